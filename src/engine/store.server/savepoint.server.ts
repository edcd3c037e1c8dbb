// Part of a transaction that may fail alone: what it wrote is undone, the transaction goes on.
import type { Tx } from './database.server.ts'

/** Answers what `work` answers; when it throws, undoes it and throws the same. Not for work side by side. */
export async function savepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  // Not waited for: it travels with the first query of the work.
  const set = tx.exec('savepoint part')
  set.catch(() => undefined)
  try {
    const result = await work()
    await set
    await tx.exec('release savepoint part')
    return result
  } catch (error) {
    await tx.exec('rollback to savepoint part')
    await tx.exec('release savepoint part')
    throw error
  }
}
