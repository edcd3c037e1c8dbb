// Perlu perhatian: what came back, what two people wrote, what cannot be read. An inbox, not an error.
import type { Text } from '../field.ts'
import { Conflict, type RowOf } from '../record.ts'
import type { PhotoItem } from './photo-box.ts'
import { shownOutbox, type OutboxItem } from './shown.ts'
import type { Works } from './works.ts'

export type Attention =
  | {
      kind: 'refused' | 'proposed' | 'unreadable'
      id: string
      at: string | null
      say: Text
      item: OutboxItem
    }
  | { kind: 'conflict'; id: string; at: string | null; say: Text; conflict: RowOf<typeof Conflict> }
  | { kind: 'photo'; id: string; at: string | null; say: Text; photo: PhotoItem }

export const noReason: Text = { id: 'Server tidak menyebut alasannya.', en: 'The server gave no reason.' }
const twoWrote: Text = {
  id: 'Isian ini juga diubah orang lain. Pilih yang benar.',
  en: 'Somebody else changed this too. Choose what is right.',
}

export function attentionOf(w: Works): Attention[] {
  const out: Attention[] = []
  for (const item of shownOutbox(w)) {
    if (item.state !== 'refused' && item.state !== 'proposed' && item.state !== 'unreadable') continue
    out.push({ kind: item.state, id: item.id, at: item.madeAt, say: item.say ?? noReason, item })
  }
  const person = w.who().person
  if (person !== null) {
    for (const row of w.store.where(Conflict, { offeredBy: person })) {
      if (row.state !== 'terbuka') continue
      const conflict = row as RowOf<typeof Conflict>
      out.push({ kind: 'conflict', id: row.id, at: conflict.offeredAt ?? null, say: twoWrote, conflict })
    }
  }
  for (const photo of w.photos.items.values()) {
    if (photo.say)
      out.push({ kind: 'photo', id: photo.hash, at: photo.keptAt || null, say: photo.say, photo })
  }
  return out
}
