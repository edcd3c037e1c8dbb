// First sync, queries, re-open and the first push: ours against PouchDB, RxDB and Dexie, in one run, on the same village.
// Options: --json (one line, last) · --sizes=10000,100000 · --runs=3 · --only=ours,dexie,rxdb,pouch,push · --tune (tries batch sizes)
// --long (PouchDB also with 100,000 records and the slowed processor, and until its push is over, however long that takes)
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Asked } from './sync-ask.web.ts'
import { openPhone, type Phone } from './sync-browser.ts'
import { buildPages, ensurePeers } from './sync-build.ts'
import { villageRows } from '../src/app/testing/village.server.ts'
import { questionsOf } from './sync-data.ts'
import type { Questions } from './sync-questions.ts'

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1]
const json = process.argv.includes('--json')
const sizes = (option('sizes') ?? '10000,100000').split(',').map(Number)
const runs = Number(option('runs') ?? 3)
const only = (option('only') ?? 'ours,dexie,rxdb,pouch,push').split(',')
const villages = ['36.71.01.1001', '36.71.01.1002'] as const
const pin = '271828'

/** Batch sizes that were tried, the best first; `--tune` tries them all again. */
const batches = { pouch: [1000, 100, 500, 2500], rxdb: [5000, 500, 1000, 2500, 10_000], dexie: [2500, 500, 1000, 5000, 10_000] }
/** The end of the signal: a village's edge on EDGE. */
const thinLine = { latencyMs: 300, kbits: 150 }
/** A push that takes longer is counted as having taken this long, and said to have. */
const patienceMs = process.argv.includes('--long') ? 3_600_000 : 480_000

const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

interface Seen extends Asked {
  storedMs: number
  readyMs: number
  reopenMs: number
  bytes: number
  heapMb: number
}

interface Spoken {
  child: ChildProcess
  next(): Promise<{ [k: string]: unknown }>
  say(line: string): void
}

function talkTo(file: string, args: readonly string[], env: { [k: string]: string } = {}): Spoken {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file), ...args], {
    env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  return {
    child,
    async next() {
      const line = await lines.next()
      if (line.done) throw new Error(`${file} ended early`)
      const told = JSON.parse(line.value) as { [k: string]: unknown }
      if (told.failed) throw new Error(String(told.failed))
      return told
    },
    say: (line) => void child.stdin?.write(`${line}\n`),
  }
}

