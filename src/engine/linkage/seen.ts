// What was read before, known by its letters alone: nothing is cut out of a line only to be looked up.

/** Two numbers of a stretch of letters, carried on letter by letter; together they stand for it. */
export const noLetters = 0x811c9dc5
export const letterIn = (h: number, c: number): number => Math.imul(h ^ c, 0x01000193)
export const letterInToo = (h: number, c: number): number => {
  const x = Math.imul(h ^ c, 0x85ebca6b)
  return x ^ (x >>> 13)
}

export class Seen {
  private slots: Int32Array
  private mask: number
  size = 0

  /** @param expected so many will be put, where that is known */
  constructor(expected = 0) {
    let places = 1 << 12
    while (places * 2 < expected * 3) places *= 2
    this.slots = new Int32Array(3 * places)
    this.mask = places - 1
  }

  /** What was put under these two; −1: nothing. */
  find(one: number, two: number): number {
    const { slots, mask } = this
    let k = (one ^ (one >>> 15) ^ (two >>> 7)) & mask
    for (;;) {
      const value = slots[3 * k + 2] as number
      if (value === 0) return -1
      if (slots[3 * k] === one && slots[3 * k + 1] === two) return value - 1
      k = (k + 1) & mask
    }
  }

  /** `value` is no less than 0, and nothing stands under these two yet. */
  put(one: number, two: number, value: number): void {
    if (++this.size * 3 > this.mask * 2) this.widen()
    this.set(one, two, value + 1)
  }

  private set(one: number, two: number, value: number): void {
    const { slots, mask } = this
    let k = (one ^ (one >>> 15) ^ (two >>> 7)) & mask
    while (slots[3 * k + 2] !== 0) k = (k + 1) & mask
    slots[3 * k] = one
    slots[3 * k + 1] = two
    slots[3 * k + 2] = value
  }

  private widen(): void {
    const old = this.slots
    this.mask = this.mask * 2 + 1
    this.slots = new Int32Array(3 * (this.mask + 1))
    for (let k = 0; k < old.length; k += 3) if (old[k + 2] !== 0) this.set(old[k] as number, old[k + 1] as number, old[k + 2] as number)
  }
}
