// Writing down who is there: a family with its head and members, one more person, a group; and mending what was written.
import { act, patch, put, refuse, type Change, type Look } from '../../engine/act.ts'
import { date, json, longText, ref } from '../../engine/field.ts'
import { land, same } from '../../engine/merge.ts'
import { Answer, type AnyRow, type RowOf } from '../../engine/record.ts'
import { villageSpace } from '../../engine/space.ts'
import { z } from 'zod'
import { doubtColumns, doubtsOf, identityInput, identityRefusal, kkColumns, kkInput, memberInput, newPerson, nikColumns, nikReads, numberOrReason } from './identity.ts'
import { joinedAway, mergedAway } from './acts-split.ts'
import { Community, Household, HouseholdStatus, Person } from './records.ts'
import { answersId, livesThere, statusChange, statusReads } from './status.ts'
import { firstOf, given, inFuture, mayWrite, notFound, optional, seenBefore, standing, standingReads, wasField } from './standing.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const h = Household.columns
const p = Person.columns
type PersonRow = RowOf<typeof Person>

const idOf = (label: string, en: string, record: string) => ref({ ...N, label: { id: label, en }, record, required: true })
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const homeless = refuse('KELUARGA_ATAU_ALASAN', 'Pilih keluarganya, atau tulis mengapa tanpa keluarga.', 'Choose the family, or write why there is none.')
const both = (place: string): string[] => [villageSpace(place, 'R'), villageSpace(place, 'N')]

const membersOf = (input: unknown): { [k: string]: unknown }[] => (Array.isArray(input) ? (input as { [k: string]: unknown }[]) : [])

export const registerHousehold = act({
  name: 'registry.registerHousehold',
  label: { id: 'Mencatat keluarga', en: 'Register a household' },
  input: {
    id: idOf('Keluarga', 'Household', 'household'),
    headId: idOf('Kepala keluarga', 'Head', 'person'),
    headName: h.headName,
    nik: identityInput.nik,
    nikReason: identityInput.nikReason,
    sex: identityInput.sex,
    birthDate: identityInput.birthDate,
    birthPlace: identityInput.birthPlace,
    marital: identityInput.marital,
    phone: h.phone,
    kk: kkInput,
    kkReason: h.kkReason,
    address: h.address,
    rt: h.rt,
    rw: h.rw,
    gps: h.gps,
    photos: h.photos,
    statedMembers: h.statedMembers,
    /** Members beside the head; each with an id minted on the device. */
    members: json({ ...R, label: { id: 'Anggota keluarga', en: 'Members' }, schema: z.array(z.record(z.string(), z.unknown())).max(40) }),
  },
  reads: (i) => [
    { record: Household, id: i.id },
    { record: Person, id: i.headId },
    ...nikReads(i.nik),
    ...membersOf(i.members).flatMap((m) => [{ record: Person, id: m.id as string }, ...nikReads(m.nik)]),
  ],
  touches: (_i, _l, env) => both(env.place),
  may: mayWrite,
  guard: (i, look, env) => {
    const members = membersOf(i.members)
    const ids = [i.headId, ...members.map((m) => m.id)]
    return firstOf(
      () => (look.find(Household, i.id) || look.find(Person, i.headId) || members.some((m) => look.find(Person, m.id as string)) ? exists : null),
      () => (new Set(ids).size < ids.length ? refuse('ANGGOTA_KEMBAR', 'Satu orang tercatat dua kali dalam daftar anggota.', 'One person stands twice in the list of members.') : null),
      () => numberOrReason(i.kk, i.kkReason, 'KK'),
      () => identityRefusal({ ...i, id: i.headId, name: i.headName, relation: '1' }, env, i.headName ?? ''),
      () => firstOf(...members.map((m) => () => identityRefusal(m, env, String(m.name ?? '')))),
    )
  },
  effect: (i, look, env) => {
    const at = { place: env.place, class: 'R' as const }
    const id = i.id as string
    const home = { ...given(i, ['headName', 'address', 'rt', 'rw', 'gps', 'phone', 'photos', 'statedMembers']), ...kkColumns(i.kk, i.kkReason), state: 'ada', registeredBy: env.person }
    const people = [{ ...i, id: i.headId, name: i.headName, relation: '1', presence: '1' }, ...membersOf(i.members)]
    const rows = people.map((m) => ({ id: m.id as string, ...newPerson(m.id as string, m, look, env) }))
    return [
      put(Household, { id, ...at }, home),
      ...rows.map(({ id: personId, ...set }) => put(Person, { id: personId, ...at }, withTwins({ id: personId, ...set, householdId: id }, rows))),
      statusChange({ household: { id, place: env.place, state: 'ada', statedMembers: i.statedMembers ?? null }, people: rows, answers: {} }),
    ]
  },
})

