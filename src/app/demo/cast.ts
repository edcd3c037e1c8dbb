// Everybody who signs in: accounts, their posts by decree, and the agencies they sit in; entered by administrators, the first of them by the house.
import { chance } from '../../engine/values/chance.ts'
import { derivedId } from '../../engine/values/id.ts'
import { bangka, city, cipondoh, regencies, sukarasa, tegal, villageCodes } from './places.ts'
import { demoPeople } from './people.ts'
import { theHouseItself, type Script } from './script.ts'

export interface Cast {
  /** Account of a post: `one('psm', village, 2)` is its second PSM. Throws when nobody holds it. */
  one(role: string, place: string, n?: number): string
  nameOf(account: string): string
  /** `unit('dinkes')` in the city; elsewhere with the regency. */
  unit(code: string, regency?: string): string
  /** Who sits in an agency. */
  owner(code: string, regency?: string): string
}

interface Seat {
  role: string
  place: string
  /** Days since the post began; days until it ends, negative when it has ended. */
  since: number
  left?: number
  agency?: string
}

interface AgencySpec {
  code: string
  name: string
  kind: string
  sectors: string[]
  /** Somebody there has an account. */
  manned: boolean
}

const agenciesOf = (place: string, area: string): AgencySpec[] => [
  { code: 'dinkes', name: `Dinas Kesehatan ${area}`, kind: 'opd', sectors: ['kesehatan'], manned: true },
  { code: 'dukcapil', name: `Dinas Kependudukan dan Pencatatan Sipil ${area}`, kind: 'opd', sectors: ['adminduk'], manned: true },
  ...(place === city
    ? [
        { code: 'disnaker', name: `Dinas Ketenagakerjaan ${area}`, kind: 'opd', sectors: ['sosial_ekonomi'], manned: true },
        { code: 'dp3ap2kb', name: `DP3AP2KB ${area}`, kind: 'opd', sectors: ['sosial_ekonomi', 'lainnya'], manned: true },
        { code: 'perkim', name: `Dinas Perumahan dan Permukiman ${area}`, kind: 'opd', sectors: ['perumahan'], manned: true },
        { code: 'lks', name: 'LKS Rumah Lansia Bina Kasih (contoh)', kind: 'lks', sectors: ['sosial_ekonomi'], manned: true },
        { code: 'rsud', name: `RSUD ${area}`, kind: 'rs', sectors: ['kesehatan'], manned: true },
        { code: 'tagana', name: `Tagana ${area}`, kind: 'pilar', sectors: ['pangan', 'lainnya'], manned: true },
        { code: 'karang_taruna', name: 'Karang Taruna Kelurahan Cipondoh', kind: 'pilar', sectors: ['sosial_ekonomi'], manned: false },
        { code: 'pkh', name: `Pendamping PKH ${area}`, kind: 'pilar', sectors: ['sosial_ekonomi'], manned: false },
      ]
    : []),
  { code: 'pln', name: `PLN, layanan ${area}`, kind: 'eksternal', sectors: ['energi'], manned: false },
  { code: 'bpjs', name: `BPJS Kesehatan, layanan ${area}`, kind: 'eksternal', sectors: ['kesehatan'], manned: false },
]

const areaNames: { readonly [regency: string]: string } = { [city]: 'Kota Tangerang', [tegal]: 'Kab. Tegal', [bangka]: 'Kab. Bangka' }

function seats(): Seat[] {
  const out: Seat[] = [{ role: 'admin', place: '', since: 1800 }]
  const add = (role: string, place: string, since = 1100, more: Partial<Seat> = {}): void => {
    out.push({ role, place, since, ...more })
  }
  for (const place of regencies) {
    add('admin', place, 1500)
    for (const role of ['dinsos_head', 'dinsos_verifier', 'dinsos_verifier', 'pekerja_sosial', 'pekerja_sosial', 'duty_officer', 'duty_officer', 'kepala_daerah', 'ipsm_board_city']) add(role, place)
    for (const a of agenciesOf(place, '')) if (a.manned) add('opd_owner', place, 1000, { agency: a.code })
  }
  for (const role of ['pekerja_sosial', 'urc_crew', 'auditor', 'dpo', 'donor']) add(role, city)
  for (const place of ['33', '36']) for (const role of ['province_office', 'ipsm_board_province']) add(role, place)
  for (const district of [...new Set(villageCodes.map((v) => v.slice(0, 8)))]) {
    add('district_supervisor', district)
    add('ipsm_board_local', district)
  }
  for (const village of villageCodes) {
    for (const role of ['village_head', 'puskesos_koord', 'puskesos_fo', 'puskesos_bo', 'village_operator']) add(role, village)
    const psm = village === cipondoh ? 4 : village === sukarasa ? 3 : 2
    for (let n = 0; n < psm; n++) add('psm', village, 1300 + n * 170)
  }
  // One volunteer's decree has run out, another's is about to.
  add('psm', cipondoh, 1460, { left: -20 })
  add('psm', sukarasa, 1440, { left: 21 })
  return out
}

