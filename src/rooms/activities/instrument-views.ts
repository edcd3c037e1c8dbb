// Reads of instruments, visits and findings: of a place, and those an agency owes an answer.
import { ref } from '../../engine/field.ts'
import { view } from '../../engine/view.ts'
import { Agency } from '../organization/door.ts'
import { Instrument, ServiceFinding, ServiceVisit } from './instrument-records.ts'
import { near, upFrom, within } from './plan-views.ts'

export const instruments = view({
  name: 'activities.instruments',
  label: { id: 'Instrumen pemantauan', en: 'Monitoring instruments' },
  record: Instrument,
  params: { place: within },
  may: (who, p) => near(who, p.place),
  where: (p) => ['place', 'in', upFrom(p.place ?? '')],
  order: [['code', 'asc'], ['edition', 'desc']],
})

export const serviceVisits = view({
  name: 'activities.serviceVisits',
  label: { id: 'Kunjungan pemantauan', en: 'Monitoring visits' },
  record: ServiceVisit,
  params: { place: within },
  may: (who, p) => near(who, p.place),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['on', 'desc']],
  joins: { findings: { record: ServiceFinding, from: 'id', to: 'visitId', many: true }, agency: { record: Agency, from: 'agencyId' } },
  limit: 300,
})

export const serviceVisit = view({
  name: 'activities.serviceVisit',
  label: { id: 'Satu kunjungan pemantauan', en: 'One monitoring visit' },
  record: ServiceVisit,
  params: { visitId: ref({ class: 'N', label: { id: 'Kunjungan', en: 'Visit' }, record: 'serviceVisit', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['id', '=', p.visitId ?? ''],
  joins: { findings: { record: ServiceFinding, from: 'id', to: 'visitId', many: true }, agency: { record: Agency, from: 'agencyId' }, instrument: { record: Instrument, from: 'instrumentId' } },
  one: true,
  limit: 1,
})

/** Of a territory, or of the agency one sits in. */
export const findings = view({
  name: 'activities.findings',
  label: { id: 'Temuan pemantauan', en: 'Monitoring findings' },
  record: ServiceFinding,
  params: { place: within, agencyId: ref({ class: 'N', label: { id: 'Instansi', en: 'Agency' }, record: 'agency' }) },
  may: (who, p) => near(who, p.place),
  where: (p) => (p.agencyId ? { all: [['place', 'within', p.place ?? ''], ['agencyId', '=', p.agencyId]] } : ['place', 'within', p.place ?? '']),
  order: [['due', 'asc']],
  joins: { agency: { record: Agency, from: 'agencyId' } },
  limit: 500,
})

export const instrumentViews = [instruments, serviceVisits, serviceVisit, findings]
