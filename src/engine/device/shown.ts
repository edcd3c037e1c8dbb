// The outbox as a screen shows it: every entry with its state, its age and the writer's own words.
import type { Refusal } from '../act.ts'
import type { Text } from '../field.ts'
import type { Input } from '../perform.ts'
import type { Works } from './works.ts'

export interface OutboxItem {
  /** The act's id; for an unreadable one the number under which it is kept. */
  id: string
  act: string
  label: Text
  place: string
  madeAt: string | null
  ageMs: number
  state: 'waiting' | 'sending' | 'accepted' | 'refused' | 'proposed' | 'unreadable'
  /** Code and sentence of a refusal, for machines and for people. */
  reason: string | null
  say: Text | null
  input: Input
  /** Bytes of the act and of its photos still here. */
  size: number
  photosMissing: number
  tries: number
  /** When the server was told of an unreadable one, ISO instant. */
  reportedAt?: string
  /** It no longer fits what the server gave; it is sent all the same. */
  doubt: Refusal | null
}

const unreadableLabel: Text = { id: 'Catatan yang tidak terbaca', en: 'A note that cannot be read' }
const unreadableDraft: Text = { id: 'Isian yang belum dikirim dan tidak terbaca lagi', en: 'A form begun that cannot be read any more' }
const unreadableSay: Text = {
  id: 'Catatan ini rusak di perangkat. Kirimkan salinannya kepada petugas agar dapat dibantu; jangan hapus dulu.',
  en: 'This note was damaged on the device. Hand its copy to the office for help; do not delete it yet.',
}

export function shownOutbox(w: Works): OutboxItem[] {
  const now = w.clock.now()
  const items = w.outbox.entries.map((e): OutboxItem => {
    const photos = e.photos.map(hash => w.photos.items.get(hash)).filter(p => p !== undefined)
    return {
      id: e.body.id,
      act: e.body.act,
      label: w.house.acts.get(e.body.act)?.label ?? { id: e.body.act, en: e.body.act },
      place: e.body.place,
      madeAt: e.body.madeAt,
      ageMs: Math.max(0, now - Date.parse(e.body.madeAt)),
      state: e.kept.state === 'waiting' && w.sending.has(e.key) ? 'sending' : e.kept.state,
      reason: e.kept.code ?? null,
      say: e.kept.say ?? null,
      input: e.body.input,
      size: e.kept.body.length + photos.reduce((sum, p) => sum + p.size, 0),
      photosMissing: photos.length,
      tries: e.kept.tries,
      doubt: w.doubts.get(e.body.id) ?? null,
    }
  })
  for (const u of w.outbox.unreadable) {
    items.push({
      id: u.key,
      act: '',
      label: u.key.startsWith('drafts/') ? unreadableDraft : unreadableLabel,
      ...(u.reportedAt ? { reportedAt: u.reportedAt } : {}),
      place: '',
      madeAt: null,
      ageMs: 0,
      state: 'unreadable',
      reason: 'TIDAK_TERBACA',
      say: unreadableSay,
      input: {},
      size: u.bytes.length,
      photosMissing: 0,
      tries: 0,
      doubt: null,
    })
  }
  return items
}
