// The house of the journey at the end of the signal: a real start with one large village, its volunteer and its operator; what was heard is read from the log itself.
import { join } from 'node:path'
import { plainCode, sha256 } from '../src/app/doors/session.server.ts'
import { openDatabase, openHouse, startJobs } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import { villageRows, type Loaded } from '../src/app/testing/village.server.ts'
import type { RecordType } from '../src/engine/record.ts'
import { applyActs, houseAct } from '../src/engine/road.server/apply.server.ts'
import { bulkRows } from '../src/engine/road.server/bulk.server.ts'
import { dayAt } from '../src/engine/values/day.ts'
import { derivedId, newId } from '../src/engine/values/id.ts'
import { Account, Appointment } from '../src/rooms/organization/door.ts'
import { emptyFolder } from './stage.ts'

export const village = '36.71.01.1001'
const records = 6_000
const N = { class: 'N' as const, team: null }

export interface SignalHouse {
  url: string
  families: number
  /** Two families, by id and the name of their head. */
  family: { id: string; head: string }
  other: { id: string; head: string }
  code(): Promise<string>
  /** How often the log holds this act about this record. */
  heard(act: string, record: string): Promise<number>
  /** Somebody at the office corrects an address meanwhile. */
  correct(household: string, address: string): Promise<void>
  /** Very many visits are entered at the office at once; one of them, to be looked for. */
  visitsArrive(count: number): Promise<{ household: string; note: string }>
  photosHere(): Promise<{ named: number; here: number }>
  close(): Promise<void>
}

export async function openSignalHouse(): Promise<SignalHouse> {
  const { folder, remove } = emptyFolder()
  const config = { port: 0, host: '127.0.0.1', dataFolder: folder, databaseUrl: null, tls: null, behindProxy: false as const, demo: false }
  const db = await openDatabase(config)
  const doors = await openHouse(config, db)
  const { road } = doors
  const today = dayAt(road.clock().toISOString(), village)
  const people = (['psm', 'village_operator'] as const).map((role) => ({ role, id: derivedId(`${role} ${village}`, 'orang') }))
  const psm = people[0]?.id as string
  const rows = villageRows(records, village, psm, today)
  const load = (file: string, list: Loaded[]): Promise<number> => bulkRows(road, { act: { id: newId(), name: 'house.import', person: null, input: { file, hash: sha256(file), rows: list.length } }, rows: list })
  await load('petugas', people.flatMap(({ role, id }): Loaded[] => [
    { record: Account as RecordType, row: { id, place: village, ...N, name: role === 'psm' ? 'Warsih Contoh' : 'Operator Contoh', lang: 'id', state: 'aktif' } },
    { record: Appointment as RecordType, row: { id: derivedId(id, 'tugas'), place: village, ...N, personId: id, role, from: '2024-01-01', until: null, unit: null, sk: 'SK/1', skDate: today } },
  ]))
  await load('keluarga', rows)
  const app = await buildServer(doors, join(import.meta.dirname, '..', 'dist'))
  const stopJobs = startJobs(doors)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const families = rows.filter((r) => r.record.name === 'household').map((r) => ({ id: r.row.id, head: String(r.row.headName) }))

  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : 0}`,
    families: families.length,
    family: families[0] as SignalHouse['family'],
    other: families[1] as SignalHouse['other'],
    async code() {
      const code = newId().slice(9).toUpperCase()
      const now = road.clock()
      const [answer] = await applyActs(road, [houseAct(road, 'organization.inviteDevice', { codeId: newId(), personId: psm, codeHash: sha256(plainCode(code)), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() }, village, newId(), now.toISOString())])
      if (answer?.outcome !== 'accepted') throw new Error(`no device code: ${answer?.code ?? '?'}`)
      return code
    },
    async heard(act, record) {
      const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ n: number }>(
        'select count(distinct l.id)::int as n from act_log l join act_touch t on t.regency_code = l.regency_code and t.act_id = l.id where l.act = $1 and t.record_id = $2', [act, record]))
      return rows[0]?.n ?? 0
    },
    async correct(household, addressNow) {
      const known = (await doors.people.find(people[1]?.id as string))?.known
      if (!known) throw new Error('the operator has no account')
      const at = road.clock().toISOString()
      const id = newId()
      const input = { id: household, address: addressNow, was: { address: String(rows.find((r) => r.row.id === household && r.record.name === 'household')?.row.address ?? '') } }
      const text = JSON.stringify({ id, act: 'registry.editHousehold', version: 1, place: village, person: known.person, device: null, madeAt: at, input })
      const [answer] = await doors.queue.push([{ text, sig: null, id, act: 'registry.editHousehold', version: road.house.acts.get('registry.editHousehold')?.version ?? 1, place: village, input, who: known, at, heardAt: at }])
      if (answer?.outcome !== 'accepted') throw new Error(`the office's correction was not taken: ${answer?.code ?? answer?.outcome}`)
    },
    async visitsArrive(count) {
      const visits = rows.filter((r) => r.record.name === 'visit')
      const note = 'Dicatat di kantor, disusulkan ke lapangan.'
      const list = Array.from({ length: count }, (_, i): Loaded => {
        const { record, row } = visits[i % visits.length] as Loaded
        return { record, row: { ...row, id: newId(), ...(i === 0 ? { note, on: today } : {}) } }
      })
      await load('kunjungan', list)
      return { household: String(list[0]?.row.householdId), note }
    },
    async photosHere() {
      const [n] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ named: number; here: number }>('select count(*)::int as named, count(bytes)::int as here from photo'))
      return n ?? { named: 0, here: 0 }
    },
    async close() {
      await app.close()
      await stopJobs()
      await db.close()
      remove()
    },
  }
}
