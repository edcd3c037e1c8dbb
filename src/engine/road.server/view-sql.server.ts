// Views as SQL: the server's half of a declared read, under the reader's own scopes in the database itself.
import { notYours, type Refusal } from '../act.ts'
import { problemsOf } from '../field.ts'
import { masked, type Term, type ViewRow, type ViewType, type Where } from '../view.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { regencyOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { newId } from '../values/id.ts'
import { wordsOf } from '../view.ts'
import { inForce, scopesOf, seated, shardsOf, type Scopes, type Who } from '../who.ts'
import { dayAt } from '../values/day.ts'
import type { Known, Road } from './road.server.ts'
import { columnSql, selectList, tableOf } from './rows-sql.server.ts'

export type ViewAnswer = { ok: true; rows: ViewRow[]; more: boolean } | { ok: false; refusal: Refusal }

/**
 * The reader's scopes as settings of a transaction. '' (the nation) is written as every first digit; a team ends with a dot,
 * so that it covers what lies below it and nothing that merely begins alike. A name that could pass for two opens nothing.
 */
export function scopeSettings(s: Scopes): { [name: string]: string } {
  const list = (codes: readonly string[]): string => (codes.includes('') ? '0,1,2,3,4,5,6,7,8,9' : codes.filter((c) => /^[0-9.]+$/.test(c)).join(','))
  // The nation is the empty code: it stands before the first comma, and only for who reads it.
  const teams = s.teams.filter((t) => /^[0-9A-Za-z_.:-]+$/.test(t))
  return { n: list(s.n), r: list(s.r), teams: teams.map((t) => `${t}.`).join(','), up: `${s.up.includes('') ? ',' : ''}${s.up.filter((c) => /^[0-9.]+$/.test(c)).join(',')}`, w: '' }
}

/** The present posts of somebody, judged by the day at their own place. */
export function presentWho(road: Road, known: Known): Who {
  const now = road.clock().toISOString()
  return seated({ ...known, posts: known.posts.filter((p) => inForce([p], dayAt(now, p.place)).length > 0) })
}

/** One sentence for what does not exist and for what is sealed: nobody learns which. */
export const hiddenOrGone: Refusal = {
  code: 'TIDAK_ADA_ATAU_TERBATAS',
  say: { id: 'Ini tidak ada, atau bukan wewenang Anda untuk membukanya.', en: 'This does not exist, or is not yours to open.' },
}

export async function runView(road: Road, name: string, params: { [k: string]: unknown }, known: Known): Promise<ViewAnswer> {
  const view = road.house.views.get(name)
  const who = presentWho(road, known)
  if (!view) return { ok: false, refusal: notYours }
  if (!view.may(who, params)) {
    if (view.one) await noteTry(road, known, view, params)
    return { ok: false, refusal: notYours }
  }
  // Of a place, '' says the nation and is no gap.
  const given = Object.fromEntries(Object.entries(view.params).filter(([n, f]) => !(f.kind === 'place' && params[n] === '')))
  const problem = Object.values(problemsOf(given, params))[0]
  if (problem) return { ok: false, refusal: { code: 'ISIAN_BELUM_BENAR', say: problem } }
  const today = dayAt(road.clock().toISOString(), who.posts[0]?.place ?? '')
  const scopes = scopesOf(who, road.house.roles)
  return road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopes), readOnly: true }, async (tx) => {
    const rows = await select(tx, view, view.where(params, who, today), shardsOf(who))
    const more = rows.length > view.limit
    if (more) rows.length = view.limit
    const answer = await joined(tx, view, rows)
    return { ok: true as const, rows: answer, more }
  }).then(async (answer): Promise<ViewAnswer> => {
    if (view.one && answer.ok && answer.rows.length === 0) {
      await noteTry(road, known, view, params)
      return { ok: false, refusal: hiddenOrGone }
    }
    if (answer.ok) await noteReads(road, known, view.name, answer.rows.flatMap((r) => [r.row, ...Object.values(r.joins).flatMap((j) => j ?? [])]))
    if (answer.ok && !view.reveal) for (const r of answer.rows) mask(view, r)
    return answer
  })
}

/** The statement of a view: the rows the reader may see (the policies say which), in its order. */
export function viewSql(view: ViewType, where: Where, shards: readonly string[] | null): { text: string; params: unknown[] } {
  const params: unknown[] = []
  const inside = shards ? `t.regency_code = any ($${params.push(shards)}) and ` : ''
  const condition = inside + conditionSql(where, view.record, params)
  const order = view.order.map(([c, d]) => `${columnSql(view.record, c)}${view.record.search.includes(c as never) ? ' collate "und-x-icu"' : ''} ${d} nulls last`)
  const text = `select ${selectList(view.record)}\nfrom ${tableOf(view.record)} t\nwhere ${condition}\norder by ${[...order, 't.id asc'].join(', ')}\nlimit ${view.limit + 1}`
  return { text, params }
}

async function select(tx: Tx, view: ViewType, where: Where, shards: readonly string[] | null): Promise<AnyRow[]> {
  const { text, params } = viewSql(view, where, shards)
  return tx.query<AnyRow>(text, params)
}

const regencyFor = (row: AnyRow): string => regencyOf(row.place)

