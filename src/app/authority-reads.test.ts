// Every role × every view, feed, picture, history, photo and table, from the registries themselves: nothing is read that may not be read.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Field } from '../engine/field.ts'
import type { AnyRow, RecordType } from '../engine/record.ts'
import { presentWho, scopeSettings } from '../engine/road.server/view-sql.server.ts'
import { spaceOf } from '../engine/space.ts'
import { SqlError } from '../engine/store.server/errors.server.ts'
import { oneDatabase } from '../engine/store.server/testing.server.ts'
import type { PullAnswer } from '../engine/wire.ts'
import { covers, scopesOf } from '../engine/who.ts'
import type { ViewRow } from '../engine/view.ts'
import { placeAnswers } from '../rooms/places/answers.server.ts'
import { placeFrom } from '../rooms/places/place.ts'
import { placeIndex } from '../rooms/places/place-index.ts'
import { sha256 } from './doors/session.server.ts'
import type { App } from './doors/door.server.ts'
import { buildServer } from './server.server.ts'
import { maySee, type Placed } from './testing/may-see.server.ts'
import { announce, castOf, everywhere, flavoursAt, home, populate, putRows, settingOf, villages, type Cast, type Flavour } from './testing/population.server.ts'
import { hashIn, idIn, sampleAll, solved } from './testing/sample-values.server.ts'
import { openTown, type Town } from './testing/town.server.ts'

const start = '2026-03-02T02:00:00.000Z'
const placesOfTown = everywhere.map((code) => placeFrom(code as never, `Tempat ${code}`))

