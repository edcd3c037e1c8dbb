// Two records that may be one person: ids, levels and a chance, no names; and what was laid together, with all that is needed to take it apart again.
import { choice, date, instant, json, longText, number, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { z } from 'zod'
import { choices } from '../registry/door.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

export const pairStates = choices(
  ['menunggu', 'Menunggu diperiksa', 'Waiting'],
  ['ragu', 'Belum pasti', 'Not sure yet'],
  ['sama', 'Orang yang sama', 'Same person'],
  ['berbeda', 'Bukan orang yang sama', 'Not the same'],
)
export const pairKinds = choices(['person', 'Orang', 'Person'], ['household', 'Keluarga', 'Household'])

const said = z.object({ id: z.string(), en: z.string() })
const fall = z.object({ start: z.number(), steps: z.array(z.object({ group: z.string(), say: said, bits: z.number() })) })
/** Why two are taken for one, step by step, with weights in bits; no value of either is in it. */
export const whySchema = z.object({ say: said, stranger: fall, relative: fall.optional() })
export type Why = z.infer<typeof whySchema>

export const LikelyPair = record({
  name: 'likelyPair',
  label: { id: 'Padanan yang mungkin', en: 'Likely pair' },
  columns: {
    kind: choice({ ...N, label: { id: 'Tentang', en: 'About' }, strict: true, options: pairKinds }),
    lowId: ref({ ...N, label: { id: 'Catatan pertama', en: 'First record' }, record: '*', required: true }),
    highId: ref({ ...N, label: { id: 'Catatan kedua', en: 'Second record' }, record: '*', required: true }),
    lowPlace: place({ ...N, label: { id: 'Wilayah catatan pertama', en: 'Place of the first' } }),
    highPlace: place({ ...N, label: { id: 'Wilayah catatan kedua', en: 'Place of the second' } }),
    /** The level every comparison reached, as one number, and the format it is written in: judged again by a later model. */
    pattern: number({ ...R, label: { id: 'Pola kecocokan', en: 'Pattern' }, min: 0, max: 9e15 }),
    model: text({ ...N, label: { id: 'Model', en: 'Model' }, max: 60 }),
    p: number({ ...R, label: { id: 'Kemungkinan orang yang sama', en: 'Chance of being one' }, min: 0, max: 1 }),
    why: json({ ...R, label: { id: 'Alasan', en: 'Why' }, schema: whySchema }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, strict: true, options: pairStates }),
    proposedBy: text({ ...N, label: { id: 'Diusulkan oleh', en: 'Proposed by' }, max: 80 }),
    proposedOn: date({ ...N, label: { id: 'Diusulkan pada', en: 'Proposed on' } }),
    decidedBy: ref({ ...N, label: { id: 'Diputuskan oleh', en: 'Decided by' }, record: 'account' }),
    decidedAt: instant({ ...N, label: { id: 'Diputuskan pada', en: 'Decided at' } }),
    /** As it stood when it was decided: teaches the model, and tells whether the data changed strongly since. */
    decidedPattern: number({ ...R, label: { id: 'Pola saat diputuskan', en: 'Pattern when decided' }, min: 0, max: 9e15 }),
    decidedP: number({ ...R, label: { id: 'Kemungkinan saat diputuskan', en: 'Chance when decided' }, min: 0, max: 1 }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 500 }),
  },
  indexes: ['lowId', 'highId', 'state'],
  retention: { id: 'Selama salah satu catatannya disimpan', en: 'As long as one of the two is kept' },
})

export const mergeStates = choices(['berlaku', 'Berlaku', 'In force'], ['dibatalkan', 'Dibatalkan', 'Undone'])

const values = z.record(z.string(), z.unknown())
const home = z.object({
  /** The family the second record left, and as what. */
  mergedHousehold: z.string().nullish(), mergedRelation: z.string().nullish(), mergedNoHousehold: z.string().nullish(),
  /** The family the first record left, where it took the second one's. */
  keptHousehold: z.string().nullish(), keptRelation: z.string().nullish(), keptNoHousehold: z.string().nullish(),
  /** Families that stood empty afterwards and were closed. */
  closed: z.array(z.string()).optional(),
})
export const openSchema = z.array(z.object({ key: z.string(), kind: z.enum(['field', 'visit', 'ppksTag', 'consent', 'family']), about: z.string(), value: z.unknown().optional() }))
export type OpenItem = z.infer<typeof openSchema>[number]

export const PersonMerge = record({
  name: 'personMerge',
  label: { id: 'Penyatuan catatan', en: 'Merge of two records' },
  columns: {
    pairId: ref({ ...N, label: { id: 'Padanan', en: 'Pair' }, record: 'likelyPair' }),
    keptId: ref({ ...N, label: { id: 'Catatan utama', en: 'Record kept' }, record: 'person', required: true }),
    mergedId: ref({ ...N, label: { id: 'Catatan yang disatukan', en: 'Record merged in' }, record: 'person', required: true }),
    /** Fields whose value was taken from the second record. */
    taken: json({ ...N, label: { id: 'Isian yang diambil dari catatan kedua', en: 'Fields taken from the second' }, schema: z.array(z.string()) }),
    before: json({ ...R, label: { id: 'Nilai kedua catatan sebelumnya', en: 'Values of both before' }, schema: z.object({ kept: values, merged: values }) }),
    home: json({ ...R, label: { id: 'Keluarga sebelumnya', en: 'Families before' }, schema: home }),
    /** Records merged into the second one earlier; they followed it, each under its own merge. */
    followed: json({ ...N, label: { id: 'Ikut disatukan', en: 'Merged along' }, schema: z.array(z.object({ id: z.string(), mergeId: z.string().nullish() })) }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, strict: true, options: mergeStates }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 500 }),
    decidedBy: ref({ ...N, label: { id: 'Disatukan oleh', en: 'Merged by' }, record: 'account' }),
    decidedAt: instant({ ...N, label: { id: 'Disatukan pada', en: 'Merged at' } }),
    undoneBy: ref({ ...N, label: { id: 'Dipisahkan oleh', en: 'Undone by' }, record: 'account' }),
    undoneAt: instant({ ...N, label: { id: 'Dipisahkan pada', en: 'Undone at' } }),
    undoReason: longText({ ...R, label: { id: 'Alasan dipisahkan', en: 'Why undone' }, max: 500 }),
    /** What was written since and may belong to either: waits for somebody who knows. */
    open: json({ ...R, label: { id: 'Yang masih perlu dipilih', en: 'Still to be chosen' }, schema: openSchema }),
  },
  indexes: ['keptId', 'mergedId', 'state'],
  retention: { id: 'Selama salah satu catatannya disimpan', en: 'As long as one of the two is kept' },
})
