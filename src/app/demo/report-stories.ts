// Reports in every state, most of them in Kelurahan Cipondoh, so that each desk of the demo has something waiting.
// Longer than most files: one story a paragraph, read like a diary.
import type { Cast } from './cast.ts'
import type { PictureKind, Pictures } from './pictures.ts'
import { batuceper, belinyu, bumijawa, cipondoh, city, guci, karawaci, neglasari, sukarasa, tegal } from './places.ts'
import { hasElder, type Pool } from './pool.ts'
import type { Script } from './script.ts'
import { demoCode, tell, type Told, type ToldReport } from './telling.ts'

export interface Ground {
  script: Script
  cast: Cast
  pool: Pool
  pictures: Pictures
}

const tags = { functions: ['fasilitator'], tasks: ['T3'] }

/** Answers a sealed report that waits for its case. */
export async function reportStories({ script, cast, pool, pictures }: Ground): Promise<ToldReport> {
  const { time: t } = script
  const w = t.workday
  const who = (role: string, place: string, n = 1): string => cast.one(role, place, n)
  const fo = who('puskesos_fo', cipondoh)
  const koord = who('puskesos_koord', cipondoh)
  const psm = who('psm', cipondoh)
  const psm2 = who('psm', cipondoh, 2)
  const lurah = who('village_head', cipondoh)
  const verifier = who('dinsos_verifier', city)
  const tksk = who('district_supervisor', '36.71.05')
  const photo = (kind: PictureKind, at: string, n = 0) => [pictures.of(kind, at, n)]
  const here = (told: Omit<Told, 'place'>): Promise<ToldReport> => tell(script, { place: cipondoh, ...told })
  const citizen = (name: string, last: string, relation = 'Tetangga') => ({ name, phone: `08000000${last}`, relation })

  // The city's own holidays, beside those of the nation.
  const year = t.today.slice(0, 4)
  script.add(t.at(330, '10:00'), verifier, 'reports.setCalendar', city, { regency: city, days: [{ date: `${year}-02-28`, name: 'Hari jadi kota (contoh)' }], source: 'Keputusan kepala daerah (contoh)' })

  // Just in.
  await here({ at: t.ago(24), what: 'Atap rumah tetangga saya bocor besar, semalam kehujanan dan kasur anaknya basah semua.', problem: 'rumah', sector: 'perumahan', address: 'Gang di belakang mushala', rt: '004', rw: '003', photos: photo('atap', t.ago(30)), reporter: citizen('Rini Kusuma', '2211') })
  await here({ at: t.ago(130), what: 'KTP ibu saya hilang dan beliau tidak kuat antre di kecamatan. Apakah bisa dibantu?', problem: 'administrasi', sector: 'adminduk', about: 'diri', reporter: citizen('Deni Saputra', '4102', 'Anak') })
  const fall = await here({ at: t.ago(14), what: 'Kakek yang tinggal sendiri jatuh di kamar mandi dan tidak bisa bangun, napasnya berat.', problem: 'lansia', sector: 'kesehatan', urgency: 'darurat', subjectName: 'Kakek di ujung gang', address: 'Gang buntu dekat pos ronda', reporter: citizen('Yuni Rahma', '7781') })
  fall.do(t.ago(6), lurah, 'acknowledge', { note: 'RT sudah diminta mendampingi.' })
  await here({ at: t.ago(260), channel: 'telepon', by: fo, what: 'Warga bertanya cara mengurus BPJS PBI yang nonaktif karena akan kontrol ke rumah sakit pekan depan.', problem: 'administrasi', sector: 'kesehatan', kind: 'pertanyaan', about: 'diri', reporter: { name: 'Sumarni' } })
  // Two of the same tree that fell.
  const main = await here({ at: w(1, '09:05'), what: 'Pohon tumbang menimpa dapur rumah warga, keluarganya mengungsi ke rumah saudara.', problem: 'bencana_alam', sector: 'perumahan', urgency: 'mendesak', address: 'Belakang SD', photos: photo('jalan', w(1, '08:50')), reporter: citizen('Wawan Hidayat', '9013') })
  main.verify(w(1, '10:10'), fo, { fieldCheck: true })
  const twin = await here({ at: w(1, '09:40'), what: 'Ada rumah tertimpa pohon di belakang SD, mohon dibantu segera.', problem: 'bencana_alam', sector: 'perumahan', urgency: 'mendesak', address: 'Dekat SD' })
  twin.do(w(1, '10:15'), fo, 'markDuplicate', { duplicateOf: main.id })

  // Past the desk's clock: nobody looked for more than three working days.
  await here({ at: w(6, '13:20'), what: 'Tetangga saya sudah tiga bulan tidak menerima beras bantuan padahal namanya ada di daftar.', problem: 'bantuan', sector: 'pangan', complaint: 'tidak_menerima', reporter: citizen('Siti Maemunah', '3310') })
  await tell(script, { place: batuceper, at: w(7, '08:10'), what: 'Selokan mampet membuat air masuk rumah nenek yang tinggal berdua cucunya.', problem: 'rumah', sector: 'perumahan', about: 'tetangga', address: 'Gang dekat rel' })
  await tell(script, { place: neglasari, at: w(2, '02:15'), what: 'Rumah petak terbakar, dua keluarga di luar malam ini dan ada ibu hamil.', problem: 'bencana_alam', sector: 'perumahan', urgency: 'darurat', reporter: citizen('Ujang Permana', '6045') })

  // Waiting for the reporter.
  const unclear = await here({ at: w(2, '11:00'), what: 'Tolong ada keluarga susah di gang belakang pasar, sering tidak makan.', problem: 'kemiskinan', sector: 'pangan', code: demoCode(2), reporter: citizen('Tatang Sudrajat', '1234') })
  unclear.do(w(1, '08:40'), fo, 'askMore', { question: 'RT dan RW berapa, dan apakah ada ciri rumahnya? Tidak perlu menulis nama.' })
  const silent = await here({ at: w(7, '15:00'), what: 'Ada bapak tidur di emperan toko setiap malam, sepertinya sakit.', problem: 'keterlantaran', sector: 'sosial_ekonomi', about: 'orang_lain' })
  silent.do(w(6, '09:00'), fo, 'askMore', { question: 'Emperan toko yang mana, dan biasanya pukul berapa beliau ada di sana?' })
  const unanswered = await here({ at: w(16, '10:00'), what: 'Bantuan di RT kami tidak adil, tolong diperiksa.', problem: 'bantuan', sector: 'pangan', complaint: 'tidak_layak' })
  unanswered.do(w(15, '09:10'), fo, 'askMore', { question: 'RT berapa yang dimaksud, dan bantuan apa yang menurut Anda tidak adil?' })
  const answered = await here({ at: w(4, '16:10'), what: 'Ibu hamil besar tidak punya ongkos ke puskesmas.', problem: 'kesehatan_masyarakat', sector: 'kesehatan', urgency: 'mendesak', reporter: citizen('Neneng Suryani', '5560') })
  answered.do(w(3, '08:30'), fo, 'askMore', { question: 'Di RT dan RW berapa rumahnya, dan kapan jadwal periksanya?' })
  answered.reporter(w(2, '19:20'), 'answerMore', { answer: 'RT 002 RW 005, jadwalnya hari Kamis depan.' })

  // Verified; to be sent out.
  const wheel = await here({ at: w(2, '09:00'), what: 'Bapak saya stroke dan butuh kursi roda supaya bisa keluar kamar.', problem: 'disabilitas', sector: 'kesehatan', about: 'diri', address: 'Gang masjid', rt: '001', rw: '002', reporter: citizen('Lilis Sumiati', '8123', 'Anak') })
  wheel.verify(w(1, '14:00'), fo)
  const tired = await here({ at: w(9, '09:00'), what: 'Nenek di samping rumah sering lupa makan, anaknya kerja jauh di luar kota.', problem: 'lansia', sector: 'sosial_ekonomi', address: 'Samping warung bakso', reporter: citizen('Iwan Setiadi', '7007') })
  tired.verify(w(8, '10:00'), fo)
  tired.do(w(8, '11:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm2, note: 'Mohon ditengok pekan ini.' })
  tired.do(w(7, '09:00'), psm2, 'decline', { reason: 'Saya sedang sakit dan tidak bisa berjalan jauh pekan ini.' })
  const returned = await here({ at: w(20, '10:00'), what: 'Anak tetangga butuh seragam sekolah, orang tuanya baru berhenti kerja karena pabrik tutup.', problem: 'kemiskinan', sector: 'pendidikan', about: 'lingkungan' })
  returned.do(w(19, '09:00'), fo, 'reject', { reason: 'Belum ada alamat atau patokan, sehingga kami tidak dapat mencarinya.' })
  returned.reporter(w(18, '18:00'), 'appeal', { reason: 'Rumahnya di belakang musala Al-Ikhlas, cat hijau, saya bisa menunjukkan.' })
  returned.verify(w(17, '09:30'), koord)
  returned.do(w(17, '10:00'), verifier, 'assign', { assignedKind: 'psm', assignedTo: psm, fieldCheck: true })
  returned.do(w(17, '15:00'), psm, 'accept')

  // Sent out: within its day, past it, to an agency, to an outside body.
  const fresh = await here({ at: w(2, '08:00'), what: 'Sumur tetangga kering sejak dua pekan, mereka minta air ke masjid setiap hari.', problem: 'rumah', sector: 'perumahan', address: 'Sebelah masjid', photos: photo('sumur', w(2, '07:50')), reporter: citizen('Asep Gunawan', '4488') })
  fresh.verify(w(1, '10:00'), fo)
  fresh.do(t.ago(310), koord, 'assign', { assignedKind: 'psm', assignedTo: psm, note: 'Sekalian catat air minumnya.' })
  fresh.do(t.ago(200), lurah, 'acknowledge', { note: 'Mohon kabari hasilnya.' })
  const forgotten = await here({ at: w(8, '08:00'), what: 'Keluarga pendatang di kontrakan belum punya KK, anaknya tidak bisa daftar sekolah.', problem: 'administrasi', sector: 'adminduk', address: 'Kontrakan tiga pintu' })
  forgotten.verify(w(7, '10:00'), fo)
  forgotten.do(w(7, '11:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm2 })
  const glasses = await here({ at: w(5, '08:20'), what: 'Guru mengaji di gang kami hampir tidak bisa melihat, perlu diperiksa matanya.', problem: 'kesehatan_masyarakat', sector: 'kesehatan', about: 'tetangga', reporter: citizen('Nurlela', '2055') })
  glasses.verify(w(4, '09:00'), fo)
  glasses.do(w(4, '10:00'), verifier, 'assign', { assignedKind: 'unit', assignedUnit: cast.unit('dinkes') })
  const meter = await here({ at: w(6, '14:00'), what: 'Rumah janda tua di gang kami listriknya menyambung dari tetangga, kabelnya sering panas.', problem: 'rumah', sector: 'energi', address: 'Gang sempit dekat kali', photos: photo('meteran', w(6, '13:40')), reporter: citizen('Hendra Wijaya', '9021') })
  meter.verify(w(5, '09:00'), fo)
  meter.do(w(5, '09:30'), verifier, 'assign', { assignedKind: 'eksternal', assignedUnit: cast.unit('pln'), note: 'Surat sudah disampaikan ke PLN.' })
  const school = await here({ at: w(7, '08:00'), what: 'Ibu tunggal di RW kami ingin modal kecil untuk warung nasi uduk.', problem: 'kemiskinan', sector: 'sosial_ekonomi' })
  school.verify(w(6, '09:00'), fo)
  school.do(w(6, '10:00'), verifier, 'assign', { assignedKind: 'unit', assignedUnit: cast.unit('disnaker') })
  school.do(w(5, '09:00'), cast.owner('disnaker'), 'accept')

  // In hand: within the standard, and long past it.
  const doing = await here({ at: w(5, '10:00'), what: 'Pasangan lansia hanya makan sekali sehari, anaknya tidak ada kabar.', problem: 'lansia', sector: 'pangan', urgency: 'mendesak', address: 'Rumah kayu pinggir situ', code: demoCode(1), reporter: citizen('Ratna Juwita', '1234') })
  doing.verify(w(4, '08:30'), fo)
  doing.do(w(4, '09:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm, fieldCheck: true })
  doing.do(w(4, '12:00'), psm, 'accept')
  doing.do(w(4, '13:00'), lurah, 'acknowledge', { note: 'Dibantu beras dari kas RW sementara.' })
  const late = await here({ at: w(24, '10:00'), what: 'Kartu KKS tetangga tertelan mesin ATM, sudah sebulan tidak bisa mengambil bantuan.', problem: 'bantuan', sector: 'pangan', complaint: 'kartu', reporter: citizen('Jamilah', '7654') })
  late.verify(w(23, '09:00'), fo)
  late.do(w(23, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm2 })
  late.do(w(22, '09:00'), psm2, 'accept')

  // A short way: told in the street, visited, done; somebody else looks before it counts.
  const errandHome = pool.family(cipondoh, { known: 30, fits: hasElder(t.today) })
  const errand = await here({ at: w(2, '08:30'), channel: 'lisan', by: psm, what: 'Ibu tua minta ditemani mengaktifkan lagi kartu BPJS sebelum berobat.', problem: 'administrasi', sector: 'kesehatan', about: 'orang_lain', address: errandHome.address, rt: errandHome.rt, rw: errandHome.rw, reporter: { name: errandHome.members[0]?.name ?? 'Warga' } })
  errand.do(w(2, '08:40'), psm, 'takeUp')
  errand.do(w(2, '08:45'), psm, 'link', { subjectKind: 'household', subjectId: errandHome.id })
  const errandVisit = script.id(w(2, '11:00'))
  script.add(w(2, '11:00'), psm, 'registry.recordVisit', cipondoh, { id: errandVisit, householdId: errandHome.id, reportId: errand.id, on: w(2, '11:00').slice(0, 10), purpose: 'laporan', result: '1', note: 'Ditemani ke loket; kartu aktif kembali hari itu.', ...tags })
  errand.do(w(2, '13:00'), psm, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Kartu BPJS aktif kembali, dapat dipakai berobat pekan ini.', visitId: errandVisit, proof: photo('dokumen', w(2, '12:30')), ...tags })
  const checked = await here({ at: w(9, '08:30'), channel: 'lisan', by: psm2, what: 'Warga baru minta surat pengantar untuk membuat KTP, bingung caranya.', problem: 'administrasi', sector: 'adminduk', about: 'orang_lain', reporter: { name: 'Warga RT 003' } })
  checked.do(w(9, '08:40'), psm2, 'takeUp')
  checked.do(w(8, '13:00'), psm2, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Ditemani ke kelurahan, surat pengantar terbit.', evidence: 'Surat pengantar nomor 471/88', ...tags })
  checked.do(w(7, '09:00'), koord, 'check', { note: 'Salinan surat dilihat di loket.' })

  // Done, and the reporter has the word.
  const rice = await here({ at: w(12, '10:00'), what: 'Buruh cuci di gang kami sakit dua pekan, anak-anaknya makan dari tetangga.', problem: 'kemiskinan', sector: 'pangan', urgency: 'mendesak', code: demoCode(3), reporter: citizen('Endang Lestari', '1234') })
  rice.verify(w(11, '09:00'), fo)
  rice.do(w(11, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm, fieldCheck: true })
  rice.do(w(11, '14:00'), psm, 'accept')
  rice.do(w(3, '16:00'), psm, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Paket sembako diserahkan dan keluarga didaftarkan ke Puskesos.', proof: photo('paket', w(3, '15:30')), ...tags })
  const contested = await here({ at: w(18, '10:00'), what: 'Lampu jalan mati dan ada warga lansia sering terjatuh saat ke masjid subuh.', problem: 'lansia', sector: 'lainnya', about: 'lingkungan', code: demoCode(4), reporter: citizen('Usep Mulyana', '1234') })
  contested.verify(w(17, '09:00'), fo)
  contested.do(w(17, '10:00'), koord, 'assign', { assignedKind: 'puskesos' })
  contested.do(w(16, '09:00'), fo, 'accept')
  contested.do(w(8, '15:00'), fo, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Sudah diteruskan ke dinas terkait melalui kelurahan.', evidence: 'Surat kelurahan 600/12' })
  contested.reporter(w(2, '20:00'), 'object', { reason: 'Lampunya sampai tadi malam masih mati, belum ada yang datang.' })
  const again = await here({ at: w(30, '10:00'), what: 'Penyandang tunanetra di RW kami butuh tongkat dan pelatihan pijat.', problem: 'disabilitas', sector: 'sosial_ekonomi', reporter: citizen('Cecep Firmansyah', '1234'), code: demoCode(5) })
  again.verify(w(29, '09:00'), fo)
  again.do(w(29, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm2, fieldCheck: true })
  again.do(w(29, '13:00'), psm2, 'accept')
  again.do(w(20, '13:00'), psm2, 'settle', { outcome: 'sebagian', outcomeNote: 'Tongkat sudah diterima, pelatihan menunggu jadwal.', proof: photo('paket', w(20, '12:00'), 1), ...tags })
  again.reporter(w(19, '13:00'), 'confirm', { rating: 4 })
  again.reporter(w(1, '13:00'), 'reopen', { reason: 'Jadwal pelatihan yang dijanjikan lewat begitu saja, tidak ada kabar.' })
  const overruled = await here({ at: w(40, '10:00'), what: 'Saya minta bantuan renovasi rumah karena tembok retak.', problem: 'rumah', sector: 'perumahan', about: 'diri', reporter: citizen('Mamat Suherman', '1234') })
  overruled.verify(w(39, '09:00'), fo)
  overruled.do(w(39, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm })
  overruled.do(w(38, '09:00'), psm, 'accept')
  overruled.do(w(30, '13:00'), psm, 'settle', { outcome: 'tidak_terpenuhi', outcomeNote: 'Rumah layak menurut empat syarat; retak rambut di satu dinding.', evidence: 'Hasil kunjungan dan foto', ...tags })
  overruled.reporter(w(29, '13:00'), 'object', { reason: 'Saya tetap ingin rumah saya diperbaiki pemerintah.' })
  overruled.do(w(27, '10:00'), tksk, 'close', { reason: 'Sudah ditinjau ulang bersama kelurahan: rumah memenuhi syarat layak huni.' })
  const sentBack = await here({ at: w(22, '10:00'), what: 'Keluarga korban banjir belum menerima selimut yang dijanjikan.', problem: 'bencana_alam', sector: 'lainnya', reporter: citizen('Dede Kurniawan', '6666') })
  sentBack.verify(w(21, '09:00'), fo)
  sentBack.do(w(21, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm })
  sentBack.do(w(20, '09:00'), psm, 'accept')
  sentBack.do(w(12, '13:00'), psm, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Selimut dititipkan kepada ketua RT untuk dibagikan.', evidence: 'Keterangan ketua RT', ...tags })
  sentBack.reporter(w(11, '18:00'), 'object', { reason: 'Selimutnya tidak sampai kepada kami.' })
  sentBack.do(w(10, '10:00'), tksk, 'sendBack', { reason: 'Bukti penerimaan belum ada. Serahkan langsung dan foto penerimanya.' })
  const withdrawn = await here({ at: w(10, '10:00'), what: 'Mau tanya bantuan untuk renovasi kios yang terbakar.', problem: 'bantuan', sector: 'sosial_ekonomi', kind: 'pertanyaan', about: 'diri', reporter: citizen('Komar', '5151') })
  withdrawn.reporter(w(9, '10:00'), 'withdraw', { reason: 'Sudah dibantu keluarga.' })
  const spam = await here({ at: w(6, '10:00'), what: 'Jual pulsa murah hubungi nomor ini kapan saja.', problem: 'lainnya', sector: 'lainnya', about: 'orang_lain', code: demoCode(6) })
  spam.do(w(5, '08:00'), fo, 'reject', { reason: 'Bukan laporan tentang warga yang membutuhkan layanan sosial.' })
  const question = await here({ at: w(14, '10:00'), what: 'Apa saja syarat mendaftar bantuan lansia untuk ibu saya yang berumur 70 tahun?', problem: 'bantuan', sector: 'sosial_ekonomi', kind: 'pertanyaan', about: 'diri', reporter: citizen('Anisa Putri', '8877') })
  question.verify(w(13, '09:00'), fo)
  question.do(w(13, '10:00'), koord, 'assign', { assignedKind: 'puskesos', assignedTo: who('puskesos_bo', cipondoh) })
  question.do(w(13, '11:00'), who('puskesos_bo', cipondoh), 'accept')
  question.do(w(12, '10:00'), who('puskesos_bo', cipondoh), 'settle', { outcome: 'dijawab', outcomeNote: 'Syarat dijelaskan lewat telepon, dipersilakan datang membawa KTP dan KK.' })
  question.reporter(w(12, '19:00'), 'confirm', { rating: 5 })
  // Ten working days of silence close this one.
  const quiet = await here({ at: w(32, '10:00'), what: 'Keluarga di kontrakan ujung belum pernah didata sama sekali.', problem: 'kemiskinan', sector: 'sosial_ekonomi' })
  quiet.verify(w(31, '09:00'), fo)
  quiet.do(w(31, '10:00'), koord, 'assign', { assignedKind: 'psm', assignedTo: psm2, fieldCheck: true })
  quiet.do(w(30, '09:00'), psm2, 'accept')
  quiet.do(w(25, '13:00'), psm2, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Keluarga sudah didata lengkap beserta keadaan rumahnya.', evidence: 'Catatan kunjungan', ...tags })

  // The wrong village, and one from another application.
  const lost = await here({ at: w(4, '10:00'), what: 'Pemulung dengan dua anak tinggal di gubuk dekat jembatan.', problem: 'keterlantaran', sector: 'sosial_ekonomi', address: 'Dekat jembatan Poris', reporter: citizen('Yoyoh', '1919') })
  lost.do(w(3, '09:00'), verifier, 'relocate', { toPlace: '36.71.05.1008', address: 'Dekat jembatan' })
  script.add(w(3, '10:00'), verifier, 'reports.import', sukarasa, {
    place: sukarasa, what: 'Warga melaporkan pengamen lansia yang sakit di depan pasar, perlu penjangkauan.', problem: 'keterlantaran', sector: 'sosial_ekonomi', about: 'orang_lain', extSource: 'LAKSA (contoh)', extRef: 'LKS-0047', receivedAt: w(4, '15:00'),
  })

  await elsewhere({ script, cast, pool, pictures })
  return lane({ script, cast, pool, pictures })
}

/** Sukarasa, Karawaci, Kab. Tegal and Belinyu, so that their people have a day's work as well. */
async function elsewhere({ script, cast, pictures }: Ground): Promise<void> {
  const { time: t } = script
  const w = t.workday
  const stories: readonly { place: string; what: string; problem: string; sector: string; urgency?: 'mendesak'; upTo: 'terkirim' | 'terverifikasi' | 'didisposisikan' | 'diproses' | 'selesai' }[] = [
    { place: sukarasa, what: 'Nenek sebatang kara butuh makan harian, tetangga bergantian mengantar.', problem: 'lansia', sector: 'pangan', urgency: 'mendesak', upTo: 'didisposisikan' },
    { place: sukarasa, what: 'Tembok rumah kontrakan miring dan ditopang bambu, ada bayi di dalamnya.', problem: 'rumah', sector: 'perumahan', upTo: 'diproses' },
    { place: sukarasa, what: 'Bapak penyandang disabilitas ingin ikut pelatihan servis telepon.', problem: 'disabilitas', sector: 'sosial_ekonomi', upTo: 'terkirim' },
    { place: karawaci, what: 'Satu keluarga belum punya jamban, masih ke kali.', problem: 'rumah', sector: 'perumahan', upTo: 'selesai' },
    { place: karawaci, what: 'Ada lansia tidur di bawah jembatan layang sejak sepekan.', problem: 'keterlantaran', sector: 'sosial_ekonomi', urgency: 'mendesak', upTo: 'terverifikasi' },
    { place: guci, what: 'Longsor kecil menutup jalan ke dukuh atas, tiga rumah retak.', problem: 'bencana_alam', sector: 'perumahan', urgency: 'mendesak', upTo: 'didisposisikan' },
    { place: guci, what: 'Mbah di dukuh atas belum pernah punya KTP sejak lahir.', problem: 'administrasi', sector: 'adminduk', upTo: 'diproses' },
    { place: guci, what: 'Buruh tani patah kaki, keluarganya berhenti berpenghasilan.', problem: 'kemiskinan', sector: 'pangan', upTo: 'terkirim' },
    { place: bumijawa, what: 'Warga bertanya kapan pembagian BLT desa tahap berikutnya.', problem: 'bantuan', sector: 'sosial_ekonomi', upTo: 'selesai' },
    { place: belinyu, what: 'Nelayan sakit tidak melaut dua bulan, anaknya putus sekolah.', problem: 'kemiskinan', sector: 'pendidikan', upTo: 'diproses' },
    { place: belinyu, what: 'Rumah panggung di pesisir lantainya lapuk, nenek sering terperosok.', problem: 'rumah', sector: 'perumahan', upTo: 'terkirim' },
  ]
  for (const [n, s] of stories.entries()) {
    // What waits is young; what was worked on began earlier.
    const start = ['terkirim', 'terverifikasi', 'didisposisikan'].includes(s.upTo) ? 2 : 4 + (n % 4) * 2
    const fo = cast.one('puskesos_fo', s.place)
    const psm = cast.one('psm', s.place)
    const report = await tell(script, { place: s.place, at: w(start, '09:10'), what: s.what, problem: s.problem, sector: s.sector, ...(s.urgency ? { urgency: s.urgency } : {}), ...(n % 2 === 0 ? { reporter: { name: `Warga ${n + 1}`, phone: `08000000${4000 + n}` } } : {}) })
    if (s.upTo === 'terkirim') continue
    report.verify(w(start - 1, '09:00'), fo)
    if (s.upTo === 'terverifikasi') continue
    report.do(w(start - 1, '09:30'), cast.one('puskesos_koord', s.place), 'assign', { assignedKind: 'psm', assignedTo: psm, fieldCheck: true })
    if (s.upTo === 'didisposisikan') continue
    report.do(w(start - 1, '15:00'), psm, 'accept')
    report.do(w(start - 1, '16:00'), cast.one('village_head', s.place), 'acknowledge')
    if (s.upTo === 'diproses') continue
    const done = w(start - 2, '14:00')
    report.do(done, psm, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Sudah ditindaklanjuti bersama perangkat setempat.', proof: [pictures.of('jamban', done, n)], ...tags })
  }
}

/** The restricted lane: violence and children. Nobody outside it sees that these exist. */
async function lane({ script, cast }: Ground): Promise<ToldReport> {
  const { time: t } = script
  const w = t.workday
  const officer = cast.one('duty_officer', city)
  const second = cast.one('duty_officer', city, 2)
  const sealed = (told: Omit<Told, 'problem' | 'sector'> & { problem?: string }): Promise<ToldReport> => tell(script, { problem: 'tindak_kekerasan', sector: 'lainnya', violence: true, ...told })
  await sealed({ place: cipondoh, at: t.ago(95), urgency: 'mendesak', what: 'Hampir tiap malam terdengar teriakan dan benda pecah dari rumah sebelah.' })
  await sealed({ place: batuceper, at: w(4, '21:00'), what: 'Tetangga sering dipukul suaminya, takut melapor sendiri.', reporter: { name: 'Tetangga dekat', phone: '080000003131' } })
  const seen = await sealed({ place: sukarasa, at: w(2, '09:00'), child: true, violence: false, problem: 'kesejahteraan_anak', what: 'Anak kecil sering ditinggal sendirian sampai malam tanpa makanan.' })
  seen.verify(w(2, '11:00'), officer)
  const given = await sealed({ place: neglasari, at: w(3, '09:00'), what: 'Pekerja rumah tangga tidak digaji dan tidak boleh keluar rumah.', problem: 'eksploitasi' })
  given.verify(w(3, '11:00'), officer)
  given.do(w(3, '11:30'), officer, 'assign', { assignedKind: 'jalur', assignedTo: second, fieldCheck: true })
  const going = await sealed({ place: karawaci, at: w(9, '09:00'), urgency: 'mendesak', what: 'Remaja mengaku diancam pacarnya dan tidak berani pulang.', child: true })
  going.verify(w(9, '10:00'), officer)
  going.do(w(9, '10:30'), officer, 'assign', { assignedKind: 'jalur', assignedTo: second, fieldCheck: true })
  going.do(w(9, '11:00'), second, 'accept')
  const ended = await sealed({ place: cipondoh, at: w(30, '09:00'), what: 'Lansia dibentak dan dikunci di kamar oleh penjaganya.' })
  ended.verify(w(30, '10:00'), officer)
  ended.do(w(30, '10:30'), officer, 'assign', { assignedKind: 'jalur', assignedTo: second, fieldCheck: true })
  ended.do(w(30, '11:00'), second, 'accept')
  ended.do(w(24, '15:00'), second, 'settle', { outcome: 'terpenuhi', outcomeNote: 'Lansia sudah dijemput keluarganya dan aman; penjaga diganti.', evidence: 'Berita acara penjemputan 03' })
  // An ordinary report behind which a volunteer found something else.
  const found = await tell(script, { place: cipondoh, at: w(6, '09:00'), what: 'Anak tetangga jarang masuk sekolah, mungkin tidak ada biaya.', problem: 'kemiskinan', sector: 'pendidikan', reporter: { name: 'Wali murid', phone: '080000002727' } })
  found.verify(w(5, '09:00'), cast.one('puskesos_fo', cipondoh))
  found.do(w(5, '10:00'), cast.one('puskesos_koord', cipondoh), 'assign', { assignedKind: 'psm', assignedTo: cast.one('psm', cipondoh), fieldCheck: true })
  found.do(w(5, '12:00'), cast.one('psm', cipondoh), 'accept')
  found.do(w(4, '17:00'), cast.one('psm', cipondoh), 'restrict', { aboutChild: true, aboutViolence: true, reason: 'Di lengan anak terlihat bekas luka lama; ia takut menjawab.' })
  const tegalOfficer = cast.one('duty_officer', tegal)
  const village = await sealed({ place: bumijawa, at: w(3, '20:00'), what: 'Ada pertengkaran keras berulang di rumah dekat balai dukuh.' })
  village.verify(w(2, '08:00'), tegalOfficer)
  return going
}
