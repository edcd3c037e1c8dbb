// Perform one act over rows that were read: may → guard → effect. The same function runs on the phone and on the server.
import type { ActType, Change, Env, Look, Read, Refusal } from './act.ts'
import { notYours, refuse, upgraded } from './act.ts'
import type { Text } from './field.ts'
import { problemsOf } from './field.ts'
import type { AnyRow, RecordType } from './record.ts'
import { theHouse, type Who } from './who.ts'

export type Input = { [k: string]: unknown }

/** The rows an act declared it would read. Asking for anything else is a fault in the act, and is thrown. */
export class ReadSet implements Look {
  /** While the act is still asking, what was not read yet is simply not there. */
  asking = false
  private readonly one = new Map<string, AnyRow | undefined>()
  private readonly many = new Map<string, AnyRow[]>()

  static key(read: Read): string {
    return read.where ? `${read.record.name}?${JSON.stringify(Object.entries(read.where).sort())}` : `${read.record.name}/${read.id ?? ''}`
  }
  has(read: Read): boolean {
    return this.one.has(ReadSet.key(read)) || this.many.has(ReadSet.key(read))
  }
  fillOne(record: RecordType, id: string, row: AnyRow | undefined): void {
    this.one.set(ReadSet.key({ record, id }), row)
  }
  fillMany(record: RecordType, where: { [c: string]: string }, rows: AnyRow[]): void {
    this.many.set(ReadSet.key({ record, where }), rows)
  }
  find(record: RecordType, id: string | null | undefined): never {
    if (!id) return undefined as never
    const key = ReadSet.key({ record, id })
    if (!this.one.has(key) && !this.asking) throw new Error(`undeclared read of ${record.name} by id`)
    return this.one.get(key) as never
  }
  all(record: RecordType, where: { [c: string]: string }): never {
    const rows = this.many.get(ReadSet.key({ record, where }))
    if (!rows && !this.asking) throw new Error(`undeclared read of ${record.name} by ${Object.keys(where).join(', ')}`)
    return (rows ?? []) as never
  }
}

/** What the act still wants to read, given what it has. Ids that are null or absent are not asked for. */
export function wanted(type: ActType, input: Input, look: ReadSet): Read[] {
  const out: Read[] = []
  const seen = new Set<string>()
  look.asking = true
  const asked = type.reads(input, look)
  look.asking = false
  for (const r of asked) {
    if (!r.where && !r.id) continue
    const k = ReadSet.key(r)
    if (look.has(r) || seen.has(k)) continue
    seen.add(k)
    out.push(r)
  }
  return out
}

/** A store that answers at once (the device's memory; a test). */
export interface Source {
  get(record: RecordType, id: string): AnyRow | undefined
  where(record: RecordType, where: { [column: string]: string }): AnyRow[]
}

/** Read everything an act declares from a store that answers at once. */
export function readAll(type: ActType, input: Input, source: Source): ReadSet {
  const look = new ReadSet()
  for (let round = 0; round < 6; round++) {
    const ask = wanted(type, input, look)
    if (ask.length === 0) return look
    for (const r of ask) {
      if (r.where) look.fillMany(r.record, r.where, source.where(r.record, r.where))
      else look.fillOne(r.record, r.id as string, source.get(r.record, r.id as string))
    }
  }
  throw new Error(`act ${type.name} never stops asking for rows`)
}

export type Judged = { ok: true; changes: Change[] } | { ok: false; refusal: Refusal; problems?: Record<string, Text> }

/** Judge and, if allowed, work out the row changes. Never writes. */
export function judge(type: ActType, input: Input, look: Look, env: Env, who: Who): Judged {
  if (type.by === 'system' ? !who.system : type.by === 'person' ? who.person === null : false) return { ok: false, refusal: notYours }
  if (!who.system && !type.may(who, input, look, env)) return { ok: false, refusal: notYours }
  const problems = problemsOf(type.input, input)
  const first = Object.values(problems)[0]
  if (first) return { ok: false, refusal: { code: 'ISIAN_BELUM_BENAR', say: first }, problems }
  const said = type.guard(input, look, env, who)
  if (said) return { ok: false, refusal: said }
  return { ok: true, changes: type.effect(input, look, env, who) }
}

/** Parse an input of any known version: upgraded first, then checked for shape. What the act does not declare is left in the envelope: an effect that spreads its input must not carry a stranger's column into a row. */
export function parseInput(type: ActType, version: number, raw: Input): { ok: true; input: Input } | { ok: false; refusal: Refusal } {
  if (version > type.version) {
    return { ok: false, refusal: refuse('VERSI_LEBIH_BARU', 'Aplikasi ini lebih baru daripada server. Catatan disimpan, coba lagi nanti.', 'This app is newer than the server. The note is kept; try again later.') }
  }
  const told = upgraded(type, version, raw)
  const input: Input = {}
  for (const name of Object.keys(type.input)) if (Object.hasOwn(told, name)) input[name] = storable(told[name])
  for (const [name, f] of Object.entries(type.input)) {
    const v = input[name]
    if (v === undefined || v === null) continue
    if (!f.schema.safeParse(v).success) {
      const said = problemsOf({ [name]: f }, { [name]: v })[name]
      return { ok: false, refusal: { code: 'ISIAN_BELUM_BENAR', say: said ?? { id: `${f.label.id}: isian ini belum benar.`, en: `${f.label.en}: this value is not right.` } } }
    }
  }
  return { ok: true, input }
}

/** Text as a database can keep it: half a character (an emoji cut in two) and the character nought are no text anywhere. */
function storable(v: unknown): unknown {
  if (typeof v === 'string') return v.includes('\0') || !v.isWellFormed() ? v.replaceAll('\0', '').toWellFormed() : v
  if (Array.isArray(v)) return v.map(storable)
  if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.entries(v).map(([k, x]) => [storable(k), storable(x)]))
  return v
}

export const asTheHouse: Who = theHouse
