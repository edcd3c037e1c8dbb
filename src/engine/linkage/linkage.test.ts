// Who is the same person? Names as Indonesians write them, families that share everything but the person, slips of clerks.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askAgainst } from './ask.ts'
import { comparer, levelsOf, cellsOf, groupCount, groups } from './compare.ts'
import { explain } from './explain.ts'
import { link } from './link.ts'
import { nameTokens, sound, spelling } from './name.ts'
import { eachPair } from './pairs.ts'
import { bornOf } from './dates.ts'
import { editsBetween } from './edits.ts'
import { addPerson, noPeople, type People, type RawPerson, weighWords } from './people.ts'
import { noName } from './reading.ts'
import { chance } from '../values/chance.ts'

describe('a name', () => {
  test.each([
    ['H. Mochamad Soekarno, S.Pd., M.Si', 'muhamad sukarno', ''],
    ['Siti Aminah binti Abdulrahman', 'siti aminah', 'abdul rahman'],
    ['St. Djoebaedah', 'siti jubaedah', ''],
    ['Drs. Achmad Tjahjadi SE', 'ahmad cahjadi', ''],
    ['Suryani, Dewi', 'suryani dewi', ''],
    ['Abdurrohman', 'abdul rahman', ''],
    ['Ma’ruf', 'maruf', ''],
    ['NURHAYATI', 'nurhayati', ''],
    ['H', 'h', ''],
    ['', '', ''],
    ['  Nyai   Ratna-Dewi ', 'nyai ratna dewi', ''],
  ])('%s', (written, own, father) => {
    const t = nameTokens(written.replaceAll('’', "'"))
    expect([t.own.join(' '), t.father.join(' ')]).toEqual([own, father])
  })

  test('old and new spelling sound alike', () => {
    for (const [a, b] of [['Soeharto', 'Suharto'], ['Djaelani', 'Jailani'], ['Sjarif', 'Syarif'], ['Widjaja', 'Wijaya'], ['Yusuf', 'Jusup'], ['Fitria', 'Pitria']] as const)
      expect(sound(spelling(a.toLowerCase())), `${a} ${b}`).toBe(sound(spelling(b.toLowerCase())))
  })

  test('reading word by word gives what reading whole gives', () => {
    const word = fc.constantFrom('Muhammad', 'siti', 'H', 'Hj', 'bin', 'binti', 'Abdul', 'Abdulrahman', 'Soekarno', 'SE', 'Dr', 'Ratna', 'x')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), list => {
        const written = list.join(' ')
        const p = noPeople(1)
        const said = noName()
        p.read.name(written, true, said)
        const whole = nameTokens(written)
        expect([...said.own.subarray(0, said.owns)].map(id => p.names.text(id))).toEqual(whole.own)
        expect([...said.father.subarray(0, said.fathers)].map(id => p.names.text(id))).toEqual(whole.father)
      }),
    )
  })
})

describe('slips', () => {
  test.each([
    ['aminah', 'aminah', 0],
    ['aminah', 'amniah', 1],
    ['aminah', 'amina', 1],
    ['aminah', 'amxnah', 1],
    ['sri', 'dewi', 3],
  ])('%s %s', (a, b, n) => expect(editsBetween(a, b, 2)).toBe(n))

  test('are the same from either side', () => {
    const text = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(editsBetween(a, b, 3)).toBe(editsBetween(b, a, 3))
      }),
    )
  })
})

test.each([
  ['1985-02-10', 19850210],
  ['10-02-1985', 19850210],
  ['10/2/1985', 19850210],
  ['19850210', 19850210],
  ['10021985', 19850210],
  ['19405603', 19405603],
  ['1985', 19850000],
  ['1985-2-1', 19850201],
  ['12 Mei 1985', 19850512],
  ['May 12, 1985', 19850512],
  ['3/4/85', 19850403],
  ['', 0],
  ['tidak tahu', 0],
])('a date written %s', (written, number) => expect(bornOf(written)).toBe(number))

const levelsBetween = (a: RawPerson, b: RawPerson): { [part: string]: string } => {
  const p = noPeople(2)
  addPerson(p, a)
  addPerson(p, b)
  weighWords(p)
  const cells = new Int32Array(groupCount)
  cellsOf(comparer(p)(0, 1), cells)
  return Object.fromEntries(groups.flatMap((g, k) => levelsOf(g, cells[k] as number)).map(l => [l.part, l.level]))
}

