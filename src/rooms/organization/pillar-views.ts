// Reads of pillars, kinds, the Puskesos and population of a place.
import { place, ref, text } from '../../engine/field.ts'
import { view, type Where } from '../../engine/view.ts'
import { covers, type Who } from '../../engine/who.ts'
import { Pillar, PillarKind, PlaceFact, Puskesos } from './pillar-records.ts'

const within = place({ class: 'P', label: { id: 'Wilayah', en: 'Territory' }, required: true })
const near = (who: Who, at: string | null | undefined): boolean => who.posts.some((p) => covers(p.place, at ?? '') || covers(at ?? '', p.place))

export const pillars = view({
  name: 'organization.pillars',
  label: { id: 'Pilar sosial', en: 'Social pillars' },
  record: Pillar,
  params: { place: within, kind: text({ class: 'P', label: { id: 'Jenis', en: 'Kind' }, max: 40 }) },
  may: (who, p) => near(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...(p.kind ? [['kind', '=', p.kind] as Where] : [])] }),
  order: [['kind', 'asc'], ['name', 'asc']],
  limit: 2000,
})

/** One record by its id, for its page. */
export const pillar = view({
  name: 'organization.pillar',
  label: { id: 'Satu pilar', en: 'One pillar' },
  record: Pillar,
  params: { pillarId: ref({ class: 'N', label: { id: 'Pilar', en: 'Pillar' }, record: 'pillar', required: true }) },
  where: (p) => ['id', '=', p.pillarId ?? ''],
  one: true,
  limit: 1,
})

/** The vocabulary a place may use: its regency's and those above it. */
export const pillarKinds = view({
  name: 'organization.pillarKinds',
  label: { id: 'Jenis pilar', en: 'Kinds of pillar' },
  record: PillarKind,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ any: [['place', 'within', (p.place ?? '').slice(0, 5)], ['place', '=', (p.place ?? '').slice(0, 2)]] }),
  order: [['code', 'asc']],
})

export const puskesosOf = view({
  name: 'organization.puskesos',
  label: { id: 'Puskesos', en: 'Puskesos' },
  record: Puskesos,
  params: { place: within },
  may: (who, p) => near(who, p.place),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['place', 'asc']],
  limit: 2000,
})

export const placeFacts = view({
  name: 'organization.placeFacts',
  label: { id: 'Data wilayah', en: 'Facts of places' },
  record: PlaceFact,
  params: { place: within },
  may: (who, p) => near(who, p.place),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['place', 'asc']],
  limit: 2000,
})

export const pillarViews = [pillars, pillar, pillarKinds, puskesosOf, placeFacts]
