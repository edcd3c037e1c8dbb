// Cases in every state, open and sealed, with referrals waiting, accepted, refused and late; help that arrived, with its proof.
// Longer than most files: one story a paragraph, read like a diary.
import { chance } from '../../engine/values/chance.ts'
import { derivedId } from '../../engine/values/id.ts'
import { type CaseStory, dateOf, type Help, type Stage, tellCase, type ToldCase, workTags } from './case-steps.ts'
import type { Extras } from './extras.ts'
import { batuceper, belinyu, bumijawa, cipondoh, city, guci, karawaci, neglasari, sukarasa } from './places.ts'
import { ageOf, hasChild, hasElder, headOf, isPoor } from './pool.ts'
import type { Ground } from './report-stories.ts'
import { tell, type ToldReport } from './telling.ts'

const food: Help = { item: 'permakanan', unit: 'paket', quantity: 2, cost: 350_000, funding: 'apbd', giver: 'Puskesos kelurahan', picture: 'paket' }
const health: Help = { item: 'akses_kesehatan', unit: 'kali', quantity: 1, giver: 'Puskesmas', picture: 'dokumen' }
const papers: Help = { item: 'adminduk', unit: 'kali', quantity: 1, giver: 'Dukcapil', picture: 'dokumen' }
const chair: Help = { item: 'alat_bantu', unit: 'buah', quantity: 1, cost: 1_450_000, funding: 'swasta', giver: 'Donatur', picture: 'kursi_roda' }
const repair: Help = { item: 'perbaikan_rumah', unit: 'kali', quantity: 1, cost: 4_200_000, funding: 'swadaya', giver: 'Gotong royong warga', picture: 'rumah' }
const capital: Help = { item: 'modal_usaha', unit: 'paket', quantity: 1, cost: 2_000_000, funding: 'apbd', giver: 'Disnaker', picture: 'paket' }

