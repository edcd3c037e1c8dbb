// How fast a list of a million rows comes in, checked and stored, in how much memory; and whether a server killed in the middle loses or doubles a row.
// Options: --json (one line, last), --n=1000000, --kill=200000, --embedded=60000
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { writePeopleCsv } from './people-made.ts'
import { privatePostgres } from './private-postgres.ts'

const option = (name: string, usual: number): number => Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const json = process.argv.includes('--json')
const [n, killRows, embeddedRows] = [option('n', 1_000_000), option('kill', 200_000), option('embedded', 60_000)]
const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

interface Told {
  [what: string]: unknown
}

function server(env: { [k: string]: string }, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'import-server.ts'), ...args], { env: { ...process.env, DATABASE_URL: '', ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Everything it tells, until it ends; `heard` may end it. */
async function run(env: { [k: string]: string }, args: readonly string[], heard: (told: Told, child: ChildProcess) => void = () => undefined): Promise<Told> {
  const child = server(env, args)
  const all: Told = {}
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const told = JSON.parse(line) as Told
    Object.assign(all, told)
    heard(told, child)
  }
  const code = await ended
  if (code !== 0 && !child.killed) throw new Error(`the measured server ended with ${String(code)}`)
  return all
}

/** A server set up for imports, as docs of PostgreSQL advise: durable all the same (fsync and synchronous_commit stay on). */
const serverSettings = ['shared_buffers=512MB', 'max_wal_size=4GB', 'checkpoint_timeout=15min', 'wal_buffers=16MB']

const perSecond = (rows: number, ms: unknown): number => Math.round(rows / (Number(ms) / 1000))

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-import-'))
  const postgres = privatePostgres(serverSettings)
  if (typeof postgres === 'string') throw new Error(postgres)
  try {
    const env = { DATABASE_URL: postgres.url, GUYUB_DATA: join(folder, 'data') }
    const villagesOf = async (place: string): Promise<string[]> => (await run(env, ['', place, 'villages'])).villages as string[]
    const [one, other] = [await villagesOf('33.28'), await villagesOf('33.29')]
    note(`writing ${n} + ${killRows} + ${embeddedRows} rows …`)
    const csv = join(folder, 'a.csv')
    await writePeopleCsv(csv, n, 1, { villages: one })
    const result = await run(env, [csv, '33.28', 'bring'], (told) => note(JSON.stringify(told)))
    const rowsPerS = perSecond(n, result.tookMs)
    note(`PostgreSQL: ${n} rows in ${Math.round(Number(result.tookMs) / 100) / 10} s (${rowsPerS}/s), at most ${String(result.peakMb)} MB`)

    const kill = killRows > 0 ? await killedInTheMiddle(env, postgres.url, join(folder, 'b.csv'), other) : null

    let embedded: number | null = null
    if (embeddedRows > 0) {
      const small = join(folder, 'c.csv')
      await writePeopleCsv(small, embeddedRows, 3, { villages: one.slice(0, 20) })
      const own = await run({ GUYUB_DATA: join(folder, 'embedded') }, [small, '33.28', 'bring'])
      embedded = perSecond(embeddedRows, own.tookMs)
      note(`embedded: ${embedded} rows/s`)
    }
    const line = { bench: 'import', rows: n, rowsPerS, peakMb: result.peakMb, checkS: Math.round(Number(result.checkedMs) / 100) / 10, ...(kill ?? { killed: null, lost: null, doubled: null }), embeddedRowsPerS: embedded }
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`)
    else note(JSON.stringify(line, null, 1))
  } finally {
    postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A server killed with two fifths in, and another that goes on. */
async function killedInTheMiddle(env: { [k: string]: string }, url: string, csv: string, villages: readonly string[]): Promise<{ killed: boolean; lost: number; doubled: number }> {
  await writePeopleCsv(csv, killRows, 2, { villages })
  const half = await run(env, [csv, '33.29', 'bring'], (told, child) => {
    if (Number(told.rowsWritten ?? 0) > killRows * 0.4) child.kill('SIGKILL')
  })
  const killed = half.ended === undefined
  const after = await run(env, [csv, '33.29', 'resume'], (told) => note(JSON.stringify(told)))
  const { lost, doubled } = await counted(url, '33.29', Number(half.good))
  note(`killed: ${killed}; after going on ${lost} rows are lost, ${doubled} doubled, ${String(after.wrongSums)} sums wrong`)
  if (after.wrongSums !== 0) throw new Error('sums differ from a recount')
  return { killed, lost, doubled }
}

/** Lines of the file against lines the entries name; people against the ids they were given. */
async function counted(url: string, place: string, good: number): Promise<{ lost: number; doubled: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ lines: string; differing: string; people: string; named: string }>(
      `with line as (select l->>'line' as n, l->>'person' as person, l->>'outcome' as outcome from list_entry e, jsonb_array_elements(e.lines) l where e.regency_code = $1)
       select (select count(*) from line) as lines, (select count(distinct n) from line) as differing,
         (select count(*) from person where regency_code = $1) as people, (select count(distinct person) from line where outcome = 'baru') as named`, [place])
    const [r] = rows
    return { lost: good - Number(r?.differing), doubled: Number(r?.lines) - Number(r?.differing) + Math.abs(Number(r?.people) - Number(r?.named)) }
  } finally {
    await client.end()
  }
}

await main()
