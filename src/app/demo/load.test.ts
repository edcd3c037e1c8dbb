// The demo tells the truth: the same from the same seed, every state to be seen, every number a recount of its rows, nobody real.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sums, sumKey, tally } from '../../engine/counter.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import { freshDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { caseFlow, Case, GlassBreak, Referral, referralFlow } from '../../rooms/cases/door.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { Report } from '../../rooms/reports/door.ts'
import { reportFlow } from '../../rooms/reports/flow.ts'
import { findByTicket, statusOf } from '../../rooms/reports/tables.server.ts'
import { Appointment, roles } from '../../rooms/organization/door.ts'
import { LikelyPair } from '../../rooms/linkage/door.ts'
import { ListEntry, ListImport } from '../../rooms/lists/door.ts'
import { Household, HouseholdStatus, Person } from '../../rooms/registry/door.ts'
import { ticketHash } from '../../rooms/reports/ticket.ts'
import { Batch, Objection } from '../../rooms/verification/door.ts'
import { objectionByTicket } from '../../rooms/verification/tables.server.ts'
import type { Doors } from '../doors/door.server.ts'
import { openKeys } from '../keys.server.ts'
import { openHouse } from '../open.server.ts'
import { house } from '../rooms.ts'
import { loadDemo } from './load.server.ts'
import { city } from './places.ts'
import { demoCode } from './telling.ts'

interface Loaded {
  doors: Doors
  rows(record: RecordType): Promise<AnyRow[]>
  close(): Promise<void>
}

async function emptyHouse(now: string): Promise<Doors> {
  const config = { port: 0, host: '127.0.0.1', dataFolder: '.', databaseUrl: null, tls: null, behindProxy: false as const, demo: true }
  return openHouse(config, await freshDatabase(), {
    clock: () => new Date(now), keys: openKeys(null), places: placeAnswers(placeIndex([])),
    report: (what, error) => {
      throw error ?? new Error(what)
    },
  })
}

