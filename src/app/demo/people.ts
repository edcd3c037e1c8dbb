// Invented families for demonstrations, tests and measurements: plain data, the same from the same seed, no real person possible.
// Every NIK and KK carries kecamatan code 99, which no regency has. Codes are those of Regsosek 2022-K, kept as text.
import { chance, type Chance } from '../../engine/values/chance.ts'
import type { Sex } from '../../engine/values/nik.ts'
import { comparePlaces, isWithin, type PlaceCode, regencyOf, villageKindOf } from '../../engine/values/place-code.ts'
import { type HousingAnswers, housingAnswers, type Setting } from './household-answers.ts'
import { bodyAnswers, learningAndWork } from './member-answers.ts'
import { cultureWeights, type Culture, namesByCulture, streetWords } from './names.ts'
import { type NumberBook, numberBook } from './numbers.ts'
import { villageMiddle } from './village-middles.ts'

export type NikMissing = 'tanpa_identitas' | 'belum_dibuat' | 'hilang' | 'tidak_ditunjukkan'
export type KkMissing = 'hilang' | 'tidak_punya'

/** Answers to 404–431: question → code, or several codes where the form lets one add them up (411, 431a). */
export type MemberAnswers = { [question: string]: string | string[] }

export interface DemoPerson {
  /** UUIDv7 */
  id: string
  name: string
  /** L man, P woman; in the answers as 405 has it, 1 and 2. */
  sex: Sex
  /** ISO date. */
  birthDate: string
  /** True where the family knows the year at best. */
  birthDateEstimated: boolean
  nik: string | null
  nikMissing: NikMissing | null
  /** The number does not agree with the stated sex or birth date, as some old ones do not: to be checked, not refused. */
  nikDisagrees: boolean
  /** As 409: '1' head … '8' other; a person alone is '1'. */
  relation: string
  phone: string | null
  answers: MemberAnswers
}

export interface DemoHousehold {
  /** UUIDv7 of the day it was last visited. */
  id: string
  village: PlaceCode
  kk: string | null
  kkMissing: KkMissing | null
  address: string
  /** Three digits each. */
  rt: string
  rw: string
  gps: { lat: number; lon: number; accuracy: number } | null
  phone: string | null
  /** The day its answers were taken. */
  visitedOn: string
  /** As 205: '1' complete, '2' incomplete (some answers are missing). */
  result: '1' | '2'
  answers: HousingAnswers
  /** As a DTSEN file would state it: 1 the poorest tenth … 10; null where the family is not in the file. */
  desil: number | null
  /** Programmes the family says it gets. */
  receives: ('pkh' | 'sembako' | 'blt_desa')[]
  /** The head first. */
  members: DemoPerson[]
}

export interface DemoRequest {
  seed: string
  villages: readonly PlaceCode[]
  /** In each village. */
  households: number
  /** ISO date on which ages and visits are told. */
  today: string
}

/** A village keeps its families whatever other villages are asked for, and its first ones when more are asked for. */
export function demoPeople({ seed, villages, households, today }: DemoRequest): DemoHousehold[] {
  const numbers = numberBook()
  const families: DemoHousehold[] = []
  for (const village of [...new Set(villages)].sort(comparePlaces)) {
    const root = chance(`${seed}/${village}`)
    const place: DemoPlace = {
      village,
      setting: settingOf(village),
      means: root.normal(0, 0.3),
      rws: root.int(4, 12),
      streets: root.shuffle(streetWords).slice(0, 14),
    }
    for (let i = 0; i < households; i++) families.push(household(chance(`${seed}/${village}/${i}`), place, numbers, today))
  }
  return families
}

