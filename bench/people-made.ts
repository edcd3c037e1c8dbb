// A made-up people of any size, repeatable by seed: families, and every tenth row somebody who stands there already, written differently.
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { chance } from '../src/engine/values/chance.ts'
import { type Being, families, under } from './people-families.ts'
import { writtenAgain } from './people-slips.ts'

export interface MadeRow extends Being {
  /** What became of them on the way into this row; absent where it is the person's first. */
  kinds?: readonly string[]
}

export interface PeopleOptions {
  /** Codes (PP.KK.CC.VVVV) of where they live; otherwise villages in kecamatan code 99, one for every 4,500 people. */
  villages?: readonly string[]
  /** Share of rows that are somebody once more; default 0.1. */
  twice?: number
}

/** Rows wait in a crowd this large, so that who is one person does not stand side by side. */
const crowd = 50_000

export function* peopleMade(n: number, seed: number | string, options: PeopleOptions = {}): Generator<MadeRow> {
  const luck = chance(`people ${seed}`).next
  const { twice = 0.1 } = options
  const waiting: MadeRow[] = []
  let made = 0
  let again = 0
  let elsewhere: Being | undefined
  for (const family of families(luck, n, options.villages)) {
    const rows: MadeRow[] = [...family]
    for (const being of family) {
      if (elsewhere && luck() < (twice / (1 - twice)) * 0.8 && again < n * twice) {
        // Four of five are there twice; some stand in list after list.
        for (let more = 0; more === 0 || (more < 5 && luck() < 0.2); more++) {
          const { being: row, kinds } = writtenAgain(luck, being, family, elsewhere)
          rows.push({ ...row, kinds })
          again++
        }
      }
    }
    elsewhere = family[under(luck, family.length)]
    for (const row of rows) {
      waiting.push(row)
      if (waiting.length < crowd) continue
      yield leave(luck, waiting)
      if (++made === n) return
    }
    if (made + waiting.length >= n) break
  }
  while (made++ < n) yield leave(luck, waiting)
}

/** One of those waiting, whoever it is. */
function leave(luck: () => number, waiting: MadeRow[]): MadeRow {
  const at = under(luck, waiting.length)
  const row = waiting[at] as MadeRow
  waiting[at] = waiting.at(-1) as MadeRow
  waiting.pop()
  return row
}

export const peopleColumns = ['no_kk', 'nik', 'nama', 'jk', 'tempat_lahir', 'tgl_lahir', 'hubungan', 'nama_ibu', 'alamat', 'rt', 'rw', 'dusun', 'kode_desa', 'telepon'] as const
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const cells = (r: MadeRow): string =>
  [r.kk, r.nik, cell(r.name), r.sex, cell(r.birthplace), r.born, r.relation, cell(r.mother), cell(r.address), r.rt, r.rw, r.dusun, r.village].join(',')

/** A list as a village sends it: one line a person, without who is who. Answers how many lines. */
export async function writePeopleCsv(path: string, n: number, seed: number | string, options: PeopleOptions = {}): Promise<number> {
  const file = createWriteStream(path)
  await write(file, `${peopleColumns.slice(0, -1).join(',')}\n`, peopleMade(n, seed, options), (r) => `${cells(r)}\n`)
  return n
}

/** The same with a telephone, and beside it the truth: which person each line is, and what happened to the line. */
export async function writePeopleWithTruth(path: string, truthPath: string, n: number, seed: number | string, options: PeopleOptions = {}): Promise<void> {
  const file = createWriteStream(path)
  const truth = createWriteStream(truthPath)
  truth.write('person,kinds\n')
  await write(file, `${peopleColumns.join(',')}\n`, peopleMade(n, seed, options), (r) => {
    truth.write(`${r.person},${r.kinds?.join('+') ?? ''}\n`)
    return `${cells(r)},${r.phone}\n`
  })
  truth.end()
  await once(truth, 'close')
}

async function write(file: WriteStream, head: string, rows: Iterable<MadeRow>, line: (row: MadeRow) => string): Promise<void> {
  let text = head
  for (const row of rows) {
    text += line(row)
    if (text.length < 1 << 18) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'close')
}
