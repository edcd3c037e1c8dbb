// The life of a batch, of each family on it, and of an objection, as tables one can read aloud.
import { flow } from '../../engine/flow.ts'

const t = (id: string, en: string) => ({ id, en })
const operator = ['village_operator'] as const
const village = ['village_operator', 'village_head'] as const
const regency = ['dinsos_verifier', 'dinsos_head'] as const

export const batchFlow = flow({
  name: 'batch',
  label: t('Batch verifikasi', 'Verification batch'),
  states: {
    dibuka: { label: t('Dibuka', 'Opened'), tone: 'info' },
    pendataan: { label: t('Pendataan', 'Field work'), tone: 'info' },
    musyawarah: { label: t('Musyawarah', 'Deliberation'), tone: 'waiting' },
    final_desa: { label: t('Final desa', 'Final in the village'), tone: 'waiting' },
    verifikasi_kab: { label: t('Lolos verifikasi kabupaten/kota', 'Checked by the regency'), tone: 'waiting' },
    disahkan: { label: t('Disahkan', 'Approved'), tone: 'good' },
    diekspor: { label: t('Diekspor', 'Exported'), tone: 'good' },
    diakui: { label: t('Diakui', 'Acknowledged'), tone: 'good', end: true },
    dikembalikan: { label: t('Dikembalikan', 'Returned'), tone: 'bad' },
    kedaluwarsa: { label: t('Kedaluwarsa', 'Expired'), tone: 'bad' },
  },
  steps: [
    { act: 'verification.openBatch', label: t('Buka batch', 'Open a batch'), from: [], to: 'dibuka', by: [...operator, 'dinsos_verifier'] },
    { act: 'verification.importList', label: t('Masukkan daftar', 'Add a list'), from: ['dibuka', 'pendataan'], to: ['dibuka', 'pendataan'], by: [...operator] },
    { act: 'verification.propose', label: t('Usulkan keluarga', 'Propose a family'), from: ['dibuka', 'pendataan'], to: ['dibuka', 'pendataan'], by: [...operator, 'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'] },
    { act: 'verification.assign', label: t('Tugaskan', 'Assign'), from: ['dibuka', 'pendataan', 'dikembalikan'], to: ['pendataan', 'dikembalikan'], by: [...operator, 'puskesos_koord'] },
    { act: 'verification.openMusdes', label: t('Mulai musyawarah', 'Begin the deliberation'), from: ['pendataan', 'dikembalikan'], to: 'musyawarah', by: [...village] },
    { act: 'verification.cancelMusdes', label: t('Batalkan musyawarah', 'Cancel the deliberation'), from: ['musyawarah'], to: 'pendataan', by: [...village] },
    { act: 'verification.finaliseVillage', label: t('Finalisasi desa', 'Finalise in the village'), from: ['musyawarah'], to: 'final_desa', by: ['village_head'], fourEyes: true },
    { act: 'verification.windowClosed', label: t('Batas akhir lewat', 'The window closed'), from: ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan'], to: 'kedaluwarsa', by: ['system'] },
    { act: 'verification.extendBatch', label: t('Beri waktu tambahan', 'Give more time'), from: ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan', 'kedaluwarsa'], to: ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan'], by: [...regency] },
    { act: 'verification.verifyRegency', label: t('Verifikasi kabupaten/kota', 'Regency check'), from: ['final_desa'], to: 'verifikasi_kab', by: ['dinsos_verifier'], fourEyes: true },
    { act: 'verification.returnBatch', label: t('Kembalikan ke desa', 'Return to the village'), from: ['final_desa', 'verifikasi_kab'], to: 'dikembalikan', by: [...regency], fourEyes: true },
    { act: 'verification.approve', label: t('Sahkan', 'Approve'), from: ['verifikasi_kab'], to: 'disahkan', by: ['dinsos_head'], fourEyes: true },
    { act: 'verification.export', label: t('Ekspor', 'Export'), from: ['disahkan', 'diekspor'], to: 'diekspor', by: [...operator, ...regency] },
    { act: 'verification.acknowledge', label: t('Diakui SIKS-NG', 'Acknowledged by SIKS-NG'), from: ['diekspor'], to: 'diakui', by: [...operator, ...regency] },
  ],
})

