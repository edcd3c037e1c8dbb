// A place's whole strength in the demo: pillars beside the members, a Puskesos in every village (not all complete), populations, the city board's year, and what it found at a counter.
import { planIdOf } from '../../rooms/activities/plan-acts.ts'
import { starterCode, starterQuestions, starterTitle } from '../../rooms/activities/instrument-starter.ts'
import type { Cast } from './cast.ts'
import { cipondoh, city, guci, sukarasa, tegal, villageCodes } from './places.ts'
import type { Script } from './script.ts'

const youth = ['Tunas Muda', 'Bina Karya', 'Harapan Jaya', 'Satria Muda', 'Cahaya Desa']

export function strength(script: Script, cast: Cast, cityVillages: readonly string[]): void {
  const c = script.chance.fork('strength')
  const { time: t } = script
  for (const [n, village] of villageCodes.entries()) {
    const koord = cast.one('puskesos_koord', village)
    const at = t.at(38 - (n % 9), `${String(9 + (n % 6)).padStart(2, '0')}:20`)
    const pillar = (kind: string, name: string, more: object = {}): void => {
      script.add(at, koord, 'organization.addPillar', village, { pillarId: script.id(at), kind, name, ...more })
    }
    pillar('PSKS-05', `Karang Taruna ${youth[n % youth.length]}`, { membersCount: c.int(12, 40), legalStatus: 'sk', legalNo: `SK/${n + 3}/KT`, legalUntil: t.day(n % 4 === 0 ? 25 : -400), since: t.day(1500) })
    if (n % 2 === 0) pillar('PSKS-03', `Tagana ${n + 1} (contoh)`, { membersCount: c.int(2, 6), legalStatus: 'terdaftar' })
    if (n % 3 === 0) pillar('PSKS-08', 'WKSBM Guyub Rukun', { membersCount: c.int(8, 20), legalStatus: 'belum' })
    if (n % 3 === 1) pillar('PSKS-04', 'LKS Kasih Sesama (contoh)', { membersCount: c.int(5, 15), legalStatus: 'badan_hukum', legalNo: `AHU-${100 + n}` })
    pillar('PENDAMPING-PKH', `Pendamping PKH ${n + 1} (contoh)`, { legalStatus: 'sk', since: t.day(900) })
    const deskAt = t.at(36 - (n % 9), '11:05')
    const desk = n % 5 === 4 ? { state: 'belum_ada' } : {
      state: n % 5 === 3 ? 'tidak_aktif' : 'ada', name: 'Puskesos kelurahan', ...(n % 4 === 2 ? {} : { skNo: `400.9/${n + 11}/PSK`, skDate: t.day(700), skIssuer: village.startsWith(city) ? 'Lurah' : 'Kepala Desa', skUntil: t.day(n % 3 === 1 ? 12 : -365) }),
      address: 'Kantor kelurahan, lantai 1', ...(n % 2 === 0 ? { hours: 'Senin–Jumat 08.00–15.00' } : {}), equipment: n % 2 === 0 ? ['meja', 'buku', 'komputer', 'ruang_tertutup'] : ['meja', 'buku'], openedOn: t.day(690 - n * 20),
    }
    script.add(deskAt, koord, 'organization.recordPuskesos', village, desk)
  }
  populations(script, cast, cityVillages)
  programme(script, cast)
  looked(script, cast)
}

/** The city knows its people; of Kabupaten Tegal only one village is known, so that nobody takes the rest for zero. */
function populations(script: Script, cast: Cast, cityVillages: readonly string[]): void {
  const c = script.chance.fork('populations')
  const at = script.time.at(34, '13:30')
  const year = Number(script.time.today.slice(0, 4)) - 1
  const row = (place: string) => ({ place, value: c.int(11_000, 26_000), year })
  for (const [district, codes] of Map.groupBy(cityVillages, (v) => v.slice(0, 8))) script.add(at, cast.one('dinsos_verifier', city), 'organization.recordPopulation', district, { source: 'Disdukcapil (contoh)', rows: codes.map(row) })
  script.add(at, cast.one('dinsos_verifier', tegal), 'organization.recordPopulation', guci.slice(0, 8), { source: 'Disdukcapil (contoh)', rows: [row(guci)] })
}

