// Invented reports, as people tell them: used by the demo and by tests. No real person, place of trouble or number.

export interface SampleReport {
  what: string
  problem: string
  urgency: 'biasa' | 'mendesak' | 'darurat'
  kind?: 'pengaduan' | 'pertanyaan' | 'saran'
  sector: string
  complaint?: string
  about: 'diri' | 'tetangga' | 'orang_lain' | 'lingkungan'
  fieldCheck?: boolean
  aboutChild?: boolean
  aboutViolence?: boolean
  /** What the worker wrote when it was done, and with which outcome. */
  result?: { outcome: string; note: string; functions: string[]; tasks: string[] }
}

export const sampleReports: readonly SampleReport[] = [
  {
    what: 'Ibu tua di ujung gang tinggal sendiri, dua hari tidak keluar rumah. Makan hanya kalau tetangga mengantar.', problem: 'lansia', urgency: 'mendesak', sector: 'sosial_ekonomi', about: 'tetangga', fieldCheck: true,
    result: { outcome: 'kasus', note: 'Dikunjungi, kondisi lemah, tidak ada keluarga. Dibuka sebagai pendampingan.', functions: ['inisiator', 'fasilitator'], tasks: ['T1', 'T3'] },
  },
  {
    what: 'Bapak saya belum punya KTP elektronik karena tidak bisa berjalan. Mau berobat tidak bisa pakai BPJS.', problem: 'administrasi', urgency: 'biasa', sector: 'adminduk', about: 'diri', fieldCheck: true,
    result: { outcome: 'terpenuhi', note: 'Perekaman KTP di rumah bersama petugas Dukcapil, surat keterangan sudah jadi.', functions: ['fasilitator', 'administrator'], tasks: ['T3', 'T6'] },
  },
  {
    what: 'Kursi roda tetangga saya rusak rodanya, sekarang digendong terus oleh istrinya.', problem: 'disabilitas', urgency: 'biasa', sector: 'kesehatan', about: 'tetangga', fieldCheck: true,
    result: { outcome: 'terpenuhi', note: 'Kursi roda pinjaman dari LKS diantar dan dicoba bersama keluarga.', functions: ['fasilitator'], tasks: ['T3'] },
  },
  {
    what: 'Saya terdaftar penerima sembako tetapi tiga bulan ini kartunya kosong.', problem: 'bantuan', urgency: 'biasa', sector: 'pangan', complaint: 'tidak_menerima', about: 'diri',
    result: { outcome: 'dijawab', note: 'Status kepesertaan dicek, rekening perlu diaktifkan kembali di bank penyalur; warga didampingi.', functions: ['administrator'], tasks: ['T4'] },
  },
  {
    what: 'Atap rumah keluarga di dekat kali roboh separuh kena angin tadi malam. Ada empat orang, sekarang menumpang di musala.', problem: 'bencana_alam', urgency: 'darurat', sector: 'perumahan', about: 'tetangga', fieldCheck: true,
    result: { outcome: 'sebagian', note: 'Terpal dan paket makan diantar malam itu juga; perbaikan atap diusulkan.', functions: ['dinamisator', 'inisiator'], tasks: ['T1', 'T2'] },
  },
  {
    what: 'Ada orang tidur di kolong jembatan sudah seminggu, kakinya luka dan bicaranya tidak jelas.', problem: 'keterlantaran', urgency: 'mendesak', sector: 'sosial_ekonomi', about: 'orang_lain', fieldCheck: true,
    result: { outcome: 'rujuk', note: 'Dibawa ke puskesmas lalu rumah singgah bersama petugas dinas.', functions: ['inisiator', 'fasilitator'], tasks: ['T1', 'T6'] },
  },
  {
    what: 'Syarat apa saja untuk mendaftar sekolah gratis? Saya dengar ada bantuan seragam.', problem: 'bantuan', urgency: 'biasa', kind: 'pertanyaan', sector: 'pendidikan', about: 'diri',
    result: { outcome: 'dijawab', note: 'Syarat dijelaskan dan formulir diberikan.', functions: ['motivator'], tasks: ['T4'] },
  },
  {
    what: 'Di RT kami delapan rumah masih buang air ke kali, jambannya belum ada.', problem: 'rumah', urgency: 'biasa', sector: 'perumahan', about: 'lingkungan', fieldCheck: true,
    result: { outcome: 'tidak_terpenuhi', note: 'Delapan rumah didata; anggaran jamban tahun ini sudah habis, masuk usulan tahun depan.', functions: ['dinamisator', 'administrator'], tasks: ['T2'] },
  },
  {
    what: 'Sebaiknya posyandu lansia diadakan sore, pagi banyak yang mengasuh cucu.', problem: 'lansia', urgency: 'biasa', kind: 'saran', sector: 'kesehatan', about: 'lingkungan',
    result: { outcome: 'dijawab', note: 'Usul disampaikan dalam rapat kelurahan.', functions: ['motivator'], tasks: ['T6'] },
  },
  {
    what: 'Petugas minta uang waktu pembagian paket, katanya untuk ongkos.', problem: 'bantuan', urgency: 'mendesak', sector: 'sosial_ekonomi', complaint: 'pungli', about: 'lingkungan',
    result: { outcome: 'rujuk', note: 'Diteruskan ke Inspektorat.', functions: ['administrator'], tasks: ['T6'] },
  },
  {
    what: 'Sering terdengar teriakan dan suara benda dibanting dari rumah kontrakan sebelah, istrinya lebam.', problem: 'tindak_kekerasan', urgency: 'mendesak', sector: 'sosial_ekonomi', about: 'tetangga', aboutViolence: true, fieldCheck: true,
  },
  {
    what: 'Anak kira-kira sembilan tahun mengamen di lampu merah sampai malam, disuruh orang dewasa.', problem: 'kesejahteraan_anak', urgency: 'mendesak', sector: 'sosial_ekonomi', about: 'orang_lain', aboutChild: true, fieldCheck: true,
  },
]