/** `fromLane` is a sealed report in the hands of the second duty officer. */
export async function caseStories(ground: Ground, extras: Extras, fromLane: ToldReport, seed: string): Promise<void> {
  const { script, cast, pool, pictures } = ground
  const t = script.time
  const w = t.workday
  const here = cipondoh
  const psm = cast.one('psm', here)
  const psm2 = cast.one('psm', here, 2)
  const bo = cast.one('puskesos_bo', here)
  const tksk = cast.one('district_supervisor', '36.71.05')
  const peksos = cast.one('pekerja_sosial', city)

  const familyCase = (place: string, start: number, upTo: Stage, help: readonly Help[], more: Partial<CaseStory> = {}): ToldCase => {
    const f = pool.family(place, { known: Math.round(start * 1.5) + 8, fits: isPoor })
    return tellCase(script, pictures, {
      place, start, upTo, subjectKind: 'household', subjectId: f.id, client: headOf(f).name, problem: 'Penghasilan berhenti, kebutuhan pokok dan pengobatan tidak terpenuhi.',
      worker: cast.one('psm', place), supervisor: cast.one('district_supervisor', place.slice(0, 8)), help, ...more,
    })
  }
  const elderCase = (place: string, start: number, upTo: Stage, help: readonly Help[], more: Partial<CaseStory> = {}): ToldCase => {
    const f = pool.family(place, { known: Math.round(start * 1.5) + 8, fits: hasElder(t.today) })
    return tellCase(script, pictures, {
      place, start, upTo, subjectKind: 'person', subjectId: headOf(f).id, client: headOf(f).name, problem: 'Lansia tinggal sendiri, sulit memasak dan berobat.', ppks: ['PPKS-08'],
      worker: cast.one('psm', place), supervisor: cast.one('district_supervisor', place.slice(0, 8)), help, ...more,
    })
  }
  const letter = (agency: string, at: string, need: string, more: { [k: string]: unknown } = {}): { [k: string]: unknown } => ({
    referralId: script.id(at), agencyId: cast.unit(agency), letterNo: `460/${dateOf(at).slice(5).replace('-', '')}/${agency}`, letterOn: dateOf(at), need, shared: ['nama', 'umur', 'alamat'], fromPhone: '080000001212', ...more,
  })

  // The beginning of the road.
  familyCase(here, 1, 'registrasi', [food], { worker: psm2 })
  elderCase(here, 1, 'skrining', [food])
  familyCase(here, 6, 'skrining', [food], { worker: psm2, problem: 'Keluarga pendatang tanpa KK dan tanpa penghasilan tetap.' })
  elderCase(here, 3, 'asesmen', [food, health])
  familyCase(here, 11, 'asesmen', [food], { worker: psm2 })
  familyCase(here, 6, 'perencanaan', [food])
  elderCase(here, 7, 'rencana_disetujui_klien', [food, health], { worker: psm2 })
  const returned = familyCase(here, 9, 'rencana_disetujui_klien', [food, capital])
  returned.do(w(3, '11:00'), tksk, 'returnPlan', { reason: 'Tambahkan siapa yang memantau pemakaian modal.' })
  // Emergencies: one now, one that was settled and went on.
  const now = elderCase(here, 2, 'skrining', [food])
  now.do(t.ago(150), psm, 'raiseAlarm', { reason: 'Klien pingsan, demam tinggi dan tidak mau makan sejak kemarin.' })
  const calm = familyCase(here, 12, 'disetujui', [food, health], { worker: psm2 })
  calm.do(w(4, '21:00'), psm2, 'raiseAlarm', { reason: 'Rumah terendam, keluarga mengungsi ke musala.' })
  calm.do(w(3, '10:00'), bo, 'settleAlarm', { risk: 1, reason: 'Sudah kembali ke rumah, kasur pengganti diterima.' })
  // A report that became a case.
  const told = await tell(script, { place: here, at: w(14, '09:00'), what: 'Bapak pemulung batuk berdarah dan tidak mau berobat karena takut biaya.', problem: 'kesehatan_masyarakat', sector: 'kesehatan', urgency: 'mendesak', reporter: { name: 'Ketua RT 005', phone: '080000001515' } })
  told.verify(w(13, '09:00'), cast.one('puskesos_fo', here))
  told.do(w(13, '10:00'), cast.one('puskesos_koord', here), 'assign', { assignedKind: 'psm', assignedTo: psm, fieldCheck: true })
  told.do(w(13, '13:00'), psm, 'accept')
  const fromReport = elderCase(here, 12, 'intervensi', [food], { reportId: told.id, work: 30 })
  told.do(w(11, '16:00'), psm, 'settle', { outcome: 'kasus', outcomeNote: 'Diteruskan sebagai pendampingan bersama puskesmas.', caseId: fromReport.id, ...workTags })
  fromReport.do(w(2, '10:00'), psm, 'addNote', { noteId: script.id(w(2, '10:00')), kind: 'motivasi', text: 'Mulai mau minum obat setelah diajak bicara bersama anaknya.', ...workTags })

  // At work, with referrals of every kind.
  elderCase(sukarasa, 16, 'intervensi', [food, health])
  const waiting = elderCase(here, 14, 'intervensi', [food], { problem: 'Lansia hampir tidak melihat, perlu operasi katarak.' })
  waiting.do(w(1, '09:30'), bo, 'refer', letter('dinkes', w(1, '09:30'), 'Pemeriksaan mata dan operasi katarak bagi lansia peserta PBI.', { item: 'akses_kesehatan' }))
  const late = familyCase(here, 20, 'intervensi', [food], { worker: psm2, problem: 'Rumah hampir roboh, keluarga dengan balita.' })
  late.do(w(9, '10:00'), bo, 'refer', letter('perkim', w(9, '10:00'), 'Perbaikan rumah tidak layak huni, atap dan dinding.', { item: 'perbaikan_rumah' }))
  const urgent = familyCase(here, 10, 'disetujui', [food], { worker: psm2 })
  urgent.do(w(2, '09:00'), bo, 'refer', letter('rsud', w(2, '09:00'), 'Rawat jalan segera bagi balita gizi kurang.', { urgent: true, item: 'akses_kesehatan' }))
  const taken = elderCase(here, 18, 'intervensi', [food], { worker: psm2 })
  const chairLetter = letter('dinkes', w(8, '09:00'), 'Kursi roda bagi lansia pascastroke.', { item: 'alat_bantu' })
  taken.do(w(8, '09:00'), bo, 'refer', chairLetter)
  script.add(w(7, '10:00'), cast.owner('dinkes'), 'cases.acceptReferral', here, { referralId: chairLetter.referralId, appointmentOn: t.day(-3), appointmentNote: 'Gudang alat kesehatan, temui petugas loket' })
  const refused = familyCase(here, 22, 'intervensi', [food])
  const noSeat = letter('disnaker', w(9, '09:00'), 'Pelatihan menjahit bagi ibu tunggal.', { item: 'vokasional' })
  refused.do(w(9, '09:00'), bo, 'refer', noSeat)
  script.add(w(8, '14:00'), cast.owner('disnaker'), 'cases.refuseReferral', here, { referralId: noSeat.referralId, reason: 'Kelas tahun ini penuh; coba LKS pelatihan di kecamatan.' })
  const arrived = elderCase(sukarasa, 30, 'intervensi', [food, health])
  const aid = letter('dinkes', w(20, '09:00'), 'Alat bantu jalan dan kacamata.', { item: 'alat_bantu' })
  arrived.do(w(20, '09:00'), cast.one('puskesos_bo', sukarasa), 'refer', aid)
  script.add(w(19, '09:00'), cast.owner('dinkes'), 'cases.acceptReferral', sukarasa, { referralId: aid.referralId })
  script.add(w(13, '09:00'), cast.owner('dinkes'), 'cases.deliverReferral', sukarasa, {
    referralId: aid.referralId, item: 'alat_bantu', quantity: 1, unit: 'buah', cost: 875_000, funding: 'apbd', on: dateOf(w(13, '09:00')), giver: 'Seksi Alat Bantu', receiver: 'Klien', proof: [pictures.of('kursi_roda', w(13, '08:30'), 2)],
  })
  const pulled = familyCase(sukarasa, 25, 'intervensi', [food])
  const old = letter('lks', w(12, '09:00'), 'Penitipan lansia di siang hari.', { item: 'bimbingan' })
  pulled.do(w(12, '09:00'), cast.one('puskesos_bo', sukarasa), 'refer', old)
  pulled.do(w(11, '09:00'), cast.one('puskesos_bo', sukarasa), 'withdrawReferral', { referralId: old.referralId, reason: 'Anaknya sudah pulang dan merawat sendiri.' })

  // Looked after, ended, looked at again.
  elderCase(here, 34, 'monitoring', [food, chair])
  const overdue = familyCase(here, 60, 'terminasi', [food, capital], { work: 30, outcome: 'sebagian' })
  overdue.do(w(28, '10:00'), psm, 'addNote', { noteId: script.id(w(28, '10:00')), kind: 'koordinasi', text: 'RT bersedia memberi kabar bila keadaan menurun.', ...workTags })
  elderCase(here, 42, 'terminasi', [food, health], { work: 38, worker: psm2 })
  elderCase(here, 90, 'bimbingan_lanjut', [food, chair], { work: 48 })
  familyCase(here, 150, 'ditutup', [food, capital], { work: 50 })
  familyCase(sukarasa, 140, 'ditutup', [food, repair], { work: 45 })
  // Other ends and rests.
  const advice = familyCase(here, 5, 'skrining', [food], { problem: 'Bertanya tentang syarat bantuan pendidikan anak.' })
  advice.do(w(4, '10:00'), psm, 'screen', { risk: 0, safety: 'Tidak ada bahaya.', result: 'info', advice: 'Syarat PIP dijelaskan dan surat pengantar sekolah disiapkan.' })
  const paused = familyCase(here, 26, 'intervensi', [food], { worker: psm2 })
  paused.do(w(6, '10:00'), psm2, 'suspend', { reason: 'Keluarga pulang kampung menunggui orang tua sakit.', until: t.day(-40) })
  const handed = elderCase(here, 28, 'intervensi', [food])
  handed.do(w(5, '10:00'), tksk, 'transfer', { agencyId: cast.unit('lks'), letterNo: '460/77/ALIH', reason: 'Perlu perawatan penuh waktu di panti, keluarga setuju.' })
  const declined = familyCase(here, 15, 'perencanaan', [food], { worker: psm2 })
  declined.do(w(8, '10:00'), psm2, 'refuseService', { reason: 'Klien memilih dibantu saudara, tidak mau didata lagi.' })
  const moved = familyCase(sukarasa, 30, 'perencanaan', [food])
  moved.do(w(20, '10:00'), cast.one('district_supervisor', '36.71.01'), 'terminate', { outcome: 'pindah', note: 'Keluarga pindah ke luar provinsi mengikuti pekerjaan.', clientHeard: 'Kami pamit, terima kasih.' })
  moved.do(w(18, '10:00'), cast.one('district_supervisor', '36.71.01'), 'close', { reason: 'Sudah dikabarkan ke wilayah tujuan.' })
  const back = elderCase(karawaci, 110, 'ditutup', [food], { work: 30 })
  back.do(w(2, '10:00'), cast.one('psm', karawaci), 'reopen', { reason: 'Jatuh dan tidak bisa berjalan lagi, perlu bantuan baru.' })

  // People without a family, and a group.
  for (const [n, one] of extras.street.slice(0, 3).entries()) {
    tellCase(script, pictures, {
      place: one.place, start: 20 - n * 6, upTo: (['intervensi', 'rencana_diajukan', 'asesmen'] as const)[n] ?? 'asesmen', subjectKind: 'person', subjectId: one.id, client: 'Yang bersangkutan', problem: 'Hidup di jalan, sakit-sakitan, tanpa identitas.', ppks: ['PPKS-11'],
      worker: cast.one('psm', one.place), supervisor: cast.one('district_supervisor', one.place.slice(0, 8)), help: [food, papers],
    })
  }
  tellCase(script, pictures, {
    place: extras.community.place, start: 24, upTo: 'intervensi', subjectKind: 'community', subjectId: extras.community.id, client: 'Ketua kelompok', problem: 'Anggota kelompok tidak punya tempat sampah terpilah dan alat pelindung.', worker: psm, supervisor: tksk,
    help: [{ item: 'perbekalan_kesehatan', unit: 'paket', quantity: 24, cost: 1_200_000, funding: 'swasta', giver: 'Dunia usaha', picture: 'paket' }],
  })
  // A child: planned by a certified social worker, agreed by the guardian; not sealed, for nobody harmed it.
  const home = pool.family(here, { known: 60, fits: hasChild(t.today) })
  const child = home.members.find((m) => ageOf(m, t.today) < 16) ?? headOf(home)
  tellCase(script, pictures, {
    place: here, start: 18, upTo: 'intervensi', subjectKind: 'person', subjectId: child.id, client: child.name, problem: 'Anak putus sekolah karena harus menjaga adiknya.', worker: psm2, peksos, supervisor: tksk,
    guardian: { name: headOf(home).name, relation: 'orang tua' }, help: [{ item: 'akses_pendidikan', unit: 'kali', quantity: 1, giver: 'Sekolah dan Dinas Pendidikan', picture: 'dokumen' }],
  })

  sealed(ground, fromLane)
  everywhere(ground, seed)
}

