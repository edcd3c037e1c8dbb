// The rows of a file laid out on the server's disk by the place they name, so that a village can be read alone. Gone when the import is.
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Said } from './judge.ts'
import type { ForeignPlace } from './places-written.ts'
import type { Mapping } from './profile.ts'
import type { RefusedCode, WarningCode } from './words/labels.ts'

/** What lies on the disk after a file was read with a mapping. */
export interface Manifest {
  mapping: Mapping
  /** Rows that are no blank lines. */
  rows: number
  sheets: readonly string[]
  /** Families by their numbers, and rows without one. */
  families: number
  /** Last line of each sheet. */
  lastLine: readonly number[]
  refused: { readonly [C in RefusedCode]?: number }
  warnings: { readonly [C in WarningCode]?: number }
  /** `file` n holds the rows of `places[n]`; the first are the rows that name no place. */
  places: readonly (ForeignPlace & { bytes: number })[]
}

/** Written out when this much waits. */
const mostWaiting = 8_000_000
const nowhere: ForeignPlace = { key: '', code: null, regency: null, district: null, village: null, rows: 0 }
/** More places than the country has villages: the column is none. */
export const mostPlaces = 100_000

export class SpillWriter {
  readonly #folder: string
  readonly #numbers = new Map<string, number>()
  readonly places: (ForeignPlace & { bytes: number })[] = []
  readonly #waiting: string[][] = []
  #size = 0
  constructor(folder: string) {
    this.#folder = folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    this.#number(nowhere)
  }

  #number(place: Omit<ForeignPlace, 'rows'>): number {
    const known = this.#numbers.get(place.key)
    if (known !== undefined) return known
    const n = this.places.length
    this.#numbers.set(place.key, n)
    this.places.push({ ...place, rows: 0, bytes: 0 })
    this.#waiting.push([])
    return n
  }

  add(said: Said, place: Omit<ForeignPlace, 'rows'> | null): void {
    const n = this.#number(place && (this.#numbers.has(place.key) || this.places.length < mostPlaces) ? place : nowhere)
    const at = this.places[n] as ForeignPlace
    at.rows++
    const text = JSON.stringify(said)
    ;(this.#waiting[n] as string[]).push(text)
    this.#size += text.length
    if (this.#size > mostWaiting) this.flush()
  }

  flush(): void {
    for (const [n, lines] of this.#waiting.entries()) {
      if (lines.length === 0) continue
      const bytes = Buffer.from(`${lines.join(',\n')},\n`)
      const fd = openSync(spillFile(this.#folder, n), 'a', 0o600)
      writeSync(fd, bytes)
      closeSync(fd)
      ;(this.places[n] as { bytes: number }).bytes += bytes.length
      this.#waiting[n] = []
    }
    this.#size = 0
  }

  /** Everything on the disk, also after a power cut; only then does the manifest say so. */
  finish(manifest: Omit<Manifest, 'places'>): Manifest {
    this.flush()
    for (const [n, place] of this.places.entries()) {
      if (place.bytes === 0) continue
      const fd = openSync(spillFile(this.#folder, n), 'r+')
      fsyncSync(fd)
      closeSync(fd)
    }
    const whole: Manifest = { ...manifest, places: this.places }
    const path = join(this.#folder, 'manifest.json')
    const fd = openSync(`${path}.new`, 'w', 0o600)
    writeSync(fd, JSON.stringify(whole))
    fsyncSync(fd)
    closeSync(fd)
    renameSync(`${path}.new`, path)
    return whole
  }
}

export const spillFile = (folder: string, n: number): string => join(folder, `${n}.ndjson`)

/** Null where the layout is not whole: then the file is read once more. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) return null
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const whole = manifest.places.every((p, n) => p.bytes === 0 || (existsSync(spillFile(folder, n)) && statSync(spillFile(folder, n)).size === p.bytes))
  return whole ? manifest : null
}

/** Rows of one place; those that `wanted` lets through. */
export async function readSpill(folder: string, n: number, wanted?: (said: Said) => boolean): Promise<Said[]> {
  const path = spillFile(folder, n)
  if (!existsSync(path)) return []
  if (!wanted && statSync(path).size < 50e6) {
    const text = readFileSync(path, 'utf8')
    return text === '' ? [] : (JSON.parse(`[${text.slice(0, -2)}]`) as Said[])
  }
  const out: Said[] = []
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const said = JSON.parse(line.slice(0, -1)) as Said
    if (!wanted || wanted(said)) out.push(said)
  }
  return out
}
