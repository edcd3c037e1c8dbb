// How far apart two words are, counted in slips of the pen, and no further than is asked: nearly all words are far apart.

const width = 66
const table = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)] as const

/**
 * Letters put in, left out, changed or two neighbours exchanged between two stretches of letters; more than `most` counts as
 * `most + 1`. Only the letters around the diagonal are laid beside each other: the others are too far off to matter.
 */
export function slipsBetween(a: Uint16Array, fromA: number, lengthA: number, b: Uint16Array, fromB: number, lengthB: number, most: number): number {
  let n = Math.min(lengthA, 64)
  let m = Math.min(lengthB, 64)
  if (n - m > most || m - n > most) return most + 1
  let x = fromA
  let y = fromB
  while (n > 0 && m > 0 && a[x] === b[y]) {
    x++
    y++
    n--
    m--
  }
  while (n > 0 && m > 0 && a[x + n - 1] === b[y + m - 1]) {
    n--
    m--
  }
  if (n === 0 || m === 0) return Math.min(n + m, most + 1)
  let before: Uint8Array = table[0]
  let last: Uint8Array = table[1]
  let row: Uint8Array = table[2]
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    const from = Math.max(1, i - most)
    const to = Math.min(m, i + most)
    const ca = a[x + i - 1] as number
    const earlier = i > 1 ? (a[x + i - 2] as number) : -1
    row[from - 1] = from === 1 ? i : 99
    let left = row[from - 1] as number
    let least = left
    for (let j = from; j <= to; j++) {
      const cb = b[y + j - 1] as number
      let v = (last[j - 1] as number) + (ca === cb ? 0 : 1)
      const above = (last[j] as number) + 1
      if (above < v) v = above
      if (left + 1 < v) v = left + 1
      if (j > 1 && earlier === cb && ca === b[y + j - 2]) {
        const exchanged = (before[j - 2] as number) + 1
        if (exchanged < v) v = exchanged
      }
      row[j] = v
      left = v
      if (v < least) least = v
    }
    if (least > most) return most + 1
    row[to + 1] = 99
    const spare = before
    before = last
    last = row
    row = spare
  }
  return Math.min(last[m] as number, most + 1)
}

const texts = [new Uint16Array(64), new Uint16Array(64)] as const

/** The same between two texts; letters after the 64th are not looked at. */
export function editsBetween(a: string, b: string, most: number): number {
  for (let k = 0; k < a.length && k < 64; k++) texts[0][k] = a.charCodeAt(k)
  for (let k = 0; k < b.length && k < 64; k++) texts[1][k] = b.charCodeAt(k)
  return slipsBetween(texts[0], 0, a.length, texts[1], 0, b.length, most)
}
