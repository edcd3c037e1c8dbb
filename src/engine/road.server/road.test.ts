// The road, on the toy room and a real store: nothing twice, nothing across a border, nothing in silence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tally, type Sums } from '../counter.ts'
import type { AnyRow } from '../record.ts'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { applyActs } from './apply.server.ts'
import { pull } from './pull.server.ts'
import { rollUp, sumsOf } from './rollup.server.ts'
import { selectList } from './rows-sql.server.ts'
import { runTimers } from './timers.server.ts'
import { openToyRoad, type ToyRoad } from './toy-road.server.ts'
import { runView, scopeSettings } from './view-sql.server.ts'
import { Note } from '../testing/toy-room.ts'
import { scopesOf } from '../who.ts'

const sukarasa = '36.71.01.1001'
const sukaasih = '36.71.01.1002'
const guci = '33.28.02.2001'

describe('the road', () => {
  let db: Database
  let toy: ToyRoad
  let wati: Who
  let joko: Who
  beforeAll(async () => {
    db = await openEmbedded({ folder: null })
    toy = await openToyRoad(db)
    wati = toy.worker('wati', sukarasa)
    joko = toy.worker('joko', sukaasih)
  }, 60_000)
  afterAll(() => db.close())

  const send = (who: Who, act: string, place: string, input: { [k: string]: unknown }, more = {}) => applyActs(toy.road, [toy.incoming(who, act, place, input, more)])
  const write = async (who: Who, place: string, title: string, more = {}): Promise<string> => {
    const id = newId()
    const [answer] = await send(who, 'toy.write', place, { id, title, ...more })
    expect(answer?.outcome).toBe('accepted')
    return id
  }
  const noteOf = (id: string) => db.tx({ role: 'guyub_job' }, (tx) => tx.query<AnyRow>(`select ${selectList(Note)} from note t where id = $1`, [id])).then((r) => r[0])

  it('applies an act once, however often it arrives', async () => {
    const id = newId()
    const act = toy.incoming(wati, 'toy.write', sukarasa, { id, title: 'Atap bocor' })
    expect((await applyActs(toy.road, [act, act]))[0]?.outcome).toBe('accepted')
    expect((await applyActs(toy.road, [act]))[0]?.outcome).toBe('accepted')
    const log = await db.tx({ role: 'guyub_job' }, (tx) => tx.query('select id from act_log where id = $1', [act.id]))
    expect(log).toHaveLength(1)
  })

  it('takes an act of a newer app once the server is newer too', async () => {
    const id = newId()
    const act = toy.incoming(wati, 'toy.write', sukarasa, { id, title: 'Dari aplikasi baru' }, { version: 2 })
    expect((await applyActs(toy.road, [act]))[0]).toMatchObject({ outcome: 'refused', code: 'VERSI_LEBIH_BARU' })
    // The server was brought up to date: the same act, sent again, is heard.
    expect((await applyActs(toy.road, [{ ...act, version: 1 }]))[0]?.outcome).toBe('accepted')
  })

  it('refuses outside the territory without saying what exists there', async () => {
    const id = await write(wati, sukarasa, 'Milik Sukarasa')
    const [there] = await send(joko, 'toy.edit', sukarasa, { id, title: 'x' })
    const [nowhere] = await send(joko, 'toy.edit', sukarasa, { id: newId(), title: 'x' })
    expect(there?.code).toBe('BUKAN_WEWENANG')
    expect(there?.say).toEqual(nowhere?.say)
  })

  it('sees the acts before it in the same batch', async () => {
    const id = newId()
    const answers = await applyActs(toy.road, [
      toy.incoming(wati, 'toy.write', sukarasa, { id, title: 'Satu' }),
      toy.incoming(wati, 'toy.edit', sukarasa, { id, title: 'Dua' }),
      toy.incoming(wati, 'toy.close', sukarasa, { id }),
      toy.incoming(wati, 'toy.edit', sukarasa, { id, title: 'Tiga' }),
    ])
    expect(answers.map((a) => a.outcome)).toEqual(['accepted', 'accepted', 'accepted', 'refused'])
    expect((await noteOf(id))?.title).toBe('Dua')
  })

  it('keeps both words when two people changed the same field, and lets the choice be made', async () => {
    const id = await write(wati, sukarasa, 'Judul asal')
    const yanti = toy.worker('yanti', sukarasa)
    await send(wati, 'toy.edit', sukarasa, { id, title: 'Judul Wati', was: { title: 'Judul asal' } })
    const [answer] = await send(yanti, 'toy.edit', sukarasa, { id, title: 'Judul Yanti', body: 'Isi Yanti', was: { title: 'Judul asal', body: null } })
    expect(answer?.outcome).toBe('merged')
    expect(await noteOf(id)).toMatchObject({ title: 'Judul Wati', body: 'Isi Yanti' })
    const conflictId = answer?.conflicts?.[0] as string
    const [chosen] = await send(yanti, 'house.chooseValue', sukarasa, { conflictId, take: 'offered' })
    expect(chosen?.outcome).toBe('accepted')
    expect((await noteOf(id))?.title).toBe('Judul Yanti')
  })

  it('moves a row to another regency: gone here, there in one place only', async () => {
    const id = await write(wati, sukarasa, 'Pindah ke Guci')
    const both = { ...wati, posts: [...wati.posts, ...toy.worker('wati', guci).posts] }
    expect((await send(both, 'toy.move', sukarasa, { id, to: guci }))[0]?.outcome).toBe('accepted')
    const rows = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ regency_code: string }>('select regency_code from note where id = $1', [id]))
    expect(rows).toEqual([{ regency_code: '33.28' }])
    const left = await db.tx({ role: 'guyub_job' }, (tx) => tx.query('select 1 as one from leave_notice where record_id = $1', [id]))
    expect(left).toHaveLength(1)
  })

  it('will not let an act write beyond its writer’s reach even where the act itself forgot to ask', async () => {
    const id = await write(wati, sukarasa, 'Ke luar')
    // toy.move asks only about the place it comes from: the reach is judged apart from that.
    expect((await send(wati, 'toy.move', sukarasa, { id, to: guci }))[0]?.code).toBe('BUKAN_WEWENANG')
    expect((await noteOf(id))?.place).toBe(sukarasa)
  })

  it('keeps an act that came after its writer’s post had ended, as a proposal', async () => {
    const leaver = toy.worker('lastri', sukarasa, { until: '2026-03-01' })
    const [answer] = await send(leaver, 'toy.write', sukarasa, { id: newId(), title: 'Ditulis tepat waktu' }, { at: '2026-03-01T05:00:00.000Z' })
    expect(answer?.outcome).toBe('proposed')
    const kept = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ input: { title: string } }>('select input from proposal where written_by = $1', ['lastri']))
    expect(kept[0]?.input.title).toBe('Ditulis tepat waktu')
  })

  it('pulls only what changed, only once it was stored, and only what the reader may hold', async () => {
    const device = await toy.device('joko')
    const who: Who = { ...joko, device }
    const first = await pull(toy.road, who, { ack: 0 }, [])
    expect(first.deltas.flatMap((d) => d.rows).every((r) => r.p === sukaasih)).toBe(true)
    const id = await write(joko, sukaasih, 'Baru')
    // Not acknowledged: everything comes again.
    const again = await pull(toy.road, who, { ack: 0 }, [])
    expect(again.deltas.flatMap((d) => d.rows).map((r) => r.id)).toContain(id)
    const idle = await pull(toy.road, who, { ack: again.batch }, [])
    expect(idle.deltas).toEqual([])
    await send(joko, 'toy.hide', sukaasih, { id, place: sukaasih, team: 'person:joko' })
    const after = await pull(toy.road, who, { ack: idle.batch }, [])
    expect(after.deltas.flatMap((d) => d.leaves).map((l) => l.id)).toEqual([id])
    const none = await pull(toy.road, { ...who, posts: [] }, { ack: after.batch }, [])
    expect(none.drops.length).toBeGreaterThan(0)
  })

  it('answers views by territory and class, in the database too', async () => {
    const head = toy.worker('kepala', '36.71')
    const seen = await runView(toy.road, 'toy.notes', { place: '36.71' }, wati)
    expect(seen.ok && seen.rows.length).toBeGreaterThan(0)
    expect(seen.ok && seen.rows.every((r) => r.row.place === sukarasa)).toBe(true)
    const blind = await runView(toy.road, 'toy.notes', { place: '36.71' }, head)
    expect(blind.ok && blind.rows).toEqual([])
    const raw = await db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(head, toy.road.house.roles)) }, (tx) => tx.query('select id from note'))
    expect(raw).toEqual([])
    await expect(db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(wati, toy.road.house.roles)) }, (tx) => tx.change('delete from note'))).resolves.toBe(0)
  })

  it('rings a clock once', async () => {
    const id = await write(wati, sukarasa, 'Bertenggat', { dueAt: '2026-03-02T03:00:00.000Z' })
    toy.setNow('2026-03-02T03:00:01.000Z')
    expect(await runTimers(toy.road)).toBe(1)
    expect(await runTimers(toy.road)).toBe(0)
    expect(await noteOf(id)).toMatchObject({ state: 'closed', closedBy: 'system' })
  })

  it('counts with each act what a recount counts', async () => {
    await rollUp(toy.road)
    const rows = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<AnyRow>(`select ${selectList(Note)} from note t`))
    const recount: Sums = new Map()
    for (const r of rows) tally(recount, toy.road.house.counters, 'note', r, 1)
    const kept = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ k: string; n: number }>("select place_code || '|' || class || '|' || name || '|' || key || '|' || bucket as k, n from counter where n <> 0"))
    expect(new Map(kept.map((r) => [r.k, r.n]))).toEqual(recount)
    const city = await sumsOf(toy.road, '36.71', [], ['2026-01-01'])
    const total = [...recount].filter(([k]) => k.startsWith('36.71')).reduce((s, [, n]) => s + n, 0)
    expect(city.own.reduce((s, x) => s + x.n, 0)).toBe(total)
  })

  it('chains every act of a space over hashes, without a gap', async () => {
    const links = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ version: number }>('select version from act_link where space = $1 order by version', [`v:${sukarasa}:R`]))
    expect(links.map((l) => l.version)).toEqual(links.map((_, i) => i + 1))
    const payloads = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ n: number }>('select count(*)::int as n from act_payload where body is null'))
    expect(payloads[0]?.n).toBe(0)
  })
})
