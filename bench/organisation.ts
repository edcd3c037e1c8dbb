// A province opens its association: the legality of its 38 kab/kota and the coverage of its 8,494 villages by members, over HTTP, while boards go on changing.
// Options: --json (one line, last), --only=embedded|postgres, --asks=200
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/app/config.server.ts'
import { openDatabase, openHouse } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import { applyActs, houseAct } from '../src/engine/road.server/apply.server.ts'
import { rollUp } from '../src/engine/road.server/rollup.server.ts'
import { newId } from '../src/engine/values/id.ts'
import { loadAssociation } from './organisation-data.ts'
import { privatePostgres } from './private-postgres.ts'

const option = (name: string): string | undefined => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1]
const asks = Number(option('asks') ?? 200)
const province = '35'
const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

export interface Measured {
  matrixP50Ms: number
  matrixP95Ms: number
  matrixFirstMs: number
  coverageP50Ms: number
  coverageP95Ms: number
  coverageFirstMs: number
  rows: number
  villages: number
}

const quantile = (ms: readonly number[], q: number): number => Math.round(([...ms].sort((a, b) => a - b)[Math.min(ms.length - 1, Math.ceil(ms.length * q) - 1)] ?? 0) * 10) / 10

async function measure(kind: string, env: { [k: string]: string }): Promise<Measured> {
  const db = await openDatabase(readConfig([], env))
  const doors = await openHouse(readConfig([], env), db)
  const { road, places } = doors
  const now = road.clock().toISOString()
  const codes = places.index.within(province).map((p) => p.code)
  const villages = codes.filter((c) => c.length === 13).length
  const began = performance.now()
  const rows = await loadAssociation(road, province, codes, now.slice(0, 10))
  await rollUp(road)
  await db.vacuum()
  note(`${kind}: ${rows} rows of boards, seats and members over ${villages} villages in ${Math.round(performance.now() - began)} ms`)

  const person = newId()
  const done = await applyActs(road, [
    houseAct(road, 'organization.addAccount', { accountId: person, name: 'Pengukur', lang: 'id' }, province, newId(), now),
    houseAct(road, 'organization.appoint', { appointmentId: newId(), personId: person, role: 'province_office', from: '2020-01-01', until: null, unit: null, sk: 'SK/001/UKUR' }, province, newId(), now),
  ])
  if (done.some((a) => a.outcome !== 'accepted')) throw new Error(`the measuring person could not be made: ${done.map((a) => a.code ?? a.outcome).join(', ')}`)
  const [token, device] = [randomBytes(16).toString('hex'), newId()]
  await db.tx({ role: 'guyub_job' }, async (tx) => {
    await tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [device, person, 'k', 'ukur', now])
    await tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [createHash('sha256').update(token).digest('hex'), person, device, now, '2099-01-01T00:00:00Z'])
  })
  const app = await buildServer(doors, null)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const ask = async (path: string): Promise<number> => {
    const from = performance.now()
    const answer = await fetch(`${base}${path}`, { headers: { cookie: `guyub_session=${token}` } })
    const told = (await answer.json()) as { rows?: unknown[]; children?: unknown[] }
    const took = performance.now() - from
    if (!answer.ok || (told.rows ?? told.children)?.length !== 38) throw new Error(`${path} answered ${answer.status} with ${(told.rows ?? told.children)?.length ?? 0} rows`)
    return took
  }
  const matrix: number[] = []
  const coverage: number[] = []
  for (let i = 0; i < asks; i++) {
    // Every tenth time something has changed in one of the villages, and the sums are rolled up anew.
    if (i % 10 === 0 && i > 0) {
      const village = codes.filter((c) => c.length === 13)[i * 37 % villages] as string
      const [answer] = await applyActs(road, [houseAct(road, 'organization.addAgency', { agencyId: newId(), name: 'Karang Taruna', kind: 'pilar', sectors: [] }, village, newId(), road.clock().toISOString())])
      if (answer?.outcome !== 'accepted') throw new Error('a change was refused')
      await db.tx({ role: 'guyub_job' }, (tx) => tx.change('update rollup_state set dirty = true where regency_code = $1', [village.slice(0, 5)]))
      await rollUp(road)
    }
    matrix.push(await ask(`/api/association/legality/${province}`))
    coverage.push(await ask(`/api/association/coverage/${province}`))
  }
  await app.close()
  await db.close()
  const told = {
    matrixP50Ms: quantile(matrix, 0.5), matrixP95Ms: quantile(matrix, 0.95), matrixFirstMs: Math.round(matrix[0] ?? 0),
    coverageP50Ms: quantile(coverage, 0.5), coverageP95Ms: quantile(coverage, 0.95), coverageFirstMs: Math.round(coverage[0] ?? 0), rows, villages,
  }
  note(`${kind}: ${JSON.stringify(told)}`)
  return told
}

const folder = mkdtempSync(join(tmpdir(), 'guyub-bench-organisation-'))
const results: { [kind: string]: Measured | null } = { embedded: null, postgres: null }
let why: string | null = null
try {
  if (option('only') !== 'postgres') results.embedded = await measure('embedded', { GUYUB_DATA: join(folder, 'embedded') })
  if (option('only') !== 'embedded') {
    const postgres = privatePostgres()
    if (typeof postgres === 'string') {
      why = postgres
      note(postgres)
    } else {
      try {
        results.postgres = await measure('postgres', { GUYUB_DATA: join(folder, 'postgres'), DATABASE_URL: postgres.url })
      } finally {
        postgres.stop()
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const measured = Object.values(results).filter((m) => m !== null)
const worst = (of: (m: Measured) => number): number => Math.max(...measured.map(of))
const line = { bench: 'organisation', matrixP95Ms: worst((m) => m.matrixP95Ms), coverageP95Ms: worst((m) => m.coverageP95Ms), villages: measured[0]?.villages ?? 0, ...results, ...(why ? { postgresWhy: why } : {}) }
console.log(process.argv.includes('--json') ? JSON.stringify(line) : `matrix p95 ${line.matrixP95Ms} ms, coverage p95 ${line.coverageP95Ms} ms, ${line.villages} villages`)
process.exit(0)