function programme(script: Script, cast: Cast): void {
  const { time: t } = script
  const year = Number(t.today.slice(0, 4))
  const chair = cast.one('ipsm_board_city', city)
  const at = (n: number) => t.at(n, '19:40')
  const planId = planIdOf(city, year)
  script.add(at(30), chair, 'activities.drawUpPlan', city, { planId, year, title: `Program kerja IPSM Kota ${year}` })
  const item = (what: string, owner: string, due: string, more: object): string => {
    const itemId = script.id(at(29))
    script.add(at(29), chair, 'activities.addPlanItem', city, { itemId, planId, what, owner, due, ...more })
    return itemId
  }
  // One is overdue wherever the year has room for it; the others fall due as it ends.
  const early = [t.day(8), `${year}-01-02`].sort().at(-1) ?? t.day(8)
  const outreach = item('Penyuluhan pencegahan di 13 kecamatan', 'Bidang Humas', `${year}-12-31`, { indicator: 'kecamatan', target: 13, budget: 6_500_000, budgetSource: 'Kas IPSM' })
  const training = item('Bimtek dasar bagi PSM baru', 'Bidang Diklat', `${year}-12-31`, { indicator: 'PSM dilatih', target: 60, budget: 18_000_000, budgetSource: 'Hibah Pemkot' })
  item('Pendataan ulang anggota di 104 kelurahan', 'Sekretaris', early, { indicator: 'kelurahan', target: 104 })
  const meeting = item('Rapat kerja dan pengesahan program', 'Ketua', `${year}-12-31`, { budget: 4_000_000, budgetSource: 'Kas IPSM' })
  script.add(at(28), chair, 'activities.adoptPlan', city, { planId, adoptedOn: t.day(28), adoptedAt: 'Raker IPSM Kota' })
  script.add(at(27), chair, 'activities.finishPlanItem', city, { itemId: meeting, doneOn: t.day(28), endNote: 'Raker dihadiri 13 kecamatan' })
  script.add(at(20), chair, 'activities.startPlanItem', city, { itemId: outreach })
  const note = (n: number, itemId: string, words: string, quantity: number, spent: number) => script.add(at(n), chair, 'activities.noteProgress', city, { noteId: script.id(at(n)), itemId, on: t.day(n), words, quantity, spent })
  note(19, outreach, 'Penyuluhan di Tangerang dan Jatiuwung', 2, 900_000)
  note(12, outreach, 'Penyuluhan di Batuceper, Benda, dan Cipondoh', 3, 1_250_000)
  note(10, training, 'Angkatan pertama bimtek dasar', 24, 6_200_000)
  const local = cast.one('ipsm_board_local', cipondoh.slice(0, 8))
  script.add(at(26), local, 'activities.drawUpPlan', cipondoh.slice(0, 8), { planId: planIdOf(cipondoh.slice(0, 8), year), year })
}

function looked(script: Script, cast: Cast): void {
  const { time: t } = script
  const chair = cast.one('ipsm_board_city', city)
  const local = cast.one('ipsm_board_local', cipondoh.slice(0, 8))
  const at = (n: number, time = '10:15') => t.at(n, time)
  const instrumentId = script.id(at(25))
  script.add(at(25), chair, 'activities.publishInstrument', city, { instrumentId, code: starterCode, title: starterTitle, questions: starterQuestions })
  const disnaker = cast.unit('disnaker')
  const dinkes = cast.unit('dinkes')
  const visit = (n: number, by: string, place: string, subject: string, agencyId: string, kind: string, scores: number[], summary: string): string => {
    const visitId = script.id(at(n))
    script.add(at(n), by, 'activities.recordServiceVisit', place, {
      visitId, instrumentId, subjectKind: kind, subject, agencyId, on: t.day(n), met: 'Petugas loket', summary, answers: Object.fromEntries(starterQuestions.map((q, i) => [q.code, { score: i < scores.length ? scores[i] : null }])),
    })
    return visitId
  }
  const finding = (n: number, by: string, place: string, visitId: string, agencyId: string, said: string, proposal: string, due: string): string => {
    const findingId = script.id(at(n, '11:30'))
    script.add(at(n, '11:30'), by, 'activities.sendFinding', place, { findingId, visitId, agencyId, finding: said, proposal, due })
    return findingId
  }
  const counter = visit(18, local, cipondoh, 'Loket Bantuan Modal Usaha', disnaker, 'program', [2, 1, 0, 2, 1, 2, 2, 0], 'Petugas ramah, tetapi loket hanya satu.')
  const clinic = visit(14, chair, sukarasa, 'Alat bantu bagi penyandang disabilitas', dinkes, 'program', [1, 2, 1, 2, 2, 2], 'Alur sudah ditempel di dinding.')
  finding(18, local, cipondoh, counter, disnaker, 'Warga antre lebih dari dua jam karena hanya satu loket yang buka.', 'Buka loket kedua pada hari Senin dan Kamis.', t.day(4))
  finding(14, chair, sukarasa, clinic, dinkes, 'Syarat surat keterangan dari puskesmas tidak tertulis di papan alur.', 'Lengkapi papan alur layanan.', t.day(-10))
  const told = finding(17, local, cipondoh, counter, disnaker, 'Tidak ada kotak aduan atau nomor yang dapat dihubungi.', 'Sediakan nomor aduan.', t.day(2))
  script.add(at(9, '14:00'), cast.owner('disnaker'), 'activities.answerFinding', cipondoh, { findingId: told, response: 'Nomor aduan sudah dipasang di loket sejak hari Senin.' })
}
