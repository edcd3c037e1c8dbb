// Families as they live: household after household of people who share number, house, mother and often half a name.
// Twins, cousins of one name, brothers next door, grandmothers without a birthday. All invented; NIK only in kecamatan code 99.
import { type PeopleName, peoples, hamlets, type Stock, streets, young } from './people-names.ts'

export interface Being {
  person: number
  kk: string
  nik: string
  name: string
  sex: 'L' | 'P'
  birthplace: string
  /** yyyy-mm-dd */
  born: string
  relation: string
  mother: string
  address: string
  rt: string
  rw: string
  dusun: string
  /** PP.KK.CC.VVVV */
  village: string
  phone: string
}

export interface Luck {
  (): number
}
export const under = (luck: Luck, n: number): number => Math.floor(luck() * n)
export const pick = <T>(luck: Luck, list: readonly T[]): T => list[under(luck, list.length)] as T
/** The first of a list are met far oftener than the last. */
export const common = <T>(luck: Luck, list: readonly T[]): T => list[Math.floor(list.length * luck() ** 1.7)] as T
export const pad = (n: number, width: number): string => String(n).padStart(width, '0')

interface Village {
  code: string
  /** Two peoples: the one of the place and the one that came. */
  lives: readonly [PeopleName, PeopleName]
  town: string
  dusun: readonly string[]
  streets: readonly string[]
  urban: boolean
}

interface NextDoor {
  beings: Being[]
  village: Village
  people: PeopleName
  grandmother: string
}

const regencies = ['36.71', '36.03', '33.76', '33.28', '32.01', '32.16', '31.74', '12.71', '13.71', '73.71', '51.71', '19.01', '35.73', '34.04', '61.71', '14.71']
const heaps = ['12-31', '12-31', '07-01', '07-01', '01-01', '08-17', '06-30', '01-07']
const divine = ['Rahman', 'Rohim', 'Aziz', 'Karim', 'Wahid', 'Ghofur', 'Hamid', 'Latif', 'Rosyid', 'Kholik', 'Majid', 'Halim', 'Basir', 'Salam', 'Jalil', 'Muin']
const degrees = ['S.Pd', 'SE', 'S.Sos', 'ST', 'A.Md', 'SH', 'S.Kom', 'S.Ag', 'A.Md.Keb', 'S.Pd.I', 'M.Pd']
const twinNames: { [sex in 'L' | 'P']: readonly (readonly [string, string])[] } = {
  L: [['Hasan', 'Husein'], ['Fajar', 'Fajri'], ['Rian', 'Rion'], ['Tono', 'Toni'], ['Rafa', 'Rafi'], ['Bima', 'Sena'], ['Arjuna', 'Nakula']],
  P: [['Ana', 'Ani'], ['Dina', 'Dini'], ['Yuli', 'Yuni'], ['Rina', 'Rini'], ['Nisa', 'Nita'], ['Sinta', 'Santi'], ['Aulia', 'Amelia']],
}