/** Sealed cases: the team alone; a glass that was broken, and one whose breaking nobody has acknowledged yet. */
function sealed({ script, cast, pool, pictures }: Ground, fromLane: ToldReport): void {
  const t = script.time
  const w = t.workday
  const officer = cast.one('duty_officer', city)
  const second = cast.one('duty_officer', city, 2)
  const peksos = cast.one('pekerja_sosial', city)
  const peksos2 = cast.one('pekerja_sosial', city, 2)
  const aboutChild = (place: string, start: number, upTo: Stage, help: readonly Help[], more: Partial<CaseStory> = {}): ToldCase => {
    const f = pool.family(place, { known: Math.round(start * 1.5) + 8, fits: hasChild(t.today) })
    const child = f.members.find((m) => ageOf(m, t.today) < 16) ?? headOf(f)
    return tellCase(script, pictures, {
      place, start, upTo, subjectKind: 'person', subjectId: child.id, client: child.name, problem: 'Anak mengalami kekerasan di rumah; perlu perlindungan dan pemulihan.', ppks: ['PPKS-06'], risk: 2, restricted: true,
      worker: peksos, supervisor: officer, guardian: { name: headOf(f).name, relation: 'nenek' }, help, ...more,
    })
  }
  const therapy: Help = { item: 'terapi_psikososial', unit: 'kali', quantity: 3, giver: 'Pekerja sosial' }
  const going = aboutChild(cipondoh, 22, 'intervensi', [therapy, food])
  going.do(w(9, '10:00'), peksos, 'addNote', { noteId: script.id(w(9, '10:00')), kind: 'konseling', text: 'Anak mulai mau bercerita lewat gambar; tidur lebih tenang.', ...workTags })
  going.do(w(8, '10:00'), peksos, 'joinTeam', { personId: second, reason: 'Mendampingi ke sekolah dan kepolisian' })
  going.do(w(6, '10:00'), peksos, 'refer', {
    referralId: script.id(w(6, '10:00')), agencyId: cast.unit('dp3ap2kb'), letterNo: '463/R/DP3', letterOn: dateOf(w(6, '10:00')), item: 'pendampingan_hukum', need: 'Pendampingan hukum dan psikolog klinis bagi anak.', shared: ['umur', 'jenis_kelamin'], fromPhone: '080000001414',
  })
  // The head of the office looked in at night, with a reason; the lane acknowledged it.
  const head = cast.one('dinsos_head', city)
  const broken = going.do(w(5, '22:10'), head, 'breakGlass', { reason: 'Anak dilaporkan hilang dari rumah aman, perlu segera menghubungi walinya.' })
  script.add(w(4, '08:00'), second, 'cases.acknowledgeGlass', city, { glassId: derivedId(broken, 'glass'), note: 'Benar, anak ditemukan di rumah bibinya malam itu juga.' })
  aboutChild(sukarasa, 4, 'asesmen', [therapy])
  const quiet = aboutChild(batuceper, 40, 'monitoring', [therapy, food], { worker: peksos2, supervisor: second })
  quiet.do(t.ago(170), cast.one('dinsos_verifier', city), 'breakGlass', { reason: 'Ada telepon ancaman terhadap anak ini, petugas timnya tidak dapat dihubungi.' })
  aboutChild(neglasari, 70, 'terminasi', [therapy, food], { work: 60, supervisor: second })
  // Opened from a report of the lane by its officer, thought through by a certified social worker.
  aboutChild(karawaci, 8, 'rencana_disetujui_klien', [therapy], { reportId: fromLane.id, worker: second, peksos })
}