/** People found in the street: no family, no address, no number, sometimes only a guessed age. */
export function demoStreetPeople({ seed, villages, count, today }: Omit<DemoRequest, 'households'> & { count: number }): DemoPerson[] {
  const c = chance(`${seed}/street`)
  return Array.from({ length: count }, () => {
    const village = c.pick(villages)
    const sex = c.yes(0.7) ? 'L' : 'P'
    const birthDate = `${Number(today.slice(0, 4)) - c.int(28, 74)}-01-01`
    const culture = cultureOf(c, village)
    return {
      id: c.uuid(Date.parse(today)),
      name: nameOf(c, culture, sex, birthDate, null).split(' ')[0] as string,
      sex,
      birthDate,
      birthDateEstimated: true,
      nik: null,
      nikMissing: 'tanpa_identitas',
      nikDisagrees: false,
      relation: '1',
      phone: null,
      answers: { '404': '1', '405': codeOfSex(sex), '408': c.weighted([['1', 4], ['3', 4], ['4', 2]]), '411': ['0'], '431a': ['0'] },
    }
  })
}

function codeOfSex(sex: Sex): string {
  return sex === 'L' ? '1' : '2'
}

interface DemoPlace {
  village: PlaceCode
  setting: Setting
  means: number
  rws: number
  streets: string[]
}

function settingOf(village: PlaceCode): Setting {
  if (isWithin(village, '19')) return 'coast'
  return villageKindOf(village) === 'kelurahan' ? 'city' : 'upland'
}

function household(c: Chance, place: DemoPlace, numbers: NumberBook, today: string): DemoHousehold {
  const { village, setting } = place
  const means = place.means + c.normal(0, 1)
  const plan = familyPlan(c, setting)
  const culture = cultureOf(c, village)
  const visitedOn = daysBefore(today, c.weighted([[c.int(2, 175), 56], [c.int(181, 360), 29], [c.int(370, 700), 15]]))
  const members = plan.map((member) => person(c, member, { culture, village, means, today, setting }, numbers))
  shareFamilyNames(c, members, plan, culture)
  const young = (plan[0]?.age ?? 40) < 35
  const answers = housingAnswers(c, setting, means, members.length, young)
  const result = c.yes(0.06) ? '2' : '1'
  if (result === '2') forget(c, answers)
  const rw = c.int(1, place.rws)
  const kkMissing = c.weighted<KkMissing | null>([[null, 960], ['hilang', 18], ['tidak_punya', means < -1 ? 60 : 14]])
  const desil = c.yes(0.12) ? null : Math.max(1, Math.min(10, Math.ceil(5.5 + 2.9 * means + c.normal(0, 0.8))))
  return {
    id: c.uuid(Date.parse(visitedOn)),
    village,
    kk: kkMissing === null ? numbers.kk(c, regencyOf(village) as PlaceCode, daysBefore(today, c.int(60, 5000))) : null,
    kkMissing,
    address: addressOf(c, place, setting),
    rt: String(c.int(1, 9)).padStart(3, '0'),
    rw: String(rw).padStart(3, '0'),
    gps: c.yes(0.93) ? spot(c, village) : null,
    phone: members.find((member) => member.phone !== null)?.phone ?? null,
    visitedOn,
    result,
    answers,
    desil,
    receives: receivedBy(c, desil, members, today, village),
    members,
  }
}

interface MemberPlan {
  relation: string
  sex: Sex
  age: number
  marital: string
}

