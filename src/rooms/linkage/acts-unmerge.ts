// Taken apart again: both records as they were, with everything that happened since; what may belong to either waits for a choice.
import { act, patch, refuse, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { choice, longText, ref, text } from '../../engine/field.ts'
import { same } from '../../engine/merge.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf } from '../../engine/space.ts'
import { covers, holds } from '../../engine/who.ts'
import { choices, Consent, familyReads, Household, Person, PpksTag, tagReads, Visit } from '../registry/door.ts'
import { doubtsAfter, onceReason } from './acts-merge.ts'
import { familiesAfter } from './families.ts'
import { LikelyPair, type OpenItem, PersonMerge } from './records.ts'
import { columnsOf, deciders, familyGroup, fieldGroups, mintedAt, type PersonRow, sameGroup } from './rules.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
type MergeRow = RowOf<typeof PersonMerge>

const gone: Refusal = refuse('TIDAK_DITEMUKAN', 'Penyatuan ini tidak ada di wilayah Anda.', 'There is no such merge in your area.')
const mergeRef = ref({ ...N, label: { id: 'Penyatuan', en: 'Merge' }, record: 'personMerge', required: true })

/** Everything a merge is about, as far as it is read yet. */
function around(look: Look, id: string | null | undefined) {
  const merge = look.find(PersonMerge, id)
  return { merge, kept: look.find(Person, merge?.keptId), merged: look.find(Person, merge?.mergedId) }
}

/** The family somebody goes back to: theirs, or the one theirs was joined into since. */
function homeAgain(look: Look, id: string | null | undefined, closed: readonly string[], place: string): { id: string; reopen: boolean } | null {
  const home = look.find(Household, id)
  if (!home || home.place !== place) return null
  if ((home.state ?? 'ada') === 'ada') return { id: home.id, reopen: false }
  if (closed.includes(home.id)) return { id: home.id, reopen: true }
  const next = look.find(Household, home.mergedInto)
  return next && next.place === place && (next.state ?? 'ada') === 'ada' ? { id: next.id, reopen: false } : null
}

export const unmerge = act({
  name: 'linkage.unmerge',
  label: { id: 'Memisahkan lagi dua catatan', en: 'Take two records apart again' },
  input: { id: mergeRef, reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 3, max: 500 }) },
  reads: (i, look): Read[] => {
    const { merge, kept, merged } = around(look, i.id)
    if (!merge) return [{ record: PersonMerge, id: i.id }]
    const before = merge.before?.kept as { nik?: string | null } | undefined
    const niks = [...new Set([kept?.nik, merged?.nik, before?.nik].filter((n) => typeof n === 'string'))]
    const homes = [merge.home?.mergedHousehold, merge.home?.keptHousehold, kept?.householdId].filter((h) => typeof h === 'string')
    const joined = homes.flatMap((h) => look.find(Household, h)?.mergedInto ?? [])
    return [
      { record: PersonMerge, id: merge.id }, { record: Person, id: merge.keptId }, { record: Person, id: merge.mergedId }, { record: LikelyPair, id: merge.pairId },
      { record: PersonMerge, where: { keptId: merge.keptId ?? '' } }, ...tagReads(merge.keptId, merge.mergedId),
      { record: Visit, where: { personId: merge.keptId ?? '' } }, { record: Consent, where: { subjectId: merge.keptId ?? '' } },
      ...(merged?.mergedInto ? [{ record: Person, where: { mergedInto: merged.mergedInto } }] : []),
      ...niks.map((nik): Read => ({ record: Person, where: { nik } })),
      ...[...new Set([...homes, ...joined])].flatMap((h) => familyReads(h)),
    ]
  },
  touches: (i, look, env) => [...new Set(changes(i, look, env).map(spaceOf))],
  deposits: (i, look, env) => changes(i, look, env).filter((c) => c.record === PpksTag && c.class === 'X').map(spaceOf),
  may: (who, _i, _l, env) => holds(who, deciders, env.place),
  guard: (i, look, env) => {
    const { merge, merged } = around(look, i.id)
    if (!merge || !merged || !covers(env.place, merge.place) || !covers(env.place, merged.place)) return gone
    return merge.state === 'berlaku' && merged.mergeId === merge.id ? null : refuse('SUDAH_DIPISAHKAN', 'Penyatuan ini sudah dibatalkan.', 'This merge was undone already.')
  },
  effect: changes,
})