/** An endless row of households; `villages` are codes, otherwise as many as `expected` people need. */
export function* families(luck: Luck, expected: number, codes?: readonly string[]): Generator<Being[]> {
  const villages = (codes ?? villageCodes(expected)).map((code) => villageOf(luck, code))
  const serials = new Map<number, number>()
  let person = 0
  let familySerial = 0

  const nikOf = (village: string, born: string, sex: 'L' | 'P'): string => {
    const [pp, kk] = (luck() < 0.86 ? village : pick(luck, luck() < 0.7 ? villages.map((v) => v.code) : regencies)).split('.') as [string, string]
    const [y, m, d] = born.split('-') as [string, string, string]
    const date = (Number(d) + (sex === 'P' ? 40 : 0)) * 10_000 + Number(m) * 100 + (Number(y) % 100)
    const place = Number(pp + kk)
    const key = place * 1_000_000 + date
    const serial = (serials.get(key) ?? 0) + 1
    serials.set(key, serial)
    return `${pp}${kk}99${pad(date, 6)}${pad(serial % 10_000 || 1, 4)}`
  }
  const kkOf = (village: string): string => {
    familySerial++
    return `${village.slice(0, 2)}${village.slice(3, 5)}99${pad(1 + under(luck, 28), 2)}${pad(1 + under(luck, 12), 2)}${pad(6 + under(luck, 19), 2)}${pad(1 + (familySerial % 9_998), 4)}`
  }

  let before = null as NextDoor | null
  for (;;) {
    // A brother who built next door: one mother, one clan, cousins who are often named alike.
    const nextDoor: NextDoor | null = before !== null && luck() < 0.16 ? before : null
    const village: Village = nextDoor?.village ?? (villages[Math.floor(villages.length * luck() ** 1.2)] as Village)
    const people: PeopleName = nextDoor?.people ?? (luck() < 0.8 ? village.lives[0] : village.lives[1])
    const stock: Stock = peoples[people]
    const house = nextDoor ? neighbourOf(luck, nextDoor.beings[0] as Being) : houseOf(luck, village)
    const kk = kkOf(village.code)
    const phone = luck() < 0.6 ? `08${pick(luck, ['12', '13', '21', '52', '57', '58', '77', '81', '95', '96'])}${pad(under(luck, 100_000_000), 8)}` : ''
    const beings: Being[] = []
    const add = (sex: 'L' | 'P', year: number, name: string, relation: string, mother: string, born?: string): Being => {
      const day = born ?? bornIn(luck, year)
      const grown = year < 2007
      const being: Being = {
        person: person++, kk, nik: nikOf(village.code, luck() < 0.025 ? bornIn(luck, year) : day, sex), name, sex,
        birthplace: luck() < 0.62 ? village.town : pick(luck, luck() < 0.8 ? stock.towns : peoples.javanese.towns), born: day, relation, mother, ...house,
        village: village.code, phone: !grown ? '' : luck() < 0.5 ? phone : luck() < 0.25 ? `08${pad(under(luck, 10_000_000_000), 10)}` : '',
      }
      beings.push(being)
      return being
    }
    const clan = nextDoor && stock.clans.length > 0 ? (nextDoor.beings[0] as Being).name.split(' ').at(-1) as string : stock.clans.length > 0 ? common(luck, stock.clans) : ''
    const motherNamed = (daughterYear: number): string => nameOf(luck, stock, people, 'P', daughterYear - 18 - under(luck, 20), luck() < 0.5 ? common(luck, [clan, ...stock.clans, ''].filter((c) => c !== '')) ?? '' : '')
    const headYear = 1940 + Math.floor((luck() + luck()) * 30)
    const widow = luck() < 0.13
    const grandmother: string = nextDoor?.grandmother ?? motherNamed(headYear)
    const head = add(widow ? 'P' : 'L', headYear, nameOf(luck, stock, people, widow ? 'P' : 'L', headYear, clan), 'Kepala Keluarga', grandmother)
    const wifeYear = Math.min(2004, headYear - 2 + under(luck, 9))
    const wife = widow || luck() < 0.1 ? null : add('P', wifeYear, nameOf(luck, luck() < 0.8 ? stock : pick(luck, Object.values(peoples)), people, 'P', wifeYear, common(luck, stock.clans) ?? ''), 'Istri', motherNamed(wifeYear))
    const mother = wife ?? (widow ? head : null)
    const motherName = mother?.name.split(',')[0] ?? motherNamed(headYear + 24)
    childrenOf(luck, { stock, people, clan, head, mother, motherName, cousins: nextDoor?.beings ?? [] }, add)
    // An old mother or mother-in-law in the house, a nephew, a grandchild.
    if (luck() < 0.09 && headYear > 1958) add('P', headYear - 20 - under(luck, 12), grandmother, 'Orang Tua', luck() < 0.5 ? '' : motherNamed(headYear - 24))
    if (luck() < 0.05) {
      const sex = luck() < 0.5 ? 'L' : 'P'
      const year = Math.min(2020, headYear + 20 + under(luck, 25))
      add(sex, year, nameOf(luck, stock, people, sex, year, clan), 'Famili Lain', motherNamed(year))
    }
    for (const being of beings) asRecorded(luck, being, beings)
    before = { beings, village, people, grandmother }
    yield beings
  }
}

function childrenOf(
  luck: Luck,
  home: { stock: Stock; people: PeopleName; clan: string; head: Being; mother: Being | null; motherName: string; cousins: readonly Being[] },
  add: (sex: 'L' | 'P', year: number, name: string, relation: string, mother: string, born?: string) => Being,
): void {
  const { stock, people, clan, head, mother, motherName, cousins } = home
  const count = luck() < 0.16 ? 0 : 1 + Math.floor(luck() * luck() * 5)
  // One word all children share: the father's, or one the parents liked.
  const shared = luck() < 0.22 ? (luck() < 0.5 ? ((head.name.split(',')[0] as string).split(' ').at(-1) as string) : common(luck, young.lastMen)) : ''
  const given = new Set([head.name, mother?.name])
  let year = Number((mother ?? head).born.slice(0, 4)) + 19 + under(luck, 8)
  for (let k = 0; k < count && year < 2024; k++) {
    const sex = luck() < 0.51 ? 'L' : 'P'
    let name = nameOf(luck, stock, people, sex, year, clan)
    if (shared && !name.includes(shared)) name = `${name.split(' ').slice(0, 2).join(' ')} ${shared}`
    const cousin = cousins.find((c) => c.relation === 'Anak' && c.sex === sex)
    if (cousin && luck() < 0.07) name = cousin.name
    // Cousins may be named alike; brothers and sisters never are.
    if (given.has(name)) name = `${name} ${common(luck, sex === 'L' ? young.lastMen : young.lastWomen)}`
    given.add(name)
    const first = add(sex, year, name, 'Anak', motherName)
    if (luck() < 0.012) {
      const alike = luck() < 0.5
      const twinSex = alike || luck() < 0.5 ? sex : sex === 'L' ? 'P' : 'L'
      const [one, other] = pick(luck, twinNames[sex])
      const rest = name.split(' ').slice(1).join(' ')
      if (alike) first.name = `${one} ${rest}`.trim()
      add(twinSex, year, alike ? `${other} ${rest}`.trim() : nameOf(luck, stock, people, twinSex, year, clan), 'Anak', motherName, first.born)
    }
    year += 1 + Math.floor(luck() * luck() * 9)
  }
}

