// Villages of a list into the registry, a handful in one transaction: who is there already is looked up under the village's lock.
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { bulkWork } from '../../engine/road.server/bulk.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import { regencyOf, teamSpace, villageSpace } from '../../engine/space.ts'
import type { Tx } from '../../engine/store.server/database.server.ts'
import { SqlError } from '../../engine/store.server/errors.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { answersId, Household, HouseholdStatus, laneOf, Person } from '../registry/door.ts'
import { planVillage, type Elsewhere, type HouseholdRow, type PersonRow } from './families.ts'
import type { Said } from './judge.ts'
import type { Sieve } from './sieve.ts'
import { extended, rowsOf, type Standing, type Totals, type Written } from './rows.ts'

export interface VillageLoad {
  listId: string
  fileHash: string
  fileName: string
  source: string
  /** When the file came, in ms: the ids of its rows begin with it. */
  cameAt: number
  by: string
  village: string
  /** '' or the part of a village too large for one transaction. */
  part: string
  sheets: readonly string[]
  said: readonly Said[]
  /** Numbers of the regency's people, where they were gathered. */
  known?: Sieve | undefined
  /** May the importer know who is registered there? */
  within: (place: string) => boolean
}

const tries = 6

/** Several villages in one transaction, an act for each. By village; null where this file brought it before. */
export async function writeVillages(road: Road, loads: readonly VillageLoad[]): Promise<Map<string, Totals | null>> {
  for (let n = 1; ; n++) {
    try {
      return await once(road, loads)
    } catch (error) {
      const passing = error instanceof SqlError && (error.code === '40001' || error.code === '40P01')
      if (!passing || n === tries) throw error
    }
  }
}

const sealedIn = (load: VillageLoad): boolean => load.said.some((s) => s.answers && ('428j' in s.answers || [s.answers['430']].flat().includes('12')))

async function once(road: Road, loads: readonly VillageLoad[]): Promise<Map<string, Totals | null>> {
  const totals = new Map<string, Totals | null>(loads.map((l) => [l.village, null]))
  const byVillage = new Map(loads.map((l) => [l.village, l]))
  const spaces = new Set(loads.flatMap((l) => [villageSpace(l.village, 'N'), villageSpace(l.village, 'R'), ...(sealedIn(l) ? [teamSpace(l.village, laneOf(l.village))] : [])]))
  await bulkWork(road, {
    parts: loads.map((l) => ({
      place: l.village,
      act: { id: derivedId(`lists.import ${l.fileHash}`, `${l.village}${l.part}`), name: 'lists.import', person: l.by, input: { list: l.listId, file: l.fileName, hash: l.fileHash, source: l.source, rows: l.said.length } },
    })),
    spaces: [...spaces],
    rows: async (tx, parts) => {
      const rows: Written[] = []
      for (const { place } of parts) {
        const load = byVillage.get(place) as VillageLoad
        const made = await oneVillage(tx, load, dayAt(road.clock().toISOString(), place))
        totals.set(place, made.totals)
        for (const row of made.rows) rows.push(row)
      }
      await keepParts(tx, loads, totals)
      return rows
    },
  })
  return totals
}

async function oneVillage(tx: Tx, load: VillageLoad, day: string): Promise<{ rows: Written[]; totals: Totals }> {
  const { village, listId } = load
  const here = await whoIsHere(tx, load)
  const plan = planVillage(load.said, here, day)
  return rowsOf(plan, { listId, village, by: load.by, day, idOf: idsOf(load), sheets: load.sheets }, await standingOf(tx, village, extended(plan), here.persons))
}

/** What came in of each village, added up where it comes in parts. */
async function keepParts(tx: Tx, loads: readonly VillageLoad[], totals: ReadonlyMap<string, Totals | null>): Promise<void> {
  const parts = loads.flatMap((l) => {
    const t = totals.get(l.village)
    return t ? [{ list_id: l.listId, place_code: l.village, accepted: t.accepted, already: t.already, new_households: t.newHouseholds, new_persons: t.newPersons }] : []
  })
  await tx.change(
    `insert into list_part (list_id, place_code, accepted, already, new_households, new_persons)
     select list_id, place_code, accepted, already, new_households, new_persons
     from jsonb_to_recordset($1::jsonb) as x(list_id text, place_code text, accepted integer, already integer, new_households integer, new_persons integer)
     on conflict (list_id, place_code) do update set accepted = list_part.accepted + excluded.accepted, already = list_part.already + excluded.already,
       new_households = list_part.new_households + excluded.new_households, new_persons = list_part.new_persons + excluded.new_persons`,
    [JSON.stringify(parts)])
}