/** Two members written with one NIK doubt each other, too. */
function withTwins(row: Partial<PersonRow> & { id: string }, all: readonly (Partial<PersonRow> & { id: string })[]): Partial<PersonRow> {
  const { id, ...set } = row
  const twin = row.nik && all.some((o) => o.id !== id && o.nik === row.nik)
  return twin && !row.doubts?.includes('nik_ganda') ? { ...set, doubts: [...(row.doubts ?? []), 'nik_ganda'], doubtState: 'perlu' } : set
}

/** The status of a household whose people are about to be these. */
function recount(householdId: string | null | undefined, look: Look, people: (now: PersonRow[]) => readonly Pick<PersonRow, 'presence'>[], home: Partial<RowOf<typeof Household>> = {}): Change[] {
  const household = householdId ? look.find(Household, householdId) : undefined
  if (!household) return []
  return [
    statusChange({
      household: { ...household, ...home },
      people: people(look.all(Person, { householdId: household.id })),
      answers: look.find(Answer, answersId(household.id, 'N'))?.values ?? {},
      before: look.find(HouseholdStatus, household.id),
    }),
  ]
}

export const addPerson = act({
  name: 'registry.addPerson',
  label: { id: 'Mencatat orang', en: 'Add a person' },
  input: {
    id: memberInput.id,
    householdId: p.householdId,
    noHousehold: p.noHousehold,
    ...identityInput,
    relation: p.relation,
    presence: p.presence,
    address: p.address,
    rt: p.rt,
    rw: p.rw,
  },
  reads: (i) => [
    { record: Person, id: i.id },
    ...nikReads(i.nik),
    ...(i.householdId ? [...standingReads('household', i.householdId), ...statusReads(i.householdId)] : []),
  ],
  touches: (i, _l, env) => (i.householdId ? both(env.place) : [villageSpace(env.place, 'R')]),
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => (look.find(Person, i.id) ? exists : null),
      () => (i.householdId ? (standing(look, 'household', i.householdId, env) ?? joinedAway(look.find(Household, i.householdId))) : null),
      () => (i.householdId || i.noHousehold ? null : homeless),
      () => identityRefusal(i, env),
    ),
  effect: (i, look, env) => {
    const set = { ...newPerson(i.id as string, i, look, env), householdId: i.householdId ?? null, ...given(i, ['noHousehold', 'address', 'rt', 'rw']) }
    return [
      put(Person, { id: i.id as string, place: env.place, class: 'R' }, set),
      ...recount(i.householdId, look, (now) => [...now, { presence: set.presence ?? null }]),
    ]
  },
})

const plainPerson = ['name', 'sex', 'birthDate', 'birthPlace', 'relation', 'marital', 'presence', 'diedOn', 'phone', 'address', 'rt', 'rw', 'householdId', 'noHousehold'] as const