/** Invented names of grown-up people, each once; the same whatever the present day is. */
function namePool(seed: string): string[] {
  const families = demoPeople({ seed: `${seed}/petugas`, villages: villageCodes, households: 12, today: '2026-01-01' })
  const grown = families.flatMap((f) => f.members).filter((m) => m.birthDate > '1967' && m.birthDate < '2001' && m.name.includes(' '))
  return [...new Set(chance(`${seed}/petugas`).shuffle(grown.map((m) => m.name)))]
}

const letterOf = (role: string, place: string, n: number): string => `${String(n + 100)}/${role === 'psm' ? 'SK-PSM' : 'SK'}/${place === '' ? 'PUSAT' : place.replaceAll('.', '')}/2023`

export function castOf(script: Script, seed: string): Cast {
  const { time } = script
  const names = namePool(seed)
  const byKey = new Map<string, string[]>()
  const nameOf = new Map<string, string>()
  const unit = (code: string, regency: string = city): string => derivedId(`${seed}/agency`, `${regency} ${code}`)
  const adminOf = (place: string): string => byKey.get(`admin ${place}`)?.[0] ?? byKey.get('admin ')?.[0] ?? theHouseItself
  const opened = (minute: number): string => time.at(760, `08:${String(minute % 60).padStart(2, '0')}`)
  let n = 0
  for (const seat of seats()) {
    const place = seat.place
    // The nation's administrator first, then each regency's, then everybody else: who appoints must be there.
    const at = opened(seat.role === 'admin' ? (place === '' ? 0 : 5) : 20)
    const by = place === '' ? theHouseItself : seat.role === 'admin' ? adminOf('') : adminOf(place.length > 5 ? place.slice(0, 5) : place)
    const person = derivedId(`${seed}/account`, `${seat.role} ${place} ${n}`)
    const name = names[n] ?? `Petugas ${n}`
    const key = `${seat.role} ${place}`
    byKey.set(key, [...(byKey.get(key) ?? []), person])
    if (seat.agency) byKey.set(`owner ${place} ${seat.agency}`, [person])
    nameOf.set(person, name)
    const from = time.day(seat.since)
    const until = seat.left === undefined ? null : time.day(-seat.left)
    const appointmentId = derivedId(person, 'appointment')
    const unitId = seat.agency ? unit(seat.agency, place) : null
    script.add(at, by, 'organization.addAccount', place, { accountId: person, name, workPhone: `08000000${String(1000 + n)}`, lang: 'id' })
    if (seat.role === 'admin' && regencies.some((r) => r === place)) {
      for (const a of agenciesOf(place, areaNames[place] ?? place)) {
        script.add(opened(10), person, 'organization.addAgency', place, { agencyId: unit(a.code, place), name: a.name, kind: a.kind, sectors: a.sectors, contact: 'Loket layanan, Senin–Jumat 08.00–15.00' })
      }
    }
    script.add(at, by, 'organization.appoint', place, { appointmentId, personId: person, role: seat.role, from, until, unit: unitId, sk: letterOf(seat.role, place, n), skDate: from })
    script.posts.set(person, [{ id: appointmentId, role: seat.role, place, from, until, unit: unitId }])
    n++
  }
  const must = (key: string, i: number): string => {
    const found = byKey.get(key)?.[i]
    if (!found) throw new Error(`nobody in the demo is ${key} number ${i + 1}`)
    return found
  }
  return {
    one: (role, place, i = 1) => must(`${role} ${place}`, i - 1),
    nameOf: (account) => nameOf.get(account) ?? '',
    unit,
    owner: (code, regency = city) => must(`owner ${regency} ${code}`, 0),
  }
}