function changes(i: { id?: string | null; reason?: string | null }, look: Look, env: Env): Change[] {
  const { merge, kept, merged } = around(look, i.id)
  if (!merge || !merged || merge.state !== 'berlaku' || merged.mergeId !== merge.id) return []
  const open: OpenItem[] = []
  const closed = merge.home?.closed ?? []
  const root = merged.mergedInto ?? merge.keptId ?? ''
  // The second record: as it was, in its family if that is still there.
  const mine = homeAgain(look, merge.home?.mergedHousehold, closed, merged.place)
  if (merge.home?.mergedHousehold && !mine) open.push({ key: `family:${merged.id}`, kind: 'family', about: merged.id, value: merge.home.mergedHousehold })
  // The first record, unless it left for another area: then it keeps what it has.
  const here = kept && covers(env.place, kept.place) ? kept : undefined
  const later = look.all(PersonMerge, { keptId: merge.keptId ?? '' })
    .filter((m) => m.id !== merge.id && m.state === 'berlaku' && (m.decidedAt ?? '') >= (merge.decidedAt ?? '') && covers(env.place, m.place))
    .sort((a, b) => ((a.decidedAt ?? '') + a.id < (b.decidedAt ?? '') + b.id ? -1 : 1))
  const back: { [column: string]: unknown } = {}
  const laterBefore = new Map<string, { [column: string]: unknown }>()
  for (const group of (merge.taken ?? []).filter((g) => g !== familyGroup)) {
    const [own, theirs] = [merge.before?.kept ?? {}, merge.before?.merged ?? {}]
    const next = later.find((m) => m.taken?.includes(group))
    if (next && sameGroup(group, next.before?.kept ?? {}, theirs)) {
      // A later merge laid another value over it: that one now stands over the first record's own.
      laterBefore.set(next.id, { ...laterBefore.get(next.id), ...pick(own, group) })
    } else if (here && sameGroup(group, columnsOf(here, fieldGroups[group] ?? []), theirs)) Object.assign(back, pick(own, group))
    else if (here && !sameGroup(group, columnsOf(here, fieldGroups[group] ?? []), own)) open.push({ key: `field:${group}`, kind: 'field', about: group, value: columnsOf(here, fieldGroups[group] ?? []) })
  }
  // Changed since without having been chosen: stays with the first record, and is shown.
  if (here) {
    for (const group of Object.keys(fieldGroups)) {
      if (merge.taken?.includes(group) || later.some((m) => m.taken?.includes(group))) continue
      const now = columnsOf(here, fieldGroups[group] ?? [])
      if (!sameGroup(group, now, merge.before?.kept ?? {})) open.push({ key: `field:${group}`, kind: 'field', about: group, value: now })
    }
  }
  const own = merge.taken?.includes(familyGroup) && here && !here.mergedInto && here.householdId === merge.home?.mergedHousehold ? homeAgain(look, merge.home?.keptHousehold, closed, here.place) : null
  const homeBack = own
    ? { householdId: own.id, relation: merge.home?.keptRelation ?? null, noHousehold: merge.home?.keptNoHousehold ?? null }
    : merge.taken?.includes(familyGroup) && here && !here.mergedInto && !merge.home?.keptHousehold && here.householdId === merge.home?.mergedHousehold
      ? { householdId: null, relation: merge.home?.keptRelation ?? null, noHousehold: merge.home?.keptNoHousehold ?? null }
      : {}
  const first: PersonRow | undefined = here ? { ...here, ...(back as Partial<PersonRow>), ...homeBack } : undefined
  const headed = mine && look.all(Person, { householdId: mine.id }).some((p) => p.relation === '1' && (p.id !== first?.id || first.householdId === mine.id))
  const restoredHome = {
    householdId: mine?.id ?? null,
    relation: merge.home?.mergedRelation === '1' && headed ? '8' : (merge.home?.mergedRelation ?? null),
    noHousehold: merge.home?.mergedNoHousehold ?? (merge.home?.mergedHousehold && !mine ? 'Keluarganya tidak ada lagi di sini ketika catatan dipisahkan' : null),
  }
  const alone: PersonRow = { ...merged, ...restoredHome, mergedInto: null, mergeId: null }
  const both = [alone, ...(first ? [first] : [])]
  const theirDoubts = doubtsAfter(look, merged, alone, both)
  const ownDoubts = first && here ? doubtsAfter(look, here, first, both) : {}
  const reopen = new Set([mine, own].flatMap((h) => (h?.reopen ? [h.id] : [])))
  const families = familiesAfter(look, [{ before: merged, after: alone }, ...(first && here ? [{ before: here, after: first }] : [])], reopen)
  open.push(...since(look, merge))
  const pair = look.find(LikelyPair, merge.pairId)
  return [
    patch(Person, merged, { ...restoredHome, mergedInto: null, mergeId: null, ...theirDoubts }),
    ...(here && Object.keys({ ...back, ...homeBack, ...ownDoubts }).length > 0 ? [patch(Person, here, { ...(back as Partial<PersonRow>), ...homeBack, ...ownDoubts })] : []),
    ...followersBack(look, merge, merged, root, env),
    ...families.changes,
    ...look.all(PpksTag, { subjectId: merged.id }).filter((t) => t.endReason === onceReason(merge.id)).map((t) => patch(PpksTag, t, { validTo: null, endReason: null, endedBy: null })),
    ...[...laterBefore].flatMap(([id, set]) => {
      const m = later.find((x) => x.id === id)
      return m ? [patch(PersonMerge, m, { before: { kept: { ...(m.before?.kept ?? {}), ...set }, merged: m.before?.merged ?? {} } })] : []
    }),
    ...(pair && covers(env.place, pair.place) ? [patch(LikelyPair, pair, { state: 'berbeda', decidedBy: env.person, decidedAt: env.at, decidedPattern: pair.pattern ?? null, decidedP: pair.p ?? null, note: i.reason ?? null })] : []),
    patch(PersonMerge, merge, { state: 'dibatalkan', undoneBy: env.person, undoneAt: env.at, undoReason: i.reason ?? null, open }),
  ]
}