/** Who lives together. Sizes average 3.6, as in the census. */
function familyPlan(c: Chance, setting: Setting): MemberPlan[] {
  const kind = c.weighted([
    ['couple', 62],
    ['one_parent', 11],
    ['old_couple', 8],
    ['old_alone', 6],
    ['three_generations', 10],
    ['young_alone', setting === 'city' ? 3 : 0.5],
  ] as const)
  if (kind === 'old_alone') {
    const sex = c.yes(0.72) ? 'P' : 'L'
    return [{ relation: '1', sex, age: c.int(62, 88), marital: c.yes(0.9) ? '4' : '3' }]
  }
  if (kind === 'young_alone') return [{ relation: '1', sex: c.yes(0.6) ? 'L' : 'P', age: c.int(19, 32), marital: '1' }]
  if (kind === 'one_parent') {
    const sex = c.yes(0.82) ? 'P' : 'L'
    const age = Math.round(Math.max(22, Math.min(70, c.normal(45, 10))))
    const head: MemberPlan = { relation: '1', sex, age, marital: c.yes(0.55) ? '4' : '3' }
    return [head, ...children(c, sex === 'P' ? age : age - 3, c.int(1, 3))]
  }
  const range = kind === 'old_couple' ? [62, 80] : kind === 'three_generations' ? [50, 70] : [24, 62]
  const [from, to] = range as [number, number]
  const age = Math.round(Math.max(from, Math.min(to, c.normal((from + to) / 2, (to - from) / 4))))
  const wifeAge = Math.max(18, Math.round(age - Math.max(-4, Math.min(14, c.normal(3.5, 3)))))
  const couple: MemberPlan[] = [
    { relation: '1', sex: 'L', age, marital: '2' },
    { relation: '2', sex: 'P', age: wifeAge, marital: '2' },
  ]
  if (kind === 'old_couple') return couple
  if (kind === 'three_generations') return [...couple, ...marriedChild(c, wifeAge), ...children(c, wifeAge, c.int(0, 1))]
  const count = c.weighted([[0, wifeAge < 27 ? 30 : 7], [1, 30], [2, 38], [3, 16], [4, 6], [5, 3]])
  const more: MemberPlan[] = []
  if (c.yes(0.1)) more.push({ relation: '6', sex: c.yes(0.7) ? 'P' : 'L', age: Math.min(95, age + c.int(20, 32)), marital: '4' })
  if (c.yes(0.04)) more.push({ relation: '8', sex: c.yes(0.5) ? 'L' : 'P', age: c.int(8, 30), marital: '1' })
  return [...couple, ...children(c, wifeAge, count), ...more]
}

/** Eldest first; who is past 28 has mostly left home. */
function children(c: Chance, motherAge: number, count: number): MemberPlan[] {
  const born: MemberPlan[] = []
  let age = motherAge - c.int(18, 27)
  for (let i = 0; i < count && age >= 0; i++) {
    if (age <= 27 || c.yes(0.25)) {
      born.push({ relation: '3', sex: c.yes(0.51) ? 'L' : 'P', age, marital: '1' })
    }
    age -= c.int(1, 6)
  }
  return born
}

function marriedChild(c: Chance, motherAge: number): MemberPlan[] {
  const age = Math.max(20, Math.min(38, motherAge - c.int(19, 28)))
  const sex = c.yes(0.45) ? 'L' : 'P'
  const spouse = sex === 'L' ? 'P' : 'L'
  const pair: MemberPlan[] = [
    { relation: '3', sex, age, marital: '2' },
    { relation: '4', sex: spouse, age: Math.max(19, age + (spouse === 'L' ? c.int(0, 6) : -c.int(0, 5))), marital: '2' },
  ]
  const wifeAge = (sex === 'P' ? pair[0] : pair[1])?.age ?? age
  return [...pair, ...children(c, wifeAge, c.int(1, 2)).map((child) => ({ ...child, relation: '5' }))]
}

interface Around {
  culture: Culture
  village: PlaceCode
  setting: Setting
  means: number
  today: string
}

