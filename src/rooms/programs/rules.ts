// May this family get this programme? Every criterion is answered lolos, gagal or belum diketahui, with its value, its date and who can correct it.
// Pure: the same on a phone without a signal and on the server. A desil is only ever the imported one.
import type { RowOf } from '../../engine/record.ts'
import { covers } from '../../engine/who.ts'
import type { Text } from '../../engine/field.ts'
import type { Criterion } from './criteria.ts'
import { answerCriterion, type Answered } from './criterion-rules.ts'
import { livingHere, receives, type Family, type Member } from './family.ts'
import type { Programme } from './records.ts'

export type ProgrammeRow = RowOf<typeof Programme>
export type Eligible = Answered['result']

export interface CriterionVerdict extends Answered {
  code: string
  kind: string
  hard: boolean
  label: Text
}

export interface Verdict {
  /** gagal when a hard criterion fails; belum_diketahui when a hard one is open; lolos when all hard ones are met. */
  eligible: Eligible
  criteria: CriterionVerdict[]
  /** Hard criteria nobody has answered yet: what to ask or look at next. */
  missing: CriterionVerdict[]
  /** Soft criteria that are not met: remarks, never a refusal. */
  remarks: CriterionVerdict[]
  /** For a programme given to persons: each one living here, best first. The criteria above are those of the first. */
  members: { id: string; name: string; eligible: Eligible; missing: number }[]
}

export type Validity = 'berlaku' | 'akan_datang' | 'pendaftaran_tutup' | 'berakhir'

export function mayGet(programme: ProgrammeRow, family: Family, today: string, memberId?: string): Verdict {
  if (programme.subject !== 'person') return judge(programme, family, null, today)
  const candidates = livingHere(family).filter((m) => memberId === undefined || m.id === memberId)
  const each = candidates
    .filter((m) => !alreadyReceives(programme, family, m.id, today))
    .map((member) => ({ member, verdict: judge(programme, family, member, today) }))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict) || a.verdict.missing.length - b.verdict.missing.length)
  const best = each[0]?.verdict ?? judge(programme, family, candidates[0] ?? null, today)
  return {
    ...best,
    members: each.map(({ member, verdict }) => ({ id: member.id, name: member.name, eligible: verdict.eligible, missing: verdict.missing.length })),
  }
}

/** Programmes in force here that this family is not getting: those it may get first, then those with the fewest open questions, then those closed to it. */
export function notGetting(programmes: readonly ProgrammeRow[], family: Family, today: string): { programme: ProgrammeRow; validity: Validity; verdict: Verdict }[] {
  return currentProgrammes(programmes, today)
    .filter((p) => covers(p.place, family.village) && !isGetting(p, family, today))
    .map((programme) => ({ programme, validity: validityOf(programme, today), verdict: mayGet(programme, family, today) }))
    .sort(
      (a, b) =>
        rank(a.verdict) - rank(b.verdict) ||
        openness(a.validity) - openness(b.validity) ||
        a.verdict.missing.length - b.verdict.missing.length ||
        String(a.programme.name ?? '').localeCompare(String(b.programme.name ?? ''), 'id'),
    )
}

/** The edition in force of each programme and place; one that has not started stands in only where none is in force. Ended ones are left out. */
export function currentProgrammes(programmes: readonly ProgrammeRow[], today: string): ProgrammeRow[] {
  const best = new Map<string, ProgrammeRow>()
  for (const p of programmes) {
    if (validityOf(p, today) === 'berakhir') continue
    const key = `${p.place}|${p.code}`
    const other = best.get(key)
    if (!other || later(p, other, today)) best.set(key, p)
  }
  return [...best.values()]
}

export function validityOf(programme: ProgrammeRow, today: string): Validity {
  if (programme.validTo && programme.validTo < today) return 'berakhir'
  if (programme.validFrom && programme.validFrom > today) return 'akan_datang'
  if ((programme.windowTo && programme.windowTo < today) || (programme.windowFrom && programme.windowFrom > today)) return 'pendaftaran_tutup'
  return 'berlaku'
}

/** Programmes by words the resident uses, with what holds today; expired ones stay in the list, last. An edition that was replaced is left out. */
export function findProgrammes(programmes: readonly ProgrammeRow[], query: string, today: string): { programme: ProgrammeRow; validity: Validity }[] {
  const words = query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return programmes
    .filter((p) => !(p.replacedBy && p.validTo && p.validTo < today))
    .map((programme) => ({ programme, validity: validityOf(programme, today), score: scoreOf(programme, words) }))
    .filter((f) => f.score > 0)
    .sort((a, b) => openness(a.validity) - openness(b.validity) || b.score - a.score || String(a.programme.name).localeCompare(String(b.programme.name), 'id'))
    .map(({ programme, validity }) => ({ programme, validity }))
}

function judge(programme: ProgrammeRow, family: Family, member: Member | null, today: string): Verdict {
  const criteria = ((programme.criteria ?? []) as Criterion[]).map((c) => ({
    code: c.code, kind: c.kind, hard: c.hard, label: c.label, ...answerCriterion(c, { family, member, today }),
  }))
  const hard = criteria.filter((c) => c.hard)
  const missing = hard.filter((c) => c.result === 'belum_diketahui')
  const eligible = hard.some((c) => c.result === 'gagal') ? 'gagal' : missing.length > 0 ? 'belum_diketahui' : 'lolos'
  return { eligible, criteria, missing, remarks: criteria.filter((c) => !c.hard && c.result === 'gagal'), members: [] }
}

function isGetting(programme: ProgrammeRow, family: Family, today: string): boolean {
  if (programme.subject !== 'person') return family.enrolments.some((e) => e.programmeCode === programme.code && receives(e, today))
  const here = livingHere(family)
  return here.length > 0 && here.every((m) => alreadyReceives(programme, family, m.id, today))
}

const alreadyReceives = (programme: ProgrammeRow, family: Family, memberId: string, today: string): boolean =>
  family.enrolments.some((e) => e.programmeCode === programme.code && e.personId === memberId && receives(e, today))

const rank = (v: Verdict): number => ({ lolos: 0, belum_diketahui: 1, gagal: 2 })[v.eligible]
const openness = (v: Validity): number => ({ berlaku: 0, pendaftaran_tutup: 1, akan_datang: 2, berakhir: 3 })[v]

function later(p: ProgrammeRow, other: ProgrammeRow, today: string): boolean {
  const started = (x: ProgrammeRow): boolean => validityOf(x, today) !== 'akan_datang'
  if (started(p) !== started(other)) return started(p)
  return (p.validFrom ?? '') > (other.validFrom ?? '') || (p.validFrom === other.validFrom && (p.edition ?? 0) > (other.edition ?? 0))
}

// A word found in the name counts most, then in the keywords, then in the summary; every word must be found somewhere.
function scoreOf(p: ProgrammeRow, words: readonly string[]): number {
  if (words.length === 0) return 1
  const fields = [p.name, p.keywords, p.summary].map((t) => ` ${String(t ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`)
  let score = 0
  for (const w of words) {
    const at = fields.findIndex((t) => t.includes(` ${w}`))
    if (at < 0) return 0
    score += 3 - at
  }
  return score
}