export const itemFlow = flow({
  name: 'batchItem',
  label: t('Keluarga dalam batch', 'Family in a batch'),
  states: {
    masuk: { label: t('Masuk', 'Listed'), tone: 'neutral' },
    ditugaskan: { label: t('Ditugaskan', 'Assigned'), tone: 'waiting' },
    dikunjungi: { label: t('Dikunjungi', 'Visited'), tone: 'info' },
    tidak_ditemukan: { label: t('Tidak ditemukan', 'Not found'), tone: 'bad' },
    dipadankan: { label: t('Dipadankan', 'Matched'), tone: 'info' },
    ditinjau: { label: t('Ditinjau', 'Reviewed'), tone: 'info' },
    diputus: { label: t('Diputus', 'Decided'), tone: 'good' },
    final: { label: t('Final', 'Final'), tone: 'good' },
    hasil_diterima: { label: t('Hasil diterima', 'Result received'), tone: 'good', end: true },
    disanggah: { label: t('Disanggah', 'Objected'), tone: 'waiting' },
  },
  steps: [
    { act: 'verification.importList', label: t('Masukkan daftar', 'Add a list'), from: [], to: 'masuk', by: [...operator] },
    { act: 'verification.propose', label: t('Usulkan', 'Propose'), from: [], to: 'masuk', by: [...operator, 'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'] },
    { act: 'verification.assign', label: t('Tugaskan', 'Assign'), from: ['masuk', 'ditugaskan'], to: 'ditugaskan', by: [...operator, 'puskesos_koord'] },
    { act: 'verification.visit', label: t('Kunjungi', 'Visit'), from: ['ditugaskan'], to: ['dikunjungi', 'tidak_ditemukan', 'ditugaskan'], by: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'] },
    { act: 'verification.recordMatches', label: t('Padankan', 'Match'), from: ['dikunjungi', 'dipadankan'], to: 'dipadankan', by: [...operator, 'dinsos_verifier'] },
    { act: 'verification.spotCheck', label: t('Periksa contoh', 'Spot check'), from: ['dipadankan', 'tidak_ditemukan', 'ditinjau', 'diputus'], to: ['dipadankan', 'tidak_ditemukan', 'ditinjau', 'diputus', 'ditugaskan'], by: ['district_supervisor', 'dinsos_verifier'], fourEyes: true },
    { act: 'verification.review', label: t('Tinjau', 'Review'), from: ['dipadankan', 'tidak_ditemukan'], to: 'ditinjau', by: ['district_supervisor', 'dinsos_verifier'], fourEyes: true },
    { act: 'verification.sendBack', label: t('Kembalikan ke lapangan', 'Send back to the field'), from: ['dikunjungi', 'tidak_ditemukan', 'dipadankan', 'ditinjau', 'diputus'], to: 'ditugaskan', by: [...operator, 'puskesos_koord', 'district_supervisor', 'dinsos_verifier'] },
    { act: 'verification.decide', label: t('Putuskan', 'Decide'), from: ['ditinjau', 'diputus'], to: 'diputus', by: [...village] },
    { act: 'verification.returnBatch', label: t('Dikembalikan untuk diputus ulang', 'Returned to be decided again'), from: ['diputus'], to: 'ditinjau', by: [...regency] },
    { act: 'verification.approve', label: t('Sahkan', 'Approve'), from: ['diputus'], to: 'final', by: ['dinsos_head'] },
    { act: 'verification.recordResults', label: t('Catat hasil', 'Record the result'), from: ['final', 'hasil_diterima'], to: 'hasil_diterima', by: [...operator, ...regency] },
    { act: 'verification.object', label: t('Sanggah', 'Object'), from: ['hasil_diterima'], to: 'disanggah', by: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', ...operator] },
    { act: 'verification.linkObjection', label: t('Cocokkan sanggahan warga', 'Find the family of a citizen’s objection'), from: ['hasil_diterima'], to: 'disanggah', by: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', ...operator, ...regency] },
    { act: 'verification.decideObjection', label: t('Putuskan sanggahan', 'Decide the objection'), from: ['disanggah'], to: 'hasil_diterima', by: [...regency], fourEyes: true },
  ],
})

export const objectionFlow = flow({
  name: 'objection',
  label: t('Sanggahan', 'Objection'),
  states: {
    diajukan: { label: t('Menunggu putusan', 'Waiting for a decision'), tone: 'waiting' },
    diterima: { label: t('Diterima', 'Upheld'), tone: 'good', end: true },
    ditolak: { label: t('Ditolak', 'Dismissed'), tone: 'neutral', end: true },
  },
  steps: [
    { act: 'verification.object', label: t('Ajukan', 'Object'), from: [], to: 'diajukan', by: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator'] },
    { act: 'verification.citizenObject', label: t('Usul atau sanggah sendiri', 'Propose or object oneself'), from: [], to: 'diajukan', by: ['citizen'] },
    { act: 'verification.linkObjection', label: t('Cocokkan dengan keluarga', 'Find the family'), from: ['diajukan'], to: 'diajukan', by: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', ...regency] },
    { act: 'verification.objectionLate', label: t('Naikkan (14 hari lewat)', 'Escalate (14 days passed)'), from: ['diajukan'], to: 'diajukan', by: ['system'] },
    { act: 'verification.decideObjection', label: t('Putuskan', 'Decide'), from: ['diajukan'], to: ['diterima', 'ditolak'], by: [...regency], fourEyes: true },
  ],
})

export type BatchState = keyof typeof batchFlow.states
export type ItemState = keyof typeof itemFlow.states

/** Work in the village goes on. */
export const workingStates: readonly string[] = ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan']
/** Nothing of it can be changed any more; a new batch is needed. */
export const sealedStates: readonly string[] = ['disahkan', 'diekspor', 'diakui']
/** Another batch of the same village and month cannot be opened beside these. */
export const openStates: readonly string[] = [...workingStates, 'final_desa', 'verifikasi_kab', 'kedaluwarsa']
