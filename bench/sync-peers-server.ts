// The peers' side, in a process of its own: CouchDB's protocol by express-pouchdb on LevelDB, pages of documents for RxDB, one stream of lines for Dexie.
// Arguments: the folder of built pages, a folder to write in, then the sizes. Prints one JSON line when it is ready.
import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import compression from 'compression'
import express from 'express'
import { derivedId } from '../src/engine/values/id.ts'
import { villageRows } from '../src/app/testing/village.server.ts'
import { docOf } from './sync-data.ts'
import type { Doc } from './sync-questions.ts'

// Both are CommonJS of an older day; only what is used here is named.
const require = createRequire(import.meta.url)
interface CouchLike {
  bulkDocs(docs: object[]): Promise<{ error?: unknown }[]>
  put(doc: object): Promise<unknown>
}
const PouchDB = require('pouchdb') as { defaults(options: { prefix: string }): new (name: string) => CouchLike }
const expressPouch = require('express-pouchdb') as (pouch: unknown, options: object) => express.RequestHandler

const [pages = '', folder = '', today = '', ...sizes] = process.argv.slice(2)
const villages = ['36.71.01.1001', '36.71.01.1002'] as const
mkdirSync(join(folder, 'couch'), { recursive: true })
const Couch = PouchDB.defaults({ prefix: `${join(folder, 'couch')}/` })
const app = express()
app.disable('etag')

/** PouchDB's kept views come along with the documents, as its users do it. */
const views = {
  _id: '_design/tanya',
  views: {
    kata: { map: "function (doc) { if (doc.type === 'person') { var seen = {}; doc.name.toLowerCase().split(/[^\\p{L}\\p{N}]+/u).forEach(function (w) { if (w && !seen[w]) { seen[w] = true; emit(w) } }) } }" },
    rtlh: { map: "function (doc) { if (doc.type === 'householdStatus') emit(doc.rtlh) }", reduce: '_count' },
  },
}

for (const [i, size] of sizes.entries()) {
  const place = villages[i] as string
  const docs = villageRows(Number(size), place, derivedId(`psm ${place}`, 'orang'), today).map(docOf)
  const couch = new Couch(`desa-${size}`)
  for (let at = 0; at < docs.length; at += 5_000) {
    // One database holds all kinds of records, so the kind is part of the name.
    const said = await couch.bulkDocs(docs.slice(at, at + 5_000).map((d) => ({ ...d, _id: `${d.type}:${d.id}` })))
    const bad = said.find((s) => s.error)
    if (bad) throw new Error(`the peer's server took not all: ${JSON.stringify(bad)}`)
  }
  await couch.put(views)
  pagesOf(size, docs)
  linesOf(size, docs)
}

/** RxDB: documents of one kind after a checkpoint, in the order of their names. */
function pagesOf(size: string, docs: readonly Doc[]): void {
  const byType = Map.groupBy(docs, (d) => d.type)
  for (const list of byType.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1))
  app.get(`/rx-${size}/:type`, compression(), (request, response) => {
    const list = byType.get(request.params.type) ?? []
    const after = String(request.query.after ?? '')
    let low = 0
    for (let high = list.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((list[middle] as Doc).id <= after) low = middle + 1
      else high = middle
    }
    const documents = list.slice(low, low + Number(request.query.limit ?? 1000))
    response.json({ documents, checkpoint: { id: documents.at(-1)?.id ?? after } })
  })
}

/** Dexie: everything as lines of JSON, packed beforehand. */
function linesOf(size: string, docs: readonly Doc[]): void {
  const packed = brotliCompressSync(docs.map((d) => JSON.stringify(d)).join('\n'), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  app.get(`/lines-${size}`, (_request, response) => {
    response.set({ 'content-type': 'application/x-ndjson', 'content-encoding': 'br', 'cache-control': 'no-store' }).end(packed)
  })
}

app.use('/couch', expressPouch(Couch, { mode: 'minimumForPouchDB', overrideMode: {}, configPath: join(folder, 'couch.json'), logPath: join(folder, 'couch.log') }))
app.use(express.static(pages))
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${JSON.stringify({ ready: true, port: typeof address === 'object' ? address?.port : null })}\n`)
})
process.on('SIGTERM', () => process.exit(0))
