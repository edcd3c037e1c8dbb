// The device's disk in a browser: one IndexedDB database a person, one object store a box.
import { boxes, type Bytes, type Disk, type Room } from '../device/ports.ts'
import { asked, openDb, removeDb, writing } from './idb.web.ts'

/** 2: the box of receipts. An older disk gets what it lacks; nothing of it is touched. */
const diskVersion = 2

export const diskName = (person: string): string => `guyub.${person}`

export async function openBrowserDisk(person: string): Promise<Disk> {
  const name = diskName(person)
  const db = await openDb(name, boxes, diskVersion)
  const reading = (box: string) => db.transaction(box, 'readonly').objectStore(box)
  return {
    read: async (box, key) => (await asked(reading(box).get(key))) as Bytes | undefined,
    async list(box) {
      const store = reading(box)
      // One transaction: both lists are in the order of the keys and belong together.
      const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())])
      return keys.map((key, i) => ({ key: String(key), bytes: values[i] as Bytes }))
    },
    keys: async box => (await asked(reading(box).getAllKeys())).map(String),
    async write(changes) {
      if (changes.length === 0) return
      await writing(db, [...new Set(changes.map(c => c.box))], tx => {
        for (const { box, key, bytes } of changes) {
          if (bytes === null) tx.objectStore(box).delete(key)
          else tx.objectStore(box).put(bytes, key)
        }
      })
    },
    async wipe() {
      db.close()
      await removeDb(name)
    },
    async close() {
      db.close()
    },
  }
}

/** Ask for a store that stays, and say what came of it: a fresh browser says no until the app is installed. */
export async function claimRoom(): Promise<Room> {
  // Absent on old phones and on pages that are not secure.
  const storage = navigator.storage as StorageManager | undefined
  try {
    const persisted = ((await storage?.persisted?.()) || (await storage?.persist?.())) ?? false
    const { usage, quota } = (await storage?.estimate?.()) ?? {}
    return {
      persisted,
      usedBytes: usage ?? null,
      freeBytes: quota !== undefined && usage !== undefined ? Math.max(0, quota - usage) : null,
      quotaBytes: quota ?? null,
    }
  } catch (error) {
    // A private window may refuse to tell; then nothing is known, and the screen says so.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error
    return { persisted: false, usedBytes: null, freeBytes: null, quotaBytes: null }
  }
}
