// What else a registry holds after some years: needs that were named, people without a home, groups, moves, doubts, photos of houses.
import { chance } from '../../engine/values/chance.ts'
import type { Cast } from './cast.ts'
import type { Family } from './families.ts'
import { demoStreetPeople } from './people.ts'
import type { Pictures } from './pictures.ts'
import { batuceper, cipondoh, city, guci, karawaci, neglasari, sukarasa } from './places.ts'
import { ageOf, hasChild, headOf, isPoor, type Pool } from './pool.ts'
import type { Script } from './script.ts'

export interface Extras {
  /** A person found in the street, and a group: subjects of cases. */
  street: { id: string; place: string }[]
  community: { id: string; place: string }
}

export function extrasOf(script: Script, cast: Cast, pool: Pool, pictures: Pictures, seed: string): Extras {
  needs(script, cast, pool, seed)
  moves(script, cast, pool)
  doubts(script, cast, pool)
  photographs(script, pool.all, pictures)
  return { street: inTheStreet(script, cast, seed), community: groups(script, cast) }
}

/** PPKS categories, as the volunteers named them; those of the highest class go to the lane. */
function needs(script: Script, cast: Cast, pool: Pool, seed: string): void {
  const { time: t } = script
  const c = chance(`${seed}/needs`)
  const tag = (f: Family, kind: 'person' | 'household', subjectId: string, category: string, more: { [k: string]: unknown } = {}, by = f.psm): void => {
    const ago = Math.max(1, Math.min(f.registeredAgo - 1, f.seenAgo ?? f.registeredAgo - 1))
    if (ago >= f.registeredAgo) return
    script.add(t.at(ago, '17:05'), by, 'registry.tagPpks', f.village, { id: script.id(t.at(ago, '17:05')), subjectKind: kind, subjectId, category, method: 'wawancara', validFrom: t.day(ago), ...more })
  }
  for (const f of pool.all) {
    const head = headOf(f)
    if (f.desil === 1 && c.yes(0.5)) tag(f, 'household', f.id, 'PPKS-24', { evidence: 'Tidak ada penghasilan tetap' })
    if (f.members.length === 1 && ageOf(head, t.today) >= 65 && isPoor(f) && c.yes(0.7)) tag(f, 'person', head.id, 'PPKS-08')
    if (head.sex === 'P' && ageOf(head, t.today) < 60 && isPoor(f) && c.yes(0.3)) tag(f, 'person', head.id, 'PPKS-23')
    if (isPoor(f) && c.yes(0.02)) tag(f, 'person', head.id, 'PPKS-13')
    for (const m of f.members) {
      const severe = ['428a', '428b', '428c', '428d', '428e'].find((q) => m.answers[q] === '1' || m.answers[q] === '2')
      if (severe && ageOf(m, t.today) >= 18 && c.yes(0.8)) tag(f, 'person', m.id, 'PPKS-09', { detail: severe === '428a' || severe === '428b' ? 'sensorik' : 'fisik' })
    }
  }
  const peksos = cast.one('pekerja_sosial', city)
  for (const [n, [village, category]] of ([[cipondoh, 'PPKS-05'], [cipondoh, 'PPKS-06'], [sukarasa, 'PPKS-02'], [batuceper, 'PPKS-19'], [neglasari, 'PPKS-17'], [karawaci, 'PPKS-06'], [sukarasa, 'PPKS-06'], [batuceper, 'PPKS-07']] as const).entries()) {
    const f = pool.family(village, { known: 60, fits: hasChild(t.today) })
    const child = f.members.find((m) => ageOf(m, t.today) < 16)
    const subject = category === 'PPKS-19' || category === 'PPKS-17' || !child ? headOf(f) : child
    tag(f, 'person', subject.id, category, { method: 'asesmen' }, n % 2 === 0 ? peksos : f.psm)
  }
}

/** One family moved across the city, one out of it, one household came to its end. */
function moves(script: Script, cast: Cast, pool: Pool): void {
  const { time: t } = script
  const near = pool.family(sukarasa, { known: 120 })
  script.add(t.workday(9, '10:00'), near.psm, 'registry.moveHousehold', sukarasa, { id: near.id, to: cipondoh, on: t.day(16), reason: 'Kontrakan habis, ikut orang tua.', address: 'Gg. Mawar No. 7', rt: '004', rw: '002' })
  const far = pool.family(batuceper, { known: 120 })
  script.add(t.workday(15, '10:00'), far.psm, 'registry.moveHousehold', batuceper, { id: far.id, to: guci, on: t.day(25), reason: 'Pulang kampung setelah pabrik tutup.', address: 'Dukuh Pekandangan', rt: '001', rw: '003' })
  script.add(t.workday(8, '11:00'), cast.one('psm', guci), 'registry.recordVisit', guci, { id: script.id(t.workday(8, '11:00')), householdId: far.id, on: t.workday(8, '11:00').slice(0, 10), purpose: 'pendataan', result: '2', note: 'Baru pindah, menumpang di rumah kakak.', functions: ['inisiator'], tasks: ['T1'] })
  const ended = pool.family(karawaci, { known: 120, fits: (f) => f.members.length === 1 })
  script.add(t.workday(20, '10:00'), ended.psm, 'registry.editHousehold', karawaci, { id: ended.id, state: 'bubar' })
}

