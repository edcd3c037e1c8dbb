// The registry on the real store: the same acts, through the server's road, with the database's own rules and row policies.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildHouse } from '../../engine/house.ts'
import { snake, sqlTypeOf, type RecordType } from '../../engine/record.ts'
import { applyActs } from '../../engine/road.server/apply.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { eachDatabase, migrationsFolder } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import type { ActAnswer } from '../../engine/wire.ts'
import type { Who } from '../../engine/who.ts'
import { organization } from '../organization/door.ts'
import { registryAfter, reviewSharedNiks } from './after.server.ts'
import { registry } from './door.ts'
import { goodLatrine, lestariFamily, mansur, openWell, poorHouse, sampleIds, samplePlaces, smallMeter, suryadiFamily } from './samples.ts'

const { kelurahan, desa, neighbour } = samplePlaces
const house = buildHouse([organization, registry])
const now = new Date('2026-11-02T03:00:00.000Z')

const who = (name: string, role: string, place: string, teams: string[] = []): Who => ({
  person: name, device: null, teams, system: false, posts: [{ id: `${name}@${place}`, role, place, from: '2024-01-01', until: null, unit: null }],
})
const rini = who('rini', 'psm', kelurahan)
const slamet = who('slamet', 'psm', desa)

eachDatabase('the registry', (open) => {
  let db: Database
  let road: Road
  const key = randomBytes(16).toString('hex')
  const hooks = registryAfter((nik) => createHash('sha256').update(key + nik).digest('hex'))
  beforeAll(async () => {
    db = await open()
    road = { house, db, hooks, clock: () => now, report: () => undefined }
  })

  const does = async (by: Who, act: string, place: string, input: { [k: string]: unknown }): Promise<ActAnswer> => {
    const id = newId(now.getTime())
    const name = `registry.${act}`
    const at = now.toISOString()
    const text = JSON.stringify({ id, act: name, version: 1, place, person: by.person, device: null, madeAt: at, input })
    const [answer] = await applyActs(road, [{ text, sig: null, id, act: name, version: 1, place, input, who: by, at, heardAt: at }])
    return answer as ActAnswer
  }
  const done = async (...args: Parameters<typeof does>): Promise<void> => {
    const answer = await does(...args)
    expect(answer, `${args[1]} ${answer.say?.id ?? ''}`).toMatchObject({ outcome: 'accepted' })
  }
  const rows = <T>(text: string, params: unknown[] = []): Promise<T[]> => db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<T>(text, params))

  it('keeps every column its records declare, by name and by type', async () => {
    const types: Record<string, string> = { timestamptz: 'timestamp with time zone' }
    for (const record of (registry.records ?? []) as readonly RecordType[]) {
      const found = await rows<{ name: string; type: string }>(
        'select column_name as name, data_type as type from information_schema.columns where table_name = $1 order by 1', [record.table],
      )
      const spine = ['regency_code', 'place_code', 'id', 'class', 'team', 'space', 'version', 'changed_at']
      const own = found.filter((c) => !spine.includes(c.name)).map((c) => [c.name, c.type])
      expect(own, record.name).toEqual(Object.entries(record.columns).map(([n, f]) => [snake(n), types[sqlTypeOf(f)] ?? sqlTypeOf(f)]).sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1)))
    }
    const sql = ['0005-registry.sql', '0017-linkage.sql'].map((f) => readFileSync(`${migrationsFolder}/${f}`, 'utf8')).join('\n')
    for (const record of (registry.records ?? []) as readonly RecordType[]) {
      for (const column of record.indexes) expect(sql).toContain(`create index ${record.table}_by_${snake(column)} on ${record.table} (regency_code, ${snake(column)})`)
    }
  })

  it('a PSM registers a family and records the four inventories: RTLH, because of space and water', async () => {
    await done(rini, 'registerHousehold', kelurahan, suryadiFamily)
    const id = { householdId: sampleIds.suryadi }
    await done(rini, 'recordHouse', kelurahan, { ...id, ...poorHouse })
    await done(rini, 'recordWater', kelurahan, { ...id, ...openWell })
    await done(rini, 'recordLatrine', kelurahan, { ...id, ...goodLatrine })
    await done(rini, 'recordElectricity', kelurahan, { ...id, ...smallMeter })
    await done(rini, 'recordVisit', kelurahan, { id: newId(), ...id, purpose: 'pendataan', result: '1', functions: ['administrator'], tasks: ['T1'] })
    await done(rini, 'recordConsent', kelurahan, { id: newId(), subjectKind: 'household', subjectId: sampleIds.suryadi, kind: 'consent', purpose: 'pendataan', method: 'lisan' })
    const [status] = await rows<Record<string, unknown>>('select members, rtlh, failed, density, water, sanitation, electricity, power450, verified_on from household_status where id = $1', [sampleIds.suryadi])
    expect(status).toEqual({ members: 5, rtlh: 'ya', failed: ['density', 'water'], density: 'gagal', water: 'gagal', sanitation: 'lolos', electricity: 'ada', power450: 'ya', verified_on: '2026-11-02' })
  })

  it('the sums moved with the acts', async () => {
    const sums = await rows<{ name: string; key: string; bucket: string; n: number }>(
      `select name, key, bucket, n from counter where place_code = $1 and name in ('household.rtlh', 'household.failed', 'household.freshness', 'visit.task') and n <> 0 order by name, key`, [kelurahan],
    )
    expect(sums).toEqual([
      { name: 'household.failed', key: 'density', bucket: '', n: 1 },
      { name: 'household.failed', key: 'water', bucket: '', n: 1 },
      { name: 'household.freshness', key: 'verified', bucket: '2026-11-02', n: 1 },
      { name: 'household.rtlh', key: 'ya', bucket: '', n: 1 },
      { name: 'visit.task', key: 'T1', bucket: '2026-11-01', n: 1 },
    ])
  })

  it('a sealed category is seen by its lane alone, even with raw SQL as the application', async () => {
    await done(rini, 'tagPpks', kelurahan, { id: newId(), subjectKind: 'person', subjectId: sampleIds.suryadiWife, category: 'PPKS-19' })
    await done(rini, 'recordMember', kelurahan, { personId: sampleIds.suryadiWife, '410': '2', '428j': '1' })
    const seen = (settings: Record<string, string>): Promise<{ tags: number; sealed: number; people: number }[]> =>
      db.tx({ role: 'guyub_app', settings, readOnly: true }, (tx) =>
        tx.query(`select (select count(*)::int from ppks_tag) as tags, (select count(*)::int from answer where class = 'X') as sealed, (select count(*)::int from person) as people`))
    expect(await seen({ n: kelurahan, r: kelurahan })).toEqual([{ tags: 0, sealed: 0, people: 5 }])
    expect(await seen({ n: '36.71', r: neighbour })).toEqual([{ tags: 0, sealed: 0, people: 0 }])
    expect(await seen({ teams: 'lane:36.71.' })).toEqual([{ tags: 1, sealed: 1, people: 0 }])
  })

  it('nobody outside the village changes it, and nothing is written without an act', async () => {
    expect(await does(slamet, 'recordHouse', kelurahan, { householdId: sampleIds.suryadi, '302': 99 })).toMatchObject({ outcome: 'refused', code: 'BUKAN_WEWENANG' })
    expect(await does(slamet, 'recordHouse', desa, { householdId: sampleIds.suryadi, '302': 99 })).toMatchObject({ outcome: 'refused', code: 'TIDAK_DITEMUKAN' })
    const raw = db.tx({ role: 'guyub_app', settings: { n: kelurahan, r: kelurahan } }, (tx) => tx.change(`update household_status set rtlh = 'tidak'`))
    expect(await raw).toBe(0)
  })

  it('a homeless man without papers, a NIK with day 00, a woman’s NIK for a man: all are saved', async () => {
    await done(rini, 'addPerson', kelurahan, mansur)
    await done(rini, 'addPerson', kelurahan, { id: newId(), name: 'Hari Nol', nik: '3671050002850001', noHousehold: 'tamu' })
    await done(rini, 'addPerson', kelurahan, { id: newId(), name: 'Beda Kelamin', nik: '3671055002850001', sex: 'L', noHousehold: 'tamu' })
    expect(await rows(`select name, nik, nik_raw, nik_reason, doubt_state from person where household_id is null order by name`)).toEqual([
      { name: 'Beda Kelamin', nik: '3671055002850001', nik_raw: null, nik_reason: null, doubt_state: 'perlu' },
      { name: 'Hari Nol', nik: null, nik_raw: '3671050002850001', nik_reason: 'tanggal_tidak_sah', doubt_state: 'perlu' },
      { name: 'Mansur Contoh', nik: null, nik_raw: null, nik_reason: 'tanpa_identitas', doubt_state: null },
    ])
  })

  it('the same NIK in another regency: saved there, and a review opens for both, once', async () => {
    await done(slamet, 'registerHousehold', desa, { ...lestariFamily, nik: suryadiFamily.nik, birthDate: null, sex: null })
    expect(await reviewSharedNiks(road)).toBe(2)
    expect(await reviewSharedNiks(road)).toBe(0)
    expect(await rows(`select place_code, doubts, doubt_state from person where nik = $1 order by place_code`, [suryadiFamily.nik])).toEqual([
      { place_code: desa, doubts: ['nik_ganda'], doubt_state: 'perlu' },
      { place_code: kelurahan, doubts: ['nik_ganda'], doubt_state: 'perlu' },
    ])
    expect(await rows(`select nik_hash from nik_holder where nik_hash like '%3671991203800001%'`)).toEqual([])
  })

  describe('a family moves to another regency', () => {
    it('leaves nothing behind but the notice, and arrives whole', async () => {
      await done(rini, 'moveHousehold', kelurahan, { id: sampleIds.suryadi, to: desa, reason: 'ikut orang tua' })
      const places = await rows<{ t: string; place: string; n: number }>(
        `select t, place, count(*)::int as n from (
           select 'household' as t, place_code as place from household where id = $1
           union all select 'status', place_code from household_status where id = $1
           union all select 'person', place_code from person where household_id = $1
           union all select 'answer', place_code from answer where owner_id = $1 or owner_id = $2
           union all select 'tag', place_code from ppks_tag where subject_id = $2
           union all select 'consent', place_code from consent where subject_id = $1) as x
         group by t, place order by t`,
        [sampleIds.suryadi, sampleIds.suryadiWife],
      )
      expect(places).toEqual([
        { t: 'answer', place: desa, n: 3 }, { t: 'consent', place: desa, n: 1 }, { t: 'household', place: desa, n: 1 },
        { t: 'person', place: desa, n: 5 }, { t: 'status', place: desa, n: 1 }, { t: 'tag', place: desa, n: 1 },
      ])
      expect(await rows('select team, space from ppks_tag')).toEqual([{ team: 'lane:33.28', space: 't:33.28:lane:33.28' }])
      expect(await rows<{ n: number }>(`select count(*)::int as n from nik_holder where place_code = $1 and regency_code = '33.28'`, [desa])).toEqual([{ n: 5 }])
    })
    it('the act that comes too late is passed on to where they are, the new PSM goes on', async () => {
      const late = await does(rini, 'recordWater', kelurahan, { householdId: sampleIds.suryadi, '306a': '5' })
      expect(late).toMatchObject({ outcome: 'proposed', code: 'SUDAH_PINDAH' })
      expect(await rows('select place_code, act, state from proposal where id = $1', [late.id])).toEqual([{ place_code: desa, act: 'registry.recordWater', state: 'menunggu' }])
      await done(slamet, 'recordWater', desa, { householdId: sampleIds.suryadi, '306a': '5' })
    })
    it('the sums followed them', async () => {
      expect(await rows(`select place_code, n from counter where name = 'household.members' and n <> 0 order by 1`)).toEqual([{ place_code: desa, n: 6 }])
    })
  })
})
