// Boundaries in the database: brought in from files, kept per regency (or province, or nation) and level, given out as TopoJSON.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Database, Tx } from '../../engine/store.server/database.server.ts'
import { cutTo, isWithin, isWithinAny, levelOf, nation, type PlaceCode, type PlaceLevel } from '../../engine/values/place-code.ts'
import { type BoundarySkip, readBoundaryFile, UnreadableBoundary } from './boundary-file.ts'
import { viewBox } from './locate.ts'
import { type AreaTopology, type Box, joinOutlines, type Outlines, outlinesOf, pickOutlines, topologyOf } from './outlines.ts'

export interface BoundaryImport {
  stored: { code: PlaceCode; level: PlaceLevel; areas: number }[]
  /** Areas left out, each with the reason; `unknown_code` is a code the region table does not have. */
  skipped: { what: string; why: BoundarySkip | 'unknown_code' }[]
}

export interface BoundariesAnswer {
  topology: AreaTopology
  /** What to fit the view to. */
  view: Box
  source: string
  licence: string
}

export interface BoundaryNote {
  source: string
  licence: string
}

// A whole country of villages unpacks to some 100 MB; more than this is not a boundary file.
const mostBytes = 400_000_000

/** GeoJSON or TopoJSON, gzipped or not. Replaces the outlines of the areas it names, keeps all others. */
export async function importBoundaries(db: Database, bytes: Uint8Array, note: BoundaryNote): Promise<BoundaryImport> {
  const { outlines, skipped } = readBoundaryFile(textOf(bytes))
  const known = await knownCodes(db, outlines.areas.map((area) => area.code))
  const left: BoundaryImport['skipped'] = [...skipped]
  for (const { code } of outlines.areas) if (!known.has(code)) left.push({ what: code, why: 'unknown_code' })
  const groups = new Map<string, { code: PlaceCode; level: PlaceLevel; areas: Set<PlaceCode> }>()
  for (const { code } of outlines.areas) {
    if (!known.has(code)) continue
    const [container, level] = [containerOf(code), levelOf(code)]
    const key = `${container}/${level}`
    const group = groups.get(key) ?? { code: container, level, areas: new Set() }
    group.areas.add(code)
    groups.set(key, group)
  }
  if (groups.size === 0) {
    throw new UnreadableBoundary(
      'Tidak ada batas wilayah yang dapat dipakai: setiap wilayah perlu kode Kemendagri (mis. 36.71.01) dan koordinat bujur–lintang.',
    )
  }
  const stored: BoundaryImport['stored'] = []
  await db.tx({ role: 'guyub_job', statementDeadlineMs: 120_000 }, async (tx) => {
    for (const { code, level, areas } of groups.values()) {
      const added = pickOutlines(outlines, (area) => areas.has(area))
      const before = await readRow(tx, code, level)
      const whole = before === null ? added : joinOutlines(outlinesOf(before.topology), added)
      await writeRow(tx, code, level, whole, note)
      stored.push({ code, level, areas: added.areas.length })
    }
  })
  return { stored: stored.sort((a, b) => (`${a.code} ${a.level}` < `${b.code} ${b.level}` ? -1 : 1)), skipped: left }
}

function textOf(bytes: Uint8Array): string {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch (problem) {
    throw new UnreadableBoundary('Berkas batas wilayah rusak atau terlalu besar.', { cause: problem })
  }
}

/** Villages and kecamatan are kept with their regency: one row serves the regency's map and each kecamatan's. */
function containerOf(code: PlaceCode): PlaceCode {
  const level = levelOf(code)
  return (level === 'province' ? nation : cutTo(code, level === 'regency' ? 'province' : 'regency')) ?? nation
}

async function knownCodes(db: Database, codes: readonly PlaceCode[]): Promise<Set<PlaceCode>> {
  // Which of these codes the region table has
  const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
    tx.query<{ code: PlaceCode }>(
      `select code
       from place
       where code = any($1::text[])`,
      [codes],
    ),
  )
  return new Set(rows.map((row) => row.code))
}

interface StoredBoundary extends BoundaryNote {
  topology: AreaTopology
}

