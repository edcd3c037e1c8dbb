// The words a report is sorted by. Codes are ours where the field has none; labels are what people say.
import type { Choice } from '../../engine/field.ts'
import { problemTypes } from '../registry/door.ts'

const c = (code: string, id: string, en: string, help?: { id: string; en: string }): Choice => ({ code, label: { id, en }, ...(help ? { help } : {}) })

/** What kind of message it is (SLRT: keluhan = pertanyaan, saran, pengaduan). */
export const messageKinds: readonly Choice[] = [
  c('pengaduan', 'Butuh bantuan atau pengaduan', 'Help needed or complaint'),
  c('pertanyaan', 'Pertanyaan', 'Question'),
  c('saran', 'Saran', 'Suggestion'),
]

/** Problem types of the field, with the everyday errands (papers, aid, the house) that most reports are about. */
export const reportProblems: readonly Choice[] = [
  c('administrasi', 'KTP, KK, BPJS, dan surat lain', 'Identity papers, health insurance and letters'),
  c('bantuan', 'Bantuan sosial', 'Social assistance'),
  c('rumah', 'Rumah, air, jamban, listrik', 'House, water, latrine, electricity'),
  c('lansia', 'Lanjut usia', 'Elderly person'),
  ...problemTypes,
  c('lainnya', 'Lainnya', 'Other'),
]

/** Problem types whose data belong to the highly restricted class: they take the restricted lane at once. */
export const restrictedProblems: readonly string[] = [...problemTypes.filter((p) => p.restricted).map((p) => p.code), 'penyalahgunaan_narkotika']

/** What a complaint about a programme is about. */
export const complaintKinds: readonly Choice[] = [
  c('belum_terdaftar', 'Belum terdaftar', 'Not registered'),
  c('tidak_menerima', 'Terdaftar tetapi tidak menerima', 'Registered but not receiving'),
  c('tidak_layak', 'Penerima tidak layak', 'A recipient who should not receive'),
  c('tidak_sesuai', 'Jumlah atau mutu bantuan tidak sesuai', 'Wrong amount or quality'),
  c('kartu', 'Kartu bermasalah', 'Trouble with the card'),
  c('data_salah', 'Data salah', 'Wrong data'),
  c('pungli', 'Pungutan liar', 'Illegal charges'),
  c('layanan', 'Layanan petugas', 'Service by staff'),
  c('lainnya', 'Lainnya', 'Other'),
]

export const urgencies: readonly Choice[] = [
  c('biasa', 'Biasa', 'Ordinary'),
  c('mendesak', 'Mendesak', 'Urgent', { id: 'Perlu ditangani dalam hari-hari ini.', en: 'Needs care within days.' }),
  c('darurat', 'Darurat', 'Emergency', { id: 'Ada bahaya bagi nyawa sekarang juga.', en: 'A life is in danger right now.' }),
]

/** Emergencies jump the queue: the smaller the rank, the earlier. */
export const rankOf = (urgency: string | null | undefined): number => (urgency === 'darurat' ? 0 : urgency === 'mendesak' ? 1 : 2)

/** How the report reached us. */
export const channels: readonly Choice[] = [
  c('web', 'Halaman laporan', 'Report page'),
  c('datang', 'Datang ke kantor', 'Walk-in'),
  c('telepon', 'Telepon', 'Phone call'),
  c('lisan', 'Disampaikan langsung ke petugas', 'Told to a worker'),
  c('luar', 'Aplikasi pengaduan lain', 'Another complaint application'),
]

/** Channels in which an officer writes down what somebody else told. */
export const writtenForOthers: readonly string[] = ['datang', 'telepon', 'lisan']

export const aboutWhom: readonly Choice[] = [
  c('diri', 'Diri saya atau keluarga saya', 'Myself or my family'),
  c('tetangga', 'Tetangga', 'A neighbour'),
  c('orang_lain', 'Orang lain', 'Somebody else'),
  c('lingkungan', 'Lingkungan atau kelompok', 'A neighbourhood or group'),
]

/** Who is to do it. */
export const assigneeKinds: readonly Choice[] = [
  c('psm', 'PSM', 'Community social worker'),
  c('puskesos', 'Puskesos', 'Village social desk'),
  c('peksos', 'Pekerja sosial', 'Certified social worker'),
  c('jalur', 'Petugas jalur terbatas', 'Restricted-lane officer'),
  c('unit', 'Instansi', 'Agency'),
  c('eksternal', 'Pihak luar (PLN, PDAM, BPJS …)', 'Outside body (utilities, insurance …)'),
]

/** What came of it, in words that may be told to the reporter: they say nothing about the family. */
export const outcomes: readonly Choice[] = [
  c('terpenuhi', 'Kebutuhan terpenuhi', 'The need was met'),
  c('sebagian', 'Terpenuhi sebagian', 'Met in part'),
  c('dijawab', 'Sudah dijawab', 'Answered'),
  c('kasus', 'Diteruskan sebagai pendampingan', 'Goes on as a case'),
  c('rujuk', 'Dirujuk ke instansi lain', 'Referred to another body'),
  c('tidak_ditemukan', 'Tidak ditemukan di lapangan', 'Not found in the field'),
  c('menolak', 'Yang bersangkutan tidak bersedia', 'The person concerned declined'),
  c('tidak_terpenuhi', 'Belum dapat dipenuhi', 'Could not be met'),
]

/** How a report came to its end. */
export const closings: readonly Choice[] = [
  c('dikonfirmasi', 'Pelapor menyatakan selesai', 'The reporter said it is done'),
  c('diam', 'Sepuluh hari kerja tanpa keberatan', 'Ten working days without objection'),
  c('pengawas', 'Ditutup pengawas dengan alasan', 'Closed by a supervisor with a reason'),
  c('tanpa_jawaban', 'Pertanyaan tidak dijawab', 'The question was not answered'),
  c('ditarik', 'Ditarik pelapor', 'Withdrawn by the reporter'),
]

/** Clocks a report can run past. */
export const clockNames: readonly Choice[] = [
  c('verifikasi', 'Verifikasi', 'Verification'),
  c('disposisi', 'Disposisi', 'Assignment'),
  c('terima', 'Penerimaan tugas', 'Acceptance'),
  c('kerja', 'Pengerjaan', 'Work'),
  c('keberatan', 'Keputusan atas keberatan', 'Decision on an objection'),
  c('periksa', 'Pemeriksaan orang kedua', 'Check by a second person'),
]
