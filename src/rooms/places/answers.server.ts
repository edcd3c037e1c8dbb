// What the server answers about places, without a database: the index stays in memory. The HTTP door only wraps these.
import type { Database } from '../../engine/store.server/database.server.ts'
import { type PlaceCode, type PlaceLevel, timeZoneOf } from '../../engine/values/place-code.ts'
import { placeAttribution } from './corrections.ts'
import type { Place, PlaceType } from './place.ts'
import { type PlaceFound, type PlaceIndex, type PlaceQuery, placeIndex, subtree } from './place-index.ts'
import { loadPlaces, readPlaces } from './tables.server.ts'

export interface PlaceBrief {
  code: PlaceCode
  name: string
  type: PlaceType
  level: PlaceLevel
}

export interface PlaceAnswer extends PlaceBrief {
  parent: PlaceCode | null
  /** From the nation down to the parent. */
  parents: PlaceBrief[]
  /** What lies inside, by level. */
  counts: { provinces: number; regencies: number; districts: number; villages: number }
  /** Named islands; null below the regency. */
  islands: number | null
  timeZone: string
  bpsCode: string | null
  validFrom: string | null
  validTo: string | null
  successor: PlaceCode | null
}

export interface PlaceHit extends PlaceBrief {
  /** The places above, from the province down: always shown, because villages share their names. */
  parents: PlaceBrief[]
}

export interface PlaceSubtree {
  places: Place[]
}

export interface PlaceAnswers {
  readonly index: PlaceIndex
  /** Null when there is no such code. */
  placeAnswer(code: PlaceCode): PlaceAnswer | null
  /** One level down, in code order; null when there is no such code. */
  placeChildren(code: PlaceCode): PlaceBrief[] | null
  placeSearch(query: PlaceQuery): PlaceHit[]
  /** What a device gets: everything inside the codes, and the places above. */
  placeSubtree(codes: readonly PlaceCode[]): PlaceSubtree
  /** The whole table as CSV (RFC 4180, UTF-8); its first line says source and licence. */
  placesCsv(): string
}

/** Loads what is missing, reads the table and answers from memory ever after. */
export async function openPlaces(db: Database): Promise<PlaceAnswers> {
  await loadPlaces(db)
  const index = placeIndex(await readPlaces(db))
  // The words of all names are put in order now (0.3 s), not while the first citizen is typing.
  index.search({ q: 'a', limit: 1 })
  return placeAnswers(index)
}

export function placeAnswers(index: PlaceIndex): PlaceAnswers {
  let csv: string | null = null
  return {
    index,
    placeAnswer(code) {
      const place = index.get(code)
      if (place === null) return null
      return {
        ...brief(place),
        parent: place.parent,
        parents: index.ancestors(code).map(brief),
        counts: index.counts(code),
        islands: place.islands ?? null,
        timeZone: timeZoneOf(code),
        bpsCode: place.bpsCode ?? null,
        validFrom: place.validFrom ?? null,
        validTo: place.validTo ?? null,
        successor: place.successor ?? null,
      }
    },
    placeChildren: (code) => (index.get(code) === null ? null : index.children(code).map(brief)),
    placeSearch: (query) => index.search(query).map((place: PlaceFound) => ({ ...brief(place), parents: place.path.map(brief) })),
    placeSubtree: (codes) => ({ places: subtree(index, codes) }),
    placesCsv() {
      csv ??= csvOf(index)
      return csv
    },
  }
}

function brief({ code, name, type, level }: Place): PlaceBrief {
  return { code, name, type, level }
}

// ODbL 1.0 asks that whoever receives the table learns its source and may have it in an open form: this is that form.
function csvOf(index: PlaceIndex): string {
  const lines = [`# ${placeAttribution}`, 'code,name,type,level,parent,valid_from,valid_to,successor']
  for (const place of index.within('')) {
    const { code, name, type, level, parent, validFrom, validTo, successor } = place
    lines.push([code, name, type, level, parent, validFrom, validTo, successor].map(cell).join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}

function cell(value: string | null | undefined): string {
  const text = value ?? ''
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
