// Where a report lies until it is sent: this browser's own store, so that a closed page or a dead battery loses nothing.
// A phone may be shared: everything here can be wiped with one button, and unfinished writing is gone after a day.
import { asked, openDb, writing } from '../../engine/store.web/idb.web.ts'
import { memoryDrawer, type PhotoDrawer } from '../../kit/photo-input.web.tsx'
import { drawerName, drawerStores as stores } from './waiting-report.web.ts'

export interface Drawer extends PhotoDrawer {
  /** False where the browser forbids keeping (a private window) or is full: the report then lives as long as the page. */
  durable: () => boolean
  read: () => Promise<unknown>
  write: (note: unknown) => Promise<void>
  forgetPhoto: (hash: string) => Promise<void>
  wipe: () => Promise<void>
}

export function openDrawer(): Drawer {
  const memory = memoryDrawer()
  let durable = true
  let opened: Promise<IDBDatabase | null> | undefined
  // Forbidden, full, broken: for the writer it is one thing, and the page says it. Telling what is wrong must go on.
  const failed = (): null => {
    durable = false
    return null
  }
  const db = () => (opened ??= openDb(drawerName, stores).catch(failed))
  const on = async <T>(work: (db: IDBDatabase) => Promise<T>): Promise<T | null> => {
    const open = await db()
    return open ? work(open).catch(failed) : null
  }
  const inPhotos = (open: IDBDatabase) => open.transaction('photo').objectStore('photo')
  return {
    durable: () => durable,
    read: () => on(open => asked(open.transaction('note').objectStore('note').get('note'))),
    write: note =>
      on(open => writing(open, 'note', tx => tx.objectStore('note').put(note, 'note'))).then(done),
    keep: async (hash, bytes) => {
      await memory.keep(hash, bytes)
      await on(open => writing(open, 'photo', tx => tx.objectStore('photo').put(bytes, hash)))
    },
    find: async hash =>
      (await memory.find(hash)) ??
      (await on(open => asked<Blob | undefined>(inPhotos(open).get(hash)))) ??
      null,
    forgetPhoto: hash =>
      on(open => writing(open, 'photo', tx => tx.objectStore('photo').delete(hash))).then(done),
    wipe: () =>
      on(open =>
        writing(open, stores, tx => {
          for (const store of stores) tx.objectStore(store).clear()
        }),
      ).then(done),
  }
}

const done = (): void => undefined
