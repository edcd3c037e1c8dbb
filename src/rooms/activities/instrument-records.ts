// IPSM looks at services and programmes of its area: the questions, a visit with its answers, and findings that go to who can mend them.
import { z } from 'zod'
import { choice, date, instant, integer, json, longText, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'

const N = { class: 'N' as const }
const P = { class: 'P' as const }
const writtenBy = ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' })

export const questionSchema = z.array(z.object({ code: z.string().regex(/^[a-z0-9_]{1,20}$/), id: z.string().trim().min(5).max(200), en: z.string().trim().max(200).nullish() })).min(1).max(40)
export type Question = z.infer<typeof questionSchema>[number]
export const answerSchema = z.record(z.string(), z.object({ score: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(), note: z.string().trim().max(300).nullish() }))
export type Answers = z.infer<typeof answerSchema>

export const subjectKinds = [
  { code: 'program', label: { id: 'Program bantuan', en: 'Programme' } },
  { code: 'puskesos', label: { id: 'Puskesos', en: 'Puskesos' } },
  { code: 'lks', label: { id: 'Lembaga kesejahteraan sosial (LKS)', en: 'Welfare institution' } },
  { code: 'opd', label: { id: 'Layanan OPD', en: 'Service of an agency' } },
  { code: 'lain', label: { id: 'Layanan lain', en: 'Another service' } },
]
export const findingStates = [
  { code: 'dikirim', label: { id: 'Menunggu jawaban', en: 'Waiting for an answer' } },
  { code: 'dijawab', label: { id: 'Dijawab', en: 'Answered' } },
  { code: 'selesai', label: { id: 'Selesai', en: 'Settled' } },
  { code: 'dicabut', label: { id: 'Dicabut', en: 'Withdrawn' } },
]

/** An edition of the questions. What was asked with an older one keeps it. */
export const Instrument = record({
  name: 'instrument',
  label: { id: 'Instrumen pemantauan', en: 'Monitoring instrument' },
  columns: {
    code: text({ ...P, label: { id: 'Kode', en: 'Code' }, required: true, min: 2, max: 40 }),
    edition: integer({ ...P, label: { id: 'Edisi', en: 'Edition' }, min: 1, max: 999 }),
    title: text({ ...P, label: { id: 'Nama instrumen', en: 'Name' }, required: true, min: 3, max: 120 }),
    subjectKind: choice({ ...P, label: { id: 'Untuk menilai', en: 'For' }, options: subjectKinds }),
    questions: json({ ...P, label: { id: 'Pertanyaan (nilai 0–2)', en: 'Questions (0–2)' }, schema: questionSchema, required: true }),
    validFrom: date({ ...P, label: { id: 'Dipakai mulai', en: 'Used from' } }),
    replacedBy: ref({ ...P, label: { id: 'Diganti oleh', en: 'Replaced by' }, record: 'instrument' }),
    writtenBy,
  },
  indexes: ['code'],
  retention: { id: 'Selama ada kunjungan yang memakainya', en: 'As long as a visit was made with it' },
})

export const ServiceVisit = record({
  name: 'serviceVisit',
  label: { id: 'Kunjungan pemantauan', en: 'Monitoring visit' },
  columns: {
    instrumentId: ref({ ...N, label: { id: 'Instrumen', en: 'Instrument' }, record: 'instrument', required: true }),
    subjectKind: choice({ ...N, label: { id: 'Jenis layanan', en: 'Kind of service' }, options: subjectKinds, required: true }),
    subject: text({ ...N, label: { id: 'Nama program atau layanan', en: 'Name of the programme or service' }, required: true, min: 3, max: 160 }),
    agencyId: ref({ ...N, label: { id: 'OPD penanggung jawab', en: 'Agency in charge' }, record: 'agency' }),
    on: date({ ...N, label: { id: 'Tanggal kunjungan', en: 'Date of the visit' }, required: true }),
    met: text({ ...N, label: { id: 'Ditemui (jabatan)', en: 'Met (by office)' }, max: 120 }),
    answers: json({ ...N, label: { id: 'Nilai', en: 'Scores' }, schema: answerSchema, required: true }),
    /** Whole percent of what could be scored; null where nothing could. */
    score: integer({ ...N, label: { id: 'Nilai (%)', en: 'Score (%)' }, min: 0, max: 100 }),
    summary: longText({ ...N, label: { id: 'Kesan umum', en: 'General impression' }, max: 1000 }),
    writtenBy,
  },
  indexes: ['instrumentId', 'agencyId'],
  retention: { id: '10 tahun', en: '10 years' },
})

/** Said to an agency, about a service, never about a person. */
export const ServiceFinding = record({
  name: 'serviceFinding',
  label: { id: 'Temuan pemantauan', en: 'Monitoring finding' },
  columns: {
    visitId: ref({ ...N, label: { id: 'Kunjungan', en: 'Visit' }, record: 'serviceVisit', required: true }),
    agencyId: ref({ ...N, label: { id: 'Ditujukan kepada', en: 'Addressed to' }, record: 'agency', required: true }),
    subject: text({ ...N, label: { id: 'Tentang layanan', en: 'About' }, max: 160 }),
    finding: longText({ ...N, label: { id: 'Temuan', en: 'Finding' }, required: true, min: 10, max: 1000 }),
    proposal: longText({ ...N, label: { id: 'Usul perbaikan', en: 'Proposal' }, max: 500 }),
    due: date({ ...N, label: { id: 'Mohon dijawab paling lambat', en: 'To be answered by' }, required: true }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: findingStates }),
    response: longText({ ...N, label: { id: 'Jawaban OPD', en: 'The agency’s answer' }, max: 1000 }),
    respondedBy: ref({ ...N, label: { id: 'Dijawab oleh', en: 'Answered by' }, record: 'account' }),
    respondedAt: instant({ ...N, label: { id: 'Dijawab pada', en: 'Answered at' } }),
    closedOn: date({ ...N, label: { id: 'Selesai pada', en: 'Settled on' } }),
    closingNote: longText({ ...N, label: { id: 'Catatan akhir', en: 'Closing note' }, max: 500 }),
    writtenBy,
  },
  indexes: ['visitId', 'agencyId', 'state'],
  retention: { id: '10 tahun', en: '10 years' },
})

export const instrumentRecords = [Instrument, ServiceVisit, ServiceFinding] as const
