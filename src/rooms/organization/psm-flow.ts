// The life of a membership as a table one can read aloud: from the join form to the decree, the card, leave and the end.
import { flow } from '../../engine/flow.ts'

const t = (id: string, en: string) => ({ id, en })
const serving = ['ditetapkan', 'aktif', 'cuti', 'nonaktif'] as const
const asking = ['calon', 'direkomendasi_ipsm', 'direkomendasi_lurah', 'diverifikasi', 'seleksi'] as const
const supervisors = ['puskesos_koord', 'village_head', 'dinsos_verifier', 'dinsos_head'] as const

export const psmFlow = flow({
  name: 'psm',
  label: t('Keanggotaan PSM', 'Membership'),
  states: {
    calon: { label: t('Calon', 'Applicant'), tone: 'waiting' },
    dikembalikan: { label: t('Perlu dilengkapi', 'Returned'), tone: 'bad' },
    direkomendasi_ipsm: { label: t('Direkomendasi IPSM', 'Recommended by IPSM'), tone: 'waiting' },
    direkomendasi_lurah: { label: t('Direkomendasi lurah/kades', 'Recommended by the village head'), tone: 'waiting' },
    diverifikasi: { label: t('Diverifikasi', 'Verified'), tone: 'waiting' },
    seleksi: { label: t('Seleksi', 'Selection'), tone: 'waiting' },
    ditetapkan: { label: t('Ditetapkan (SK)', 'Appointed'), tone: 'info' },
    aktif: { label: t('Aktif', 'Active'), tone: 'good' },
    cuti: { label: t('Cuti', 'On leave'), tone: 'neutral' },
    nonaktif: { label: t('Nonaktif', 'Inactive'), tone: 'bad' },
    ditolak: { label: t('Ditolak', 'Rejected'), tone: 'neutral', end: true },
    berhenti: { label: t('Berhenti', 'Resigned'), tone: 'neutral', end: true },
    diberhentikan: { label: t('Diberhentikan', 'Dismissed'), tone: 'neutral', end: true },
    meninggal: { label: t('Meninggal', 'Died'), tone: 'neutral', end: true },
    pindah: { label: t('Pindah', 'Moved away'), tone: 'neutral', end: true },
  },
  steps: [
    { act: 'organization.applyPsm', label: t('Daftar', 'Apply'), from: [], to: 'calon', by: ['citizen', 'ipsm_board_local', 'ipsm_board_city', 'puskesos_fo', 'puskesos_koord', 'village_operator', 'village_head', 'dinsos_verifier'] },
    { act: 'organization.recommendByBoard', label: t('Rekomendasi IPSM', 'IPSM recommends'), from: ['calon'], to: 'direkomendasi_ipsm', by: ['ipsm_board_local'] },
    { act: 'organization.recommendByHead', label: t('Rekomendasi lurah/kades', 'Village head recommends'), from: ['direkomendasi_ipsm'], to: 'direkomendasi_lurah', by: ['village_head'], fourEyes: true },
    { act: 'organization.verifyPsm', label: t('Verifikasi berkas', 'Verify the papers'), from: ['direkomendasi_lurah'], to: 'diverifikasi', by: ['dinsos_verifier'], fourEyes: true },
    { act: 'organization.interviewPsm', label: t('Catat wawancara', 'Note the interview'), from: ['diverifikasi'], to: 'seleksi', by: ['dinsos_verifier', 'dinsos_head'] },
    { act: 'organization.appointPsm', label: t('Tetapkan dengan SK', 'Appoint by decree'), from: ['diverifikasi', 'seleksi'], to: 'ditetapkan', by: ['dinsos_head'], fourEyes: true },
    { act: 'organization.rejectPsm', label: t('Tolak', 'Reject'), from: [...asking, 'dikembalikan'], to: 'ditolak', by: ['dinsos_head'] },
    { act: 'organization.returnPsm', label: t('Kembalikan untuk dilengkapi', 'Return'), from: [...asking], to: 'dikembalikan', by: ['ipsm_board_local', 'village_head', 'dinsos_verifier', 'dinsos_head'] },
    { act: 'organization.completePsm', label: t('Lengkapi', 'Complete'), from: ['dikembalikan'], to: [...asking], by: ['ipsm_board_local', 'puskesos_fo', 'puskesos_koord', 'village_operator', 'dinsos_verifier'] },
    { act: 'organization.importPsm', label: t('Masukkan daftar anggota lama', 'Take in an existing list'), from: [], to: 'aktif', by: ['dinsos_verifier', 'dinsos_head', 'admin'] },
    { act: 'organization.issueCard', label: t('Terbitkan KTA', 'Issue the card'), from: ['ditetapkan', 'aktif', 'cuti'], to: ['aktif', 'cuti'], by: ['ipsm_board_city', 'dinsos_verifier'] },
    { act: 'organization.noteBimtek', label: t('Catat bimtek dasar', 'Note basic guidance'), from: [...serving], to: [...serving], by: ['dinsos_verifier'] },
    { act: 'organization.leavePsm', label: t('Cuti', 'Leave'), from: ['aktif'], to: 'cuti', by: ['psm', 'ipsm_board_local', ...supervisors] },
    { act: 'organization.backPsm', label: t('Kembali dari cuti', 'Back from leave'), from: ['cuti'], to: 'aktif', by: ['psm', 'ipsm_board_local', ...supervisors] },
    { act: 'organization.psmClock', label: t('Jam berbunyi', 'A clock ran out'), from: [...serving], to: [...serving], by: ['system'] },
    { act: 'organization.deactivatePsm', label: t('Nonaktifkan', 'Set inactive'), from: ['aktif'], to: 'nonaktif', by: ['ipsm_board_local'] },
    { act: 'organization.reactivatePsm', label: t('Aktifkan lagi', 'Set active again'), from: ['nonaktif'], to: 'aktif', by: ['ipsm_board_local'] },
    { act: 'organization.renewSk', label: t('Perpanjang SK', 'Renew the decree'), from: [...serving], to: ['ditetapkan', 'aktif', 'cuti', 'nonaktif'], by: ['dinsos_head'] },
    { act: 'organization.proposeDismissal', label: t('Usulkan pemberhentian', 'Propose dismissal'), from: [...serving], to: [...serving], by: ['ipsm_board_local', 'ipsm_board_city', 'village_head', 'dinsos_verifier'] },
    { act: 'organization.replyDismissal', label: t('Catat jawaban PSM', 'Note the member’s reply'), from: [...serving], to: [...serving], by: ['psm', 'dinsos_verifier', 'dinsos_head'] },
    { act: 'organization.dropDismissal', label: t('Batalkan usul pemberhentian', 'Drop the proposal'), from: [...serving], to: [...serving], by: ['dinsos_head'] },
    { act: 'organization.dismissPsm', label: t('Berhentikan', 'Dismiss'), from: [...serving], to: 'diberhentikan', by: ['dinsos_head'], fourEyes: true },
    { act: 'organization.endPsm', label: t('Catat berhenti atau meninggal', 'Note resignation or death'), from: [...serving], to: ['berhenti', 'meninggal'], by: ['psm', 'ipsm_board_local', 'village_head', 'dinsos_verifier', 'dinsos_head'] },
    { act: 'organization.transferPsm', label: t('Pindahkan', 'Move to another village'), from: [...serving], to: 'pindah', by: ['dinsos_verifier', 'dinsos_head'] },
  ],
})

export type PsmState = keyof typeof psmFlow.states

/** Counts as an active member. */
export const activePsmStates: readonly string[] = ['aktif']
/** Holds a decree: a member, whether at work today or not. */
export const servingPsmStates: readonly string[] = serving
/** Waits for somebody's word. */
export const askingPsmStates: readonly string[] = asking
