// What screens read of a PSM's work: their own log, that of a place, and the monthly reports. Names of citizens stand in none of them.
import { choice, date, place, ref, text } from '../../engine/field.ts'
import type { Where } from '../../engine/view.ts'
import { view } from '../../engine/view.ts'
import { holds, type Who } from '../../engine/who.ts'
import { Account, Appointment, Psm } from '../organization/door.ts'
import { activityKinds } from './activity-kinds.ts'
import { monthReportFlow } from './flow.ts'
import { monthKeyOf } from './month.ts'
import { lookers } from './posts.ts'
import { Activity, MonthReport, MonthReportRule, MonthReportText } from './records.ts'

const N = { class: 'N' as const }
const looks = (who: Who, at: string | null | undefined): boolean => holds(who, lookers, at ?? '')
const looksSomewhere = (who: Who): boolean => who.posts.some((p) => lookers.includes(p.role))
const when = (condition: unknown, ...where: Where[]): Where[] => (condition ? where : [])

const placeParam = place({ ...N, label: { id: 'Wilayah', en: 'Place' }, required: true })
const monthParam = text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 7 })
const personParam = ref({ ...N, label: { id: 'PSM', en: 'PSM' }, record: 'account' })
const states = Object.entries(monthReportFlow.states).map(([code, s]) => ({ code, label: s.label }))
const person = { person: { record: Account, from: 'personId' } }

export const mine = view({
  name: 'activities.mine',
  label: { id: 'Kegiatan saya', en: 'My activities' },
  record: Activity,
  params: { month: monthParam },
  where: (p, who) => ({ all: [['personId', '=', who.person ?? ''], ...when(p.month, ['monthKey', '=', monthKeyOf(who.person ?? '', p.month ?? '')])] }),
  order: [['on', 'desc'], ['startedAt', 'desc'], ['id', 'asc']],
  limit: 1000,
})

export const ofPlace = view({
  name: 'activities.ofPlace',
  label: { id: 'Kegiatan di wilayah', en: 'Activities of a place' },
  record: Activity,
  params: { place: placeParam, from: date({ ...N, label: { id: 'Sejak', en: 'From' } }), until: date({ ...N, label: { id: 'Sampai', en: 'Until' } }), kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, options: activityKinds }), person: personParam },
  may: (who, p) => looks(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '!=', 'ditarik'], ...when(p.from, ['on', '>=', p.from]), ...when(p.until, ['on', '<=', p.until]), ...when(p.kind, ['kind', '=', p.kind]), ...when(p.person, ['personId', '=', p.person])] }),
  order: [['on', 'desc'], ['id', 'asc']],
  joins: person,
  limit: 3000,
})

export const one = view({
  name: 'activities.one',
  label: { id: 'Satu kegiatan', en: 'One activity' },
  record: Activity,
  params: { id: ref({ ...N, label: { id: 'Kegiatan', en: 'Activity' }, record: 'activity', required: true }) },
  may: looksSomewhere,
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: person,
  one: true,
})

const withNames = { person: { record: Account, from: 'personId' }, psm: { record: Psm, from: 'psmId' }, head: { record: Account, from: 'headBy' }, chair: { record: Account, from: 'ipsmBy' }, posts: { record: Appointment, from: 'personId', to: 'personId', many: true } } as const

export const myReports = view({
  name: 'activities.myReports',
  label: { id: 'Laporan bulanan saya', en: 'My monthly reports' },
  record: MonthReport,
  params: {},
  where: (_p, who) => ['personId', '=', who.person ?? ''],
  order: [['month', 'desc']],
  limit: 120,
})

export const reportsOfPlace = view({
  name: 'activities.reports',
  label: { id: 'Laporan bulanan di wilayah', en: 'Monthly reports of a place' },
  record: MonthReport,
  params: { place: placeParam, month: monthParam, state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: states }) },
  may: (who, p) => looks(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...when(p.month, ['month', '=', p.month]), ...when(p.state, ['state', '=', p.state])] }),
  order: [['month', 'desc'], ['sentAt', 'asc']],
  joins: person,
  limit: 3000,
})

/** One report with its content, as far as the reader's post goes: who reads no names sees the covered numbers alone. */
export const oneReport = view({
  name: 'activities.report',
  label: { id: 'Satu laporan bulanan', en: 'One monthly report' },
  record: MonthReport,
  params: { id: ref({ ...N, label: { id: 'Laporan', en: 'Report' }, record: 'monthReport', required: true }) },
  may: looksSomewhere,
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: { ...withNames, text: { record: MonthReportText, from: 'id', to: 'id' } },
  one: true,
})

export const rules = view({
  name: 'activities.rule',
  label: { id: 'Batas laporan bulanan', en: 'When monthly reports are due' },
  record: MonthReportRule,
  params: { place: placeParam },
  may: looksSomewhere,
  where: (p) => ['place', '=', (p.place ?? '').slice(0, 5)],
  limit: 1,
})

export const activityViews = [mine, ofPlace, one, myReports, reportsOfPlace, oneReport, rules]
