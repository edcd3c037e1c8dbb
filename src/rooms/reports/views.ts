// What is read of reports: the queue, the place, my work, what stands still, the lane, one report. Territory and class are enforced besides.
import { type Choice, choice, place, ref, text } from '../../engine/field.ts'
import { view, type Where } from '../../engine/view.ts'
import type { Who } from '../../engine/who.ts'
import { Account, Agency } from '../organization/door.ts'
import { Visit } from '../registry/door.ts'
import { openStates } from './flow.ts'
import { assignRoles, deskRoles, puskesosRoles, supervisorRoles } from './judging.ts'
import { Report, Reporter } from './records.ts'

const N = { class: 'N' as const }
const t = (id: string, en: string) => ({ id, en })

const inPlace = place({ ...N, label: t('Wilayah', 'Place') })
const only = choice({ ...N, label: t('Tampilkan', 'Show'), options: [
  { code: 'buka', label: t('Yang masih terbuka', 'Open ones') }, { code: 'semua', label: t('Semua', 'All') },
] })
const words = text({ ...N, label: t('Cari', 'Search'), max: 80 })

const hasRole = (who: Who, roles: readonly string[]): boolean => who.posts.some((p) => roles.includes(p.role))
const ordinary: Where = ['class', '!=', 'X']
const open: Where = ['state', 'in', [...openStates]]
const within = (code: string | null | undefined): Where[] => (code ? [['place', 'within', code]] : [])
const said = (q: string | null | undefined): Where[] => (q?.trim() ? [['', 'has', q.trim()]] : [])
/** Desks and field workers of a place; the board, the donor and the auditor never. */
const fieldRoles = [...deskRoles, ...supervisorRoles, 'psm', 'village_head', 'village_operator', 'pekerja_sosial'] as const

/** The stages a desk sorts its open reports by; `lewat` cuts across them. */
export const stages: readonly (Choice & { states: readonly string[] })[] = [
  { code: 'verifikasi', label: t('Menunggu verifikasi', 'To verify'), states: ['terkirim'] },
  { code: 'dilengkapi', label: t('Menunggu dilengkapi', 'More was asked'), states: ['perlu_dilengkapi'] },
  { code: 'disposisi', label: t('Menunggu disposisi', 'To assign'), states: ['terverifikasi'] },
  { code: 'didisposisikan', label: t('Didisposisikan', 'Assigned'), states: ['didisposisikan', 'dibuka_kembali'] },
  { code: 'diproses', label: t('Diproses', 'In progress'), states: ['diproses', 'diteruskan_eksternal'] },
  { code: 'selesai', label: t('Selesai, menunggu pelapor', 'Done, waiting for the reporter'), states: ['selesai', 'dibantah'] },
]
/** Past its clock at this moment of a day; a question still with the reporter is nobody's delay. */
const late = (today: string): Where => ({ all: [open, ['state', '!=', 'perlu_dilengkapi'], { any: [['stuckAt', 'set'], ['dueAt', '<', `${today}T00:00:00.000Z`]] }] })
const stage = choice({ ...N, label: t('Tahap', 'Stage'), options: [...stages, { code: 'lewat', label: t('Lewat batas', 'Past its clock') }] })
function atStage(code: string | null | undefined, today: string): Where[] {
  if (code === 'lewat') return [late(today)]
  const found = stages.find((s) => s.code === code)
  return found ? [['state', 'in', [...found.states]]] : []
}

export const queue = view({
  name: 'reports.queue',
  label: t('Antrean laporan', 'Queue of reports'),
  record: Report,
  params: { place: inPlace },
  may: (who) => hasRole(who, deskRoles),
  // What waits for the desk: to be sorted, answered or sent out. Emergencies first, then the nearest clock.
  where: (p) => ({ all: [ordinary, ['state', 'in', ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'dibuka_kembali', 'diteruskan_eksternal']], ...within(p.place)] }),
  order: [['rank', 'asc'], ['dueAt', 'asc']],
})

