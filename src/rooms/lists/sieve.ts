// Who surely is not there: a sieve of numbers that says "no" for certain and "maybe" for the rest, in two bytes a number. A list of a million
// rows asks of each whether somebody elsewhere has it, and nearly always nobody has.

export interface Sieve {
  add: (text: string) => void
  /** False only for what was never added. */
  maybe: (text: string) => boolean
}

/** For about so many texts; with more of them it says "maybe" more often, and never a wrong "no". */
export function sieveFor(texts: number): Sieve {
  let size = 1 << 16
  while (size < texts * 16) size *= 2
  const bits = new Uint8Array(size / 8)
  const mask = size - 1
  /** Three places for a text, from two sums of its signs. */
  const places = (text: string, each: (at: number) => boolean): boolean => {
    let [a, b] = [0x811c9dc5, 0x9e3779b1]
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      a = Math.imul(a ^ c, 0x01000193)
      b = Math.imul(b ^ c, 0x85ebca6b)
    }
    a ^= a >>> 15
    b = (b ^ (b >>> 13)) | 1
    return each(a & mask) && each((a + b) & mask) && each((a + 2 * b) & mask)
  }
  return {
    add: (text) => {
      places(text, (at) => {
        bits[at >>> 3] = (bits[at >>> 3] as number) | (1 << (at & 7))
        return true
      })
    },
    maybe: (text) => places(text, (at) => ((bits[at >>> 3] as number) & (1 << (at & 7))) !== 0),
  }
}
