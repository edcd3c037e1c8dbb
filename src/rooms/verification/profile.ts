// The calendar of a month's batch and the rules that go with it: data with versions, kept per regency. A batch carries the version it was opened under.
import { z } from 'zod'
import { attendeeRoles } from './words/labels.ts'

const day = z.int().min(1).max(31)

export const quorumSchema = z.object({
  /** Present among those invited, as a share; 0 = no such rule. */
  share: z.number().min(0).max(1),
  /** Present at the least. */
  least: z.int().min(1).max(500),
  /** Roles of which at least one must be present. */
  roles: z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(12),
})
export type QuorumRule = z.infer<typeof quorumSchema>

export const profileSchema = z.object({
  version: z.string().min(1).max(40),
  /** First month it holds for, `YYYY-MM`. */
  from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** Days of the month, both ends included. A day a month does not have is its last. */
  inputFrom: day, inputUntil: day, musdesFrom: day, musdesUntil: day,
  /** Last day the village may finalise; the day the ministry fetches. */
  cutoff: day, pull: day,
  /** Share of items looked at again, in percent. */
  villageSample: z.number().min(1).max(100),
  regencySample: z.number().min(0).max(100),
  /** Working days for the regency's check. */
  checkDays: z.int().min(1).max(30),
  /** Calendar days for an objection. */
  objectionDays: z.int().min(1).max(60),
  /** Attempts on different days before somebody counts as not found. */
  attempts: z.int().min(1).max(5),
  /** Metres outside the village after which the position is asked about. */
  metresOutside: z.int().min(50).max(10_000),
  quorum: quorumSchema,
})
export type Profile = z.infer<typeof profileSchema>

/** Practice of 2025/2026: input 1–11, deliberation 1–14, cut-off 17, fetched 18. */
export const defaultProfile: Profile = {
  version: 'siks-ng-2025', from: '2025-01',
  inputFrom: 1, inputUntil: 11, musdesFrom: 1, musdesUntil: 14, cutoff: 17, pull: 18,
  villageSample: 5, regencySample: 5, checkDays: 3, objectionDays: 14, attempts: 2, metresOutside: 500,
  quorum: { share: 0.5, least: 5, roles: ['kepala', 'operator', 'psm'] },
}

/** The version in force for a month; the later of two that begin together is the one written last. */
export function profileFor(month: string, versions: readonly Profile[] | null | undefined): Profile {
  let found = defaultProfile
  for (const v of versions ?? []) if (v.from <= month && v.from >= found.from) found = v
  return found
}

/** A profile as a row carries it: what cannot be read is the default. */
export function profileOf(value: unknown): Profile {
  const read = profileSchema.safeParse(value)
  return read.success ? read.data : defaultProfile
}

export interface Windows { inputFrom: string; inputUntil: string; musdesFrom: string; musdesUntil: string; cutoff: string; pull: string }

export function windowsOf(month: string, p: Profile): Windows {
  const on = (d: number): string => dayIn(month, d)
  return { inputFrom: on(p.inputFrom), inputUntil: on(p.inputUntil), musdesFrom: on(p.musdesFrom), musdesUntil: on(p.musdesUntil), cutoff: on(p.cutoff), pull: on(p.pull) }
}

export const isMonth = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** A sentence when the days of a profile contradict each other. */
export function profileProblem(p: Profile): { id: string; en: string } | null {
  if (p.inputFrom > p.inputUntil || p.musdesFrom > p.musdesUntil) return { id: 'Hari mulai harus sebelum hari selesai.', en: 'A window must begin before it ends.' }
  if (p.musdesUntil > p.cutoff || p.inputUntil > p.cutoff || p.cutoff > p.pull) return { id: 'Urutannya: input dan musyawarah, lalu batas akhir, lalu penarikan.', en: 'The order is: input and deliberation, then cut-off, then fetch.' }
  const unknown = p.quorum.roles.find((r) => !attendeeRoles.some((a) => a.code === r))
  return unknown ? { id: `Unsur “${unknown}” tidak dikenal.`, en: `Unknown role “${unknown}”.` } : null
}

function dayIn(month: string, d: number): string {
  const [y = 0, m = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${month}-${String(Math.min(d, last)).padStart(2, '0')}`
}
