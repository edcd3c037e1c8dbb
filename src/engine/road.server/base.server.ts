// Bases: a large space kept ready as packed pages named by their hash, so that whoever begins with it fetches a few files
// instead of thousands of rows. A base may lag behind; what changed since follows as rows.
// A page never outlives a row that left its space: the act that takes the row away takes its pages along (dropPages).
import type { AnyRow, RecordType } from '../record.ts'
import { regencyOfSpace } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import type { BasePage } from '../wire.ts'
import { keyOf } from './base-cut.server.ts'
import { pageMaker } from './base-maker.server.ts'
import type { MadePage } from './base-worker.server.ts'
import type { Road } from './road.server.ts'
import { inSpaceSql, selectList, tableOf } from './rows-sql.server.ts'

export interface Base {
  version: number
  pages: BasePage[]
}

export interface SpaceHead {
  space: string
  head: number
  records: { [record: string]: number }
}

interface KeptBase {
  space: string
  version: number
  rowCount: number
  pages: BasePage[]
  madeAt: string
}

/** A space smaller than this travels as rows. */
const leastRows = 500
/** Rows read in one go: others take their turn in between. */
const portion = 500
/** With more than this share changed since, whoever begins would rather have it made anew. */
const staleShare = 1 / 3
/** The job makes a base anew with this share changed, or a day later with any. */
const renewShare = 1 / 10
const renewAfterMs = 86_400_000
/** A space is looked at again after this long. */
const lookAgainMs = 600_000
/** Pages no base names any more are kept for whoever is half-way. */
const halfWayMs = 3_600_000
/** What a cursor may at most be behind: a device away for longer begins anew. */
export const keptDays = 90

/** Mixed readers: what is not alike for everybody who holds the space cannot be handed out as a page. */
const impossible = -1

/** Villages, and reference data; never the space of a team. */
const mayHaveBase = (space: string): boolean => space.startsWith('v:') || space.startsWith('g:')
/** `v:<place>:<class>` or `g:<place>`. */
const placeOf = (space: string): string => space.split(':')[1] ?? ''
const classOf = (space: string): 'N' | 'R' => (space.startsWith('v:') && space.endsWith(':R') ? 'R' : 'N')

export class Bases {
  private readonly road: Road
  private readonly least: number
  private readonly busy: () => boolean
  private readonly making = new Map<string, Promise<void>>()
  private line: Promise<unknown> = Promise.resolve()

  /** `busy`: acts wait. Then a base that is far behind is handed out as it is, and made anew later. */
  constructor(road: Road, least = leastRows, busy: () => boolean = () => false) {
    this.road = road
    this.least = least
    this.busy = busy
  }

  /** Of spaces somebody begins with: bases fit to be handed out, and those worth making first. */
  async offered(tx: Tx, spaces: readonly SpaceHead[]): Promise<{ ready: Map<string, Base>; wanted: string[] }> {
    const ready = new Map<string, Base>()
    const wanted: string[] = []
    const asked = spaces.filter((s) => mayHaveBase(s.space))
    if (asked.length === 0) return { ready, wanted }
    const kept = await basesOf(tx, asked.map((s) => s.space))
    await Promise.all(asked.map(async (s) => {
      const base = kept.get(s.space)
      if (base?.rowCount === impossible) return
      const pages = base?.pages ?? []
      const enough = pages.length > 0 ? Math.floor((base?.rowCount ?? 0) * (this.busy() ? 1 : staleShare)) + 1 : this.least
      const moved = await this.moved(tx, s, base?.version ?? 0, enough)
      if (base && pages.length > 0 && moved < enough) ready.set(s.space, { version: base.version, pages })
      else if (pages.length > 0 || (base?.rowCount ?? 0) + moved >= this.least) wanted.push(s.space)
    }))
    return { ready, wanted: wanted.sort() }
  }

  /** How many rows of a space changed after this version; counted up to `enough`. */
  private async moved(tx: Tx, s: SpaceHead, after: number, enough: number): Promise<number> {
    const records = this.recordsOf(s.records, after)
    if (records.length === 0) return 0
    const counts = records.map((r) => `(select count(*) from (select from ${tableOf(r)} t where ${inSpaceSql(s.space)} and t.version > $3 limit $4) c)`)
    // How many rows moved? Which of them are counted does not matter, hence a limit without an order.
    const rows = await tx.query<{ n: number }>(`select ${counts.join(' + ')} as n`, [regencyOfSpace(s.space), s.space, after, enough])
    return Number(rows[0]?.n ?? 0)
  }

  private recordsOf(heads: { [record: string]: number }, after: number): RecordType[] {
    return Object.keys(heads).sort().filter((r) => (heads[r] as number) > after).map((r) => this.road.house.records.get(r)).filter((r): r is RecordType => r !== undefined)
  }

