// A record is a noun of the field's work: its real columns, its questionnaire answers, and where each row belongs.
import type { Field, Fields, PrivacyClass, ReadValues, Text } from './field.ts'
import { date, json, ref, text } from './field.ts'
import { z } from 'zod'

/** Spine of every row. `place` is a village code for people's rows, or any code ('' = nation) for reference data. */
export interface Spine {
  id: string
  place: string
  class: 'N' | 'R' | 'X'
  /** Team (case team, restricted lane) that alone sees an X row; on other rows a further reader besides the territory. */
  team: string | null
  /** Version of the row's space when it was last written; absent while unsent. */
  version?: number
}

export interface RecordType<C extends Fields = Fields, A extends Fields = Fields> {
  name: string
  table: string
  label: Text
  /** Real columns: identity, workflow and whatever is joined on or filtered. camelCase here, snake_case in SQL. */
  columns: C
  /** Questionnaire answers: kept as jsonb in `answer` rows, one per class. */
  answers: A
  /** Columns that may be looked up by equality, on the phone and on the server. */
  indexes: readonly string[]
  /** Column used to search names, if any. */
  search: readonly string[]
  /** How long, and why: shown in the room's README and read by the retention run. */
  retention: Text
}

export type RowOf<R> = R extends RecordType<infer C, Fields> ? Spine & ReadValues<C> : never
export type AnswersOf<R> = R extends RecordType<Fields, infer A> ? ReadValues<A> : never
/** A row whose record is only known at run time. */
export type AnyRow = Spine & { [column: string]: unknown }

export function record<C extends Fields, A extends Fields = Record<never, never>>(spec: {
  name: string
  table?: string
  label: Text
  columns: C
  answers?: A
  indexes?: readonly (keyof C & string)[]
  search?: readonly (keyof C & string)[]
  retention: Text
}): RecordType<C, A> {
  return {
    name: spec.name,
    table: spec.table ?? snake(spec.name),
    label: spec.label,
    columns: spec.columns,
    answers: spec.answers ?? ({} as A),
    indexes: spec.indexes ?? [],
    search: spec.search ?? [],
    retention: spec.retention,
  }
}

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** SQL type that keeps a field of this kind. */
export function sqlTypeOf(field: Field): string {
  switch (field.kind) {
    case 'integer': return 'integer'
    case 'number': return 'double precision'
    case 'money': return 'bigint'
    case 'date': return 'date'
    case 'instant': return 'timestamptz'
    case 'bool': return 'boolean'
    case 'multi': case 'gps': case 'photos': case 'json': return 'jsonb'
    default: return 'text'
  }
}

const hidden = { class: 'N' as PrivacyClass }

/** Answers of one record at one class. Its id is `<owner id>.<class>`, so that both sides mint the same one. */
export const Answer = record({
  name: 'answer',
  label: { id: 'Jawaban kuesioner', en: 'Questionnaire answers' },
  columns: {
    owner: text({ ...hidden, label: { id: 'Jenis', en: 'Record' } }),
    ownerId: ref({ ...hidden, label: { id: 'Milik', en: 'Belongs to' }, record: '*' }),
    values: json({ ...hidden, label: { id: 'Isi', en: 'Values' }, schema: z.record(z.string(), z.unknown()) }),
    vocab: text({ ...hidden, label: { id: 'Versi kuesioner', en: 'Questionnaire version' } }),
    answeredOn: date({ ...hidden, label: { id: 'Diisi pada', en: 'Answered on' } }),
    answeredBy: ref({ ...hidden, label: { id: 'Diisi oleh', en: 'Answered by' }, record: 'person' }),
  },
  indexes: ['ownerId'],
  retention: { id: 'Selama pemiliknya disimpan', en: 'As long as its owner is kept' },
})

/** Two people wrote the same field while apart: both values are kept until somebody chooses. */
export const Conflict = record({
  name: 'conflict',
  label: { id: 'Dua orang menulis', en: 'Two people wrote' },
  columns: {
    record: text({ ...hidden, label: { id: 'Jenis', en: 'Record' } }),
    recordId: ref({ ...hidden, label: { id: 'Tentang', en: 'About' }, record: '*' }),
    /** Whom a reader opens to see it: the owner of an answer, else the record itself. */
    about: text({ ...hidden, label: { id: 'Jenis halaman', en: 'Page' } }),
    aboutId: ref({ ...hidden, label: { id: 'Halaman', en: 'Page of' }, record: '*' }),
    field: text({ ...hidden, label: { id: 'Isian', en: 'Field' } }),
    was: json({ class: 'R', label: { id: 'Nilai sebelumnya', en: 'Value before' }, schema: z.unknown() }),
    kept: json({ class: 'R', label: { id: 'Nilai yang dipakai', en: 'Value kept' }, schema: z.unknown() }),
    offered: json({ class: 'R', label: { id: 'Nilai Anda', en: 'Your value' }, schema: z.unknown() }),
    keptBy: text({ ...hidden, label: { id: 'Ditulis oleh', en: 'Written by' } }),
    offeredBy: text({ ...hidden, label: { id: 'Juga ditulis oleh', en: 'Also written by' } }),
    keptAt: text({ ...hidden, label: { id: 'Ditulis pada', en: 'Written at' } }),
    offeredAt: text({ ...hidden, label: { id: 'Juga ditulis pada', en: 'Also written at' } }),
    /** What the later writer did, and which of its other fields apply already. */
    offeredAct: text({ ...hidden, label: { id: 'Tindakan', en: 'Act' } }),
    applied: json({ ...hidden, label: { id: 'Isian lain yang sudah tersimpan', en: 'Other fields already stored' }, schema: z.array(z.string()) }),
    state: text({ ...hidden, label: { id: 'Keadaan', en: 'State' } }),
    chosenBy: text({ ...hidden, label: { id: 'Dipilih oleh', en: 'Chosen by' } }),
    chosenAt: text({ ...hidden, label: { id: 'Dipilih pada', en: 'Chosen at' } }),
  },
  indexes: ['recordId', 'aboutId', 'state', 'offeredBy'],
  retention: { id: '1 tahun setelah dipilih', en: '1 year after a choice' },
})

/** An act that came after its writer's post had ended: kept whole, and offered to whoever serves the place now. */
export const Proposal = record({
  name: 'proposal',
  label: { id: 'Titipan pendahulu', en: 'Left by a predecessor' },
  columns: {
    act: text({ ...hidden, label: { id: 'Tindakan', en: 'Act' } }),
    actVersion: number0({ id: 'Versi', en: 'Version' }),
    input: json({ class: 'R', label: { id: 'Isi', en: 'Content' }, schema: z.record(z.string(), z.unknown()) }),
    writtenBy: ref({ ...hidden, label: { id: 'Ditulis oleh', en: 'Written by' }, record: 'person' }),
    madeAt: text({ ...hidden, label: { id: 'Dibuat pada', en: 'Made at' } }),
    reason: text({ ...hidden, label: { id: 'Sebab', en: 'Reason' } }),
    state: text({ ...hidden, label: { id: 'Keadaan', en: 'State' } }),
  },
  indexes: ['state', 'writtenBy'],
  retention: { id: '1 tahun', en: '1 year' },
})

function number0(label: Text): Field<number> {
  return { label, class: 'N', kind: 'integer', schema: z.int() }
}
