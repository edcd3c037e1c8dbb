// A migrated database in memory.
import { type Database, openEmbedded } from '../../engine/store.server/database.server.ts'
import { migrate } from '../../engine/store.server/migrate.server.ts'
import { migrations } from '../open.server.ts'

export async function freshDatabaseHere(): Promise<Database> {
  const db = await openEmbedded({ folder: null })
  await migrate(db, migrations)
  return db
}
