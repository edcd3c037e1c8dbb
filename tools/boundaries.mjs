// Loads boundary files (GeoJSON or TopoJSON, gzipped or not) into the database: npm run boundaries -- <files…>
// Options: --source "…" and --licence "…" are kept beside the outlines and shown under every map.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/app/config.server.ts'
import { openEmbedded, openPostgres } from '../src/engine/store.server/database.server.ts'
import { migrate } from '../src/engine/store.server/migrate.server.ts'
import { UnreadableBoundary } from '../src/rooms/places/boundary-file.ts'
import { importBoundaries } from '../src/rooms/places/boundaries.server.ts'
import { loadPlaces } from '../src/rooms/places/tables.server.ts'
import { levelWords, skipWords } from '../src/rooms/places/words/places.ts'
import { root } from './machine.mjs'

const usage = `npm run boundaries -- [--source "Badan Informasi Geospasial"] [--licence "MIT"] <berkas.geojson | berkas.topojson[.gz]> …
Setiap wilayah perlu kode Kemendagri (mis. 36.71.01) sebagai id atau properti, koordinat bujur–lintang (WGS 84).
Bila dua berkas memuat wilayah yang sama, berkas yang terakhir yang dipakai: sebut yang kasar dahulu, yang rinci kemudian.
Hentikan server lebih dahulu bila memakai basis data bawaan (./data).`

/** Answers the process's exit code. */
export async function loadBoundaries(argv, env, say = line => process.stdout.write(`${line}\n`)) {
  const { values, positionals: files } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { source: { type: 'string' }, licence: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help || files.length === 0) {
    say(usage)
    return values.help ? 0 : 1
  }
  const config = readConfig([], env)
  const db = config.databaseUrl
    ? await openPostgres({ url: config.databaseUrl })
    : await openEmbedded({ folder: join(config.dataFolder, 'database') })
  let failed = 0
  try {
    await migrate(db, join(root, 'db', 'migrations'))
    await loadPlaces(db)
    for (const file of files) {
      try {
        say(await load(db, file, values))
      } catch (problem) {
        // One bad file does not keep the others out; anything but a bad file is a fault and ends the run.
        if (!(problem instanceof UnreadableBoundary || problem?.code === 'ENOENT' || problem?.code === 'EISDIR')) throw problem
        failed++
        say(`${basename(file)}: ${problem instanceof UnreadableBoundary ? problem.message : 'berkas ini tidak ada.'}`)
      }
    }
  } finally {
    await db.close()
  }
  return failed === 0 ? 0 : 1
}

async function load(db, file, { source, licence }) {
  const note = { source: source ?? basename(file), licence: licence ?? 'tidak disebutkan' }
  const { stored, skipped } = await importBoundaries(db, await readFile(file), note)
  const byLevel = Map.groupBy(stored, group => group.level)
  const loaded = [...byLevel].map(([level, groups]) => `${sum(groups)} ${levelWords[level].many.id}`)
  const reasons = Map.groupBy(skipped, area => area.why)
  const left = [...reasons].map(([why, areas]) => {
    const named = areas.slice(0, 3).map(area => area.what).join(', ')
    return `  dilewati ${areas.length}: ${skipWords[why].id} (${named}${areas.length > 3 ? ', …' : ''})`
  })
  return [`${basename(file)}: ${loaded.join(', ')}`, ...left].join('\n')
}

function sum(groups) {
  return groups.reduce((total, group) => total + group.areas, 0)
}

if (import.meta.main) {
  try {
    process.exit(await loadBoundaries(process.argv.slice(2), process.env))
  } catch (problem) {
    process.stderr.write(`${problem.message}\n`)
    process.exit(1)
  }
}
