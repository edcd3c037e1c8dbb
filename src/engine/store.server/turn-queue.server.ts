// Whose turn it is on the one connection of the embedded engine: writers in order of arrival; readers may pass them,
// but never more than a few in a row, so that neither starves the other.

type Go = () => void

const readersInARow = 8

export class TurnQueue {
  readonly #readers: Go[] = []
  readonly #writers: Go[] = []
  #busy = false
  #readersRun = 0
  #closed: Error | null = null
  #closer: Go | null = null

  get waiting(): number {
    return this.#readers.length + this.#writers.length
  }

  /** Resolves when it is the caller's turn; `release` ends it. */
  async take(kind: 'reader' | 'writer'): Promise<void> {
    if (this.#closed) throw this.#closed
    if (!this.#busy) {
      this.#busy = true
      return
    }
    const lane = kind === 'reader' ? this.#readers : this.#writers
    await new Promise<void>(go => lane.push(go))
  }

  release(): void {
    const writersTurn = this.#readers.length === 0 || (this.#writers.length > 0 && this.#readersRun >= readersInARow)
    const next = writersTurn ? this.#writers.shift() : this.#readers.shift()
    this.#readersRun = writersTurn ? 0 : this.#readersRun + 1
    if (next) next()
    else if (this.#closer) this.#closer()
    else this.#busy = false
  }

  /** Refuses newcomers; answers, with the turn taken for good, when those already here are done. */
  async close(reason: Error): Promise<void> {
    this.#closed = reason
    if (this.#busy) await new Promise<void>(go => (this.#closer = go))
    this.#busy = true
  }
}
