// A town for the proof of authority: a row of every record, in every flavour of class and team, in places near and far.
import { createHash } from 'node:crypto'
import type { House } from '../../engine/house.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { snake } from '../../engine/record.ts'
import { upsertObject, upsertSql } from '../../engine/road.server/rows-sql.server.ts'
import { isVillage, regencyOf, spaceOf } from '../../engine/space.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { SqlError } from '../../engine/store.server/errors.server.ts'
import type { RoleRule } from '../../engine/who.ts'
import { hashIn, idIn, sampleAll, type Setting } from './sample-values.server.ts'

/** Two villages of one kecamatan, another kecamatan, another regency, another province; and every place above them. */
export const villages = ['36.71.05.1001', '36.71.05.1002', '36.71.06.1003', '36.03.01.2001', '33.28.02.2001'] as const
export const home = villages[0]
export const above = ['', '36', '36.71', '36.71.05', '36.71.06', '36.03', '36.03.01', '33', '33.28', '33.28.02'] as const
export const everywhere: readonly string[] = [...villages, ...above]

/** Class and team a row of this flavour has at a place. */
export const flavours = ['N', 'R', 'Rteam', 'lane', 'intake', 'unit', 'case', 'person', 'roll'] as const
export type Flavour = (typeof flavours)[number]

export function settingOf(place: string, flavour: Flavour): Setting {
  const bare: Setting = { place, flavour, team: null }
  switch (flavour) {
    case 'N': case 'R': return bare
    case 'lane': return { ...bare, team: `lane:${regencyOf(place)}` }
    case 'intake': return { ...bare, team: `intake:${place}` }
    case 'roll': return { ...bare, team: `roll:${place}` }
    case 'unit': return { ...bare, team: `unit:${idIn(bare, 'agency')}` }
    case 'Rteam': case 'case': return { ...bare, team: `case:${idIn(bare, 'case')}` }
    case 'person': return { ...bare, team: `person:${idIn(bare, 'account')}` }
  }
}

export const classOf = (flavour: Flavour): 'N' | 'R' | 'X' => (flavour === 'N' ? 'N' : flavour === 'R' || flavour === 'Rteam' ? 'R' : 'X')

/** Flavours that can be had at a place: what is restricted to a team lies in villages. */
export const flavoursAt = (place: string): readonly Flavour[] => (isVillage(place) ? flavours : ['N', 'R'])

