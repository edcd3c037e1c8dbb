// The association's members: those of every village taken over from the old list and tied to their accounts, cards, certificates; and in Cipondoh, people who ask to join, each at another step.
import { chance } from '../../engine/values/chance.ts'
import { derivedId } from '../../engine/values/id.ts'
import { importedPsmId } from '../../rooms/organization/psm-acts-import.ts'
import { pledges } from '../../rooms/organization/psm-words.ts'
import { ticketHash } from '../../rooms/reports/ticket.ts'
import type { Cast } from './cast.ts'
import { namesByCulture } from './names.ts'
import { numberBook } from './numbers.ts'
import { cipondoh, city, sukarasa } from './places.ts'
import { aCitizen, type Script } from './script.ts'
import { demoCode } from './telling.ts'

/** The list came in when the association began to use the house. */
const listedAgo = 45
const women = new Set(Object.values(namesByCulture).flatMap((n) => [...n.women.old, ...n.women.middle, ...n.women.young]))
const hex = (seed: string): string => derivedId(seed, 'kartu').replaceAll('-', '')

export async function members(script: Script, cast: Cast, seed: string): Promise<void> {
  const { time: t } = script
  const c = chance(`${seed}/members`)
  const numbers = numberBook()
  const fileHash = `${hex(`${seed} daftar`)}${hex(`${seed} anggota`)}`
  const byVillage = new Map<string, { person: string; post: { id: string; from: string; until: string | null } }[]>()
  for (const [person, posts] of script.posts) for (const p of posts) if (p.role === 'psm') byVillage.set(p.place, [...(byVillage.get(p.place) ?? []), { person, post: p }])
  let row = 1
  for (const [village, there] of byVillage) {
    const regency = village.slice(0, 5)
    const list = there.map(({ person, post }) => {
      const name = cast.nameOf(person)
      const sex = women.has(name.split(' ')[0] ?? '') ? ('P' as const) : ('L' as const)
      const birthDate = `${c.int(1958, 1998)}-${String(c.int(1, 12)).padStart(2, '0')}-${String(c.int(1, 28)).padStart(2, '0')}`
      return { row: ++row, name, sex, birthDate, nik: numbers.nik(c, regency, birthDate, sex).nik, phone: `0800 0000 ${1000 + row}`, address: `RT ${c.int(1, 9)} RW ${c.int(1, 6)}`, skNo: `460/SK-PSM/${row}/${post.from.slice(0, 4)}`, skDate: post.from, skFrom: post.from, skUntil: post.until, person, post }
    })
    script.add(t.at(listedAgo, '10:00'), cast.one('dinsos_verifier', regency), 'organization.importPsm', village, { place: village, fileHash, members: list.map(({ person: _, post: __, ...m }) => m) })
    for (const m of list) {
      const psmId = importedPsmId(fileHash, m.row)
      script.add(t.at(listedAgo, '13:00'), cast.one('dinsos_head', regency), 'organization.openPsmAccess', village, { psmId, accountId: m.person, appointmentId: m.post.id })
      if (c.yes(0.8)) script.add(t.at(listedAgo - 5, '09:00'), cast.one('ipsm_board_city', regency), 'organization.issueCard', village, { psmId, ktaKind: c.yes(0.3) ? 'nasional' : 'sementara', ktaNo: `S-${village.replaceAll('.', '')}-${String(m.row).padStart(3, '0')}`, ktaToken: hex(psmId) })
      if (c.yes(0.5)) {
        const soon = c.yes(0.2)
        const issued = soon ? 1065 : c.int(100, 900)
        script.add(t.at(listedAgo - 8, '09:00'), cast.one('dinsos_verifier', regency), 'organization.addCertificate', village, {
          certificateId: derivedId(psmId, 'certificate'), psmId, tier: c.pick(['bimtek_dasar', 'pelatihan_dasar', 'pelatihan_lanjutan']), title: 'Pelatihan PSM', number: `PTKS/${m.row}/2024`, issuer: 'UPT PTKS (contoh)', issuedOn: t.day(issued), expiresOn: t.day(issued - 1095),
        })
      }
      script.add(t.at(listedAgo - 9, '09:00'), m.person, 'organization.editPsm', village, { psmId, skills: c.shuffle(['pendampingan', 'lansia', 'anak', 'kesehatan', 'bencana', 'usaha', 'komputer', 'penyuluhan']).slice(0, 2), functions: c.shuffle(['inisiator', 'motivator', 'dinamisator', 'fasilitator', 'administrator']).slice(0, 2), was: { skills: [], functions: [] } })
    }
  }
  const second = importedPsmId(fileHash, 2)
  if (byVillage.has(cipondoh)) await applicants(script, cast, c, numbers, `${seed} ${second}`)
}