export const editPerson = act({
  name: 'registry.editPerson',
  label: { id: 'Memperbaiki data orang', en: 'Edit a person' },
  input: {
    id: memberInput.id,
    ...identityInput,
    name: optional(p.name),
    relation: p.relation,
    presence: p.presence,
    diedOn: p.diedOn,
    householdId: p.householdId,
    noHousehold: p.noHousehold,
    address: p.address,
    rt: p.rt,
    rw: p.rw,
    was: wasField,
  },
  reads: (i, look) => {
    const own = standingReads('person', i.id)
    if (!look.has({ record: Person, id: i.id })) return [...own, ...nikReads(i.nik)]
    const row = look.find(Person, i.id)
    const homes = [...new Set([row?.householdId, i.householdId])].filter((x): x is string => !!x)
    return [...own, ...nikReads(i.nik === undefined ? row?.nik : i.nik), ...homes.flatMap((id) => [...standingReads('household', id), ...statusReads(id)])]
  },
  touches: (_i, _l, env) => both(env.place),
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, 'person', i.id, env),
      () => (look.find(Person, i.id)?.mergedInto ? mergedAway : null),
      () => (i.householdId ? (standing(look, 'household', i.householdId, env) ?? joinedAway(look.find(Household, i.householdId))) : null),
      () => inFuture(i.birthDate, env, p.birthDate.label),
      () => inFuture(i.diedOn, env, p.diedOn.label),
      () => (i.name === null || i.name === '' ? refuse('ISIAN_BELUM_BENAR', 'Nama perlu diisi.', 'A name is needed.') : null),
      () => (i.nik === null || i.nik === '' ? numberOrReason(null, i.nikReason ?? look.find(Person, i.id)?.nikReason, 'NIK') : null),
      () => (i.householdId === null && !(i.noHousehold ?? look.find(Person, i.id)?.noHousehold) ? homeless : null),
    ),
  effect: (i, look) => {
    const row = look.find(Person, i.id)
    if (!row) return []
    const typed = given(i, plainPerson)
    const number = i.nik !== undefined || i.nikReason !== undefined ? nikColumns(i.nik === undefined ? row.nik : i.nik, i.nikReason === undefined ? row.nikReason : i.nikReason) : {}
    const before = i.was as { [k: string]: unknown } | null | undefined
    // Somebody else changed the number meanwhile: offer the number alone, and leave what hangs on it.
    const clashing = 'nik' in number && before && 'nik' in before && !same(row.nik, before.nik) && !same(row.nik, number.nik)
    const offered: Partial<PersonRow> = { ...typed, ...(clashing ? { nik: number.nik ?? null } : number) }
    const change = patch(Person, row, offered, seenBefore(before, offered))
    // As it will stand: a field somebody else changed meanwhile keeps their value.
    const next = land(row as AnyRow, change).row as unknown as PersonRow
    const identity = ['nik', 'nikReason', 'sex', 'birthDate'].some((n) => n in offered) ? doubtColumns(row, doubtsOf(next, sameNumber(look, next.nik))) : {}
    return [patch(Person, row, { ...offered, ...identity }, seenBefore(before, offered)), ...homesAfter(row, next, look)]
  },
})

const sameNumber = (look: Look, nik: string | null | undefined): PersonRow[] =>
  nik && look.has({ record: Person, where: { nik } }) ? look.all(Person, { nik }) : []

/** What a changed person does to the families: how many live there, and the name of the head. */
function homesAfter(row: PersonRow, next: PersonRow, look: Look): Change[] {
  const moved = (row.householdId ?? null) !== (next.householdId ?? null)
  const counted = (r: PersonRow) => (livesThere(r.presence) ? 1 : 0)
  const change = new Map<string, number>()
  if (moved) {
    if (row.householdId) change.set(row.householdId, -counted(row))
    if (next.householdId) change.set(next.householdId, 0)
  } else if (next.householdId) change.set(next.householdId, counted(next) - counted(row))
  return [...change].flatMap(([id, by]) => {
    const household = look.find(Household, id)
    if (!household) return []
    // Who died or left no longer counts among those the family named.
    const stated = household.statedMembers && by !== 0 ? Math.max(1, household.statedMembers + by) : household.statedMembers
    // The family bears its head's name: with a new head, or when the head's name is mended and the family still bore the old one.
    const heads = next.relation === '1' && next.householdId === id && next.name
    const headName = heads && (row.relation !== '1' || (row.name !== next.name && same(household.headName, row.name))) ? next.name : household.headName
    const home = { ...(stated !== household.statedMembers ? { statedMembers: stated ?? null } : {}), ...(headName !== household.headName ? { headName: headName ?? null } : {}) }
    const others = (now: readonly PersonRow[]) => now.filter((x) => x.id !== row.id)
    return [
      ...(Object.keys(home).length > 0 ? [patch(Household, household, home)] : []),
      ...recount(id, look, (now) => (next.householdId === id ? [...others(now), next] : others(now)), home),
    ]
  })
}

const plainHousehold = ['headName', 'address', 'rt', 'rw', 'gps', 'phone', 'photos', 'statedMembers', 'state'] as const