function nameOf(luck: Luck, stock: Stock, people: PeopleName, sex: 'L' | 'P', year: number, clan: string): string {
  const man = sex === 'L'
  const old = year < 1970
  const muslim = people !== 'batak' && people !== 'balinese' && people !== 'chinese'
  const firsts = man ? stock.men : stock.women
  const lasts = man ? stock.lastMen : stock.lastWomen
  const modern = muslim && year > 1996 && luck() < 0.68
  let first = modern ? common(luck, man ? young.men : young.women) : common(luck, firsts)
  if (stock.parts && !modern && luck() < (old ? 0.55 : 0.15)) first = composed(luck, stock.parts, man)
  else if (luck() < 0.16) first = spliced(luck, man ? [...firsts, ...young.men] : [...firsts, ...young.women])
  let name = first
  const alone = luck() < stock.single[year < 1980 ? 0 : 1]
  if (!alone) {
    const usual = modern ? (man ? young.lastMen : young.lastWomen) : luck() < 0.25 ? firsts : lasts
    const last = luck() < 0.2 ? spliced(luck, [...usual, ...firsts]) : common(luck, usual)
    if (last !== first) name = `${first} ${last}`
    if (luck() < (modern ? 0.38 : 0.06)) name += ` ${common(luck, modern ? (man ? young.lastMen : young.lastWomen) : lasts)}`
  }
  if (muslim) {
    const r = luck()
    if (man && r < (modern ? 0.3 : 0.09) && !name.startsWith('Muhammad')) name = `${pick(luck, ['Muhammad', 'Muhammad', 'Muhamad', 'Mohamad', 'Moch.', 'M.', 'Muh.', 'Mochammad'])} ${name}`
    else if (man && r > 0.92) name = `${luck() < 0.75 ? `Abdul ${common(luck, divine)}` : `Abd. ${common(luck, divine)}`}${luck() < 0.3 ? ` ${common(luck, lasts)}` : ''}`
    else if (!man && r < 0.13 && !name.startsWith('Siti')) name = `${pick(luck, ['Siti', 'Siti', 'Siti', 'Nur', 'Sitti', 'Umi'])} ${name}`
    else if (r > 0.86 && r < 0.9) name = `${pick(luck, ['Nur', 'Ahmad', 'Nur', 'Noor'])} ${name}`
  }
  if (people === 'balinese') name = `${man ? pick(luck, ['I', 'I', 'I Gusti', 'Ida Bagus', 'I Dewa']) : pick(luck, ['Ni', 'Ni', 'Ni Luh', 'I Gusti Ayu'])} ${pick(luck, ['Wayan', 'Made', 'Nyoman', 'Ketut', 'Putu', 'Kadek', 'Komang', 'Gede'])} ${name}`
  if (people === 'bugis' && luck() < 0.12) name = `Andi ${name}`
  if (clan && !name.includes(clan) && (people === 'batak' || luck() < 0.55)) name = people === 'chinese' && luck() < 0.4 ? `${clan} ${name}` : `${name.split(' ').slice(0, 2).join(' ')} ${clan}`
  if ((people === 'malay' || people === 'betawi' || people === 'minang') && old && luck() < 0.22) name += ` ${man ? 'bin' : 'binti'} ${common(luck, stock.men)}`
  if (year < 1955 && luck() < 0.25) name = name.replace(/u/g, 'oe').replace(/j/g, 'dj').replace(/c(?!h)/g, 'tj')
  if (muslim && year < 1978 && luck() < 0.05) name = `${man ? 'H.' : 'Hj.'} ${name}`
  if (year > 1955 && year < 2000 && luck() < 0.035) name += `, ${pick(luck, degrees)}`
  return name
}