/** Time, village, file, line and what it is: the rows of a village follow each other, so that its pages of an index are touched once. */
function idsOf(load: VillageLoad): (said: Said, what: 'household' | 'person' | 'entry') => string {
  const time = load.cameAt.toString(16).padStart(12, '0')
  const village = load.village.replaceAll('.', '').slice(4)
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${village.slice(0, 3)}-8${village.slice(3)}-${load.fileHash.slice(0, 3)}`
  const kinds = { household: '1', person: '2', entry: '3' }
  return ({ n, s }, what) => n <= 0xffffff && s <= 0xff
    ? `${head}${n.toString(16).padStart(6, '0')}${kinds[what]}${s.toString(16).padStart(2, '0')}`
    : derivedId(`lists ${load.fileHash} ${what}`, `${load.village} ${s}/${n}`)
}

async function rowsIn<R>(tx: Tx, record: RecordType, village: string): Promise<R[]> {
  return tx.query<R>(`select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = $1 and t.place_code = $2 order by t.id`, [regencyOf(village), village])
}

async function whoIsHere(tx: Tx, { village, said, known, within }: VillageLoad): Promise<{ persons: PersonRow[]; households: HouseholdRow[]; byNikElsewhere: Map<string, Elsewhere[]> }> {
  const niks = [...new Set(said.flatMap((s) => s.nik ?? []))]
  const asked = known ? niks.filter(known.maybe) : niks
  for (const nik of niks) known?.add(nik)
  const [all, households, away] = await Promise.all([
    rowsIn<PersonRow>(tx, Person as RecordType, village),
    rowsIn<HouseholdRow>(tx, Household as RecordType, village),
    // Who has one of these numbers, elsewhere in the regency? (number by number: a table that has just grown has no statistics to plan by)
    asked.length === 0 ? [] : tx.query<{ nik: string; id: string; name: string; birthDate: string | null; place: string }>(
      `select p.nik, p.id, p.name, p.birth_date as "birthDate", p.place_code as place
       from unnest($2::text[]) as n(nik)
       cross join lateral (select nik, id, name, birth_date, place_code from person where regency_code = $1 and nik = n.nik and place_code <> $3 offset 0) p
       order by p.id`, [regencyOf(village), asked, village]),
  ])
  const byNikElsewhere = new Map<string, Elsewhere[]>()
  for (const p of away) byNikElsewhere.set(p.nik, [...(byNikElsewhere.get(p.nik) ?? []), { id: p.id, name: p.name, birthDate: p.birthDate, within: within(p.place) }])
  return { persons: unmerged(all), households: households.filter((h) => !(h as { mergedInto?: string | null }).mergedInto), byNikElsewhere }
}

/** A second record of somebody is found by its own words, and stands for the one that was kept. */
function unmerged(persons: readonly PersonRow[]): PersonRow[] {
  const byId = new Map(persons.map((p) => [p.id, p]))
  return persons.flatMap((p) => {
    const into = (p as { mergedInto?: string | null }).mergedInto
    if (!into) return [p]
    const kept = byId.get(into)
    return kept ? [{ ...kept, name: p.name ?? null, nik: p.nik ?? null, birthDate: p.birthDate ?? null }] : []
  })
}

async function standingOf(tx: Tx, village: string, ids: readonly string[], persons: readonly PersonRow[]): Promise<Standing> {
  if (ids.length === 0) return { statuses: new Map(), answers: new Map(), members: new Map() }
  const at = [regencyOf(village), [...ids]]
  const [statuses, answers] = await Promise.all([
    tx.query<AnyRow>(`select ${selectList(HouseholdStatus as RecordType)} from household_status t where t.regency_code = $1 and t.id = any ($2)`, at),
    tx.query<{ owner: string; values: { [q: string]: unknown } }>('select owner_id as owner, values from answer where regency_code = $1 and id = any ($2)', [at[0], ids.map((id) => answersId(id, 'N'))]),
  ])
  const wanted = new Set(ids)
  return {
    statuses: new Map(statuses.map((s) => [s.id, s as never])),
    answers: new Map(answers.map((a) => [a.owner, a.values])),
    members: Map.groupBy(persons.filter((p) => wanted.has(p.householdId ?? '')), (p) => p.householdId as string),
  }
}