const pick = (from: { [c: string]: unknown }, group: string): { [c: string]: unknown } => Object.fromEntries((fieldGroups[group] ?? []).map((c) => [c, from[c] ?? null]))

/** Records that had followed the second one go back to it, unless they were taken apart or merged anew since. */
function followersBack(look: Look, merge: MergeRow, merged: PersonRow, root: string, env: Env): Change[] {
  const now = merged.mergedInto ? look.all(Person, { mergedInto: root }) : []
  return (merge.followed ?? []).flatMap((f) => {
    const row = now.find((p) => p.id === f.id && same(p.mergeId ?? null, f.mergeId ?? null))
    return row && covers(env.place, row.place) ? [patch(Person, row, { mergedInto: merged.id })] : []
  })
}

/** Visits, categories and consents written on the first record since: one of them may be the second one's. Sealed ones are not told of. */
function since(look: Look, merge: MergeRow): OpenItem[] {
  const from = Date.parse(merge.decidedAt ?? '') || 0
  const newer = (id: string): boolean => (mintedAt(id) ?? 0) > from
  const rows = <T extends { id: string; class: string }>(list: readonly T[]): T[] => list.filter((r) => r.class !== 'X' && newer(r.id))
  const keptId = merge.keptId ?? ''
  return [
    ...rows(look.all(Visit, { personId: keptId })).map((r): OpenItem => ({ key: `visit:${r.id}`, kind: 'visit', about: r.id, value: r.on ?? null })),
    ...rows(look.all(PpksTag, { subjectId: keptId })).map((r): OpenItem => ({ key: `ppksTag:${r.id}`, kind: 'ppksTag', about: r.id, value: r.category ?? null })),
    ...rows(look.all(Consent, { subjectId: keptId })).map((r): OpenItem => ({ key: `consent:${r.id}`, kind: 'consent', about: r.id, value: r.purpose ?? null })),
  ]
}

