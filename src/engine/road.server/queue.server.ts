// Acts from many devices at once: on the embedded database they share transactions, so that they share the disk's flush.
import type { ActAnswer } from '../wire.ts'
import { applyActs } from './apply.server.ts'
import type { Incoming, Road } from './road.server.ts'

/** Acts that share one transaction at most: few enough that a reader behind them waits milliseconds. */
const together = 40
/** Transactions under way at once on a PostgreSQL server. */
const abreast = 6

interface Waiting {
  acts: readonly Incoming[]
  done: (answers: ActAnswer[]) => void
  failed: (error: unknown) => void
}

export class ActQueue {
  private readonly road: Road
  private readonly waiting: Waiting[] = []
  private running = 0

  constructor(road: Road) {
    this.road = road
  }

  push(acts: readonly Incoming[]): Promise<ActAnswer[]> {
    if (acts.length === 0) return Promise.resolve([])
    return new Promise((done, failed) => {
      this.waiting.push({ acts, done, failed })
      this.go()
    })
  }

  private go(): void {
    const limit = this.road.db.kind === 'embedded' ? 1 : abreast
    while (this.running < limit && this.waiting.length > 0) {
      const batch: Waiting[] = []
      let n = 0
      // On a server, sharing a transaction would mean waiting for each other's locks: one push, one transaction.
      const most = this.road.db.kind === 'embedded' ? together : 1
      do {
        const next = this.waiting.shift() as Waiting
        batch.push(next)
        n += next.acts.length
      } while (this.waiting.length > 0 && n + (this.waiting[0] as Waiting).acts.length <= most)
      this.running++
      void this.run(batch).finally(() => {
        this.running--
        this.go()
      })
    }
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