export const editHousehold = act({
  name: 'registry.editHousehold',
  label: { id: 'Memperbaiki data keluarga', en: 'Edit a household' },
  input: {
    id: idOf('Keluarga', 'Household', 'household'),
    headName: optional(h.headName),
    kk: kkInput,
    kkReason: h.kkReason,
    address: h.address,
    rt: h.rt,
    rw: h.rw,
    gps: h.gps,
    phone: h.phone,
    photos: h.photos,
    statedMembers: h.statedMembers,
    state: h.state,
    was: wasField,
  },
  reads: (i) => [...standingReads('household', i.id), ...(i.id ? statusReads(i.id) : [])],
  touches: (_i, _l, env) => both(env.place),
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, 'household', i.id, env),
      () => (i.headName === null || i.headName === '' ? refuse('ISIAN_BELUM_BENAR', 'Nama kepala keluarga perlu diisi.', 'The head’s name is needed.') : null),
      () => (i.kk === null || i.kk === '' ? numberOrReason(null, i.kkReason ?? look.find(Household, i.id)?.kkReason, 'KK') : null),
    ),
  effect: (i, look) => {
    const row = look.find(Household, i.id)
    if (!row) return []
    const number = i.kk !== undefined || i.kkReason !== undefined ? kkColumns(i.kk === undefined ? row.kk : i.kk, i.kkReason === undefined ? row.kkReason : i.kkReason) : {}
    const set: Partial<RowOf<typeof Household>> = { ...given(i, plainHousehold), ...number }
    const change = patch(Household, row, set, seenBefore(i.was, set))
    const counts = i.state !== undefined || i.statedMembers !== undefined
    return [change, ...(counts ? recount(row.id, look, (now) => now, land(row as AnyRow, change).row as unknown as RowOf<typeof Household>) : [])]
  },
})

export const registerCommunity = act({
  name: 'registry.registerCommunity',
  label: { id: 'Mencatat kelompok atau komunitas', en: 'Register a group or community' },
  input: { id: idOf('Kelompok', 'Group', 'community'), ...without(Community.columns, 'registeredBy') },
  reads: (i) => [{ record: Community, id: i.id }],
  touches: (_i, _l, env) => [villageSpace(env.place, 'R')],
  may: mayWrite,
  guard: (i, look) => (look.find(Community, i.id) ? exists : null),
  effect: ({ id, ...set }, _l, env) => [put(Community, { id: id as string, place: env.place, class: 'R' }, { ...set, registeredBy: env.person })],
})

export const editCommunity = act({
  name: 'registry.editCommunity',
  label: { id: 'Memperbaiki data kelompok', en: 'Edit a group' },
  input: { id: idOf('Kelompok', 'Group', 'community'), ...without(Community.columns, 'registeredBy'), name: optional(Community.columns.name), kind: optional(Community.columns.kind), was: wasField },
  reads: (i) => standingReads('community', i.id),
  touches: (_i, _l, env) => [villageSpace(env.place, 'R')],
  may: mayWrite,
  guard: (i, look, env) => standing(look, 'community', i.id, env),
  effect: ({ id, was, ...set }, look) => {
    const row = look.find(Community, id)
    return row ? [patch(Community, row, set, seenBefore(was, set))] : []
  },
})

/** A doubt was looked into: the papers were seen, or the two persons told apart. */
export const settleDoubts = act({
  name: 'registry.settleDoubts',
  label: { id: 'Menyelesaikan verifikasi identitas', en: 'Settle an identity check' },
  input: {
    id: memberInput.id,
    on: date({ ...R, label: { id: 'Diperiksa pada', en: 'Checked on' } }),
    note: longText({ ...R, label: { id: 'Apa yang diperiksa', en: 'What was checked' }, required: true, min: 5, max: 500 }),
  },
  reads: (i) => standingReads('person', i.id),
  touches: (_i, _l, env) => [villageSpace(env.place, 'R')],
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, 'person', i.id, env),
      () => (look.find(Person, i.id)?.doubtState === 'perlu' ? null : refuse('TIDAK_ADA_KERAGUAN', 'Tidak ada yang perlu diperiksa pada orang ini.', 'Nothing needs checking about this person.')),
      () => inFuture(i.on, env, { id: 'Diperiksa pada', en: 'Checked on' }),
    ),
  effect: (i, look) => {
    const row = look.find(Person, i.id)
    return row ? [patch(Person, row, { doubtState: 'selesai' })] : []
  },
})

/** The national index of keyed NIK hashes found another holder elsewhere: a review opens, nobody is refused. */
export const flagSameNik = act({
  name: 'registry.flagSameNik',
  label: { id: 'Menandai NIK ganda', en: 'Flag a shared NIK' },
  by: 'system',
  input: { id: memberInput.id },
  reads: (i) => [{ record: Person, id: i.id }],
  touches: (_i, _l, env) => [villageSpace(env.place, 'R')],
  may: () => false,
  guard: (i, look, env) => (look.find(Person, i.id)?.place === env.place ? null : notFound),
  effect: (i, look) => {
    const row = look.find(Person, i.id)
    return row && !row.doubts?.includes('nik_ganda') ? [patch(Person, row, { doubts: [...(row.doubts ?? []), 'nik_ganda'], doubtState: 'perlu' })] : []
  },
})

function without<T extends object, K extends keyof T>(all: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(all).filter(([n]) => !names.includes(n as K))) as Omit<T, K>
}
