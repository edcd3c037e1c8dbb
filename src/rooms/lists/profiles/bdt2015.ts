// The file of BDT 2015 as the regions got it: the household repeated on each member's line, BPS codes, headers with their column number.
import type { ListField, Profile, ProfileColumn } from '../profile.ts'

/** The header stands with its number behind it (`Luas lantai (18)`), or without, or with the number once more in a second header row. */
const spelled = (no: number, headers: readonly string[]): string[] => headers.flatMap((h) => [h, `${h} ${no}`, `${h} ${no} ${no}`])
const col = (no: number, field: ListField, ...headers: readonly string[]): ProfileColumn => ({ field, names: spelled(no, headers), ...(field === 'lewati' ? { question: String(no) } : {}) })
const answer = (no: number, ...headers: readonly string[]): ProfileColumn => ({ field: 'jawaban', question: String(no), names: spelled(no, headers) })

/** Who was on which programme in 2015, family planning, and the rank of that time say nothing of today. From column 58. */
const unused = [
  'status art yang memiliki usaha', 'status kks', 'status kip', 'status kis', 'status bpjs mandiri', 'status jamsostek', 'status asuransi kesehatan lainnya', 'status pkh', 'status rastra', 'status kur',
  'no urut art wanita usia subur', 'usia suami', 'usia istri', 'kepesertaan kb', 'metode kontrasepsi', 'lama menggunakan kontrasepsi tahun', 'lama menggunakan kontrasepsi bulan', 'tempat pelayanan kb',
  'status ingin punya anak lagi', 'alasan utama tidak ber kb', 'percentile', 'nomor urut art',
].map((h, i) => col(58 + i, 'lewati', h))

export const bdt2015File: Profile = {
  id: 'bdt2015',
  label: { id: 'BDT 2015', en: 'BDT 2015' },
  source: { id: 'Berkas BDT 2015 (juga contoh impor analisis OpenSID)', en: 'File of BDT 2015 (also OpenSID’s sample)' },
  vocab: 'bdt2015',
  sheets: [
    {
      rows: 'anggota',
      needs: ['nama', 'no_keluarga', 'jawaban'],
      columns: [
        col(1, 'lewati', 'ruta 6', 'ruta 6 1 kolom'), col(2, 'no_keluarga', 'id rumah tangga', 'idbdt', 'id bdt'),
        col(3, 'nama_provinsi', 'provinsi'), col(4, 'kode_provinsi', 'kode provinsi'),
        col(5, 'nama_kabupaten', 'kab kota', 'kabupaten kota'), col(6, 'kode_kabupaten', 'kode kab kota', 'kode kabupaten kota'),
        col(7, 'nama_kecamatan', 'kecamatan'), col(8, 'kode_kecamatan', 'kode kecamatan'),
        col(9, 'nama_desa', 'desa kelurahan'), col(10, 'kode_desa', 'kode desa kelurahan'),
        col(11, 'dusun', 'nama sls'), col(12, 'alamat', 'alamat'), col(13, 'nama_kepala', 'nama krt'), col(14, 'jumlah_anggota', 'jumlah art'), col(15, 'lewati', 'jumlah keluarga'),
        answer(16, 'status bangunan'), answer(17, 'status lahan'), answer(18, 'luas lantai'), answer(19, 'lantai terluas'), answer(20, 'dinding terluas'), answer(21, 'kondisi dinding'),
        answer(22, 'atap terluas'), answer(23, 'kondisi atap'), answer(24, 'jumlah kamar tidur'), answer(25, 'sumber air minum'), answer(26, 'cara memperoleh air minum'),
        answer(27, 'sumber penerangan utama'), answer(28, 'daya terpasang'), answer(29, 'bahan bakar memasak'), answer(30, 'fasilitas bab'), answer(31, 'jenis kloset'), answer(32, 'tempat buang tinja'),
        answer(33, 'kepemilikan tabung gas 5 5kg'), answer(34, 'kepemilikan lemari es'), answer(35, 'kepemilikan ac'), answer(36, 'kepemilikan pemanas air'), answer(37, 'kepemilikan telepon rumah'),
        answer(38, 'kepemilikan televisi'), answer(39, 'kepemilikan emas dan tabungan'), answer(40, 'kepemilikan laptop komputer'), answer(41, 'kepemilikan sepeda'), answer(42, 'kepemilikan sepeda motor'),
        answer(43, 'kepemilikan mobil'), answer(44, 'kepemilikan perahu'), answer(45, 'kepemilikan motor tempel'), answer(46, 'kepemilikan perahu motor'), answer(47, 'kepemilikan kapal'),
        answer(48, 'nomor hp yang aktif'), col(49, 'lewati', 'jumlah ruangan rumah yang ditempati'), answer(50, 'kepemilikan aset tidak bergerak'), answer(51, 'luas aset tidak bergerak'),
        answer(52, 'kepemilikan rumah di tempat lain'), answer(53, 'jumlah sapi yang dimiliki'), answer(54, 'jumlah kerbau yang dimiliki'), answer(55, 'jumlah kuda yang dimiliki'),
        answer(56, 'jumlah babi yang dimiliki'), answer(57, 'jumlah kambing domba yang dimiliki'),
        ...unused, col(82, 'lewati', 'hubkrt'), col(83, 'lewati', 'nomor urut keluarga'), col(86, 'lewati', 'umur anggota rumah tangga tahun'),
        col(80, 'nama', 'nama art'), col(81, 'nik', 'nik'), col(84, 'hubungan', 'hubungan dengan kepala keluarga'), col(85, 'jk', 'jenis kelamin'), col(87, 'status_kawin', 'status perkawinan'),
        answer(88, 'kepemilikan akta buku nikah'), answer(89, 'tercantum di dalam kk'), answer(90, 'kepemilikan kartu identitas'), answer(91, 'status kehamilan'), answer(92, 'jenis cacat'),
        answer(93, 'penyakit kronis'), answer(94, 'partisipasi sekolah'), answer(95, 'pendidikan tertinggi'), answer(96, 'kelas tertinggi'), answer(97, 'ijazah tertinggi'),
        answer(98, 'bekerja seminggu yg lalu', 'bekerja seminggu yang lalu'), answer(99, 'jumlah jam kerja'), answer(100, 'lapangan usaha'), answer(101, 'status dalam pekerjaan'),
      ],
    },
  ],
}
