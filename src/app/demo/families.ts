// The families of the demo as their volunteers wrote them down: registered, visited, asked; some long ago, some never again.
import { chance, type Chance } from '../../engine/values/chance.ts'
import { addDays, daysBetween } from '../../engine/values/day.ts'
import { inventories, memberQuestions } from '../../rooms/registry/door.ts'
import type { Cast } from './cast.ts'
import { type DemoHousehold, type DemoPerson, demoPeople } from './people.ts'
import { cipondoh, sukarasa, villageCodes, villages } from './places.ts'
import type { Script } from './script.ts'

export interface Family extends DemoHousehold {
  psm: string
  /** Days ago the family was written down, and last looked at (null: never). */
  registeredAgo: number
  seenAgo: number | null
}

/** `share` of the usual number of families, for quick loads. */
export function familiesOf(script: Script, cast: Cast, seed: string, share: number): Family[] {
  const { time } = script
  const out: Family[] = []
  const most = Math.max(...Object.values(villages))
  const everybody = demoPeople({ seed, villages: villageCodes, households: most, today: time.today })
  for (const village of villageCodes) {
    const here = everybody.filter((h) => h.village === village).slice(0, countIn(village, share))
    for (const [i, home] of here.entries()) {
      const c = chance(`${seed}/family/${village}/${i}`)
      const seenOn = daysBetween(home.visitedOn, time.today)
      // Every second family has been known for a year or so, whenever it was last looked at.
      const first = seenOn + c.weighted([[0, 5], [c.int(20, 120), 3], [c.int(120, 400), 2]])
      const registeredAgo = Math.min(740, Math.max(1, first, i % 2 === 0 ? c.int(280, 460) : 0))
      const seenAgo = c.yes(0.11) ? null : Math.max(1, seenOn)
      // The fifth volunteer of Cipondoh has served until three weeks ago.
      const past = village === cipondoh && i % 9 === 4 && registeredAgo > 60 && (seenAgo ?? 61) > 60
      const family: Family = { ...home, psm: cast.one('psm', village, past ? 5 : (i % 2) + 1), registeredAgo, seenAgo }
      out.push(family)
      writeDown(script, cast, family, c)
    }
  }
  return out
}

/** The stories need some, however few are asked for. */
function countIn(village: string, share: number): number {
  const usual = villages[village] ?? 0
  return Math.max(Math.min(usual, village === cipondoh ? 78 : village === sukarasa ? 44 : 22), Math.round(usual * share))
}

const identityOf = (m: DemoPerson): { [k: string]: unknown } => ({
  nik: m.nik, nikReason: m.nikMissing, sex: m.sex, birthDate: m.birthDate, marital: m.answers['408'] ?? null, phone: m.phone,
})

function writeDown(script: Script, cast: Cast, f: Family, c: Chance): void {
  const { time } = script
  const at = time.at(f.registeredAgo, clock(c, 8, 15))
  const day = time.day(f.registeredAgo)
  const [head, ...others] = f.members as [DemoPerson, ...DemoPerson[]]
  const born = others.filter((m) => m.birthDate > day)
  script.add(at, f.psm, 'registry.registerHousehold', f.village, {
    id: f.id, headId: head.id, headName: head.name, ...identityOf(head),
    kk: f.kk, kkReason: f.kkMissing, address: f.address, rt: f.rt, rw: f.rw, gps: f.gps, phone: f.phone,
    members: others.filter((m) => m.birthDate <= day).map((m) => ({ id: m.id, name: m.name, ...identityOf(m), relation: m.relation, presence: m.answers['404'] ?? '1' })),
  })
  script.add(later(at, 6), f.psm, 'registry.recordConsent', f.village, {
    id: script.id(at), subjectKind: 'household', subjectId: f.id, kind: c.yes(0.7) ? 'consent' : 'notice', purpose: 'pendataan', method: c.weighted([['lisan', 6], ['tertulis', 3], ['cap_jempol', 1]]), givenOn: day,
  })
  for (const m of born) {
    // The newly born are written down when the volunteer comes by, or hears of it.
    const ago = Math.max(1, daysBetween(m.birthDate, time.today) - c.int(5, 40))
    script.add(time.at(ago, '16:20'), cast.one('psm', f.village), 'registry.addPerson', f.village, { id: m.id, householdId: f.id, name: m.name, ...identityOf(m), relation: m.relation, presence: m.answers['404'] ?? '1' })
  }
  if (f.seenAgo !== null) look(script, f, f.seenAgo, at, c)
  ask(script, cast, f, at, c)
}

const clock = (c: Chance, from: number, to: number): string => `${String(c.int(from, to)).padStart(2, '0')}:${String(c.int(0, 59)).padStart(2, '0')}`
const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

const visitNotes = [
  'Keluarga di rumah, bersedia ditanya.', 'Ditemui setelah pulang kerja.', 'Ibu yang menjawab, ramah.', 'Rumah di gang sempit, motor diparkir di depan mushala.',
  'Minta kabar bila ada program baru.', 'Data lama dicocokkan dengan KK.', '', '',
]

