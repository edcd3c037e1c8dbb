// What this process knows without asking the database, where it is the only one that writes: who has heard everything, and when sums were rolled up.
// An idle pull and a look at a picture then wait for no transaction.

interface Caught {
  batch: number
  spaces: readonly string[]
}

export class Heard {
  private turn = 0
  private readonly raised = new Map<string, number>()
  private readonly caughtUp = new Map<string, Caught>()
  private readonly watching = new Map<string, Set<string>>()
  private readonly rolled = new Map<string, string>()

  /** Taken before the database is asked; `settle` forgets the answer if a space moved since. */
  begin(): number {
    return this.turn
  }

  /** A transaction that raised these spaces is committed: whoever watches one of them has something to hear. */
  moved(spaces: Iterable<string>): void {
    this.turn++
    for (const space of spaces) {
      this.raised.set(space, this.turn)
      for (const device of this.watching.get(space) ?? []) this.forget(device)
    }
  }

  /** The device has heard all that these spaces hold. */
  settle(device: string, batch: number, spaces: readonly string[], since: number): void {
    if (spaces.some((s) => (this.raised.get(s) ?? 0) > since)) return
    this.forget(device)
    this.caughtUp.set(device, { batch, spaces })
    for (const s of spaces) {
      const devices = this.watching.get(s)
      if (devices) devices.add(device)
      else this.watching.set(s, new Set([device]))
    }
  }

  /** True when this device, having stored that answer, holding these very spaces, has nothing to hear. */
  idle(device: string, ack: number, spaces: readonly string[]): boolean {
    const known = this.caughtUp.get(device)
    return known !== undefined && known.batch === ack && known.spaces.length === spaces.length && known.spaces.every((s, i) => s === spaces[i])
  }

  forget(device: string): void {
    for (const s of this.caughtUp.get(device)?.spaces ?? []) {
      const devices = this.watching.get(s)
      devices?.delete(device)
      if (devices?.size === 0) this.watching.delete(s)
    }
    this.caughtUp.delete(device)
  }

  /** Sums of these regencies, provinces and the nation were rolled up at that moment. */
  rolledUp(codes: Iterable<string>, at: string): void {
    for (const c of codes) this.rolled.set(c, at)
  }

  rolledAt(regency: string): string | undefined {
    return this.rolled.get(regency)
  }
}
