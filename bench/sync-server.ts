// Our side of the measurement, in a process of its own: the house on its embedded database, two villages of exact size, a volunteer in each.
// Arguments: the folder of built pages, then the sizes. Speaks JSON lines; `code <village>` on its input asks for a device code.
import { createInterface } from 'node:readline'
import { readConfig } from '../src/app/config.server.ts'
import { plainCode, sha256 } from '../src/app/doors/session.server.ts'
import { openDatabase, openHouse, startJobs } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import type { RecordType } from '../src/engine/record.ts'
import { applyActs, houseAct } from '../src/engine/road.server/apply.server.ts'
import { bulkRows } from '../src/engine/road.server/bulk.server.ts'
import { rollUp } from '../src/engine/road.server/rollup.server.ts'
import { derivedId, newId } from '../src/engine/values/id.ts'
import { dayAt } from '../src/engine/values/day.ts'
import { Account, Appointment } from '../src/rooms/organization/door.ts'
import { type Loaded, villageRows } from '../src/app/testing/village.server.ts'

/** A village of each size. */
const villages = ['36.71.01.1001', '36.71.01.1002'] as const
const perLoad = 20_000
const N = { class: 'N' as const, team: null }

const [pages = '', ...sizes] = process.argv.slice(2)
const config = readConfig([])
const say = (what: { [k: string]: unknown }): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

const db = await openDatabase(config)
const doors = await openHouse(config, db)
const { road } = doors
const today = dayAt(road.clock().toISOString(), villages[0])
const load = (file: string, rows: Loaded[]): Promise<number> =>
  bulkRows(road, { act: { id: newId(), name: 'house.import', person: null, input: { file, hash: sha256(file), rows: rows.length } }, rows })

const desks = sizes.map((size, i) => ({ records: Number(size), place: villages[i] as string, person: derivedId(`psm ${villages[i]}`, 'orang') }))
for (const d of desks) {
  await load('petugas', [
    { record: Account as RecordType, row: { id: d.person, place: d.place, ...N, name: `PSM ${d.place}`, lang: 'id', state: 'aktif' } },
    { record: Appointment as RecordType, row: { id: derivedId(d.person, 'tugas'), place: d.place, ...N, personId: d.person, role: 'psm', from: '2024-01-01', until: null, unit: null, sk: 'SK/UKUR', skDate: today } },
  ])
  const rows = villageRows(d.records, d.place, d.person, today)
  for (let i = 0; i < rows.length; i += perLoad) await load(`keluarga ${d.place} ${i}`, rows.slice(i, i + perLoad))
}
await db.vacuum()
await rollUp(road)
// As the job does it within seconds: what a first sync is made of is ready beforehand.
await road.bases?.renew()
const app = await buildServer(doors, pages)
const stopJobs = startJobs(doors)
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
say({ ready: true, port: typeof address === 'object' ? address?.port : null, desks, today })

async function handOver(place: string): Promise<string> {
  const desk = desks.find((d) => d.place === place)
  if (!desk) throw new Error(`no volunteer serves ${place} here`)
  const code = newId().toUpperCase()
  const now = road.clock()
  const [answer] = await applyActs(road, [houseAct(road, 'organization.inviteDevice', {
    codeId: newId(now.getTime()), personId: desk.person, codeHash: sha256(plainCode(code)), expiresAt: new Date(now.getTime() + 3_600_000).toISOString(),
  }, place, newId(now.getTime()), now.toISOString())])
  if (answer?.outcome !== 'accepted') throw new Error(`no device code: ${answer?.code ?? '?'}`)
  return code
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, place = ''] = line.split(' ')
  if (what !== 'code') return
  void handOver(place).then((code) => say({ code }), (error: unknown) => say({ failed: String(error) }))
})

process.on('SIGTERM', () => {
  void (async () => {
    await app.close()
    await stopJobs()
    await db.close()
    process.exit(0)
  })()
})
