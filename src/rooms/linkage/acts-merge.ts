// Two records become one person: chosen field by field, both values kept, nothing deleted; what either had stays under its own id.
import { act, patch, put, refuse, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { json, longText, ref } from '../../engine/field.ts'
import { regencyOf, spaceOf } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { covers, holds } from '../../engine/who.ts'
import { z } from 'zod'
import { doubledTags, doubtColumns, doubtsOf, familyReads, Person, PpksTag, tagReads } from '../registry/door.ts'
import { familiesAfter, type Moved } from './families.ts'
import { LikelyPair, PersonMerge } from './records.ts'
import { columnsOf, commonPlace, deciders, familyGroup, fieldGroups, groupColumns, inOrder, pairId, type PersonRow } from './rules.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

/** How a category counted once is told from one that ended: found again when the two are taken apart. */
export const onceReason = (mergeId: string): string => `Tercatat juga pada catatan yang disatukan (${mergeId})`
export const mergeIdOf = (actId: string): string => derivedId(actId, 'penyatuan')

export const decideSame = act({
  name: 'linkage.decideSame',
  label: { id: 'Menyatukan dua catatan orang yang sama', en: 'Merge two records of one person' },
  input: {
    keptId: ref({ ...N, label: { id: 'Catatan utama', en: 'Record to keep' }, record: 'person', required: true }),
    mergedId: ref({ ...N, label: { id: 'Catatan yang disatukan', en: 'Record merged in' }, record: 'person', required: true }),
    take: json({ ...N, label: { id: 'Isian yang diambil dari catatan kedua', en: 'Fields taken from the second' }, schema: z.array(z.enum([familyGroup, ...Object.keys(fieldGroups)])).max(20) }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 500 }),
  },
  reads: (i, look): Read[] => {
    if (!i.keptId || !i.mergedId) return []
    const rows: Read[] = [{ record: Person, id: i.keptId }, { record: Person, id: i.mergedId }, { record: LikelyPair, id: pairId(i.keptId, i.mergedId) }]
    const [kept, merged] = [look.find(Person, i.keptId), look.find(Person, i.mergedId)]
    const niks = [kept?.nik, merged?.nik].filter((n) => typeof n === 'string')
    return [
      ...rows, { record: Person, where: { mergedInto: i.mergedId } }, ...tagReads(i.keptId, i.mergedId),
      ...niks.map((nik): Read => ({ record: Person, where: { nik } })),
      ...[kept?.householdId, merged?.householdId].flatMap((h) => (h ? familyReads(h) : [])),
    ]
  },
  touches: (i, look, env) => [...new Set(changes(i, look, env).map(spaceOf))],
  deposits: (i, look, env) => changes(i, look, env).filter((c) => c.record === PpksTag && c.class === 'X').map(spaceOf),
  may: (who, _i, _l, env) => holds(who, deciders, env.place),
  guard: (i, look, env) => refusal(i, look, env),
  effect: changes,
})

type Input = { keptId?: string | null; mergedId?: string | null; take?: readonly string[] | null; note?: string | null }

function refusal(i: Input, look: Look, env: Env): Refusal | null {
  const [kept, merged] = [look.find(Person, i.keptId), look.find(Person, i.mergedId)]
  if (!kept || !merged || !covers(env.place, kept.place) || !covers(env.place, merged.place)) return refuse('TIDAK_DITEMUKAN', 'Salah satu catatan tidak ada di wilayah Anda, mungkin sudah pindah.', 'One of the records is not in your area; it may have moved.')
  if (kept.id === merged.id) return refuse('ORANG_SAMA', 'Pilih dua catatan yang berbeda.', 'Choose two different records.')
  if (kept.mergedInto || merged.mergedInto) return refuse('SUDAH_DISATUKAN', 'Salah satu catatan ini sudah disatukan dengan catatan lain. Buka catatan utamanya.', 'One of these records was merged already. Open the one that was kept.')
  if (regencyOf(kept.place) !== regencyOf(merged.place)) return refuse('LAIN_KABUPATEN', 'Kedua catatan ada di kabupaten/kota yang berbeda. Pindahkan dulu keluarganya.', 'The two lie in different regencies. Move the family first.')
  if (followers(look, merged.id).some((f) => !covers(env.place, f.place))) return refuse('LINTAS_WILAYAH', 'Catatan kedua sudah disatukan dengan catatan di wilayah lain. Jadikan ia catatan utama, atau minta verifikator Dinsos.', 'The second record has others merged in from elsewhere. Keep that one, or ask the Dinsos verifier.')
  return null
}

