// Two families become one, and apart again: who came from where is remembered, so that undoing gives both back with everything that happened since.
import { act, patch, refuse, type Change, type Look, type Read } from '../../engine/act.ts'
import { ref } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf, villageSpace } from '../../engine/space.ts'
import { family, needsHead, on, people, reason, relations, standsAsFamily, staying } from './acts-split.ts'
import { Household, Person, PpksTag } from './records.ts'
import { doubledTags, familyAfter, familyReads, tagReads } from './regroup.ts'
import { dayOr, firstOf, inFuture, mayWrite, standing, standingReads } from './standing.ts'
import { livesThere } from './status.ts'

const N = { class: 'N' as const }
type HouseholdRow = RowOf<typeof Household>
type PersonRow = RowOf<typeof Person>
type TagRow = RowOf<typeof PpksTag>

/** How a category counted once is told from one that ended; only a joined family's own categories bear it. */
const onceReason = 'Keluarga digabung; kategori yang sama sudah tercatat.'

export const joinHouseholds = act({
  name: 'registry.joinHouseholds',
  label: { id: 'Menggabung dua keluarga', en: 'Join two households' },
  input: { id: family('Keluarga yang dipertahankan', 'Household that stays'), fromId: family('Keluarga yang digabung', 'Household that is joined in'), relations, on, reason },
  reads: (i) => [
    ...(i.id ? [...standingReads('household', i.id), ...familyReads(i.id)] : []),
    ...(i.fromId ? [...standingReads('household', i.fromId), ...familyReads(i.fromId)] : []),
    ...tagReads(i.id, i.fromId),
  ],
  touches: (i, look, env) => [villageSpace(env.place, 'R'), villageSpace(env.place, 'N'), ...sealed(look, i.id, i.fromId)],
  deposits: (i, look) => sealed(look, i.id, i.fromId),
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => (i.id === i.fromId ? refuse('KELUARGA_SAMA', 'Pilih dua keluarga yang berbeda.', 'Choose two different families.') : null),
      () => standsAsFamily(look, i.id, env),
      () => standsAsFamily(look, i.fromId, env),
      () => inFuture(i.on, env, on.label),
    ),
  effect: (i, look, env) => {
    const [keep, from] = [look.find(Household, i.id), look.find(Household, i.fromId)]
    if (!keep || !from) return []
    const told = (i.relations ?? {}) as { [id: string]: string }
    const coming = people(look, from.id)
    const headed = people(look, keep.id).some((p) => p.relation === '1')
    const arrived = coming.map((p): PersonRow => ({ ...p, householdId: keep.id, relation: told[p.id] ?? (headed && p.relation === '1' ? '8' : p.relation ?? null) }))
    return [
      ...coming.map((p, k) => patch(Person, p, { householdId: keep.id, relation: arrived[k]?.relation ?? null })),
      ...doubledTags(look, keep.id, from.id).map((t) => patch(PpksTag, t, { validTo: dayOr(i.on, env), endReason: onceReason, endedBy: env.person })),
      ...familyAfter(look, keep.id, [...people(look, keep.id), ...arrived]),
      ...familyAfter(look, from.id, [], {
        state: 'bubar', mergedInto: keep.id, statedMembers: from.statedMembers ?? null,
        joinMap: { at: env.at, by: env.person, into: keep.id, living: coming.filter((p) => livesThere(p.presence)).length, people: coming.map((p) => ({ id: p.id, relation: p.relation ?? null })) },
      }),
    ]
  },
})

/** Spaces of sealed categories counted once from now on; on a phone there are none, because it does not hold them. */
const sealed = (look: Look, first: string | null | undefined, second: string | null | undefined): string[] =>
  first && second && look.find(Household, first) && look.find(Household, second) ? spacesOfSealed(doubledTags(look, first, second)) : []
const spacesOfSealed = (tags: readonly TagRow[]): string[] => tags.filter((t) => t.class === 'X').map((t) => spaceOf(t))

/** The families a joined one is in by now: the one it was joined into, and those that one went into since. */
function homesSince(look: Look, from: HouseholdRow | undefined): string[] {
  const out: string[] = []
  for (let id = from?.mergedInto; id && !out.includes(id); id = look.find(Household, id)?.mergedInto) out.push(id)
  return out
}

/** Those who came with it and are still where it went; who left since by themselves stays where they went. */
export function comingBack(look: Look, from: HouseholdRow | undefined): PersonRow[] {
  const homes = homesSince(look, from)
  return (from?.joinMap?.people ?? []).flatMap((m) => {
    const row = look.find(Person, m.id)
    return row && row.place === from?.place && row.householdId && homes.includes(row.householdId) ? [{ ...row, relation: m.relation ?? row.relation ?? null }] : []
  })
}