export const ofPlace = view({
  name: 'reports.ofPlace',
  label: t('Laporan di wilayah', 'Reports of a place'),
  record: Report,
  params: { place: { ...inPlace, required: true }, show: only, stage, q: words },
  may: (who) => hasRole(who, fieldRoles),
  where: (p, _who, today) => ({ all: [ordinary, ...within(p.place), ...(p.show === 'semua' ? [] : [open]), ...atStage(p.stage, today), ...said(p.q)] }),
  order: [['rank', 'asc'], ['createdAt', 'desc']],
})

export const awaitingHead = view({
  name: 'reports.awaitingHead',
  label: t('Menunggu diketahui Lurah/Kades', 'Awaiting the village head'),
  record: Report,
  params: { place: inPlace },
  may: (who) => hasRole(who, ['village_head']),
  where: (p) => ({ all: [ordinary, open, ['urgency', 'in', ['darurat', 'mendesak']], ['acknowledgedBy', 'null'], ...within(p.place)] }),
  order: [['rank', 'asc'], ['createdAt', 'asc']],
})

export const mine = view({
  name: 'reports.mine',
  label: t('Tugas laporan saya', 'My reports'),
  record: Report,
  params: {},
  where: (_p, who) => {
    const units = who.teams.filter((x) => x.startsWith('unit:')).map((x) => x.slice(5))
    const desks = who.posts.filter((p) => (puskesosRoles as readonly string[]).includes(p.role))
    return {
      all: [
        ['state', 'in', ['didisposisikan', 'diproses', 'dibuka_kembali']],
        {
          any: [
            ['assignedTo', '=', who.person ?? ''],
            ...(units.length > 0 ? [['assignedUnit', 'in', units] as const] : []),
            ...desks.map((p): Where => ({ all: [['assignedKind', '=', 'puskesos'], ['assignedTo', 'null'], ['place', 'within', p.place]] })),
          ],
        },
      ],
    }
  },
  order: [['rank', 'asc'], ['dueAt', 'asc']],
})

export const settledByMe = view({
  name: 'reports.settledByMe',
  label: t('Laporan yang saya selesaikan', 'Reports I settled'),
  record: Report,
  params: {},
  where: (_p, who) => ['settledBy', '=', who.person ?? ''],
  order: [['settledAt', 'desc']],
})

/** What I wrote down for others and may take up myself. */
export const written = view({
  name: 'reports.written',
  label: t('Laporan yang saya tulis', 'Reports I wrote'),
  record: Report,
  params: { show: only },
  where: (p, who) => ({ all: [['createdBy', '=', who.person ?? ''], ordinary, ...(p.show === 'semua' ? [] : [open])] }),
  order: [['createdAt', 'desc']],
})

export const toCheck = view({
  name: 'reports.toCheck',
  label: t('Menunggu pemeriksaan orang kedua', 'Awaiting a second person'),
  record: Report,
  params: { place: inPlace },
  may: (who) => hasRole(who, [...assignRoles, 'village_head', ...supervisorRoles]),
  where: (p, who) => ({ all: [['state', '=', 'selesai'], ['secondEyes', '=', 'perlu'], ordinary, ['settledBy', '!=', who.person ?? ''], ...within(p.place)] }),
  order: [['dueAt', 'asc']],
})

export const contested = view({
  name: 'reports.contested',
  label: t('Dibantah pelapor', 'Contested by reporters'),
  record: Report,
  params: { place: inPlace },
  may: (who) => hasRole(who, supervisorRoles),
  where: (p) => ({ all: [['state', '=', 'dibantah'], ordinary, ...within(p.place)] }),
  order: [['dueAt', 'asc']],
})

/** Past a clock, whoever holds it: what the kecamatan supervisor goes after. */
export const stuck = view({
  name: 'reports.stuck',
  label: t('Laporan yang mandek', 'Reports that stand still'),
  record: Report,
  params: { place: inPlace },
  may: (who) => hasRole(who, [...supervisorRoles, 'dinsos_verifier', 'village_head', 'puskesos_koord']),
  where: (p, _who, today) => ({
    all: [ordinary, late(today), ...within(p.place)],
  }),
  order: [['rank', 'asc'], ['dueAt', 'asc']],
})

