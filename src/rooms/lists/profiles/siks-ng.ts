// What operators save out of SIKS-NG: one line for each person, spelled a little differently in every release. Ranks and match results are not the registry's.
import type { Profile, ProfileColumn } from '../profile.ts'

const unused = (...headers: readonly string[]): ProfileColumn[] => headers.map((h) => ({ field: 'lewati', question: h, names: [h] }))

export const siksNg: Profile = {
  id: 'siks-ng',
  label: { id: 'Unduhan SIKS-NG / DTKS', en: 'SIKS-NG / DTKS download' },
  source: { id: 'Unduhan SIKS-NG', en: 'Saved from SIKS-NG' },
  vocab: null,
  sheets: [
    {
      rows: 'anggota',
      needs: ['nama', 'nik', 'no_kk', 'kode_wilayah'],
      columns: [
        ...unused('no', 'iddtks', 'id dtks', 'id dtsen', 'idsemesta', 'id semesta', 'nopeserta', 'no peserta pkh', 'desil', 'desil nasional', 'peringkat', 'status padan', 'ket padan', 'keterangan padan', 'status dukcapil', 'pkh', 'bpnt', 'sembako', 'pbi', 'bst', 'disabilitas', 'pekerjaan', 'umur', 'usia', 'hamil'),
        { field: 'no_kk', names: ['nokk', 'no kk', 'no_kk', 'nomor kk', 'no kartu keluarga'] },
        { field: 'nik', names: ['nik', 'no nik', 'nomor nik', 'noktp', 'no ktp'] },
        { field: 'nama', names: ['nama', 'nama penerima', 'nama lengkap', 'nama art', 'nama_art'] },
        { field: 'nama_ibu', names: ['nama ibu kandung', 'nmibu kandung', 'nm ibu kandung', 'nama_ibu_kandung', 'nama ibu'] },
        { field: 'tempat_lahir', names: ['tempat lahir', 'tmplahir', 'tmp lahir', 'tempat_lahir'] },
        { field: 'tgl_lahir', names: ['tanggal lahir', 'tgllahir', 'tgl lahir', 'tanggal_lahir', 'tgl_lahir'] },
        { field: 'jk', names: ['jenis kelamin', 'jnskel', 'jns kelamin', 'jk', 'jenis_kelamin'] },
        { field: 'hubungan', names: ['hubungan keluarga', 'hubkel', 'status hubungan', 'hub keluarga', 'shdk', 'hubungan', 'hub_krt', 'hubungan dalam keluarga'] },
        { field: 'status_kawin', names: ['status kawin', 'sttskawin', 'status perkawinan', 'status_kawin'] },
        { field: 'alamat', names: ['alamat', 'alamat rumah'] },
        { field: 'dusun', names: ['dusun', 'nama dusun', 'nmdusun'] },
        { field: 'rt', names: ['rt', 'nort', 'no rt'] },
        { field: 'rw', names: ['rw', 'norw', 'no rw'] },
        { field: 'telepon', names: ['no hp', 'nohp', 'telepon'] },
        { field: 'kode_wilayah', names: ['kode wilayah', 'kode_wilayah', 'kdkel', 'kode kelurahan', 'kode desa', 'kode kel', 'kode desa kelurahan', 'kode kemendagri', 'id kelurahan', 'kode_kelurahan'] },
        { field: 'nama_provinsi', names: ['provinsi', 'nama provinsi', 'nmprop', 'nama prop', 'propinsi'] },
        { field: 'nama_kabupaten', names: ['kabupaten', 'kabupaten kota', 'kab kota', 'nama kabupaten', 'nmkab', 'nama kab'] },
        { field: 'nama_kecamatan', names: ['kecamatan', 'nama kecamatan', 'nmkec', 'nama kec'] },
        { field: 'nama_desa', names: ['kelurahan', 'desa kelurahan', 'kelurahan desa', 'nama kelurahan', 'nmkel', 'nama desa', 'nama kel', 'desa'] },
        { field: 'keterangan', names: ['keterangan', 'ket'] },
      ],
    },
  ],
}
