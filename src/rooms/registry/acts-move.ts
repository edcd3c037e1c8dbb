// A family moves to another village, maybe in another regency: everything that is theirs leaves one place and arrives in another.
import { act, put, refuse, type Change, type Env, type Look, type Read } from '../../engine/act.ts'
import { date, longText, place, ref, text } from '../../engine/field.ts'
import { Answer, type AnyRow, type RecordType, type RowOf } from '../../engine/record.ts'
import { isVillage, spaceOf, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { isPlaceCode } from '../../engine/values/place-code.ts'
import { Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag } from './records.ts'
import { answersId, statusColumns, statusReads } from './status.ts'
import { dayOr, firstOf, inFuture, laneOf, mayWrite, standing, standingReads } from './standing.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

export const moveHousehold = act({
  name: 'registry.moveHousehold',
  label: { id: 'Memindahkan keluarga', en: 'Move a household' },
  input: {
    id: ref({ ...N, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    to: place({ ...R, label: { id: 'Pindah ke desa/kelurahan', en: 'Moves to village' }, required: true }),
    on: date({ ...R, label: { id: 'Tanggal pindah', en: 'Date of the move' } }),
    reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, max: 1000 }),
    address: text({ ...R, label: { id: 'Alamat baru', en: 'New address' }, max: 300 }),
    rt: Household.columns.rt,
    rw: Household.columns.rw,
  },
  reads: (i, look) => {
    if (!i.id) return []
    const own = [...standingReads('household', i.id), ...statusReads(i.id)]
    const people: Read = { record: Person, where: { householdId: i.id } }
    const members = look.has(people) ? look.all(Person, { householdId: i.id }).map((p) => p.id) : []
    return [...own, ...[i.id, ...members].flatMap(belongings)]
  },
  touches: (i, look, env) => {
    // Asked before the guard has seen the destination.
    const to = isVillage(i.to ?? '') ? (i.to as string) : env.place
    const sealed = sealedRows(i.id, look, env).flatMap((row) => [spaceOf(row), spaceOf(arrived(row, to))])
    return [...new Set([villageSpace(env.place, 'R'), villageSpace(env.place, 'N'), villageSpace(to, 'R'), villageSpace(to, 'N'), ...sealed])]
  },
  // Where they arrive, and the lanes whose sealed rows travel along, lie outside the writer's reach.
  deposits: (i, look, env) => {
    const to = isVillage(i.to ?? '') ? (i.to as string) : env.place
    return [villageSpace(to, 'R'), villageSpace(to, 'N'), ...sealedRows(i.id, look, env).flatMap((row) => [spaceOf(row), spaceOf(arrived(row, to))])]
  },
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, 'household', i.id, env),
      () => (isVillage(i.to ?? '') && isPlaceCode(i.to) ? null : refuse('TUJUAN_BELUM_LENGKAP', 'Pilih desa atau kelurahan tujuan.', 'Choose the village they move to.')),
      () => (i.to === env.place ? refuse('TUJUAN_SAMA', 'Tujuan sama dengan tempat sekarang. Untuk alamat baru, perbaiki data keluarga.', 'They would stay in the same village. For a new address, edit the household.') : null),
      () => inFuture(i.on, env, { id: 'Tanggal pindah', en: 'Date of the move' }),
    ),
  effect: (i, look, env) => {
    const household = look.find(Household, i.id)
    if (!household) return []
    const to = i.to as string
    const people = look.all(Person, { householdId: household.id }).filter((p) => p.place === env.place)
    const owners = [household.id, ...people.map((p) => p.id)]
    const home: RowOf<typeof Household> = { ...household, place: to, address: i.address ?? null, rt: i.rt ?? null, rw: i.rw ?? null, gps: null, photos: [] }
    const answers = look.find(Answer, answersId(household.id, 'N'))
    // The answers tell of the house they left: they travel, but the new village has yet to look.
    const status = statusColumns({ household: home, people, answers: answers?.values ?? {} })
    return [
      relocate(Household, home as AnyRow, to),
      put(HouseholdStatus, { id: household.id, place: to, class: 'N' }, status),
      ...people.map((p) => relocate(Person, p as AnyRow, to)),
      ...owners.flatMap((id) => theirs(id, look, env)).map(({ record, row }) => relocate(record, row, to)),
      ...owners.map((id) =>
        put(HouseholdMove, { id: derivedId(env.id, id), place: env.place, class: 'R' }, { householdId: household.id, subjectId: id, to, on: dayOr(i.on, env), reason: i.reason ?? null, movedBy: env.person }),
      ),
    ]
  },
})

/** Rows kept under somebody's id: answers of every class, tags, consents. */
const belongings = (id: string): Read[] => [
  ...(['N', 'R', 'X'] as const).map((cls): Read => ({ record: Answer, id: answersId(id, cls) })),
  { record: PpksTag, where: { subjectId: id } },
  { record: Consent, where: { subjectId: id } },
]

function theirs(id: string, look: Look, env: Env): { record: RecordType; row: AnyRow }[] {
  const answers = (['N', 'R', 'X'] as const).flatMap((cls) => look.find(Answer, answersId(id, cls)) ?? [])
  const rows: { record: RecordType; row: AnyRow }[] = [
    ...answers.map((row) => ({ record: Answer as RecordType, row: row as AnyRow })),
    ...look.all(PpksTag, { subjectId: id }).map((row) => ({ record: PpksTag as RecordType, row: row as AnyRow })),
    ...look.all(Consent, { subjectId: id }).map((row) => ({ record: Consent as RecordType, row: row as AnyRow })),
  ]
  // What a case team holds stays with its case until that is handed over.
  return rows.filter(({ row }) => row.place === env.place && (row.class !== 'X' || row.team === laneOf(env.place)))
}

/** Sealed rows that travel; on a phone there are none, because it does not hold them. */
function sealedRows(id: string | null | undefined, look: Look, env: Env): AnyRow[] {
  if (!id || !look.find(Household, id)) return []
  const owners = [id, ...look.all(Person, { householdId: id }).map((p) => p.id)]
  return owners.flatMap((o) => theirs(o, look, env)).map((x) => x.row).filter((row) => row.class === 'X')
}

/** Where a row stands after the move: sealed ones pass from one lane to the other. */
const arrived = (row: AnyRow, to: string): AnyRow => ({ ...row, place: to, team: row.class === 'X' ? laneOf(to) : row.team })

/** The whole row at its new place, so that it can be written where nothing of it was before. */
function relocate(record: RecordType, row: AnyRow, to: string): Change {
  const { id, place: _place, class: cls, team, version: _version, ...set } = arrived(row, to)
  return { kind: 'put', record, id, place: to, class: cls, team, set }
}
