// A view over memory answers as the database would: same rows, same order, NIK masked in lists.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MemoryStore } from './memory.ts'
import type { AnyRow } from './record.ts'
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
