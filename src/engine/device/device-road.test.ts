// Two phones and the real server: whatever the order of writing, moving, sending and broken lines, in the end all three agree.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyRow } from '../record.ts'
import { applyActs } from '../road.server/apply.server.ts'
import { pull } from '../road.server/pull.server.ts'
import { selectList } from '../road.server/rows-sql.server.ts'
import { openToyRoad, type ToyRoad } from '../road.server/toy-road.server.ts'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import { Note } from '../testing/toy-room.ts'
import { chance } from '../values/chance.ts'
import { bodySchema } from '../wire.ts'
import type { Who } from '../who.ts'
import { importDataKey, sealWith } from './crypto.ts'
import { openDevice, type Device } from './device.ts'
import { memoryDisk, type MemoryDisk } from './memory-disk.ts'
import type { Met, Road, Seal } from './ports.ts'

let db: Database
let toy: ToyRoad
let seal: Seal
beforeAll(async () => {
  db = await openEmbedded({ folder: null })
  toy = await openToyRoad(db)
  seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
}, 60_000)
afterAll(() => db.close())

function roadOf(who: Who, weather: () => boolean): Road {
  async function trip<T>(work: () => Promise<T>): Promise<Met<T>> {
    if (weather()) return { kind: 'away', why: 'cut on the way there' }
    const answer = await work()
    return weather()
      ? { kind: 'away', why: 'cut on the way back' }
      : { kind: 'ok', answer: JSON.parse(JSON.stringify(answer)) as T }
  }
  return {
    push: ({ acts }) =>
      trip(async () => ({
        answers: await applyActs(
          toy.road,
          acts.map(({ body, sig }) => {
            const b = bodySchema.parse(JSON.parse(body))
            return {
              text: body,
              sig,
              id: b.id,
              act: b.act,
              version: b.version,
              place: b.place,
              input: b.input,
              who,
              at: b.madeAt,
              heardAt: toy.now(),
            }
          }),
        ),
      })),
    pull: ask => trip(() => pull(toy.road, who, ask, [])),
    getPage: async () => ({ kind: 'away', why: 'no pages here' }),
    putPhoto: async () => ({ kind: 'ok', answer: null }),
    getPhoto: async () => ({ kind: 'away', why: 'no photos here' }),
  }
}

interface Phone {
  who: Who
  disk: MemoryDisk
  device: Device
}

type Step = {
  by: 0 | 1
  do: 'write' | 'grow' | 'close' | 'reopen' | 'edit' | 'move' | 'sync' | 'restart'
  note: number
}
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(0 as const, 1 as const),
  do: fc.constantFrom(
    'write',
    'write',
    'grow',
    'grow',
    'grow',
    'close',
    'reopen',
    'edit',
    'move',
    'sync',
    'sync',
    'restart',
  ),
  note: fc.nat({ max: 7 }),
})

let village = 1000
test('two phones and the server agree in the end', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
      fc.integer(),
      async (steps, seed) => {
        const luck = chance(seed)
        const near = `36.71.01.${++village}`
        const far = `33.28.02.${++village}`
        let bad = false
        const make = async (name: string, places: string[]): Promise<Phone> => {
          const base = toy.worker(name, near)
          const who: Who = {
            ...base,
            device: await toy.device(name),
            posts: places.flatMap(p => toy.worker(name, p).posts),
          }
          const disk = memoryDisk()
          return { who, disk, device: await open(who, disk) }
        }
        const open = (who: Who, disk: MemoryDisk): Promise<Device> =>
          openDevice({
            house: toy.road.house,
            disk,
            seal,
            who,
            road: roadOf(who, () => bad && luck.yes(0.3)),
            signer: { sign: async () => null },
            clock: { now: () => Date.parse(toy.now()) + at++ },
            chance: luck,
          })
        let at = 0
        const phones = [await make(`a${village}`, [near]), await make(`b${village}`, [near, far])] as const
        const notes: string[] = []
        for (const p of phones) await p.device.sync()

        bad = true
        for (const s of steps) {
          const p = phones[s.by]
          const id = notes[s.note % Math.max(1, notes.length)]
          const note = id ? (p.device.store.get(Note, id) as AnyRow | undefined) : undefined
          if (s.do === 'sync') await p.device.sync()
          else if (s.do === 'restart') {
            p.disk.kill()
            p.disk = p.disk.reopen()
            p.device = await open(p.who, p.disk)
          } else if (s.do === 'write') {
            const fresh = luck.uuid(Date.parse(toy.now()))
            notes.push(fresh)
            expect(
              await p.device.perform('toy.write', { id: fresh, title: `t${notes.length}` }, near),
            ).toMatchObject({ ok: true })
          } else if (note) {
            const more =
              s.do === 'edit'
                ? { title: `${s.by}${luck.int(0, 9)}`, was: { title: note.title } }
                : s.do === 'move'
                  ? { to: luck.pick([near, far]) }
                  : {}
            await p.device.perform(`toy.${s.do}`, { id: note.id, ...more }, note.place)
          }
        }

        bad = false
        for (let i = 0; i < 3; i++) for (const p of phones) expect((await p.device.sync()).problem).toBeNull()
        const rows = await db.tx({ role: 'guyub_job' }, tx =>
          tx.query<AnyRow>(`select ${selectList(Note)} from note t where t.place_code = any ($1)`, [
            [near, far],
          ]),
        )
        for (const p of phones) {
          const places = p.who.posts.map(post => post.place)
          const mine = rows.filter(r => places.includes(r.place))
          const plain = (list: Iterable<AnyRow>) =>
            [...list]
              .map(({ version, id, place, title, state, size }) => ({
                version,
                id,
                place,
                title,
                state,
                size: size ?? null,
              }))
              .sort((x, y) => (x.id < y.id ? -1 : 1))
          expect(plain(p.device.store.all(Note))).toEqual(plain(mine))
          expect(p.device.status().unsent).toBe(0)
        }
        // Every growth the server took is in the sizes, once.
        const grown = await db.tx({ role: 'guyub_job' }, tx =>
          tx.query<{ n: number }>(
            "select count(*) as n from act_log where act = 'toy.grow' and outcome in ('accepted', 'merged') and place_code = any ($1)",
            [[near, far]],
          ),
        )
        expect(rows.reduce((sum, r) => sum + Number(r.size ?? 0), 0)).toBe(grown[0]?.n)
      },
    ),
    { numRuns: 25 },
  )
})