/** Categories that were counted once because of the joining. */
const onceTags = (look: Look, id: string): TagRow[] => look.all(PpksTag, { subjectId: id }).filter((t) => t.endReason === onceReason)
const reopened = (look: Look, id: string | null | undefined): string[] => (id && look.find(Household, id) ? spacesOfSealed(onceTags(look, id)) : [])

export const undoJoin = act({
  name: 'registry.undoJoin',
  label: { id: 'Membatalkan penggabungan keluarga', en: 'Undo the joining of two households' },
  input: {
    id: family('Keluarga yang dipertahankan', 'Household that stayed'),
    /** It stands again. */
    fromId: family('Keluarga yang pernah digabung', 'Household that was joined in'),
    headId: ref({ ...N, label: { id: 'Kepala keluarga yang kembali', en: 'Head of those who go back' }, record: 'person' }),
    stayingHeadId: ref({ ...N, label: { id: 'Kepala keluarga yang tinggal', en: 'Head of those who stay' }, record: 'person' }),
    reason,
  },
  reads: (i, look): Read[] => {
    if (!i.fromId) return []
    const from = look.find(Household, i.fromId)
    return [
      ...standingReads('household', i.fromId), ...familyReads(i.fromId), ...tagReads(i.fromId),
      ...homesSince(look, from).flatMap(familyReads), ...(from?.joinMap?.people ?? []).map((m): Read => ({ record: Person, id: m.id })),
    ]
  },
  touches: (i, look, env) => [villageSpace(env.place, 'R'), villageSpace(env.place, 'N'), ...reopened(look, i.fromId)],
  deposits: (i, look) => reopened(look, i.fromId),
  may: mayWrite,
  guard: (i, look, env) => {
    const from = look.find(Household, i.fromId)
    const back = comingBack(look, from)
    return firstOf(
      () => standing(look, 'household', i.fromId, env),
      () => (from?.state === 'bubar' && from.mergedInto && from.joinMap?.into === i.id ? null : refuse('TIDAK_DIGABUNG', 'Keluarga ini tidak sedang digabung ke keluarga itu, jadi tidak ada yang dibatalkan.', 'This family is not joined into that one now, so there is nothing to undo.')),
      () => (back.length > 0 || from?.joinMap?.people.length === 0 ? null : refuse('TIDAK_ADA_YANG_KEMBALI', 'Semua anggotanya sudah berpindah ke tempat lain sesudah digabung. Pindahkan anggotanya satu per satu, atau pecah KK.', 'All its members went elsewhere since. Move them one by one, or split the family.')),
      () => (back.length === 0 || back.some((p) => p.relation === '1') || back.some((p) => p.id === i.headId) ? null : needsHead),
      () => homesLeft(look, back, i.stayingHeadId).flatMap((h) => h.refusal ?? [])[0] ?? null,
    )
  },
  effect: (i, look) => {
    const from = look.find(Household, i.fromId)
    if (!from) return []
    const back = comingBack(look, from).map((p): PersonRow => ({ ...p, householdId: from.id, relation: p.id === i.headId ? '1' : (p.relation ?? null) }))
    const gone = (from.joinMap?.living ?? 0) - back.filter((p) => livesThere(p.presence)).length
    return [
      ...back.flatMap((p): Change[] => {
        const before = look.find(Person, p.id)
        return before ? [patch(Person, before, { householdId: from.id, relation: p.relation ?? null })] : []
      }),
      ...homesLeft(look, back, i.stayingHeadId).flatMap((h): Change[] => [...(h.head ? [patch(Person, h.head, { relation: '1' })] : []), ...familyAfter(look, h.id, h.rows)]),
      ...familyAfter(look, from.id, back, { state: 'ada', mergedInto: null, joinMap: null, statedMembers: from.statedMembers ? Math.max(1, from.statedMembers - Math.max(0, gone)) : null }),
      ...onceTags(look, from.id).map((t) => patch(PpksTag, t, { validTo: null, endReason: null, endedBy: null })),
    ]
  },
})

/** The families those who go back leave behind, each with its head. */
function homesLeft(look: Look, back: readonly PersonRow[], newHead: string | null | undefined) {
  const leaving = new Set(back.map((p) => p.id))
  const homes = [...new Set([...leaving].flatMap((id) => look.find(Person, id)?.householdId ?? []))].sort()
  return homes.map((id) => ({ id, ...staying(people(look, id), leaving, newHead) }))
}