/** One of the things that may belong to either: left with the first record, or given to the second. */
export const settleOpen = act({
  name: 'linkage.settleOpen',
  label: { id: 'Memilih milik siapa sesudah dipisahkan', en: 'Choose whose it is after taking apart' },
  input: {
    id: mergeRef,
    key: text({ ...N, label: { id: 'Yang dipilih', en: 'What is chosen' }, required: true, max: 120 }),
    to: choice({ ...N, label: { id: 'Milik', en: 'Whose' }, strict: true, required: true, options: choices(['utama', 'Catatan utama', 'The record kept'], ['pisah', 'Catatan yang dipisahkan', 'The record taken apart']) }),
  },
  reads: (i, look): Read[] => {
    const merge = look.find(PersonMerge, i.id)
    const item = merge?.open?.find((o) => o.key === i.key)
    const record = item?.kind === 'visit' ? Visit : item?.kind === 'ppksTag' ? PpksTag : item?.kind === 'consent' ? Consent : null
    const nik = item?.kind === 'field' ? [look.find(Person, merge?.keptId)?.nik, look.find(Person, merge?.mergedId)?.nik, (item.value as { nik?: string } | undefined)?.nik, (merge?.before?.kept as { nik?: string } | undefined)?.nik] : []
    return [
      { record: PersonMerge, id: i.id }, ...(merge ? [{ record: Person, id: merge.keptId }, { record: Person, id: merge.mergedId }] : []),
      ...(record && item ? [{ record, id: item.about }] : []), ...nik.flatMap((n): Read[] => (n ? [{ record: Person, where: { nik: n } }] : [])),
    ]
  },
  touches: (i, look, env) => [...new Set(settled(i, look, env).map(spaceOf))],
  may: (who, _i, _l, env) => holds(who, deciders, env.place),
  guard: (i, look, env) => {
    const merge = look.find(PersonMerge, i.id)
    if (!merge || !covers(env.place, merge.place)) return gone
    return merge.open?.some((o) => o.key === i.key) ? null : refuse('SUDAH_DIPILIH', 'Ini sudah dipilih.', 'This was chosen already.')
  },
  effect: settled,
})

function settled(i: { id?: string | null; key?: string | null; to?: string | null }, look: Look, env: Env): Change[] {
  const merge = look.find(PersonMerge, i.id)
  const item = merge?.open?.find((o) => o.key === i.key)
  if (!merge || !item) return []
  const rest = patch(PersonMerge, merge, { open: (merge.open ?? []).filter((o) => o.key !== item.key) })
  if (i.to !== 'pisah') return [rest]
  const mergedId = merge.mergedId ?? ''
  if (item.kind === 'field') {
    const [kept, merged] = [look.find(Person, merge.keptId), look.find(Person, mergedId)]
    if (!kept || !merged || !covers(env.place, kept.place) || !covers(env.place, merged.place)) return [rest]
    const given = pick((item.value ?? {}) as { [c: string]: unknown }, item.about) as Partial<PersonRow>
    const own = pick(merge.before?.kept ?? {}, item.about) as Partial<PersonRow>
    // What was changed again in the meantime stays.
    const keeps = sameGroup(item.about, columnsOf(kept, fieldGroups[item.about] ?? []), given)
    const [first, second]: [PersonRow, PersonRow] = [{ ...kept, ...(keeps ? own : {}) }, { ...merged, ...given }]
    const doubts = (row: PersonRow, next: PersonRow) => (['nik', 'sex', 'birthDate'].includes(item.about) ? doubtsAfter(look, row, next, [first, second]) : {})
    return [patch(Person, merged, { ...given, ...doubts(merged, second) }), ...(keeps ? [patch(Person, kept, { ...own, ...doubts(kept, first) })] : []), rest]
  }
  if (item.kind === 'visit') {
    const row = look.find(Visit, item.about)
    return row && covers(env.place, row.place) ? [patch(Visit, row, { personId: mergedId }), rest] : [rest]
  }
  if (item.kind === 'ppksTag') {
    const row = look.find(PpksTag, item.about)
    return row && covers(env.place, row.place) ? [patch(PpksTag, row, { subjectId: mergedId }), rest] : [rest]
  }
  if (item.kind === 'consent') {
    const row = look.find(Consent, item.about)
    return row && covers(env.place, row.place) ? [patch(Consent, row, { subjectId: mergedId }), rest] : [rest]
  }
  return [rest]
}
