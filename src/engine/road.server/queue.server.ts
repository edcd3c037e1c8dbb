// Acts from many devices at once: on the embedded database they share transactions, so that they share the disk's flush.
// Everybody gets a turn: a person's pushes follow each other, different people's alternate. And whoever would wait too long is told
// at once when to come again, before anything was read or checked: a whole city back from a meeting is served in order, not in a crowd.
import type { Answered, Incoming, Road } from './road.server.ts'
import { applyActs } from './apply.server.ts'

/** Acts that share one transaction at most: few enough that a reader behind them waits milliseconds; more when a crowd waits. */
const together = 40
const togetherInCrowd = 100
/** Transactions under way at once on a PostgreSQL server. */
const abreast = 6
/** What somebody should wait for an answer at most. */
const patienceMs = 1_100
/** Acts a second before any were measured. */
const guess = 400
/** More are called than are expected to fit: some do not come, and a server that waits is slower than a full one. */
const overbooked = 1.4
/** Who did not come so long after their moment has left the line. */
const forgetMs = 15_000
const soonestMs = 700
/** Acts of a push. */
const usual = 20
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
  private lastDone = 0
  /** More was waiting when the last batch began. */
  private crowded = false
  /** Devices that were told to come again, first come first, and the moment each was told last. */
  private readonly line = new Map<string, number>()

  constructor(road: Road) {
    this.road = road
  }

  /** Acts that came and were not answered yet. */
  get busy(): number {
    return this.inside
  }

  /** Before anybody asked who it is: a device that stands in line, and comes before its turn, is told when that will be. */
  early(device: string): void {
    const rank = this.rankOf(device)
    if (rank !== null && !this.fits(usual, rank)) throw new Busy(this.tell(device, rank))
  }

  /** Around the whole of a push, from before it is read: throws `Busy` when it should come later. */
  async admitted<T>(device: string, acts: number, work: () => Promise<T>): Promise<T> {
    const rank = this.rankOf(device) ?? this.line.size
    if (!this.fits(acts, rank)) throw new Busy(this.tell(device, rank))
    this.line.delete(device)
    this.inside += acts
    try {
      return await work()
    } finally {
      this.inside -= acts
    }
  }

  /** Is there room, and is it this one's turn? With much room left whoever is here goes before those who are not. */
  private fits(acts: number, rank: number): boolean {
    if (this.inside === 0) return true
    const room = Math.max(welcome, (this.rate * patienceMs) / 1000)
    if (this.inside + acts > room) return false
    return rank * usual < room || this.inside < room / 2
  }

  private rankOf(device: string): number | null {
    if (!this.line.has(device)) return null
    let rank = 0
    for (const d of this.line.keys()) {
      if (d === device) return rank
      rank++
    }
    return null
  }

  /** How long until it is this one's turn, as quickly as acts are answered now. */
  private tell(device: string, rank: number): number {
    const now = performance.now()
    if (!this.line.has(device)) for (const [d, at] of this.line) if (at < now - forgetMs) this.line.delete(d)
    const ms = Math.max(soonestMs, ((this.inside + rank * usual) / this.rate / overbooked) * 1000)
    this.line.set(device, now + ms)
    return ms
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
      const most = this.inside > 4 * together ? togetherInCrowd : together
      // On a server, sharing a transaction would mean waiting for each other's locks: one push, one transaction.
      while (this.road.db.kind === 'embedded') {
        const more = this.next(most - n)
        if (!more) break
        batch.push(more)
        n += more.acts.length
      }
      if (this.running === 0 && !this.crowded) this.lastDone = performance.now()
      this.crowded = this.lanes.size > 0
      this.running++
      void this.run(batch).finally(() => {
        this.running--
        this.measured(n)
        this.go()
      })
    }
  }

  /** How many acts a second the house manages, lately: all that goes on beside included. */
  private measured(acts: number): void {
    const now = performance.now()
    const ms = Math.max(1, now - this.lastDone)
    this.lastDone = now
    if (acts >= 5) this.rate += 0.15 * (Math.min(5_000, (acts * 1000) / ms) - this.rate)
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
