// IPSM boards of the demo: one in force, one ending soon, one ended, one frozen, some on their way to a decree, and places that have none yet.
import { boardIdOf } from '../../rooms/organization/door.ts'
import type { Cast } from './cast.ts'
import type { Pictures } from './pictures.ts'
import { city, tegal } from './places.ts'
import type { Script } from './script.ts'

const people = ['H. Maulana Contoh', 'Sri Wahyuni Contoh', 'Bambang Contoh', 'Nurhayati Contoh', 'Dedi Contoh', 'Ratna Contoh', 'Yusuf Contoh', 'Endah Contoh', 'Slamet Contoh', 'Marlina Contoh', 'Agus Contoh', 'Titin Contoh', 'Rohman Contoh']
const whole = ['ketua', 'wakil_ketua', 'sekretaris', 'wakil_sekretaris', 'bendahara', 'bidang_organisasi', 'bidang_diklat', 'bidang_rehsos', 'bidang_dayasos', 'bidang_linjamsos', 'bidang_humas', 'bidang_kemitraan', 'penasihat']

interface Story {
  name: string
  /** Days ago of the deliberation. */
  ago: number
  /** As far as it has come. */
  to: 'musyawarah' | 'diajukan' | 'dikembalikan' | 'diverifikasi' | 'disahkan' | 'dilantik'
  kind?: string
  seats?: number
  /** Days until the term's last day, or its years. */
  term?: { days: number } | { years: [from: number, to: number] }
  issuer?: [code: string, title: string]
}

export function boards(script: Script, cast: Cast, pictures: Pictures): void {
  const { time: t } = script
  const year = Number(t.today.slice(0, 4))
  const who = (place: string) => {
    const regency = place.slice(0, 5)
    return place.length === 2
      ? { board: cast.one('ipsm_board_province', place), verifier: cast.one('province_office', place), head: cast.one('admin', '') }
      : { board: cast.one(place.length === 5 ? 'ipsm_board_city' : 'ipsm_board_local', place), verifier: cast.one('dinsos_verifier', regency), head: cast.one('dinsos_head', regency) }
  }
  const stand = (place: string, s: Story): { termId: string; seats: string[] } => {
    const p = who(place)
    const reached = ['musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan', 'dilantik'].indexOf(s.to)
    const at = (later: number, hour = '10:10') => t.at(Math.max(1, s.ago - later), hour)
    const termId = script.id(at(0))
    script.add(at(0), p.board, 'organization.openBoardTerm', place, {
      boardId: boardIdOf(place), termId, name: s.name, kind: s.kind ?? 'pemilihan', heldOn: t.day(s.ago), venue: 'Aula kantor kecamatan', entitled: 24, present: 21, quorumRule: 'setengah', method: 'mufakat', minutesNo: `BA/${(s.ago % 90) + 1}/IPSM`, minutes: [pictures.of('dokumen', at(0), s.ago)],
    })
    const seats = whole.slice(0, s.seats ?? 7).map((position, n) => {
      const seatId = script.id(at(0, '11:00'))
      const own = position === 'sekretaris' ? { name: cast.nameOf(p.board), personId: p.board } : { name: people[(n + s.ago) % people.length] }
      script.add(at(0, '11:00'), p.board, 'organization.seatBoard', place, { seatId, termId, position, ...own })
      return seatId
    })
    if (reached < 1) return { termId, seats }
    script.add(at(1), p.board, 'organization.askBoardDecree', place, { termId, secretariat: 'Jl. Contoh Raya No. 12', members: 24, statutes: [pictures.of('dokumen', at(1), s.ago + 1)], truthful: true })
    if (s.to === 'dikembalikan') script.add(at(3), p.verifier, 'organization.returnBoardTerm', place, { termId, reason: 'Daftar hadir belum ditandatangani semua peserta. Lengkapi, lalu ajukan lagi.' })
    if (reached < 3) return { termId, seats }
    script.add(at(3), p.verifier, 'organization.verifyBoardTerm', place, { termId, note: 'Berkas lengkap.' })
    if (reached < 4) return { termId, seats }
    const [skIssuer, skTitle] = s.issuer ?? ['kadinsos', 'Kepala Dinas Sosial']
    const term = s.term && 'years' in s.term ? { precision: 'year', periodStart: `${s.term.years[0]}-01-01`, periodEnd: `${s.term.years[1]}-12-31` } : { precision: 'day', periodStart: t.day(1826 - (s.term?.days ?? 900)), periodEnd: t.day(-(s.term?.days ?? 900)) }
    script.add(at(8), p.head, 'organization.recordBoardDecree', place, { termId, skNo: `460/Kep.${(s.ago % 70) + 11}-IPSM/${t.day(s.ago).slice(0, 4)}`, skDate: t.day(Math.max(1, s.ago - 8)), skIssuer, skTitle, ...term, scan: [pictures.of('dokumen', at(8), s.ago + 2)] })
    if (reached < 5) return { termId, seats }
    script.add(at(15), p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: t.day(Math.max(1, s.ago - 15)), inaugurator: skTitle, inauguratedAt: 'Gedung serbaguna' })
    return { termId, seats }
  }
  const mayor: Story['issuer'] = ['bupati_walikota', 'Wali Kota Tangerang']
  const urban = stand(city, { name: 'IPSM Kota Tangerang', ago: 700, to: 'dilantik', kind: 'sudah_ber_sk', seats: 13, term: { years: [year - 2, year + 3] }, issuer: mayor })
  replacements(script, cast, urban.seats)
  stand('36.71.05', { name: 'IPSM Kecamatan Cipondoh', ago: 690, to: 'dilantik', kind: 'sudah_ber_sk', term: { days: 76 } })
  stand('36.71.03', { name: 'IPSM Kecamatan Batuceper', ago: 680, to: 'dilantik', kind: 'sudah_ber_sk', term: { days: -21 } })
  stand('36.71.09', { name: 'IPSM Kecamatan Cibodas', ago: 420, to: 'dilantik', term: { days: 1400 } })
  stand('36.71.08', { name: 'IPSM Kecamatan Periuk', ago: 500, to: 'dilantik', term: { days: 1310 } })
  script.add(t.at(40, '14:00'), cast.one('dinsos_head', city), 'organization.freezeBoard', '36.71.08', { boardId: boardIdOf('36.71.08'), reason: 'Dua susunan pengurus saling mengaku sah; menunggu musyawarah bersama.' })
  stand('36.71.07', { name: 'IPSM Kecamatan Karawaci', ago: 5, to: 'diajukan', kind: 'pembentukan' })
  stand('36.71.01', { name: 'IPSM Kecamatan Tangerang', ago: 3, to: 'musyawarah', kind: 'pembentukan', seats: 2 })
  stand('36.71.10', { name: 'IPSM Kecamatan Neglasari', ago: 9, to: 'dikembalikan', kind: 'pembentukan' })
  stand('36.71.12', { name: 'IPSM Kecamatan Karang Tengah', ago: 12, to: 'diverifikasi', kind: 'pembentukan' })
  stand('36.71.06', { name: 'IPSM Kecamatan Ciledug', ago: 20, to: 'disahkan', kind: 'pembentukan', term: { days: 1800 } })
  stand('36', { name: 'IPSM Provinsi Banten', ago: 640, to: 'dilantik', kind: 'sudah_ber_sk', seats: 13, term: { years: [year - 3, year + 1] }, issuer: ['gubernur', 'Gubernur Banten'] })
  stand(tegal, { name: 'IPSM Kabupaten Tegal', ago: 610, to: 'dilantik', kind: 'sudah_ber_sk', term: { years: [year - 1, year + 4] }, issuer: ['bupati_walikota', 'Bupati Tegal'] })
  drives(script, cast)
}

