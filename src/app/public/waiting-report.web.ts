// A report that waits while the page is closed, as the worker finds it: handed in once a signal is back. The same act, minted once.
import { asked, openDb, writing } from '../../engine/store.web/idb.web.ts'
import type { ActAnswer } from '../../engine/wire.ts'
import type { Note } from './report-box.web.ts'

/** The database of the drawer. */
export const drawerName = 'guyub-lapor'
export const drawerStores = ['note', 'photo'] as const

/** Throws without a signal: the browser then wakes us again. A refusal is left to the page, where the words still are. */
export async function handIn(): Promise<void> {
  const db = await openDb(drawerName, drawerStores)
  try {
    const note = await asked<Note | undefined>(db.transaction('note').objectStore('note').get('note'))
    if (!note?.sending) return
    const { act } = note.sending
    // Wiped by its writer, or another report begun, while a request was under way: then there is nothing of it left to keep.
    const put = (next: Note) =>
      writing(db, 'note', tx => {
        const store = tx.objectStore('note')
        const now = store.get('note') as IDBRequest<Note | undefined>
        now.onsuccess = () => {
          if (now.result?.sending?.act === act) store.put(next, 'note')
        }
      })
    let { sending } = note
    if (sending.state === 'waiting') {
      const response = await fetch('/api/public/acts', {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ acts: [{ body: sending.body }] }),
      })
      if (!response.ok) throw new Error(`the house answered ${response.status}`)
      const heard = (await response.json()) as { answers: ActAnswer[]; now: string }
      const answer = heard.answers[0]
      if (answer?.outcome === 'refused' && answer.code !== 'SUDAH_MASUK') return
      sending = { ...sending, body: '', state: 'sent', sentAt: heard.now }
      // The story has arrived: it need not lie on this phone any longer.
      await put({ ...note, values: {}, sending })
    }
    for (const { hash, state } of sending.photos) {
      if (state !== 'waiting') continue
      const bytes = await asked<Blob | undefined>(db.transaction('photo').objectStore('photo').get(hash))
      if (!bytes) continue
      const response = await fetch(`/api/public/photos/${hash}`, {
        method: 'PUT',
        credentials: 'omit',
        headers: { 'content-type': 'image/jpeg', 'x-guyub-act': sending.act },
        body: bytes,
      })
      // Turned away for good: the page says so when it is opened, and the other photos go on.
      if (response.status >= 400 && response.status < 500 && response.status !== 429) continue
      if (!response.ok) throw new Error(`the house answered ${response.status}`)
      sending = { ...sending, photos: sending.photos.map(p => (p.hash === hash ? { ...p, state: 'sent' } : p)) }
      await put({ ...note, values: {}, sending })
      await writing(db, 'photo', tx => tx.objectStore('photo').delete(hash))
    }
  } finally {
    db.close()
  }
}
