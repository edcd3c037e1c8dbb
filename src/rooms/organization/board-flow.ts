// The life of a board's term of office, and of a replacement within it, as tables one can read aloud.
import { flow } from '../../engine/flow.ts'
import { boardStates } from './board-words.ts'

const t = (id: string, en: string) => ({ id, en })
const word = (code: string) => boardStates.find((s) => s.code === code)?.label ?? t(code, code)
const board = ['ipsm_board_local', 'ipsm_board_city', 'ipsm_board_province'] as const
const office = ['dinsos_verifier', 'dinsos_head', 'province_office', 'admin'] as const

export const boardFlow = flow({
  name: 'boardTerm',
  label: t('Legalitas kepengurusan IPSM', 'Legality of an IPSM board'),
  states: {
    belum_terbentuk: { label: word('belum_terbentuk'), tone: 'urgent' },
    musyawarah: { label: word('musyawarah'), tone: 'info' },
    diajukan: { label: word('diajukan'), tone: 'waiting' },
    dikembalikan: { label: word('dikembalikan'), tone: 'bad' },
    diverifikasi: { label: word('diverifikasi'), tone: 'waiting' },
    disahkan: { label: word('disahkan'), tone: 'waiting' },
    dilantik: { label: word('dilantik'), tone: 'info' },
    aktif: { label: word('aktif'), tone: 'good' },
    akan_berakhir: { label: word('akan_berakhir'), tone: 'waiting' },
    kedaluwarsa: { label: word('kedaluwarsa'), tone: 'bad' },
    dibekukan: { label: word('dibekukan'), tone: 'bad' },
    diperpanjang: { label: word('diperpanjang'), tone: 'neutral', end: true },
    dibatalkan: { label: word('dibatalkan'), tone: 'neutral', end: true },
  },
  steps: [
    { act: 'organization.openBoardTerm', label: t('Catat musyawarah', 'Record the deliberation'), from: ['belum_terbentuk', 'akan_berakhir', 'kedaluwarsa', 'dibekukan'], to: 'musyawarah', by: [...board, ...office] },
    { act: 'organization.seatBoard', label: t('Isi jabatan', 'Fill a seat'), from: ['musyawarah', 'dikembalikan'], to: ['musyawarah', 'dikembalikan'], by: [...board, ...office] },
    { act: 'organization.unseatBoard', label: t('Kosongkan jabatan', 'Empty a seat'), from: ['musyawarah', 'dikembalikan'], to: ['musyawarah', 'dikembalikan'], by: [...board, ...office] },
    { act: 'organization.askBoardDecree', label: t('Ajukan SK', 'Ask for the decree'), from: ['musyawarah', 'dikembalikan'], to: 'diajukan', by: [...board, ...office] },
    { act: 'organization.verifyBoardTerm', label: t('Verifikasi', 'Verify'), from: ['diajukan'], to: 'diverifikasi', by: [...office], fourEyes: true },
    { act: 'organization.returnBoardTerm', label: t('Kembalikan', 'Return'), from: ['diajukan', 'diverifikasi'], to: 'dikembalikan', by: [...office], fourEyes: true },
    { act: 'organization.recordBoardDecree', label: t('Sahkan (catat SK)', 'Record the decree'), from: ['diverifikasi'], to: 'disahkan', by: [...office], fourEyes: true },
    { act: 'organization.inaugurateBoard', label: t('Catat pelantikan', 'Record the inauguration'), from: ['disahkan'], to: ['dilantik', 'aktif', 'akan_berakhir'], by: [...office] },
    { act: 'organization.beginBoardTerm', label: t('Masa bakti mulai', 'The term begins'), from: ['dilantik'], to: ['aktif', 'akan_berakhir'], by: ['system'] },
    { act: 'organization.remindBoard', label: t('Peringatan (H-180, H-90, H-30)', 'Reminder (180, 90, 30 days)'), from: ['aktif', 'akan_berakhir'], to: 'akan_berakhir', by: ['system'] },
    { act: 'organization.expireBoard', label: t('Kedaluwarsa (hari sesudah masa bakti)', 'Expired (the day after the term)'), from: ['aktif', 'akan_berakhir', 'dibekukan'], to: ['kedaluwarsa', 'diperpanjang'], by: ['system'] },
    { act: 'organization.freezeBoard', label: t('Bekukan', 'Freeze'), from: ['aktif', 'akan_berakhir'], to: 'dibekukan', by: [...office], fourEyes: true },
    { act: 'organization.thawBoard', label: t('Cairkan', 'Unfreeze'), from: ['dibekukan'], to: ['aktif', 'akan_berakhir'], by: [...office], fourEyes: true },
    { act: 'organization.proposeReplacement', label: t('Usulkan PAW', 'Ask for a replacement'), from: ['aktif', 'akan_berakhir'], to: ['aktif', 'akan_berakhir'], by: [...board, ...office] },
    { act: 'organization.decideReplacement', label: t('Putuskan PAW', 'Decide the replacement'), from: ['aktif', 'akan_berakhir'], to: ['aktif', 'akan_berakhir'], by: [...office], fourEyes: true },
    { act: 'organization.dropBoardTerm', label: t('Batalkan', 'Drop'), from: ['musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan'], to: 'dibatalkan', by: [...board, ...office] },
  ],
})

export type BoardState = keyof typeof boardFlow.states
