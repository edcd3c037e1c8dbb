// The devices, as light as can be: plain HTTP with connections of their own, so that the server is what is measured.
import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { Written } from './fleet-acts.ts'
import type { Desk } from './load-town.ts'

export interface Met {
  status: number
  retryAfterMs: number
  bytes: Buffer
  encoding: string
}

export interface Synced {
  ms: number
  /** Rows it holds now, over pages and deltas. */
  rows: number
  bytes: number
  /** The last answer it stored. */
  ack: number
}

export interface Handed {
  /** Of the request that was answered. */
  pushMs: number
  /** From the first try to the answer, the waiting included. */
  waitedMs: number
  turnedAway: number
  accepted: { id: string; place: string }[]
  refused: string[]
}

const wait = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms))

export class Phones {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  private readonly port: number
  /** A page is unpacked and checked for the first phone that fetched it; the others compare the bytes. */
  private readonly known = new Map<string, string>()

  constructor(port: number) {
    this.port = port
  }

  close(): void {
    this.agent.destroy()
  }

  async push({ desk, acts }: Written): Promise<Handed> {
    const began = performance.now()
    for (let turnedAway = 0; ; turnedAway++) {
      const sent = performance.now()
      const met = await this.ask(desk, '/api/push', { now: new Date().toISOString(), acts })
      if (met.status === 503 && turnedAway < 100) {
        // As the app does: the moment told, and a little luck.
        await wait(met.retryAfterMs * (1 + Math.random() / 4))
        continue
      }
      const now = performance.now()
      const { answers } = read(met, '/api/push') as { answers: { id: string; outcome: string; code?: string }[] }
      const good = answers.filter((a) => a.outcome === 'accepted' || a.outcome === 'merged')
      return {
        pushMs: now - sent, waitedMs: now - began, turnedAway,
        accepted: good.map((a) => ({ id: a.id, place: desk.place })),
        refused: answers.filter((a) => !good.includes(a)).map((a) => `${act(acts, a.id)} ${a.code}`),
      }
    }
  }

  /** From nothing, or from the answer stored last: pages and deltas, acknowledged, until there is nothing new. */
  async sync(desk: Desk, from = 0): Promise<Synced> {
    const began = performance.now()
    let ack = from
    let rows = 0
    let bytes = 0
    for (let fresh = from === 0; ; fresh = false) {
      const met = await this.ask(desk, '/api/pull', { ack, base: true, ...(fresh ? { fresh: true } : {}) })
      bytes += met.bytes.length
      const answer = read(met, '/api/pull') as { batch: number; more: boolean; deltas: { space: string; rows: unknown[]; base?: { pages: { hash: string; rows: number }[] } }[] }
      for (const d of answer.deltas) {
        rows += d.rows.length
        const pages = [...(d.base?.pages ?? [])]
        await Promise.all(Array.from({ length: 3 }, async () => {
          for (let p = pages.shift(); p; p = pages.shift()) {
            // Three at a time: read first, added afterwards.
            const got = await this.page(desk, d.space, p.hash)
            bytes += got
            rows += p.rows
          }
        }))
      }
      if (answer.batch === ack) return { ms: performance.now() - began, rows, bytes, ack }
      ack = answer.batch
    }
  }

  private async page(desk: Desk, space: string, hash: string): Promise<number> {
    const met = await this.ask(desk, `/api/base/${encodeURIComponent(space)}/${hash}`)
    if (met.status !== 200 || met.encoding !== 'br') throw new Error(`a page answered ${met.status} ${met.encoding}`)
    const seen = createHash('sha1').update(met.bytes).digest('hex')
    if (!this.known.has(hash)) {
      if (createHash('sha256').update(brotliDecompressSync(met.bytes)).digest('hex') !== hash) throw new Error('a page is not what its name says')
      this.known.set(hash, seen)
    }
    if (this.known.get(hash) !== seen) throw new Error('a page changed')
    return met.bytes.length
  }

  ask(desk: Desk, path: string, body?: unknown): Promise<Met> {
    return new Promise((resolve, reject) => {
      const text = body === undefined ? null : JSON.stringify(body)
      const req = request({
        host: '127.0.0.1', port: this.port, path, agent: this.agent, method: text === null ? 'GET' : 'POST',
        headers: { cookie: `guyub_session=${desk.token}`, 'x-guyub-device': desk.device, ...(text === null ? { 'accept-encoding': 'br' } : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) },
      }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (p: Buffer) => parts.push(p))
        res.on('error', reject)
        res.on('end', () => resolve({ status: res.statusCode ?? 0, retryAfterMs: Number(res.headers['retry-after'] ?? 1) * 1000, bytes: Buffer.concat(parts), encoding: String(res.headers['content-encoding'] ?? '') }))
      })
      req.on('error', reject)
      req.end(text ?? undefined)
    })
  }
}

function read(met: Met, path: string): unknown {
  if (met.status !== 200) throw new Error(`${path} answered ${met.status}: ${met.bytes.toString().slice(0, 300)}`)
  return JSON.parse(met.bytes.toString())
}

const act = (acts: Written['acts'], id: string): string => acts.map((a) => JSON.parse(a.body) as { id: string; act: string }).find((b) => b.id === id)?.act ?? '?'
