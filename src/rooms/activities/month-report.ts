// The monthly report A–L out of events alone: every number is a list of the rows it counts. Pure: the same on the phone, on the server and on paper.
// One section a function, in the order of the form; longer than most files because the form has twelve parts.
import type { Choice, Text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { dayAt } from '../../engine/values/day.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { type Case, outcomes, type Service, serviceItems } from '../cases/door.ts'
import type { Enrolment } from '../programs/door.ts'
import { type HouseholdStatus, type PpksTag, ppks, psmFunctions, psmTasks, type Visit } from '../registry/door.ts'
import type { Report } from '../reports/door.ts'
import type { BatchItem } from '../verification/door.ts'
import { activityKinds } from './activity-kinds.ts'
import { earlier, firstDay, lastDay, monthKeyOf } from './month.ts'
import type { Activity } from './records.ts'

type Rows<R> = readonly RowOf<R>[]
/** All that a month is told from. More than needed does no harm: each section takes what is its own. */
export interface MonthRows {
  activities: Rows<typeof Activity>
  tags: Rows<typeof PpksTag>
  visits: Rows<typeof Visit>
  services: Rows<typeof Service>
  cases: Rows<typeof Case>
  reports: Rows<typeof Report>
  items: Rows<typeof BatchItem>
  enrolments: Rows<typeof Enrolment>
  statuses: Rows<typeof HouseholdStatus>
}

export const sectionCodes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'] as const
export type SectionCode = (typeof sectionCodes)[number]

export interface MonthNumber {
  /** `C.kunjungan`, `B.PPKS-08.tambah.P`: stands on paper, in files and in correction notes. */
  key: string
  section: SectionCode | 'X'
  label: Text
  n: number
  /** Rows it is made of: what a person opens to see it. */
  record: string
  ids: readonly string[]
  /** Work of this person alone: more of it cannot be claimed than there are rows. */
  own: boolean
  /** Counts people: covered below five for whoever reads no names. */
  people: boolean
  unit?: Text
}

export interface MonthFigures {
  person: string
  place: string
  month: string
  from: string
  until: string
  numbers: readonly MonthNumber[]
}

export interface Whose {
  person: string
  place: string
  month: string
  /** Last day reckoned; the end of the month when it is over. */
  until: string
}

const t = (id: string, en: string): Text => ({ id, en })
export const sectionNames: { readonly [code in SectionCode]: Text } = {
  A: t('Identitas', 'Identity'),
  B: t('Rekap PPKS di wilayah tugas', 'PPKS in the area'),
  C: t('Pendampingan warga', 'Accompaniment'),
  D: t('Laporan warga yang ditanggapi', 'Residents’ reports answered'),
  E: t('Verifikasi dan validasi', 'Verification and validation'),
  F: t('Pendampingan program', 'Programme accompaniment'),
  G: t('Inventaris rumah, air, jamban, listrik', 'Inventory of houses, water, latrines, electricity'),
  H: t('Distribusi bantuan', 'Distribution of aid'),
  I: t('Pertemuan dan koordinasi', 'Meetings and coordination'),
  J: t('Penyuluhan dan pencegahan', 'Outreach and prevention'),
  K: t('Kendala dan usulan', 'Obstacles and proposals'),
  L: t('Foto, tanda tangan, mengetahui', 'Photos, signature, acknowledgement'),
}
/** Sections whose room does not stand yet say so. */
export const notYet: { readonly [code in SectionCode]?: Text } = {
  H: t('Ruang penyaluran bantuan belum ada di aplikasi ini. Bagian ini belum dapat dihitung dan sengaja dikosongkan.', 'The room for handing out aid does not stand yet. This part cannot be reckoned and is left empty on purpose.'),
}
/** Restricted categories are told by their teams, not here. */
export const sealedNote: Text = t('Kategori dan kasus sangat terbatas tidak dihitung satu per satu di sini; yang Anda kerjakan tampak sebagai “pendampingan terbatas”.', 'Highly restricted categories and cases are not counted one by one here; your work on them shows as “restricted accompaniment”.')

type Draft = Omit<MonthNumber, 'section' | 'n'> & { n?: number }

export function monthReport(rows: MonthRows, whose: Whose): MonthFigures {
  const from = firstDay(whose.month)
  const until = earlier(whose.until, lastDay(whose.month))
  const here = <R extends { place: string; class: string }>(all: readonly R[]): R[] => all.filter((r) => r.place === whose.place && r.class !== 'X')
  const m: Month = {
    ...whose, from, until,
    inside: (day) => !!day && day >= from && day <= until,
    dayOf: (instant) => (instant ? dayAt(instant, whose.place) : null),
    activities: rows.activities.filter((a) => a.place === whose.place && a.monthKey === monthKeyOf(whose.person, whose.month) && a.state !== 'ditarik' && !!a.on && a.on >= from && a.on <= until),
    tags: here(rows.tags), visits: here(rows.visits).filter((v) => v.by === whose.person), services: here(rows.services).filter((s) => s.recordedBy === whose.person && s.state !== 'batal'),
    cases: here(rows.cases), reports: here(rows.reports), items: here(rows.items), enrolments: here(rows.enrolments), statuses: here(rows.statuses),
  }
  const parts: [SectionCode | 'X', Draft[]][] = [['X', all(m)], ['B', categories(m)], ['C', accompaniment(m)], ['D', answered(m)], ['E', verified(m)], ['F', programmes(m)], ['G', inventory(m)], ['I', meetings(m)], ['J', outreach(m)]]
  const numbers = parts.flatMap(([section, drafts]) => drafts.map((d): MonthNumber => ({ ...d, section, ids: [...new Set(d.ids)].sort(), n: d.n ?? new Set(d.ids).size })))
  return { person: whose.person, place: whose.place, month: whose.month, from, until, numbers: numbers.filter((n) => n.n > 0 || always.has(n.key)) }
}

interface Month extends Whose, MonthRows {
  from: string
  inside: (day: string | null | undefined) => boolean
  dayOf: (instant: string | null | undefined) => string | null
}

/** Shown also when nothing happened: a nought is an answer. */
const always: ReadonlySet<string> = new Set([
  'X.kegiatan', ...psmFunctions.map((f) => `X.fungsi.${f.code}`), 'B.awal', 'B.tambah', 'B.selesai', 'B.akhir', 'C.kunjungan', 'C.layanan', 'C.keluarga', 'D.masuk', 'D.selesai', 'E.target', 'E.dikunjungi',
  'F.keluarga', 'G.rumah', 'G.air', 'G.jamban', 'G.listrik', 'I.pertemuan', 'J.penyuluhan',
])

const ids = (rows: readonly { id: string }[]): string[] => rows.map((r) => r.id)
const known = (values: readonly (string | null | undefined)[]): string[] => values.filter((v): v is string => !!v)
const own = (key: string, label: Text, record: string, of: readonly string[], more: Partial<Draft> = {}): Draft => ({ key, label, record, ids: of, own: true, people: false, ...more })
const shared = (key: string, label: Text, record: string, of: readonly string[], more: Partial<Draft> = {}): Draft => ({ key, label, record, ids: of, own: false, people: true, ...more })
const labelIn = (options: readonly Choice[], code: string): Text => options.find((o) => o.code === code)?.label ?? t(code, code)
const and = (a: Text, b: Text): Text => t(`${a.id}: ${b.id}`, `${a.en}: ${b.en}`)

/** All activities, and by function and task: one with two functions counts under both, and once in the total. */
function all(m: Month): Draft[] {
  const by = (column: 'functions' | 'tasks', code: string): string[] => ids(m.activities.filter((a) => a[column]?.includes(code)))
  return [
    own('X.kegiatan', t('Semua kegiatan', 'All activities'), 'activity', ids(m.activities)),
    ...psmFunctions.map((f) => own(`X.fungsi.${f.code}`, f.label, 'activity', by('functions', f.code))),
    ...psmTasks.map((f) => own(`X.tugas.${f.code}`, t(`${f.code} ${f.label.id}`, `${f.code} ${f.label.en}`), 'activity', by('tasks', f.code))),
  ]
}

/** Valid on a day: from its first day on, and no more on the day it ended. */
const validOn = (tag: RowOf<typeof PpksTag>, day: string): boolean => (tag.validFrom ?? '') <= day && (!tag.validTo || tag.validTo > day)

export const phases = [
  { code: 'awal', label: t('awal', 'opening') }, { code: 'tambah', label: t('tambah', 'added') }, { code: 'selesai', label: t('selesai', 'done') }, { code: 'akhir', label: t('akhir', 'closing') },
] as const

/** Opening + added − done = closing, for each category and sex. */
function categories(m: Month): Draft[] {
  const phase: { readonly [p: string]: (tag: RowOf<typeof PpksTag>) => boolean } = {
    awal: (x) => (x.validFrom ?? '') < m.from && (!x.validTo || x.validTo >= m.from),
    tambah: (x) => m.inside(x.validFrom),
    selesai: (x) => m.inside(x.validTo),
    akhir: (x) => validOn(x, m.until),
  }
  const out: Draft[] = phases.map((p) => shared(`B.${p.code}`, t(`Semua kategori, ${p.label.id}`, `All categories, ${p.label.en}`), 'ppksTag', ids(m.tags.filter((x) => phase[p.code]?.(x)))))
  for (const category of ppks) {
    const tags = m.tags.filter((x) => x.category === category.code)
    if (tags.length === 0) continue
    for (const p of phases) {
      for (const sex of ['L', 'P', '-']) {
        const of = tags.filter((x) => (x.sex ?? '-') === sex && phase[p.code]?.(x))
        out.push(shared(`B.${category.code}.${p.code}.${sex}`, t(`${category.label.id}, ${p.label.id}, ${sex}`, `${category.label.en}, ${p.label.en}, ${sex}`), 'ppksTag', ids(of)))
      }
    }
  }
  return out
}

const accompanying: readonly string[] = ['pendampingan', 'pemantauan', 'bimbingan']

function accompaniment(m: Month): Draft[] {
  const visits = m.visits.filter((v) => m.inside(v.on) && accompanying.includes(v.purpose ?? ''))
  const services = m.services.filter((s) => m.inside(s.on))
  const families = known([...services.map((s) => s.familyId), ...visits.map((v) => v.householdId ?? v.personId ?? v.communityId)])
  const touched = new Set(known([...services.map((s) => s.caseId), ...visits.map((v) => v.caseId)]))
  const cases = m.cases.filter((c) => touched.has(c.id))
  const ended = m.cases.filter((c) => c.ownerId === m.person && m.inside(c.terminatedOn))
  const sealed = m.activities.filter((a) => a.sealed)
  const referred = m.activities.filter((a) => a.kind === 'rujukan' && !a.sealed)
  return [
    own('C.kunjungan', t('Kunjungan pendampingan', 'Accompanying visits'), 'visit', ids(visits)),
    own('C.layanan', t('Layanan dan bantuan yang dicatat', 'Services recorded'), 'service', ids(services)),
    own('C.keluarga', t('Keluarga atau orang yang didampingi', 'Families or people accompanied'), 'household', families, { people: true }),
    own('C.rujukan', t('Rujukan', 'Referrals'), 'activity', ids(referred)),
    own('C.terbatas', t('Pendampingan terbatas', 'Restricted accompaniment'), 'activity', ids(sealed), { people: true }),
    ...serviceItems.map((item) => own(`C.layanan.${item.code}`, and(t('Layanan', 'Service'), item.label), 'service', ids(services.filter((s) => s.item === item.code)))),
    ...ppks.map((c) => shared(`C.kategori.${c.code}`, and(t('Kategori', 'Category'), c.label), 'case', ids(cases.filter((x) => x.ppks?.includes(c.code))))),
    ...outcomes.map((o) => shared(`C.hasil.${o.code}`, and(t('Hasil', 'Outcome'), o.label), 'case', ids(ended.filter((x) => x.outcome === o.code)))),
  ]
}

const hours = t('jam', 'hours')

function answered(m: Month): Draft[] {
  const mine = m.reports.filter((r) => r.assignedTo === m.person)
  const came = mine.filter((r) => m.inside(m.dayOf(r.assignedAt)))
  const settled = m.reports.filter((r) => r.settledBy === m.person && m.inside(m.dayOf(r.settledAt)))
  const spans = settled.flatMap((r) => (r.assignedAt && r.settledAt ? [(Date.parse(r.settledAt) - Date.parse(r.assignedAt)) / 3_600_000] : []))
  const mean = spans.length > 0 ? Math.round((spans.reduce((a, b) => a + b, 0) / spans.length) * 10) / 10 : 0
  return [
    shared('D.masuk', t('Laporan yang ditugaskan kepada saya', 'Reports given to me'), 'report', ids(came), { people: false }),
    own('D.selesai', t('Laporan yang saya selesaikan', 'Reports I settled'), 'report', ids(settled)),
    shared('D.jam', t('Rata-rata lama penyelesaian (jam)', 'Mean time to settle (hours)'), 'report', ids(settled), { n: mean, people: false, unit: hours }),
  ]
}

function verified(m: Month): Draft[] {
  const target = m.items.filter((i) => i.assignedTo === m.person && i.monthOn === m.from)
  const seen = m.items.filter((i) => i.visitedBy === m.person && m.inside(i.visitedOn))
  const decided = (d: string): string[] => ids(seen.filter((i) => i.decision === d))
  const found = (f: string): string[] => ids(seen.filter((i) => i.finding === f || i.reasonCode === f))
  return [
    shared('E.target', t('Keluarga yang ditugaskan', 'Families assigned'), 'batchItem', ids(target), { people: false }),
    own('E.dikunjungi', t('Keluarga yang dikunjungi', 'Families visited'), 'batchItem', ids(seen)),
    shared('E.layak', t('Diputus layak', 'Found eligible'), 'batchItem', decided('layak')),
    shared('E.tidak_layak', t('Diputus tidak layak', 'Found not eligible'), 'batchItem', decided('tidak_layak')),
    shared('E.hapus', t('Diputus hapus', 'To be removed'), 'batchItem', decided('hapus')),
    shared('E.perbaikan', t('Diputus perbaikan data', 'Data to be mended'), 'batchItem', decided('perbaikan')),
    shared('E.meninggal', t('Meninggal', 'Deceased'), 'batchItem', found('meninggal')),
    shared('E.pindah', t('Pindah', 'Moved away'), 'batchItem', found('pindah')),
    shared('E.usulan_baru', t('Usulan baru', 'New proposals'), 'batchItem', decided('usulan_baru')),
  ]
}

function programmes(m: Month): Draft[] {
  const asked = m.activities.filter((a) => a.kind === 'program' && !a.sealed)
  const noted = new Set(known(asked.filter((a) => a.aboutRecord === 'enrolment').map((a) => a.aboutId)))
  const enrolled = m.enrolments.filter((e) => noted.has(e.id))
  const codes = [...new Set(known(enrolled.map((e) => e.programmeCode)))].sort()
  const families = known([...enrolled.map((e) => e.householdId ?? e.personId), ...asked.filter((a) => a.aboutRecord === 'enrolmentCheck').map((a) => a.aboutId)])
  const complaints = m.reports.filter((r) => r.complaint && r.assignedTo === m.person && m.inside(m.dayOf(r.assignedAt)))
  return [
    own('F.keluarga', t('KPM yang didampingi', 'Beneficiary families accompanied'), 'household', families, { people: true }),
    ...codes.map((code) => own(`F.program.${code}`, t(`KPM ${nameOf(enrolled, code)}`, `Families in ${nameOf(enrolled, code)}`), 'household', known(enrolled.filter((e) => e.programmeCode === code).map((e) => e.householdId ?? e.personId)), { people: true })),
    shared('F.masalah', t('Keluhan tentang program', 'Complaints about programmes'), 'report', ids(complaints)),
  ]
}
const nameOf = (rows: Rows<typeof Enrolment>, code: string): string => rows.find((e) => e.programmeCode === code && e.programmeName)?.programmeName ?? code

function inventory(m: Month): Draft[] {
  const seen = new Set(known(m.visits.filter((v) => m.inside(v.on)).map((v) => v.householdId)))
  const mine = m.statuses.filter((s) => seen.has(s.id))
  const house = mine.filter((s) => m.inside(s.houseOn))
  const water = mine.filter((s) => m.inside(s.waterOn))
  const latrine = mine.filter((s) => m.inside(s.latrineOn))
  const power = mine.filter((s) => m.inside(s.electricityOn))
  const n = (key: string, id: string, en: string, rows: Rows<typeof HouseholdStatus>): Draft => shared(key, t(id, en), 'householdStatus', ids(rows))
  return [
    n('G.rumah', 'Rumah diperiksa', 'Houses looked at', house),
    n('G.rtlh', 'Rumah tidak layak huni', 'Unfit houses', house.filter((s) => s.rtlh === 'ya')),
    n('G.air', 'Air minum diperiksa', 'Drinking water looked at', water),
    n('G.air.gagal', 'Air minum tidak layak', 'Water not decent', water.filter((s) => s.water === 'gagal')),
    n('G.jamban', 'Jamban diperiksa', 'Latrines looked at', latrine),
    n('G.jamban.gagal', 'Sanitasi tidak layak', 'Sanitation not decent', latrine.filter((s) => s.sanitation === 'gagal')),
    n('G.listrik', 'Listrik diperiksa', 'Electricity looked at', power),
    n('G.listrik.tidak_memadai', 'Listrik tidak memadai', 'Electricity inadequate', power.filter((s) => s.electricity === 'tidak_memadai')),
  ]
}

const peopleAt = (rows: Rows<typeof Activity>): number => rows.reduce((sum, a) => sum + (a.people ?? 0), 0)
const heads = t('orang', 'people')

function meetings(m: Month): Draft[] {
  const kinds = ['musyawarah', 'pertemuan', 'koordinasi', 'kerja_bakti']
  const held = m.activities.filter((a) => !a.sealed && kinds.includes(a.kind ?? ''))
  return [
    own('I.pertemuan', t('Pertemuan, musyawarah, koordinasi, kerja bakti', 'Meetings, deliberations, coordination, community work'), 'activity', ids(held)),
    ...kinds.map((k) => own(`I.${k === 'pertemuan' ? 'rapat' : k}`, labelIn(activityKinds, k), 'activity', ids(held.filter((a) => a.kind === k)))),
    own('I.warga', t('Warga yang ikut', 'People taking part'), 'activity', ids(held.filter((a) => (a.people ?? 0) > 0)), { n: peopleAt(held), unit: heads }),
  ]
}

function outreach(m: Month): Draft[] {
  const held = m.activities.filter((a) => !a.sealed && a.kind === 'penyuluhan')
  return [
    own('J.penyuluhan', t('Penyuluhan dan pencegahan', 'Outreach and prevention'), 'activity', ids(held)),
    own('J.warga', t('Warga yang ikut', 'People taking part'), 'activity', ids(held.filter((a) => (a.people ?? 0) > 0)), { n: peopleAt(held), unit: heads }),
  ]
}

export const numbersOf = (figures: MonthFigures): { [key: string]: number } => Object.fromEntries(figures.numbers.map((n) => [n.key, n.n]))

/** What is told to whoever reads no names: numbers of people below five are covered. */
export const coveredOf = (figures: MonthFigures): { [key: string]: number | null } => Object.fromEntries(figures.numbers.map((n) => [n.key, covered(n.people, n.n)]))
export const covered = (people: boolean, n: number): number | null => (people && n > 0 && n < 5 ? null : n)

/** Fingerprint of the numbers and of what each is made of. */
export const figuresHash = (figures: MonthFigures): string => contentHash([figures.person, figures.place, figures.month, figures.until, figures.numbers.map((n) => [n.key, n.n, n.ids])])

/** Numbers as they were told, against what the events give now. */
export function differencesOf(sent: { readonly [key: string]: number }, now: MonthFigures): { key: string; sent: number; now: number }[] {
  const events = numbersOf(now)
  return [...new Set([...Object.keys(sent), ...Object.keys(events)])].sort().flatMap((key) => ((sent[key] ?? 0) === (events[key] ?? 0) ? [] : [{ key, sent: sent[key] ?? 0, now: events[key] ?? 0 }]))
}

/** The label of a number, also where the events give it no more. */
export function labelOfKey(figures: MonthFigures | null, key: string): Text {
  const known_ = figures?.numbers.find((n) => n.key === key)
  if (known_) return known_.label
  const [, code = '', phase = '', sex = ''] = key.split('.')
  if (key.startsWith('F.program.')) return t(`KPM program ${phase.toUpperCase()}`, `Families in ${phase.toUpperCase()}`)
  const category = ppks.find((c) => c.code === code)
  return category ? t(`${category.label.id}, ${phase}, ${sex}`, `${category.label.en}, ${phase}, ${sex}`) : (fixedLabels()[key] ?? t(key, key))
}

let fixed: { readonly [key: string]: Text } | null = null
/** Every number that has a name without a row. */
function fixedLabels(): { readonly [key: string]: Text } {
  if (fixed) return fixed
  const nobody: Month = { person: '', place: '', month: '2000-01', until: '2000-01-31', from: '2000-01-01', inside: () => false, dayOf: () => null, activities: [], tags: [], visits: [], services: [], cases: [], reports: [], items: [], enrolments: [], statuses: [] }
  fixed = Object.fromEntries([all, categories, accompaniment, answered, verified, programmes, inventory, meetings, outreach].flatMap((part) => part(nobody)).map((d) => [d.key, d.label]))
  return fixed
}
/** Where a number stands in the form: a database gives them back in an order of its own. */
export function placeInForm(key: string): number {
  keys ??= new Map(Object.keys(fixedLabels()).map((k, i) => [k, i]))
  return keys.get(key) ?? keys.size
}
let keys: ReadonlyMap<string, number> | null = null
/** Does this number belong to the writer's own work? Read from its name, so that an invented number is judged as well. */
export const isOwnKey = (key: string): boolean => /^(X|I|J)\./.test(key) || /^C\.(kunjungan|layanan|keluarga|rujukan|terbatas)/.test(key) || key === 'D.selesai' || key === 'E.dikunjungi' || /^F\.(keluarga|program)/.test(key)
