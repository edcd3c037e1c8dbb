// A whole city back from a meeting: 987 phones push twenty acts each and pull their kelurahan at once; before it, 100 first syncs of 10,000 records.
// Options: --json (one line, last), --persons=60000, --only=embedded|postgres, --keep=<folder> (the filled embedded city is kept there for the next run)
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dayAt } from '../src/engine/values/day.ts'
import { writeFleet } from './fleet-acts.ts'
import { Phones } from './fleet-phones.ts'
import { type FleetFile, recordsEach } from './fleet-town.ts'
import { city } from './load-town.ts'
import { privatePostgres } from './private-postgres.ts'

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1]
const json = process.argv.includes('--json')
const only = option('only')
const persons = Number(option('persons') ?? 60_000)
const kept = option('keep')

const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const tenths = (n: number): number => Math.round(n * 10) / 10
/** The value below which this share of the measurements lies. */
function part(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

interface Measured {
  devices: number
  totalS: number
  pushP95Ms: number
  pushWaitP95S: number
  lost: number
  firstSyncMedianS: number
  rssMb: number
}

async function measure(kind: string, env: { [k: string]: string }): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-fleet-'))
  const started: ChildProcess[] = []
  const start = (...args: string[]): { server: ChildProcess; lines: AsyncIterator<string> } => {
    const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'fleet-server.ts'), ...args], {
      env: { ...process.env, DATABASE_URL: '', ...env, GUYUB_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.push(server)
    return { server, lines: createInterface({ input: server.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]() }
  }
  try {
    const before = kept && kind === 'embedded' ? join(kept, `city-${persons}`) : null
    if (before && existsSync(before)) cpSync(before, folder, { recursive: true })
    else {
      const filling = start('load', String(persons))
      const loaded = await told(filling)
      await over(filling.server)
      note(`${kind}: ${loaded.rows} records came in in ${tenths(Number(loaded.loadMs) / 1000)} s; ${loaded.bases} spaces looked at, ${loaded.pages} pages made in ${tenths(Number(loaded.basesMs) / 1000)} s: ${loaded.paged} records, ${tenths(Number(loaded.bytes) / Number(loaded.paged))} bytes each on the wire, ${tenths(Number(loaded.size) / Number(loaded.paged))} unpacked`)
      if (before) cpSync(folder, before, { recursive: true })
    }
    const town = JSON.parse(readFileSync(join(folder, 'fleet.json'), 'utf8')) as FleetFile
    const serving = start('serve')
    const ready = await told(serving)
    const phones = new Phones(Number(ready.port))
    const result = await drive(kind, phones, town, (accepted) => writeFileSync(join(folder, 'accepted.json'), JSON.stringify(accepted)))
    phones.close()
    serving.server.kill('SIGTERM')
    const ended = await told(serving)
    await over(serving.server)
    const rssMb = Math.round(Number(ended.rss) / 1e6)
    note(`${kind}: ${ended.lost} acts lost; ${ended.sumsWrong} sums differ from a recount; memory of the server ${Math.round(Number(ready.rss) / 1e6)} MB at rest, ${rssMb} MB at most`)
    if (ended.sumsWrong !== 0) throw new Error('sums differ from a recount')
    return { ...result, lost: Number(ended.lost), rssMb }
  } finally {
    for (const s of started) s.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function told({ server, lines }: { server: ChildProcess; lines: AsyncIterator<string> }): Promise<{ [k: string]: unknown }> {
  const line = await lines.next()
  if (line.done) throw new Error(`the server ended early (${server.exitCode ?? server.signalCode ?? '?'})`)
  return JSON.parse(line.value) as { [k: string]: unknown }
}

async function over(server: ChildProcess): Promise<void> {
  if (server.exitCode === null) await new Promise((r) => server.once('exit', r))
}

async function drive(kind: string, phones: Phones, town: FleetFile, keep: (accepted: { id: string; place: string }[]) => void): Promise<Omit<Measured, 'lost' | 'rssMb'>> {
  const firsts = await Promise.all(town.beginners.map((desk) => phones.sync(desk)))
  const short = firsts.filter((f) => f.rows < recordsEach)
  if (short.length > 0) throw new Error(`${short.length} first syncs ended with fewer records than there are`)
  const firstSyncMedianS = part(firsts.map((f) => f.ms / 1000), 0.5)
  note(`${kind}: ${firsts.length} first syncs of ${firsts[0]?.rows} records (${Math.round((firsts[0]?.bytes ?? 0) / 1000)} kB) at once: median ${tenths(firstSyncMedianS)} s, slowest ${tenths(part(firsts.map((f) => f.ms / 1000), 1))} s`)

  const written = writeFleet(town, dayAt(new Date().toISOString(), city))
  // Before the meeting each has its kelurahan; not timed.
  const held = new Map<string, number>()
  const morning = [...written]
  await Promise.all(Array.from({ length: 20 }, async () => {
    for (let w = morning.shift(); w; w = morning.shift()) held.set(w.desk.device, (await phones.sync(w.desk)).ack)
  }))
  const began = performance.now()
  const done = await Promise.all(written.map(async (w) => {
    const handed = await phones.push(w)
    const pulled = await phones.sync(w.desk, held.get(w.desk.device))
    return { handed, pulled }
  }))
  const totalS = (performance.now() - began) / 1000
  const accepted = done.flatMap((d) => d.handed.accepted)
  keep(accepted)
  const refused = Object.entries(Object.groupBy(done.flatMap((d) => d.handed.refused), (r) => r)).map(([r, n]) => `${r} ×${n?.length}`)
  if (refused.length > 0) throw new Error(`acts were refused: ${refused.join(', ')}`)
  const pushes = done.map((d) => d.handed.pushMs)
  const waits = done.map((d) => d.handed.waitedMs / 1000)
  const pulls = done.map((d) => d.pulled.ms)
  note(`${kind}: ${done.length} phones, ${accepted.length} acts and ${done.reduce((n, d) => n + d.pulled.rows, 0)} changed records down in ${tenths(totalS)} s; a push that was taken p50 ${Math.round(part(pushes, 0.5))} p95 ${Math.round(part(pushes, 0.95))} most ${Math.round(part(pushes, 1))} ms; told to come later ${done.reduce((n, d) => n + d.handed.turnedAway, 0)} times, so that from the first try to the answer p50 ${tenths(part(waits, 0.5))} p95 ${tenths(part(waits, 0.95))} s went by; what the others wrote p50 ${Math.round(part(pulls, 0.5))} p95 ${Math.round(part(pulls, 0.95))} ms`)
  return { devices: done.length, totalS: tenths(totalS), pushP95Ms: Math.round(part(pushes, 0.95)), pushWaitP95S: tenths(part(waits, 0.95)), firstSyncMedianS: tenths(firstSyncMedianS) }
}

note(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`)
const embedded = only === 'postgres' ? null : await measure('embedded', {})
let postgres: Measured | null = null
if (only !== 'embedded') {
  const server = privatePostgres()
  if (typeof server === 'string') note(`postgres: not measured. ${server}`)
  else {
    try {
      postgres = await measure('postgres', { DATABASE_URL: server.url })
    } finally {
      server.stop()
    }
  }
}
const one = embedded ?? postgres
const line = {
  bench: 'fleet', devices: one?.devices ?? null, lost: (embedded?.lost ?? 0) + (postgres?.lost ?? 0), totalS: embedded?.totalS ?? null, pushP95Ms: embedded?.pushP95Ms ?? null,
  pushWaitP95S: embedded?.pushWaitP95S ?? null, postgresTotalS: postgres?.totalS ?? null, postgresPushP95Ms: postgres?.pushP95Ms ?? null,
  firstSync100MedianS: embedded?.firstSyncMedianS ?? null, postgresFirstSync100MedianS: postgres?.firstSyncMedianS ?? null, serverRssMb: embedded?.rssMb ?? null, postgresServerRssMb: postgres?.rssMb ?? null,
}
if (json) process.stdout.write(`${JSON.stringify(line)}\n`)
else for (const [k, v] of Object.entries(line)) process.stdout.write(`${k}: ${String(v)}\n`)
