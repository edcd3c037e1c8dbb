// A server process in a storm: started, written to by phones, killed without warning, started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Chance } from '../../engine/values/chance.ts'
import { type Database, openEmbedded } from '../../engine/store.server/database.server.ts'
import { openHouse } from '../open.server.ts'
import { openPhone } from '../released/phone.server.ts'
import { buildServer } from '../server.server.ts'
import { openTown } from '../testing/town.server.ts'
import { openKeys } from '../keys.server.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { settle, type StormPhone, village, writeOn } from './phones.server.ts'
import type { StormOptions } from './storm-server.server.ts'
import { faultsIn } from './whole.server.ts'

const compiled = fileURLToPath(new URL('../../../node_modules/.cache/guyub/compiled', import.meta.url))
const program = fileURLToPath(new URL('./storm-server.server.ts', import.meta.url))

export interface RunningServer {
  url: string
  child: ChildProcess
  /** What it wrote to its error stream. */
  said(): string
}

const usual: Omit<StormOptions, 'folder'> = { databaseUrl: null, powerCut: false, fsync: true, statementDeadlineMs: 30_000, minFreeBytes: 0, freeBytesFile: null, clockOffMs: 0 }

/** Resolves when it listens; rejects with what it said when it ended before. */
export async function startServer(folder: string, options: Partial<StormOptions> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, JSON.stringify({ ...usual, folder, ...options })], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Of a start's cost, half is reading the program: what was compiled once is kept.
    env: { NODE_COMPILE_CACHE: compiled },
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<string>((resolve) => lines.on('line', (line) => line.startsWith('ready ') && resolve(line.slice(6))))
  const port = await Promise.race([ready, once(child, 'exit').then(() => null)])
  if (port === null) throw new Error(`The server did not start: ${said}`)
  return { url: `http://127.0.0.1:${port}`, child, said: () => said }
}

export async function endServer({ child }: RunningServer, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const gone = once(child, 'exit')
  child.kill(signal)
  const [code] = (await gone) as [number | null]
  return code
}

/** Enrolled phones of volunteers, on a database that is open. */
export async function enrol(db: Database, count: number): Promise<StormPhone[]> {
  const town = await openTown(db, new Date(Date.now() - 3_600_000).toISOString())
  const app = await buildServer(town.doors, null)
  const phones: StormPhone[] = []
  for (let n = 0; n < count; n++) {
    const person = await town.person(`Relawan Contoh ${n}`, [{ role: 'psm', place: village }])
    phones.push({ phone: await openPhone(town, app, person, village), person: person.id, sent: [] })
  }
  await app.close()
  return phones
}

export interface Ground {
  folder: string
  phones: StormPhone[]
  remove(): Promise<void>
}

/** A data folder with phones enrolled. `snapshot` is a migrated, empty database. */
export async function prepareGround(snapshot: Uint8Array<ArrayBuffer>, count = 4): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'guyub-storm-'))
  const db = await openEmbedded({ folder: join(folder, 'database'), snapshot, minFreeBytes: 0 })
  const phones = await enrol(db, count)
  await db.close()
  return { folder, phones, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** The same ground once more, with nothing sent yet. */
export async function copyGround(ground: Ground): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'guyub-storm-'))
  await cp(ground.folder, folder, { recursive: true })
  return { folder, phones: ground.phones.map((p) => ({ ...p, sent: [] })), remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface Weather {
  kills: number
  /** Milliseconds of writing before each kill, at least and at most. */
  blow: [number, number]
  chance: Chance
  start: () => Promise<RunningServer>
  /** Ends the server as the storm has it. */
  strike: (server: RunningServer) => Promise<void>
}

/** Phones write all the while; the server dies and comes back. Answers whatever was strange in its answers. */
export async function storm(phones: readonly StormPhone[], { kills, blow, chance, start, strike }: Weather): Promise<string[]> {
  let url: string | null = null
  let over = false
  let answers = 0
  const strange: string[] = []
  const writers = phones.map((p) => writeOn(p, () => url, () => over, () => answers++))
  for (let kill = 0; kill < kills; kill++) {
    const server = await start()
    url = server.url
    const before = answers
    await new Promise((go) => setTimeout(go, chance.int(...blow)))
    for (let waited = 0; answers === before && waited < 30_000; waited += 50) await new Promise((go) => setTimeout(go, 50))
    if (answers === before) strange.push(`nothing was answered before kill ${kill}: ${server.said()}`)
    url = null
    await strike(server)
  }
  over = true
  for (const said of await Promise.all(writers)) strange.push(...said)
  return strange
}

/** After the storm everybody sends the rest; then all must be whole. */
export async function calm(ground: Ground, options: Partial<StormOptions> = {}): Promise<string[]> {
  const server = await startServer(ground.folder, options)
  const strange = (await Promise.all(ground.phones.map((p) => settle(p, server.url)))).flat()
  const code = await endServer(server, 'SIGTERM')
  if (code !== 0) strange.push(`the server ended with ${code}: ${server.said()}`)
  return [...strange, ...(await faultsOf(ground))]
}

/** Looks into the folder itself, with no server running. */
export async function faultsOf(ground: Ground): Promise<string[]> {
  const db = await openEmbedded({ folder: join(ground.folder, 'database'), minFreeBytes: 0 })
  try {
    return await faultsIn(await roadOn(db), ground.phones.flatMap((p) => p.sent))
  } finally {
    await db.close()
  }
}

export async function roadOn(db: Database) {
  const config = { port: 0, host: '127.0.0.1', dataFolder: '.', databaseUrl: null, tls: null, behindProxy: false as const, demo: false }
  return (await openHouse(config, db, { places: placeAnswers(placeIndex([])), keys: openKeys(null) })).road
}
