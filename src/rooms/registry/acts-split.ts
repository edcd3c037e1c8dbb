// A family becomes two (pecah KK), a member goes to another family: nobody is counted twice and none is lost. Two become one: acts-join.
import { act, patch, put, refuse, type Env, type Look, type Refusal } from '../../engine/act.ts'
import { date, json, longText, ref } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { villageSpace } from '../../engine/space.ts'
import { z } from 'zod'
import { kkColumns, kkInput, numberOrReason } from './identity.ts'
import { Household, Person } from './records.ts'
import { familyAfter, familyReads } from './regroup.ts'
import { firstOf, given, inFuture, mayWrite, standing, standingReads } from './standing.ts'
import { statusChange } from './status.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const h = Household.columns
type PersonRow = RowOf<typeof Person>

export const family = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'household', required: true })
const someone = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'person' })
export const on = date({ ...R, label: { id: 'Tanggal', en: 'Date' } })
export const reason = longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 3, max: 500 })
/** Relation to the new head, by person; who is not named keeps theirs. */
export const relations = json({ ...R, label: { id: 'Hubungan dengan kepala keluarga', en: 'Relation to the head' }, schema: z.record(z.string(), z.string().regex(/^[0-9A-Za-z_-]{1,40}$/)) })

const ended: Refusal = refuse('KELUARGA_TIDAK_BERLAKU', 'Keluarga ini sudah digabung atau tidak ada lagi. Buka keluarga yang sekarang.', 'This family was joined into another or is no more. Open the present one.')
export const standsAsFamily = (look: Look, id: string | null | undefined, env: Env): Refusal | null =>
  standing(look, 'household', id, env) ?? ((look.find(Household, id)?.state ?? 'ada') === 'ada' ? null : ended)

export const people = (look: Look, id: string | null | undefined): PersonRow[] => (id ? look.all(Person, { householdId: id }) : [])
export const needsHead = refuse('KEPALA_BARU_PERLU', 'Kepala keluarga ikut keluar. Pilih siapa yang menjadi kepala keluarga sesudahnya.', 'The head leaves too. Choose who leads the family afterwards.')

/** Those who stay; with a new head where the old one left. */
export function staying(all: readonly PersonRow[], leaving: ReadonlySet<string>, newHead: string | null | undefined): { rows: PersonRow[]; head: PersonRow | undefined; refusal: Refusal | null } {
  const stay = all.filter((p) => !leaving.has(p.id))
  const headLeaves = all.some((p) => p.relation === '1' && leaving.has(p.id))
  if (!headLeaves || stay.length === 0) return { rows: stay, head: undefined, refusal: null }
  const head = stay.find((p) => p.id === newHead)
  return { rows: stay.map((p) => (p.id === newHead ? { ...p, relation: '1' } : p)), head, refusal: head ? null : needsHead }
}

/** Ids as a list without doubles. */
const idsOf = (v: unknown): string[] => [...new Set(Array.isArray(v) ? v.map(String) : [])]

