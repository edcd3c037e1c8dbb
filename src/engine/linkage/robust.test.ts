// The same configuration for every file: other seeds, looser rules, missing columns, no duplicates, nothing but duplicates, more
// threads, verifiers' decisions. What must not move does not; what is not there is not invented.
import { describe, expect, test } from 'vitest'
import { type Chance, chance } from '../values/chance.ts'
import { guessMapping, mappingFaults, personReader } from './columns.ts'
import { explain } from './explain.ts'
import { link, type LinkOptions, type Linked } from './link.ts'
import { addPerson, at, noPeople, type People, type RawPerson, wide } from './people.ts'
import { linkInThreads } from './threads.server.ts'

const given = 'Slamet Wagiman Sutini Rokayah Dadang Euis Hotman Tiur Made Ayu Karsih Tarmin Yusniar Marsel Yuliana Basri Rosmini Udin Juminten Paijo Nengah Ujang Asep Lilis Ratna Bonar Rahel Teuku Cut Darmi'.split(' ')
const family = 'Harjo Lestari Permana Siregar Suwarno Wati Nasution Kusnadi Utari Salim Bakri Marpaung Hendra Sundari Lubis Anwar Wijaya Hidayat Saputra Rahayu Santoso Maulana Kurnia Purnomo'.split(' ')
const pad = (n: number, width: number): string => String(n).padStart(width, '0')

interface Made {
  people: RawPerson[]
  truth: number[]
}

/** Families of one regency; of `twice` in a hundred people a clerk wrote another row. */
function made(families: number, seed: number, twice = 10): Made {
  const luck = chance(seed)
  const people: RawPerson[] = []
  const truth: number[] = []
  let id = 0
  for (let f = 0; f < families; f++) {
    const area = `Desa ${1 + Math.floor((f * 6) / families)}`
    const kk = `367199${pad(luck.int(1, 28), 2)}${pad(luck.int(1, 12), 2)}${pad(luck.int(10, 24), 2)}${pad(f, 4)}`
    const home = [`Jl. ${luck.pick(given)} No. ${luck.int(1, 90)}`, `RT ${pad(luck.int(1, 9), 3)}`, `RW ${pad(luck.int(1, 9), 3)}`]
    const mother = `${luck.pick(given)} ${luck.pick(family)}`
    const names = luck.shuffle(given)
    for (let m = 0; m < luck.int(2, 5); m++) {
      const [year, month, day, woman] = [luck.int(1950, 2019), luck.int(1, 12), luck.int(1, 28), luck.yes(0.5)]
      const person = {
        name: `${names[m]} ${luck.yes(0.3) ? `${names[m + 9]} ` : ''}${luck.pick(family)}`, mother, area, home, family: kk, sex: woman ? 'P' : 'L',
        born: `${year}-${pad(month, 2)}-${pad(day, 2)}`, number: `367199${pad(day + (woman ? 40 : 0), 2)}${pad(month, 2)}${pad(year % 100, 2)}${pad(luck.int(1, 60), 4)}`,
      }
      people.push(person)
      truth.push(id)
      if (luck.yes(twice / 100)) {
        people.push(slipped(person, luck))
        truth.push(id)
      }
      id++
    }
  }
  return { people, truth }
}

type Plain = { name: string; mother: string; area: string; home: string[]; family: string; sex: string; born: string; number: string }

function slipped(person: Plain, luck: Chance): Plain {
  const other = { ...person }
  const letter = (text: string): string => {
    const at = luck.int(1, text.length - 2)
    return luck.yes(0.5) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + luck.pick(['a', 'e', 'k', 'n']) + text.slice(at + 1)
  }
  if (luck.yes(0.4)) other.name = letter(other.name)
  else if (luck.yes(0.2)) other.name = `Hj. ${other.name.toUpperCase()}`
  if (luck.yes(0.3)) other.number = luck.yes(0.5) ? '' : other.number.slice(0, 4) + luck.int(0, 9) + other.number.slice(5)
  if (luck.yes(0.2)) other.born = luck.yes(0.4) ? '' : `${other.born.slice(0, 8)}${pad(luck.int(1, 28), 2)}`
  if (luck.yes(0.2)) other.family = `${other.family.slice(0, 12)}${pad(luck.int(0, 9999), 4)}`
  if (luck.yes(0.2)) other.mother = luck.yes(0.5) ? '' : letter(other.mother)
  if (luck.yes(0.2)) other.home = [`Gg. ${luck.pick(given)}`, `RT ${pad(luck.int(1, 9), 3)}`, '']
  return other
}

const peopleOf = (list: readonly RawPerson[]): People => {
  const p = noPeople(list.length)
  for (const one of list) addPerson(p, one)
  return p
}
const without = ({ people, truth }: Made, ...left: (keyof RawPerson)[]): Made => ({ people: people.map(one => Object.fromEntries(Object.entries(one).filter(([role]) => !left.includes(role as keyof RawPerson)))), truth })

