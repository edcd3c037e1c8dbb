// The fixed vocabularies of a PSM's life: functions, tiers, skills, pledges, issuers, how it ends. What varies per region is data (`PsmRules`).
import type { Choice, Text } from '../../engine/field.ts'

const c = (code: string, id: string, en: string): Choice => ({ code, label: { id, en } })

export const sexes: readonly Choice[] = [c('L', 'Laki-laki', 'Male'), c('P', 'Perempuan', 'Female')]

/** Four of the association, and the one the field adds. */
export const psmFunctions: readonly Choice[] = [
  c('inisiator', 'Inisiator', 'Initiator'), c('motivator', 'Motivator', 'Motivator'), c('dinamisator', 'Dinamisator', 'Mobiliser'),
  c('fasilitator', 'Fasilitator', 'Facilitator'), c('administrator', 'Administrator', 'Administrator'),
]

/** The ladder of training, lowest first: the first is the gate. */
export const psmTiers: readonly Choice[] = [
  c('bimtek_dasar', 'Bimtek dasar', 'Basic guidance'), c('pelatihan_dasar', 'Pelatihan dasar', 'Basic training'),
  c('pelatihan_lanjutan', 'Pelatihan lanjutan', 'Advanced training'), c('pelatihan_khusus', 'Pelatihan khusus', 'Specialised training'),
]

export const psmSkills: readonly Choice[] = [
  c('pendampingan', 'Mendampingi keluarga', 'Accompanying families'), c('lansia', 'Merawat lansia', 'Care for the elderly'), c('anak', 'Anak dan remaja', 'Children and youth'),
  c('disabilitas', 'Disabilitas', 'Disability'), c('bahasa_isyarat', 'Bahasa isyarat', 'Sign language'), c('kesehatan', 'Kesehatan dasar, P3K', 'Basic health, first aid'),
  c('bencana', 'Kebencanaan', 'Disasters'), c('usaha', 'Usaha kecil', 'Small business'), c('komputer', 'Komputer dan administrasi', 'Computers and paperwork'),
  c('penyuluhan', 'Berbicara di depan warga', 'Speaking to people'), c('mengemudi', 'Mengemudi', 'Driving'), c('lain', 'Lainnya', 'Other'),
]

export const educations: readonly Choice[] = [
  c('tidak_sekolah', 'Tidak sekolah', 'None'), c('sd', 'SD sederajat', 'Primary'), c('smp', 'SMP sederajat', 'Lower secondary'), c('sma', 'SMA sederajat', 'Upper secondary'),
  c('diploma', 'Diploma', 'Diploma'), c('sarjana', 'Sarjana', 'Bachelor'), c('pascasarjana', 'Pascasarjana', 'Postgraduate'),
]

/** Where an application or a member came from. */
export const psmSources: readonly Choice[] = [
  c('web', 'Formulir Gabung PSM', 'Join form'), c('kertas', 'Ditulis pengurus dari berkas', 'Written down from paper'), c('daftar', 'Daftar anggota lama', 'Existing member list'), c('pindah', 'Pindahan', 'Moved here'),
]

export const bimtekWords: readonly Choice[] = [c('ada', 'Sudah bimtek dasar', 'Has basic guidance'), c('menyusul', 'Bimtek menyusul', 'Guidance to follow')]

/** Who signs the decree; the official title stands beside it in free words. */
export const skIssuers: readonly Choice[] = [
  c('kades_lurah', 'Kepala Desa / Lurah', 'Village head'), c('camat', 'Camat', 'Head of kecamatan'), c('kadinsos', 'Kepala Dinas Sosial', 'Head of the social office'),
  c('bupati_wali_kota', 'Bupati / Wali Kota', 'Head of regency'), c('gubernur', 'Gubernur', 'Governor'), c('menteri', 'Menteri Sosial', 'Minister'),
]

export const ktaKinds: readonly Choice[] = [c('sementara', 'KTA Sementara', 'Interim card'), c('nasional', 'KTA nasional', 'National card')]

export const endKinds: readonly Choice[] = [
  c('berhenti', 'Mengundurkan diri', 'Resigned'), c('diberhentikan', 'Diberhentikan', 'Dismissed'), c('meninggal', 'Meninggal dunia', 'Died'), c('pindah', 'Pindah wilayah', 'Moved'),
]

/** Why somebody is proposed to be dismissed; the words themselves are sealed to those who answer for the decree. */
export const dismissGrounds: readonly Choice[] = [
  c('kode_etik', 'Melanggar kode etik', 'Breach of the code of ethics'), c('tidak_aktif', 'Tidak menjalankan tugas', 'Does not do the work'),
  c('domisili', 'Tidak lagi berdomisili di wilayah tugas', 'No longer lives in the area'), c('hukum', 'Putusan hukum', 'Court ruling'), c('lain', 'Sebab lain', 'Other'),
]

export const inactiveReasons: { readonly [code: string]: Text } = {
  tanpa_kegiatan: { id: 'Tiga bulan tanpa kegiatan', en: 'Three months without activity' },
  sk_berakhir: { id: 'SK berakhir', en: 'Decree ran out' },
}

/** Four promises of whoever joins, in plain words. */
export const pledges: readonly { code: string; say: Text }[] = [
  { code: 'rahasia', say: { id: 'Saya menjaga rahasia pribadi orang yang saya bantu.', en: 'I keep private what I learn of the people I help.' } },
  { code: 'setara', say: { id: 'Saya melayani siapa pun tanpa membedakan latar belakangnya.', en: 'I serve anybody, whatever their background.' } },
  { code: 'tanpa_pamrih', say: { id: 'Saya bekerja sukarela dan tidak meminta imbalan dari warga.', en: 'I work as a volunteer and ask nothing of the people I serve.' } },
  { code: 'nama_baik', say: { id: 'Saya menaati aturan organisasi dan menjaga nama baiknya.', en: 'I keep the rules of the association and its good name.' } },
]
