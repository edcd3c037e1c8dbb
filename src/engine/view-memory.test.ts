// A view over memory answers as the database would: same rows, same order, NIK masked in lists.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counter, tally, type Sums } from './counter.ts'
import { tallyPacked } from './counter-packed.ts'
import { MemoryStore } from './memory.ts'
import type { AnyRow } from './record.ts'
import { encodeSegment } from './segment/encode.ts'
import { openSegment } from './segment/open.ts'
import { Note, notesOfPlace, oneNote } from './testing/toy-room.ts'
import { compareBy, compileWhere, runInMemory } from './view-memory.ts'
import { matches, view, type ViewType, type Where } from './view.ts'
import type { Who } from './who.ts'

const place = '36.71.05.1001'
const post = { id: 'p', role: 'toy_worker', place, from: '2020-01-01', until: null, unit: null }
const wati: Who = { person: 'wati', device: 'd', posts: [post], teams: [], system: false }
const note = (id: string, more: Record<string, unknown> = {}): AnyRow => ({
  id,
  place,
  class: 'R',
  team: null,
  title: id,
  state: 'open',
  ...more,
})
const storeOf = (...rows: AnyRow[]) => {
  const store = new MemoryStore()
  for (const row of rows) store.set(Note, row)
  return store
}
const asView = (v: unknown): ViewType => v as ViewType
const run = (v: unknown, params: Record<string, unknown>, store: MemoryStore) => {
  const answer = runInMemory(asView(v), params, { store, who: wati, today: '2022-01-21' })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer
}

describe('a list', () => {
  test('sorts names as people do, then by id, and says when there is more', () => {
    const store = storeOf(
      note('c', { title: 'Éka' }),
      note('b', { title: 'eka' }),
      note('a', { title: 'Zul' }),
      note('d', { title: 'dewi' }),
      note('e', { title: 'eka' }),
    )
    expect(run(notesOfPlace, { place }, store).rows.map(r => r.row.id)).toEqual(['d', 'b', 'e', 'c', 'a'])
    const two = run({ ...notesOfPlace, limit: 2 }, { place }, store)
    expect([two.rows.map(r => r.row.id), two.more]).toEqual([['d', 'b'], true])
  })

  test('finds by the starts of words, in any order, across places within', () => {
    const store = storeOf(
      note('a', { title: 'Siti Aminah' }),
      note('b', { title: 'Aminah Wati', place: '36.71.05.1002' }),
      note('c', { title: 'Wati', place: '36.72.01.1001' }),
    )
    expect(run(notesOfPlace, { place: '36.71', q: 'ami' }, store).rows.map(r => r.row.id)).toEqual(['b', 'a'])
    expect(run(notesOfPlace, { place: '36.71', q: 'wat ami' }, store).rows.map(r => r.row.id)).toEqual(['b'])
    expect(run(notesOfPlace, { place: '', q: 'inah' }, store).rows).toEqual([])
  })

  test('masks a NIK in a list and shows it in the view of one', () => {
    const store = storeOf(
      note('a', { nik: '3671994101800001', parentId: null }),
      note('b', { parentId: 'a' }),
    )
    const [a, b] = run(notesOfPlace, { place }, store).rows
    expect(a?.row.nik).toBe('3671••••••••0001')
    expect(b?.joins.parent).toMatchObject({ nik: '3671••••••••0001' })
    expect(a?.joins.replies).toMatchObject([{ id: 'b' }])
    expect(run(oneNote, { id: 'a' }, store).rows[0]?.row.nik).toBe('3671994101800001')
  })

  test('is refused before anything is read', () => {
    const closed = view({ ...notesOfPlace, may: () => false })
    expect(
      runInMemory(asView(closed), { place }, { store: storeOf(), who: wati, today: '2022-01-21' }),
    ).toMatchObject({ ok: false, refusal: { code: 'BUKAN_WEWENANG' } })
  })

  test('leaves out what the reader may not see, in joins too', () => {
    const store = storeOf(note('a', { class: 'X', team: 'case:1' }), note('b', { parentId: 'a' }))
    const answer = runInMemory(
      asView(notesOfPlace),
      { place },
      { store, who: wati, today: '2022-01-21', seen: r => r.class !== 'X' },
    )
    expect(answer).toMatchObject({ ok: true, rows: [{ row: { id: 'b' }, joins: { parent: undefined } }] })
  })
})

const column = fc.constantFrom('title', 'state', 'size', 'createdOn', 'dueAt')
const value = fc.oneof(
  fc.constant(null),
  fc.constant(undefined),
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom('Siti', 'siti aminah', 'Ágnes', 'open', '2022-01-21', 'Masiti Siti', 'x\u{10400}siti', '\u{1f600}siti', 'a-ami/siti'),
)
const row = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
    title: value,
    state: value,
    size: value,
    createdOn: value,
    dueAt: value,
  })
  .map(r => ({ ...note(r.id), ...r }) as AnyRow)
