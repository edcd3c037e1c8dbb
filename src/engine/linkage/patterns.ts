// Patterns and how often each occurs: tens of thousands stand for millions of pairs.

export class Patterns {
  private slots: Int32Array
  private mask: number
  /** The pattern with each number. */
  readonly list: number[] = []
  readonly counts: number[] = []

  constructor(bits = 16) {
    this.slots = new Int32Array(1 << bits)
    this.mask = (1 << bits) - 1
  }

  get size(): number {
    return this.list.length
  }

  /** The pattern's number, counting it once more, or so many times. */
  add(pattern: number, times = 1): number {
    let slot = Math.imul(pattern, 0x9e3779b1) >>> 3 & this.mask
    for (;;) {
      const at = this.slots[slot] as number
      if (at === 0) break
      if (this.list[at - 1] === pattern) {
        this.counts[at - 1] = (this.counts[at - 1] as number) + times
        return at - 1
      }
      slot = (slot + 1) & this.mask
    }
    this.list.push(pattern)
    this.counts.push(times)
    this.slots[slot] = this.list.length
    if (this.list.length * 2 > this.mask) this.widen()
    return this.list.length - 1
  }

  private widen(): void {
    const size = (this.mask + 1) * 4
    this.slots = new Int32Array(size)
    this.mask = size - 1
    for (let k = 0; k < this.list.length; k++) {
      let slot = Math.imul(this.list[k] as number, 0x9e3779b1) >>> 3 & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = k + 1
    }
  }
}
