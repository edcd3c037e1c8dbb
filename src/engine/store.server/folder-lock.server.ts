// One process per data folder: two engines on one folder would destroy it.
// A SQLite file held in an exclusive transaction is the lock: the system frees it however the process ends.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FolderInUse } from './errors.server.ts'

const sqliteBusy = 5

/** Throws `FolderInUse` when the folder is open elsewhere. Call the answer to let go. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    // In memory: the lock file itself stays empty, and no journal is left behind by a killed process.
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)) throw error
    throw new FolderInUse(
      `Folder data «${folder}» sedang dipakai oleh Guyub yang lain di komputer ini. Tutup yang itu lebih dulu, ` +
        `atau pilih folder lain. (The data folder is open in another process.)`,
    )
  }
  return () => lock.close()
}
