// One active tab: two tabs with one outbox would each believe themselves alone. The second one says so instead.

export interface Seat {
  /** Give the seat up. */
  leave(): void
  /** Resolves when another tab took the seat over at the person's wish. */
  taken: Promise<void>
}

const lockName = 'guyub-tab'

/** The seat, or null when another tab has it. `steal` takes it over; the other tab then stops. */
export function takeSeat(steal = false): Promise<Seat | null> {
  return new Promise((resolve, reject) => {
    let leave: () => void = () => undefined
    const held = new Promise<void>(done => {
      leave = done
    })
    let gone: () => void = () => undefined
    const taken = new Promise<void>(done => {
      gone = done
    })
    const options: LockOptions = steal ? { steal: true } : { ifAvailable: true }
    navigator.locks
      .request(lockName, options, lock => {
        if (!lock) {
          resolve(null)
          return
        }
        resolve({ leave, taken })
        return held
      })
      // A stolen lock rejects the request of the tab that had it.
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') gone()
        else reject(error)
      })
  })
}