function score({ groups, pairs }: Linked, truth: readonly number[]): { precision: number; recall: number; f1: number; recallAt99: number } {
  const sizes = new Map<number, number>()
  for (const t of truth) sizes.set(t, (sizes.get(t) ?? 0) + 1)
  let all = 0
  for (const n of sizes.values()) all += (n * (n - 1)) / 2
  let [said, right] = [0, 0]
  for (const g of groups)
    for (let a = 0; a < g.length; a++)
      for (let b = 0; b < a; b++) {
        said++
        if (truth[g[a] as number] === truth[g[b] as number]) right++
      }
  let [yes, no, recallAt99] = [0, 0, 0]
  for (const { i, j } of pairs) {
    if (truth[i] === truth[j]) yes++
    else no++
    if (yes / (yes + no) >= 0.99) recallAt99 = yes / all
  }
  return { precision: right / Math.max(1, said), recall: right / Math.max(1, all), f1: (2 * right) / Math.max(1, said + all), recallAt99 }
}

const fewer = { randomPairs: 40_000 }
const linked = (m: Made, options: LinkOptions = {}): ReturnType<typeof score> => score(link(peopleOf(m.people), { ...fewer, ...options }), m.truth)

describe('a regency', () => {
  const all = made(900, 11)
  const usual = linked(all)

  test('is linked well', () => {
    expect(usual.f1).toBeGreaterThan(0.97)
    expect(usual.recallAt99).toBeGreaterThan(0.95)
  })

  test('other random pairs move next to nothing', () => {
    for (const seed of [77]) expect(Math.abs(linked(all, { seed }).f1 - usual.f1)).toBeLessThan(0.01)
  })

  test('nor do looser rules, which bring many pairs of strangers', () => {
    const more = [
      { name: 'area, sex, year', keys: 1, write: (p: People, i: number, out: Int32Array) => void out.set([(p.rows[i * wide + at.area] as number) * 8192 + (((p.rows[i * wide + at.born] as number) / 10000) | 0)]) },
      { name: 'first word', keys: 1, write: (p: People, i: number, out: Int32Array) => void out.set([p.rows[i * wide + at.name] as number]) },
    ]
    expect(Math.abs(linked(all, { loose: true, more, crowd: 400 }).f1 - usual.f1)).toBeLessThan(0.01)
  })

  test.each<[string, (keyof RawPerson)[], number]>([
    ['no NIK', ['number'], 0.93],
    ['no dates', ['born'], 0.93],
    ['no families', ['family', 'mother'], 0.93],
    ['only names, address and area', ['number', 'born', 'family', 'mother', 'sex'], 0.6],
  ])('%s', (_, left, least) => {
    const { precision, f1 } = linked(without(all, ...left))
    expect(f1).toBeGreaterThan(least)
    expect(precision).toBeGreaterThan(0.9)
  })
})

describe('a file that is odd', () => {
  test('nobody twice: nobody is found', () => {
    const { people } = made(500, 21, 0)
    const { groups, doubt } = link(peopleOf(people), fewer)
    expect(groups.length).toBeLessThan(people.length / 500)
    expect(doubt).toBeUndefined()
  })

  test('everybody twice', () => {
    const { precision, recall } = linked(made(300, 22, 100))
    expect(precision).toBeGreaterThan(0.98)
    expect(recall).toBeGreaterThan(0.95)
  })

  test.each([0, 1, 2, 12])('%i people: no error, and a warning', n => {
    const { people } = made(12, 23)
    const found = link(peopleOf(people.slice(0, n)), fewer)
    expect(found.doubt).toBe('tooFew')
  })

  test('nothing is known of anybody', () => {
    expect(link(peopleOf(Array.from({ length: 50 }, () => ({}))), fewer).groups).toEqual([])
  })

  test('all rows are one and the same: nothing is found, or too many to be true', () => {
    const one = made(1, 24).people[0] as RawPerson
    const { groups, doubt } = link(peopleOf(Array.from({ length: 60 }, () => one)), fewer)
    expect(groups.length === 0 || doubt === 'implausible').toBe(true)
  })

  test('two lists: only pairs of one with the other', () => {
    const { people, truth } = made(300, 25)
    const side = Uint8Array.from(people, (_, i) => i % 2)
    const { pairs } = link(peopleOf(people), { ...fewer, side })
    expect(pairs.length).toBeGreaterThan(20)
    for (const { i, j } of pairs) expect(side[i]).not.toBe(side[j])
    expect(pairs.filter(v => v.p > 0.5 && truth[v.i] !== truth[v.j]).length).toBeLessThan(3)
  })
})

test('more threads find the same, to the last bit', async () => {
  const { people } = made(1500, 31)
  const alone = link(peopleOf(people), { ...fewer, loose: true })
  const together = await linkInThreads(peopleOf(people), { ...fewer, loose: true, threads: 3 })
  expect(together.pairs).toEqual(alone.pairs)
  expect(together.groups).toEqual(alone.groups)
  expect(together.model).toEqual(alone.model)
  expect(together.account).toEqual(alone.account)
  // Enough for threads to be begun at all.
  expect(alone.account.pairs).toBeGreaterThan(50_000)
})

