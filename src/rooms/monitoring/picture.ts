// The true picture of a territory: the same measures from the same sums, whether counted on a phone or rolled up for a nation.
import type { Sum } from '../../engine/counter.ts'
import type { Text } from '../../engine/field.ts'
import { addDays } from '../../engine/values/day.ts'
import { firstDay, previousMonth } from '../activities/door.ts'
import { caseFlow, findServiceItem } from '../cases/door.ts'
import { findPpks, psmFunctions } from '../registry/door.ts'
import { openStates, reportFlow } from '../reports/door.ts'

export type MeasureTone = 'neutral' | 'good' | 'caution' | 'bad' | 'waiting' | 'info'

export interface Measure {
  id: string
  label: Text
  /** null = suppressed: fewer than five. */
  n: number | null
  /** What it is a part of, for a percentage. */
  of?: number
  tone: MeasureTone
  unit?: Text
  /** The list it counts: a view of this room and its parameters, besides the place. */
  list?: { view: string; params: { [k: string]: string } }
}

export interface MeasureGroup {
  id: string
  title: Text
  hint?: Text
  measures: Measure[]
}

/** Restricted counts below this are not shown. */
export const smallest = 5
/** Days after which a household's data is yellow, and red. */
export const staleDays = 180
export const oldDays = 365
const ages = [3, 14, 60] as const