const peers = ensurePeers(note)
note(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; ${Object.entries(peers).map(([n, v]) => `${n} ${v}`).join(', ')}`)
const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-sync-'))
const servers: Spoken[] = []
const bySize = <T>(value: (size: number, i: number) => T): Map<number, T> => new Map(sizes.map((s, i) => [s, value(s, i)]))

try {
  const pages = await buildPages()
  const ours = talkTo('sync-server.ts', [join(pages, 'ours'), ...sizes.map(String)], { DATABASE_URL: '', GUYUB_DATA: join(folder, 'house') })
  servers.push(ours)
  const house = (await ours.next()) as { port: number; today: string; desks: { place: string; person: string }[] }
  const theirs = talkTo('sync-peers-server.ts', [join(pages, 'theirs'), join(folder, 'peers'), house.today, ...sizes.map(String)])
  servers.push(theirs)
  const { port } = (await theirs.next()) as { port: number }
  const questions = bySize((size, i) => questionsOf(villageRows(size, villages[i] as string, house.desks[i]?.person as string, house.today)))
  note(`ready: villages of ${sizes.join(' and ')} records on both sides`)

  const open = {
    ours: async (size: number): Promise<Phone> => {
      const phone = await openPhone(`http://localhost:${house.port}/`)
      ours.say(`code ${villages[sizes.indexOf(size)]}`)
      const { code } = await ours.next()
      await phone.page.evaluate(([c, p]) => (window.bench as import('./sync-ours.web.ts').OurSide).enrol(c as string, p as string), [code, pin])
      return phone
    },
    pouch: (_size: number, batch = batches.pouch[0]): Promise<Phone> => openPhone(`http://localhost:${port}/?peer=pouch&batch=${batch}&limit=10`),
    rxdb: (_size: number, batch = batches.rxdb[0]): Promise<Phone> => openPhone(`http://localhost:${port}/?peer=rxdb&batch=${batch}`),
    dexie: (_size: number, batch = batches.dexie[0]): Promise<Phone> => openPhone(`http://localhost:${port}/?peer=dexie&batch=${batch}`),
  }
  type Name = keyof typeof open

  /** One phone from empty to re-opened; and on to its first push where that is asked for. */
  async function live(name: Name, size: number, slow: number, batch?: number): Promise<Seen> {
    const q = questions.get(size) as Questions
    const phone = await open[name](size, batch)
    try {
      await phone.slow(slow)
      phone.received()
      const first = await phone.page.evaluate((it) => window.bench.first(it), q)
      const bytes = phone.received()
      const asked = await phone.page.evaluate((it) => window.bench.ask(it), q)
      const heapMb = await phone.heapMb()
      await phone.restart()
      if (name === 'ours') await phone.page.evaluate((p) => (window.bench as import('./sync-ours.web.ts').OurSide).unlock(p), pin)
      await phone.slow(slow)
      const again = await phone.page.evaluate((it) => window.bench.again(it), q)
      if (slow === 1 && only.includes('push') && (name === 'ours' || name === 'pouch')) await firstPush(name, phone, q, batch)
      return { ...first, ...asked, bytes, heapMb, reopenMs: again.readyMs }
    } finally {
      await phone.end()
    }
  }

  const pushed = new Map<string, number[]>()

  /** Hundred edits made without a signal; the next day the app is opened anew, and then there is a thin line: until all are acknowledged and that is written down. */
  async function firstPush(name: 'ours' | 'pouch', phone: Phone, q: Questions, batch?: number): Promise<void> {
    await phone.page.evaluate((it) => window.bench.edit(it), q)
    await phone.restart()
    if (name === 'ours') await phone.page.evaluate((p) => (window.bench as import('./sync-ours.web.ts').OurSide).unlock(p), pin)
    await phone.page.evaluate((it) => window.bench.again(it).then(() => undefined), q)
    await phone.thin(thinLine)
    phone.sent()
    phone.received()
    const done = await phone.page.evaluate((most) => window.bench.push(most), patienceMs)
    note(`${name.padEnd(5)} first push of ${q.edits.length} edits from a village of ${q.records}${batch ? ` (batch ${batch})` : ''}: ${done.over ? '' : 'not over after '}${ms(done.ms)}, ${phone.sent().requests} requests, ${Math.round(phone.received() / 1024)} kB came back`)
    const of = `${name} ${q.records}`
    pushed.set(of, [...(pushed.get(of) ?? []), done.ms])
  }

  /** The middle of several lives by the time until ready. */
  async function middle(name: Name, size: number, slow: number, times: number, batch?: number): Promise<Seen> {
    const seen: Seen[] = []
    for (let i = 0; i < times; i++) seen.push(await live(name, size, slow, batch))
    seen.sort((a, b) => a.readyMs - b.readyMs)
    const m = seen[Math.floor((times - 1) / 2)] as Seen
    note(`${name.padEnd(5)} ${size} ×${slow}${batch ? ` batch ${batch}` : ''}: ready ${ms(m.readyMs)} (stored ${ms(m.storedMs)}; ${seen.map((s) => ms(s.readyMs)).join(', ')}), ${(m.bytes / size).toFixed(1)} B a record, by id ${fine(m.byIdMs)}, fragment ${fine(m.fragmentMs)}, count ${fine(m.countMs)}, re-open ${ms(m.reopenMs)}, heap ${m.heapMb} MB`)
    return m
  }

  if (process.argv.includes('--tune')) {
    for (const name of ['dexie', 'rxdb', 'pouch'] as const) if (only.includes(name)) for (const batch of [...batches[name]].sort((a, b) => a - b)) await middle(name, 10_000, 1, 1, batch)
  }

  const seen = new Map<string, Seen>()
  const key = (name: string, size: number, slow: number): string => `${name} ${size} ${slow}`
  for (const size of sizes) {
    for (const slow of [1, 4]) {
      for (const name of ['ours', 'dexie', 'rxdb', 'pouch'] as const) {
        if (!only.includes(name)) continue
        if (name === 'pouch' && size > 20_000 && slow > 1 && !process.argv.includes('--long')) continue
        // What takes minutes is looked at once.
        const times = name === 'ours' || name === 'dexie' ? runs : size > 20_000 || slow > 1 ? 1 : Math.min(2, runs)
        try {
          seen.set(key(name, size, slow), await middle(name, size, slow, times))
        } catch (error) {
          if (name === 'ours') throw error
          note(`${name} with ${size} records could not be measured: ${(error as Error).message.split('\n')[0]}`)
        }
      }
    }
  }

  const of = (name: string, size: number, slow = 1): Seen | undefined => seen.get(key(name, size, slow))
  const ratio = (name: string, size: number, slow = 1): number | null => quotient(of(name, size, slow)?.readyMs, of('ours', size, slow)?.readyMs)
  // Of the peer the best that was tried, of ours the middle.
  const pushRatio = (size: number): number | null => {
    const own = pushed.get(`ours ${size}`)?.sort((a, b) => a - b)
    return quotient(Math.min(...(pushed.get(`pouch ${size}`) ?? [])), own?.[Math.floor((own.length - 1) / 2)])
  }
  for (const size of sizes) if (pushRatio(size) !== null) note(`first push of 100 edits from a village of ${size}: ours is ${pushRatio(size)}× faster than PouchDB`)
  const big = of('ours', 100_000)
  const line = {
    bench: 'sync',
    speedupPouch10k: ratio('pouch', 10_000), speedupPouch10kSlow4: ratio('pouch', 10_000, 4), speedupRxdb10k: ratio('rxdb', 10_000), speedupDexie10k: ratio('dexie', 10_000),
    ready100kMs: whole(big?.readyMs), ready100kSlow4Ms: whole(of('ours', 100_000, 4)?.readyMs),
    search100kMs: tenth(big?.fragmentMs), search100kSlow4Ms: tenth(of('ours', 100_000, 4)?.fragmentMs),
    bytesPerRecord: big ? tenth(big.bytes / 100_000) : null,
    // With the largest village both were measured with: PouchDB asks the server about every record it holds.
    push100EditsSpeedupPouch: sizes.map(pushRatio).filter((r) => r !== null).at(-1) ?? null,
  }
  if (json) process.stdout.write(`${JSON.stringify(line)}\n`)
  else for (const [k, v] of Object.entries(line)) process.stdout.write(`${k}: ${String(v)}\n`)
} finally {
  for (const { child } of servers) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await new Promise((gone) => child.once('exit', gone))
  }
  rmSync(folder, { recursive: true, force: true })
}

function ms(n: number): string {
  return n >= 10_000 ? `${(n / 1000).toFixed(1)} s` : `${Math.round(n)} ms`
}
function fine(n: number): string {
  return `${n.toFixed(1)} ms`
}
function whole(n: number | undefined): number | null {
  return n === undefined ? null : Math.round(n)
}
function tenth(n: number | undefined): number | null {
  return n === undefined ? null : Math.round(n * 10) / 10
}
function quotient(a: number | undefined, b: number | undefined): number | null {
  return a === undefined || b === undefined || !Number.isFinite(a) ? null : tenth(a / b)
}