/** One seat changed hands last spring; another waits for its decree. */
function replacements(script: Script, cast: Cast, seats: readonly string[]): void {
  const { time: t } = script
  const chair = cast.one('ipsm_board_city', city)
  const paw = (ago: number, seatId: string | undefined, name: string, reason: string): string => {
    const changeId = script.id(t.at(ago, '15:20'))
    script.add(t.at(ago, '15:20'), chair, 'organization.proposeReplacement', city, { changeId, seatId, name, reason })
    return changeId
  }
  const done = paw(210, seats[4], 'Fitri Contoh', 'Bendahara pindah tugas ke luar kota.')
  script.add(t.at(190, '09:40'), cast.one('dinsos_head', city), 'organization.decideReplacement', city, { changeId: done, agreed: true, skNo: '460/Kep.77-PAW', skDate: t.day(192) })
  paw(6, seats[6], 'Wawan Contoh', 'Ketua bidang mengundurkan diri karena sakit.')
}

function drives(script: Script, cast: Cast): void {
  const { time: t } = script
  const chair = cast.one('ipsm_board_city', city)
  const drive = (ago: number, place: string, name: string, due: number): string => {
    const pushId = script.id(t.at(ago, '16:00'))
    script.add(t.at(ago, '16:00'), chair, 'organization.pushFormation', city, { pushId, forPlace: place, forName: name, contact: 'Koordinator PSM kecamatan', due: t.day(-due) })
    return pushId
  }
  const near = drive(60, '36.71.13', 'Larangan', 9)
  const note = (ago: number, step: string, words: string) => script.add(t.at(ago, '16:30'), chair, 'organization.notePush', city, { noteId: script.id(t.at(ago, '16:30')), pushId: near, step, note: words })
  note(45, 'sosialisasi', 'Bertemu 11 PSM di kantor kecamatan; mereka setuju membentuk kepengurusan.')
  note(18, 'calon', 'Tujuh orang bersedia menjadi pengurus. Tempat musyawarah sedang dicari.')
  drive(15, '36.71.11', 'Pinang', 80)
}
