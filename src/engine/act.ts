// An act is a change, declared once: run on the device at once, and again on the server with authority.
import type { z } from 'zod'
import type { Fields, Text, ValueOf } from './field.ts'
import { schemaOf } from './field.ts'
import type { AnyRow, RecordType, RowOf } from './record.ts'
import type { SpaceKey } from './space.ts'
import type { Who } from './who.ts'

/** An expected "no": a code for machines, a sentence a volunteer can act on. */
export interface Refusal {
  code: string
  say: Text
}
export const refuse = (code: string, id: string, en: string): Refusal => ({ code, say: { id, en } })
/** Said before anything else, and before revealing whether a thing exists. */
export const notYours: Refusal = refuse('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.')

/** What to fetch before the act is judged: one row by id, or rows by an indexed column within one regency. */
export type Read =
  | { record: RecordType; id: string | null | undefined; where?: undefined }
  | { record: RecordType; id?: undefined; where: { [column: string]: string } }

/** The rows an act has read. */
export interface Look {
  find<R extends RecordType>(record: R, id: string | null | undefined): RowOf<R> | undefined
  all<R extends RecordType>(record: R, where: { [column: string]: string }): RowOf<R>[]
  /** Was this read already? Lets `reads` ask for what follows from an earlier answer. */
  has(read: Read): boolean
}

/** Facts of this performance, passed in so that acts stay pure. */
export interface Env {
  /** The act's own id (UUIDv7). */
  id: string
  /** When it was made: the device's clock, corrected by the server where it was off. ISO instant, UTC. */
  at: string
  /** Calendar date of `at` at the routing place. */
  day: string
  /** Routing place: fixed, part of the key. */
  place: string
  person: string | null
  device: string | null
  /** Name shown in history. */
  post: string | null
}

/** Row changes, and nothing else, come out of an effect. */
export type Change =
  | {
      kind: 'put'
      record: RecordType
      id: string
      place: string
      class: 'N' | 'R' | 'X'
      team: string | null
      /** Columns to set; others stay. A json value replaces, except `values` of Answer, which merges by key. */
      set: { [column: string]: unknown }
      /** What the writer saw before, for fields a person typed: the merge is per field. Absent = the act decides. */
      was?: { [column: string]: unknown }
    }
  | { kind: 'remove'; record: RecordType; id: string; place: string; class: 'N' | 'R' | 'X'; team: string | null; reason: string }

export type InputOf<F extends Fields> = { -readonly [K in keyof F]?: ValueOf<F[K]> | null }

export interface ActType<F extends Fields = Fields> {
  name: string
  version: number
  label: Text
  input: F
  schema: z.ZodType<InputOf<F>>
  /** Called again with what was read so far until it asks for nothing new. */
  reads: (input: InputOf<F>, look: Look) => Read[]
  /** Every space the act writes to. */
  touches: (input: InputOf<F>, look: Look, env: Env) => SpaceKey[]
  /** Those of them that lie outside the writer's own reach and may be written all the same: a referral laid on another desk. */
  deposits: (input: InputOf<F>, look: Look, env: Env) => SpaceKey[]
  may: (who: Who, input: InputOf<F>, look: Look, env: Env) => boolean
  guard: (input: InputOf<F>, look: Look, env: Env, who: Who) => Refusal | null
  effect: (input: InputOf<F>, look: Look, env: Env, who: Who) => Change[]
  /** Steps up from older versions: `upgrades[1]` makes an input of version 2 out of one of version 1. */
  upgrades: { [version: number]: (old: { [k: string]: unknown }) => { [k: string]: unknown } }
  /** 'citizen' acts need no account; 'system' acts are performed by the house only. */
  by: 'person' | 'citizen' | 'system'
  /** The sentence history shows; the label when absent. */
  history?: (input: InputOf<F>) => Text
}

export function act<F extends Fields>(spec: {
  name: string
  version?: number
  label: Text
  input: F
  reads?: ActType<F>['reads']
  touches: ActType<F>['touches']
  deposits?: ActType<F>['deposits']
  may: ActType<F>['may']
  guard?: ActType<F>['guard']
  effect: ActType<F>['effect']
  upgrades?: ActType<F>['upgrades']
  by?: ActType<F>['by']
  history?: ActType<F>['history']
}): ActType<F> {
  return {
    name: spec.name,
    version: spec.version ?? 1,
    label: spec.label,
    input: spec.input,
    schema: schemaOf(spec.input) as ActType<F>['schema'],
    reads: spec.reads ?? (() => []),
    touches: spec.touches,
    deposits: spec.deposits ?? (() => []),
    may: spec.may,
    guard: spec.guard ?? (() => null),
    effect: spec.effect,
    upgrades: spec.upgrades ?? {},
    by: spec.by ?? 'person',
    ...(spec.history ? { history: spec.history } : {}),
  }
}

/** Shorthand for a change that creates or patches a row where it belongs. */
export function put<R extends RecordType>(
  record: R,
  where: { id: string; place: string; class: 'N' | 'R' | 'X'; team?: string | null },
  set: Partial<Omit<RowOf<R>, 'id' | 'place' | 'class' | 'team' | 'version'>>,
  was?: { [column: string]: unknown },
): Change {
  return { kind: 'put', record, id: where.id, place: where.place, class: where.class, team: where.team ?? null, set: set as { [column: string]: unknown }, ...(was ? { was } : {}) }
}

/** Patch a row that stays where it is. */
export const patch = <R extends RecordType>(
  record: R,
  row: RowOf<R>,
  set: Partial<Omit<RowOf<R>, 'id' | 'place' | 'class' | 'team' | 'version'>>,
  was?: { [column: string]: unknown },
): Change => put(record, row as unknown as AnyRow, set, was)

/** Bring an input of any older version up to today's; throws on a version newer than this release knows. */
export function upgraded(type: ActType, version: number, input: { [k: string]: unknown }): { [k: string]: unknown } {
  if (version > type.version) throw new Error(`act ${type.name} version ${version} is newer than this release`)
  let now = input
  for (let v = version; v < type.version; v++) {
    const step = type.upgrades[v]
    if (!step) throw new Error(`act ${type.name} has no step up from version ${v}`)
    now = step(now)
  }
  return now
}
