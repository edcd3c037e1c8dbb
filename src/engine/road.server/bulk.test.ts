// Rows that came in by the thousand: found by every feed, counted like any other, and gone again when the load fails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyRow, RecordType } from '../record.ts'
import { openEmbedded, type Database, type Tx } from '../store.server/database.server.ts'
import { Note } from '../testing/toy-room.ts'
import { derivedId, newId } from '../values/id.ts'
import { applyActs } from './apply.server.ts'
import { bulkRows, bulkWork } from './bulk.server.ts'
import { pull } from './pull.server.ts'
import { recount } from './recount.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'

const sukarasa = '36.71.01.1001'
const guci = '33.28.02.2001'
const record = Note as RecordType

const notes = (place: string, n: number, label: string): { record: RecordType; row: AnyRow }[] =>
  Array.from({ length: n }, (_, i) => ({ record, row: { id: derivedId(`${label} ${place}`, String(i)), place, class: 'R' as const, team: null, title: `Catatan ${i}\tdengan "tanda"`, state: 'open', size: i % 7, photos: [], createdBy: 'impor' } }))
const load = (rows: { record: RecordType; row: AnyRow }[]) => ({ act: { id: newId(), name: 'house.import', person: null, input: { file: 'uji.csv', hash: 'ab'.repeat(32), rows: rows.length } }, rows })

describe('bulk rows', () => {
  let db: Database
  let toy: ToyRoad
  beforeAll(async () => {
    db = await openEmbedded({ folder: null })
    toy = await openToyRoad(db)
  }, 60_000)
  afterAll(() => db.close())

  const all = async (person: string, place: string): Promise<{ ids: Set<string>; pulls: number }> => {
    const who = { ...toy.worker(person, place), device: await toy.device(person) }
    const ids = new Set<string>()
    let ack = 0
    for (let pulls = 1; ; pulls++) {
      const answer = await pull(toy.road, who, { ack }, [])
      for (const d of answer.deltas) for (const r of d.rows) if (r.r === 'note') ids.add(r.id)
      if (!answer.more) return { ids, pulls }
      ack = answer.batch
    }
  }

  it('are told to every device, page by page, and counted as acts would have', async () => {
    const wati = toy.worker('wati', sukarasa)
    const write = (title: string) => applyActs(toy.road, [toy.incoming(wati, 'toy.write', sukarasa, { id: newId(), title, size: 1 })])
    expect((await write('sebelumnya'))[0]?.outcome).toBe('accepted')
    const holder = { ...wati, device: await toy.device('wati') }
    const first = await pull(toy.road, holder, { ack: 0 }, [])
    // Somebody writes while the rows are on their way in, and a device asks just then.
    const coming = bulkRows(toy.road, load([...notes(sukarasa, 5_200, 'a'), ...notes(guci, 30, 'a')]))
    const during = pull(toy.road, holder, { ack: first.batch }, [])
    expect((await write('sementara itu'))[0]?.outcome).toBe('accepted')
    expect(await coming).toBe(5_230)
    const seen = new Set((await during).deltas.flatMap((d) => d.rows.map((r) => r.id)))
    for (let ack = (await during).batch, more = true; more; ) {
      const next = await pull(toy.road, holder, { ack }, [])
      for (const d of next.deltas) for (const r of d.rows) seen.add(r.id)
      more = next.more
      ack = next.batch
    }
    expect([...notes(sukarasa, 5_200, 'a')].filter((n) => !seen.has(n.row.id))).toEqual([])
    const fresh = await all('budi', sukarasa)
    expect([fresh.ids.size, fresh.pulls > 1]).toEqual([5_202, true])
    expect((await all('guru', guci)).ids.size).toBe(30)
    expect(await recount(toy.road)).toEqual([])
    const log = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ space: string }>(`select space from act_log where act = 'house.import' order by space`))
    expect(log.map((l) => l.space)).toEqual([`v:${guci}:R`, `v:${sukarasa}:R`])
  }, 60_000)

  it('of one act come in once, however often it is tried', async () => {
    const once = load(notes(guci, 12, 'c'))
    expect(await bulkRows(toy.road, once)).toBe(12)
    expect(await bulkRows(toy.road, once)).toBe(0)
    expect((await all('sekali', guci)).ids.size).toBe(42)
    expect(await recount(toy.road)).toEqual([])
  })

  it('may change rows that are there, and look at them first', async () => {
    const [there] = notes(guci, 1, 'c')
    const work = { parts: [{ act: { id: newId(), name: 'house.import', person: null, input: {} }, place: guci }], spaces: [`v:${guci}:R`], rows: async (tx: Tx) => {
      const [found] = await tx.query<{ size: number }>('select size from note where regency_code = $1 and id = $2', [guci.slice(0, 5), there?.row.id])
      return [{ record, row: { ...(there?.row as AnyRow), size: (found?.size ?? 0) + 5 }, before: there?.row as AnyRow }]
    } }
    expect((await bulkWork(toy.road, work)).length).toBe(1)
    expect((await bulkWork(toy.road, work)).length).toBe(0)
    expect(await recount(toy.road)).toEqual([])
    expect((await all('lagi', guci)).ids.size).toBe(42)
  })

  it('that meet a row already there come in not at all', async () => {
    const before = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select space, version from space order by space'))
    const half = [...notes(guci, 10, 'b'), ...notes(sukarasa, 1, 'a')]
    await expect(bulkRows({ ...toy.road, clock: () => new Date('2026-03-05T00:00:00Z') }, load(half))).rejects.toThrow()
    expect((await all('lain', guci)).ids.size).toBe(42)
    expect(await recount(toy.road)).toEqual([])
    expect(await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select space, version from space order by space'))).toEqual(before)
  })
})