/** Numbers that are none, a number two people hold, and one doubt somebody has looked into. */
function doubts(script: Script, cast: Cast, pool: Pool): void {
  const { time: t } = script
  const psm = cast.one('psm', cipondoh)
  const wrong = pool.family(cipondoh, { known: 40, fits: (f) => headOf(f).nik !== null })
  script.add(t.workday(4, '10:00'), psm, 'registry.editPerson', cipondoh, { id: headOf(wrong).id, nik: String(headOf(wrong).nik).slice(0, 15) })
  const twin = pool.family(cipondoh, { known: 40, fits: (f) => headOf(f).nik !== null })
  const shared = pool.family(cipondoh, { known: 40 })
  script.add(t.workday(5, '10:00'), psm, 'registry.editPerson', cipondoh, { id: headOf(shared).id, nik: headOf(twin).nik })
  const settled = pool.all.filter((f) => f.registeredAgo > 60).flatMap((f) => f.members.filter((m) => m.nikDisagrees && m.birthDate < t.day(f.registeredAgo)).map((m) => ({ f, m })))
  for (const { f, m } of settled.slice(0, 4)) script.add(t.workday(12, '15:00'), cast.one('psm', f.village), 'registry.settleDoubts', f.village, { id: m.id, on: t.workday(12, '15:00').slice(0, 10), note: 'KTP dan akta dilihat; angka lama tetap berlaku.' })
}

/** Faces of houses, for families of the villages most looked at. */
function photographs(script: Script, families: readonly Family[], pictures: Pictures): void {
  const { time: t } = script
  for (const [n, f] of families.filter((one) => [cipondoh, sukarasa, guci].includes(one.village) && one.seenAgo !== null && one.registeredAgo > 130).slice(0, 36).entries()) {
    const taken = t.at(Math.min(f.registeredAgo - 1, 120), '14:00')
    script.add(taken, f.psm, 'registry.editHousehold', f.village, { id: f.id, photos: [pictures.of('rumah', taken, n), ...(n % 3 === 0 ? [pictures.of('sumur', taken, n)] : [])] })
  }
}

const whyAlone = ['Tidur di emperan pasar, tidak mau dibawa ke rumah singgah.', 'Tinggal di gerobak dekat jembatan.', 'Menumpang di pos ronda, tidak tahu keluarganya.', 'Bekerja memulung, tidak punya alamat tetap.']

function inTheStreet(script: Script, cast: Cast, seed: string): Extras['street'] {
  const { time: t } = script
  const found = demoStreetPeople({ seed, villages: [cipondoh, sukarasa, karawaci, neglasari], count: 7, today: t.today })
  const at = [cipondoh, cipondoh, sukarasa, karawaci, neglasari, cipondoh, karawaci]
  return found.map((m, n) => {
    const place = at[n] as string
    const when = t.workday(35 + n * 4, '20:10')
    const psm = cast.one('psm', place)
    script.add(when, psm, 'registry.addPerson', place, { id: m.id, name: m.name, noHousehold: whyAlone[n % whyAlone.length], nikReason: 'tanpa_identitas', sex: m.sex, birthDate: m.birthDate, presence: '1', address: 'Sekitar pasar' })
    script.add(t.workday(34 + n * 4, '20:30'), psm, 'registry.tagPpks', place, { id: script.id(when), subjectKind: 'person', subjectId: m.id, category: n % 3 === 1 ? 'PPKS-12' : 'PPKS-11', method: 'pengamatan', evidence: whyAlone[n % whyAlone.length] })
    return { id: m.id, place }
  })
}

function groups(script: Script, cast: Cast): Extras['community'] {
  const { time: t } = script
  const list = [
    { place: cipondoh, name: 'Kelompok pemulung Situ Cipondoh', kind: 'kelompok', members: 24, note: 'Berkumpul tiap Jumat di gudang lapak.' },
    { place: karawaci, name: 'Komunitas tunanetra Karawaci', kind: 'komunitas', members: 17, note: 'Latihan pijat dan musik.' },
    { place: guci, name: 'Kelompok petani sayur Dukuh Atas', kind: 'kelompok', members: 31, note: 'Terdampak longsor tahun lalu.' },
  ]
  const ids = list.map(({ place, ...g }, n) => {
    const when = t.workday(60 + n * 3, '10:00')
    const id = script.id(when)
    script.add(when, cast.one('psm', place), 'registry.registerCommunity', place, { id, ...g })
    return id
  })
  return { id: ids[0] as string, place: cipondoh }
}
