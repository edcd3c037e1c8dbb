// Writes down the present release for ever: `npm run release-snapshot`. Run once, when its version number is final.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { house } from '../rooms.ts'
import { openTown } from '../testing/town.server.ts'
import { freshDatabaseHere } from './database.server.ts'
import { declared } from './declared.ts'
import { storeSnapshot } from './store-snapshot.server.ts'
import { playStory, writeStory } from './story.server.ts'
import { townSnapshot } from './town-snapshot.server.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const folder = join(import.meta.dirname, version)

/** JSON with a line for each entry of its second level, so that a change can be read. */
function lines(value: unknown, depth = 0): string {
  if (depth >= 3 || typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((v) => lines(v, 3)).join(',\n')}\n]`
  const entries = Object.entries(value)
  return entries.length === 0 ? '{}' : `{\n${entries.map(([k, v]) => `${JSON.stringify(k)}: ${lines(v, depth + 1)}`).join(',\n')}\n}`
}

async function write(name: string, make: () => Promise<unknown>): Promise<void> {
  const file = join(folder, `${name}.json`)
  if (existsSync(file)) {
    process.stdout.write(`${version}/${name}.json stands already and is left as it is.\n`)
    return
  }
  writeFileSync(file, `${lines(await make())}\n`)
  process.stdout.write(`${version}/${name}.json\n`)
}

mkdirSync(folder, { recursive: true })
await write('declared', async () => declared(house, version))
await write('device-store', storeSnapshot)
let town: ReturnType<typeof townSnapshot> | undefined
const townOnce = () => (town ??= townSnapshot())
for (const part of ['database', 'acts', 'pulled'] as const) await write(part, async () => (await townOnce())[part])
await write('story', async () => {
  const writing = await openTown(await freshDatabaseHere())
  const story = await writeStory(writing.doors.road)
  await writing.close()
  const db = await freshDatabaseHere()
  const { endings, rows, astray } = await playStory(db, story)
  await db.close()
  if (astray.length > 0) throw new Error(`sums differ from a recount: ${astray.join(', ')}`)
  return { ...story, rows, acts: story.acts.map((a, i) => ({ ...a, ended: endings[i] })) }
})
process.exit(0)