const term: fc.Arbitrary<Where> = fc.oneof(
  fc.tuple(column, fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const), value),
  fc.tuple(column, fc.constantFrom('null' as const, 'set' as const)),
  fc.tuple(
    fc.constant('title'),
    fc.constant('has' as const),
    fc.constantFrom('si', 'ami', 'siti ami', '', 'á'),
  ),
)
const where = fc.letrec<{ w: Where }>(tie => ({
  w: fc.oneof(
    { maxDepth: 3 },
    term,
    fc.record({ all: fc.array(tie('w'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('w'), { maxLength: 3 }) }),
  ),
})).w

test('a compiled condition says what the plain one says', () => {
  fc.assert(fc.property(where, row, (w, r) => compileWhere(w, Note)(r) === matches(w, r, Note)))
})

test('a limited list is the beginning of the whole list, for any order', () => {
  const order = fc.array(fc.tuple(column, fc.constantFrom('asc' as const, 'desc' as const)), { maxLength: 3 })
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: r => r.id }),
      order,
      fc.integer({ min: 1, max: 5 }),
      (rows, by, limit) => {
        const v = { ...notesOfPlace, where: () => ({ all: [] }), order: by, limit, reveal: true }
        const sorted = [...rows].sort(compareBy({ record: Note, order: by })).map(r => r.id)
        const answer = run(v, { place }, storeOf(...rows))
        expect(answer.rows.map(r => r.row.id)).toEqual(sorted.slice(0, limit))
        expect(answer.more).toBe(rows.length > limit)
      },
    ),
  )
})

/** The same rows, some of them packed, and some of the packed ones changed or taken away since. */
const mixed = fc.record({
  rows: fc.uniqueArray(row, { selector: r => r.id, maxLength: 40 }),
  packed: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  stale: fc.array(fc.constantFrom('no', 'no', 'changed', 'gone', 'left'), { minLength: 40, maxLength: 40 }),
})
const space = `v:${place}:R`
function packedStore({ rows, packed, stale }: typeof mixed extends fc.Arbitrary<infer T> ? T : never): { store: MemoryStore; kept: AnyRow[] } {
  const store = new MemoryStore()
  const inSegment = rows.filter((_, i) => packed[i])
  const old = (r: AnyRow): AnyRow => ({ ...r, version: 1, title: 'lama sekali', state: 'closed', size: 5 })
  const half = Math.ceil(inSegment.length / 2)
  for (const part of [inSegment.slice(0, half), inSegment.slice(half)]) {
    const list = part.map(r => ({ record: 'note', row: stale[rows.indexOf(r)] === 'changed' ? old(r) : { ...r, version: 1 } }))
    store.lay(space, openSegment(encodeSegment(list)), () => Note as never)
  }
  const kept: AnyRow[] = []
  for (const [i, r] of rows.entries()) {
    const how = packed[i] ? stale[i] : 'changed'
    if (how === 'gone') store.delete(Note, r.id)
    else if (how === 'left') store.leave(Note as never, r.id, space, 1)
    else {
      if (how === 'changed') store.set(Note, r)
      kept.push(r)
    }
  }
  return { store, kept }
}
/** What a segment gives back has null where nothing was. */
const plain = (r: object | undefined) => r && Object.fromEntries(Object.entries(r).filter(([k, v]) => v !== null && v !== undefined && k !== 'version'))

test('rows that lie packed are found, listed, counted and looked up as if each lay by itself', () => {
  const order = fc.array(fc.tuple(column, fc.constantFrom('asc' as const, 'desc' as const)), { maxLength: 3 })
  fc.assert(
    fc.property(mixed, where, order, fc.integer({ min: 1, max: 8 }), fc.boolean(), (given, w, by, limit, blind) => {
      const { store, kept } = packedStore(given)
      const v = { ...notesOfPlace, where: () => w, order: by, limit, joins: {}, reveal: true }
      const seen = blind ? (r: AnyRow) => r.id.length === 2 : undefined
      const ask = (from: MemoryStore) => {
        const answer = runInMemory(asView(v), { place }, { store: from, who: wati, today: '2022-01-21', ...(seen ? { seen } : {}) })
        if (!answer.ok) throw new Error(answer.refusal.code)
        return { more: answer.more, rows: answer.rows.map(r => plain(r.row)) }
      }
      expect(ask(store)).toEqual(ask(storeOf(...kept)))
      const slow = storeOf(...kept)
      expect(store.size(Note)).toBe(slow.size(Note))
      const sorted = (rows: Iterable<AnyRow>) => [...rows].map(plain).sort((a, b) => (String(a?.id) < String(b?.id) ? -1 : 1))
      expect(sorted(store.all(Note))).toEqual(sorted(slow.all(Note)))
      for (const state of ['open', 'siti aminah', 'none']) expect(store.where(Note, { state }).map(plain)).toEqual(slow.where(Note, { state }).map(plain))
      for (const r of given.rows) expect(plain(store.get(Note, r.id))).toEqual(plain(slow.get(Note, r.id)))
      expect(counted(store)).toEqual(counted(slow))
    }),
    { numRuns: 200 },
  )
})

const counters = [
  counter({ name: 'byState', label: { id: '', en: '' }, record: Note as never, keys: {}, of: r => (r.size === 3 ? [] : [{ key: String(r.state ?? ''), date: r.createdOn as string | null }]) }),
  counter({ name: 'sizes', label: { id: '', en: '' }, record: Note as never, keys: {}, of: r => (typeof r.size === 'number' ? [{ key: 'size', n: r.size }, { key: 'half', n: r.size / 3 }] : []) }),
  counter({ name: 'whole', label: { id: '', en: '' }, record: Note as never, keys: {}, of: r => [{ key: String(Object.values(r).filter(x => x === 'open').length) }] }),
]
function counted(store: MemoryStore): object {
  const sums: Sums = new Map()
  for (const { record, row } of store.changed()) tally(sums, counters, record, row, 1)
  for (const slab of store.packed('note')) tallyPacked(sums, counters, slab, () => true)
  return Object.fromEntries([...sums].map(([k, n]) => [k, Math.round(n * 1e6) / 1e6]))
}
