// PouchDB, replicating from CouchDB's protocol: its own store in IndexedDB, two kept views for the questions.
import PouchDB from 'pouchdb'
import { answeredRight, timed, type Answers, type Side } from './sync-ask.web.ts'
import type { Questions } from './sync-questions.ts'

export interface PouchSettings {
  batch: number
  limit: number
}

export function pouchSide(settings: PouchSettings): Side {
  let db: PouchDB.Database | null = null
  const opened = (): PouchDB.Database => (db ??= new PouchDB('desa', { auto_compaction: true }))
  const remote = (records: number): PouchDB.Database => new PouchDB(`${location.origin}/couch/desa-${records}`)
  const answers: Answers = {
    nameOf: async (id) => ((await opened().get(`person:${id}`)) as { name?: string }).name,
    // One person may have two such words.
    peopleNamed: async (f) => new Set((await opened().query('tanya/kata', { startkey: f, endkey: `${f}\ufff0` })).rows.map((r) => r.id)).size,
    groups: async () => Object.fromEntries((await opened().query('tanya/rtlh', { group: true })).rows.map((r) => [r.key as string, r.value as number])),
  }
  let records = 0
  return {
    async first(q: Questions) {
      records = q.records
      const began = performance.now()
      const done = await PouchDB.replicate(remote(q.records), opened(), { batch_size: settings.batch, batches_limit: settings.limit })
      // One more: the views come along.
      if (done.docs_written !== q.records + 1) throw new Error(`${done.docs_written} documents came`)
      const storedMs = performance.now() - began
      // Both views are built beside each other.
      await Promise.all(['tanya/kata', 'tanya/rtlh'].map((view) => opened().query(view, { limit: 1, reduce: false })))
      await answeredRight(answers, q)
      return { storedMs, readyMs: performance.now() - began }
    },
    async again(q) {
      records = q.records
      const began = performance.now()
      await answeredRight(answers, q)
      return { readyMs: performance.now() - began }
    },
    ask: (q) => timed(answers, q),
    async edit(q) {
      for (const { id, address } of q.edits) await opened().put({ ...(await opened().get(`household:${id}`)), address: `${address} A` })
      return q.edits.length
    },
    async push(mostMs) {
      const began = performance.now()
      const going = PouchDB.replicate(opened(), remote(records), { batch_size: settings.batch, batches_limit: settings.limit })
      const enough = setTimeout(() => going.cancel(), mostMs)
      const done = await going
      clearTimeout(enough)
      return { ms: performance.now() - began, over: done.status === 'complete' && done.docs_written === 100 }
    },
  }
}
