// What a PSM did (class N, without a citizen's name), and the month told: who sent it (N), what it says (R), and the regency's rule of when.
import { z } from 'zod'
import { bool, choice, date, instant, integer, json, longText, multi, photos, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { psmFunctions, psmTasks } from '../registry/door.ts'
import { activityKinds } from './activity-kinds.ts'
import { monthReportFlow } from './flow.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const at = (id: string, en: string) => instant({ ...N, label: { id, en } })
const on = (id: string, en: string) => date({ ...N, label: { id, en } })
const kept = { id: '5 tahun (dasar laporan dan insentif)', en: '5 years (basis of reports and incentives)' }

export const Activity = record({
  name: 'activity',
  label: { id: 'Kegiatan', en: 'Activity' },
  columns: {
    personId: ref({ ...N, label: { id: 'PSM', en: 'PSM' }, record: 'account', required: true }),
    psmId: ref({ ...N, label: { id: 'Keanggotaan', en: 'Membership' }, record: 'psm' }),
    /** `<account>.<month>`: one month of one person is one look-up. */
    monthKey: text({ ...N, label: { id: 'Orang dan bulan', en: 'Person and month' }, max: 90 }),
    on: on('Tanggal', 'Date'),
    startedAt: at('Mulai', 'Began'),
    minutes: integer({ ...N, label: { id: 'Lama', en: 'Duration' }, unit: { id: 'menit', en: 'minutes' }, min: 1, max: 1440 }),
    kind: choice({ ...N, label: { id: 'Jenis kegiatan', en: 'Kind of activity' }, options: activityKinds }),
    functions: multi({ ...N, label: { id: 'Fungsi PSM', en: 'PSM functions' }, options: psmFunctions }),
    tasks: multi({ ...N, label: { id: 'Tugas PSM', en: 'PSM tasks' }, options: psmTasks }),
    words: text({ ...N, label: { id: 'Uraian singkat', en: 'In a few words' }, max: 300 }),
    people: integer({ ...N, label: { id: 'Jumlah warga yang ikut', en: 'People taking part' }, min: 0, max: 100000 }),
    photos: photos({ ...N, label: { id: 'Foto', en: 'Photos' }, max: 3 }),
    /** Of restricted work: no word, no link, not even which act it was. */
    sealed: bool({ ...N, label: { id: 'Terbatas', en: 'Restricted' } }),
    aboutRecord: text({ ...N, label: { id: 'Jenis catatan', en: 'Kind of record' }, max: 40 }),
    aboutId: ref({ ...N, label: { id: 'Tentang', en: 'About' }, record: '*' }),
    /** The item of a board's programme of work it serves. */
    planItemId: ref({ ...N, label: { id: 'Butir program kerja', en: 'Item of the programme of work' }, record: 'planItem' }),
    source: text({ ...N, label: { id: 'Asal catatan', en: 'Where it comes from' }, max: 60 }),
    sourceAct: text({ ...N, label: { id: 'Tindakan asal', en: 'Act it follows' }, max: 80 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'tercatat', label: { id: 'Tercatat', en: 'Recorded' } }, { code: 'ditarik', label: { id: 'Ditarik', en: 'Withdrawn' } }] }),
    withdrawReason: text({ ...N, label: { id: 'Alasan ditarik', en: 'Why it was withdrawn' }, max: 200 }),
  },
  indexes: ['personId', 'monthKey', 'planItemId'],
  retention: kept,
})

/** Strokes of a signature: each x, y, x, y … in whole numbers, in a box of 1000 × 400. */
export const strokesSchema = z.array(z.array(z.number().min(-50).max(1050)).min(2).max(600)).max(60)

const states = Object.entries(monthReportFlow.states).map(([code, s]) => ({ code, label: s.label }))
/** A number by its key; null where it is too small to be told to whoever reads no names. */
export const figuresSchema = z.record(z.string().max(60), z.number().nullable())
export const numbersSchema = z.record(z.string().max(60), z.number().min(0).max(1_000_000))
export const differenceSchema = z.array(z.looseObject({ key: z.string().max(60), sent: z.number(), now: z.number() })).max(400)
export const correctionSchema = z.array(z.looseObject({ key: z.string().max(60), from: z.number(), to: z.number(), reason: z.string().max(500), at: z.string(), by: z.string().max(80), signature: strokesSchema })).max(60)
export type Difference = z.infer<typeof differenceSchema>[number]
export type Correction = z.infer<typeof correctionSchema>[number]

