// Small words the screens of members share: state tags, names of codes, answers of acts.
import type { Choice, Text } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import type { FormResult } from '../../../kit/form.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import { psmFlow, type PsmState } from '../psm-flow.ts'
import type { PsmRow } from '../psm-rules.ts'

/** The view's record is Psm; here its columns get their names back. */
export const psmOf = (row: AnyRow): PsmRow => row as unknown as PsmRow
export const stateTag = (state: string | null | undefined): { label: Text; tone: Tone } => psmFlow.states[state as PsmState] ?? { label: { id: state ?? '—', en: state ?? '—' }, tone: 'neutral' }
export const nameIn = (options: readonly Choice[], code: string | null | undefined): Text => options.find((o) => o.code === code)?.label ?? { id: code ?? '—', en: code ?? '—' }
export const absentPsm: Text = { id: 'Anggota ini tidak ada, atau di luar wilayah Anda.', en: 'There is no such member, or they are outside your area.' }
export const kept: Text = { id: 'Tersimpan', en: 'Kept' }
/** What a form shows after an act. */
export const answered = (r: ActResult): FormResult => (r.ok ? null : r.problems ? { problems: r.problems } : { say: r.refusal.say })
