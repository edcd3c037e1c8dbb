// A field says everything about itself once: label, kind, options, class; forms, checks, columns, exports and history read it.
import { z } from 'zod'

/** A text in both languages of the interface. */
export interface Text {
  id: string
  en: string
}

/** P public · N internal · R restricted · X highly restricted (case team only). */
export type PrivacyClass = 'P' | 'N' | 'R' | 'X'

/** One option of a questionnaire; `code` is the questionnaire's own number, kept as text. */
export interface Choice {
  code: string
  label: Text
  /** Present when a later printing of the questionnaire added it. */
  since?: string
  help?: Text
}

export interface Gps {
  lat: number
  lon: number
  /** Radius of uncertainty in metres. */
  accuracy: number
}

/** A photo is named by the SHA-256 (hex) of its bytes; the bytes travel apart from the act. */
export interface PhotoRef {
  hash: string
  /** What it shows: 'front', 'inside', 'proof' … */
  about?: string
  takenAt?: string
  /** Where it was taken, for evidence: facts of the act, signed with it; the file itself carries no location. */
  lat?: number
  lon?: number
  /** Radius of uncertainty in metres. */
  accuracy?: number
}

export type FieldKind =
  | 'text' | 'longText' | 'integer' | 'number' | 'money' | 'date' | 'instant' | 'bool' | 'choice' | 'multi'
  | 'nik' | 'kk' | 'phone' | 'place' | 'ref' | 'gps' | 'photos' | 'json'

export type Values = { readonly [name: string]: unknown }

export interface FieldSpec {
  label: Text
  /** Default is the strictest: leaving it out fails the build (it is required by type). */
  class: PrivacyClass
  help?: Text
  /** Heading under which a form shows it. */
  group?: string
  /** Number in the questionnaire, e.g. '306a', with `vocab` naming the questionnaire and its version. */
  question?: string
  vocab?: string
  required?: boolean
  /** First release that knew it. */
  since?: string
  /** Asked only when this holds for the other values of the same form. */
  when?: (values: Values) => boolean
  /** A sentence when the value cannot be accepted; null when fine. */
  check?: (value: unknown, values: Values) => Text | null
  /** A sentence that warns and never refuses. */
  warn?: (value: unknown, values: Values) => Text | null
  min?: number
  max?: number
  unit?: Text
  /** Photos that prove something: when and where they were taken is asked for and kept beside them. */
  evidence?: boolean
}

export interface Field<T = unknown> extends FieldSpec {
  kind: FieldKind
  options?: readonly Choice[]
  /** For `ref`: the record pointed at. */
  record?: string
  schema: z.ZodType<T>
}

export type Fields = { readonly [name: string]: Field }
export type ValueOf<F> = F extends Field<infer T> ? T : never
/** Values as they are read: every one may be absent (an older or newer release wrote the row). */
export type ReadValues<F extends Fields> = { -readonly [K in keyof F]?: ValueOf<F[K]> | null }

const calendarDate = z.string().refine(isCalendarDate, { message: 'tanggal tidak ada di kalender' })
const instantText = z.iso.datetime({ offset: true })

/** True for a date that exists, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!m) return false
  const d = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])))
  return d.getUTCFullYear() === Number(m[1]) && d.getUTCMonth() === Number(m[2]) - 1 && d.getUTCDate() === Number(m[3])
}

function make<T>(kind: FieldKind, spec: FieldSpec, schema: z.ZodType<T>, more: Partial<Field<T>> = {}): Field<T> {
  return { ...spec, ...more, kind, schema }
}

export const text = (s: FieldSpec): Field<string> => make('text', s, z.string().trim().min(s.min ?? 0).max(s.max ?? 200))
export const longText = (s: FieldSpec): Field<string> => make('longText', s, z.string().trim().min(s.min ?? 0).max(s.max ?? 4000))
export const integer = (s: FieldSpec): Field<number> => make('integer', s, z.int().min(s.min ?? -2147483648).max(s.max ?? 2147483647))
export const number = (s: FieldSpec): Field<number> => make('number', s, z.number().min(s.min ?? -1e12).max(s.max ?? 1e12))
/** Whole rupiah. */
export const money = (s: FieldSpec): Field<number> => make('money', s, z.int().min(s.min ?? 0).max(s.max ?? Number.MAX_SAFE_INTEGER))
export const date = (s: FieldSpec): Field<string> => make('date', s, calendarDate)
export const instant = (s: FieldSpec): Field<string> => make('instant', s, instantText)
export const bool = (s: FieldSpec): Field<boolean> => make('bool', s, z.boolean())
/** One option; an unknown code is kept (a newer release may know it), so only its shape is checked here. */
export const choice = (s: FieldSpec & { options: readonly Choice[]; strict?: boolean }): Field<string> =>
  make('choice', s, s.strict ? z.enum(s.options.map((o) => o.code) as [string, ...string[]]) : z.string().regex(/^[0-9A-Za-z_-]{1,40}$/), { options: s.options })
