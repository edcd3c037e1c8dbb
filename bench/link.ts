// Who is the same person? The project's engine on the field's labelled sets and on a made-up million, beside a Splink-shaped model in DuckDB.
// Options: --json (one line, last) · --n=1000000 · --seed=1 · --data=../shared/data/linkage (or LINKAGE_DATA) · --only=sets,shapes,made,duckdb,online,phone,moves,threads
// --loose (loose rules and another seed on the whole file, too) · --wrong=<folder> (what was missed and mistaken, with examples)
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import type { LinkOptions } from '../src/engine/linkage/link.ts'
import type { DuckdbAsked } from './link-duckdb.ts'
import { asksFile, madeFile } from './link-made.ts'
import type { OursAsked } from './link-ours.ts'
import { askOnPhone } from './link-phone.ts'
import { round, type Score } from './link-score.ts'
import { fieldSets, type LinkSet } from './link-sets.ts'
import { shapeFiles } from './link-shapes.ts'
import { ensurePeers } from './sync-build.ts'

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1]
const json = process.argv.includes('--json')
const loose = process.argv.includes('--loose')
const n = Number(option('n') ?? 1_000_000)
const seed = Number(option('seed') ?? 1)
const only = (option('only') ?? 'sets,shapes,made,duckdb,online,phone,moves,threads').split(',')
const root = join(import.meta.dirname, '..')
const data = resolve(root, option('data') ?? process.env.LINKAGE_DATA ?? '../shared/data/linkage')
const wrongs = option('wrong')
if (wrongs) mkdirSync(wrongs, { recursive: true })

const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

interface Ours extends Score {
  rows: number
  truePairs: number
  recallAtP99: number
  compared: number
  cpuS: number
  stages: { [stage: string]: number }
  wallS: number
  peakMb: number
  online?: { p50Ms: number; p99Ms: number; found: number }
}
interface Duckdb {
  half: Score
  best: Score
  recallAtP99: number
  compared: number
  cpuS: number
  wallS: number
  peakMb: number
}

/** Runs a file with what it is asked and takes its one line. Its own process: its processor, its memory. */
function inItsOwn<T>(file: string, asked: OursAsked | DuckdbAsked): Promise<T> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file), JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done(JSON.parse(said.trim().split('\n').at(-1) as string) as T) : failed(new Error(`${file} ended with ${code}`))))
  })
}
const wrongFile = (set: LinkSet): { wrong?: string } => (wrongs ? { wrong: join(wrongs, `${set.name}.txt`) } : {})
const ours = async (set: LinkSet, rows: number, options: LinkOptions = {}, more: Partial<OursAsked> = {}): Promise<Ours> => {
  const o = await inItsOwn<Ours>('link-ours.ts', { set, rows, options, ...more })
  note(`${set.name}, ours${Object.keys(options).length > 0 ? ` ${JSON.stringify(options)}` : ''}${more.threads ? ', threads' : ''}: F1 ${o.f1} (precision ${o.precision}, recall ${o.recall}), recall at 99 % precision ${o.recallAtP99}; ${o.compared.toLocaleString('en')} pairs compared, ${o.cpuS} CPU-s ${JSON.stringify(o.stages)}, ${o.wallS} s, ${o.peakMb} MB`)
  return o
}
const duckdb = async (set: LinkSet, kind: DuckdbAsked['kind']): Promise<Duckdb> => {
  const d = await inItsOwn<Duckdb>('link-duckdb.ts', { set, kind })
  note(`${set.name}, DuckDB: F1 ${d.half.f1} at p ≥ 0.5 (precision ${d.half.precision}, recall ${d.half.recall}), ${d.best.f1} at the best threshold, recall at 99 % precision ${d.recallAtP99}; ${d.compared.toLocaleString('en')} pairs compared, ${d.cpuS} CPU-s, ${d.wallS} s, ${d.peakMb} MB`)
  return d
}

ensurePeers(note)
note(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
const f1: { [set: string]: number | null } = { febrl1: null, febrl2: null, febrl3: null, fake1000: null, generated1m: null }
const duckdbF1: { [set: string]: number } = {}
let moves = 0
const moved = (a: Ours, b: Ours): void => {
  moves = Math.max(moves, Math.abs(a.f1 - b.f1))
}

const field = fieldSets(data)
if (field.length < 4) note(`Not all labelled sets are at hand in ${data}: those are null.`)
for (const set of only.includes('sets') ? field : []) {
  const rows = 5000
  const first = await ours(set, rows, {}, wrongFile(set))
  f1[set.name] = first.f1
  if (only.includes('duckdb')) duckdbF1[set.name] = (await duckdb(set, set.name === 'fake1000' ? 'fake' : 'febrl')).half.f1
  if (only.includes('moves')) for (const options of [{ loose: true }, { seed: 99 }]) moved(first, await ours(set, rows, options))
}
const shapesF1: { [shape: string]: number } = {}
if (only.includes('shapes')) for (const set of shapeFiles(seed)) shapesF1[set.name] = (await ours(set, 20_000, {}, wrongFile(set))).f1
if (only.includes('moves')) {
  const rows = Math.min(n, 100_000)
  const few = await madeFile('generated, fewer', rows, seed + 4, note)
  const first = await ours(few, rows, {}, wrongFile(few))
  for (const options of [{ loose: true }, { seed: 99 }]) moved(first, await ours(few, rows, options))
}

const model = join(root, '.cache', 'bench-link', 'model.json')
let million: Ours | null = null
let duckdbCpuS: number | null = null
if (only.includes('made')) {
  const set = await madeFile('generated1m', n, seed, note)
  million = await ours(set, n, {}, { model, ...wrongFile(set), ...(only.includes('online') ? { asks: asksFile(n, seed, 20_000) } : {}) })
  f1.generated1m = million.f1
  if (million.online) note(`one person against ${n.toLocaleString('en')}: p50 ${million.online.p50Ms} ms, p99 ${million.online.p99Ms} ms; ${million.online.found} of 20,000 found to stand there (half of them do)`)
  if (only.includes('duckdb')) {
    const d = await duckdb(set, 'made')
    duckdbCpuS = d.cpuS
    duckdbF1.generated1m = d.half.f1
  }
  if (only.includes('threads')) {
    const o = await ours(set, n, {}, { threads: true })
    note(`in ${cpus().length} threads: ${o.wallS} s instead of ${million.wallS} s, ${o.cpuS} CPU-s, ${o.f1 === million.f1 && o.compared === million.compared ? 'the same groups' : 'OTHER GROUPS'}`)
  }
  if (loose) for (const options of [{ loose: true }, { seed: 99 }]) moved(million, await ours(set, n, options))
}
let phoneP95: number | null = null
if (only.includes('phone') && existsSync(model)) {
  const seen = await askOnPhone(model)
  phoneP95 = seen.p95Ms
  note(`one person against 10,000 in Chromium, 4× slower: p50 ${seen.p50Ms} ms, p95 ${seen.p95Ms} ms; the village read in ${seen.readMs} ms, ${seen.found} of 1,000 found`)
}
const told = loose || only.includes('moves')
if (told) note(`F1 moves by at most ${round(moves)} with loose rules or another seed`)
if (json)
  console.log(JSON.stringify({
    bench: 'link', f1, recallAtP99Generated: million?.recallAtP99 ?? null, cpuS: million?.cpuS ?? null, duckdbCpuS, peakMb: million?.peakMb ?? null,
    onlineP99Ms1m: million?.online?.p99Ms ?? null, phoneP95Ms10kSlow4: phoneP95, f1Moves: told ? round(moves) : null, duckdbF1, shapesF1,
  }))