/** A fresh database with the demo in it, as it would load at that moment; or as a load that broke off after so many transactions, finished an hour later. */
async function loaded(now: string, share: number, breakAfter?: number): Promise<Loaded> {
  const doors = await emptyHouse(now)
  const { db } = doors.road
  if (breakAfter === undefined) await loadDemo(doors, { share })
  else {
    let left = breakAfter
    const tx: typeof db.tx = (scope, work) => (left-- > 0 ? db.tx(scope, work) : Promise.reject(new Error('the power went out')))
    await expect(loadDemo({ ...doors, road: { ...doors.road, db: { ...db, tx } } }, { share })).rejects.toThrow('the power went out')
    await loadDemo({ ...doors, road: { ...doors.road, clock: () => new Date(Date.parse(now) + 3_600_000) } }, { share })
  }
  return {
    doors,
    rows: (record) => db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t order by t.id`)),
    close: () => db.close(),
  }
}

async function everyRow(demo: Loaded): Promise<Map<string, AnyRow[]>> {
  const out = new Map<string, AnyRow[]>()
  for (const record of house.records.values()) out.set(record.name, await demo.rows(record))
  return out
}

const hashOf = (rows: Map<string, AnyRow[]>): string => createHash('sha256').update(JSON.stringify([...rows])).digest('hex')
const statesOf = async (demo: Loaded, record: RecordType): Promise<string[]> => [...new Set((await demo.rows(record)).map((r) => String(r.state)))].sort()
/** States that are reached; a draft lives on the device alone. */
const statesIn = (flow: { states: object }): string[] => Object.keys(flow.states).filter((s) => s !== 'draf').sort()

const monday = '2026-11-23T03:00:00.000Z'

describe('the demo, whole', () => {
  let demo: Loaded
  beforeAll(async () => {
    demo = await loaded(monday, 1)
  })
  afterAll(() => demo.close())

  it('has some seven hundred families with thousands of people, in eight kelurahan of the city and more', async () => {
    const households = await demo.rows(Household)
    expect(households.length).toBeGreaterThan(650)
    expect((await demo.rows(Person)).length).toBeGreaterThan(2000)
    expect(new Set(households.map((h) => h.place).filter((p) => p.startsWith(city))).size).toBeGreaterThanOrEqual(8)
    expect(households.some((h) => h.place === '33.28.02.2001')).toBe(true)
    expect(households.some((h) => h.place.startsWith('19.01.02'))).toBe(true)
  })

  it('shows every state of reports, cases and referrals, open and sealed', async () => {
    expect(await statesOf(demo, Report)).toEqual(statesIn(reportFlow))
    expect(await statesOf(demo, Case)).toEqual(statesIn(caseFlow))
    expect(await statesOf(demo, Referral)).toEqual(statesIn(referralFlow))
    for (const record of [Report, Case]) expect(new Set((await demo.rows(record)).map((r) => r.class))).toEqual(new Set(['R', 'X']))
    expect((await demo.rows(Report)).some((r) => r.stuckAt)).toBe(true)
    expect((await demo.rows(Referral)).some((r) => r.lateSince && Number(r.escalations) > 0)).toBe(true)
    expect(await statesOf(demo, GlassBreak)).toEqual(['diakui', 'terbuka'])
  })

  it('shows batches from the field to the export, a list with its families, and what citizens asked for themselves', async () => {
    expect(await statesOf(demo, Batch)).toEqual(['diekspor', 'dikembalikan', 'disahkan', 'musyawarah', 'pendataan'])
    const [list] = await demo.rows(ListImport)
    const entries = await demo.rows(ListEntry)
    const lines = entries.flatMap((e) => e.lines as { outcome: string }[])
    expect([lines.length, lines.filter((l) => l.outcome === 'sudah_ada').length, entries.filter((e) => e.outcome === 'baru').length]).toEqual([list?.accepted, list?.already, list?.newHouseholds])
    expect(entries.some((e) => Object.keys((e.differs as object | null) ?? {}).length > 0)).toBe(true)
    const asked = (await demo.rows(Objection)).filter((o) => o.channel === 'web')
    expect(asked.map((o) => [o.asks, o.state, o.householdId !== null]).sort()).toEqual([['sanggah', 'diajukan', true], ['usul', 'diajukan', false]])
    for (const n of [7, 8]) expect((await objectionByTicket(demo.doors.road.db, await ticketHash(demoCode(n)), new Date(monday)))?.status.word.id).toBe('Menunggu putusan')
    expect((await demo.rows(LikelyPair)).filter((p) => p.state === 'menunggu').length).toBeGreaterThan(2)
  })

  it('has somebody in every role, one volunteer whose decree ran out and one whose decree soon will', async () => {
    const posts = await demo.rows(Appointment)
    expect([...new Set(posts.map((p) => String(p.role)))].sort()).toEqual(roles.map((r) => r.code).sort())
    const ends = posts.filter((p) => p.role === 'psm' && p.until).map((p) => String(p.until))
    expect(ends.some((d) => d < '2026-11-23')).toBe(true)
    expect(ends.some((d) => d > '2026-11-23' && d < '2026-12-23')).toBe(true)
  })

  it('has households checked lately, long ago, very long ago and never', async () => {
    const on = (await demo.rows(HouseholdStatus)).map((s) => (s.verifiedOn as string | null) ?? '')
    for (const [from, to] of [['2026-05-27', '2027'], ['2025-11-23', '2026-05-26'], ['2000', '2025-11-22'], ['', '0']] as const) {
      expect(on.filter((d) => d >= from && d <= to).length).toBeGreaterThan(20)
    }
  })

  it('keeps, with each act, what a recount finds', async () => {
    const counted: Sums = new Map()
    for (const [record, rows] of await everyRow(demo)) for (const row of rows) tally(counted, house.counters, record, row, 1)
    const kept = await demo.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
      tx.query<{ place: string; class: string; name: string; key: string; bucket: string; n: number }>('select place_code as "place", class, name, key, bucket, n from counter where n <> 0'))
    expect(new Map(kept.map((k) => [sumKey(k.place, k.class, k.name, k.key, k.bucket), Number(k.n)]))).toEqual(counted)
    expect(new Set(kept.map((k) => k.name))).toEqual(new Set(house.counters.map((c) => c.name)))
  })

  it('names nobody real: every number lies in kecamatan 99', async () => {
    const written = JSON.stringify([...(await everyRow(demo)).values()])
    const numbers = [...written.matchAll(/"(\d{15,16})"/g)].map((m) => m[1] as string)
    expect(numbers.length).toBeGreaterThan(2000)
    expect(numbers.filter((n) => n.slice(4, 6) !== '99')).toEqual([])
  })

  it('answers its public codes with honest words', async () => {
    const { db } = demo.doors.road
    const guide = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    const reports = await demo.rows(Report)
    for (const [n, state] of ['diproses', 'perlu_dilengkapi', 'selesai', 'dibantah', 'dibuka_kembali', 'ditolak'].entries()) {
      const code = demoCode(n + 1)
      expect(guide).toContain(code)
      const found = await findByTicket(db, code, n < 5 ? '1234' : null, new Date(monday))
      if (!found.ok) throw new Error(`${code}: ${found.problem}`)
      expect(reports.find((r) => r.id === found.reportId)?.state).toBe(state)
      expect((await statusOf(db, found, new Date(monday)))?.may.length).toBeGreaterThanOrEqual(['diproses', 'dibuka_kembali'].includes(state) ? 0 : 1)
    }
  })

  it('lays every named photo beside its row', async () => {
    const [photos] = await demo.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ all: number; missing: number }>('select count(*)::int as "all", count(*) filter (where bytes is null)::int as "missing" from photo'))
    expect(photos?.all).toBeGreaterThan(20)
    expect(photos?.missing).toBe(0)
  })

  it('refuses a database that was used, by the demo or by anybody', async () => {
    await expect(loadDemo(demo.doors)).rejects.toThrow(/empty database/)
  })
})

describe('the demo, small', () => {
  it('refuses a database in which somebody works already', async () => {
    const doors = await emptyHouse(monday)
    await applyActs(doors.road, [houseAct(doors.road, 'organization.addAccount', { accountId: newId(), name: 'Petugas Pertama' }, city, newId(), monday)])
    await expect(loadDemo(doors)).rejects.toThrow(/empty database/)
    await doors.road.db.close()
  })

  it('is the same from the same seed at the same moment, also when it was interrupted and went on later', async () => {
    const whole = await loaded(monday, 0.1)
    const rest = await loaded(monday, 0.1, 250)
    expect(hashOf(await everyRow(rest))).toBe(hashOf(await everyRow(whole)))
    await whole.close()
    await rest.close()
  })
})