/** The dates at which a bucket changes its meaning today; sums may be folded to them without a loss. */
export function cutsFor(today: string): string[] {
  return [lastMonthOf(today), monthOf(today), ...ages.map((d) => addDays(today, -d)), addDays(today, -staleDays), addDays(today, -oldDays)]
}
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`
const lastMonthOf = (day: string): string => firstDay(previousMonth(day.slice(0, 7)))

const t = (id: string, en: string): Text => ({ id, en })

/** Numbers out of sums, by counter, key and age. */
class Tallies {
  private readonly byName = new Map<string, Sum[]>()
  constructor(sums: readonly Sum[], cls: 'N' | 'X') {
    for (const s of sums) {
      if (s.class !== cls) continue
      const list = this.byName.get(s.name)
      if (list) list.push(s)
      else this.byName.set(s.name, [s])
    }
  }
  sum(name: string, fits: (key: string, bucket: string) => boolean = () => true): number {
    let n = 0
    for (const s of this.byName.get(name) ?? []) if (fits(s.key, s.bucket)) n += s.n
    return n
  }
  key(name: string, key: string): number {
    return this.sum(name, (k) => k === key)
  }
  keys(name: string): string[] {
    return [...new Set((this.byName.get(name) ?? []).map((s) => s.key))]
  }
}

/** All measures of one place. `suppress` hides every small count, not only restricted ones (donors). */
export function pictureOf(sums: readonly Sum[], today: string, suppress = false): MeasureGroup[] {
  const n = new Tallies(sums, 'N')
  const x = new Tallies(sums, 'X')
  const stale = addDays(today, -staleDays)
  const old = addDays(today, -oldDays)
  const month = monthOf(today)
  const lastMonth = lastMonthOf(today)
  const shown = (v: number): number | null => (suppress && v > 0 && v < smallest ? null : v)
  const m = (id: string, label: Text, v: number, tone: MeasureTone = 'neutral', more: Partial<Measure> = {}): Measure => ({ id, label, n: shown(v), tone, ...more })
  const sealed = (id: string, label: Text, v: number): Measure => ({ id, label, n: v > 0 && v < smallest ? null : v, tone: 'info' })

  const households = n.sum('household.freshness')
  const open = n.sum('reports.open')
  const age = (from: number, to: number | null): number =>
    n.sum('reports.open', (_k, b) => b !== '' && b < (from === 0 ? '9999' : addDays(today, -from + 1)) && (to === null || b >= addDays(today, -to)))
  const settled = n.sum('reports.settled')
  const byColumn = (name: string, code: string, id: string, label: Text, tone: MeasureTone, column: string): Measure =>
    m(id, label, n.key(name, code), tone, { of: households, list: { view: 'monitoring.households', params: { column, value: code } } })

  return [
    {
      id: 'laporan', title: t('Laporan', 'Reports'),
      measures: [
        m('laporan.terbuka', t('Laporan terbuka', 'Open reports'), open, 'info', { list: { view: 'monitoring.reports', params: { open: 'ya' } } }),
        m('laporan.darurat', t('Darurat, terbuka', 'Emergencies, open'), n.key('reports.urgency', 'darurat'), 'bad', { list: { view: 'monitoring.reports', params: { open: 'ya', urgency: 'darurat' } } }),
        m('laporan.lewat', t('Laporan lewat batas waktu', 'Reports past the clock'), n.sum('reports.late'), 'bad', { of: open, list: { view: 'monitoring.reports', params: { open: 'ya', stuck: 'ya' } } }),
        m('laporan.umur3', t('Umur sampai 3 hari', 'Up to 3 days old'), age(0, 3), 'neutral', { of: open }),
        m('laporan.umur14', t('Umur 4–14 hari', '4–14 days old'), age(4, 14), 'neutral', { of: open }),
        m('laporan.umur60', t('Umur 15–60 hari', '15–60 days old'), age(15, 60), 'caution', { of: open }),
        m('laporan.umurlama', t('Lebih dari 60 hari', 'Over 60 days old'), age(61, null), 'bad', { of: open }),
        m('laporan.tuntas', t('Sudah diselesaikan', 'Settled'), settled, 'good'),
        ...(settled > 0 ? [m('laporan.jam', t('Rata-rata jam sampai selesai', 'Mean hours to settlement'), Math.round(n.sum('reports.hours') / settled), 'neutral', { unit: t('jam', 'hours') })] : []),
        ...Object.entries(reportFlow.states).map(([code, s]) =>
          m(`laporan.${code}`, s.label, n.key('reports.state', code), openStates.includes(code) ? 'info' : 'neutral', { list: { view: 'monitoring.reports', params: { state: code } } })),
      ],
    },
    {
      id: 'kasus', title: t('Kasus', 'Cases'),
      measures: [
        m('kasus.berjalan', t('Kasus berjalan', 'Running cases'), n.key('cases.byPpks', 'semua'), 'info', { list: { view: 'monitoring.cases', params: { open: 'ya' } } }),
        m('kasus.lewat', t('Kasus lewat batas waktu', 'Cases past the clock'), n.sum('cases.late'), 'bad', { list: { view: 'monitoring.cases', params: { open: 'ya', late: 'ya' } } }),
        ...Object.entries(caseFlow.states).map(([code, s]) => m(`kasus.${code}`, s.label, n.key('cases.byState', code), 'neutral', { list: { view: 'monitoring.cases', params: { state: code } } })),
      ].filter((k) => k.n !== 0 || k.id === 'kasus.berjalan' || k.id === 'kasus.lewat'),
    },
    {
      id: 'kategori', title: t('Kasus berjalan menurut kategori PPKS', 'Running cases by PPKS category'),
      measures: n.keys('cases.byPpks').filter((k) => k !== 'semua').sort().map((k) =>
        m(`kategori.${k}`, findPpks(k)?.label ?? t(k, k), n.key('cases.byPpks', k), 'neutral', { list: { view: 'monitoring.cases', params: { open: 'ya', ppks: k } } })),
    },
    {
      id: 'bantuan', title: t('Bantuan tiba', 'Help arrived'),
      measures: [
        m('bantuan.semua', t('Layanan dan bantuan diserahkan', 'Services and help handed over'), n.key('help.byItem', 'semua'), 'good', { list: { view: 'monitoring.services', params: {} } }),
        m('bantuan.bulan', t('Bulan ini', 'This month'), n.sum('help.byItem', (k, b) => k === 'semua' && b >= month), 'good', { list: { view: 'monitoring.services', params: { since: month } } }),
        m('bantuan.keluarga', t('Keluarga terbantu', 'Families helped'), n.key('help.families', 'keluarga'), 'good'),
        ...n.keys('help.byItem').filter((k) => k !== 'semua').sort().map((k) =>
          m(`bantuan.${k}`, findServiceItem(k)?.label ?? t(k, k), n.key('help.byItem', k), 'neutral', { list: { view: 'monitoring.services', params: { item: k } } })),
      ],
    },
    {
      id: 'kegiatan', title: t('Kegiatan PSM', 'Work of the PSM'), hint: t('Kegiatan dengan dua fungsi dihitung pada keduanya, dan satu kali dalam jumlah.', 'An activity with two functions counts under both, and once in the total.'),
      measures: [
        m('kegiatan.bulan', t('Kegiatan bulan ini', 'Activities this month'), n.sum('activities', (k, b) => k === 'semua' && b >= month), 'good'),
        ...psmFunctions.map((f) => m(`kegiatan.${f.code}`, f.label, n.sum('activities', (k, b) => k === `fungsi:${f.code}` && b >= month))),
        m('kegiatan.tepat', t('Laporan bulan lalu, tepat waktu', 'Last month’s reports on time'), n.sum('monthReports', (k, b) => k === 'tepat' && b >= lastMonth && b < month), 'good'),
        m('kegiatan.terlambat', t('Laporan bulan lalu, terlambat', 'Last month’s reports, late'), n.sum('monthReports', (k, b) => k === 'terlambat' && b >= lastMonth && b < month), 'caution'),
      ],
    },
    {
      id: 'keluarga', title: t('Keluarga dan kebaruan data', 'Households and freshness'), hint: t('Lebih dari 180 hari kuning, lebih dari 365 hari merah.', 'Over 180 days yellow, over 365 days red.'),
      measures: [
        m('keluarga.semua', t('Keluarga tercatat', 'Households on record'), households, 'neutral', { list: { view: 'monitoring.households', params: {} } }),
        m('keluarga.anggota', t('Anggota keluarga', 'Household members'), n.sum('household.members')),
        m('keluarga.hijau', t('Diperiksa ≤ 180 hari', 'Verified ≤ 180 days'), n.sum('household.freshness', (k, b) => k === 'verified' && b >= stale), 'good', { of: households, list: { view: 'monitoring.households', params: { fresh: 'hijau' } } }),
        m('keluarga.kuning', t('181–365 hari', '181–365 days'), n.sum('household.freshness', (k, b) => k === 'verified' && b >= old && b < stale), 'caution', { of: households, list: { view: 'monitoring.households', params: { fresh: 'kuning' } } }),
        m('keluarga.merah', t('Lebih dari 365 hari', 'Over 365 days'), n.sum('household.freshness', (k, b) => k === 'verified' && b < old), 'bad', { of: households, list: { view: 'monitoring.households', params: { fresh: 'merah' } } }),
        m('keluarga.belum', t('Belum pernah diperiksa', 'Never verified'), n.key('household.freshness', 'never'), 'bad', { of: households, list: { view: 'monitoring.households', params: { fresh: 'belum' } } }),
      ],
    },
    {
      id: 'rumah', title: t('Rumah, air, jamban, listrik', 'House, water, latrine, electricity'),
      measures: [
        byColumn('household.rtlh', 'ya', 'rumah.rtlh', t('Rumah tidak layak huni (RTLH)', 'Unfit houses (RTLH)'), 'bad', 'rtlh'),
        byColumn('household.rtlh', 'tidak', 'rumah.layak', t('Rumah layak huni', 'Fit houses'), 'good', 'rtlh'),
        byColumn('household.rtlh', 'tidak_diketahui', 'rumah.takdiketahui', t('Belum diketahui', 'Not known yet'), 'neutral', 'rtlh'),
        byColumn('household.structure', 'gagal', 'rumah.ketahanan', t('Ketahanan bangunan gagal', 'Building strength failed'), 'caution', 'structure'),
        byColumn('household.density', 'gagal', 'rumah.kepadatan', t('Terlalu padat', 'Too crowded'), 'caution', 'density'),
        byColumn('household.water', 'gagal', 'air.gagal', t('Air minum tidak layak', 'Water not decent'), 'bad', 'water'),
        byColumn('household.water', 'lolos', 'air.lolos', t('Air minum layak', 'Decent water'), 'good', 'water'),
        byColumn('household.sanitation', 'gagal', 'jamban.gagal', t('Sanitasi tidak layak', 'Sanitation not decent'), 'bad', 'sanitation'),
        byColumn('household.sanitation', 'lolos', 'jamban.lolos', t('Sanitasi layak', 'Decent sanitation'), 'good', 'sanitation'),
        ...n.keys('household.openDefecation').filter((k) => k === 'terbuka' || k === 'tertutup').sort().map((k) =>
          byColumn('household.openDefecation', k, `jamban.babs_${k}`, k === 'terbuka' ? t('BAB di tempat terbuka', 'Open defecation') : t('BABS tertutup', 'Unsafe closed disposal'), 'bad', 'openDefecation')),
        ...n.keys('household.electricity').sort().map((k) => byColumn('household.electricity', k, `listrik.${k}`, electricityLabel(k), k === 'tidak_memadai' ? 'bad' : k === 'ditandai' ? 'caution' : 'neutral', 'electricity')),
        ...n.keys('household.power450').filter((k) => k === 'ya').map((k) => byColumn('household.power450', k, 'listrik.450', t('Listrik 450 W', '450 W connection'), 'caution', 'power450')),
      ],
    },
    {
      id: 'terbatas', title: t('Jalur terbatas', 'Restricted lane'), hint: t('Hanya jumlah; kurang dari 5 tidak ditampilkan.', 'Counts only; fewer than 5 are not shown.'),
      measures: [
        sealed('terbatas.laporan', t('Laporan terbuka', 'Open reports'), x.sum('reports.open')),
        sealed('terbatas.kasus', t('Kasus berjalan', 'Running cases'), x.key('cases.byPpks', 'semua')),
        ...x.keys('cases.byPpks').filter((k) => k !== 'semua').sort().map((k) => sealed(`terbatas.${k}`, findPpks(k)?.label ?? t(k, k), x.key('cases.byPpks', k))),
      ],
    },
  ]
}

function electricityLabel(code: string): Text {
  const words: { [code: string]: Text } = {
    ada: t('Ada listrik', 'Has electricity'), ditandai: t('Listrik tanpa meteran PLN sendiri', 'Electricity without an own meter'),
    tidak_memadai: t('Listrik tidak memadai', 'Inadequate electricity'), tidak_diketahui: t('Listrik belum diketahui', 'Electricity not known yet'),
  }
  return words[code] ?? t(`Listrik: ${code}`, `Electricity: ${code}`)
}

/** Measures by id, without restricted ones: what a map of children may show. */
export function valuesOf(sums: readonly Sum[], today: string, suppress = false): { [measure: string]: number | null } {
  const out: { [measure: string]: number | null } = {}
  for (const g of pictureOf(sums, today, suppress)) if (g.id !== 'terbatas') for (const m of g.measures) out[m.id] = m.n
  return out
}
