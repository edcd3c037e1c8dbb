// Where several processes write to one database: which device has heard everything is remembered here, and whether anything
// moved since is asked of the database in one statement for all who ask at that moment.
import { regencyOfSpace } from '../space.ts'
import type { Database } from '../store.server/database.server.ts'
import { gathered } from './gathered.server.ts'

interface Caught {
  batch: number
  spaces: readonly string[]
  /** Of the versions of these spaces. Versions only grow, so the same sum means that none of them moved. */
  sum: number
}

const mostDevices = 50_000

export class Heads {
  private readonly caughtUp = new Map<string, Caught>()
  private readonly sumOf: (spaces: readonly string[]) => Promise<number>

  constructor(db: Database) {
    this.sumOf = gathered(async (asks) => {
      const spaces = [...new Set(asks.flat())]
      // Where are all these spaces now?
      const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ space: string; version: number }>(
        'select space, version from space where regency_code = any ($1) and space = any ($2)',
        [[...new Set(spaces.map(regencyOfSpace))], spaces],
      ))
      const versions = new Map(rows.map((r) => [r.space, r.version]))
      return asks.map((ask) => ask.reduce((sum, s) => sum + (versions.get(s) ?? 0), 0))
    })
  }

  /** The device has stored this batch and with it everything up to these versions. */
  settle(device: string, caught: Caught): void {
    if (this.caughtUp.size > mostDevices) this.caughtUp.clear()
    this.caughtUp.set(device, caught)
  }

  /** True when this device, having stored that answer, holding these very spaces, has nothing to hear. */
  async idle(device: string, ack: number, spaces: readonly string[]): Promise<boolean> {
    const known = this.caughtUp.get(device)
    if (!known || known.batch !== ack || known.spaces.length !== spaces.length || !known.spaces.every((s, i) => s === spaces[i])) return false
    return (await this.sumOf(spaces)) === known.sum
  }

  forget(device: string): void {
    this.caughtUp.delete(device)
  }
}
