// The lists behind the numbers: each opens as far as its reader's post allows; names come only where class R may be read.
import { place, text, date } from '../../engine/field.ts'
import { addDays } from '../../engine/values/day.ts'
import { view, type Where } from '../../engine/view.ts'
import { covers, type Who } from '../../engine/who.ts'
import { Case, openCaseStates, Service } from '../cases/door.ts'
import { Household, HouseholdStatus } from '../registry/door.ts'
import { openStates, Report } from '../reports/door.ts'
import { oldDays, staleDays } from './picture.ts'

const P = { class: 'P' as const }
const within = place({ ...P, label: { id: 'Wilayah', en: 'Territory' }, required: true })
const word = (id: string, en: string) => text({ ...P, label: { id, en }, max: 40 })

/** Somebody with a post that covers the place, or lies in it. */
const near = (who: Who, at: string | null | undefined): boolean => who.posts.some((p) => covers(p.place, at ?? '') || covers(at ?? '', p.place))
const all = (...terms: (Where | null)[]): Where => ({ all: terms.filter((x): x is Where => x !== null) })
const given = (value: string | null | undefined, then: (v: string) => Where): Where | null => (value ? then(value) : null)

export const reportList = view({
  name: 'monitoring.reports',
  label: { id: 'Laporan di balik angka', en: 'Reports behind a number' },
  record: Report,
  params: { place: within, open: word('Terbuka', 'Open'), state: word('Keadaan', 'State'), urgency: word('Kegentingan', 'Urgency'), stuck: word('Lewat batas', 'Past its clock') },
  may: (who, p) => near(who, p.place),
  where: (p) => all(['place', 'within', p.place ?? ''], ['class', '=', 'R'], given(p.open, () => ['state', 'in', [...openStates]]), given(p.state, (v) => ['state', '=', v]), given(p.urgency, (v) => ['urgency', '=', v]), given(p.stuck, () => ['stuckAt', 'set'])),
  order: [['rank', 'asc'], ['createdAt', 'asc']],
  limit: 300,
})

export const caseList = view({
  name: 'monitoring.cases',
  label: { id: 'Kasus di balik angka', en: 'Cases behind a number' },
  record: Case,
  params: { place: within, open: word('Berjalan', 'Running'), state: word('Keadaan', 'State'), ppks: word('Kategori', 'Category'), late: word('Lewat batas', 'Late') },
  may: (who, p) => near(who, p.place),
  where: (p) => all(['place', 'within', p.place ?? ''], ['class', '=', 'R'], given(p.open, () => ['state', 'in', [...openCaseStates]]), given(p.state, (v) => ['state', '=', v]), given(p.ppks, (v) => ['ppks', 'includes', v]), given(p.late, () => ['lateSince', 'set'])),
  order: [['openedOn', 'asc']],
  limit: 300,
})

export const householdList = view({
  name: 'monitoring.households',
  label: { id: 'Keluarga di balik angka', en: 'Households behind a number' },
  record: HouseholdStatus,
  params: { place: within, column: word('Ukuran', 'Measure'), value: word('Nilai', 'Value'), fresh: word('Kebaruan', 'Freshness') },
  may: (who, p) => near(who, p.place),
  where: (p, _who, today) => {
    const column = p.column && p.column in HouseholdStatus.columns ? p.column : null
    const yellow = addDays(today, -staleDays)
    const red = addDays(today, -oldDays)
    const fresh: { [f: string]: Where } = {
      hijau: ['verifiedOn', '>=', yellow],
      kuning: { all: [['verifiedOn', '<', yellow], ['verifiedOn', '>=', red]] },
      merah: ['verifiedOn', '<', red],
      belum: ['verifiedOn', 'null'],
    }
    return all(['place', 'within', p.place ?? ''], ['state', '=', 'ada'], column ? given(p.value, (v) => [column, '=', v]) : null, p.fresh ? (fresh[p.fresh] ?? null) : null)
  },
  order: [['verifiedOn', 'asc']],
  limit: 500,
  joins: { household: { record: Household, from: 'id' } },
})

export const serviceList = view({
  name: 'monitoring.services',
  label: { id: 'Bantuan di balik angka', en: 'Help behind a number' },
  record: Service,
  params: { place: within, item: word('Layanan', 'Service'), since: date({ ...P, label: { id: 'Sejak', en: 'Since' } }) },
  may: (who, p) => near(who, p.place),
  where: (p) => all(['place', 'within', p.place ?? ''], ['class', '=', 'R'], ['state', '=', 'tercatat'], given(p.item, (v) => ['item', '=', v]), given(p.since, (v) => ['on', '>=', v])),
  order: [['on', 'desc']],
  limit: 300,
})