/** The four inventories: on one visit, or each on a day of its own. */
function look(script: Script, f: Family, ago: number, registered: string, c: Chance): void {
  const { time } = script
  const seen = time.at(ago, clock(c, 8, 15))
  const at = seen > registered ? seen : later(registered, 25)
  const day = time.day(ago)
  const apart = c.yes(0.2) && f.registeredAgo - ago > 40
  const note = c.pick(visitNotes)
  if (!apart) {
    script.add(at, f.psm, 'registry.recordVisit', f.village, {
      id: script.id(at), householdId: f.id, on: day, purpose: 'pendataan', result: f.result, functions: ['administrator'], tasks: [c.yes(0.5) ? 'T5' : 'T6'], ...(note ? { note } : {}), answers: f.answers, gps: f.gps,
    })
    return
  }
  for (const [n, inventory] of inventories.entries()) {
    const answers = Object.fromEntries(inventory.order.flatMap((q) => (f.answers[q] === undefined ? [] : [[q, f.answers[q]]])))
    // One of the four was never looked at in some homes.
    if (Object.keys(answers).length === 0 || (n === 3 && c.yes(0.3))) continue
    const then = ago + (3 - n) * c.int(3, 11)
    script.add(time.at(then, clock(c, 8, 16)), f.psm, inventory.act, f.village, { householdId: f.id, on: time.day(then), ...answers })
  }
}

const programmeCodes = { pkh: 'pkh', sembako: 'sembako', blt_desa: 'blt_dd' } as const

/** What the questionnaire asks of members, what the family receives, and the rank from the national file. */
function ask(script: Script, cast: Cast, f: Family, registered: string, c: Chance): void {
  const { time } = script
  const base = f.seenAgo === null ? f.registeredAgo : Math.min(f.seenAgo, f.registeredAgo)
  const seen = f.seenAgo === null ? registered : time.at(base, '16:30')
  const at = seen > registered ? seen : later(registered, 40)
  if (f.seenAgo !== null && c.yes(0.42)) {
    for (const m of f.members) {
      // Whoever was born since then is written down later.
      if (m.birthDate > time.day(f.registeredAgo)) continue
      const answers = Object.fromEntries(Object.entries(m.answers).filter(([q]) => q in memberQuestions))
      if (Object.keys(answers).length > 0) script.add(at, f.psm, 'registry.recordMember', f.village, { personId: m.id, on: time.day(base), ...answers })
    }
  }
  if (f.seenAgo !== null && c.yes(0.25)) script.add(at, f.psm, 'registry.recordWelfare', f.village, { householdId: f.id, on: time.day(base), ...welfareAnswers(f, c) })
  if (f.seenAgo !== null && (f.receives.length > 0 || c.yes(0.45))) {
    for (const code of f.receives) {
      const since = addDays(time.day(base), -c.int(120, 900))
      const id = script.id(at)
      script.add(at, f.psm, 'programs.recordEnrolment', f.village, { id, householdId: f.id, programmeCode: programmeCodes[code], since, source: c.weighted([['warga', 5], ['kartu', 4], ['desa', 1]]) })
      if (base > 30 && c.yes(0.07)) {
        script.add(time.at(24, '10:00'), cast.one('village_operator', f.village), 'programs.endEnrolment', f.village, { enrolmentId: id, until: time.day(28), reason: 'Tidak lagi tercantum pada daftar bayar terbaru.' })
      }
    }
    script.add(later(at, 2), f.psm, 'programs.checkEnrolments', f.village, { householdId: f.id, on: time.day(base), nothing: f.receives.length === 0 })
  }
  // The operator takes the ranks over from the quarterly file, for those who stand in it.
  if (f.desil !== null && f.registeredAgo > 33) {
    script.add(time.at(32, '10:00'), cast.one('village_operator', f.village), 'programs.recordDecile', f.village, { householdId: f.id, value: f.desil, asOf: time.day(52), source: 'Berkas DTSEN triwulan (contoh)' })
  }
}

/** Yes or no, hanging together with how the family lives. */
function welfareAnswers(f: Family, c: Chance): { [q: string]: string } {
  const poor = f.desil === null ? 0.4 : Math.max(0.05, (8 - f.desil) / 8)
  const yes = (share: number): string => (c.yes(share) ? '1' : '2')
  return {
    '115': c.weighted([['0', 70], ['1', 18], ['2', 12]]), punya_tempat_tinggal: '1', kepala_bekerja: yes(0.85 - poor * 0.3), khawatir_makan: yes(poor * 0.6), makan_lebih_setengah: yes(0.2 + poor * 0.6),
    beli_pakaian: yes(1 - poor * 0.5), tembok_diplester: yes(1 - poor * 0.6), protein_mingguan: yes(1 - poor * 0.6), makan_tiga_kali: yes(1 - poor * 0.4), sanggup_berobat: yes(1 - poor * 0.4),
    penghasilan_rendah: yes(poor), kepala_sd: yes(poor * 0.7), punya_tabungan: yes(0.9 - poor * 0.8),
  }
}
