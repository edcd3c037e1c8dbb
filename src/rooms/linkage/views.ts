// What the review reads. A pair holds ids alone; whose names stand beside them is the registry's to tell, to whom it may.
import { choice, place, ref } from '../../engine/field.ts'
import type { Where } from '../../engine/view.ts'
import { view } from '../../engine/view.ts'
import { holds, type Who } from '../../engine/who.ts'
import { Household, Person, readers } from '../registry/door.ts'
import { LikelyPair, PersonMerge, pairKinds, pairStates } from './records.ts'

const N = { class: 'N' as const }
const placeParam = place({ ...N, label: { id: 'Wilayah', en: 'Place' }, required: true })
const reads = (who: Who, at: string | null | undefined): boolean => holds(who, readers, at ?? '')
const readsSomewhere = (who: Who): boolean => who.posts.some((p) => readers.includes(p.role))

const joins = {
  low: { record: Person, from: 'lowId', to: 'id' }, high: { record: Person, from: 'highId', to: 'id' },
  lowFamily: { record: Household, from: 'lowId', to: 'id' }, highFamily: { record: Household, from: 'highId', to: 'id' },
} as const

/** The surest first. */
export const pairs = view({
  name: 'linkage.pairs',
  label: { id: 'Padanan data', en: 'Likely pairs' },
  record: LikelyPair,
  params: { place: placeParam, state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: pairStates }), kind: choice({ ...N, label: { id: 'Tentang', en: 'About' }, options: pairKinds }) },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...(p.state ? ([['state', '=', p.state]] as Where[]) : []), ...(p.kind ? ([['kind', '=', p.kind]] as Where[]) : [])] }),
  order: [['p', 'desc'], ['id', 'asc']],
  limit: 1000,
  joins,
})

export const onePair = view({
  name: 'linkage.pair',
  label: { id: 'Satu padanan', en: 'One pair' },
  record: LikelyPair,
  params: { id: ref({ ...N, label: { id: 'Padanan', en: 'Pair' }, record: 'likelyPair', required: true }) },
  may: readsSomewhere,
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins,
  reveal: true,
  one: true,
})

const person = { person: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'person', required: true }) }

export const pairsOf = view({
  name: 'linkage.pairsOf',
  label: { id: 'Padanan satu orang', en: 'Pairs of one person' },
  record: LikelyPair,
  params: person,
  may: readsSomewhere,
  where: (p) => ({ any: [['lowId', '=', p.person], ['highId', '=', p.person]] }),
  order: [['p', 'desc'], ['id', 'asc']],
  limit: 100,
  joins,
})

export const mergesOf = view({
  name: 'linkage.mergesOf',
  label: { id: 'Penyatuan satu orang', en: 'Merges of one person' },
  record: PersonMerge,
  params: person,
  may: readsSomewhere,
  where: (p) => ({ any: [['keptId', '=', p.person], ['mergedId', '=', p.person]] }),
  order: [['decidedAt', 'desc'], ['id', 'desc']],
  limit: 100,
  joins: { kept: { record: Person, from: 'keptId', to: 'id' }, merged: { record: Person, from: 'mergedId', to: 'id' } },
})

export const merges = view({
  name: 'linkage.merges',
  label: { id: 'Catatan yang disatukan dan dipisahkan', en: 'Records merged and taken apart' },
  record: PersonMerge,
  params: { place: placeParam },
  may: (who, p) => reads(who, p.place),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['decidedAt', 'desc'], ['id', 'desc']],
  limit: 500,
  joins: { kept: { record: Person, from: 'keptId', to: 'id' }, merged: { record: Person, from: 'mergedId', to: 'id' } },
})

export const views = [pairs, onePair, pairsOf, mergesOf, merges]
