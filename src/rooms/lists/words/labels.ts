// The sentences of a list on its way in: why a row comes back, and what is doubtful about one that came in.
import type { Text } from '../../../engine/field.ts'

const t = (id: string, en: string): Text => ({ id, en })

/** Why a row comes back. Each says what to do. */
export const refusedWords = {
  tanpa_nama: t('Nama kosong. Isi nama orangnya.', 'There is no name. Fill it in.'),
  nama_terlalu_panjang: t('Nama lebih dari 120 huruf. Periksa apakah beberapa sel tergabung.', 'The name has more than 120 letters. Were cells joined?'),
  sel_terlalu_panjang: t('Ada sel yang isinya lebih dari 2.000 huruf.', 'A cell holds more than 2,000 letters.'),
  baris_jumlah: t('Baris ini tampak sebagai jumlah, bukan orang.', 'This line seems to be a total, not a person.'),
  tanpa_wilayah: t('Desa/kelurahan tidak tertulis, dan tidak dipilih untuk berkas ini.', 'No village is written, and none was chosen for this file.'),
  wilayah_belum_dipetakan: t('Wilayah yang tertulis belum dipetakan ke desa/kelurahan Kemendagri.', 'The place as written was not mapped to a village.'),
  di_luar_wilayah: t('Desa/kelurahan ini di luar wilayah tugas Anda.', 'This village is outside your area.'),
  tanpa_kepala: t('Keluarga tanpa nama kepala keluarga dan tanpa anggota.', 'A family without the name of its head and without members.'),
  kolom_bergeser: t('Sel lebih banyak daripada judul kolom: baris ini bergeser.', 'More cells than headers: this line has slipped.'),
} as const
export type RefusedCode = keyof typeof refusedWords

/** Doubts about a row that came in. They never refuse it. */
export const warningWords = {
  nik_angka_excel: t('NIK rusak oleh Excel: digit ke-16 hilang. Masuk tanpa NIK; 15 angkanya disimpan sebagai bukti.', 'Excel damaged the NIK: its 16th digit is lost. Came in without a NIK; the 15 digits are kept as evidence.'),
  nik_tidak_sah: t('NIK belum benar. Masuk tanpa NIK; tulisannya disimpan.', 'The NIK is not right. Came in without one; kept as written.'),
  nik_kosong: t('NIK kosong.', 'There is no NIK.'),
  nik_jenis_kelamin: t('Jenis kelamin berbeda dari NIK.', 'The sex differs from the NIK.'),
  nik_tanggal_lahir: t('Tanggal lahir berbeda dari NIK.', 'The birth date differs from the NIK.'),
  nik_wilayah: t('Kode wilayah di dalam NIK tidak dikenal.', 'The region inside the NIK is not known.'),
  kk_angka_excel: t('Nomor KK rusak oleh Excel: digit ke-16 hilang. Keluarga disusun dari urutan baris.', 'Excel damaged the family card number. The family was put together by the order of lines.'),
  kk_tidak_sah: t('Nomor KK belum benar.', 'The family card number is not right.'),
  kk_wilayah: t('Kode wilayah di dalam nomor KK tidak dikenal.', 'The region inside the family card number is not known.'),
  tgl_lahir_tidak_terbaca: t('Tanggal lahir tidak terbaca.', 'The birth date cannot be read.'),
  tgl_lahir_terbalik: t('Tanggal lahir ditulis bulan dulu; sudah dibalik.', 'The birth date was written month first; turned.'),
  jk_tidak_terbaca: t('Jenis kelamin tidak terbaca.', 'The sex cannot be read.'),
  hubungan_tidak_terbaca: t('Hubungan keluarga tidak terbaca.', 'The relation cannot be read.'),
  status_kawin_tidak_terbaca: t('Status perkawinan tidak terbaca.', 'The marital status cannot be read.'),
  keberadaan_tidak_terbaca: t('Keberadaan tidak terbaca.', 'The presence cannot be read.'),
  telepon_tidak_terbaca: t('Nomor telepon tidak terbaca.', 'The phone number cannot be read.'),
  jawaban_tidak_dikenal: t('Ada jawaban yang bukan pilihan kuesionernya; disimpan seperti tertulis.', 'An answer is no option of its questionnaire; kept as written.'),
  huruf_rusak: t('Ada huruf yang rusak dalam berkas.', 'Letters are damaged in the file.'),
} as const
export type WarningCode = keyof typeof warningWords

/** Why a whole file cannot be read, or an import ended. */
export const fileWords = {
  bukan_daftar: t('Berkas ini bukan CSV atau XLSX yang dapat dibaca.', 'This file is no CSV or XLSX that can be read.'),
  xls_lama: t('Berkas ini XLS lama atau bersandi. Buka di Excel, hilangkan sandinya, lalu simpan sebagai XLSX.', 'This is an old XLS or has a password. Open it in Excel, remove the password and save it as XLSX.'),
  terlalu_padat: t('Isi berkas ini jauh lebih besar daripada ukurannya, seperti berkas jebakan. Simpan ulang sebagai CSV.', 'The content of this file is far larger than the file, as in a trap. Save it as CSV.'),
  sel_raksasa: t('Ada baris yang terlalu besar untuk sebuah daftar.', 'A line is too large for a list.'),
  terlalu_banyak_baris: t('Lebih dari 1.000.000 baris. Bagi berkasnya.', 'More than 1,000,000 lines. Split the file.'),
  kosong: t('Tidak ada baris data.', 'There are no lines of data.'),
  rusak: t('Berkas ini rusak dan tidak dapat dibaca sampai akhir.', 'This file is damaged and cannot be read to its end.'),
  berkas_hilang: t('Berkasnya tidak ada lagi di server. Unggah berkas yang sama sekali lagi; yang sudah masuk tidak terulang.', 'The file is no longer on the server. Upload the same file again; what came in is not repeated.'),
  wewenang_berakhir: t('Tugas Anda untuk wilayah ini sudah berakhir.', 'Your post for this area has ended.'),
  dihentikan: t('Dihentikan. Desa/kelurahan yang sudah selesai tetap tersimpan.', 'Stopped. Villages that were done stay.'),
  gangguan: t('Ada gangguan di server. Lanjutkan lagi; yang sudah masuk tidak terulang.', 'Something went wrong on the server. Go on once more; what came in is not repeated.'),
} as const
export type FileFault = keyof typeof fileWords
