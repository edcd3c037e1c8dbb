// What the worker may know without anybody's key: whether sealed notes lie on this phone that have not gone. Never what they say.

/** As the device's disks are named (engine/store.web/disk.web.ts). */
const disks = /^guyub\./

/** Entries in the outboxes of this browser. */
export async function sealedNotes(): Promise<number> {
  // Absent in older browsers: then nothing is known, and nothing is said.
  if (typeof indexedDB.databases !== 'function') return 0
  let notes = 0
  for (const { name } of await indexedDB.databases()) {
    if (name && disks.test(name)) notes += await countIn(name, 'outbox')
  }
  return notes
}

function countIn(name: string, store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    let fresh = false
    opening.onupgradeneeded = () => {
      // It was removed a moment ago: looking must not make it anew.
      fresh = true
      opening.transaction?.abort()
    }
    opening.onerror = () => (fresh ? resolve(0) : reject(opening.error))
    opening.onsuccess = () => {
      const db = opening.result
      if (!db.objectStoreNames.contains(store)) {
        db.close()
        resolve(0)
        return
      }
      const asking = db.transaction(store).objectStore(store).count()
      asking.onsuccess = () => {
        db.close()
        resolve(asking.result)
      }
      asking.onerror = () => {
        db.close()
        reject(asking.error)
      }
    }
  })
}
