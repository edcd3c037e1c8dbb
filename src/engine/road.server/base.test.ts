// A space that begins as pages ends as the same rows, for those who may have them, and holds nothing that left.
import { createHash } from 'node:crypto'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyRow, RecordType } from '../record.ts'
import { openSegment } from '../segment/open.ts'
import { spaceOf } from '../space.ts'
import type { Database } from '../store.server/database.server.ts'
import { bothDatabases } from '../store.server/testing.server.ts'
import { Note } from '../testing/toy-room.ts'
import { newId } from '../values/id.ts'
import { scopesOf, type Who } from '../who.ts'
import type { PullAnswer } from '../wire.ts'
import { applyActs } from './apply.server.ts'
import { Bases, dropOldNotices } from './base.server.ts'
import { cut } from './base-cut.server.ts'
import { bulkRows } from './bulk.server.ts'
import { pull } from './pull.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'
import { scopeSettings } from './view-sql.server.ts'

/** A device's copy, as simply as can be: what it was told, and nothing else. */
class Copy {
  rows = new Map<string, AnyRow>()
  ack = 0
  based = 0
  private readonly toy: ToyRoad
  readonly who: Who
  constructor(toy: ToyRoad, who: Who) {
    this.toy = toy
    this.who = who
  }

  async pull(base = true, fresh = false): Promise<void> {
    for (;;) {
      const answer = await pull(this.toy.road, this.who, { ack: this.ack, base, ...(fresh && this.ack === 0 ? { fresh } : {}) }, [])
      await this.take(answer)
      if (!answer.more) return
    }
  }

  async take(answer: PullAnswer): Promise<void> {
    for (const { space } of answer.drops) this.forget(space)
    for (const d of answer.deltas) {
      if (d.base) {
        this.based++
        this.forget(d.space)
        for (const p of d.base.pages) for (const row of await page(this.toy, this.who, d.space, p.hash)) this.rows.set(`${d.space} ${row.id}`, row)
      }
      for (const r of d.rows) this.rows.set(`${d.space} ${r.id}`, { ...r.d, id: r.id, place: r.p, class: r.c, team: r.t, version: r.v })
      for (const l of d.leaves) {
        const k = `${d.space} ${l.id}`
        if ((this.rows.get(k)?.version ?? Number.POSITIVE_INFINITY) <= l.v) this.rows.delete(k)
      }
    }
    this.ack = answer.batch
  }

  private forget(space: string): void {
    for (const k of [...this.rows.keys()]) if (k.startsWith(`${space} `)) this.rows.delete(k)
  }

  seen(): Map<string, unknown> {
    return new Map([...this.rows].map(([k, r]): [string, unknown] => [k, plain(r)]).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

const plain = (row: AnyRow): unknown => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))

/** A page as the door would let it out: through the reader's own policies. */
async function page(toy: ToyRoad, who: Who, space: string, hash: string): Promise<AnyRow[]> {
  const found = await toy.road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(who, toy.road.house.roles)), readOnly: true }, (tx) => tx.query<{ bytes: Uint8Array }>('select bytes from base_page where space = $1 and hash = $2', [space, hash]))
  if (!found[0]) throw new Error('no such page')
  const bytes = new Uint8Array(brotliDecompressSync(found[0].bytes))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
  const segment = openSegment(bytes)
  const out: AnyRow[] = []
  for (const table of segment.tables) for (let i = 0; i < table.n; i++) out.push(table.row(i))
  return out
}

/** What an id has of chance, the same in every run. */
const chance = (i: number): Uint8Array => createHash('sha256').update(`row ${i}`).digest().subarray(0, 10)

const village = '36.71.01.1001'
const neighbour = '36.71.01.1002'
const R = `v:${village}:R`

