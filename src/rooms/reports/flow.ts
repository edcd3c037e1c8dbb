// The life of a report, as a table one can read aloud.
import { flow } from '../../engine/flow.ts'

const desk = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'dinsos_verifier'] as const
const lane = ['duty_officer'] as const
const worker = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'opd_owner', 'urc_crew'] as const
const supervisor = ['district_supervisor', 'dinsos_head'] as const

const t = (id: string, en: string) => ({ id, en })

export const reportFlow = flow({
  name: 'report',
  label: t('Laporan', 'Report'),
  states: {
    draf: { label: t('Draf', 'Draft'), tone: 'neutral' },
    terkirim: { label: t('Terkirim', 'Sent'), tone: 'waiting' },
    perlu_dilengkapi: { label: t('Perlu dilengkapi', 'More is needed'), tone: 'waiting' },
    terverifikasi: { label: t('Terverifikasi', 'Verified'), tone: 'info' },
    didisposisikan: { label: t('Didisposisikan', 'Assigned'), tone: 'waiting' },
    diteruskan_eksternal: { label: t('Diteruskan ke pihak luar', 'Passed to an outside body'), tone: 'info' },
    diproses: { label: t('Diproses', 'In progress'), tone: 'info' },
    selesai: { label: t('Selesai', 'Done'), tone: 'good' },
    dibantah: { label: t('Dibantah pelapor', 'Contested by the reporter'), tone: 'urgent' },
    dibuka_kembali: { label: t('Dibuka kembali', 'Reopened'), tone: 'waiting' },
    ditutup: { label: t('Ditutup', 'Closed'), tone: 'neutral', end: true },
    ditolak: { label: t('Ditolak', 'Rejected'), tone: 'bad', end: true },
    duplikat: { label: t('Duplikat', 'Duplicate'), tone: 'neutral', end: true },
  },
  steps: [
    { act: 'reports.send', label: t('Kirim', 'Send'), from: ['draf'], to: 'terkirim', by: ['citizen', 'psm', ...desk, 'village_head', 'pekerja_sosial', 'district_supervisor', ...lane] },
    { act: 'reports.import', label: t('Ambil dari aplikasi lain', 'Take in from another application'), from: ['draf'], to: 'terkirim', by: ['dinsos_verifier', 'system'] },
    { act: 'reports.verify', label: t('Verifikasi', 'Verify'), from: ['terkirim'], to: 'terverifikasi', by: [...desk, ...lane] },
    { act: 'reports.askMore', label: t('Minta dilengkapi', 'Ask for more'), from: ['terkirim'], to: 'perlu_dilengkapi', by: [...desk, ...lane] },
    { act: 'reports.answerMore', label: t('Lengkapi', 'Answer'), from: ['perlu_dilengkapi'], to: 'terkirim', by: ['citizen'] },
    { act: 'reports.remind', label: t('Ingatkan (hari ke-3)', 'Remind (day 3)'), from: ['perlu_dilengkapi'], to: 'perlu_dilengkapi', by: ['system'] },
    { act: 'reports.closeUnanswered', label: t('Tutup tanpa jawaban (hari ke-10)', 'Close unanswered (day 10)'), from: ['perlu_dilengkapi'], to: 'ditutup', by: ['system'] },
    { act: 'reports.resumeUnanswered', label: t('Lanjutkan tanpa jawaban (jalur terbatas)', 'Go on without an answer (restricted lane)'), from: ['perlu_dilengkapi'], to: 'terkirim', by: ['system'] },
    { act: 'reports.markDuplicate', label: t('Tandai duplikat', 'Mark as duplicate'), from: ['terkirim', 'terverifikasi'], to: 'duplikat', by: [...desk, ...lane] },
    { act: 'reports.reject', label: t('Tolak', 'Reject'), from: ['terkirim', 'perlu_dilengkapi'], to: 'ditolak', by: [...desk, ...lane] },
    { act: 'reports.appeal', label: t('Banding (≤ 14 hari)', 'Appeal (≤ 14 days)'), from: ['ditolak', 'duplikat'], to: 'terkirim', by: ['citizen'] },
    { act: 'reports.withdraw', label: t('Tarik laporan', 'Withdraw'), from: ['terkirim', 'perlu_dilengkapi', 'terverifikasi'], to: 'ditutup', by: ['citizen'] },
    { act: 'reports.assign', label: t('Disposisi', 'Assign'), from: ['terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'dibuka_kembali'], to: ['didisposisikan', 'diteruskan_eksternal'], by: ['puskesos_koord', 'dinsos_verifier', ...lane] },
    { act: 'reports.takeUp', label: t('Tangani sendiri', 'Take up'), from: ['terkirim', 'terverifikasi'], to: 'diproses', by: ['psm'] },
    { act: 'reports.accept', label: t('Terima tugas', 'Accept'), from: ['didisposisikan', 'dibuka_kembali'], to: 'diproses', by: [...worker] },
    { act: 'reports.decline', label: t('Tidak sanggup', 'Decline'), from: ['didisposisikan', 'dibuka_kembali'], to: 'terverifikasi', by: [...worker] },
    { act: 'reports.settle', label: t('Selesaikan', 'Settle'), from: ['diproses', 'diteruskan_eksternal'], to: 'selesai', by: [...worker, 'dinsos_verifier'], fourEyes: true },
    { act: 'reports.check', label: t('Periksa penyelesaian', 'Check the settlement'), from: ['selesai'], to: 'selesai', by: ['puskesos_koord', 'village_head', 'dinsos_verifier', ...supervisor], fourEyes: true },
    { act: 'reports.confirm', label: t('Nyatakan selesai', 'Confirm'), from: ['selesai', 'dibantah'], to: ['ditutup', 'selesai'], by: ['citizen'] },
    { act: 'reports.object', label: t('Nyatakan belum selesai', 'Object'), from: ['selesai'], to: 'dibantah', by: ['citizen'] },
    { act: 'reports.sendBack', label: t('Kembalikan ke petugas', 'Send back'), from: ['selesai', 'dibantah'], to: ['diproses', 'diteruskan_eksternal'], by: [...supervisor], fourEyes: true },
    { act: 'reports.close', label: t('Tutup dengan alasan', 'Close with a reason'), from: ['selesai', 'dibantah'], to: 'ditutup', by: [...supervisor], fourEyes: true },
    { act: 'reports.autoClose', label: t('Tutup karena tidak ada keberatan (10 hari kerja)', 'Close on silence (10 working days)'), from: ['selesai'], to: 'ditutup', by: ['system'] },
    { act: 'reports.reopen', label: t('Buka kembali (≤ 30 hari)', 'Reopen (≤ 30 days)'), from: ['ditutup'], to: ['dibuka_kembali', 'terkirim'], by: ['citizen', ...supervisor] },
    { act: 'reports.escalate', label: t('Naikkan ke pengawas', 'Escalate'), from: ['terkirim', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'dibuka_kembali', 'diproses', 'dibantah', 'selesai'], to: ['terkirim', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'dibuka_kembali', 'diproses', 'dibantah', 'selesai'], by: ['system'] },
    { act: 'reports.acknowledge', label: t('Ketahui', 'Acknowledge'), from: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah', 'dibuka_kembali'], to: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah', 'dibuka_kembali'], by: ['village_head'] },
    { act: 'reports.restrict', label: t('Alihkan ke jalur terbatas', 'Move to the restricted lane'), from: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah', 'dibuka_kembali', 'ditutup', 'ditolak', 'duplikat'], to: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'ditutup', 'ditolak', 'duplikat'], by: ['psm', ...desk, 'village_head', 'district_supervisor'] },
    { act: 'reports.relocate', label: t('Pindahkan ke desa/kelurahan lain', 'Move to another village'), from: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'dibuka_kembali'], to: ['terkirim', 'perlu_dilengkapi', 'terverifikasi'], by: [...desk, ...lane] },
    { act: 'reports.link', label: t('Kaitkan dengan warga', 'Link to a person or family'), from: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah', 'dibuka_kembali'], to: ['terkirim', 'perlu_dilengkapi', 'terverifikasi', 'didisposisikan', 'diteruskan_eksternal', 'diproses', 'selesai', 'dibantah', 'dibuka_kembali'], by: ['psm', ...desk, ...lane, 'pekerja_sosial'] },
  ],
})

export type ReportState = keyof typeof reportFlow.states

/** States in which something is still expected of somebody. */
export const openStates: readonly string[] = Object.entries(reportFlow.states)
  .filter(([code, s]) => !('end' in s && s.end) && code !== 'draf')
  .map(([code]) => code)
