// Old phones, for ever: what every released version signed, stored and told is heard, kept and understood by the present one.
import { readdirSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataKey, sealWith } from '../../engine/device/crypto.ts'
import { openDevice } from '../../engine/device/device.ts'
import { memoryDisk } from '../../engine/device/memory-disk.ts'
import type { Bytes, Road } from '../../engine/device/ports.ts'
import { migrate, readMigrations } from '../../engine/store.server/migrate.server.ts'
import { type Database, openEmbedded } from '../../engine/store.server/database.server.ts'
import { freshDatabase } from '../../engine/store.server/testing.server.ts'
import { nobody, theHouse } from '../../engine/who.ts'
import type { PullAnswer } from '../../engine/wire.ts'
import { migrations } from '../open.server.ts'
import { house } from '../rooms.ts'
import { buildServer } from '../server.server.ts'
import { sha256 } from '../doors/session.server.ts'
import { openTown, type Town } from '../testing/town.server.ts'
import { broken, type Declared } from './declared.ts'
import { ForgetfulQueue } from './forgetful.server.ts'
import { decided } from './decided.ts'
import { playStory, type StorySnapshot } from './story.server.ts'
import type { ActsSnapshot, DatabaseSnapshot, PulledSnapshot } from './town-snapshot.server.ts'

const here = import.meta.dirname
const releases = readdirSync(here, { withFileTypes: true }).filter((e) => e.isDirectory() && /^\d/.test(e.name)).map((e) => e.name).sort()
const kept = <T>(release: string, name: string): T => JSON.parse(readFileSync(join(here, release, `${name}.json`), 'utf8')) as T