  /** Make a space's base anew. Who asks for the same meanwhile waits for the same; different ones follow each other. */
  make(space: string): Promise<void> {
    const under = this.making.get(space)
    if (under) return under
    const run = this.line.then(() => this.makeNow(space)).finally(() => this.making.delete(space))
    this.making.set(space, run)
    this.line = run.catch(() => undefined)
    return run
  }

  private async makeNow(space: string): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt++) if (await this.tryMake(space)) return
  }

  /** False when rows left, or pages went, while they were read: then it must be read again. */
  private async tryMake(space: string): Promise<boolean> {
    const { db } = this.road
    const regency = regencyOfSpace(space)
    const began = await db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
      // How far is this space, and which of its pages are there already?
      const [heads, pages] = await Promise.all([
        tx.query<SpaceHead>('select space, version as head, records from space where regency_code = $1 and space = $2', [regency, space]),
        tx.query<{ hash: string }>('select hash from base_page where regency_code = $1 and space = $2 order by hash', [regency, space]),
      ])
      return heads[0] ? { ...heads[0], known: pages.map((p) => p.hash) } : null
    })
    if (!began || !mayHaveBase(space)) return true
    const maker = pageMaker()
    let rows = 0
    try {
      for (const record of this.recordsOf(began.records, 0)) {
        for await (const found of this.portions(space, record, began.head)) {
          if (found.some((r) => r.class !== classOf(space))) {
            maker.drop()
            return await this.keep(began, impossible, [], began.known)
          }
          rows += found.length
          maker.add(found.map((row) => ({ record: record.name, row: present(row) })))
        }
      }
    } catch (error) {
      maker.drop()
      throw error
    }
    if (rows < this.least) {
      maker.drop()
      return this.keep(began, rows, [], began.known)
    }
    return this.keep(began, rows, await maker.end(began.known), began.known)
  }

  /** Rows of a space up to a version, each portion in a transaction of its own. A row that changes on the way comes as a delta. */
  private async *portions(space: string, record: RecordType, head: number): AsyncGenerator<AnyRow[]> {
    let version = 0
    let id = ''
    for (;;) {
      const rows = await this.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(
        // Which rows come next, up to this version?
        `select ${selectList(record)}\nfrom ${tableOf(record)} t\nwhere ${inSpaceSql(space)} and (t.version, t.id) > ($3, $4) and t.version <= $5\norder by t.version, t.id\nlimit ${portion}`,
        [regencyOfSpace(space), space, version, id, head],
      ))
      if (rows.length > 0) yield rows
      if (rows.length < portion) return
      const last = rows[rows.length - 1] as AnyRow
      version = last.version as number
      id = last.id
    }
  }

  private async keep(s: SpaceHead, rows: number, pages: readonly MadePage[], known: readonly string[]): Promise<boolean> {
    const regency = regencyOfSpace(s.space)
    const now = this.road.clock().toISOString()
    return this.road.db.tx({ role: 'guyub_job' }, async (tx) => {
      // Acts that are under way here end first; acts after us find what we wrote.
      await tx.query('select version from space where regency_code = $1 and space = $2 for update', [regency, s.space])
      const gone = await tx.query<{ left: boolean; missing: boolean }>(
        `select exists (select from leave_notice where regency_code = $1 and space = $2 and version > $3) as left,
           (select count(*) from base_page where regency_code = $1 and space = $2 and hash = any ($4)) < $5 as missing`,
        [regency, s.space, s.head, pages.filter((p) => !p.bytes).map((p) => p.hash), pages.filter((p) => !p.bytes).length],
      )
      if (gone[0]?.left || gone[0]?.missing) return false
      const home = [regency, s.space, placeOf(s.space), classOf(s.space)]
      for (const p of pages) {
        if (!p.bytes) continue
        await tx.change(
          `insert into base_page (regency_code, space, place_code, class, hash, first_key, last_key, size, row_count, named_at, bytes)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict (regency_code, space, hash) do nothing`,
          [...home, p.hash, p.first, p.last, p.size, p.rows, now, p.bytes],
        )
      }
      // What the base before named is named for the last time now.
      if (known.length > 0) {
        await tx.change(
          `update base_page set named_at = $3
           where regency_code = $1 and space = $2
             and (hash = any ($4) or hash in (select p ->> 'hash' from base b cross join lateral jsonb_array_elements(b.pages) p where b.regency_code = $1 and b.space = $2))`,
          [regency, s.space, now, pages.map((p) => p.hash)],
        )
      }
      await tx.change(
        `insert into base (regency_code, space, place_code, class, version, made_at, looked_at, row_count, pages)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8::jsonb)
         on conflict (regency_code, space) do update set version = excluded.version, made_at = excluded.made_at, looked_at = excluded.looked_at, row_count = excluded.row_count, pages = excluded.pages
         where base.version <= excluded.version`,
        [...home, s.head, now, rows, JSON.stringify(pages.map((p): BasePage => ({ hash: p.hash, size: p.size, rows: p.rows })))],
      )
      return true
    })
  }

  /** The job: spaces that have no base yet or moved far from it. `quiet` is asked before each; answers how many were made. */
  async renew(quiet: () => boolean = () => true): Promise<number> {
    const now = this.road.clock().getTime()
    const ago = (ms: number): string => new Date(now - ms).toISOString()
    // Which spaces moved and were not looked at lately?
    const due = await this.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<SpaceHead & { version: number | null; rowCount: number; madeAt: string; paged: boolean }>(
      `select s.space, s.version as head, s.records, b.version, b.row_count as "rowCount", b.made_at as "madeAt", b.pages <> '[]'::jsonb as paged
       from space s left join base b on b.regency_code = s.regency_code and b.space = s.space
       where (s.space ^@ 'v:' or s.space ^@ 'g:') and s.version > coalesce(b.version, 0) and (b.looked_at is null or b.looked_at < $1)
       order by b.looked_at nulls first, s.space
       limit 200`,
      [ago(lookAgainMs)],
    ))
    let made = 0
    for (const s of due) {
      if (!quiet()) break
      const old = s.version !== null && s.madeAt < ago(renewAfterMs)
      if (s.version !== null && !old) {
        const enough = s.paged ? Math.max(1, Math.floor(s.rowCount * renewShare)) : this.least
        const moved = s.rowCount === impossible ? 0 : await this.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => this.moved(tx, s, s.version as number, enough))
        if (moved < enough && (s.paged || s.rowCount + moved < this.least)) {
          await this.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update base set looked_at = $3 where regency_code = $1 and space = $2', [regencyOfSpace(s.space), s.space, new Date(now).toISOString()]))
          continue
        }
      }
      await this.make(s.space)
      made++
    }
    await this.sweep(ago(halfWayMs))
    return made
  }

  /** Pages that no base has named since then. */
  private async sweep(since: string): Promise<void> {
    await this.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      `delete from base_page p
       where p.named_at < $1
         and not exists (select from base b where b.regency_code = p.regency_code and b.space = p.space and b.pages @> jsonb_build_array(jsonb_build_object('hash', p.hash)))`,
      [since],
    ))
  }
}

