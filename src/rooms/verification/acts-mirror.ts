// Findings of the mirror as rows: on the worker's own desk first, the supervisor's once they answered or three days passed.
import { act, put, refuse, type Change, type Env, type Look, type Read } from '../../engine/act.ts'
import { instant, longText, ref } from '../../engine/field.ts'
import type { Timer } from '../../engine/house.ts'
import { spaceOf, teamSpace, type SpaceKey } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { addHours } from '../../engine/values/working-days.ts'
import { firstOf, notHere, restricted, tooShort } from './judging.ts'
import { mirrorOf } from './mirror.ts'
import { BatchItem } from './records.ts'
import { MirrorFinding } from './records-musdes.ts'
import type { ItemRow } from './rules.ts'

const N = { class: 'N' as const }
/** Hours a finding stays with its worker alone. */
export const mirrorHours = 72
export const deskOf = (person: string): string => `person:${person}`
export const deskSpace = (place: string, person: string): SpaceKey => teamSpace(place, deskOf(person))
const findingRef = ref({ ...N, label: { id: 'Temuan', en: 'Finding' }, record: 'mirrorFinding', required: true })

/** Visits after which the worker's answers are compared with the whole village's again: that reads the whole batch. */
const comparedAt = (visits: number): boolean => visits <= 10 || visits % 5 === 0
const ownVisits = (batchId: string, person: string, look: Look): ItemRow[] => look.all(BatchItem, { visitedBy: person, batchId })

/** Findings so far, the worker's own visits, and now and then everybody's. */
export function mirrorReads(batchId: string | null | undefined, person: string | null | undefined, look: Look): Read[] {
  if (!batchId || !person) return []
  const own: Read = { record: BatchItem, where: { visitedBy: person, batchId } }
  const all = look.has(own) && comparedAt(ownVisits(batchId, person, look).length + 1)
  return [{ record: MirrorFinding, where: { batchId } }, own, ...(all ? [{ record: BatchItem, where: { batchId } } as Read] : [])]
}

/** What the worker's visits say with this one, laid over what was found before: an open finding grows, an answered one stays, and what comes after it is a new one. */
export function mirrorChanges(batchId: string, visit: ItemRow, look: Look, env: Env): Change[] {
  // The one it was read for; the guard has seen that they are the writer.
  const person = visit.assignedTo
  if (!person) return []
  const own = ownVisits(batchId, person, look)
  const whole = comparedAt(own.length + 1)
  const items = [...(whole ? look.all(BatchItem, { batchId }) : own).filter((r) => r.id !== visit.id), visit]
  const before = look.all(MirrorFinding, { batchId }).filter((f) => f.about === person)
  return mirrorOf(person, items, whole).flatMap((found): Change[] => {
    const same = before.filter((f) => f.kind === found.kind)
    const told = new Set(same.filter((f) => f.state !== 'baru').flatMap((f) => f.items ?? []))
    const fresh = found.itemIds.filter((id) => !told.has(id)).slice(0, 200)
    if (fresh.length === 0) return []
    const open = same.find((f) => f.state === 'baru')
    const id = open?.id ?? derivedId(`${batchId} ${person}`, `${found.kind} ${same.length + 1}`)
    const set = { items: fresh, facts: found.facts }
    if (open) return open.items?.length === fresh.length ? [] : [put(MirrorFinding, open, set)]
    return [put(MirrorFinding, { id, place: visit.place, class: 'X', team: deskOf(person) }, { ...set, batchId, about: person, kind: found.kind, state: 'baru', foundAt: env.at, dueAt: addHours(env.at, mirrorHours) })]
  })
}

const itsSpaces = (look: Look, id: string | null | undefined): SpaceKey[] => {
  const row = look.find(MirrorFinding, id)
  return row ? [...new Set([spaceOf(row), restricted(row.place)])] : []
}

/** The worker says how it was; from then on the supervisor sees the finding together with the answer. */
export const answerMirror = act({
  name: 'verification.answerMirror',
  label: { id: 'Menjawab cermin data', en: 'Answer the mirror' },
  input: { findingId: findingRef, answer: longText({ class: 'R', label: { id: 'Penjelasan Anda', en: 'What you say' }, required: true, max: 1000 }) },
  reads: (i) => [{ record: MirrorFinding, id: i.findingId }],
  touches: (i, look) => itsSpaces(look, i.findingId),
  may: (who, i, look) => who.person !== null && look.find(MirrorFinding, i.findingId)?.about === who.person,
  guard: (i, look, env) => {
    const row = look.find(MirrorFinding, i.findingId)
    return firstOf(
      () => (row?.place === env.place ? null : notHere),
      () => (row?.answer ? refuse('SUDAH_DIJAWAB', 'Temuan ini sudah Anda jawab.', 'You answered this already.') : null),
      () => tooShort(i.answer, 5),
    )
  },
  effect: (i, look, env) => {
    const row = look.find(MirrorFinding, i.findingId)
    return row ? [put(MirrorFinding, { id: row.id, place: row.place, class: 'R' }, { state: 'dijawab', answer: i.answer ?? null, answeredAt: env.at, sharedAt: row.sharedAt ?? env.at, dueAt: null })] : []
  },
})

export const shareMirror = act({
  name: 'verification.shareMirror',
  label: { id: 'Cermin data terlihat supervisor', en: 'The mirror is shown to the supervisor' },
  by: 'system',
  input: { findingId: findingRef, dueAt: instant({ ...N, label: { id: 'Batas yang lewat', en: 'The clock that ran out' }, required: true }) },
  reads: (i) => [{ record: MirrorFinding, id: i.findingId }],
  touches: (i, look) => itsSpaces(look, i.findingId),
  may: () => false,
  guard: (i, look) => {
    const row = look.find(MirrorFinding, i.findingId)
    return row?.state === 'baru' && Date.parse(row.dueAt ?? '') === Date.parse(i.dueAt ?? '') ? null : refuse('SUDAH_DIKERJAKAN', 'Batas ini tidak berlaku lagi.', 'This clock no longer applies.')
  },
  effect: (i, look, env) => {
    const row = look.find(MirrorFinding, i.findingId)
    return row ? [put(MirrorFinding, { id: row.id, place: row.place, class: 'R' }, { state: 'dibagikan', sharedAt: env.at, dueAt: null })] : []
  },
})

export const mirrorTimers: readonly Timer[] = [{
  name: 'verification.mirrorDue', record: MirrorFinding, column: 'dueAt',
  when: (row) => row.state === 'baru',
  act: (row) => ({ act: 'verification.shareMirror', input: { findingId: row.id, dueAt: row.dueAt } }),
}]
