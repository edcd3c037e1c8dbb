// The region table in the database: loaded once from its source, read once at every start. Loading again changes nothing.
import type { Database } from '../../engine/store.server/database.server.ts'
import type { PlaceCode, PlaceLevel } from '../../engine/values/place-code.ts'
import { type Place, type PlaceType, searchText } from './place.ts'
import { readPlaceSource } from './source.server.ts'

export interface PlacesLoaded {
  /** False when the table in the database was already this one. */
  changed: boolean
  places: number
}

/** Brings the table up to the source. Codes the source no longer lists end on `today` (ISO date); nothing is deleted. */
export async function loadPlaces(db: Database, today: string = new Date().toISOString().slice(0, 10)): Promise<PlacesLoaded> {
  const source = await readPlaceSource()
  // The table as it was loaded last
  const [stamp] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
    tx.query<{ hash: string; places: number }>(
      `select hash, places
       from place_source
       where name = 'idn-area-data'`,
    ),
  )
  if (stamp?.hash === source.hash) return { changed: false, places: stamp.places }
  const places = source.places()
  await db.tx({ role: 'guyub_job', statementDeadlineMs: 120_000 }, async (tx) => {
    await tx.query(upsert, columnsOf(places))
    await tx.query(
      // What was in force and is listed no more has ended
      `update place
       set valid_to = $2
       where valid_to is null
         and not exists (select from unnest($1::text[]) as listed (code) where listed.code = place.code)`,
      [places.map((place) => place.code), today],
    )
    await tx.query(
      `insert into place_source (name, hash, places, loaded_at)
       values ('idn-area-data', $1, $2, now())
       on conflict (name) do update
       set hash = excluded.hash, places = excluded.places, loaded_at = excluded.loaded_at`,
      [source.hash, places.length],
    )
  })
  return { changed: true, places: places.length }
}

// A code that ended and is listed again is in force again; what an administrator added (bps_code, successor) stays.
const upsert = `insert into place (code, name, type, level, parent, search, islands)
  select code, name, type, level, parent, search, islands
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[])
    as listed (code, name, type, level, parent, search, islands)
  on conflict (code) do update
  set name = excluded.name,
      type = excluded.type,
      level = excluded.level,
      parent = excluded.parent,
      search = excluded.search,
      islands = excluded.islands,
      valid_to = null
  where place.valid_to is not null
     or (place.name, place.type, place.level, place.parent, place.search, place.islands)
        is distinct from
        (excluded.name, excluded.type, excluded.level, excluded.parent, excluded.search, excluded.islands)`

function columnsOf(places: readonly Place[]): unknown[] {
  return [
    places.map((place) => place.code),
    places.map((place) => place.name),
    places.map((place) => place.type),
    places.map((place) => place.level),
    places.map((place) => place.parent),
    places.map((place) => searchText(place.name)),
    places.map((place) => place.islands ?? null),
  ]
}

interface PlaceRow {
  code: PlaceCode
  name: string
  type: PlaceType
  level: PlaceLevel
  parent: PlaceCode | null
  bps_code: string | null
  valid_from: string | null
  valid_to: string | null
  successor: PlaceCode | null
  islands: number | null
}

/** Every place, ended ones included, in code order: what a place index is built from. */
export async function readPlaces(db: Database): Promise<Place[]> {
  const rows = await db.tx({ role: 'guyub_app', readOnly: true }, (tx) =>
    tx.query<PlaceRow>(
      `select code, name, type, level, parent, bps_code, valid_from, valid_to, successor, islands
       from place
       order by code`,
    ),
  )
  return rows.map(placeOfRow)
}

// The few extras of a row are left out where they are empty: 91,600 rows stay in memory.
function placeOfRow(row: PlaceRow): Place {
  const place: Place = { code: row.code, name: row.name, type: row.type, level: row.level, parent: row.parent }
  if (row.bps_code !== null) place.bpsCode = row.bps_code
  if (row.valid_from !== null) place.validFrom = row.valid_from
  if (row.valid_to !== null) place.validTo = row.valid_to
  if (row.successor !== null) place.successor = row.successor
  if (row.islands !== null) place.islands = row.islands
  return place
}
