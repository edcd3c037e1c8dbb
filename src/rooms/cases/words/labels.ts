// Vocabularies of `cases`: choices are data; an unknown code still shows as itself.
import { choices } from '../../registry/door.ts'

/** On what footing somebody's data and life are touched (UU 27/2022 Ps 20). */
export const bases = choices(
  ['consent', 'Persetujuan yang bersangkutan', 'Consent of the person'],
  ['guardian', 'Persetujuan wali', "A guardian's consent"],
  ['notice', 'Sudah diberi tahu (tugas pelayanan publik)', 'Was informed (public service duty)'],
  ['vital', 'Kepentingan vital (nyawa terancam)', 'Vital interest (a life in danger)'],
  ['legal', 'Kewajiban hukum', 'Legal obligation'],
)

export const risks = choices(
  ['0', 'Tidak ada risiko', 'No risk'],
  ['1', 'Rendah', 'Low'],
  ['2', 'Sedang', 'Medium'],
  ['3', 'Tinggi – darurat', 'High – emergency'],
)

export const screenings = choices(
  ['lanjut', 'Lanjut ke asesmen', 'Go on to the assessment'],
  ['info', 'Cukup informasi atau saran', 'Information or advice is enough'],
)

export const agreements = choices(
  ['klien', 'Klien setuju', 'The client agrees'],
  ['wali', 'Wali setuju', 'The guardian agrees'],
  ['kepentingan_terbaik', 'Kepentingan terbaik anak (catatan pekerja sosial)', 'Best interest of the child (social worker’s note)'],
)

export const planStates = choices(
  ['diajukan', 'Menunggu persetujuan', 'Waiting for approval'],
  ['dikembalikan', 'Dikembalikan', 'Returned'],
  ['disetujui', 'Disetujui', 'Approved'],
  ['diganti', 'Diganti rencana baru', 'Replaced by a new plan'],
)

export const referralStates = choices(
  ['dikirim', 'Menunggu jawaban', 'Waiting for an answer'],
  ['diterima', 'Diterima', 'Accepted'],
  ['ditolak', 'Ditolak', 'Refused'],
  ['selesai', 'Layanan diberikan', 'Service given'],
  ['ditarik', 'Ditarik', 'Withdrawn'],
)

/** What may be told about the person besides the need: the sender ticks only what the receiver cannot do without. */
export const sharedItems = choices(
  ['nama', 'Nama', 'Name'],
  ['umur', 'Umur', 'Age'],
  ['jenis_kelamin', 'Jenis kelamin', 'Sex'],
  ['alamat', 'Alamat', 'Address'],
  ['telepon', 'Telepon', 'Phone'],
  ['nik', 'NIK', 'NIK'],
)

export const outcomes = choices(
  ['tercapai', 'Tujuan tercapai', 'Goals reached'],
  ['sebagian', 'Tercapai sebagian', 'Reached in part'],
  ['meninggal', 'Meninggal', 'Died'],
  ['pindah', 'Pindah', 'Moved away'],
  ['menolak', 'Menolak layanan', 'Declined services'],
  ['hilang_kontak', 'Hilang kontak', 'Contact lost'],
  ['dialihkan', 'Dialihkan', 'Transferred'],
)
/** Only work that was done can reach a goal; the other endings may come at any time. */
export const outcomesOfWork: readonly string[] = ['tercapai', 'sebagian']
/** Nobody is left to be heard. */
export const unheardOutcomes: readonly string[] = ['meninggal', 'hilang_kontak']

export const noteKinds = choices(
  ['motivasi', 'Catatan motivator', "Motivator's note"],
  ['konseling', 'Konseling', 'Counselling'],
  ['koordinasi', 'Koordinasi', 'Coordination'],
  ['catatan', 'Catatan lain', 'Other note'],
)

export const seats = choices(
  ['pembuka', 'Pembuka kasus', 'Opened the case'],
  ['penanggung_jawab', 'Penanggung jawab', 'Owner'],
  ['pengawas', 'Pengawas', 'Supervisor'],
  ['anggota', 'Anggota tim', 'Team member'],
  ['kaca', 'Akses darurat (pecah kaca)', 'Emergency access (broken glass)'],
)

/** What a case can be late with. */
export const dueNames = choices(
  ['skrining', 'Skrining', 'Screening'],
  ['darurat', 'Penanganan darurat', 'Emergency response'],
  ['asesmen', 'Asesmen', 'Assessment'],
  ['rencana', 'Rencana', 'Plan'],
  ['layanan', 'Layanan menurut rencana', 'Services of the plan'],
  ['pemantauan', 'Kunjungan pemantauan', 'Monitoring visit'],
  ['bimbingan', 'Bimbingan lanjut', 'Aftercare'],
  ['lanjutkan', 'Melanjutkan kasus yang ditangguhkan', 'Resuming a suspended case'],
  ['penutupan', 'Bimbingan lanjut atau penutupan', 'Aftercare or closing'],
)

export const fundingSources = choices(
  ['apbd', 'APBD kabupaten/kota', 'Regency budget'],
  ['apbd_prov', 'APBD provinsi', 'Provincial budget'],
  ['apbn', 'APBN', 'State budget'],
  ['desa', 'Dana desa', 'Village funds'],
  ['swasta', 'Dunia usaha / donatur', 'Business or donor'],
  ['swadaya', 'Swadaya masyarakat', 'The community itself'],
)

export const glassStates = choices(['terbuka', 'Menunggu diketahui', 'Waiting to be acknowledged'], ['diakui', 'Sudah diketahui', 'Acknowledged'], ['dicabut', 'Akses dicabut', 'Access withdrawn'])