bothDatabases('bases', (open) => {
  let db: Database
  let toy: ToyRoad
  let wati: Who
  beforeAll(async () => {
    db = await open()
    toy = await openToyRoad(db)
    toy.road.bases = new Bases(toy.road, 20)
    wati = toy.worker('wati', village)
  }, 120_000)

  const phone = async (who: Who = wati): Promise<Copy> => new Copy(toy, { ...who, device: await toy.device(who.person as string) })
  const send = (who: Who, act: string, place: string, input: { [k: string]: unknown }) => applyActs(toy.road, [toy.incoming(who, act, place, input)])
  const write = async (n: number, place = village, who = wati): Promise<string[]> => {
    const ids = Array.from({ length: n }, () => newId())
    const answers = await applyActs(toy.road, ids.map((id, i) => toy.incoming(who, 'toy.write', place, { id, title: `Catatan ${i}`, size: i, nik: i % 3 === 0 ? '3671990101800001' : null })))
    expect(answers.every((a) => a.outcome === 'accepted')).toBe(true)
    return ids
  }
  const truth = async (spaces: readonly string[]): Promise<Map<string, unknown>> => {
    const plainPhone = await phone()
    await plainPhone.pull(false, true)
    return new Map([...plainPhone.seen()].filter(([k]) => spaces.some((s) => k.startsWith(`${s} `))))
  }
  const pagesOf = (space = R): Promise<{ hash: string }[]> => db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ hash: string }>('select hash from base_page where space = $1 order by hash', [space]))
  const baseOf = async (space = R) => (await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ version: number; pages: { hash: string }[]; row_count: number }>('select version, pages, row_count from base where space = $1', [space])))[0]

  it('a small space travels as rows, a large one as pages and what changed since', async () => {
    await write(5)
    const small = await phone()
    await small.pull()
    expect([small.based, small.rows.size]).toEqual([0, 5])
    const ids = await write(40)
    const large = await phone()
    await large.pull()
    expect([large.based, large.rows.size]).toEqual([1, 45])
    // Changed since the base, too little for a new one: rows on top of the same base.
    await send(wati, 'toy.edit', village, { id: ids[0], title: 'Diubah' })
    const version = (await baseOf())?.version
    const later = await phone()
    await later.pull()
    expect((await baseOf())?.version).toBe(version)
    expect(later.seen()).toEqual(await truth([R]))
    expect([...later.rows.values()].some((r) => r.title === 'Diubah')).toBe(true)
    // Whoever does not say that it takes pages is told rows.
    const old = await phone()
    await old.pull(false)
    expect([old.based, old.rows.size]).toEqual([0, 45])
    await small.pull()
    expect(small.seen()).toEqual(later.seen())
  })

  it('asked again before it was stored, it is told again; acknowledged, only what is new', async () => {
    const p = await phone()
    const first = await pull(toy.road, p.who, { ack: 0, base: true }, [])
    const again = await pull(toy.road, p.who, { ack: 0, base: true }, [])
    expect(again.deltas.find((d) => d.space === R)?.base).toEqual(first.deltas.find((d) => d.space === R)?.base)
    await p.take(again)
    await p.pull()
    const [id] = await write(1)
    const next = await pull(toy.road, p.who, { ack: p.ack, base: true }, [])
    expect(next.deltas.map((d) => [d.space, d.base, d.rows.map((r) => r.id)])).toEqual([[R, undefined, [id]]])
  })

  it('a row that leaves takes its pages along at once, and is told as a leave to whoever has it', async () => {
    const ids = await write(3)
    await toy.road.bases?.make(R)
    const half = await phone()
    const manifest = await pull(toy.road, half.who, { ack: 0, base: true }, [])
    const hash = manifest.deltas.find((d) => d.space === R)?.base?.pages[0]?.hash as string
    const whole = await phone()
    await whole.pull()
    await send(wati, 'toy.hide', village, { id: ids[0], place: village, team: 'person:wati' })
    await expect(page(toy, half.who, R, hash)).rejects.toThrow('no such page')
    expect(await baseOf()).toBeUndefined()
    // Half-way, it asks again and gets a newer base.
    await half.pull()
    await whole.pull()
    const now = await truth([R])
    expect(now.has(`${R} ${ids[0]}`)).toBe(false)
    expect(half.seen()).toEqual(now)
    expect(whole.seen()).toEqual(now)
  })

  it('what leaves while its base is being made is in no page', async () => {
    const [id] = await write(1)
    const making = new Bases({ ...toy.road, db: { ...db, tx: async (scope, work) => {
      // Between the reading and the keeping.
      if (!scope.readOnly && id) {
        const leaving = id
        left = (async () => { await send(wati, 'toy.hide', village, { id: leaving, place: village, team: 'person:wati' }) })()
        if (!hidden) await left
        hidden = true
      }
      return db.tx(scope, work)
    } } as Database }, 20)
    let hidden = false
    let left: Promise<void> = Promise.resolve()
    await making.make(R)
    await left
    const base = await baseOf()
    for (const p of base?.pages ?? []) for (const row of await page(toy, wati, R, p.hash)) expect(row.id).not.toBe(id)
    expect(base?.pages.length).toBeGreaterThan(0)
  })

  it('opens to whom the rows belong and to nobody else, in the database itself', async () => {
    await toy.road.bases?.make(R)
    const hash = (await baseOf())?.pages[0]?.hash as string
    expect((await page(toy, wati, R, hash)).length).toBeGreaterThan(0)
    await expect(page(toy, toy.worker('joko', neighbour), R, hash)).rejects.toThrow()
    // Reads N of the whole city, R of nobody.
    await expect(page(toy, toy.worker('kepala', '36.71'), R, hash)).rejects.toThrow()
    await expect(page(toy, { ...wati, posts: [] }, R, hash)).rejects.toThrow()
    // A team's space never becomes pages.
    for (let i = 0; i < 30; i++) await send(wati, 'toy.write', village, { id: newId(), title: 'Rahasia', team: 'person:wati' })
    await toy.road.bases?.make('t:36.71:person:wati')
    expect(await pagesOf('t:36.71:person:wati')).toEqual([])
  })

  it('is made anew by the job when much changed or a day went by, and forgets pages nobody names', async () => {
    const renew = (minutes: number): Promise<number> => {
      toy.setNow(new Date(Date.parse(toy.now()) + minutes * 60_000).toISOString())
      return toy.road.bases?.renew() ?? Promise.resolve(0)
    }
    await renew(30)
    const before = await baseOf()
    const [id] = await write(1)
    await renew(11)
    expect((await baseOf())?.version).toBe(before?.version)
    await write(10)
    await renew(11)
    const second = await baseOf()
    expect(second?.version).toBeGreaterThan(before?.version as number)
    expect((await pagesOf()).length).toBeGreaterThan(second?.pages.length as number)
    await renew(61)
    expect((await pagesOf()).map((p) => p.hash)).toEqual(second?.pages.map((p) => p.hash).sort())
    await send(wati, 'toy.edit', village, { id, title: 'Sehari kemudian' })
    await renew(24 * 60)
    expect((await baseOf())?.version).toBeGreaterThan(second?.version as number)
  })

  it('begins anew for a device that was away longer than leave-notices are kept', async () => {
    const [gone, stays] = await write(2)
    const phones = [await phone(), await phone()] as const
    const bases = phones.map((p) => p.pull())
    await Promise.all(bases)
    await send(wati, 'toy.hide', village, { id: gone, place: village, team: 'person:wati' })
    toy.setNow(new Date(Date.parse(toy.now()) + 91 * 86_400_000).toISOString())
    await write(1)
    expect(await dropOldNotices(toy.road)).toBeGreaterThan(0)
    expect(await dropOldNotices(toy.road)).toBe(0)
    const now = await truth([R])
    for (const [i, p] of phones.entries()) {
      const answer = await pull(toy.road, p.who, { ack: p.ack, base: i === 0 }, [])
      expect(answer.drops.map((d) => d.space)).toEqual([R])
      expect(answer.drops[0]?.reason.id).toContain('lama tidak terhubung')
      expect(answer.deltas[0]?.base !== undefined).toBe(i === 0)
      await p.take(answer)
      await p.pull(i === 0)
      expect(p.rows.has(`${R} ${stays}`)).toBe(true)
      expect(p.seen()).toEqual(now)
      const idle = await pull(toy.road, p.who, { ack: p.ack, base: true }, [])
      expect([idle.deltas, idle.drops]).toEqual([[], []])
    }
  })

  it('keeps the pages that did not change', async () => {
    const place = '36.71.01.1003'
    const siti = toy.worker('siti', place)
    const row = (id: string, i: number): AnyRow => ({ id, place, class: 'R', team: null, title: `Catatan ${i}`, size: i % 1000, state: 'open', createdBy: 'siti' })
    // Where pages end hangs on the ids: the same in every run.
    const ids = Array.from({ length: 12_000 }, (_, i) => newId(Date.parse('2026-01-01T00:00:00Z') + i * 1000, chance(i)))
    await bulkRows(toy.road, { act: { id: newId(), name: 'house.import', person: null, input: {} }, rows: ids.map((id, i) => ({ record: Note as RecordType, row: row(id, i) })) })
    await toy.road.bases?.make(`v:${place}:R`)
    const before = (await baseOf(`v:${place}:R`))?.pages.map((p) => p.hash) as string[]
    expect(before.length).toBeGreaterThan(2)
    await send(siti, 'toy.edit', place, { id: ids[0], title: 'Baris pertama' })
    await write(30, place, siti)
    await toy.road.bases?.make(`v:${place}:R`)
    const after = (await baseOf(`v:${place}:R`))?.pages.map((p) => p.hash) as string[]
    // The page of the row that changed, and the last, to which the new rows came.
    expect(before.slice(1, -1).every((h) => after.includes(h))).toBe(true)
    expect(after.filter((h) => !before.includes(h)).length).toBeLessThanOrEqual(3)
    const p = await phone(siti)
    await p.pull()
    expect(p.rows.size).toBe(12_030)
  }, 120_000)

  it('ends with the server’s rows, whatever happens between bases', async () => {
    const here = '36.71.01.1004'
    const there = '36.71.01.1005'
    const both: Who = { ...toy.worker('budi', here), posts: [...toy.worker('budi', here).posts, ...toy.worker('budi', there).posts] }
    const notes: string[] = []
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'write' as const }) },
      { weight: 4, arbitrary: fc.nat().map((n) => ({ kind: 'edit' as const, n })) },
      { weight: 3, arbitrary: fc.nat().map((n) => ({ kind: 'move' as const, n })) },
      { weight: 1, arbitrary: fc.nat().map((n) => ({ kind: 'hide' as const, n })) },
      { weight: 2, arbitrary: fc.boolean().map((first) => ({ kind: 'base' as const, first })) },
      { weight: 3, arbitrary: fc.nat(2).map((p) => ({ kind: 'pull' as const, p })) },
      { weight: 1, arbitrary: fc.nat(2).map((p) => ({ kind: 'lose' as const, p })) },
    )
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
      const bases = toy.road.bases
      toy.road.bases = new Bases(toy.road, 1)
      const devices = await Promise.all([phone(both), phone(both), phone(both)])
      for (const s of steps) {
        const id = 'n' in s ? notes[s.n % Math.max(1, notes.length)] : undefined
        const at = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ place_code: string; class: string }>('select place_code, class from note where id = $1', [id ?? '']))
        const place = at[0]?.place_code ?? here
        if (s.kind === 'write') {
          const fresh = newId()
          notes.push(fresh)
          await send(both, 'toy.write', notes.length % 2 ? here : there, { id: fresh, title: 'Baru', size: 1 })
        } else if (s.kind === 'edit' && id) await send(both, 'toy.edit', place, { id, title: `Judul ${s.n}` })
        else if (s.kind === 'move' && id && at[0]?.class === 'R') await send(both, 'toy.move', place, { id, to: place === here ? there : here })
        else if (s.kind === 'hide' && id && at[0]?.class === 'R') await send(both, 'toy.hide', place, { id, place, team: 'person:lain' })
        else if (s.kind === 'base') await toy.road.bases.make(`v:${s.first ? here : there}:R`)
        else if (s.kind === 'pull') await devices[s.p]?.pull()
        else if (s.kind === 'lose') await pull(toy.road, (devices[s.p] as Copy).who, { ack: (devices[s.p] as Copy).ack, base: true }, [])
      }
      const fresh = await phone(both)
      const rows = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ id: string; place: string; class: 'R' | 'X'; team: string | null }>('select id, place_code as "place", class, team from note where place_code = any ($1) and class = $2', [[here, there], 'R']))
      for (const d of [...devices, fresh]) {
        await d.pull()
        expect([...d.rows.keys()].sort()).toEqual(rows.map((r) => `${spaceOf(r)} ${r.id}`).sort())
      }
      const plainly = await phone(both)
      await plainly.pull(false)
      for (const d of [...devices, fresh]) expect(d.seen()).toEqual(plainly.seen())
      toy.road.bases = bases as Bases
    }), { numRuns: 12 })
  }, 120_000)
})

describe('where pages are cut', () => {
  const row = (i: number): { record: string; row: AnyRow } => ({ record: 'note', row: { id: newId(1_700_000_000_000 + i, chance(i)), place: village, class: 'R', team: null } })
  it('one row more moves no other cut', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => row(i))
    const before = cut(rows).map((p) => p.at(-1)?.row.id)
    const without = cut(rows.filter((_, i) => i !== 12_345)).map((p) => p.at(-1)?.row.id)
    expect(before.length).toBeGreaterThan(4)
    expect(without.filter((id) => !before.includes(id)).length).toBeLessThanOrEqual(2)
    expect(cut([...rows].reverse())).toEqual(cut(rows))
  })
})