/** Names nobody else has, as parents make them: the beginning of one and the end of another. */
function spliced(luck: Luck, list: readonly string[]): string {
  const one = pick(luck, list)
  const other = pick(luck, list)
  return one.slice(0, 2 + under(luck, 3)) + other.slice(-(2 + under(luck, 3))).toLowerCase()
}
const composed = (luck: Luck, [starts, men, women]: NonNullable<Stock['parts']>, man: boolean): string =>
  pick(luck, starts) + pick(luck, man ? men : women)

function bornIn(luck: Luck, year: number): string {
  const forgotten = year < 1950 ? 0.34 : year < 1965 ? 0.2 : year < 1980 ? 0.08 : 0.012
  if (luck() < forgotten) return `${luck() < 0.4 ? year - (year % 5) : year}-${pick(luck, heaps)}`
  return `${year}-${pad(1 + under(luck, 12), 2)}-${pad(1 + under(luck, 28), 2)}`
}

/** What the first list already says of somebody: gaps and borrowed numbers are no slip of the second. */
function asRecorded(luck: Luck, being: Being, beings: readonly Being[]): void {
  const head = beings[0] as Being
  const year = Number(being.born.slice(0, 4))
  const r = luck()
  if (r < (year > 2021 ? 0.16 : 0.02)) being.nik = ''
  else if (r < 0.028 && being !== head) being.nik = head.nik
  if (luck() < (year < 1960 ? 0.28 : 0.05)) being.mother = ''
  if (luck() < 0.02) being.birthplace = ''
}

function villageCodes(expected: number): string[] {
  const count = Math.max(6, Math.round(expected / 4_500))
  return Array.from({ length: count }, (_, k) => `${regencies[Math.floor(k / 10) % regencies.length]}.99.${2001 + (k % 10) + 10 * Math.floor(k / 160)}`)
}

const regionPeoples: { [province: string]: readonly [PeopleName, PeopleName] } = {
  '36': ['sundanese', 'javanese'], '33': ['javanese', 'javanese'], '32': ['sundanese', 'javanese'], '31': ['betawi', 'javanese'], '12': ['batak', 'malay'],
  '13': ['minang', 'javanese'], '73': ['bugis', 'javanese'], '51': ['balinese', 'javanese'], '19': ['malay', 'chinese'], '35': ['javanese', 'javanese'],
  '34': ['javanese', 'javanese'], '61': ['chinese', 'malay'], '14': ['malay', 'minang'],
}

function villageOf(luck: Luck, code: string): Village {
  const lives = regionPeoples[code.slice(0, 2)] ?? (['javanese', 'sundanese'] as const)
  const urban = luck() < 0.45
  return {
    code, urban, lives: urban && luck() < 0.3 ? [lives[0], pick(luck, ['batak', 'minang', 'chinese', 'betawi'] as const)] : lives, town: pick(luck, peoples[lives[0]].towns),
    dusun: Array.from({ length: 3 + under(luck, 4) }, () => pick(luck, hamlets).replace('-', ' ')), streets: Array.from({ length: 18 }, () => pick(luck, streets).replace('-', ' ')),
  }
}

type House = Pick<Being, 'address' | 'rt' | 'rw' | 'dusun'>

function houseOf(luck: Luck, village: Village): House {
  const dusun = pick(luck, village.dusun)
  const rt = pad(1 + under(luck, 9), 3)
  const rw = pad(1 + under(luck, village.urban ? 14 : 6), 3)
  const number = 1 + under(luck, 140)
  if (!village.urban) return { rt, rw, dusun, address: luck() < 0.6 ? `Dusun ${dusun}` : luck() < 0.5 ? `Kp. ${dusun}` : '' }
  const street = pick(luck, village.streets)
  const r = luck()
  const address =
    r < 0.45 ? `Jl. ${street} No. ${number}` : r < 0.6 ? `Jl. ${street}` : r < 0.75 ? `Gg. ${luck() < 0.4 ? 'H. ' : ''}${pick(luck, peoples.betawi.men)} No. ${number}`
    : r < 0.88 ? `Perum Griya ${street} Blok ${pick(luck, ['A', 'B', 'C', 'D', 'E'])}${1 + under(luck, 12)} No. ${1 + under(luck, 30)}` : `Jl. ${street} ${pick(luck, ['I', 'II', 'III', 'Dalam', 'Barat', 'Timur'])} No. ${number}`
  return { rt, rw, dusun: '', address }
}

function neighbourOf(luck: Luck, other: Being): House {
  const address = other.address.replace(/No\. (\d+)/, (_, n: string) => `No. ${Number(n) + 1 + under(luck, 3)}`)
  return { rt: other.rt, rw: other.rw, dusun: other.dusun, address }
}