async function basesOf(tx: Tx, spaces: readonly string[]): Promise<Map<string, KeptBase>> {
  // What bases are there of these spaces?
  const rows = await tx.query<KeptBase>(
    'select space, version, row_count as "rowCount", pages, made_at as "madeAt" from base where regency_code = any ($1) and space = any ($2)',
    [[...new Set(spaces.map(regencyOfSpace))], spaces],
  )
  return new Map(rows.map((r) => [r.space, r]))
}

/** A row as it travels: what is empty is absent. */
function present(row: AnyRow): AnyRow {
  const out: AnyRow = { id: row.id, place: row.place, class: row.class, team: row.team, version: row.version as number }
  for (const [name, value] of Object.entries(row)) if (!(name in out) && value !== null && value !== undefined) out[name] = value
  return out
}

/** In the transaction that takes rows away from spaces: their bases, and every page that may hold such a row, go with them. */
export function dropPages(tx: Tx, leaves: readonly { space: string; record: string; id: string }[]): Promise<unknown>[] {
  const gone = leaves.filter((l) => mayHaveBase(l.space)).map((l) => ({ regency_code: regencyOfSpace(l.space), space: l.space, key: keyOf(l.record, l.id) }))
  if (gone.length === 0) return []
  const x = 'jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, key text)'
  const given = [JSON.stringify(gone)]
  return [
    tx.change(`delete from base b using ${x} where b.regency_code = x.regency_code and b.space = x.space`, given),
    tx.change(`delete from base_page p using ${x} where p.regency_code = x.regency_code and p.space = x.space and x.key between p.first_key and p.last_key`, given),
  ]
}

/** Leave-notices older than any cursor allowed are dropped; their spaces remember how far back they can tell. */
export async function dropOldNotices(road: Road): Promise<number> {
  const before = new Date(road.clock().getTime() - keptDays * 86_400_000).toISOString()
  let dropped = 0
  for (;;) {
    const n = await road.db.tx({ role: 'guyub_job' }, async (tx) => {
      // Which spaces hold notices that old, and up to which version?
      const old = await tx.query<{ regency_code: string; space: string; version: number }>(
        'select regency_code, space, max(version) as version from leave_notice where heard_at < $1 group by regency_code, space order by regency_code, space limit 200',
        [before],
      )
      if (old.length === 0) return 0
      const given = [JSON.stringify(old)]
      const x = 'jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint)'
      // In the order in which acts lock them.
      await tx.query('select version from space where regency_code = any ($1) and space = any ($2) order by regency_code, space for update', [[...new Set(old.map((o) => o.regency_code))], old.map((o) => o.space)])
      await tx.change(`update space set floor = greatest(space.floor, x.version) from ${x} where space.regency_code = x.regency_code and space.space = x.space`, given)
      return tx.change(`delete from leave_notice l using ${x} where l.regency_code = x.regency_code and l.space = x.space and l.version <= x.version`, given)
    })
    if (n === 0) return dropped
    dropped += n
  }
}