function person(c: Chance, plan: MemberPlan, around: Around, numbers: NumberBook): DemoPerson {
  const { village, today, means, setting } = around
  const { birthDate, birthDateEstimated } = birthOf(c, plan.age, today)
  const nikMissing = whyNoNik(c, plan.age, means)
  const number = nikMissing === null ? numbers.nik(c, regencyOf(village) as PlaceCode, birthDate, plan.sex) : null
  const presence = presenceOf(c, plan, setting)
  const answers: MemberAnswers = { '404': presence, '405': codeOfSex(plan.sex), '408': plan.marital, '409': plan.relation }
  // The form goes on to the next person when this one no longer lives here.
  if (presence === '1' || presence === '5') {
    if (plan.sex === 'P' && plan.age >= 10 && plan.age <= 54 && plan.marital !== '1') {
      answers['410'] = plan.marital === '2' && plan.age < 45 && c.yes(0.045) ? '1' : '2'
    }
    answers['411'] = nikMissing === null ? (plan.age >= 17 ? ['1', '4'] : c.yes(0.45) ? ['1', '2'] : ['1']) : ['0']
    Object.assign(answers, learningAndWork(c, { ...plan, means, setting }), bodyAnswers(c, plan.age, means))
  }
  return {
    id: c.uuid(Date.parse(today) - c.int(1, 400) * 86_400_000),
    name: nameOf(c, around.culture, plan.sex, birthDate, null),
    sex: plan.sex,
    birthDate,
    birthDateEstimated,
    nik: number?.nik ?? null,
    nikMissing,
    nikDisagrees: number?.disagrees ?? false,
    relation: plan.relation,
    // 0800 0000 is no mobile number anywhere: a message to it reaches nobody.
    phone: plan.age >= 17 && c.yes(plan.age < 60 ? 0.7 : 0.25) ? `08000000${String(c.int(0, 9999)).padStart(4, '0')}` : null,
    answers,
  }
}

function presenceOf(c: Chance, { relation, age }: MemberPlan, setting: Setting): string {
  if (relation === '1' || relation === '2') return '1'
  if (age === 0) return '5'
  if (age < 18) return '1'
  return c.weighted([['1', 930], ['3', 40], ['4', setting === 'upland' ? 16 : 3], ['2', 10], ['6', 2]])
}

function whyNoNik(c: Chance, age: number, means: number): NikMissing | null {
  if (age === 0 && c.yes(0.35)) return 'belum_dibuat'
  if (age < 5 && c.yes(0.06)) return 'belum_dibuat'
  return c.weighted<NikMissing | null>([[null, 970], ['tidak_ditunjukkan', 12], ['hilang', 8], ['tanpa_identitas', means < -1 ? 14 : 2]])
}