const followers = (look: Look, id: string): PersonRow[] => look.all(Person, { mergedInto: id })

/** A person's doubts as they will stand. `nobodyElse`: whoever held the same number is this very person now, so that doubt is looked at anew. */
export function doubtsAfter(look: Look, row: PersonRow, next: PersonRow, all: readonly PersonRow[], nobodyElse = false): Pick<PersonRow, 'doubts' | 'doubtState'> {
  const rows = next.nik && look.has({ record: Person, where: { nik: next.nik } }) ? look.all(Person, { nik: next.nik }) : []
  const holders = [...rows.filter((p) => !all.some((a) => a.id === p.id)), ...all].filter((p) => p.nik === next.nik)
  const said = doubtsOf(next, holders)
  // Somebody far away may hold it too: only the house knows of them.
  const far = !nobodyElse && row.nik === next.nik && !!next.nik && row.doubts?.includes('nik_ganda') && !said.includes('nik_ganda')
  return doubtColumns(row, far ? [...said, 'nik_ganda'] : said)
}

function changes(i: Input, look: Look, env: Env): Change[] {
  const [kept, merged] = [look.find(Person, i.keptId), look.find(Person, i.mergedId)]
  if (!kept || !merged || refusal(i, look, env)) return []
  const id = mergeIdOf(env.id)
  const take = [...new Set(i.take ?? [])]
  const all = Object.keys(fieldGroups)
  const taken = columnsOf(merged, groupColumns(take)) as Partial<PersonRow>
  const ownHome = { householdId: kept.householdId ?? null, relation: kept.relation ?? null, noHousehold: kept.noHousehold ?? null }
  const theirHome = { householdId: merged.householdId ?? null, relation: merged.relation ?? null, noHousehold: merged.noHousehold ?? null }
  const takesFamily = take.includes(familyGroup) && ownHome.householdId !== theirHome.householdId && kept.place === merged.place
  const next: PersonRow = { ...kept, ...taken, ...(takesFamily ? theirHome : {}) }
  const gone: PersonRow = { ...merged, mergedInto: kept.id, mergeId: id, householdId: null }
  const doubts = doubtsAfter(look, kept, next, [gone, next], merged.nik === kept.nik)
  const moved: Moved[] = [{ before: merged, after: gone }, { before: kept, after: next }]
  const families = familiesAfter(look, moved)
  const pair = look.find(LikelyPair, pairId(kept.id, merged.id))
  const place = commonPlace(kept.place, merged.place)
  const [low, high] = inOrder(kept.id, merged.id)
  const decision = { state: 'sama', decidedBy: env.person, decidedAt: env.at, decidedPattern: pair?.pattern ?? null, decidedP: pair?.p ?? null }
  return [
    patch(Person, merged, { mergedInto: kept.id, mergeId: id, householdId: null }),
    patch(Person, kept, { ...taken, ...(takesFamily ? theirHome : {}), ...doubts }),
    ...followers(look, merged.id).map((f) => patch(Person, f, { mergedInto: kept.id })),
    ...families.changes,
    ...doubledTags(look, kept.id, merged.id).map((t) => patch(PpksTag, t, { validTo: env.day, endReason: onceReason(id), endedBy: env.person })),
    pair
      ? patch(LikelyPair, pair, decision)
      : put(LikelyPair, { id: pairId(kept.id, merged.id), place, class: 'R' }, { kind: 'person', lowId: low, highId: high, lowPlace: low === kept.id ? kept.place : merged.place, highPlace: high === kept.id ? kept.place : merged.place, proposedBy: env.person, proposedOn: env.day, ...decision }),
    put(PersonMerge, { id, place, class: 'R' }, {
      pairId: pairId(kept.id, merged.id), keptId: kept.id, mergedId: merged.id,
      taken: takesFamily ? take : take.filter((t) => t !== familyGroup),
      before: { kept: columnsOf(kept, groupColumns(all)), merged: columnsOf(merged, groupColumns(all)) },
      home: {
        mergedHousehold: theirHome.householdId, mergedRelation: theirHome.relation, mergedNoHousehold: theirHome.noHousehold,
        ...(takesFamily ? { keptHousehold: ownHome.householdId, keptRelation: ownHome.relation, keptNoHousehold: ownHome.noHousehold } : {}),
        closed: families.closed,
      },
      followed: followers(look, merged.id).map((f) => ({ id: f.id, mergeId: f.mergeId ?? null })),
      state: 'berlaku', note: i.note ?? null, decidedBy: env.person, decidedAt: env.at, open: [],
    }),
  ]
}