oneDatabase('what each role can read', (open) => {
  let town: Town
  let app: App
  let cast: Cast[]
  let house: Town['doors']['road']['house']
  beforeAll(async () => {
    town = await openTown(await open(), start)
    house = town.doors.road.house
    const { db } = town.doors.road
    const made = await populate(house, db, start)
    for (const r of house.records.keys()) expect([r, [...made.keys()].some((k) => k.startsWith(`${r} `))]).toEqual([r, true])
    await announce(house, db)
    cast = await castOf(house, db, start)
    await answering()
    await db.tx({ role: 'guyub_job' }, async (tx) => {
      for (const c of cast) {
        await tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [`d-${c.id}`, c.id, 'k', 'uji', start])
        await tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [sha256(`t-${c.id}`), c.id, `d-${c.id}`, start, '2027-01-01T00:00:00Z'])
      }
    })
    app = await buildServer({ ...town.doors, places: placeAnswers(placeIndex(placesOfTown)) }, null)
  }, 120_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  /** Rows near and far that satisfy what each view asks for, so that only authority can keep them back. */
  async function answering(): Promise<void> {
    const asking = await Promise.all(cast.filter((c) => ['psm', 'dinsos_head', 'duty_officer'].includes(c.name)).map((c) => town.known({ id: c.id, name: c.name, home })))
    const had = new Set<string>()
    for (const v of house.views.values()) {
      for (const who of asking) {
        for (const flavour of ['N', 'R', 'Rteam', 'case', 'lane'] as const) {
          const columns = solved(v.where(sampleAll(v.params, settingOf(home, flavour)), presentWho(town.doors.road, who), start.slice(0, 10)))
          if ('id' in columns || ('class' in columns && columns.class !== placed(home, flavour).class)) continue
          const key = JSON.stringify([v.record.name, flavour, columns])
          if (had.has(key) || Object.keys(columns).length === 0) continue
          had.add(key)
          await putRows(town.doors.road.db, v.record, flavour, start, `${v.name} ${who.person}`, columns)
        }
      }
    }
  }

  const inject = (c: Cast | null, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url, ...(payload ? { payload } : {}), headers: c ? { cookie: `guyub_session=t-${c.id}` } : {} })
  const spots = (): { place: string; flavour: Flavour }[] => everywhere.flatMap((place) => flavoursAt(place).map((flavour) => ({ place, flavour })))
  const placed = (place: string, flavour: Flavour): Placed => ({ place, class: flavour === 'N' ? 'N' : flavour.startsWith('R') ? 'R' : 'X', team: settingOf(place, flavour).team })
  const see = (c: Cast, rows: Iterable<Placed>, what: string): void => {
    for (const r of rows) if (!maySee(house, c, r)) expect.fail(`${c.name} read through ${what}: ${r.class} at ${r.place} team ${r.team}`)
  }

  /** Parameters near and far: the widest first. */
  function paramsOf(fields: { readonly [name: string]: Field }): { [k: string]: unknown }[] {
    const out = new Map<string, { [k: string]: unknown }>()
    const add = (place: string, flavour: Flavour, wide?: string, every = false): void => {
      const p = sampleAll(fields, settingOf(place, flavour))
      for (const [name, f] of Object.entries(fields)) {
        if (f.kind === 'place' && wide !== undefined) p[name] = wide
        else if (!every && f.kind !== 'place' && f.kind !== 'ref' && !f.required) delete p[name]
      }
      out.set(JSON.stringify(p), p)
    }
    for (const wide of ['', '36.71']) add(home, 'R', wide)
    add(home, 'R', home, true)
    if (!Object.values(fields).some((f) => f.kind === 'ref')) return [...out.values()]
    for (const place of villages) add(place, 'R')
    for (const flavour of ['N', 'Rteam', 'lane', 'unit', 'roll', 'case'] as const) add(home, flavour)
    return [...out.values()]
  }

  const numbers = (record: RecordType, row: AnyRow): unknown[] => Object.entries(record.columns).filter(([, f]) => f.kind === 'nik' || f.kind === 'kk').map(([n]) => row[n]).filter((v) => v !== null && v !== undefined)

  it('views: only rows of one’s territory, classes and teams; NIK and KK masked in lists; reads of R and X written down', async () => {
    const answered = new Set<string>()
    const seen = new Map<string, Set<string>>()
    for (const c of cast) {
      for (const v of house.views.values()) {
        for (const params of paramsOf(v.params)) {
          const reply = await inject(c, 'POST', `/api/views/${v.name}`, params)
          if (reply.statusCode !== 200) {
            expect([v.name, c.name, reply.statusCode, reply.json().code]).toEqual([v.name, c.name, 403, expect.stringMatching(/^(BUKAN_WEWENANG|TIDAK_ADA_ATAU_TERBATAS)$/)])
            continue
          }
          const { rows } = reply.json() as { rows: ViewRow[] }
          for (const { row, joins } of rows) {
            answered.add(v.name)
            const all: [RecordType, AnyRow][] = [[v.record, row]]
            for (const [alias, j] of Object.entries(v.joins)) for (const r of [joins[alias] ?? []].flat()) all.push([j.record, r])
            see(c, all.map(([, r]) => r), v.name)
            for (const [record, r] of all) {
              if (!v.reveal) for (const n of numbers(record, r)) expect([v.name, n]).toEqual([v.name, expect.stringContaining('••••')])
              if (r.class !== 'N') seen.set(`${c.id} ${v.name}`, (seen.get(`${c.id} ${v.name}`) ?? new Set()).add(r.id))
            }
          }
        }
      }
    }
    // A proof that proves nothing is worse than none: nearly every view was answered with rows to somebody.
    const silent = [...house.views.keys()].filter((v) => !answered.has(v))
    expect(silent).toEqual([])
    const noted = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ person: string; door: string; subjects: string[] }>('select person, door, subjects from read_log'))
    const written = Map.groupBy(noted, (n) => `${n.person} ${n.door}`)
    for (const [who, ids] of seen) {
      const logged = new Set((written.get(who) ?? []).flatMap((n) => n.subjects))
      expect([who, [...ids].filter((id) => !logged.has(id))]).toEqual([who, []])
    }
  }, 240_000)

  it('feeds: only rows of one’s own spaces, and only what may be seen', async () => {
    for (const c of cast) {
      const spaces = new Set<string>()
      const rows: Placed[] = []
      let ack = 0
      for (let more = true; more; ) {
        const reply = await inject(c, 'POST', '/api/pull', { ack, fresh: ack === 0 })
        expect(reply.statusCode).toBe(200)
        const answer = reply.json() as PullAnswer
        for (const d of answer.deltas) {
          spaces.add(d.space)
          for (const r of d.rows) {
            rows.push({ place: r.p, class: r.c, team: r.t })
            expect(spaceOf({ place: r.p, class: r.c, team: r.t })).toBe(d.space)
          }
        }
        more = answer.more && answer.batch !== ack
        ack = answer.batch
      }
      see(c, rows, 'pull')
      const holds = c.posts.some((p) => p.until === null && house.roles.get(p.role)?.holds)
      // A device holds whole villages only for those who work in them; what is secret comes to case teams alone.
      if (!holds) expect([c.name, [...spaces].filter((s) => !s.startsWith('g:'))]).toEqual([c.name, []])
      else expect([c.name, [...spaces].filter((s) => s.startsWith('v:') && !s.startsWith(`v:${home}:`))]).toEqual([c.name, []])
      if (c.name === 'expired' || c.name === 'bare') expect([c.name, rows.length]).toEqual([c.name, 0])
      if (c.name === 'psm') expect(rows.length).toBeGreaterThan(20)
    }
  })

  it('pictures: of one’s own territory alone', async () => {
    for (const c of cast) {
      for (const place of everywhere) {
        const reply = await inject(c, 'GET', `/api/pictures/${place === '' ? 'id' : place}`)
        const mine = c.posts.some((p) => p.until === null && covers(p.place, place))
        expect([c.name, place, reply.statusCode]).toEqual([c.name, place, mine ? 200 : 403])
        if (!mine) continue
        const { groups, lists } = reply.json() as { groups: { id: string; measures: { n: number | null }[] }[]; lists: boolean }
        expect([c.name, lists]).toEqual([c.name, c.posts.some((p) => house.roles.get(p.role)?.reads.includes('N'))])
        // Three restricted reports are too few to be told.
        const restricted = groups.find((g) => g.id === 'terbatas')?.measures[0]
        expect([c.name, place, restricted?.n ?? null]).toEqual([c.name, place, null])
      }
    }
  })

  it('histories and photos: as far as the row they belong to', async () => {
    for (const c of cast) {
      for (const { place, flavour } of spots()) {
        const s = settingOf(place, flavour)
        const mine = maySee(house, c, placed(place, flavour))
        const history = await inject(c, 'GET', `/api/history/${idIn(s, 'household')}?place=${place}`)
        expect([c.name, place, flavour, history.json().history.length > 0]).toEqual([c.name, place, flavour, mine])
        const photo = await inject(c, 'GET', `/api/photos/${hashIn(s)}`)
        expect([c.name, place, flavour, photo.statusCode]).toEqual([c.name, place, flavour, mine ? 200 : 404])
      }
    }
  })

  it('devices of others: for their administrators in office alone', async () => {
    const there = cast.find((c) => c.name === 'psm') as Cast
    for (const c of cast) {
      const allowed = c.id === there.id || c.posts.some((p) => p.until === null && ['admin', 'dinsos_head'].includes(p.role) && covers(p.place, home))
      const reply = await inject(c, 'GET', `/api/devices/${there.id}`)
      expect([c.name, reply.statusCode]).toEqual([c.name, allowed ? 200 : 403])
    }
  })

  it('nobody signed in: no door opens', async () => {
    for (const v of house.views.values()) expect([v.name, (await inject(null, 'POST', `/api/views/${v.name}`, paramsOf(v.params)[0] ?? {})).statusCode]).toEqual([v.name, 401])
    for (const url of ['/api/me', `/api/pictures/${home}`, `/api/history/x?place=${home}`, `/api/photos/${'0'.repeat(64)}`, '/api/devices/x']) {
      expect([url, (await inject(null, 'GET', url)).statusCode]).toEqual([url, 401])
    }
    expect((await inject(null, 'POST', '/api/pull', { ack: 0 })).statusCode).toBe(401)
    expect((await inject(null, 'POST', '/api/push', { now: start, acts: [] })).statusCode).toBe(401)
  })

  it('raw SQL as the application with one’s own settings: reads exactly what may be seen, writes nothing', async () => {
    const { db } = town.doors.road
    const tables = await db.admin((tx) => tx.query<{ name: string; columns: string[] }>(
      `select c.relname::text as name, array_agg(a.attname::text) as columns from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 where n.nspname = 'public' and c.relkind = 'r' group by 1 order by 1`))
    const open = new Set(['boundary', 'migration', 'place', 'place_source'])
    const content = new Map<string, { all: (Placed & { n: number })[]; sample: unknown }>()
    for (const t of tables) {
      const spine = ['place_code', 'class'].every((c) => t.columns.includes(c))
      const all = !spine ? [] : await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<Placed & { n: number }>(
        `select place_code as place, class, ${t.columns.includes('team') ? 'team' : 'null::text as team'}, count(*)::integer as n from ${t.name} group by 1, 2, 3`))
      const [sample] = await db.admin((tx) => tx.query<{ row: unknown }>(`select to_jsonb(t) as "row" from ${t.name} t order by 1 limit 1`))
      content.set(t.name, { all, sample: sample?.row })
    }
    for (const c of cast) {
      const who = presentWho(town.doors.road, await town.known({ id: c.id, name: c.name, home }))
      const settings = scopeSettings(scopesOf(who, house.roles))
      await db.tx({ role: 'guyub_app', settings }, async (tx) => {
        const attempt = async (text: string, params: readonly unknown[] = []): Promise<number | 'refused'> => {
          await tx.exec('savepoint s')
          try {
            return await tx.change(text, params)
          } catch (error) {
            if (!(error instanceof SqlError) || error.code !== '42501') throw error
            return 'refused'
          } finally {
            await tx.exec('rollback to savepoint s')
          }
        }
        for (const t of tables) {
          const { all, sample } = content.get(t.name) as { all: (Placed & { n: number })[]; sample: unknown }
          const seen = await attempt(`select 1 from ${t.name}`)
          if (open.has(t.name)) continue
          const expected = all.filter((r) => (t.name.startsWith('counter') ? t.name === 'counter' && r.class === 'N' && c.posts.some((p) => p.until === null && house.roles.get(p.role)?.reads.includes('N') && covers(p.place, r.place)) : maySee(house, c, r))).reduce((n, r) => n + r.n, 0)
          if (seen !== 'refused') expect([c.name, t.name, seen]).toEqual([c.name, t.name, expected])
          else expect([t.name, all.length === 0 || ['counter_rollup', 'read_log'].includes(t.name) || !t.columns.includes('team')]).toEqual([t.name, true])
          const column = t.columns.includes('regency_code') ? 'regency_code' : t.columns[0]
          expect([c.name, t.name, 'update', (await attempt(`update ${t.name} set ${column} = ${column}`)) || 'refused']).toEqual([c.name, t.name, 'update', 'refused'])
          expect([c.name, t.name, 'delete', (await attempt(`delete from ${t.name}`)) || 'refused']).toEqual([c.name, t.name, 'delete', 'refused'])
          if (!sample) continue
          const fresh = { ...(sample as object), ...(t.columns.includes('id') ? { id: `baru-${c.name}` } : {}) }
          expect([c.name, t.name, 'insert', await attempt(`insert into ${t.name} select * from jsonb_populate_record(null::${t.name}, $1::jsonb)`, [JSON.stringify(fresh)])]).toEqual([c.name, t.name, 'insert', 'refused'])
        }
      })
    }
  })
})
