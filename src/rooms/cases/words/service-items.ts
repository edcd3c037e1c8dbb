// What can be given: the minimum-service items (SPM bidang sosial, PP 2/2018) and those of ATENSI, as data.
import type { Choice, Text } from '../../../engine/field.ts'

export interface ServiceItem extends Choice {
  /** Counts towards the minimum service standard. */
  spm: boolean
  /** Clinical or protective: planned and recorded by a pekerja sosial, or given by the agency a referral went to. */
  peksos: boolean
  /** Usual unit. */
  unit: Text
}

const times: Text = { id: 'kali', en: 'times' }
const pieces: Text = { id: 'buah', en: 'pieces' }
const packs: Text = { id: 'paket', en: 'packages' }
const days: Text = { id: 'hari', en: 'days' }
const item = (code: string, id: string, en: string, unit: Text, more: { spm?: boolean; peksos?: boolean } = {}): ServiceItem => ({
  code, label: { id, en }, unit, spm: more.spm ?? false, peksos: more.peksos ?? false,
})
const spm = { spm: true }
const clinical = { peksos: true }

export const serviceItems: readonly ServiceItem[] = [
  item('data_pengaduan', 'Pendataan dan pengaduan', 'Registration and complaint', times, spm),
  item('kedaruratan', 'Layanan kedaruratan', 'Emergency response', times, spm),
  item('permakanan', 'Permakanan', 'Meals', packs, spm),
  item('sandang', 'Sandang', 'Clothing', packs, spm),
  item('alat_bantu', 'Alat bantu', 'Assistive device', pieces, spm),
  item('perbekalan_kesehatan', 'Perbekalan kesehatan', 'Health supplies', packs, spm),
  item('bimbingan', 'Bimbingan fisik, mental, spiritual, dan sosial', 'Physical, mental, spiritual and social guidance', times, spm),
  item('bimbingan_keluarga', 'Bimbingan kepada keluarga', 'Guidance for the family', times, spm),
  item('adminduk', 'Fasilitasi NIK, akta, buku nikah, atau KIA', 'Help with identity papers', times, spm),
  item('akses_pendidikan', 'Akses pendidikan dasar', 'Access to basic education', times, spm),
  item('akses_kesehatan', 'Akses kesehatan dasar', 'Access to basic health care', times, spm),
  item('penelusuran_keluarga', 'Penelusuran keluarga', 'Family tracing', times, spm),
  item('reunifikasi', 'Reunifikasi keluarga', 'Family reunification', times, { spm: true, peksos: true }),
  item('rujukan', 'Rujukan', 'Referral', times, spm),
  item('rumah_singgah', 'Rumah singgah', 'Transit shelter', days, clinical),
  item('rumah_aman', 'Perlindungan di rumah aman', 'Protection in a safe house', days, clinical),
  item('pengasuhan', 'Perawatan dan pengasuhan', 'Care and upbringing', days, clinical),
  item('terapi_fisik', 'Terapi fisik', 'Physical therapy', times, clinical),
  item('terapi_psikososial', 'Terapi psikososial', 'Psychosocial therapy', times, clinical),
  item('terapi_mental', 'Terapi mental dan spiritual', 'Mental and spiritual therapy', times, clinical),
  item('pendampingan_hukum', 'Pendampingan hukum', 'Legal accompaniment', times, clinical),
  item('dukungan_keluarga', 'Dukungan keluarga', 'Family support', times),
  item('vokasional', 'Pelatihan vokasional', 'Vocational training', times),
  item('kewirausahaan', 'Pembinaan kewirausahaan', 'Entrepreneurship coaching', times),
  item('modal_usaha', 'Modal usaha', 'Business capital', packs),
  item('bantuan_sosial', 'Bantuan sosial', 'Social assistance', packs),
  item('aksesibilitas', 'Dukungan aksesibilitas', 'Accessibility support', times),
  item('perbaikan_rumah', 'Perbaikan rumah, air, jamban, atau listrik', 'Repair of house, water, latrine or electricity', times),
  item('lainnya', 'Lainnya', 'Other', times),
]

const byCode = new Map(serviceItems.map((i) => [i.code, i]))
export const findServiceItem = (code: string | null | undefined): ServiceItem | undefined => (code ? byCode.get(code) : undefined)
/** An item this release does not know is treated as needing a pekerja sosial. */
export const needsPeksosItem = (code: string | null | undefined): boolean => byCode.get(code ?? '')?.peksos ?? true