async function joined(tx: Tx, view: ViewType, rows: AnyRow[]): Promise<ViewRow[]> {
  const out: ViewRow[] = rows.map((row) => ({ row, joins: {} }))
  if (rows.length === 0) return out
  await Promise.all(Object.entries(view.joins).map(async ([alias, join]) => {
    const values = [...new Set(rows.map((r) => r[join.from]).filter((v): v is string => typeof v === 'string' && v !== ''))]
    if (values.length === 0) {
      if (join.many) for (const r of out) r.joins[alias] = []
      return
    }
    const to = join.to ?? 'id'
    const regencies = new Set<string>(['', ...rows.map(regencyFor), ...rows.map((r) => r.place.slice(0, 2))])
    // The rows that belong to these.
    const found = await tx.query<AnyRow>(
      `select ${selectList(join.record)}\nfrom ${tableOf(join.record)} t\nwhere t.regency_code = any ($1) and ${columnSql(join.record, to)} = any ($2)\norder by t.id`,
      [[...regencies], values],
    )
    const byKey = new Map<unknown, AnyRow[]>()
    for (const f of found) byKey.set(f[to], [...(byKey.get(f[to]) ?? []), f])
    for (const r of out) {
      const hits = byKey.get(r.row[join.from]) ?? []
      r.joins[alias] = join.many ? hits : hits[0]
    }
  }))
  return out
}

/** SQL of a condition; appends to `params`. */
export function conditionSql(where: Where, record: RecordType, params: unknown[]): string {
  if ('all' in where) return where.all.length === 0 ? 'true' : `(${where.all.map((w) => conditionSql(w, record, params)).join(' and ')})`
  if ('any' in where) return where.any.length === 0 ? 'false' : `(${where.any.map((w) => conditionSql(w, record, params)).join(' or ')})`
  const [column, op, value] = where as Term
  if (op === 'has') return hasSql(record, String(value ?? ''), params)
  const c = columnSql(record, column)
  const p = (v: unknown): string => `$${params.push(v)}`
  switch (op) {
    case 'null': return `${c} is null`
    case 'set': return `${c} is not null`
    case 'includes': return `${c} @> to_jsonb(${p(value)}::text)`
    case 'in': return `${c} = any (${p(value)})`
    case 'within': return value === '' ? 'true' : `(${c} = ${p(value)} or ${c} ^@ ${p(`${String(value)}.`)})`
    case '=': case '!=': case '<': case '<=': case '>': case '>=': return `${c} ${op === '!=' ? '<>' : op} ${p(value)}`
    default: throw new Error(`no operator ${String(op)}`)
  }
}

function hasSql(record: RecordType, query: string, params: unknown[]): string {
  if (record.search.length === 0) return 'false'
  const text = `' ' || lower(regexp_replace(concat_ws(' ', ${record.search.map((c) => columnSql(record, c)).join(', ')}), '[^[:alnum:]]+', ' ', 'g'))`
  const words = wordsOf(query)
  if (words.length === 0) return 'true'
  return `(${words.map((w) => `${text} like $${params.push(`% ${w.replace(/[%_\\]/g, '')}%`)}`).join(' and ')})`
}

/** NIK and KK leave a list only masked. */
function mask(view: ViewType, r: ViewRow): void {
  maskRow(view.record, r.row)
  for (const [alias, join] of Object.entries(view.joins)) {
    const j = r.joins[alias]
    for (const row of Array.isArray(j) ? j : j ? [j] : []) maskRow(join.record, row)
  }
}

function maskRow(record: RecordType, row: AnyRow): void {
  for (const [name, f] of Object.entries(record.columns)) {
    if ((f.kind === 'nik' || f.kind === 'kk') && typeof row[name] === 'string') row[name] = masked(row[name] as string)
  }
}

/** Somebody asked for a record that is there and is not theirs: recorded like a read, under «ditolak». */
async function noteTry(road: Road, known: Known, view: ViewType, params: { [k: string]: unknown }): Promise<void> {
  const name = Object.entries(view.params).find(([, f]) => f.kind === 'ref')?.[0]
  const id = name ? params[name] : undefined
  if (typeof id !== 'string') return
  const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(view.record)} from ${tableOf(view.record)} t where t.id = $1`, [id]))
  await noteReads(road, known, `ditolak ${view.name}`, rows)
}

/** Reading R and X is itself recorded: who, when, through which door, which rows. */
export async function noteReads(road: Road, known: Known, door: string, rows: readonly AnyRow[]): Promise<void> {
  const notes = readNotes(road, known, door, rows)
  if (notes.length > 0) await road.db.tx({ role: 'guyub_job', bookkeeping: true }, (tx) => writeNotes(tx, notes))
}

export type ReadNote = Record<string, unknown>

/** What must be written down of reading these rows; nothing for what everybody inside may read. */
export function readNotes(road: Road, known: Known, door: string, rows: readonly Pick<AnyRow, 'id' | 'place' | 'class'>[]): ReadNote[] {
  const groups = new Map<string, { place: string; class: 'R' | 'X'; ids: string[] }>()
  for (const r of rows) {
    if (r.class === 'N') continue
    const k = `${regencyOf(r.place)}|${r.class}`
    const g = groups.get(k) ?? { place: regencyOf(r.place), class: r.class, ids: [] }
    g.ids.push(r.id)
    groups.set(k, g)
  }
  if (!known.person) return []
  const at = road.clock().toISOString()
  return [...groups.values()].map((g) => ({
    regency_code: g.place, id: newId(), at, person: known.person, device: known.device, door, place_code: g.place, class: g.class, subjects: g.ids,
  }))
}

export const writeNotes = (tx: Tx, notes: readonly ReadNote[]): Promise<number> => tx.change(
  `insert into read_log (regency_code, id, at, person, device, door, place_code, class, subjects)
   select regency_code, id, at, person, device, door, place_code, class, subjects
   from jsonb_to_recordset($1::jsonb) as x(regency_code text, id text, at timestamptz, person text, device text, door text, place_code text, class text, subjects text[])`,
  [JSON.stringify(notes)],
)
