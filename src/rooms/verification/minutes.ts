// What the village decided, as one content with one fingerprint: the same on the laptop in the balai desa and on the server.
// Papers are drawn from the rows; this is what an act may check, and what nobody can change afterwards without its hash changing.
import type { RowOf } from '../../engine/record.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import type { Musdes } from './records-musdes.ts'
import type { AttendeeRow, BatchRow, ItemRow } from './rules.ts'

export type MusdesRow = RowOf<typeof Musdes>

/** Only facts of rows, in a fixed order; nothing that changes after the village has finalised. */
export function batchContent(batch: BatchRow, musdes: MusdesRow, items: readonly ItemRow[], attendees: readonly AttendeeRow[]): { [k: string]: unknown } {
  const byId = <T extends { id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    form: 1, batch: batch.id, place: batch.place, month: batch.month ?? null, edition: batch.edition ?? 1,
    meeting: { id: musdes.id, kind: musdes.kind ?? null, on: musdes.on ?? null, venue: musdes.venue ?? null, chair: musdes.chairName ?? null, signatory: musdes.signatoryName ?? null },
    items: byId(items).map((i) => ({ id: i.id, household: i.householdId ?? null, name: i.headName ?? null, kk: i.kk ?? null, decision: i.decision ?? null, reason: i.reasonCode ?? null, note: i.reasonNote ?? null })),
    attendees: byId(attendees.filter((a) => a.struck !== true && a.present === true)).map((a) => ({ id: a.id, name: a.name ?? null, role: a.role ?? null, detail: a.detail ?? null, signed: (a.signature ?? []).length > 0 })),
  }
}

export const batchHash = (batch: BatchRow, musdes: MusdesRow, items: readonly ItemRow[], attendees: readonly AttendeeRow[]): string =>
  contentHash(batchContent(batch, musdes, items, attendees))