/** Old people's days of birth heap on the first and last of the year and their ages on fives and tens: the registrar guessed. */
function birthOf(c: Chance, plannedAge: number, today: string): { birthDate: string; birthDateEstimated: boolean } {
  const isOld = plannedAge >= 60
  const age = isOld && c.yes(0.18) ? Math.round(plannedAge / 5) * 5 : plannedAge
  const heaped = c.yes(isOld ? 0.26 : plannedAge >= 30 ? 0.07 : 0.01)
  let monthDay = heaped ? c.weighted([['01-01', 45], ['12-31', 28], ['07-01', 14], ['08-17', 13]]) : ''
  if (monthDay === '') {
    const month = c.int(1, 12)
    const day = isOld && c.yes(0.2) ? c.pick([1, 5, 10, 15, 20, 25]) : c.int(1, 28)
    monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  const year = Number(today.slice(0, 4)) - age - (monthDay > today.slice(5) ? 1 : 0)
  return { birthDate: `${year}-${monthDay}`, birthDateEstimated: heaped && isOld && c.yes(0.6) }
}

function cultureOf(c: Chance, village: PlaceCode): Culture {
  const areas = Object.keys(cultureWeights).filter((area) => isWithin(village, area))
  const nearest = areas.sort((a, b) => b.length - a.length)[0] ?? ''
  return c.weighted(cultureWeights[nearest] ?? [])
}

function nameOf(c: Chance, culture: Culture, sex: Sex, birthDate: string, second: string | null): string {
  const { men, women, singleWord } = namesByCulture[culture]
  const from = sex === 'L' ? men : women
  const year = Number(birthDate.slice(0, 4))
  const age = year < 1965 ? 'old' : year < 1995 ? 'middle' : 'young'
  for (;;) {
    const first = c.pick(from[age])
    if (second === null && age !== 'young' && c.yes(singleWord[age])) return first
    const last = second ?? c.pick(from.second)
    // The young often carry two given names.
    const name = age === 'young' && second === null && c.yes(0.22) ? `${first} ${c.pick(from.young)} ${last}` : `${first} ${last}`
    const parts = name.split(' ')
    if (new Set(parts).size === parts.length) return name
  }
}

/** Where a family name passes on, children carry their father's or their mother's. */
function shareFamilyNames(c: Chance, members: DemoPerson[], plan: readonly MemberPlan[], culture: Culture): void {
  const from = namesByCulture[culture].family
  if (from === undefined) return
  const parent = members.find((member) => plan[members.indexOf(member)]?.sex === (from === 'father' ? 'L' : 'P') && isParent(member))
  const family = parent?.name.split(' ').at(-1)
  if (parent === undefined || family === undefined || !parent.name.includes(' ')) return
  for (const member of members) {
    if (member.relation === '3') member.name = nameOf(c, culture, member.sex, member.birthDate, family)
  }
}

function isParent(member: DemoPerson): boolean {
  return member.relation === '1' || member.relation === '2'
}

function addressOf(c: Chance, { streets }: DemoPlace, setting: Setting): string {
  const street = c.pick(streets).replace('-', ' ')
  if (setting === 'upland') return c.yes(0.6) ? `Dukuh ${street}` : `Jl. ${street}`
  const way = setting === 'city' && c.yes(0.6) ? 'Gg.' : 'Jl.'
  const number = c.yes(0.5) ? ` ${c.pick(['I', 'II', 'III', 'IV'])}` : ''
  return `${way} ${street}${number} No. ${c.int(1, 120)}`
}

/** Somewhere in the middle of the village; what a phone says is a few metres off. */
function spot(c: Chance, village: PlaceCode): DemoHousehold['gps'] {
  const middle = villageMiddle(village)
  if (middle === null) return null
  // Two even numbers thrown again until they fall into the circle: evenly spread, and no angles to compute.
  let [east, north] = [0, 0]
  do {
    east = c.next() * 2 - 1
    north = c.next() * 2 - 1
  } while (east * east + north * north > 1)
  const reach = (middle.radius * 0.9) / 111_320
  return {
    lat: Math.round((middle.lat + north * reach) * 1e6) / 1e6,
    lon: Math.round((middle.lon + east * reach) * 1e6) / 1e6,
    accuracy: c.int(4, 38),
  }
}

/** An incomplete questionnaire: one of its parts was left out. */
function forget(c: Chance, answers: HousingAnswers): void {
  const parts = [['302'], ['303', '304', '305'], ['306a', '306b', 'sumber_air_mandi'], ['309a', '309b', '310'], ['307a', '307b1']]
  for (const question of c.pick(parts)) delete answers[question]
}

function receivedBy(
  c: Chance,
  desil: number | null,
  members: readonly DemoPerson[],
  today: string,
  village: PlaceCode,
): DemoHousehold['receives'] {
  if (desil === null || desil > 6) return []
  const year = Number(today.slice(0, 4))
  const hasCare = members.some((member) => {
    const age = year - Number(member.birthDate.slice(0, 4))
    return age <= 18 || age >= 60 || member.answers['410'] === '1'
  })
  const got: DemoHousehold['receives'] = []
  if (hasCare && c.yes([0, 0.62, 0.5, 0.36, 0.22, 0.04, 0.02][desil] ?? 0)) got.push('pkh')
  if (c.yes([0, 0.66, 0.58, 0.48, 0.36, 0.22, 0.05][desil] ?? 0)) got.push('sembako')
  if (villageKindOf(village) === 'desa' && got.length === 0 && desil <= 2 && c.yes(0.3)) got.push('blt_desa')
  return got
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10)
}