/** One at each step of the road, in the kelurahan most stories happen in. */
async function applicants(script: Script, cast: Cast, c: ReturnType<typeof chance>, numbers: ReturnType<typeof numberBook>, seed: string): Promise<void> {
  const { time: t } = script
  const [verifier, head] = [cast.one('dinsos_verifier', city), cast.one('dinsos_head', city)]
  const stories: readonly { name: string; sex: 'L' | 'P'; village: string; steps: number; ago: number; end?: 'kembali' | 'tolak' }[] = [
    { name: 'Wulan Safitri', sex: 'P', village: cipondoh, steps: 1, ago: 12 }, { name: 'Galih Prasetyo', sex: 'L', village: cipondoh, steps: 2, ago: 18 }, { name: 'Indah Rahmawati', sex: 'P', village: cipondoh, steps: 3, ago: 22 },
    { name: 'Bayu Kurniawan', sex: 'L', village: cipondoh, steps: 0, ago: 3 }, { name: 'Anggun Lestari', sex: 'P', village: cipondoh, steps: 5, ago: 30 }, { name: 'Fajar Hidayat', sex: 'L', village: sukarasa, steps: 1, ago: 15, end: 'kembali' },
    { name: 'Laras Pratiwi', sex: 'P', village: sukarasa, steps: 4, ago: 26 }, { name: 'Yoga Saputra', sex: 'L', village: sukarasa, steps: 3, ago: 28, end: 'tolak' }, { name: 'Citra Utami', sex: 'P', village: sukarasa, steps: 6, ago: 34 },
  ]
  for (const [n, s] of stories.entries()) {
    const psmId = derivedId(seed, s.name)
    const birthDate = `${c.int(1985, 2004)}-${String(c.int(1, 12)).padStart(2, '0')}-${String(c.int(1, 28)).padStart(2, '0')}`
    const at = (step: number): string => t.at(Math.max(1, s.ago - step * 2), `${String(9 + step).padStart(2, '0')}:00`)
    const act = (step: number, by: string, name: string, input: { [k: string]: unknown }) => script.add(at(step), by, `organization.${name}`, s.village, { psmId, ...input })
    act(0, aCitizen, 'applyPsm', {
      place: s.village, source: 'web', name: s.name, sex: s.sex, birthDate, birthPlace: 'Tangerang', nik: numbers.nik(c, city, birthDate, s.sex).nik, ktpPlace: s.village, address: `Gang Melati ${n + 1}`, phone: `0800 0000 ${2000 + n}`, showPhone: true,
      education: c.pick(['sma', 'sarjana', 'smp']), occupation: c.pick(['Ibu rumah tangga', 'Pedagang', 'Guru honorer', 'Karyawan']), motivation: c.pick(['Sudah lama membantu posyandu dan ingin lebih banyak berbuat.', 'Banyak tetangga yang tidak tahu harus mengadu ke mana.', 'Pernah ditolong PSM, sekarang ingin menolong.']),
      skills: ['pendampingan'], citizen: true, literate: true, pledges: pledges.map((p) => p.code), ticketHash: await ticketHash(demoCode(20 + n)),
    })
    if (s.steps >= 1) act(1, cast.one('ipsm_board_local', s.village.slice(0, 8)), 'recommendByBoard', { ipsmLetter: `0${n + 1}/R/IPSM/2026` })
    if (s.steps >= 2) act(2, cast.one('village_head', s.village), 'recommendByHead', { headLetter: `460/${n + 11}/Kel` })
    if (s.end === 'kembali') act(2, cast.one('village_head', s.village), 'returnPsm', { returnNote: 'Foto KTP buram. Mohon dibawa ke kelurahan untuk difoto ulang.' })
    if (s.steps >= 3) act(3, verifier, 'verifyPsm', { skckNo: `SKCK/YAN/${n + 100}`, bimtek: n % 2 === 0 ? 'ada' : 'menyusul' })
    if (s.end === 'tolak') act(4, head, 'rejectPsm', { rejectReason: 'Masih terikat kontrak kerja penuh di luar kota; dipersilakan mendaftar lagi sesudahnya.' })
    if (s.steps >= 4) act(4, verifier, 'interviewPsm', { interviewScore: 78 + n })
    if (s.steps >= 5) {
      const from = at(5).slice(0, 10)
      act(5, head, 'appointPsm', { accountId: derivedId(psmId, 'account'), appointmentId: derivedId(psmId, 'appointment'), skNo: `460/Kep.${n + 40}-Dinsos/2026`, skDate: from, skIssuer: 'kadinsos', skTitle: 'Kepala Dinas Sosial Kota Tangerang', skFrom: from, skUntil: t.day(-365 * 3), functions: ['motivator', 'administrator'] })
    }
    if (s.steps >= 6) act(6, cast.one('ipsm_board_city', city), 'issueCard', { ktaKind: 'sementara', ktaNo: `S-${s.village.replaceAll('.', '')}-1${n}`, ktaToken: hex(psmId) })
  }
}
