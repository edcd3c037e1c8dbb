// The words of verification as choices: sources, results, decisions and their reasons. Codes are kept as text; a newer release may know more.
import { choices } from '../../registry/door.ts'

/** Where a family on the list came from. */
export const sources = choices(
  ['siks_ng', 'SIKS-NG', 'SIKS-NG'],
  ['usulan_warga', 'Usulan warga', 'Proposed by residents'],
  ['laporan', 'Laporan', 'Report'],
  ['urc', 'URC', 'Rapid response crew'],
  ['impor', 'Daftar impor', 'Imported list'],
  ['pemutakhiran', 'Pemutakhiran berkala', 'Periodic update'],
  ['sanggah', 'Sanggahan yang diterima', 'Upheld objection'],
)

/** Match with the civil registry (Dukcapil). */
export const matches = choices(
  ['padan', 'Padan', 'Matched'],
  ['tidak_padan', 'Tidak padan', 'Not matched'],
  ['nonaktif', 'NIK tidak aktif', 'NIK not active'],
  ['meninggal', 'Meninggal', 'Deceased'],
  ['ganda', 'Ganda', 'Duplicate'],
)

export const decisions = choices(
  ['layak', 'Layak', 'Eligible'],
  ['tidak_layak', 'Tidak layak', 'Not eligible'],
  ['perbaikan', 'Perbaikan data', 'Data to be mended'],
  ['hapus', 'Hapus', 'Remove'],
  ['usulan_baru', 'Usulan baru', 'New proposal'],
)
export type Decision = 'layak' | 'tidak_layak' | 'perbaikan' | 'hapus' | 'usulan_baru'
export const decisionOrder: readonly Decision[] = ['layak', 'usulan_baru', 'perbaikan', 'tidak_layak', 'hapus']

/** Review codes of the musyawarah [F55]; `mampu` is the everyday word for a risen standard of living. */
export const reasonCodes = choices(
  ['layak', 'Masih ada dan layak', 'Still there and eligible'],
  ['meninggal', 'Meninggal', 'Deceased'],
  ['pindah', 'Pindah', 'Moved'],
  ['tidak_ditemukan', 'Tidak ditemukan atau tidak diketahui', 'Not found or not known'],
  ['ganda', 'Ganda (nama atau rumah tangga)', 'Duplicate (name or household)'],
  ['nik_kk_tidak_valid', 'NIK atau KK tidak valid', 'NIK or family card not valid'],
  ['komposisi_berubah', 'Anggota keluarga berubah', 'Members changed'],
  ['kepala_berubah', 'Kepala keluarga berubah', 'Head of the family changed'],
  ['mampu', 'Kesejahteraan meningkat (tidak layak)', 'Better off (not eligible)'],
  ['usulan_baru', 'Usulan baru', 'New proposal'],
)
/** Reasons that go with each decision, the likeliest first; `lainnya` in words is always possible by the note. */
export const reasonsFor: { readonly [decision in Decision]: readonly string[] } = {
  layak: ['layak'],
  usulan_baru: ['usulan_baru'],
  perbaikan: ['komposisi_berubah', 'kepala_berubah', 'nik_kk_tidak_valid'],
  tidak_layak: ['mampu'],
  hapus: ['meninggal', 'pindah', 'tidak_ditemukan', 'ganda', 'nik_kk_tidak_valid'],
}
/** A reason is told for these. */
export const needsReason: readonly Decision[] = ['tidak_layak', 'hapus', 'perbaikan']

/** What speaks against this visitor for this family. The first is a refusal, the others are looked at by the coordinator. */
export const conflicts = choices(
  ['keluarga_sendiri', 'Keluarga sendiri', 'Own family'],
  ['nama_mirip', 'Nama keluarga mirip', 'Similar family name'],
  ['belum_menyatakan', 'Petugas belum menyatakan keluarganya', 'The worker has not declared their family'],
)

export const relations = choices(
  ['diri', 'Diri sendiri', 'Oneself'],
  ['pasangan', 'Suami atau istri', 'Husband or wife'],
  ['anak', 'Anak', 'Child'],
  ['orang_tua', 'Orang tua', 'Parent'],
  ['saudara', 'Saudara kandung', 'Sibling'],
  ['mertua_ipar', 'Mertua atau ipar', 'In-law'],
  ['lainnya', 'Keluarga lain', 'Other relative'],
  ['tidak_ada', 'Tidak ada keluarga di desa ini', 'No family in this village'],
)

