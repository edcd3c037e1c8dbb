// Reads the region table out of the package idn-area-data and puts it right. Answers the same rows every time.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isPlaceCode, nation, type PlaceCode } from '../../engine/values/place-code.ts'
import { decreedCounts, movedIslands, nameCorrections } from './corrections.ts'
import { type Place, placeFrom } from './place.ts'

export interface PlaceSource {
  /** Changes when the package's data, our corrections or this reader change. */
  hash: string
  /** Parses and corrects, in code order; throws when the outcome is not the decree's table. */
  places(): Place[]
}

const reader = 1
const files = ['provinces', 'regencies', 'districts', 'villages', 'islands'] as const
type FileName = (typeof files)[number]

/** The hash alone takes a few milliseconds, so a start with a loaded table does not parse anything. */
export async function readPlaceSource(): Promise<PlaceSource> {
  const texts = await Promise.all(files.map(readTable))
  const hash = createHash('sha256').update(JSON.stringify([reader, nameCorrections, movedIslands]))
  for (const text of texts) hash.update(text)
  const table = Object.fromEntries(files.map((name, i) => [name, texts[i] as string])) as Record<FileName, string>
  return { hash: hash.digest('hex'), places: () => placesFrom(table) }
}

function readTable(name: FileName): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('idn-area-data')
  return readFile(join(dirname(entry), '..', 'data', `${name}.csv`), 'utf8')
}

function placesFrom(table: Record<FileName, string>): Place[] {
  const islands = countIslands(table.islands)
  const corrections = new Map(nameCorrections.map((correction) => [correction.code, correction]))
  const places: Place[] = [{ ...placeFrom(nation, 'Indonesia'), islands: islands.get(nation) ?? 0 }]
  for (const level of ['provinces', 'regencies', 'districts', 'villages'] as const) {
    for (const row of csvRows(table[level])) {
      const code = row[0] as string
      if (!isPlaceCode(code)) throw new Error(`idn-area-data: ${JSON.stringify(code)} is not a place code`)
      let name = row.at(-1) as string
      const correction = corrections.get(code)
      // A correction that no longer fits means the package changed under us: better to stop than to undo its repair.
      if (correction !== undefined && correction.from !== name) {
        throw new Error(`idn-area-data: ${code} is ${JSON.stringify(name)}, the correction expects ${correction.from}`)
      }
      name = correction?.to ?? name
      const place = placeFrom(code, name)
      if (place.level === 'province' || place.level === 'regency') place.islands = islands.get(code) ?? 0
      places.push(place)
    }
  }
  checkCounts(places)
  return places.sort((a, b) => (a.code < b.code ? -1 : 1))
}

function checkCounts(places: readonly Place[]): void {
  for (const [level, expected] of Object.entries(decreedCounts)) {
    const found = places.reduce((sum, place) => sum + (place.level === level ? 1 : 0), 0)
    if (found !== expected) throw new Error(`idn-area-data: ${found} places of level ${level}, the decree has ${expected}`)
  }
}

/** Islands by regency, province and nation. Some belong to a province only: they touch two regencies. */
function countIslands(text: string): Map<PlaceCode, number> {
  const moves = new Map(movedIslands.map((island) => [island.code, island.to]))
  const counts = new Map<PlaceCode, number>()
  const add = (code: PlaceCode) => counts.set(code, (counts.get(code) ?? 0) + 1)
  for (const row of csvRows(text)) {
    const regency = moves.get(row[0] as string) ?? (row[0] as string).slice(0, 5)
    add(nation)
    add(regency.slice(0, 2))
    if (!regency.endsWith('.00')) add(regency)
  }
  return counts
}

/** The rows below the heading. Quoted cells may hold commas and doubled quotes; no cell holds a line break. */
export function csvRows(text: string): string[][] {
  const lines = text.split(/\r?\n/)
  const rows: string[][] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as string
    if (line === '') continue
    rows.push(line.includes('"') ? quotedCells(line) : line.split(','))
  }
  return rows
}

function quotedCells(line: string): string[] {
  const cells: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : (match[2] ?? ''))
  }
  return cells
}