describe('two people', () => {
  test.each<[string, RawPerson, RawPerson, { [part: string]: string }]>([
    ['one digit of the NIK', { number: '3671995002850001' }, { number: '3671985002850001' }, { number: 'oneDigit' }],
    ['another turn on the same day, as twins have', { number: '3671995002850001' }, { number: '3671995002850002' }, { number: 'sameDay' }],
    ['digits that differ because the birth dates do', { number: '3671995002850001', born: '1985-02-10' }, { number: '3671995003850001', born: '1985-03-10' }, { number: 'sameHead' }],
    ['another RT', { home: ['Dusun Krajan', '003', '005', 'Krajan'] }, { home: ['Dusun Krajan', '005', '003', 'Krajan'] }, { home: 'alike' }],
    ['only the year', { born: '1985' }, { born: '1985-03-10' }, { born: 'yearAlone' }],
    ['two digits exchanged', { number: '3671995002850001' }, { number: '3671995002580001' }, { number: 'oneDigit' }],
    ['a digit missing', { number: '3671995002850001' }, { number: '367199500285001' }, { number: 'oneDigit' }],
    ['day and month exchanged', { born: '1985-02-10' }, { born: '1985-10-02' }, { born: 'swapped' }],
    ['a day often given', { born: '1970-12-31' }, { born: '1970-12-31' }, { born: 'sameHeaped' }],
    ['the date in the NIK is a second witness', { born: '1985-02-10', number: '3671995002850001' }, { born: '1985-07-23', number: '3671995002850404' }, { born: 'slip' }],
    ['but not where both bear one number', { born: '1961-03-04', number: '3671990403610012' }, { born: '1999-11-20', number: '3671990403610012' }, { number: 'same', born: 'other' }],
    ['another sex', { sex: 'L' }, { sex: 'Perempuan' }, { sex: 'other' }],
    ['written together', { name: 'Nur Hayati' }, { name: 'Nurhayati' }, { name: 'same0' }],
    ['nothing known', {}, { name: 'Siti' }, { name: 'unknown', born: 'unknown', number: 'unknown', home: 'unknown' }],
    ['RT and RW', { home: ['Jl. Melati No. 5', 'RT 03', 'RW 2'] }, { home: ['Jalan Melati 5', '003/002'] }, { home: 'alike' }],
  ])('%s', (_, a, b, expected) => expect(levelsBetween(a, b)).toMatchObject(expected))
})

/** A kelurahan of families: everybody shares house, number and mother with somebody; some are written twice. */
function village(families: number, seed: number): { people: RawPerson[]; truth: number[] } {
  const luck = chance(seed)
  const draw = (n: number): number => luck.int(0, n - 1)
  const first = ['Slamet', 'Wagiman', 'Sutini', 'Rokayah', 'Dadang', 'Euis', 'Hotman', 'Tiur', 'Made', 'Ayu', 'Karsih', 'Tarmin', 'Yusniar', 'Marsel', 'Yuliana', 'Basri', 'Rosmini', 'Udin', 'Juminten', 'Paijo']
  const last = ['Harjo', 'Lestari', 'Permana', 'Siregar', 'Suwarno', 'Wati', 'Nasution', 'Kusnadi', 'Utari', 'Salim', 'Bakri', 'Marpaung', 'Hendra', 'Sundari', 'Lubis', 'Anwar']
  const pad = (n: number, width: number): string => String(n).padStart(width, '0')
  const people: RawPerson[] = []
  const truth: number[] = []
  let id = 0
  for (let f = 0; f < families; f++) {
    const family = `367199${pad(1 + draw(28), 2)}${pad(1 + draw(12), 2)}${pad(10 + draw(14), 2)}${pad(f, 4)}`
    const home = [`Jl. ${first[draw(20)]} ${last[draw(16)]} No. ${1 + draw(90)}`, `RT ${pad(1 + draw(9), 3)}`, `RW ${pad(1 + draw(9), 3)}`]
    const mother = `${first[draw(20)]} ${last[draw(16)]}`
    // Nobody gives two children one name.
    const names = luck.shuffle(first)
    for (let m = 0; m < 2 + draw(4); m++) {
      const year = 1950 + draw(70)
      const month = 1 + draw(12)
      const day = 1 + draw(28)
      const woman = draw(2) === 1
      const person = {
        name: `${names[m]} ${last[draw(16)]}`,
        born: `${year}-${pad(month, 2)}-${pad(day, 2)}`,
        sex: woman ? 'P' : 'L',
        number: `367199${pad(day + (woman ? 40 : 0), 2)}${pad(month, 2)}${pad(year % 100, 2)}${pad(1 + draw(200), 4)}`,
        family,
        mother,
        home,
        area: ['Cipondoh'],
      }
      people.push(person)
      truth.push(id)
      if (draw(10) === 0) {
        const twice = { ...person, name: draw(2) === 0 ? `Hj. ${person.name.replace(/i/, 'y')}` : person.name }
        const kind = draw(3)
        if (kind === 0) twice.number = `${person.number.slice(0, 9)}${(Number(person.number[9]) + 1) % 10}${person.number.slice(10)}`
        else if (kind === 1) twice.family = `367199${pad(draw(10_000), 4)}${pad(draw(1_000_000), 6)}`
        else twice.number = ''
        people.push(twice)
        truth.push(id)
      }
      id++
    }
  }
  return { people, truth }
}