/** Cases of the other villages, in all stages, so that the picture of a territory has something to show. */
function everywhere({ script, cast, pool, pictures }: Ground, seed: string): void {
  const c = chance(`${seed}/cases`)
  const plans: readonly (readonly [Stage, number, number])[] = [
    ['asesmen', 3, 6], ['rencana_disetujui_klien', 7, 9], ['intervensi', 14, 30], ['intervensi', 14, 30], ['monitoring', 20, 36], ['monitoring', 22, 36], ['terminasi', 38, 48], ['ditutup', 116, 150],
  ]
  const kits = [[food], [food, health], [papers], [food, repair], [chair], [capital]]
  const villages = [...new Set(pool.all.map((f) => f.village))].filter((v) => v !== cipondoh)
  for (const [n, place] of villages.entries()) {
    for (let i = 0; i < (place === belinyu || place === bumijawa || place === guci ? 3 : 2); i++) {
      const [upTo, from, to] = plans[(n * 3 + i * 2) % plans.length] as (typeof plans)[number]
      const start = c.int(from, to)
      const f = pool.family(place, { known: Math.round(start * 1.5) + 8, fits: isPoor })
      tellCase(script, pictures, {
        place, start, upTo, subjectKind: 'household', subjectId: f.id, client: headOf(f).name, problem: c.pick(['Kepala keluarga sakit dan berhenti bekerja.', 'Rumah rusak dan penghasilan tidak tetap.', 'Ibu tunggal dengan tiga anak, warungnya tutup.', 'Keluarga korban banjir, perabot habis.']),
        worker: cast.one('psm', place), supervisor: cast.one('district_supervisor', place.slice(0, 8)), help: c.pick(kits), work: upTo === 'ditutup' ? 44 : 34,
      })
    }
  }
}