export const MonthReport = record({
  name: 'monthReport',
  label: { id: 'Laporan bulanan', en: 'Monthly report' },
  columns: {
    personId: ref({ ...N, label: { id: 'PSM', en: 'PSM' }, record: 'account', required: true }),
    psmId: ref({ ...N, label: { id: 'Keanggotaan', en: 'Membership' }, record: 'psm' }),
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 7 }),
    monthOn: on('Bulan (tanggal 1)', 'Month (first day)'),
    until: on('Dihitung sampai', 'Reckoned up to'),
    dueOn: on('Paling lambat', 'Due on'),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: states }),
    stateAt: at('Sejak', 'Since'),
    firstSentAt: at('Pertama dikirim', 'First sent'),
    sentAt: at('Dikirim pada', 'Sent at'),
    late: bool({ ...N, label: { id: 'Terlambat', en: 'Late' } }),
    edition: integer({ ...N, label: { id: 'Edisi', en: 'Edition' }, min: 1 }),
    /** Of the numbers and of what each is made of. */
    hash: text({ ...N, label: { id: 'Sidik angka', en: 'Fingerprint of the numbers' }, max: 64 }),
    /** The fingerprint sent is that of the events as the server holds them. */
    agrees: bool({ ...N, label: { id: 'Cocok dengan catatan kegiatan', en: 'Agrees with the recorded work' } }),
    figures: json({ ...N, label: { id: 'Angka (yang kecil ditutup)', en: 'Numbers (small ones covered)' }, schema: figuresSchema }),
    differs: integer({ ...N, label: { id: 'Angka yang berubah', en: 'Numbers that changed' }, min: 0 }),
    corrections: integer({ ...N, label: { id: 'Catatan koreksi', en: 'Correction notes' }, min: 0 }),
    headBy: by('Diketahui Lurah/Kades oleh', 'Acknowledged by the village head'),
    headAt: at('Diketahui Lurah/Kades pada', 'Acknowledged by the village head at'),
    headSignature: json({ ...N, label: { id: 'Tanda tangan Lurah/Kades', en: 'Signature of the village head' }, schema: strokesSchema }),
    ipsmBy: by('Diketahui IPSM oleh', 'Acknowledged by the association'),
    ipsmAt: at('Diketahui IPSM pada', 'Acknowledged by the association at'),
    ipsmSignature: json({ ...N, label: { id: 'Tanda tangan Ketua IPSM', en: 'Signature of the chair' }, schema: strokesSchema }),
    returnedBy: by('Dikembalikan oleh', 'Returned by'),
    returnedAt: at('Dikembalikan pada', 'Returned at'),
    returnReason: longText({ ...N, label: { id: 'Yang perlu diperbaiki', en: 'What to mend' }, max: 500 }),
  },
  indexes: ['personId', 'month', 'state'],
  retention: kept,
})

/** What the report says in full. Same id as the report. */
export const MonthReportText = record({
  name: 'monthReportText',
  label: { id: 'Isi laporan bulanan', en: 'Content of a monthly report' },
  columns: {
    numbers: json({ ...R, label: { id: 'Angka', en: 'Numbers' }, schema: numbersSchema }),
    obstacles: longText({ ...R, label: { id: 'Kendala', en: 'Obstacles' }, max: 2000 }),
    proposals: longText({ ...R, label: { id: 'Usulan', en: 'Proposals' }, max: 2000 }),
    photos: photos({ ...R, label: { id: 'Foto kegiatan', en: 'Photos' }, max: 6 }),
    signature: json({ ...R, label: { id: 'Tanda tangan PSM', en: 'Signature' }, schema: strokesSchema }),
    differences: json({ ...R, label: { id: 'Angka yang berubah', en: 'Numbers that changed' }, schema: differenceSchema }),
    corrections: json({ ...R, label: { id: 'Catatan koreksi', en: 'Correction notes' }, schema: correctionSchema }),
  },
  retention: kept,
})

/** When a regency's monthly reports are due. One row per regency. */
export const MonthReportRule = record({
  name: 'monthReportRule',
  label: { id: 'Aturan laporan bulanan', en: 'Rule of monthly reports' },
  columns: {
    dueDay: integer({ ...N, label: { id: 'Paling lambat tanggal', en: 'Due on day' }, min: 1, max: 28 }),
    setBy: by('Ditetapkan oleh', 'Set by'),
    setOn: on('Ditetapkan pada', 'Set on'),
  },
  retention: { id: 'Selama berlaku', en: 'While in force' },
})