const fewer = { randomPairs: 40_000 }

function peopleOf(list: readonly RawPerson[]): People {
  const p = noPeople(list.length)
  for (const one of list) addPerson(p, one)
  return p
}

function scored(people: People, truth: readonly (number | string)[], options = {}): { precision: number; recall: number; f1: number } {
  const { groups: found } = link(people, { ...fewer, ...options })
  let right = 0
  let all = 0
  for (const g of found)
    for (let a = 0; a < g.length; a++)
      for (let b = 0; b < a; b++) {
        all++
        if (truth[g[a] as number] === truth[g[b] as number]) right++
      }
  const sizes = new Map<number | string, number>()
  for (const t of truth) sizes.set(t, (sizes.get(t) ?? 0) + 1)
  let pairs = 0
  for (const n of sizes.values()) pairs += (n * (n - 1)) / 2
  const precision = right / all
  const recall = right / pairs
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

describe('a kelurahan of families', () => {
  test.each([1, 2, 3])('brothers and sisters stay apart, the same person written twice is found (%i)', seed => {
    const { people, truth } = village(700, seed)
    const { precision, recall } = scored(peopleOf(people), truth)
    expect(precision).toBeGreaterThan(0.97)
    expect(recall).toBeGreaterThan(0.97)
  })

  test('the same number under another name and birth date in one family is a relative’s number', () => {
    const { people } = village(400, 7)
    const p = peopleOf(people)
    const { model } = link(p, fewer)
    const parent: RawPerson = { name: 'Tarmin Harjo', born: '1961-03-04', sex: 'L', number: '3671990403610012', family: '3671991102100001', home: 'Jl. Mawar 1', area: ['Cipondoh'] }
    const child: RawPerson = { ...parent, name: 'Yuliana Wati', born: '1999-11-20', sex: 'P' }
    const asking = askAgainst(p, model)
    asking.added(addPerson(p, parent))
    const found = asking.ask(child, { least: 0 }).find(f => f.row === p.n - 1)
    expect(found?.p).toBeLessThan(0.5)
  })
})

describe('one new person, asked before saving', () => {
  const { people } = village(600, 5)
  const p = peopleOf(people)
  const { model } = link(p, fewer)
  const asking = askAgainst(p, model)

  test('who is written already is found, with words for it', () => {
    const known = people[10] as RawPerson & { number: string }
    const [best] = asking.ask({ ...known, number: `${known.number.slice(0, 3)}${(Number(known.number[3]) + 1) % 10}${known.number.slice(4)}` })
    expect(best?.row).toBe(10)
    expect(best?.p).toBeGreaterThan(0.9)
    const why = explain(model, best?.pattern as number)
    expect(why.say.id).toContain('NIK beda satu angka')
    expect(why.say.id).toContain('tanggal lahir sama')
    const sum = why.againstStranger.start + why.againstStranger.steps.reduce((n, s) => n + s.bits, 0)
    expect(sum).toBeGreaterThan(3)
    expect(why.againstRelative).toBeDefined()
  })

  test('a word nobody had in the address does not make it another address', () => {
    const known = people[20] as RawPerson & { home: string[] }
    const [best] = asking.ask({ ...known, home: [...known.home, 'mushola'] })
    expect(best?.row).toBe(20)
    const cells = new Int32Array(groupCount)
    cellsOf(best?.pattern as number, cells)
    expect(levelsOf('kin', cells[groups.indexOf('kin')] as number).find(l => l.part === 'home')?.level).toBe('alike')
  })

  test('whoever bears a name that many bear is found by it all the same', () => {
    const many = peopleOf([...people, ...Array.from({ length: 9 }, (_, k) => ({ name: 'Siti Aminah', born: `19${50 + k}-0${k + 1}-11`, area: ['Cipondoh'], mother: `Wati ${k}` }))])
    const about = askAgainst(many, model)
    expect(about.ask({ name: 'Siti Aminah', area: ['Cipondoh'], mother: 'Wati 3' }, { least: 0 }).map(a => a.row)).toContain(people.length + 3)
  })

  test('a stranger is nobody here, and asking leaves nothing behind', () => {
    const before = p.n
    expect(asking.ask({ name: 'Ferdinandus Kelen', born: '1977-05-05', sex: 'L', number: '5308990505770001', area: ['Larantuka'] }, { least: 0.5 })).toEqual([])
    expect(p.n).toBe(before)
  })
})

test('every pair comes once, whichever rule found it', () => {
  const { people } = village(900, 4)
  const p = peopleOf(people)
  const seen = new Set<number>()
  const account = eachPair(p, { small: 0 }, (i, j) => {
    expect(i).toBeLessThan(j)
    seen.add(i * p.n + j)
  })
  expect(seen.size).toBe(account.pairs)
  expect(account.byRule.reduce((n, r) => n + r.pairs, 0)).toBe(account.pairs)
})

test('rules nobody has a key for take nothing from the others', () => {
  // Families alone: no number, no birth date, no address. One of each family is written twice.
  const raws = Array.from({ length: 900 }, (_, k) => [1, 2, 2].map(m => ({ name: `${m === 1 ? 'wati' : 'budi'} keluarga${k}`, family: String(10_000 + k), born: String(1960 + (k % 40)) }))).flat()
  const p = peopleOf(raws)
  let pairs = 0
  const account = eachPair(p, { small: 0 }, () => pairs++)
  expect(pairs).toBe(account.pairs)
  expect(account.skipped.filter(s => s.rule === 'family number, name')).toEqual([])
  expect(account.byRule.find(r => r.rule === 'family number, name')?.pairs).toBeGreaterThanOrEqual(900)
})

test('children of one mother are not one person, though neither family number nor house is told', () => {
  const { pick, int, yes } = chance('children of one mother')
  const first = ['Andi', 'Budi', 'Cahya', 'Dedi', 'Eko', 'Fajar', 'Gilang', 'Hendra', 'Indra', 'Joko', 'Rina', 'Sari', 'Tuti', 'Wati', 'Yanti', 'Lestari', 'Mega', 'Nining', 'Oki', 'Putri']
  const coined = (): string => [0, 1, 2].map(() => pick(['ba', 'di', 'ka', 'lo', 'mu', 'na', 'ri', 'sa', 'to', 'wi'])).join('')
  const raws: RawPerson[] = []
  const truth: string[] = []
  for (let family = 0; family < 900; family++) {
    const [last, area, birthplace] = [coined(), `desa${int(1, 60)}`, pick(['Garut', 'Subang', 'Ciamis'])]
    const mother = yes(0.4) ? pick(['Siti', 'Sri', 'Nur']) : `${pick(first)} ${coined()}`
    const called = new Set<string>()
    for (let child = 0; child < 3; child++) {
      let name = pick(first)
      while (called.has(name)) name = pick(first)
      called.add(name)
      const person = { name: `${name} ${last}`, mother, area, birthplace, born: `${int(1950, 2015)}-${String(int(1, 12)).padStart(2, '0')}-${String(int(1, 28)).padStart(2, '0')}` }
      raws.push(person)
      truth.push(`${family} ${child}`)
      if (!yes(0.12)) continue
      raws.push(yes(0.5) ? { ...person, name: `${name} ${last.slice(0, -1)}` } : person)
      truth.push(`${family} ${child}`)
    }
  }
  const { precision, recall } = scored(peopleOf(raws), truth)
  expect(precision).toBeGreaterThan(0.9)
  expect(recall).toBeGreaterThan(0.95)
})

const folder = new URL('../../../../shared/data/linkage/', import.meta.url)
// Where they are not at hand there is nothing to promise.
if (existsSync(folder))
  describe('labelled sets of the field', () => {
  const rows = (file: string): { [column: string]: string }[] => {
    const [head = '', ...lines] = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
    const names = head.split(',').map(s => s.trim())
    return lines.map(line => Object.fromEntries(line.split(',').map((v, k) => [names[k] as string, v.trim()])))
  }
  test.each([
    ['dataset1.csv', 0.999],
    ['dataset2.csv', 0.999],
    ['dataset3.csv', 0.999],
    ['fake_1000.csv', 0.96],
  ])('%s', (file, least) => {
    const list = rows(file)
    const p = noPeople(list.length)
    for (const r of list)
      addPerson(
        p,
        'soc_sec_id' in r
          ? { name: [r.given_name ?? '', r.surname ?? ''], born: r.date_of_birth, number: r.soc_sec_id, home: [r.street_number ?? '', r.address_1 ?? '', r.address_2 ?? ''], area: [r.suburb ?? '', r.postcode ?? '', r.state ?? ''] }
          : { name: [r.first_name ?? '', r.surname ?? ''], born: r.dob, area: r.city, contact: r.email },
      )
    const truth = list.map(r => r.cluster ?? (r.rec_id ?? '').split('-')[1] ?? '')
    expect(scored(p, truth).f1).toBeGreaterThanOrEqual(least)
  })
})