const lanesOf = (who: Who): string[] => who.teams.filter((x) => x.startsWith('lane:'))

export const lane = view({
  name: 'reports.lane',
  label: t('Jalur terbatas', 'Restricted lane'),
  record: Report,
  params: { show: only },
  may: (who) => lanesOf(who).length > 0,
  where: (p, who) => ({ all: [['class', '=', 'X'], ['team', 'in', lanesOf(who)], ...(p.show === 'semua' ? [] : [open])] }),
  order: [['rank', 'asc'], ['dueAt', 'asc']],
  online: true,
})

const theOne = {
  record: Report,
  params: { id: ref({ ...N, label: t('Laporan', 'Report'), record: 'report', required: true }) },
  where: (p: { id?: string | null }): Where => ['id', '=', p.id ?? ''],
  joins: {
    main: { record: Report, from: 'duplicateOf' },
    merged: { record: Report, from: 'id', to: 'duplicateOf', many: true },
    visits: { record: Visit, from: 'id', to: 'reportId', many: true },
    writer: { record: Account, from: 'createdBy' },
    assigner: { record: Account, from: 'assignedBy' },
    worker: { record: Account, from: 'assignedTo' },
    agency: { record: Agency, from: 'assignedUnit' },
    settler: { record: Account, from: 'settledBy' },
    checker: { record: Account, from: 'checkedBy' },
    head: { record: Account, from: 'acknowledgedBy' },
  },
  limit: 1,
  reveal: true,
  one: true,
} as const

/** One report: what it was merged into, who works on it, and the visits made for it. */
export const one = view({ name: 'reports.one', label: t('Satu laporan', 'One report'), ...theOne })

/** The same, asked of the server: a report that no device carries (the restricted lane, another village). */
export const afar = view({ name: 'reports.afar', label: t('Satu laporan, dari server', 'One report, from the server'), ...theOne, online: true })

/** Who reported. Its rows are sealed apart: only the desk that handles identities, or the lane, is shown one, and each look is noted. */
export const reporter = view({
  name: 'reports.reporter',
  label: t('Pelapor', 'Reporter'),
  record: Reporter,
  params: { id: ref({ ...N, label: t('Laporan', 'Report'), record: 'report', required: true }) },
  where: (p) => ['id', '=', p.id ?? ''],
  limit: 1,
  reveal: true,
  online: true,
})

/** Reports that `likelyDuplicates` compares with: same village and problem, of the last weeks. */
export const alike = view({
  name: 'reports.alike',
  label: t('Laporan serupa', 'Similar reports'),
  record: Report,
  params: { place: { ...inPlace, required: true }, problem: text({ ...N, label: t('Masalah', 'Problem'), required: true, max: 40 }) },
  may: (who) => hasRole(who, [...deskRoles, 'psm']) || lanesOf(who).length > 0,
  where: (p) => ({ all: [['place', '=', p.place ?? ''], ['problem', '=', p.problem ?? ''], ['state', '!=', 'duplikat']] }),
  order: [['createdAt', 'desc']],
  limit: 100,
})

/** Reports about one person, family or group. */
export const ofSubject = view({
  name: 'reports.ofSubject',
  label: t('Laporan tentang warga ini', 'Reports about this subject'),
  record: Report,
  params: { subjectId: ref({ ...N, label: t('Siapa', 'Who'), record: '*', required: true }) },
  may: (who) => hasRole(who, fieldRoles) || lanesOf(who).length > 0,
  where: (p) => ['subjectId', '=', p.subjectId ?? ''],
  order: [['createdAt', 'desc']],
})

export const reportViews = [queue, ofPlace, awaitingHead, mine, settledByMe, written, toCheck, contested, stuck, lane, one, afar, reporter, alike, ofSubject] as const
