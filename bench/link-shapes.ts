// Files of other shapes than the project's own: names and dates alone, voters who moved, many copies of each person, households of a
// census, brothers and sisters without a family number. English-like names and made-up ones, a typist's slips, no table of the engine's.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chance } from '../src/engine/values/chance.ts'
import { type LinkSet, madeSet } from './link-sets.ts'
import { common, type Luck, pad, pick, under } from './people-families.ts'

const words = (text: string): readonly string[] => text.split(' ')
const men = words('James John Robert Michael William David Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Steven Paul Andrew Kenneth George Kevin Brian Edward Ronald Timothy Jason Jeffrey Gary Nicholas Eric Stephen')
const women = words('Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia')
const surnames = words('Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Hall Campbell Mitchell Carter Roberts')
const towns = words('Raleigh Durham Charlotte Greensboro Winston Fayetteville Cary Wilmington Asheville Concord Gastonia Hickory')
const roads = words('Main Oak Pine Maple Cedar Elm Lake Hill Walnut Spring Ridge Church')
const trades = words('farmer labourer servant weaver shoemaker clerk widow scholar')

/** A word nobody wrote down before: as most surnames are, each seldom. */
const coined = (luck: Luck): string => {
  let word = ''
  for (let k = 2 + under(luck, 2); k > 0; k--) word += pick(luck, words('b d f g h j k l m n p r s t v w')) + pick(luck, words('a e i o u')) + (luck() < 0.35 ? pick(luck, words('n r l s t')) : '')
  return (word[0] as string).toUpperCase() + word.slice(1)
}

function slip(luck: Luck, word: string): string {
  if (word.length < 2) return word
  const at = under(luck, word.length)
  const letter = pick(luck, words('e a r i o t n s l c'))
  const how = luck()
  if (how < 0.35) return word.slice(0, at) + letter + word.slice(at + 1)
  if (how < 0.6) return word.slice(0, at) + word.slice(at + 1)
  return how < 0.8 ? word.slice(0, at) + letter + word.slice(at) : word.slice(0, at) + word.slice(at + 1, at + 2) + (word[at] as string) + word.slice(at + 2)
}

interface Somebody {
  woman: boolean
  first: string
  middle: string
  last: string
  year: number
  month: number
  day: number
  town: string
  zip: string
  home: string
  phone: string
}
function somebody(luck: Luck, known: readonly string[]): Somebody {
  const woman = luck() < 0.5
  const names = woman ? women : men
  return {
    woman, first: common(luck, names), middle: luck() < 0.7 ? common(luck, names) : '', last: common(luck, known), year: 1930 + under(luck, 75), month: 1 + under(luck, 12), day: 1 + under(luck, 28),
    town: common(luck, towns), zip: `27${pad(under(luck, 200), 3)}`, home: `${1 + under(luck, 900)} ${pick(luck, roads)} St`, phone: `919${pad(under(luck, 10_000_000), 7)}`,
  }
}
const dateOf = (p: Somebody): string => `${p.year}-${pad(p.month, 2)}-${pad(p.day, 2)}`
const or = (luck: Luck, chanceOf: number, other: () => string, own: string): string => (luck() < chanceOf ? other() : own)