export const musdesKinds = choices(
  ['musdes', 'Musyawarah desa', 'Village deliberation'],
  ['muskel', 'Musyawarah kelurahan', 'Urban village deliberation'],
  ['sptjm', 'SPTJM (surat pernyataan tanggung jawab mutlak)', 'Statement of absolute responsibility'],
)
export const musdesStates = choices(
  ['berlangsung', 'Berlangsung', 'In session'],
  ['ditutup', 'Ditutup', 'Closed'],
  ['dibatalkan', 'Dibatalkan', 'Cancelled'],
)
export const attendeeRoles = choices(
  ['kepala', 'Kades/Lurah', 'Village head'],
  ['operator', 'Operator SIKS-NG', 'Data operator'],
  ['psm', 'PSM', 'Community social worker'],
  ['rt_rw', 'RT/RW', 'Neighbourhood head'],
  ['wakil_kpm', 'Wakil KPM', 'Beneficiaries’ representative'],
  ['babinsa', 'Babinsa/Bhabinkamtibmas', 'Village security officer'],
  ['bpd_lpm', 'BPD/LPM', 'Village council'],
  ['puskesos', 'Puskesos', 'Social desk'],
  ['tksk', 'TKSK/Supervisor kecamatan', 'Sub-district supervisor'],
  ['pkh', 'Pendamping PKH', 'PKH facilitator'],
  ['tokoh', 'Tokoh masyarakat', 'Community figure'],
  ['warga', 'Warga', 'Resident'],
)

export const spotHows = choices(['kunjungan', 'Didatangi lagi', 'Visited again'], ['telepon', 'Lewat telepon', 'By phone'], ['berkas', 'Dari foto dan berkas', 'From photos and papers'])
export const spotResults = choices(['sesuai', 'Sesuai', 'Agrees'], ['berbeda', 'Berbeda', 'Differs'])

export const respondentKinds = choices(
  ['kepala', 'Kepala keluarga', 'Head of the family'],
  ['pasangan', 'Suami atau istri', 'Husband or wife'],
  ['anggota', 'Anggota keluarga lain', 'Another member'],
  ['tetangga', 'Tetangga', 'Neighbour'],
  ['rt_rw', 'RT/RW', 'Neighbourhood head'],
)
export const kkPhotoReasons = choices(['tidak_punya', 'Tidak punya KK', 'Has no family card'], ['hilang', 'KK hilang', 'Family card lost'], ['tidak_bersedia', 'Tidak bersedia difoto', 'Does not want it photographed'])

/** What SIKS-NG answered about a family. */
export const resultStatuses = choices(
  ['terdaftar', 'Terdaftar', 'Registered'],
  ['menunggu', 'Menunggu penetapan', 'Waiting to be settled'],
  ['ditolak', 'Ditolak', 'Refused'],
  ['dihapus', 'Dihapus dari daftar', 'Removed from the list'],
)
export const bansosKinds = choices(
  ['pkh', 'PKH', 'PKH'], ['sembako', 'Sembako/BPNT', 'Food aid'], ['pbi_jk', 'PBI-JK', 'Health insurance aid'],
  ['blt_desa', 'BLT Desa', 'Village cash aid'], ['pip', 'PIP', 'School aid'], ['atensi', 'ATENSI', 'ATENSI'], ['pemda', 'Bantuan pemda', 'Local aid'],
)

export const directions = choices(['seharusnya_layak', 'Seharusnya layak', 'Should be eligible'], ['seharusnya_tidak_layak', 'Seharusnya tidak layak', 'Should not be eligible'])
export const objectorKinds = choices(['warga', 'Warga', 'Resident'], ['psm', 'PSM', 'Community social worker'], ['keluarga', 'Keluarga yang bersangkutan', 'The family itself'])
/** How an objection came in, and what a citizen asks for their own family. */
export const objectionChannels = choices(['petugas', 'Dicatat petugas', 'Written down by an officer'], ['web', 'Dari warga sendiri', 'From the citizen'])
export const citizenAsks = choices(
  ['usul', 'Usul: keluarga saya belum pernah didata', 'Propose: my family was never listed'],
  ['sanggah', 'Sanggah: hasil untuk keluarga saya tidak sesuai', 'Object: the result for my family is not right'],
)
export const objectionOutcomes = choices(['diterima', 'Diterima', 'Upheld'], ['ditolak', 'Ditolak', 'Dismissed'])

export const dueNames = choices(['finalisasi', 'Finalisasi desa', 'Village finalisation'], ['perbaikan', 'Perbaikan yang diminta', 'Corrections asked for'], ['verifikasi_kab', 'Verifikasi kabupaten/kota', 'Regency check'])

export const mirrorKinds = choices(
  ['jawaban_kembar', 'Jawaban sama persis dengan rumah lain', 'Answers the same as another house'],
  ['waktu_singkat', 'Waktu antar kunjungan sangat singkat', 'Very little time between visits'],
  ['banyak_per_jam', 'Banyak kunjungan dalam satu jam', 'Many visits within an hour'],
  ['malam', 'Kunjungan pada malam hari', 'Visits at night'],
  ['tanggal_bulat', 'Tanggal lahir atau umur dibulatkan', 'Rounded birth dates or ages'],
  ['foto_sama', 'Foto yang sama dipakai lagi', 'The same photo used again'],
  ['titik_sama', 'Titik yang sama untuk rumah berbeda', 'The same position for different houses'],
)
