// A criterion is data: the programme's owner writes it, the rules answer it. Kinds this release does not know stay and read "belum diketahui".
import { z } from 'zod'

const textSchema = z.object({ id: z.string().min(1).max(300), en: z.string().min(1).max(300) })

/** What the rules can answer from a family's rows. `statement` can only be told by people and is never guessed. */
export const criterionKinds = [
  'desil', 'age', 'sex', 'component', 'rtlh', 'structure', 'density', 'water', 'sanitation', 'electricity', 'ownership', 'answer',
  'notEnrolled', 'enrolled', 'ppks', 'presence', 'disability', 'pregnant', 'school', 'income', 'identity', 'family', 'members', 'statement',
] as const
export type CriterionKind = (typeof criterionKinds)[number]

export const criterionSchema = z.looseObject({
  code: z.string().regex(/^[a-z0-9_]{1,40}$/),
  kind: z.string().min(1).max(40),
  params: z.record(z.string(), z.unknown()).default({}),
  /** A hard criterion that fails closes the programme; a soft one is a remark. */
  hard: z.boolean(),
  label: textSchema,
})
export type Criterion = z.infer<typeof criterionSchema>

/** Money or goods, whole rupiah; null where the owner gave no amount. */
export const benefitSchema = z.looseObject({
  code: z.string().regex(/^[a-z0-9_]{1,40}$/),
  label: textSchema,
  amount: z.int().min(0).nullable(),
  per: z.enum(['sekali', 'bulan', 'tahap', 'tahun']),
  each: z.enum(['keluarga', 'orang', 'rumah', 'kelompok']),
})
export type Benefit = z.infer<typeof benefitSchema>