test('twins are not one person, though no family number tells that they are kin', () => {
  const luck = chance(51)
  const all = without(made(700, 51), 'family')
  const [one, two] = ['Rian', 'Rion']
  const twins = Array.from({ length: 20 }, (_, k) => {
    const born = `2001-0${luck.int(1, 9)}-1${luck.int(0, 9)}`
    const twin = { born, sex: 'L', mother: `Sri ${luck.pick(family)}`, area: 'Desa 3', home: [`Jl. ${luck.pick(given)} No. ${k + 1}`, 'RT 001', 'RW 002'] }
    const number = `367199${born.slice(8)}${born.slice(5, 7)}01000`
    const last = luck.pick(family)
    return [{ ...twin, name: `${one} ${last}`, number: `${number}1` }, { ...twin, name: `${two} ${last}`, number: `${number}2` }]
  }).flat()
  const { pairs, model } = link(peopleOf([...all.people, ...twins]), fewer)
  const first = all.people.length
  const wrong = pairs.filter(v => v.i >= first && v.j === v.i + 1 && (v.i - first) % 2 === 0 && v.p >= 0.5)
  expect(wrong.length).toBeLessThan(3)
  const doubtful = pairs.find(v => v.i >= first && v.j === v.i + 1 && (v.i - first) % 2 === 0)
  if (doubtful) expect(explain(model, doubtful.pattern).againstRelative?.steps.length).toBeGreaterThan(0)
})

test('three hundred decisions of verifiers, yes and no, do no harm and sharpen the doubtful', () => {
  const all = without(made(600, 41), 'number', 'family', 'born')
  const before = link(peopleOf(all.people), fewer)
  // Asked are those of whom the engine is least sure.
  const asked = [...before.pairs].sort((a, b) => Math.abs(a.p - 0.5) - Math.abs(b.p - 0.5)).slice(0, 300)
  const decided = asked.map(({ i, j, pattern }) => ({ pattern, same: all.truth[i] === all.truth[j] }))
  const after = score(link(peopleOf(all.people), { ...fewer, decided }), all.truth)
  const was = score(before, all.truth)
  expect(decided.some(d => !d.same)).toBe(true)
  expect(after.recallAt99).toBeGreaterThanOrEqual(was.recallAt99 - 0.001)
  expect(after.f1).toBeGreaterThanOrEqual(was.f1 - 0.001)
})

describe('columns of any file', () => {
  test.each<[string, { [column: string]: string }]>([
    ['rec_id given_name surname street_number address_1 suburb postcode state date_of_birth soc_sec_id', { rec_id: 'id', given_name: 'name', surname: 'name', street_number: 'home', address_1: 'home', suburb: 'area', postcode: 'area', state: 'area', date_of_birth: 'born', soc_sec_id: 'number' }],
    ['unique_id first_name surname dob city email cluster', { unique_id: 'id', first_name: 'name', surname: 'name', dob: 'born', city: 'area', email: 'mail', cluster: 'truth' }],
    ['fname_c1 lname_c1 by bm bd', { fname_c1: 'name', lname_c1: 'name', by: 'year', bm: 'month', bd: 'day' }],
    ['last_name first_name midl_name age sex_code zip_code res_street_address res_city_desc full_phone_num', { last_name: 'name', first_name: 'name', midl_name: 'name', age: 'age', sex_code: 'sex', zip_code: 'area', res_street_address: 'home', res_city_desc: 'area', full_phone_num: 'contact' }],
    ['No KK NIK Nama_Lengkap JK Tempat_Lahir Tanggal_Lahir Nama_Ibu Alamat RT RW Desa Kecamatan No_HP', { No: 'id', KK: 'family', NIK: 'number', Nama_Lengkap: 'name', JK: 'sex', Tempat_Lahir: 'birthplace', Tanggal_Lahir: 'born', Nama_Ibu: 'mother', Alamat: 'home', RT: 'home', RW: 'home', Desa: 'area', Kecamatan: 'area', No_HP: 'contact' }],
    ['full_name first_name surname birth_place occupation person_id', { full_name: 'skip', first_name: 'name', surname: 'name', birth_place: 'birthplace', occupation: 'trait', person_id: 'truth' }],
  ])('%s', (headers, expected) => expect(guessMapping(headers.split(' '))).toEqual(expected))

  test('a row becomes a person', () => {
    const read = personReader({ a: 'name', b: 'name', y: 'year', m: 'month', d: 'day', s: 'area', t: 'area' })
    expect(read({ a: ' Ann ', b: 'Lee', y: '1985', m: '2', d: '10', s: 'York', t: '' })).toEqual({ name: ['Ann', 'Lee'], area: ['York', ''], born: '1985-02-10' })
    expect(personReader({ n: 'name', age: 'age' })({ n: 'Ann', age: '40' })).toEqual({ name: 'Ann', born: '2010' })
  })

  test('a mapping written wrongly says what is wrong', () => {
    expect(mappingFaults({ nama: 'name', lahir: 'tanggal', x: 'skip' }, ['nama', 'lahir']).length).toBe(2)
    expect(mappingFaults({ no: 'id' }, ['no'])[0]).toContain('No column tells')
  })
})
