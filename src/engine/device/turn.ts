// One at a time, in the order asked: what must not interleave takes a turn.

export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>
}

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const mine = last.then(work)
      // The next in line waits for this one to end, well or badly; whoever asked hears how.
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