interface Shape {
  head: string
  /** Everybody's rows: who it is, and what is written. */
  rows(luck: Luck, known: readonly string[]): Generator<[who: number, cells: (string | number)[]]>
}
const shapes: { [name: string]: Shape } = {
  'names and dates, half of them twice': {
    head: 'fname_c1,lname_c1,by,bm,bd',
    *rows(luck, known) {
      for (let who = 0; who < 4000; who++) {
        const p = somebody(luck, known)
        yield [who, [p.first, p.last, p.year, p.month, p.day]]
        const how = luck()
        const again = { ...p, first: how < 0.3 ? slip(luck, p.first) : p.first, last: how >= 0.3 && how < 0.6 ? slip(luck, p.last) : p.last, year: how >= 0.6 && how < 0.7 ? p.year + 10 : p.year, day: how >= 0.7 ? 1 + under(luck, 28) : p.day }
        yield [who, [again.first, again.last, again.year, again.month, again.day]]
      }
    },
  },
  'voters, an age and no date, some moved': {
    head: 'first_name,middle_name,last_name,age,city,zip_code,phone_num',
    *rows(luck, known) {
      for (let who = 0; who < 12_000; who++) {
        const p = somebody(luck, known)
        const write = (q: Somebody): (string | number)[] => [q.first, q.middle, q.last, 2020 - q.year, q.town, q.zip, or(luck, 0.5, () => '', q.phone)]
        yield [who, write(p)]
        if (luck() < 0.8) continue
        const moved = luck() < 0.25
        const married = p.woman && luck() < 0.15
        yield [who, write({ ...p, first: or(luck, 0.25, () => slip(luck, p.first), p.first), last: married ? common(luck, known) : or(luck, 0.25, () => slip(luck, p.last), p.last), middle: or(luck, 0.4, () => p.middle.slice(0, under(luck, 2)), p.middle), town: moved ? common(luck, towns) : p.town, zip: moved ? `27${pad(under(luck, 200), 3)}` : p.zip, year: p.year + (luck() < 0.15 ? 1 : 0) })]
      }
    },
  },
  'many copies of each, with gaps': {
    head: 'unique_id,first_name,surname,dob,city,email',
    *rows(luck, known) {
      let id = 0
      for (let who = 0; who < 3000; who++) {
        const p = somebody(luck, known)
        const mail = `${p.first}.${p.last}${under(luck, 100)}@${pick(luck, roads)}.net`.toLowerCase()
        for (let copies = 1 + Math.floor(luck() ** 1.5 * 9); copies > 0; copies--) {
          const q = { ...p, first: or(luck, 0.2, () => slip(luck, p.first), p.first), last: or(luck, 0.2, () => slip(luck, p.last), p.last), year: p.year + (luck() < 0.12 ? pick(luck, [1, -1, 10]) : 0), month: luck() < 0.1 ? 1 + under(luck, 12) : p.month }
          yield [who, [id++, or(luck, 0.15, () => '', q.first), or(luck, 0.15, () => '', q.last), or(luck, 0.1, () => '', dateOf(q)), or(luck, 0.2, () => '', p.town), or(luck, 0.2, () => '', or(luck, 0.2, () => slip(luck, mail), mail))]]
        }
      }
    },
  },
  'households of a census, written twice': {
    head: 'first_name,surname,sex,birth_year,occupation,birthplace,household_id,relation',
    *rows(luck, known) {
      let who = 0
      for (let house = 0; house < 4000; house++) {
        const name = common(luck, known)
        const place = common(luck, towns)
        for (let members = 1 + under(luck, 7), m = 0; m < members; m++, who++) {
          const p = somebody(luck, known)
          const lodger = m > 1 && luck() < 0.15
          const [last, year, trade, from] = [lodger ? p.last : name, (m < 2 ? 1800 : 1830) + under(luck, 35), pick(luck, trades), luck() < 0.6 ? place : common(luck, towns)]
          const sex = p.woman ? 'F' : 'M'
          const relation = lodger ? 'lodger' : m === 0 ? 'head' : m === 1 ? 'wife' : 'child'
          yield [who, [p.first, last, sex, year, trade, from, house, relation]]
          if (luck() < 0.85) continue
          yield [who, [or(luck, 0.35, () => slip(luck, p.first), p.first), or(luck, 0.3, () => slip(luck, last), last), sex, year + (luck() < 0.4 ? pick(luck, [-2, -1, 1, 2]) : 0), or(luck, 0.3, () => pick(luck, trades), trade), from, luck() < 0.7 ? house : under(luck, 4000), relation]]
        }
      }
    },
  },
  'brothers and sisters, no family number': {
    head: 'nama,jk,tempat_lahir,tanggal_lahir,nama_ibu,desa',
    *rows(luck, known) {
      let who = 0
      for (let family = 0; family < 5000; family++) {
        const home = somebody(luck, known)
        const called = new Set<string>()
        let before: Somebody | undefined
        for (let children = 1 + under(luck, 4); children > 0; children--, who++) {
          const p = { ...somebody(luck, known), town: home.town, last: luck() < 0.4 ? home.last : common(luck, known) }
          // Twins: one day, and often names that begin alike.
          const twin = luck() < 0.02 ? before : undefined
          if (twin) {
            const alike = (twin.woman ? women : men).filter(name => name[0] === twin.first[0])
            Object.assign(p, { year: twin.year, month: twin.month, day: twin.day, first: pick(luck, alike), woman: twin.woman, last: twin.last })
          }
          // No mother calls two children the same.
          while (called.has(p.first)) p.first = pick(luck, p.woman ? women : men)
          called.add(p.first)
          before = p
          const write = (q: Somebody): (string | number)[] => [`${q.first} ${q.last}`, q.woman ? 'P' : 'L', q.town, `${pad(q.day, 2)}-${pad(q.month, 2)}-${q.year}`, `${home.middle} ${home.home.split(' ')[1] ?? ''}`.trim(), home.zip]
          yield [who, write(p)]
          if (luck() < 0.12) yield [who, write({ ...p, first: or(luck, 0.3, () => slip(luck, p.first), p.first), last: or(luck, 0.3, () => slip(luck, p.last), p.last), day: luck() < 0.08 ? 1 + under(luck, 28) : p.day, year: p.year + (luck() < 0.06 ? 1 : 0) })]
        }
      }
    },
  },
}

/** The files of every shape, made anew. */
export function shapeFiles(seed: number): LinkSet[] {
  const folder = join(import.meta.dirname, '..', '.cache', 'bench-link')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  return Object.entries(shapes).map(([name, { head, rows }], k) => {
    const dice = chance(`shapes ${seed} ${name}`)
    const known = [...surnames, ...Array.from({ length: 2500 }, () => coined(dice.next))]
    const all = dice.shuffle([...rows(dice.next, known)])
    const file = join(folder, `shape-${k}-${seed}.csv`)
    const truth = file.replace('.csv', '-truth.csv')
    writeFileSync(file, `${head}\n${all.map(([, cells]) => cells.join(',')).join('\n')}\n`)
    writeFileSync(truth, `person,kinds\n${all.map(([who]) => `${who},`).join('\n')}\n`)
    return madeSet(name, file, truth)
  })
}
