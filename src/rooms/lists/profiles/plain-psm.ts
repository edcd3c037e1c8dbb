// A list as a PSM keeps it: one line for each person, the headers as people write them.
import type { Profile } from '../profile.ts'

export const plainPsm: Profile = {
  id: 'psm',
  label: { id: 'Daftar PSM sederhana', en: 'Plain PSM list' },
  source: { id: 'Daftar yang dibuat PSM atau desa', en: 'A list made by a PSM or a village' },
  vocab: null,
  sheets: [
    {
      rows: 'anggota',
      needs: ['nama'],
      columns: [
        { field: 'lewati', question: 'no', names: ['no', 'nomor', 'no urut', 'nomor urut'] },
        { field: 'nama', names: ['nama', 'nama lengkap', 'nama warga', 'nama penduduk', 'nama anggota', 'nama art'] },
        { field: 'nik', names: ['nik', 'n i k', 'no nik', 'nomor nik', 'no ktp', 'nomor ktp', 'nomor induk kependudukan'] },
        { field: 'no_kk', names: ['kk', 'no kk', 'nomor kk', 'nokk', 'no kartu keluarga', 'nomor kartu keluarga', 'k k', 'no k k'] },
        { field: 'jk', names: ['jk', 'jenis kelamin', 'l p', 'lp', 'kelamin', 'sex', 'gender'] },
        { field: 'tempat_lahir', names: ['tempat lahir', 'tmp lahir', 'tempatlahir', 'tmpt lahir'] },
        { field: 'tgl_lahir', names: ['tanggal lahir', 'tgl lahir', 'tanggallahir', 'lahir', 'tanggal lahir tgl bln thn', 'tanggal lahir dd mm yyyy'] },
        { field: 'hubungan', names: ['hubungan', 'hub keluarga', 'hubungan keluarga', 'shdk', 'hubungan dengan kepala keluarga', 'status hubungan', 'status hubungan dalam keluarga'] },
        { field: 'status_kawin', names: ['status kawin', 'status perkawinan', 'status', 'kawin'] },
        { field: 'nama_ibu', names: ['nama ibu', 'nama ibu kandung', 'ibu', 'ibu kandung'] },
        { field: 'nama_ayah', names: ['nama ayah', 'ayah'] },
        { field: 'nama_kepala', names: ['nama kepala keluarga', 'kepala keluarga', 'nama kk', 'nama krt'] },
        { field: 'alamat', names: ['alamat', 'alamat lengkap', 'alamat rumah', 'jalan'] },
        { field: 'rt', names: ['rt'] },
        { field: 'rw', names: ['rw'] },
        { field: 'dusun', names: ['dusun', 'lingkungan', 'kampung', 'dukuh'] },
        { field: 'telepon', names: ['telepon', 'no hp', 'nomor hp', 'hp', 'no telp', 'telp', 'no telepon', 'wa', 'no wa'] },
        { field: 'kode_wilayah', names: ['kode wilayah', 'kode desa', 'kode kelurahan', 'kode desa kelurahan', 'kode kemendagri'] },
        { field: 'nama_desa', names: ['desa', 'kelurahan', 'desa kelurahan', 'kelurahan desa', 'nama desa', 'nama kelurahan', 'desa kel'] },
        { field: 'nama_kecamatan', names: ['kecamatan', 'kec', 'nama kecamatan'] },
        { field: 'nama_kabupaten', names: ['kabupaten', 'kota', 'kabupaten kota', 'kab kota', 'nama kabupaten'] },
        { field: 'keterangan', names: ['keterangan', 'ket', 'catatan'] },
      ],
    },
  ],
}