describe.each(releases)('release %s', (release) => {
  it('finds every act, field, record and column it knew (see docs/runbooks/releasing.md)', () => {
    const promises = kept<Declared>(release, 'declared')
    expect(broken(promises, house).filter((said) => !decided.some((d) => d.upTo >= release && d.says === said))).toEqual([])
  })

  describe('its database', () => {
    const snapshot = kept<DatabaseSnapshot>(release, 'database')
    const { phones, acts } = kept<ActsSnapshot>(release, 'acts')
    let db: Database
    let town: Town
    beforeAll(async () => {
      db = await asItWas(snapshot)
      await migrate(db, migrations)
      town = await openTown(db, snapshot.now)
    })
    afterAll(() => town.close())

    it('was made by migrations that are still the same, word for word', async () => {
      const present = new Map((await readMigrations(migrations)).map((m) => [m.name, m.hash]))
      expect(Object.fromEntries(snapshot.migrations.map((m) => [m.name, present.get(m.name)]))).toEqual(Object.fromEntries(snapshot.migrations.map((m) => [m.name, m.hash])))
    })

    it('comes through the migrations since with every row, each as it was', async () => {
      for (const [table, before] of Object.entries(snapshot.rows)) {
        const after = await db.admin((tx) => tx.query<{ row: { [c: string]: unknown } }>(`select to_jsonb(x) as row from ${table} x`))
        const told = (row: { [c: string]: unknown }) => JSON.stringify(Object.entries(row).filter(([, v]) => v !== null).sort(([a], [b]) => (a < b ? -1 : 1)))
        const columns = new Set(before.flatMap((r) => Object.keys(r)))
        const present = new Set(after.map(({ row }) => told(Object.fromEntries(Object.entries(row).filter(([c]) => columns.has(c))))))
        expect([table, before.filter((r) => !present.has(told(r)))]).toEqual([table, []])
      }
    })

    it('hears every act its phones signed, of every name, as it was heard then', async () => {
      const queue = new ForgetfulQueue(town.doors.road)
      const app = await buildServer({ ...town.doors, queue }, null)
      const cookies = new Map<string, string>()
      for (const p of phones) {
        const token = `token-${p.device}`
        await db.tx({ role: 'guyub_job' }, (tx) => tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [sha256(token), p.person, p.device, town.now(), '2099-01-01T00:00:00Z']))
        cookies.set(p.person, `guyub_session=${token}`)
      }
      const device = new Map(phones.map((p) => [p.person, p.device]))
      const astray: unknown[] = []
      for (const old of acts) {
        queue.first = old.first ?? null
        queue.last = null
        const cookie = cookies.get(old.by)
        if (cookie) {
          const reply = await app.inject({ method: 'POST', url: '/api/push', headers: { cookie, 'x-guyub-device': device.get(old.by) as string }, payload: { now: snapshot.now, acts: [{ body: old.body, sig: old.sig }] } })
          if (reply.statusCode !== 200) astray.push([old.act, reply.statusCode, reply.body])
        } else {
          const body = JSON.parse(old.body) as { id: string; act: string; version: number; place: string; input: { [k: string]: unknown } }
          await queue.push([{ ...body, text: old.body, sig: null, who: old.by === 'house' ? theHouse : nobody, at: snapshot.now, heardAt: snapshot.now }])
        }
        const now = queue.last as ForgetfulQueue['last']
        const rule = decided.find((d) => d.upTo >= release && d.act === old.act && d.was === (old.code ?? old.outcome))
        const wanted = rule?.now ?? old.code ?? old.outcome
        if ((now?.code ?? now?.outcome) !== wanted) astray.push([old.act, old.first?.state ?? '', `then ${wanted}`, `now ${now?.code ?? now?.outcome}`])
        // It may change more than it did then, never less.
        else if (!rule) for (const [row, columns] of Object.entries(old.changed)) {
          const missing = columns.filter((c) => !now?.changed[row]?.includes(c) && !now?.changed[row]?.includes('*'))
          if (missing.length > 0) astray.push([old.act, row, `no longer changes ${missing.join(', ')}`])
        }
      }
      expect(astray).toEqual([])
      // No name may be missing from what was kept.
      expect(Object.keys(kept<Declared>(release, 'declared').acts).filter((name) => !acts.some((a) => a.act === name))).toEqual([])
      await app.close()
    })
  })

  it('a half-year of its people’s acts ends as it ended then, and the sums are right', async () => {
    const story = kept<StorySnapshot>(release, 'story')
    const db = await freshDatabase()
    const { endings, rows, astray } = await playStory(db, story)
    await db.close()
    const other = story.acts.map((a, i) => ({ a, now: endings[i] })).filter(({ a, now }) => a.ended !== now)
      .filter(({ a, now }) => !decided.some((d) => d.upTo >= release && d.act === a.act && d.was === a.ended && d.now === now))
    expect(other.map(({ a, now }) => [a.act, a.at, `then ${a.ended}`, `now ${now}`])).toEqual([])
    expect(astray).toEqual([])
    for (const [record, n] of Object.entries(story.rows)) expect([record, rows[record] ?? 0]).toEqual([record, expect.toSatisfy((now: number) => now >= n)])
  })

  it('what its server told a phone is understood by the present app: a server may be the older of the two', async () => {
    const { who, answers, pages } = kept<PulledSnapshot>(release, 'pulled')
    let n = 0
    const none = async () => ({ kind: 'away' as const, why: '' })
    const road = {
      push: none, putPhoto: none, getPhoto: none,
      pull: async () => ({ kind: 'ok' as const, answer: structuredClone(answers[n++]) as PullAnswer }),
      getPage: async (_space: string, hash: string) => ({ kind: 'ok' as const, answer: new Uint8Array(Buffer.from(pages[hash] ?? '', 'base64')) as Bytes }),
    } as unknown as Road
    const options = { house, disk: memoryDisk(), road, who, seal: sealWith(await importDataKey(new Uint8Array(32))), signer: { sign: async () => null }, clock: { now: () => Date.parse('2026-03-02T03:00:00.000Z') } }
    const device = await openDevice(options)
    expect((await device.sync()).problem).toBeNull()
    const rows = answers.flatMap((a) => a.deltas.flatMap((d) => d.rows))
    for (const row of rows) {
      const record = house.records.get(row.r)
      expect(record && device.confirmed(record, row.id)).toMatchObject({ ...row.d, place: row.p, class: row.c, version: row.v })
    }
    expect(rows.length + Object.keys(pages).length).toBeGreaterThan(100)
    await device.close()
  })
})

/** A database made by the migrations of that release, with its rows, as its server left it. */
async function asItWas({ migrations: made, rows }: DatabaseSnapshot): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'guyub-released-'))
  for (const { name } of made) await cp(join(migrations, `${name}.sql`), join(folder, `${name}.sql`))
  const db = await openEmbedded({ folder: null })
  await migrate(db, folder)
  await rm(folder, { recursive: true })
  await db.admin(async (tx) => {
    for (const [table, list] of Object.entries(rows)) {
      await tx.exec(`delete from ${table}`)
      const columns = [...new Set(list.flatMap((r) => Object.keys(r)))].map((c) => `"${c}"`).join(', ')
      await tx.change(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(list)])
    }
  })
  return db
}
