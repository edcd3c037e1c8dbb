// Two people wrote one field while apart: both values, both writers and both times stand side by side until somebody chooses, and the choice is history.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, type AnyRow } from '../record.ts'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import { Note } from '../testing/toy-room.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { applyActs } from './apply.server.ts'
import { selectList } from './rows-sql.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'

const sukarasa = '36.71.01.1001'
const morning = '2026-03-02T01:00:00.000Z'
const noon = '2026-03-02T01:30:00.000Z'
const later = '2026-03-02T01:45:00.000Z'

describe('two people wrote', () => {
  let db: Database
  let toy: ToyRoad
  let wati: Who
  let yanti: Who
  beforeAll(async () => {
    db = await openEmbedded({ folder: null })
    toy = await openToyRoad(db)
    wati = toy.worker('wati', sukarasa)
    yanti = toy.worker('yanti', sukarasa)
  }, 60_000)
  afterAll(() => db.close())

  const send = async (who: Who, act: string, input: { [k: string]: unknown }, at = later) => (await applyActs(toy.road, [toy.incoming(who, act, sukarasa, input, { at })]))[0]
  const rowsOf = (record: typeof Note | typeof Conflict, where: string, value: string) =>
    db.tx({ role: 'guyub_job' }, (tx) => tx.query<AnyRow>(`select ${selectList(record as never)} from ${record.table} t where ${where} = $1 order by t.id`, [value]))
  const history = (id: string) =>
    db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ act: string; person: string }>('select l.act, l.person from act_touch t join act_log l on l.regency_code = t.regency_code and l.id = t.act_id where t.record_id = $1 order by l.heard_at, l.made_at, l.id', [id]))

  /** Wati writes at eight, Yanti at half past without having seen it. */
  async function twoWrote(): Promise<{ id: string; conflictId: string }> {
    const id = newId()
    await send(wati, 'toy.write', { id, title: 'Judul asal' }, '2026-03-01T01:00:00.000Z')
    await send(wati, 'toy.edit', { id, title: 'Judul Wati', was: { title: 'Judul asal' } }, morning)
    const answer = await send(yanti, 'toy.edit', { id, title: 'Judul Yanti', body: 'Isi Yanti', was: { title: 'Judul asal', body: null } }, noon)
    expect(answer?.outcome).toBe('merged')
    return { id, conflictId: answer?.conflicts?.[0] as string }
  }

  it('tells both values, the value before, both writers and both times, and what else of the act applies', async () => {
    const { id, conflictId } = await twoWrote()
    expect((await rowsOf(Conflict, 't.id', conflictId))[0]).toMatchObject({
      record: 'note', recordId: id, about: 'note', aboutId: id, field: 'title', was: 'Judul asal', kept: 'Judul Wati', offered: 'Judul Yanti',
      keptBy: 'wati', keptAt: morning, offeredBy: 'yanti', offeredAt: noon, offeredAct: 'toy.edit', applied: ['body'], state: 'terbuka',
    })
    expect((await rowsOf(Note, 't.id', id))[0]).toMatchObject({ title: 'Judul Wati', body: 'Isi Yanti' })
  })

  it('names the writer also when both acts come in one breath', async () => {
    const id = newId()
    await send(wati, 'toy.write', { id, title: 'Asal' }, morning)
    const answers = await applyActs(toy.road, [
      toy.incoming(wati, 'toy.edit', sukarasa, { id, title: 'Satu', was: { title: 'Asal' } }, { at: morning }),
      toy.incoming(yanti, 'toy.edit', sukarasa, { id, title: 'Dua', was: { title: 'Asal' } }, { at: noon }),
    ])
    expect((await rowsOf(Conflict, 't.id', answers[1]?.conflicts?.[0] as string))[0]).toMatchObject({ keptBy: 'wati', keptAt: morning, kept: 'Satu' })
  })

  it.each(['kept', 'offered'] as const)('who chose, and when, is kept and stands in the record’s history (%s)', async (take) => {
    const { id, conflictId } = await twoWrote()
    expect((await send(wati, 'house.chooseValue', { conflictId, take }))?.outcome).toBe('accepted')
    expect((await rowsOf(Conflict, 't.id', conflictId))[0]).toMatchObject({ chosenBy: 'wati', chosenAt: later, state: take === 'kept' ? 'tersimpan dipakai' : 'ditawarkan dipakai' })
    expect((await rowsOf(Note, 't.id', id))[0]?.title).toBe(take === 'kept' ? 'Judul Wati' : 'Judul Yanti')
    expect((await history(id)).at(-1)).toEqual({ act: 'house.chooseValue', person: 'wati' })
  })

  it('chooses once: the second choice is told so', async () => {
    const { conflictId } = await twoWrote()
    await send(wati, 'house.chooseValue', { conflictId, take: 'kept' })
    expect(await send(yanti, 'house.chooseValue', { conflictId, take: 'offered' })).toMatchObject({ outcome: 'refused', code: 'SUDAH_DIPILIH' })
  })

  it('a third value written before the choice is not overwritten by it: it becomes a choice of its own', async () => {
    const { id, conflictId } = await twoWrote()
    await send(wati, 'toy.edit', { id, title: 'Judul ketiga', was: { title: 'Judul Wati' } })
    const chosen = await send(yanti, 'house.chooseValue', { conflictId, take: 'offered' })
    expect(chosen?.outcome).toBe('merged')
    expect((await rowsOf(Note, 't.id', id))[0]?.title).toBe('Judul ketiga')
    expect((await rowsOf(Conflict, 't.id', chosen?.conflicts?.[0] as string))[0]).toMatchObject({ was: 'Judul Wati', kept: 'Judul ketiga', offered: 'Judul Yanti', offeredAct: 'house.chooseValue' })
  })
})
