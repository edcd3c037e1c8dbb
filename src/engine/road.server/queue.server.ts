// Acts from many devices at once: on the embedded database they share transactions, so that they share the disk's flush.
// Everybody gets a turn: a person's pushes follow each other, different people's alternate. And whoever would wait too long is told
// at once when to come again, before anything was read or checked: a whole city back from a meeting is served in order, not in a crowd.
import type { Answered, Incoming, Road } from './road.server.ts'
import { applyActs } from './apply.server.ts'

/** Acts that share one transaction at most: few enough that a reader behind them waits milliseconds. */
const together = 40
/** Transactions under way at once on a PostgreSQL server. */
const abreast = 6
/** What somebody should wait for an answer at most. */
const patienceMs = 1_200
/** Acts a second before any were measured. */
const guess = 400
/** More are called than are expected to fit: some do not come, and a server that waits is slower than a full one. */
const overbooked = 1.25
/** Who did not come by then comes unasked. */
const forgetMs = 30_000
/** Never refused below this: a quiet house takes what comes. */
const welcome = 120

/** The house has as much to do as it can in good time: come again after this long. Nothing was taken, nothing is lost. */
export class Busy extends Error {
  override name = 'Busy'
  readonly retryAfterMs: number
  constructor(retryAfterMs: number) {
    super('busy')
    this.retryAfterMs = retryAfterMs
  }
}

interface Waiting {
  acts: readonly Incoming[]
  done: (answers: Answered[]) => void
  failed: (error: unknown) => void
}

export class ActQueue {
  private readonly road: Road
  /** By person, in the order of their turns. */
  private readonly lanes = new Map<string, Waiting[]>()
  private running = 0
  /** Acts admitted and not yet answered. */
  private inside = 0
  private rate = guess
  /** When those who were told to come again are expected, by device; and the last of these moments. */
  private readonly promised = new Map<string, number>()
  private lastPromise = 0

  constructor(road: Road) {
    this.road = road
  }

  /** Acts that came and were not answered yet. */
  get busy(): number {
    return this.inside
  }

  /** Around the whole of a push, from before it is read: throws `Busy` when it should come later. */
  async admitted<T>(device: string, acts: number, work: () => Promise<T>): Promise<T> {
    const now = performance.now()
    const most = Math.max(welcome, (this.rate * patienceMs) / 1000)
    const due = (this.promised.get(device) ?? Number.POSITIVE_INFINITY) <= now
    // Whoever comes at the time they were told goes before those who come unasked.
    const room = due ? most * 1.25 : this.promised.size > 0 ? most / 2 : most
    if (this.inside > 0 && this.inside + acts > room) throw new Busy(this.promise(device, acts, now))
    this.promised.delete(device)
    this.inside += acts
    try {
      return await work()
    } finally {
      this.inside -= acts
    }
  }

  /** Moments to come again, one behind the other, as quickly as acts are answered. */
  private promise(device: string, acts: number, now: number): number {
    const kept = this.promised.get(device)
    // Who comes too early keeps their moment; who came in time and found it full comes again soon.
    if (kept !== undefined && kept > now) return kept - now
    for (const [d, at] of this.promised) if (at < now - forgetMs) this.promised.delete(d)
    const begin = kept === undefined ? Math.max(now + (this.inside / this.rate) * 1000, this.lastPromise + (acts / this.rate / overbooked) * 1000) : now + 500
    if (kept === undefined) this.lastPromise = begin
    this.promised.set(device, begin)
    return begin - now
  }

  push(acts: readonly Incoming[]): Promise<Answered[]> {
    if (acts.length === 0) return Promise.resolve([])
    return new Promise((done, failed) => {
      // Citizens have no name here: each is somebody of their own.
      const whose = acts[0]?.who.person ?? `citizen ${acts[0]?.id}`
      const lane = this.lanes.get(whose)
      if (lane) lane.push({ acts, done, failed })
      else this.lanes.set(whose, [{ acts, done, failed }])
      this.go()
    })
  }

  /** The next push of whoever waits longest for a turn. */
  private next(most: number): Waiting | undefined {
    const first = this.lanes.entries().next().value
    if (!first) return undefined
    const [whose, lane] = first
    if ((lane[0] as Waiting).acts.length > most) return undefined
    const waiting = lane.shift() as Waiting
    // To the end of the round.
    this.lanes.delete(whose)
    if (lane.length > 0) this.lanes.set(whose, lane)
    return waiting
  }

  private go(): void {
    const limit = this.road.db.kind === 'embedded' ? 1 : abreast
    while (this.running < limit && this.lanes.size > 0) {
      const batch: Waiting[] = [this.next(Number.POSITIVE_INFINITY) as Waiting]
      let n = batch[0]?.acts.length ?? 0
      // On a server, sharing a transaction would mean waiting for each other's locks: one push, one transaction.
      while (this.road.db.kind === 'embedded') {
        const more = this.next(together - n)
        if (!more) break
        batch.push(more)
        n += more.acts.length
      }
      this.running++
      const began = performance.now()
      const abreastNow = this.running
      void this.run(batch).finally(() => {
        this.running--
        this.measured(n, performance.now() - began, abreastNow)
        this.go()
      })
    }
  }

  /** How many acts a second the house manages, lately. */
  private measured(acts: number, ms: number, beside: number): void {
    if (acts < 5 || ms <= 0) return
    this.rate += 0.1 * (Math.min(5_000, (acts * 1000 * beside) / ms) - this.rate)
  }

  private async run(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await applyActs(this.road, batch.flatMap((w) => w.acts))
      let at = 0
      for (const w of batch) {
        w.done(answers.slice(at, at + w.acts.length))
        at += w.acts.length
      }
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.failed(error)
        return
      }
      // One push must not fail for another's sake.
      for (const w of batch) {
        try {
          w.done(await applyActs(this.road, w.acts))
        } catch (e) {
          w.failed(e)
        }
      }
    }
  }
}
