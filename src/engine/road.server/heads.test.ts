// Where several processes write to one database: an idle pull is one statement shared by all who ask, and news of the other process are heard.
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../store.server/database.server.ts'
import { bothDatabases } from '../store.server/testing.server.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { applyActs } from './apply.server.ts'
import { gathered } from './gathered.server.ts'
import { Heads } from './heads.server.ts'
import { pull } from './pull.server.ts'
import type { Road } from './road.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'

const village = '36.71.01.1001'

bothDatabases('two processes at one database', (open) => {
  let toy: ToyRoad
  let here: Road
  let there: Road
  let asked = 0
  beforeAll(async () => {
    const db = await open()
    toy = await openToyRoad(db)
    const { heard: _alone, ...road } = toy.road
    const counting = { ...db, tx: (scope, work) => (asked++, db.tx(scope, work)) } as Database
    here = { ...road, db: counting, heads: new Heads(counting) }
    there = { ...road, heads: new Heads(db) }
  }, 120_000)

  const caughtUp = async (who: Who, at: Road = here): Promise<number> => {
    let ack = 0
    for (;;) {
      const answer = await pull(at, who, { ack }, [])
      if (answer.batch === ack) return ack
      ack = answer.batch
    }
  }
  const write = (at: Road, who: Who) => applyActs(at, [toy.incoming(who, 'toy.write', village, { id: newId(), title: 'Baru', size: 1 })])

  it('many idle phones are answered by one question, and none misses what the other process wrote', async () => {
    const wati = toy.worker('wati', village)
    await write(there, wati)
    const phones = await Promise.all(Array.from({ length: 60 }, async () => ({ ...wati, device: await toy.device('wati') })))
    const acks = await Promise.all(phones.map((p) => caughtUp(p)))
    asked = 0
    const idle = await Promise.all(phones.map((p, i) => pull(here, p, { ack: acks[i] as number }, [])))
    expect(idle.every((a) => a.deltas.length === 0 && a.drops.length === 0)).toBe(true)
    expect(asked).toBeLessThanOrEqual(2)
    await write(there, wati)
    const news = await Promise.all(phones.map((p, i) => pull(here, p, { ack: acks[i] as number }, [])))
    expect(news.every((a) => a.deltas[0]?.rows.length === 1)).toBe(true)
  })

  it('an act that reaches both at one moment is written once and answered alike', async () => {
    const wati = toy.worker('wati', village)
    for (let i = 0; i < 8; i++) {
      const once = toy.incoming(wati, 'toy.write', village, { id: newId(), title: `Dua kali ${i}`, size: 1 })
      const [one, other] = await Promise.all([applyActs(here, [once]), applyActs(there, [once])])
      expect(one?.[0]?.outcome).toBe('accepted')
      expect(other).toEqual(one)
    }
  })

  it('answers from memory only who stored that very answer and holds those very spaces', async () => {
    const wati = { ...toy.worker('wati', village), device: await toy.device('wati') }
    const ack = await caughtUp(wati)
    // The same phone, answered by the other process in the meantime.
    await write(here, wati)
    const next = await caughtUp(wati, there)
    expect(next).toBeGreaterThan(ack)
    // An older answer is the last this process knows to be stored: everything since is told again.
    expect((await pull(here, wati, { ack }, [])).deltas[0]?.rows.length).toBeGreaterThan(0)
    expect((await pull(here, { ...wati, posts: [] }, { ack: next }, [])).drops.length).toBeGreaterThan(0)
    expect((await pull(here, wati, { ack: 0, fresh: true }, [])).deltas.length).toBeGreaterThan(0)
  })
})

it('what is asked while an answer is on its way waits for the next one, and a failure is told to its own askers', async () => {
  const rounds: number[][] = []
  let go: () => void = () => undefined
  const ask = gathered(async (asks: number[]) => {
    rounds.push(asks)
    await new Promise<void>((r) => {
      go = r
    })
    if (asks.includes(3)) throw new Error('three')
    return asks.map((n) => n * 2)
  })
  const first = [ask(1), ask(2)]
  await new Promise((r) => setImmediate(r))
  const second = [ask(3), ask(4)].map((p) => p.catch((e: Error) => e.message))
  go()
  expect(await Promise.all(first)).toEqual([2, 4])
  await new Promise((r) => setImmediate(r))
  const third = ask(5)
  go()
  expect(await Promise.all(second)).toEqual(['three', 'three'])
  await new Promise((r) => setImmediate(r))
  go()
  expect(await third).toBe(10)
  expect(rounds).toEqual([[1, 2], [3, 4], [5]])
})
