// The server as it runs, for storms: the same house, doors and jobs; only the disk beneath is the test's to choose.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded, openPostgres, type Database } from '../../engine/store.server/database.server.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { openHouse } from '../open.server.ts'
import { run } from '../run.server.ts'

export interface StormOptions {
  folder: string
  databaseUrl: string | null
  /** The disk whose power can be cut, instead of the real one. */
  powerCut: boolean
  fsync: boolean
  statementDeadlineMs: number
  minFreeBytes: number
  /** A file that holds how many bytes are free; the file system itself is asked when null. */
  freeBytesFile: string | null
  /** Added to the server's clock. */
  clockOffMs: number
}

const options = JSON.parse(process.argv[2] ?? '{}') as StormOptions
const config = { port: 0, host: '127.0.0.1', dataFolder: options.folder, databaseUrl: options.databaseUrl, tls: null, behindProxy: false as const, demo: false }

async function open(): Promise<Database> {
  if (options.databaseUrl) return openPostgres({ url: options.databaseUrl, statementDeadlineMs: options.statementDeadlineMs })
  return openEmbedded({
    folder: join(options.folder, 'database'), fsync: options.fsync, minFreeBytes: options.minFreeBytes, statementDeadlineMs: options.statementDeadlineMs,
    ...(options.freeBytesFile ? { freeBytesOf: async () => Number(readFileSync(options.freeBytesFile as string, 'utf8')) } : {}),
    ...(options.powerCut ? { thread: new URL('./power-cut-thread.server.ts', import.meta.url) } : {}),
  })
}

const db = await open()
const doors = await openHouse(config, db, { places: placeAnswers(placeIndex([])), clock: () => new Date(Date.now() + options.clockOffMs) })
process.stdout.write(`ready ${await run(doors, null)}\n`)