async function readRow(tx: Tx, code: PlaceCode, level: PlaceLevel): Promise<StoredBoundary | null> {
  // The outlines of one level inside one area
  const [row] = await tx.query<{ topology: Uint8Array; source: string; licence: string }>(
    `select topology, source, licence
     from boundary
     where code = $1
       and level = $2`,
    [code, level],
  )
  if (row === undefined) return null
  const topology = JSON.parse(new TextDecoder().decode(gunzipSync(row.topology))) as AreaTopology
  return { topology, source: row.source, licence: row.licence }
}

async function writeRow(tx: Tx, code: PlaceCode, level: PlaceLevel, outlines: Outlines, note: BoundaryNote): Promise<void> {
  const topology = topologyOf(outlines)
  await tx.query(
    `insert into boundary (code, level, topology, areas, west, south, east, north, source, licence, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())
     on conflict (code, level) do update
     set topology = excluded.topology,
         areas = excluded.areas,
         west = excluded.west,
         south = excluded.south,
         east = excluded.east,
         north = excluded.north,
         source = excluded.source,
         licence = excluded.licence,
         imported_at = excluded.imported_at`,
    [code, level, gzipSync(JSON.stringify(topology)), outlines.areas.length, ...topology.bbox, note.source, note.licence],
  )
}

const below: Record<PlaceLevel, PlaceLevel | null> = {
  nation: 'province',
  province: 'regency',
  regency: 'district',
  district: 'village',
  village: null,
}

/** The outlines of what lies one level below (or on the given level), or null when no file with them was loaded. */
export async function boundariesOf(db: Database, parent: PlaceCode, level?: PlaceLevel): Promise<BoundariesAnswer | null> {
  const wanted = level ?? below[levelOf(parent)]
  if (wanted === null || wanted === 'nation') return null
  const container = levelOf(parent) === 'district' ? (cutTo(parent, 'regency') ?? nation) : parent
  const found = await db.tx({ role: 'guyub_app', readOnly: true }, (tx) => readRow(tx, container, wanted))
  return found === null ? null : answerOf(found, (code) => isWithin(code, parent))
}

/** The outlines of the villages inside these areas, of one regency each: what a device keeps to find itself without a signal. */
export async function villageBoundaries(db: Database, codes: readonly PlaceCode[]): Promise<BoundariesAnswer | null> {
  const regencies = new Set(codes.map((code) => cutTo(code, 'regency')).filter((code) => code !== null))
  const found = await db.tx({ role: 'guyub_app', readOnly: true }, async (tx) => {
    const rows: StoredBoundary[] = []
    for (const regency of regencies) {
      const row = await readRow(tx, regency, 'village')
      if (row !== null) rows.push(row)
    }
    return rows
  })
  const [first, ...others] = found
  if (first === undefined) return null
  const outlines = others.reduce((all, row) => joinOutlines(all, outlinesOf(row.topology)), outlinesOf(first.topology))
  const note = (key: keyof BoundaryNote) => [...new Set(found.map((row) => row[key]))].join('; ')
  const all: StoredBoundary = { topology: topologyOf(outlines), source: note('source'), licence: note('licence') }
  return answerOf(all, (code) => isWithinAny(code, codes))
}

function answerOf({ topology, source, licence }: StoredBoundary, wanted: (code: PlaceCode) => boolean): BoundariesAnswer | null {
  const outlines = pickOutlines(outlinesOf(topology), wanted)
  if (outlines.areas.length === 0) return null
  const picked = topologyOf(outlines)
  return { topology: picked, view: viewBox(picked), source, licence }
}

export interface BoundaryLoaded extends BoundaryNote {
  code: PlaceCode
  level: PlaceLevel
  areas: number
  importedAt: string
}

/** What has been loaded, for the page that lists it and for attributions. */
export async function loadedBoundaries(db: Database): Promise<BoundaryLoaded[]> {
  return db.tx({ role: 'guyub_app', readOnly: true }, (tx) =>
    tx.query<BoundaryLoaded>(
      `select code, level, areas, source, licence, imported_at as "importedAt"
       from boundary
       order by code, level`,
    ),
  )
}
