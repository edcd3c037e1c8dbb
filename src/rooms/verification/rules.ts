// The rules of a batch, pure: when what may be done, which families are looked at again, who makes a quorum, what the numbers are.
import type { RowOf } from '../../engine/record.ts'
import { addDays } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { workingStates } from './flow.ts'
import { profileOf, windowsOf, type Profile, type QuorumRule } from './profile.ts'
import type { Batch, BatchItem, Totals } from './records.ts'
import type { Attendee } from './records-musdes.ts'
import { type Decision, decisionOrder } from './words/labels.ts'

export type BatchRow = RowOf<typeof Batch>
export type ItemRow = RowOf<typeof BatchItem>
export type AttendeeRow = RowOf<typeof Attendee>

/** One slot a village and month; another batch of the same month has the next serial. Every device mints the same id. */
export const slotOf = (place: string, month: string): string => `${place} ${month}`
export const batchIdOf = (place: string, month: string, serial = 1): string => derivedId(`${slotOf(place, month)} ${serial}`, 'verval-batch')
/** The same family comes into a batch once, whoever lists it. */
export const itemIdOf = (batchId: string, householdId: string): string => derivedId(batchId, householdId)
/** `VV-3671051001-202611`, a second batch of the month `…-2`. */
export const batchNumber = (place: string, month: string, serial = 1): string =>
  `VV-${place.replaceAll('.', '')}-${month.replace('-', '')}${serial > 1 ? `-${serial}` : ''}`

/** The last day the village may work on it: the cut-off, or as far as more time was given. */
export const lastDay = (b: Pick<BatchRow, 'cutoff' | 'lateUntil' | 'returnUntil'>): string => [b.cutoff ?? '', b.lateUntil ?? '', b.returnUntil ?? ''].sort().at(-1) ?? ''

/** The state as it stood when an act was made: what was done inside the window counts, also when it is heard after the window closed. */
export const stateThen = (b: BatchRow, day: string): string =>
  b.state === 'kedaluwarsa' && day <= lastDay(b) ? (b.stateBefore ?? 'pendataan') : (b.state ?? '')
export const worksThen = (b: BatchRow, day: string): boolean => workingStates.includes(stateThen(b, day))

export const profileOfBatch = (b: Pick<BatchRow, 'profile'>): Profile => profileOf(b.profile)
export const windowsOfBatch = (b: Pick<BatchRow, 'profile' | 'month'>): ReturnType<typeof windowsOf> => windowsOf(b.month ?? '1970-01', profileOf(b.profile))

/** May families still be added on this day? */
export const inputOpen = (b: BatchRow, day: string): boolean => day <= (b.inputUntil ?? '') || (b.lateUntil != null && day <= b.lateUntil)
export const musdesOpen = (b: BatchRow, on: string): boolean => {
  const w = windowsOfBatch(b)
  return (on >= w.musdesFrom && on <= w.musdesUntil) || ((b.lateUntil != null || b.returnUntil != null) && on >= w.musdesFrom && on <= lastDay(b))
}

/** Families that must be looked at again: a fixed draw by the batch's own id, at least one, the same on every device. */
export function sampleOf(batchId: string, itemIds: Iterable<string>, percent: number, draw = 'desa'): ReadonlySet<string> {
  const ids = [...itemIds]
  const size = percent <= 0 || ids.length === 0 ? 0 : Math.max(1, Math.ceil((ids.length * percent) / 100))
  const marked = ids.map((id) => ({ id, mark: derivedId(`${batchId} ${draw}`, id) }))
  marked.sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : a.id < b.id ? -1 : 1))
  return new Set(marked.slice(0, size).map((m) => m.id))
}
/** The village's sample: of everything in the batch. */
export const villageSample = (b: BatchRow, items: readonly ItemRow[]): ReadonlySet<string> => sampleOf(b.id, items.map((i) => i.id), profileOfBatch(b).villageSample)
/** The regency draws its own, and anew for each edition. */
export const regencySample = (b: BatchRow, items: readonly ItemRow[]): ReadonlySet<string> => sampleOf(b.id, items.map((i) => i.id), profileOfBatch(b).regencySample, `kabupaten ${b.edition ?? 1}`)

export interface Quorum {
  present: number
  invited: number
  needed: number
  /** Roles the rule asks for and nobody present has. */
  missing: string[]
  reached: boolean
}
export function quorumOf(attendees: readonly Pick<AttendeeRow, 'present' | 'struck' | 'role'>[], rule: QuorumRule, invited: number | null | undefined): Quorum {
  const listed = attendees.filter((a) => a.struck !== true)
  const here = listed.filter((a) => a.present === true)
  const asked = Math.max(invited ?? 0, listed.length)
  // More than the share, as a quorum is counted: of 10 invited and one half, six.
  const needed = Math.max(rule.least, rule.share > 0 ? Math.floor(asked * rule.share) + 1 : 0)
  const missing = rule.roles.filter((r) => !here.some((a) => a.role === r))
  return { present: here.length, invited: asked, needed, missing, reached: here.length >= needed && missing.length === 0 }
}

/** A family counts as visited when somebody was met there, or knew where they are. */
export const wasVisited = (i: Pick<ItemRow, 'visitedOn' | 'result'>): boolean => !!i.visitedOn
export const wasNotFound = (i: ItemRow): boolean => !i.visitedOn && (i.attempts ?? []).length > 0