/** Values a check of the database allows in a text column, by table and column. */
async function allowedWords(db: Database): Promise<(table: string, column: string) => string[] | undefined> {
  const rows = await db.admin((tx) => tx.query<{ table: string; text: string }>(
    `select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c' order by 1, 2`))
  const words = new Map<string, string[]>()
  for (const { table, text } of rows) {
    const m = /\(\(?\(?"?(\w+)"?\)?(?:::text)? = ANY \(\(?ARRAY\[(.*?)\]/.exec(text)
    if (m) words.set(`${table}.${m[1]}`, [...(m[2] ?? '').matchAll(/'([^']*)'/g)].map((x) => x[1] as string))
    const p = /\(\(?"?(\w+)"? ~ '([^']*)'/.exec(text)
    const fitting = p && ['3671994505800001', 'ab'.repeat(32), '0001'].filter((v) => new RegExp(p[2] ?? '').test(v))
    if (p && fitting) words.set(`${table}.${p[1]}`, fitting)
  }
  return (table, column) => words.get(`${table}.${column}`)
}

/** A row of every record in every setting that the database's own rules let in. Answers how many there are of each record and class. */
export async function populate(house: House, db: Database, at: string): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for (const record of house.records.values()) {
    for (const flavour of flavours) {
      const n = await putRows(db, record, flavour, at)
      if (n > 0) made.set(`${record.name} ${classOf(flavour)}`, (made.get(`${record.name} ${classOf(flavour)}`) ?? 0) + n)
    }
  }
  await besides(db, at)
  return made
}

const wordsOf = new WeakMap<Database, ReturnType<typeof allowedWords>>()

/** A row of the record in every place that can have the flavour, with these columns instead of sampled ones. */
export async function putRows(db: Database, record: RecordType, flavour: Flavour, at: string, label = '', columns: { [column: string]: unknown } = {}): Promise<number> {
  const words = await (wordsOf.get(db) ?? wordsOf.set(db, allowedWords(db)).get(db) as ReturnType<typeof allowedWords>)
  const rows = (label ? villages : everywhere).filter((p) => flavoursAt(p).includes(flavour)).map((place): AnyRow => {
    const s = settingOf(place, flavour)
    const sampled = sampleAll(record.columns, s, (column) => words(record.table, snake(column)))
    return { ...sampled, ...columns, id: idIn(s, label ? `${record.name} ${label}` : record.name), place, class: classOf(flavour), team: s.team }
  })
  return putIn(db, record, rows, at)
}

/** All of them, or none where a check says that this record has no such flavour. */
async function putIn(db: Database, record: RecordType, rows: readonly AnyRow[], at: string): Promise<number> {
  const settings = { w: [...new Set(rows.map(spaceOf))].join(',') }
  try {
    return await db.tx({ role: 'guyub_job', settings }, (tx) => tx.change(upsertSql(record), [JSON.stringify(rows.map((r) => upsertObject(record, r, 1, at)))]))
  } catch (error) {
    if (error instanceof SqlError && error.code === '23514') return 0
    throw error
  }
}

/** What the road keeps beside the rows: spaces, log, payloads, touches, photos, counters. */
async function besides(db: Database, at: string): Promise<void> {
  const spots = everywhere.flatMap((place) => flavoursAt(place).map((flavour) => {
    const s = settingOf(place, flavour)
    const spine = { place, class: classOf(flavour), team: s.team }
    return {
      regency_code: regencyOf(place), place_code: place, class: spine.class, team: s.team, space: spaceOf(spine), id: idIn(s, 'act'), record_id: idIn(s, 'household'),
      hash: hashIn(s), body_hash: `\\x${createHash('sha256').update(place).digest('hex')}`, at,
    }
  }))
  await db.tx({ role: 'guyub_job' }, async (tx) => {
    const from = `from jsonb_to_recordset($1::jsonb) as x(regency_code text, place_code text, class text, team text, space text, id text, record_id text, hash text, body_hash bytea, at timestamptz)`
    const list = [JSON.stringify(spots)]
    await tx.change(`insert into act_log (regency_code, id, place_code, class, team, space, act, act_version, person, device, post, made_at, heard_at, outcome, refusal, say, body_hash)
      select regency_code, id, place_code, class, team, space, 'registry.recordVisit', 1, null, null, null, at, at, 'accepted', null, null, body_hash ${from}`, list)
    await tx.change(`insert into act_payload (regency_code, id, place_code, class, team, space, body, sig) select regency_code, id, place_code, class, team, space, 'rahasia', null ${from}`, list)
    await tx.change(`insert into act_touch (regency_code, record_id, act_id, record, place_code, class, team, space, changed)
      select regency_code, record_id, id, 'household', place_code, class, team, space, '{"headName"}' ${from}`, list)
    await tx.change(`insert into photo (regency_code, hash, space, place_code, class, team, owner, act_id, device, bytes, received_at)
      select regency_code, hash, space, place_code, class, team, record_id, id, null, '\\x00'::bytea, at ${from}`, list)
    await tx.change(`insert into space (regency_code, space, version, head, records)
      select distinct regency_code, space, 1, ''::bytea, $2::jsonb ${from}`, [...list, JSON.stringify({})])
    for (const table of ['counter', 'counter_rollup']) {
      await tx.change(`insert into ${table} (regency_code, place_code, class, name, key, bucket, n)
        select distinct regency_code, place_code, c, 'reports.open', 'terkirim', '2026-01-01', 3 ${from} cross join unnest('{N,X}'::text[]) as u(c)`, list)
    }
  })
}

/** Tells the spaces which records they hold, so that feeds find them. */
export async function announce(house: House, db: Database): Promise<void> {
  const records = JSON.stringify(Object.fromEntries([...house.records.keys()].map((r) => [r, 1])))
  await db.tx({ role: 'guyub_job' }, (tx) => tx.change('update space set records = $1::jsonb', [records]))
}

export const levelPlaces: { readonly [level in RoleRule['level']]: string } = { village: home, district: '36.71.05', regency: '36.71', province: '36', nation: '' }

export interface Cast {
  id: string
  name: string
  posts: readonly { role: string; place: string; unit: string | null; until: string | null }[]
}

/** One person per role over the home village, one whose every post has ended, one without any. Straight into the tables. */
export async function castOf(house: House, db: Database, at: string): Promise<Cast[]> {
  const unit = settingOf(home, 'unit')
  const agency = idIn(unit, 'agency')
  const roles = [...house.roles.values()]
  const post = (r: RoleRule, until: string | null) => ({ role: r.code, place: levelPlaces[r.level], unit: r.code === 'opd_owner' ? agency : null, until })
  const person = (name: string, posts: Cast['posts']): Cast => ({ id: idIn(unit, `cast ${name}`), name, posts })
  // Whom the rows of the home village name as their worker, owner and supervisor.
  const at36 = { place: '36.71', unit: null, until: null }
  const neighbour: Cast = {
    id: idIn(settingOf(home, 'R'), 'account'), name: 'named',
    posts: [{ ...at36, role: 'psm', place: home }, { ...at36, role: 'puskesos_koord', place: home }, { ...at36, role: 'pekerja_sosial' }, { ...at36, role: 'dinsos_head' }],
  }
  // Rows of class N name the account of their own flavour.
  const namedToo: Cast = { ...neighbour, id: idIn(settingOf(home, 'N'), 'account'), name: 'named too' }
  const cast = [...roles.map((r) => person(r.code, [post(r, null)])), person('expired', roles.map((r) => post(r, '2026-01-31'))), person('bare', []), neighbour, namedToo]
  const account = house.records.get('account') as RecordType
  const appointment = house.records.get('appointment') as RecordType
  const rows = cast.map((c): AnyRow => ({ id: c.id, place: c.posts[0]?.place ?? home, class: 'N', team: null, name: c.name, lang: 'id', state: 'aktif' }))
  const posts = cast.flatMap((c) => c.posts.map((p, i): AnyRow => ({ id: idIn(unit, `post ${c.name} ${i}`), place: p.place, class: 'N', team: null, personId: c.id, role: p.role, from: '2020-01-01', until: p.until, unit: p.unit, sk: 'SK/1' })))
  await putIn(db, account, rows, at)
  await putIn(db, appointment, posts, at)
  // The one whose posts ended still has a seat in a case's team: it must open nothing either.
  const seat = settingOf(home, 'case')
  const member = house.records.get('teamMember') as RecordType
  const expired = cast.find((c) => c.name === 'expired') as Cast
  await putIn(db, member, [{ id: idIn(seat, 'seat of the expired'), place: home, class: 'X', team: seat.team, teamId: seat.team, personId: expired.id, until: null, grantedBy: null }], at)
  return cast
}
