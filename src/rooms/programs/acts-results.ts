// Deciles that came back with a verification are the family's deciles: taken over as they are, by the house, with their date and source.
import { act, put, refuse, type Look, type Read } from '../../engine/act.ts'
import { date, json, ref, text } from '../../engine/field.ts'
import type { Reaction } from '../../engine/house.ts'
import { villageSpace } from '../../engine/space.ts'
import { z } from 'zod'
import { Household } from '../registry/door.ts'
import { BatchItem } from '../verification/door.ts'
import { Decile } from './records.ts'

const R = { class: 'R' as const }
const rankSchema = z.object({ itemId: z.string().max(80), desil: z.int().min(1).max(10) })

interface Results { asOf?: string | null; results?: { itemId: string; desil: number }[] | null }
interface Rank { householdId: string; place: string; value: number; same: boolean }

/** Families whose decile this is newer than, or as new as, what is known. */
function newer(i: Results, look: Look): Rank[] {
  return (i.results ?? []).flatMap((r): Rank[] => {
    const home = look.find(Household, look.find(BatchItem, r.itemId)?.householdId)
    if (!home || home.state !== 'ada') return []
    const now = look.find(Decile, home.id)
    if (now?.asOf && (now.asOf > (i.asOf ?? '') || (now.asOf === i.asOf && now.value === r.desil))) return []
    return [{ householdId: home.id, place: home.place, value: r.desil, same: now?.asOf === i.asOf }]
  })
}

export const followResults = act({
  name: 'programs.followResults',
  label: { id: 'Desil ikut hasil verifikasi', en: 'Deciles follow the verification' },
  by: 'system',
  input: {
    asOf: date({ ...R, label: { id: 'Per tanggal', en: 'As of' }, required: true }),
    source: text({ ...R, label: { id: 'Sumber', en: 'Source' }, required: true, max: 120 }),
    results: json({ ...R, label: { id: 'Desil', en: 'Deciles' }, required: true, schema: z.array(rankSchema).max(500) }),
    by: ref({ class: 'N', label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' }),
  },
  reads: (i, look) => {
    const items = (i.results ?? []).map((r): Read => ({ record: BatchItem, id: r.itemId }))
    const homes = (i.results ?? []).flatMap((r) => look.find(BatchItem, r.itemId)?.householdId ?? [])
    return [...items, ...homes.flatMap((id): Read[] => [{ record: Household, id }, { record: Decile, id }])]
  },
  touches: (i, look) => [...new Set(newer(i, look).map((r) => villageSpace(r.place, 'R')))],
  may: () => false,
  guard: (i, look) => (newer(i, look).length > 0 ? null : refuse('TIDAK_BERLAKU', 'Desil ini sudah diketahui, atau ada yang lebih baru.', 'These deciles are known already, or there are newer ones.')),
  effect: (i, look) =>
    newer(i, look).map((r) =>
      // Of the same day and another number: somebody read it differently, and a person chooses.
      put(Decile, { id: r.householdId, place: r.place, class: 'R' }, { value: r.value, asOf: i.asOf ?? null, source: i.source ?? null, recordedBy: i.by ?? null }, r.same ? { value: null, source: null } : undefined)),
})

const ranked = (results: unknown): { itemId: string; desil: number }[] =>
  (Array.isArray(results) ? results : []).flatMap((r) => {
    const read = rankSchema.safeParse(r)
    return read.success ? [read.data] : []
  })

export const resultReactions: readonly Reaction[] = [{
  name: 'programs.followResults', on: 'verification.recordResults',
  act: (input, env) => {
    const results = ranked(input.results)
    return results.length > 0 ? { act: 'programs.followResults', input: { asOf: input.asOf, source: input.source, results, by: env.person } } : null
  },
}]
