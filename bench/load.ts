// How many acts a second one server accepts over HTTP, how long an idle pull and the heaviest picture take meanwhile.
// Options: --json (one line, last), --persons=200000, --only=embedded|postgres
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dayAt } from '../src/engine/values/day.ts'
import { type Batch, writeBatches } from './load-acts.ts'
import { city, type Desk, type TownFile } from './load-town.ts'
import { privatePostgres } from './private-postgres.ts'

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1]
const json = process.argv.includes('--json')
const only = option('only')
const persons = Number(option('persons') ?? 200_000)
/** Fewer people for PostgreSQL: only its acts are asked for. */
const personsOnPostgres = Math.min(persons, Number(option('persons-postgres') ?? 20_000))
/** Phones that send at the same moment. */
const phones = 24

const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

interface Measured {
  actsPerSecond: number
  acts: number
  idlePullP95Ms: number
  dashboardP95Ms: number
  persons: number
}

async function measure(kind: string, env: { [k: string]: string }, people: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-'))
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'load-server.ts'), String(people), 'town.json'], {
    env: { ...process.env, DATABASE_URL: '', ...env, GUYUB_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
    const ready = await told(lines, server)
    note(`${kind}: ${ready.persons} persons in ${ready.households} households came in through the bulk path in ${Math.round(Number(ready.loadMs) / 100) / 10} s; ${ready.sumsWrong} sums differ from a recount`)
    if (ready.sumsWrong !== 0) throw new Error('the sums kept by the bulk path differ from a recount')
    const town = JSON.parse(readFileSync(join(folder, 'town.json'), 'utf8')) as TownFile
    const result = await drive(Number(ready.port), town)
    server.kill('SIGTERM')
    const ended = await told(lines, server)
    if (ended.sumsWrong !== 0) throw new Error(`after the acts ${String(ended.sumsWrong)} sums differ from a recount`)
    if (server.exitCode === null) await new Promise((r) => server.once('exit', r))
    note(`${kind}: ${result.acts} acts, ${result.actsPerSecond}/s; idle pull p95 ${result.idlePullP95Ms} ms; picture p95 ${result.dashboardP95Ms} ms; the server’s own thread was held p95 ${ended.loopP95Ms} ms, p99 ${ended.loopP99Ms} ms; sums agree with a recount`)
    return { ...result, persons: town.persons }
  } finally {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function told(lines: AsyncIterator<string>, server: ChildProcess): Promise<{ [k: string]: unknown }> {
  const line = await lines.next()
  if (line.done) throw new Error(`the server ended early (${server.exitCode ?? server.signalCode ?? '?'})`)
  return JSON.parse(line.value) as { [k: string]: unknown }
}

async function drive(port: number, town: TownFile): Promise<Omit<Measured, 'persons'>> {
  const lanes = writeBatches(town, dayAt(new Date().toISOString(), city))
  const of = (role: string, place: string): Desk => town.desks.find((d) => d.role === role && d.place === place) as Desk
  const idle = of('psm', '33.28.02.2001')
  const head = of('dinsos_head', city)
  const nation = of('admin', '')
  const sending = new Agent({ keepAlive: true, maxSockets: phones })
  const asking = new Agent({ keepAlive: true, maxSockets: 4 })

  // The idle device takes what there is, until there is nothing new.
  let ack = 0
  for (let more = true; more; ) {
    const answer = (await ask(port, asking, idle, '/api/pull', { ack })) as { batch: number; more: boolean; deltas: unknown[] }
    more = answer.more || answer.batch !== ack
    ack = answer.batch
  }
  const pulls: number[] = []
  const pictures: number[] = []
  let running = true
  const every = async (ms: number, work: () => Promise<void>): Promise<void> => {
    while (running) {
      await work()
      await new Promise((r) => setTimeout(r, ms))
    }
  }
  const timed = async (into: number[], work: () => Promise<unknown>): Promise<unknown> => {
    const t = performance.now()
    const answer = await work()
    into.push(performance.now() - t)
    return answer
  }
  const watchers = [
    every(50, async () => {
      const answer = (await timed(pulls, () => ask(port, asking, idle, '/api/pull', { ack }))) as { deltas: unknown[] }
      if (answer.deltas.length > 0) throw new Error('the idle device was told something new')
    }),
    every(200, async () => {
      await timed(pictures, () => ask(port, asking, head, `/api/pictures/${city}`))
      await timed(pictures, () => ask(port, asking, nation, '/api/pictures/id'))
    }),
  ]

  const queue = [...lanes]
  let acts = 0
  const refused = new Map<string, number>()
  const began = performance.now()
  const phone = async (): Promise<void> => {
    for (let lane = queue.shift(); lane; lane = queue.shift()) {
      for (const batch of lane) {
        for (const a of await push(port, sending, batch)) {
          if (a.outcome === 'accepted' || a.outcome === 'merged') acts++
          else refused.set(`${a.act} ${a.code}`, (refused.get(`${a.act} ${a.code}`) ?? 0) + 1)
        }
      }
    }
  }
  await Promise.all(Array.from({ length: phones }, phone))
  const seconds = (performance.now() - began) / 1000
  running = false
  await Promise.all(watchers)
  sending.destroy()
  asking.destroy()
  note(`idle pull p50 ${part(pulls, 0.5)} p90 ${part(pulls, 0.9)} p99 ${part(pulls, 0.99)} ms of ${pulls.length}; picture p50 ${part(pictures, 0.5)} p90 ${part(pictures, 0.9)} p99 ${part(pictures, 0.99)} ms of ${pictures.length}`)
  if (refused.size > 0) throw new Error(`acts were refused: ${[...refused].map(([k, n]) => `${k} ×${n}`).join(', ')}`)
  return { acts, actsPerSecond: Math.round(acts / seconds), idlePullP95Ms: p95(pulls), dashboardP95Ms: p95(pictures) }
}

async function push(port: number, agent: Agent, batch: Batch): Promise<{ outcome: string; code?: string; act: string }[]> {
  const { answers } = (await ask(port, agent, batch.desk, '/api/push', { now: new Date().toISOString(), acts: batch.acts })) as { answers: { outcome: string; code?: string }[] }
  return answers.map((a, i) => ({ ...a, act: (JSON.parse(batch.acts[i]?.body ?? '{}') as { act: string }).act }))
}

function ask(port: number, agent: Agent, desk: Desk, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? null : JSON.stringify(body)
    const req = request({
      host: '127.0.0.1', port, path, agent, method: text === null ? 'GET' : 'POST',
      headers: { cookie: `guyub_session=${desk.token}`, ...(text === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) },
    }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (p: Buffer) => parts.push(p))
      res.on('end', () => {
        const said = Buffer.concat(parts).toString()
        if (res.statusCode === 200) resolve(JSON.parse(said))
        else reject(new Error(`${path} answered ${res.statusCode}: ${said.slice(0, 300)}`))
      })
    })
    req.on('error', reject)
    req.end(text ?? undefined)
  })
}

/** The value below which this share of the measurements lies. */
function part(ms: number[], share: number): number {
  const sorted = [...ms].sort((a, b) => a - b)
  return Math.round((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN) * 10) / 10
}
const p95 = (ms: number[]): number => part(ms, 0.95)

note(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`)
const embedded = only === 'postgres' ? null : await measure('embedded', {}, persons)
let postgres: Measured | null = null
if (only !== 'embedded') {
  const server = privatePostgres()
  if (typeof server === 'string') note(`postgres: not measured. ${server}`)
  else {
    try {
      postgres = await measure('postgres', { DATABASE_URL: server.url }, personsOnPostgres)
    } finally {
      server.stop()
    }
  }
}
const line = {
  bench: 'load', embeddedActsPerSecond: embedded?.actsPerSecond ?? null, postgresActsPerSecond: postgres?.actsPerSecond ?? null,
  idlePullP95Ms: embedded?.idlePullP95Ms ?? null, dashboardP95Ms: embedded?.dashboardP95Ms ?? null, persons: embedded?.persons ?? null,
}
if (json) process.stdout.write(`${JSON.stringify(line)}\n`)
else for (const [k, v] of Object.entries(line)) process.stdout.write(`${k}: ${String(v)}\n`)