export const multi = (s: FieldSpec & { options: readonly Choice[] }): Field<string[]> =>
  make('multi', s, z.array(z.string().regex(/^[0-9A-Za-z_-]{1,40}$/)).max(60), { options: s.options })
/** Raw text as written; the rules of the number live in values/nik.ts. A wrong one is kept with its reason, never lost. */
export const nik = (s: FieldSpec): Field<string> => make('nik', s, z.string().regex(/^\d{16}$/))
export const kk = (s: FieldSpec): Field<string> => make('kk', s, z.string().regex(/^\d{16}$/))
export const phone = (s: FieldSpec): Field<string> => make('phone', s, z.string().regex(/^\+?[0-9 ()-]{6,20}$/))
/** Kemendagri code of any level, '' for the nation. */
export const place = (s: FieldSpec): Field<string> => make('place', s, z.string().regex(/^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$/))
/** An id: letters, digits, dot, dash and underscore, since it may become part of a team's or a space's name. */
export const ref = (s: FieldSpec & { record: string }): Field<string> => make('ref', s, z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/), { record: s.record })
export const gps = (s: FieldSpec): Field<Gps> =>
  make('gps', s, z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), accuracy: z.number().min(0).max(1e6) }))
const plainPhoto = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), about: z.string().max(40).optional(), takenAt: instantText.optional() })
const provingPhoto = plainPhoto.extend({ lat: z.number().min(-90).max(90).optional(), lon: z.number().min(-180).max(180).optional(), accuracy: z.number().min(0).max(100_000).optional() })

export const photos = (s: FieldSpec): Field<PhotoRef[]> =>
  make('photos', s, z.array(s.evidence ? provingPhoto : plainPhoto).max(s.max ?? 3))
/** A nested value with a schema of its own (lists of goals, criteria results …). */
export const json = <T>(s: FieldSpec & { schema: z.ZodType<T> }): Field<T> => make('json', s, s.schema)

/** Zod object made from fields: required ones must be there, the rest may be absent or null; unknown keys are kept. */
export function schemaOf<F extends Fields>(fields: F): z.ZodType<{ [K in keyof F]?: ValueOf<F[K]> | null }> {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, f] of Object.entries(fields)) shape[name] = f.required ? f.schema : f.schema.nullish()
  return z.looseObject(shape) as unknown as z.ZodType<{ [K in keyof F]?: ValueOf<F[K]> | null }>
}

/** Label of a choice's code; an unknown code shows as itself. */
export function choiceLabel(field: Field, code: unknown): Text {
  const found = field.options?.find((o) => o.code === code)
  return found?.label ?? { id: String(code ?? ''), en: String(code ?? '') }
}

/** First problem of each field: schema, then its own check. Empty object when all is fine. */
export function problemsOf(fields: Fields, values: Values): Record<string, Text> {
  const out: Record<string, Text> = {}
  for (const [name, f] of Object.entries(fields)) {
    const v = values[name]
    const asked = f.when ? f.when(values) : true
    if (v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)) {
      if (f.required && asked) out[name] = { id: `${f.label.id} perlu diisi.`, en: `${f.label.en} is needed.` }
      continue
    }
    if (!f.schema.safeParse(v).success) {
      out[name] = sentenceFor(f)
      continue
    }
    const said = f.check?.(v, values)
    if (said) out[name] = said
  }
  return out
}

function sentenceFor(f: Field): Text {
  switch (f.kind) {
    case 'date': return { id: `${f.label.id}: tanggal ini tidak ada di kalender.`, en: `${f.label.en}: this date does not exist.` }
    case 'nik': case 'kk': return { id: `${f.label.id} harus 16 angka.`, en: `${f.label.en} must have 16 digits.` }
    case 'phone': return { id: 'Nomor telepon belum benar.', en: 'The phone number is not right.' }
    case 'integer': case 'number': case 'money': {
      const lo = f.min !== undefined ? ` ≥ ${f.min}` : ''
      const hi = f.max !== undefined ? ` ≤ ${f.max}` : ''
      return { id: `${f.label.id}: isi dengan angka${lo}${hi}.`, en: `${f.label.en}: enter a number${lo}${hi}.` }
    }
    case 'text': case 'longText': {
      if (f.min) return { id: `${f.label.id}: tulis ${f.min}–${f.max ?? 200} huruf.`, en: `${f.label.en}: write ${f.min}–${f.max ?? 200} characters.` }
      return { id: `${f.label.id} terlalu panjang.`, en: `${f.label.en} is too long.` }
    }
    default: return { id: `${f.label.id}: isian ini belum benar.`, en: `${f.label.en}: this value is not right.` }
  }
}
