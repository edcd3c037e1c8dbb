// Words of boards and their legality: states, positions, issuers, precision, and what is left undone where none was formed.
import type { Choice, Text } from '../../engine/field.ts'

const c = (code: string, id: string, en: string): Choice => ({ code, label: { id, en } })

/** States of a term of office; a place's board carries that of the term in force, or of the one in the making where there never was one. */
export const boardStates: readonly Choice[] = [
  c('belum_terbentuk', 'Belum terbentuk', 'Not formed'),
  c('musyawarah', 'Musyawarah', 'Deliberation'),
  c('diajukan', 'SK diajukan', 'Decree asked for'),
  c('dikembalikan', 'Dikembalikan', 'Returned'),
  c('diverifikasi', 'Diverifikasi', 'Verified'),
  c('disahkan', 'Disahkan (SK terbit)', 'Decreed'),
  c('dilantik', 'Dilantik, menunggu masa bakti', 'Inaugurated, term not begun'),
  c('aktif', 'Aktif', 'Active'),
  c('akan_berakhir', 'Akan berakhir', 'Ending soon'),
  c('kedaluwarsa', 'Kedaluwarsa', 'Expired'),
  c('dibekukan', 'Dibekukan', 'Frozen'),
  c('diperpanjang', 'Digantikan masa bakti baru', 'Followed by a new term'),
  c('dibatalkan', 'Dibatalkan', 'Dropped'),
]

export const boardLevels: readonly Choice[] = [
  c('nation', 'Nasional', 'National'),
  c('province', 'Provinsi', 'Province'),
  c('regency', 'Kabupaten/kota', 'Regency'),
  c('district', 'Kecamatan', 'Sub-district'),
  c('village', 'Desa/kelurahan', 'Village'),
]

export const termKinds: readonly Choice[] = [
  c('pembentukan', 'Pembentukan (belum pernah ada)', 'Formation (there was none)'),
  c('pemilihan', 'Pemilihan kepengurusan baru', 'Election of a new board'),
  c('perpanjangan', 'Perpanjangan kepengurusan', 'Renewal of the board'),
  c('sudah_ber_sk', 'Sudah ber-SK, dicatat menyusul', 'Decreed already, recorded afterwards'),
]

export const quorumRules: readonly Choice[] = [c('setengah', 'Lebih dari setengah (½)', 'More than half'), c('dua_pertiga', 'Paling sedikit dua pertiga (⅔)', 'At least two thirds')]
export const methods: readonly Choice[] = [c('mufakat', 'Mufakat', 'Consensus'), c('suara', 'Pemungutan suara', 'Vote')]
export const precisions: readonly Choice[] = [c('year', 'Hanya tahun', 'Year only'), c('day', 'Tanggal lengkap', 'Full date')]

/** Who signs the decree; the official title is written besides, as it stands on the paper. */
export const issuers: readonly Choice[] = [
  c('menteri', 'Menteri', 'Minister'),
  c('gubernur', 'Gubernur', 'Governor'),
  c('bupati_walikota', 'Bupati / Wali Kota', 'Regent / Mayor'),
  c('kadinsos', 'Kepala Dinas Sosial', 'Head of the social office'),
  c('camat', 'Camat', 'Head of sub-district'),
  c('lurah_kades', 'Lurah / Kepala Desa', 'Village head'),
  c('ipsm_atas', 'Pengurus IPSM tingkat lain', 'Another IPSM board'),
  c('lain', 'Lainnya', 'Other'),
]

/** Positions on a board, in the order they are listed; a place may write others by hand under `lain`. */
export const positions: readonly Choice[] = [
  c('ketua', 'Ketua', 'Chair'),
  c('wakil_ketua', 'Wakil ketua', 'Vice chair'),
  c('sekretaris', 'Sekretaris', 'Secretary'),
  c('wakil_sekretaris', 'Wakil sekretaris', 'Deputy secretary'),
  c('bendahara', 'Bendahara', 'Treasurer'),
  c('wakil_bendahara', 'Wakil bendahara', 'Deputy treasurer'),
  c('bidang_organisasi', 'Bidang organisasi', 'Organisation'),
  c('bidang_diklat', 'Bidang pendidikan dan pelatihan', 'Training'),
  c('bidang_rehsos', 'Bidang rehabilitasi sosial', 'Social rehabilitation'),
  c('bidang_dayasos', 'Bidang pemberdayaan sosial', 'Social empowerment'),
  c('bidang_linjamsos', 'Bidang perlindungan dan jaminan sosial', 'Social protection'),
  c('bidang_humas', 'Bidang hubungan masyarakat', 'Public relations'),
  c('bidang_kemitraan', 'Bidang kemitraan dan usaha', 'Partnership'),
  c('anggota', 'Anggota pengurus', 'Board member'),
  c('pelindung', 'Pelindung', 'Patron'),
  c('penasihat', 'Penasihat', 'Adviser'),
  c('pembina', 'Pembina', 'Mentor'),
  c('lain', 'Lainnya', 'Other'),
]

/** Without these a decree cannot be asked for. */
export const neededPositions: readonly string[] = ['ketua', 'sekretaris', 'bendahara']

/** How far the forming of a board has come, for those asked to bring it about. */
export const pushSteps: readonly Choice[] = [
  c('belum_mulai', 'Belum dimulai', 'Not begun'),
  c('sosialisasi', 'Sosialisasi kepada PSM', 'Told to the PSM'),
  c('calon', 'Calon pengurus dihimpun', 'Candidates gathered'),
  c('jadwal', 'Musyawarah dijadwalkan', 'Deliberation scheduled'),
  c('musyawarah', 'Musyawarah sudah dilaksanakan', 'Deliberation held'),
]
export const pushStates: readonly Choice[] = [c('berjalan', 'Berjalan', 'Under way'), c('selesai', 'Selesai', 'Done'), c('dihentikan', 'Dihentikan', 'Stopped')]

/** What the house notes of legality, each once for a term. */
export const noticeKinds: readonly Choice[] = [
  c('legalitas.h180', 'Masa bakti berakhir 180 hari lagi', 'The term ends in 180 days'),
  c('legalitas.h90', 'Masa bakti berakhir 90 hari lagi', 'The term ends in 90 days'),
  c('legalitas.h30', 'Masa bakti berakhir 30 hari lagi', 'The term ends in 30 days'),
  c('legalitas.kedaluwarsa', 'Masa bakti berakhir', 'The term has ended'),
]

/** How a board stands on a day, in the words of screens and papers. */
export const standingLabels = {
  belum_terbentuk: { id: 'Belum terbentuk', en: 'Not formed' },
  dalam_proses: { id: 'Sedang dibentuk', en: 'Being formed' },
  disahkan: { id: 'Ber-SK, belum dilantik', en: 'Decreed, not inaugurated' },
  dilantik: { id: 'Dilantik, masa bakti belum mulai', en: 'Inaugurated, term not begun' },
  aktif: { id: 'Aktif', en: 'Active' },
  akan_berakhir: { id: 'Akan berakhir', en: 'Ending soon' },
  masa_tenggang: { id: 'Kedaluwarsa (masa tenggang)', en: 'Expired (in grace)' },
  kedaluwarsa: { id: 'Kedaluwarsa', en: 'Expired' },
  dibekukan: { id: 'Dibekukan', en: 'Frozen' },
} as const satisfies { [standing: string]: Text }
export type Standing = keyof typeof standingLabels
