// The yearly programme of work of a board: what it set out to do, by whom and by when, and what came of it.
import { choice, date, integer, longText, money, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'

const N = { class: 'N' as const }
const writtenBy = ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' })

export const planStates = [
  { code: 'disusun', label: { id: 'Disusun', en: 'Being drawn up' } },
  { code: 'disahkan', label: { id: 'Disahkan', en: 'Adopted' } },
  { code: 'ditutup', label: { id: 'Ditutup', en: 'Closed' } },
]
export const itemStates = [
  { code: 'rencana', label: { id: 'Direncanakan', en: 'Planned' } },
  { code: 'berjalan', label: { id: 'Berjalan', en: 'Under way' } },
  { code: 'selesai', label: { id: 'Selesai', en: 'Done' } },
  { code: 'batal', label: { id: 'Dibatalkan', en: 'Cancelled' } },
]

/** One a board's place and year. */
export const WorkPlan = record({
  name: 'workPlan',
  label: { id: 'Program kerja', en: 'Programme of work' },
  columns: {
    year: integer({ ...N, label: { id: 'Tahun', en: 'Year' }, min: 2000, max: 2100, required: true }),
    title: text({ ...N, label: { id: 'Judul', en: 'Title' }, max: 160 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: planStates }),
    adoptedOn: date({ ...N, label: { id: 'Disahkan pada', en: 'Adopted on' } }),
    adoptedAt: text({ ...N, label: { id: 'Disahkan dalam', en: 'Adopted by' }, max: 160, help: { id: 'Misalnya: Raker IPSM Kota', en: 'For example: the board’s annual meeting' } }),
    closedOn: date({ ...N, label: { id: 'Ditutup pada', en: 'Closed on' } }),
    closingNote: longText({ ...N, label: { id: 'Catatan penutup', en: 'Closing note' }, max: 1000 }),
    writtenBy,
  },
  indexes: ['state'],
  retention: { id: '10 tahun', en: '10 years' },
})

export const PlanItem = record({
  name: 'planItem',
  label: { id: 'Butir program kerja', en: 'Item of the programme' },
  columns: {
    planId: ref({ ...N, label: { id: 'Program kerja', en: 'Programme of work' }, record: 'workPlan', required: true }),
    what: text({ ...N, label: { id: 'Kegiatan', en: 'What' }, required: true, min: 5, max: 200 }),
    owner: text({ ...N, label: { id: 'Penanggung jawab', en: 'Owner' }, required: true, min: 2, max: 120 }),
    due: date({ ...N, label: { id: 'Paling lambat', en: 'Due' }, required: true }),
    budget: money({ ...N, label: { id: 'Catatan anggaran', en: 'Budget note' } }),
    budgetSource: text({ ...N, label: { id: 'Sumber dana', en: 'Source of the money' }, max: 120 }),
    indicator: text({ ...N, label: { id: 'Ukuran keberhasilan', en: 'Indicator' }, max: 160, help: { id: 'Misalnya: pertemuan terlaksana, PSM dilatih', en: 'For example: meetings held, members trained' } }),
    target: integer({ ...N, label: { id: 'Target', en: 'Target' }, min: 1, max: 1_000_000 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: itemStates }),
    doneOn: date({ ...N, label: { id: 'Selesai pada', en: 'Done on' } }),
    endNote: longText({ ...N, label: { id: 'Hasil atau alasan', en: 'Result or reason' }, max: 500 }),
    writtenBy,
  },
  indexes: ['planId', 'state'],
  retention: { id: '10 tahun', en: '10 years' },
})

/** What was reached outside the log: a sum, money spent, and a word about it. Never overwritten; a wrong one is struck out. */
export const PlanNote = record({
  name: 'planNote',
  label: { id: 'Catatan kemajuan', en: 'Progress note' },
  columns: {
    itemId: ref({ ...N, label: { id: 'Butir', en: 'Item' }, record: 'planItem', required: true }),
    planId: ref({ ...N, label: { id: 'Program kerja', en: 'Programme of work' }, record: 'workPlan' }),
    on: date({ ...N, label: { id: 'Tanggal', en: 'Date' }, required: true }),
    words: longText({ ...N, label: { id: 'Apa yang tercapai', en: 'What was reached' }, required: true, min: 5, max: 500 }),
    quantity: integer({ ...N, label: { id: 'Jumlah tercapai', en: 'Quantity reached' }, min: 0, max: 1_000_000 }),
    spent: money({ ...N, label: { id: 'Dana terpakai', en: 'Money spent' } }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'berlaku', label: { id: 'Berlaku', en: 'Stands' } }, { code: 'dicoret', label: { id: 'Dicoret', en: 'Struck out' } }] }),
    strikeReason: longText({ ...N, label: { id: 'Alasan dicoret', en: 'Why it was struck out' }, max: 300 }),
    writtenBy,
  },
  indexes: ['itemId', 'planId'],
  retention: { id: '10 tahun', en: '10 years' },
})

export const planRecords = [WorkPlan, PlanItem, PlanNote] as const