export function totalsOfItems(items: readonly ItemRow[]): Totals {
  const count = (d: Decision): number => items.filter((i) => i.decision === d).length
  const reasons: Record<string, number> = {}
  for (const i of items) if (i.reasonCode && i.decision !== 'layak') reasons[i.reasonCode] = (reasons[i.reasonCode] ?? 0) + 1
  const [layak, usulan_baru, perbaikan, tidak_layak, hapus] = decisionOrder.map(count) as [number, number, number, number, number]
  return { items: items.length, layak, tidak_layak, perbaikan, hapus, usulan_baru, visited: items.filter(wasVisited).length, notFound: items.filter(wasNotFound).length, reasons }
}

/** How far a batch is, from the families a reader holds. */
export interface Progress { total: number; assigned: number; seen: number; matched: number; reviewed: number; decided: number; byState: { [state: string]: number } }
export function progressOf(items: readonly Pick<ItemRow, 'state'>[]): Progress {
  const byState: { [state: string]: number } = {}
  for (const i of items) byState[i.state ?? 'masuk'] = (byState[i.state ?? 'masuk'] ?? 0) + 1
  const from = (...states: string[]): number => states.reduce((n, s) => n + (byState[s] ?? 0), 0)
  const decided = from('diputus', 'final', 'hasil_diterima', 'disanggah')
  const reviewed = decided + from('ditinjau')
  const matched = reviewed + from('dipadankan')
  const seen = matched + from('dikunjungi', 'tidak_ditemukan')
  return { total: items.length, assigned: seen + from('ditugaskan'), seen, matched, reviewed, decided, byState }
}

/** Attempts on how many different days. */
export const attemptDays = (attempts: readonly { on?: string }[] | null | undefined): number => new Set((attempts ?? []).map((a) => a.on)).size

/** Families nobody disputes: seen, matched, nothing found against them. What a musyawarah may pass in one motion. */
export const undisputed = (items: readonly ItemRow[]): ItemRow[] =>
  items.filter((i) => i.state === 'ditinjau' && !!i.visitedOn && (i.result === '1' || i.result === '2') && (i.match === 'padan' || !i.match) && (!i.finding || i.finding === 'layak') && i.spotResult !== 'berbeda' && !i.twinOf)

/** What the visit and the match suggest; the musyawarah decides. */
export function suggestionOf(i: ItemRow): { decision: Decision; reasonCode: string } | null {
  const gone: readonly string[] = ['meninggal', 'pindah', 'tidak_ditemukan', 'ganda']
  if (i.state === 'tidak_ditemukan' || wasNotFound(i)) return { decision: 'hapus', reasonCode: 'tidak_ditemukan' }
  if (i.finding && gone.includes(i.finding)) return { decision: 'hapus', reasonCode: i.finding }
  if (i.match === 'meninggal' || i.match === 'ganda') return { decision: 'hapus', reasonCode: i.match }
  if (i.twinOf) return { decision: 'hapus', reasonCode: 'ganda' }
  if (i.finding === 'mampu') return { decision: 'tidak_layak', reasonCode: 'mampu' }
  if (i.finding && i.finding !== 'layak' && i.finding !== 'usulan_baru') return { decision: 'perbaikan', reasonCode: i.finding }
  if (i.match === 'tidak_padan' || i.match === 'nonaktif') return { decision: 'perbaikan', reasonCode: 'nik_kk_tidak_valid' }
  if (!i.visitedOn) return null
  return i.finding === 'usulan_baru' || i.source === 'usulan_warga' ? { decision: 'usulan_baru', reasonCode: 'usulan_baru' } : { decision: 'layak', reasonCode: 'layak' }
}

/** The same family under another name on the list: NIK, then family card, then name with birth date. */
export function twinAmong(candidate: Pick<ItemRow, 'headNik' | 'kk' | 'headName' | 'headBirth' | 'householdId'>, items: readonly ItemRow[]): { item: ItemRow; because: 'nik' | 'kk' | 'nama_tanggal_lahir' } | null {
  const others = items.filter((i) => i.householdId !== candidate.householdId)
  const nik = candidate.headNik ? others.find((i) => i.headNik === candidate.headNik) : undefined
  if (nik) return { item: nik, because: 'nik' }
  const kk = candidate.kk ? others.find((i) => i.kk === candidate.kk) : undefined
  if (kk) return { item: kk, because: 'kk' }
  const name = plainName(candidate.headName)
  const same = name && candidate.headBirth ? others.find((i) => i.headBirth === candidate.headBirth && plainName(i.headName) === name) : undefined
  return same ? { item: same, because: 'nama_tanggal_lahir' } : null
}
export const plainName = (name: string | null | undefined): string => (name ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** A shared family name (last word, at least four letters) is looked at, never refused. */
export function namesAlike(a: string | null | undefined, b: string | null | undefined): boolean {
  const last = (n: string | null | undefined): string => plainName(n).split(' ').at(-1) ?? ''
  const [x, y] = [last(a), last(b)]
  return x.length >= 4 && x === y && plainName(a).includes(' ') && plainName(b).includes(' ')
}

/** Whole days a batch has left before its last day; negative when it is over. */
export const daysLeft = (b: BatchRow, today: string): number => Math.round((Date.parse(lastDay(b)) - Date.parse(today)) / 86_400_000)

/** The first month somebody may open on a day: this one while its input window stands, the next one after it. */
export function monthToOpen(today: string, p: Profile): string {
  const month = today.slice(0, 7)
  return today <= windowsOf(month, p).inputUntil ? month : addDays(`${month}-28`, 7).slice(0, 7)
}
