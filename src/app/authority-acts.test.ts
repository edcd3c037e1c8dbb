// Every role × every act, aimed from the registries at rows far away and at sealed rows nearby: refused, and nothing changed.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { ActType } from '../engine/act.ts'
import { applyActs } from '../engine/road.server/apply.server.ts'
import type { Incoming, Known, Road } from '../engine/road.server/road.server.ts'
import type { Database, Tx } from '../engine/store.server/database.server.ts'
import { spaceOf } from '../engine/space.ts'
import { oneDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import type { ActAnswer } from '../engine/wire.ts'
import { nobody } from '../engine/who.ts'
import { maySee, type Placed } from './testing/may-see.server.ts'
import { castOf, flavours, home, populate, settingOf, villages, type Cast, type Flavour } from './testing/population.server.ts'
import { sampleAll, sampleOf, type Setting } from './testing/sample-values.server.ts'
import { openTown, type Town } from './testing/town.server.ts'

const start = '2026-03-02T02:00:00.000Z'

interface Image extends Placed {
  table: string
  id: string
  mark: string
}
type Images = Map<string, Image>
interface ChangedRow {
  was: Image | undefined
  now: Image | undefined
}
const told = (c: ChangedRow): string => [c.was, c.now].map((r) => (r ? `${r.table} ${r.class} ${r.place} ${r.team ?? ''}` : '–')).join(' → ')

class Undo extends Error {}

oneDatabase('what each role can change', (open) => {
  let town: Town
  let cast: Cast[]
  let house: Road['house']
  let before: Images
  const faults: string[] = []
  beforeAll(async () => {
    town = await openTown(await open(), start)
    house = town.doors.road.house
    await populate(house, town.doors.road.db, start)
    cast = await castOf(house, town.doors.road.db, start)
    before = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, picture)
  }, 120_000)
  afterAll(() => town.close())

  /** Every row of every record, with a mark of its content. */
  async function picture(tx: Tx): Promise<Images> {
    const tables = [...house.records.values()].map((r) => `select '${r.table}' as "table", id, place_code as place, class, team, md5(t::text) as mark from ${r.table} t`)
    return new Map((await tx.query<Image>(tables.join(' union all '))).map((i) => [`${i.table}/${i.id}/${i.place.slice(0, 5)}`, i]))
  }

  /** Apply acts on a database that forgets them again; tells what they answered and which rows they changed. */
  async function attempt(acts: readonly Incoming[]): Promise<{ answers: ActAnswer[]; changed: ChangedRow[]; deposited: Set<string> }> {
    const { road } = town.doors
    const deposited = new Set<string>()
    const watched = new Map([...house.acts].map(([name, type]): [string, ActType] => [name, {
      ...type,
      deposits: (...given) => {
        const spaces = type.deposits(...given)
        for (const s of spaces) deposited.add(s)
        return spaces
      },
    }]))
    let seen: Awaited<ReturnType<typeof attempt>> | undefined
    const forgetful: Database = {
      ...road.db,
      tx: (scope, work) => road.db.tx(scope, async (tx) => {
        const result = await work(tx)
        const { answers } = result as unknown as { answers: ActAnswer[] }
        const after = answers.some((a) => a.outcome !== 'refused') ? await picture(tx) : before
        const changed: ChangedRow[] = []
        if (after !== before) for (const k of new Set([...before.keys(), ...after.keys()])) if (before.get(k)?.mark !== after.get(k)?.mark) changed.push({ was: before.get(k), now: after.get(k) })
        seen = { answers, changed, deposited }
        throw new Undo()
      }),
    }
    try {
      await applyActs({ ...road, house: { ...house, acts: watched }, db: forgetful, hooks: [], report: (what) => faults.push(what), changed: () => undefined }, acts)
    } catch (error) {
      if (!(error instanceof Undo)) throw error
    }
    return seen as NonNullable<typeof seen>
  }

  const incoming = (who: Known, type: ActType, place: string, input: { [k: string]: unknown }): Incoming => {
    const id = newId()
    return { text: JSON.stringify({ id, act: type.name, place, input }), sig: null, id, act: type.name, version: type.version, place, input, who, at: start, heardAt: start }
  }

  /** Inputs pointing at the rows of a setting; and the same with a new id where the act makes a row. */
  function inputs(type: ActType, at: Setting): { [k: string]: unknown }[] {
    const pointed = sampleAll(type.input, at)
    const own = Object.entries(type.input).find(([, f]) => f.kind === 'ref')?.[0]
    return own ? [pointed, { ...pointed, [own]: newId() }] : [pointed]
  }

  const setting = (place: string, flavour: Flavour): Setting => settingOf(place, flavour)
  const people = (): Promise<[Cast, Known][]> => Promise.all(cast.map(async (c): Promise<[Cast, Known]> => [c, await town.known({ id: c.id, name: c.name, home })]))
  const personal = (): ActType[] => [...house.acts.values()].filter((a) => a.by !== 'system')

  /** The nearest place outside a person's territory, and the farthest: of each person one at every run, the next person's the other; both in the soak. */
  const outside = (c: Cast): string[] => {
    const far = villages.slice(1).filter((place) => !maySee(house, c, { place, class: 'N', team: null }))
    const both = [...new Set([far[0], far.at(-1)])].filter((p) => p !== undefined)
    return inject('soak') ? both : both.slice(cast.indexOf(c) % Math.max(1, both.length)).slice(0, 1)
  }

  /** Changes out of a person's reach: rows they may not see were changed, or rows made where no act declared a deposit. */
  function unlawful(c: Cast, { changed, deposited }: { changed: ChangedRow[]; deposited: Set<string> }): string[] {
    const fine = (row: Image | undefined): boolean => row === undefined || maySee(house, c, row)
    return changed.filter(({ was, now }) => !fine(was) || !(fine(now) || (now && deposited.has(spaceOf(now as never))))).map(told)
  }

  it('far away: refused, and nothing changed', async () => {
    for (const [c, known] of await people()) {
      for (const place of outside(c)) {
        const acts = personal().filter((a) => a.by === 'person').flatMap((type) => [...inputs(type, setting(place, 'R')), ...(['Rteam', 'case'] as const).map((f) => sampleAll(type.input, setting(place, f)))].map((input) => incoming(known, type, place, input)))
        const { answers, changed } = await attempt(acts)
        expect([c.name, place, acts.filter((_, i) => answers[i]?.outcome !== 'refused').map((a) => a.act)]).toEqual([c.name, place, []])
        expect([c.name, place, changed.map(told)]).toEqual([c.name, place, []])
      }
    }
  }, 240_000)

  it('sealed rows nearby, of teams one is not in: refused, and nothing changed', async () => {
    for (const [c, known] of await people()) {
      for (const flavour of flavours) {
        const at = setting(home, flavour)
        if (!at.team || flavour === 'Rteam' || maySee(house, c, { place: home, class: 'X', team: at.team })) continue
        const acts = personal().filter((a) => a.by === 'person').map((type) => incoming(known, type, home, sampleAll(type.input, at)))
        // An act may make a row of its own beside them; of what is sealed it changes nothing.
        expect([c.name, flavour, unlawful(c, await attempt(acts))]).toEqual([c.name, flavour, []])
      }
    }
  }, 240_000)

  it('addressed to one place and aimed at another: nothing out of reach changes', async () => {
    for (const [c, known] of await people()) {
      for (const place of outside(c)) {
        const acts = personal().filter((a) => a.by === 'person').flatMap((type) => {
          const far = (['R', 'Rteam'] as const).map((f) => incoming(known, type, home, sampleAll(type.input, setting(place, f))))
          const near = (['R', 'Rteam'] as const).map((f) => incoming(known, type, place, sampleAll(type.input, setting(home, f))))
          // Rows near, but any place the input names is far; and the other way round.
          const mixed = Object.fromEntries(Object.entries(type.input).map(([n, f]) => [n, sampleOf(n, f, setting(f.kind === 'place' ? place : home, 'R'))]))
          return [...far, ...near, incoming(known, type, home, mixed)]
        })
        expect([c.name, place, unlawful(c, await attempt(acts))]).toEqual([c.name, place, []])
      }
    }
  }, 240_000)

  it('acts of the house: no person performs them', async () => {
    const own = [...house.acts.values()].filter((a) => a.by === 'system')
    expect(own.length).toBeGreaterThan(5)
    for (const [c, known] of await people()) {
      const { answers } = await attempt(own.map((type) => incoming(known, type, home, sampleAll(type.input, setting(home, 'R')))))
      expect([c.name, answers.map((a) => a.code)]).toEqual([c.name, own.map(() => 'BUKAN_WEWENANG')])
    }
  })

  it('nobody signed in: makes reports, and touches nothing that is there', async () => {
    for (const place of [home, '33.28.02.2001']) {
      for (const flavour of ['R', 'case', 'lane'] as const) {
        const at = setting(place, flavour)
        const { answers, changed } = await attempt([...house.acts.values()].flatMap((type) => inputs(type, at).map((input) => incoming(nobody, type, place, input))))
        expect(answers.every((a) => a.outcome === 'refused' || a.outcome === 'accepted')).toBe(true)
        expect([place, flavour, changed.filter((x) => x.was !== undefined && x.was.table !== 'report_series').map(told)]).toEqual([place, flavour, []])
        for (const x of changed) expect(['psm', 'psm_private', 'report', 'reporter', 'report_series']).toContain(x.now?.table)
      }
    }
  })

  it('is no empty proof: every act passes somebody’s authority at home, and no act broke on the way', async () => {
    const passed = new Set<string>()
    for (const [, known] of await people()) {
      for (const flavour of ['N', 'R', 'Rteam', 'case', 'unit', 'lane'] as const) {
        const acts = personal().filter((a) => !passed.has(a.name)).flatMap((type) => [home, '36.71'].map((place) => incoming(known, type, place, sampleAll(type.input, setting(home, flavour)))))
        const { answers } = await attempt(acts)
        acts.forEach((a, i) => {
          if (answers[i]?.code !== 'BUKAN_WEWENANG') passed.add(a.act)
        })
      }
    }
    expect(personal().filter((a) => a.by === 'person' && !passed.has(a.name)).map((a) => a.name)).toEqual([])
    // A wrong address is answered with a no; a rule of the database that has to catch an act is a fault of the act.
    expect(faults.filter((f) => !f.includes('did not declare'))).toEqual([])
  }, 240_000)
})