export const splitHousehold = act({
  name: 'registry.splitHousehold',
  label: { id: 'Memecah keluarga (pecah KK)', en: 'Split a household' },
  input: {
    id: family('Keluarga', 'Household'),
    newId: family('Keluarga baru', 'New household'),
    memberIds: json({ ...N, label: { id: 'Anggota yang keluar', en: 'Members who leave' }, required: true, schema: z.array(z.string().max(80)).max(60) }),
    headId: ref({ ...N, label: { id: 'Kepala keluarga baru', en: 'Head of the new family' }, record: 'person', required: true }),
    stayingHeadId: someone('Kepala keluarga yang tinggal', 'Head of those who stay'),
    relations,
    kk: kkInput,
    kkReason: h.kkReason,
    address: h.address,
    rt: h.rt,
    rw: h.rw,
    on,
    reason,
  },
  reads: (i) => [...(i.id ? [...standingReads('household', i.id), ...familyReads(i.id)] : []), { record: Household, id: i.newId }],
  touches: (_i, _l, env) => [villageSpace(env.place, 'R'), villageSpace(env.place, 'N')],
  may: mayWrite,
  guard: (i, look, env) => {
    const all = people(look, i.id)
    const leaving = idsOf(i.memberIds)
    return firstOf(
      () => standsAsFamily(look, i.id, env),
      () => (look.find(Household, i.newId) ? refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.') : null),
      () => (leaving.length > 0 && leaving.every((id) => all.some((p) => p.id === id)) ? null : refuse('ANGGOTA_BERUBAH', 'Pilih anggota keluarga ini yang keluar. Daftarnya mungkin sudah berubah.', 'Choose members of this family who leave. The list may have changed.')),
      () => (leaving.length < all.length ? null : refuse('SEMUA_KELUAR', 'Semua anggota ikut keluar, jadi keluarga tidak terpecah. Perbaiki nomor KK atau alamatnya saja.', 'Everybody leaves, so nothing is split. Correct the card number or the address instead.')),
      () => (leaving.includes(i.headId ?? '') ? null : refuse('KEPALA_HARUS_IKUT', 'Kepala keluarga baru harus salah satu yang keluar.', 'The new head must be one of those who leave.')),
      () => staying(all, new Set(leaving), i.stayingHeadId).refusal,
      () => numberOrReason(i.kk, i.kkReason, 'KK'),
      () => inFuture(i.on, env, on.label),
    )
  },
  effect: (i, look, env) => {
    const old = look.find(Household, i.id)
    if (!old) return []
    const leaving = new Set(idsOf(i.memberIds))
    const all = people(look, old.id)
    const stay = staying(all, leaving, i.stayingHeadId)
    const newId = i.newId as string
    const told = (i.relations ?? {}) as { [id: string]: string }
    const gone = all.filter((p) => leaving.has(p.id)).map((p): PersonRow => ({
      ...p, householdId: newId, relation: p.id === i.headId ? '1' : (told[p.id] ?? (p.relation === '1' ? '8' : p.relation ?? null)),
    }))
    const head = gone.find((p) => p.id === i.headId)
    const where = { address: old.address ?? null, rt: old.rt ?? null, rw: old.rw ?? null, ...given(i, ['address', 'rt', 'rw']) }
    return [
      put(Household, { id: newId, place: env.place, class: 'R' }, {
        headName: head?.name ?? old.headName ?? '', ...kkColumns(i.kk, i.kkReason), ...where, state: 'ada', registeredBy: env.person, splitFrom: old.id,
      }),
      ...gone.flatMap((p) => {
        const before = all.find((x) => x.id === p.id)
        return before ? [patch(Person, before, { householdId: newId, relation: p.relation ?? null })] : []
      }),
      ...(stay.head ? [patch(Person, stay.head, { relation: '1' })] : []),
      ...familyAfter(look, old.id, stay.rows),
      // Nobody has looked at the new home yet.
      statusChange({ household: { id: newId, place: env.place, state: 'ada', statedMembers: null }, people: gone, answers: {} }),
    ]
  },
})

export const moveMember = act({
  name: 'registry.moveMember',
  label: { id: 'Memindahkan anggota ke keluarga lain', en: 'Move a member to another household' },
  input: {
    id: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'person', required: true }),
    householdId: family('Keluarga tujuan', 'New household'),
    /** The family the writer saw them in. */
    fromId: ref({ ...N, label: { id: 'Keluarga asal', en: 'Present household' }, record: 'household' }),
    relation: Person.columns.relation,
    stayingHeadId: someone('Kepala keluarga yang tinggal', 'Head of those who stay'),
    on,
    reason,
  },
  reads: (i, look) => {
    const own = standingReads('person', i.id)
    const to = i.householdId ? [...standingReads('household', i.householdId), ...familyReads(i.householdId)] : []
    const from = look.find(Person, i.id)?.householdId
    return [...own, ...to, ...(from ? familyReads(from) : [])]
  },
  touches: (_i, _l, env) => [villageSpace(env.place, 'R'), villageSpace(env.place, 'N')],
  may: mayWrite,
  guard: (i, look, env) => {
    const person = look.find(Person, i.id)
    return firstOf(
      () => standing(look, 'person', i.id, env),
      () => (person?.mergedInto ? mergedAway : null),
      () => (i.fromId !== undefined && (i.fromId ?? null) !== (person?.householdId ?? null) ? refuse('SUDAH_PINDAH_KELUARGA', 'Orang ini sudah dipindahkan oleh orang lain. Buka halamannya lagi.', 'Somebody moved this person already. Open the page again.') : null),
      () => standsAsFamily(look, i.householdId, env),
      () => (person?.householdId === i.householdId ? refuse('KELUARGA_SAMA', 'Orang ini sudah anggota keluarga itu.', 'This person belongs to that family already.') : null),
      () => staying(people(look, person?.householdId), new Set([i.id ?? '']), i.stayingHeadId).refusal,
      () => inFuture(i.on, env, on.label),
    )
  },
  effect: (i, look) => {
    const person = look.find(Person, i.id)
    const to = i.householdId as string
    if (!person) return []
    const headed = people(look, to).some((p) => p.relation === '1')
    const next: PersonRow = { ...person, householdId: to, noHousehold: null, relation: i.relation ?? (person.relation === '1' && headed ? '8' : person.relation ?? null) }
    const stay = staying(people(look, person.householdId), new Set([person.id]), i.stayingHeadId)
    return [
      patch(Person, person, { householdId: to, noHousehold: null, relation: next.relation ?? null }),
      ...(stay.head ? [patch(Person, stay.head, { relation: '1' })] : []),
      // A family whose last member left is no more.
      ...(person.householdId ? familyAfter(look, person.householdId, stay.rows, stay.rows.length === 0 ? { state: 'bubar', mergedInto: to } : {}) : []),
      ...familyAfter(look, to, [...people(look, to), next]),
    ]
  },
})

/** Said to whoever writes into a second record of somebody what belongs into the first. */
export const mergedAway: Refusal = refuse('SUDAH_DISATUKAN', 'Catatan ini sudah disatukan dengan catatan lain orang yang sama. Buka catatan itu dan tulis di sana.', 'This record was merged with another record of the same person. Open that one and write there.')

/** Said to whoever writes a member into a family that was taken into another. */
export const joinedAway = (household: RowOf<typeof Household> | undefined): Refusal | null =>
  household?.mergedInto && (household.state ?? 'ada') !== 'ada' ? ended : null
