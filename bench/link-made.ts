// The made-up people of the measurement on the disk, made once for each size, seed and state of the maker.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RawPerson } from '../src/engine/linkage/people.ts'
import { chance } from '../src/engine/values/chance.ts'
import { type LinkSet, madeSet } from './link-sets.ts'
import { type MadeRow, peopleMade, writePeopleWithTruth } from './people-made.ts'
import { writtenAgain } from './people-slips.ts'

const folder = join(import.meta.dirname, '..', '.cache', 'bench-link')
const maker = createHash('sha256')
for (const file of ['people-names.ts', 'people-families.ts', 'people-slips.ts', 'people-made.ts']) maker.update(readFileSync(join(import.meta.dirname, file)))
const state = maker.digest('hex').slice(0, 10)

export async function madeFile(name: string, n: number, seed: number, note: (text: string) => void): Promise<LinkSet> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `made-${n}-${seed}-${state}.csv`)
  const truth = file.replace('.csv', '-truth.csv')
  if (!existsSync(file)) {
    note(`making up ${n.toLocaleString('en')} people …`)
    await writePeopleWithTruth(`${file}.part`, truth, n, seed)
    renameSync(`${file}.part`, file)
  }
  return madeSet(name, file, truth)
}

/** As the engine would take a line of the made file. */
const asRaw = (r: MadeRow): RawPerson => ({
  name: r.name, mother: r.mother, born: r.born, sex: r.sex, number: r.nik, family: r.kk, home: [r.address, r.rt, r.rw, r.dusun], area: r.village, birthplace: r.birthplace, contact: r.phone,
})

/** People who are asked about one by one: every other stands in the made file of this size and seed, written once more by another hand; the rest are new. */
export function asksFile(n: number, seed: number, asks: number): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `asks-${n}-${seed}-${asks}-${state}.json`)
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(asksAbout(n, seed, asks)))
  return file
}

function asksAbout(n: number, seed: number, asks: number, villages?: readonly string[]): RawPerson[] {
  const luck = chance(`asks ${seed}`).next
  const every = Math.max(1, Math.floor((n * 0.9) / (asks / 2)))
  const out: RawPerson[] = []
  let elsewhere: MadeRow | undefined
  let k = 0
  for (const row of peopleMade(n, seed, villages ? { villages } : {})) {
    if (row.kinds) continue
    if (elsewhere && k++ % every === 0 && out.length < asks / 2) out.push(asRaw(writtenAgain(luck, row, [row, elsewhere], elsewhere).being))
    elsewhere = row
  }
  for (const row of peopleMade(asks - out.length, `others ${seed}`, { ...(villages ? { villages } : {}), twice: 0 })) out.push(asRaw(row))
  return chance(`order ${seed}`).shuffle(out)
}

/** A village for the phone, and who is asked about there. */
export function madeVillage(n: number, seed: number, asks: number): { people: RawPerson[]; asks: RawPerson[] } {
  const villages = ['36.71.99.2001']
  return { people: [...peopleMade(n, seed, { villages })].map(asRaw), asks: asksAbout(n, seed, asks, villages) }
}
