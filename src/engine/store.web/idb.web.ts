// The few words of IndexedDB this house uses, as promises. A transaction resolves when it is durable, not when it is asked.
import { DiskFull } from '../device/ports.ts'

/** Whoever stands in the way was asked to close and mostly does within a moment. */
const giveUpLater = (giveUp: () => void): void => void setTimeout(giveUp, 10_000)

export function openDb(name: string, stores: readonly string[], version = 1): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const ask = indexedDB.open(name, version)
    ask.onupgradeneeded = () => {
      for (const store of stores)
        if (!ask.result.objectStoreNames.contains(store)) ask.result.createObjectStore(store)
    }
    ask.onblocked = () =>
      giveUpLater(() => reject(new Error(`another tab holds ${name} in an older form; close it`)))
    ask.onerror = () => reject(spoken(ask.error))
    ask.onsuccess = () => {
      const db = ask.result
      // A newer release, or the removal of this store, in another tab must not wait for this one.
      db.onversionchange = () => db.close()
      resolve(db)
    }
  })
}

export function removeDb(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const ask = indexedDB.deleteDatabase(name)
    ask.onsuccess = () => resolve()
    ask.onerror = () => reject(spoken(ask.error))
    ask.onblocked = () =>
      giveUpLater(() => reject(new Error(`${name} is open elsewhere and cannot be removed`)))
  })
}

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(spoken(request.error))
  })
}

/** `strict`: the browser answers only after the bytes are on the disk, so that a killed phone loses nothing it said yes to. */
export function writing(
  db: IDBDatabase,
  stores: string | readonly string[],
  work: (tx: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores as string[], 'readwrite', { durability: 'strict' })
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(spoken(tx.error))
    tx.onerror = () => reject(spoken(tx.error))
    try {
      work(tx)
    } catch (error) {
      tx.abort()
      reject(error)
    }
  })
}

function spoken(error: DOMException | null): Error {
  if (error?.name === 'QuotaExceededError') return new DiskFull(error.message, { cause: error })
  return error ?? new Error('the browser’s store failed without saying why')
}
