// What is answered from memory is never wrong: news reach a device that had heard everything; and what came late stays sealed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import { newId } from '../values/id.ts'
import { applyActs } from './apply.server.ts'
import { Heard } from './heard.server.ts'
import { pull } from './pull.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'

const village = '36.71.01.1001'

describe('what the process remembers', () => {
  let db: Database
  let toy: ToyRoad
  beforeAll(async () => {
    db = await openEmbedded({ folder: null })
    toy = await openToyRoad(db)
  }, 60_000)
  afterAll(() => db.close())

  it('answers an idle pull without the database, and news with it', async () => {
    const wati = { ...toy.worker('wati', village), device: await toy.device('wati') }
    let asked = 0
    const road = { ...toy.road, db: { ...db, tx: (scope, work) => (asked++, db.tx(scope, work)) } as Database }
    const write = () => applyActs(toy.road, [toy.incoming(wati, 'toy.write', village, { id: newId(), title: 'Baru', size: 1 })])
    await write()
    const first = await pull(road, wati, { ack: 0 }, [])
    expect((await pull(road, wati, { ack: first.batch }, [])).deltas).toEqual([])
    const before = asked
    for (let i = 0; i < 5; i++) expect(await pull(road, wati, { ack: first.batch }, [])).toEqual({ batch: first.batch, deltas: [], drops: [], more: false })
    expect(asked).toBe(before)
    // Asked while the act is on its way: told now or with the next pull, but told.
    const [during] = await Promise.all([pull(road, wati, { ack: first.batch }, []), write()])
    const next = await pull(road, wati, { ack: during.batch }, [])
    expect([...during.deltas, ...next.deltas].flatMap((d) => d.rows)).toHaveLength(1)
    // An older answer acknowledged, an empty store, a lost village: the database decides.
    expect((await pull(road, wati, { ack: 0, fresh: true }, [])).deltas.flatMap((d) => d.rows)).toHaveLength(2)
    expect((await pull(road, { ...wati, posts: [] }, { ack: 0 }, [])).drops.length).toBeGreaterThan(0)
  })

  it('forgets an answer that a space overtook while it was being read', () => {
    const heard = new Heard()
    const since = heard.begin()
    heard.moved(['v:a:R'])
    heard.settle('d', 3, ['v:a:R'], since)
    expect(heard.idle('d', 3, ['v:a:R'])).toBe(false)
    heard.settle('d', 3, ['v:a:R'], heard.begin())
    expect([heard.idle('d', 3, ['v:a:R']), heard.idle('d', 2, ['v:a:R']), heard.idle('d', 3, ['v:a:N'])]).toEqual([true, false, false])
    heard.moved(['v:b:R'])
    expect(heard.idle('d', 3, ['v:a:R'])).toBe(true)
    heard.moved(['v:a:R'])
    expect(heard.idle('d', 3, ['v:a:R'])).toBe(false)
  })

  it('leaves a sealed act of an ended post with its team, not with the village', async () => {
    toy.setNow('2026-03-02T02:00:00.000Z')
    const budi = toy.worker('budi', village, { until: '2026-03-02' })
    const id = newId()
    const team = `person:${budi.person}`
    await applyActs(toy.road, [toy.incoming(budi, 'toy.write', village, { id, title: 'Akan dirahasiakan', size: 1 })])
    const madeAt = '2026-03-02T03:00:00.000Z'
    toy.setNow('2026-03-04T02:00:00.000Z')
    const [answer] = await applyActs(toy.road, [toy.incoming(budi, 'toy.hide', village, { id, place: village, team }, { at: madeAt })])
    expect(answer?.outcome).toBe('proposed')
    const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select class, team, space from proposal'))
    expect(rows).toEqual([{ class: 'X', team, space: `t:36.71:${team}` }])
  })
})
