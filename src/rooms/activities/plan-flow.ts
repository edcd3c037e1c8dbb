// The life of a programme of work, of its items, and of a finding that went to an agency.
import { flow } from '../../engine/flow.ts'

export const planRoles: readonly string[] = ['ipsm_board_local', 'ipsm_board_city', 'ipsm_board_province']

export const workPlanFlow = flow({
  name: 'workPlan',
  label: { id: 'Program kerja', en: 'Programme of work' },
  states: {
    disusun: { label: { id: 'Disusun', en: 'Being drawn up' }, tone: 'waiting' },
    disahkan: { label: { id: 'Disahkan', en: 'Adopted' }, tone: 'good' },
    ditutup: { label: { id: 'Ditutup', en: 'Closed' }, tone: 'neutral', end: true },
  },
  steps: [
    { act: 'activities.drawUpPlan', label: { id: 'Susun program kerja', en: 'Draw up' }, from: [], to: 'disusun', by: planRoles },
    { act: 'activities.adoptPlan', label: { id: 'Sahkan', en: 'Adopt' }, from: ['disusun'], to: 'disahkan', by: planRoles },
    { act: 'activities.closePlan', label: { id: 'Tutup tahun', en: 'Close the year' }, from: ['disahkan'], to: 'ditutup', by: planRoles },
  ],
})

export const planItemFlow = flow({
  name: 'planItem',
  label: { id: 'Butir program kerja', en: 'Item of the programme' },
  states: {
    rencana: { label: { id: 'Direncanakan', en: 'Planned' }, tone: 'neutral' },
    berjalan: { label: { id: 'Berjalan', en: 'Under way' }, tone: 'info' },
    selesai: { label: { id: 'Selesai', en: 'Done' }, tone: 'good', end: true },
    batal: { label: { id: 'Dibatalkan', en: 'Cancelled' }, tone: 'neutral', end: true },
  },
  steps: [
    { act: 'activities.addPlanItem', label: { id: 'Tambah butir', en: 'Add' }, from: [], to: 'rencana', by: planRoles },
    { act: 'activities.startPlanItem', label: { id: 'Mulai', en: 'Start' }, from: ['rencana'], to: 'berjalan', by: planRoles },
    { act: 'activities.finishPlanItem', label: { id: 'Selesai', en: 'Done' }, from: ['rencana', 'berjalan'], to: 'selesai', by: planRoles },
    { act: 'activities.cancelPlanItem', label: { id: 'Batalkan', en: 'Cancel' }, from: ['rencana', 'berjalan'], to: 'batal', by: planRoles },
  ],
})

export const findingFlow = flow({
  name: 'serviceFinding',
  label: { id: 'Temuan pemantauan', en: 'Monitoring finding' },
  states: {
    dikirim: { label: { id: 'Menunggu jawaban', en: 'Waiting for an answer' }, tone: 'waiting' },
    dijawab: { label: { id: 'Dijawab', en: 'Answered' }, tone: 'info' },
    selesai: { label: { id: 'Selesai', en: 'Settled' }, tone: 'good', end: true },
    dicabut: { label: { id: 'Dicabut', en: 'Withdrawn' }, tone: 'neutral', end: true },
  },
  steps: [
    { act: 'activities.sendFinding', label: { id: 'Kirim temuan', en: 'Send' }, from: [], to: 'dikirim', by: planRoles },
    { act: 'activities.answerFinding', label: { id: 'Jawab', en: 'Answer' }, from: ['dikirim'], to: 'dijawab', by: ['opd_owner', 'dinsos_head'], fourEyes: true },
    { act: 'activities.returnFinding', label: { id: 'Minta jawaban lagi', en: 'Ask again' }, from: ['dijawab'], to: 'dikirim', by: planRoles },
    { act: 'activities.settleFinding', label: { id: 'Nyatakan selesai', en: 'Settle' }, from: ['dijawab'], to: 'selesai', by: planRoles },
    { act: 'activities.withdrawFinding', label: { id: 'Cabut', en: 'Withdraw' }, from: ['dikirim'], to: 'dicabut', by: planRoles },
  ],
})
