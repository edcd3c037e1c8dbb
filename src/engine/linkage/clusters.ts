// Groups of rows that are one person: surest pairs first, and two groups become one only if, all their members laid side by side,
// they still look like one. A single bold pair never ties two people's histories together.
export interface Judged {
  i: number
  j: number
}

export interface ClusterOptions {
  /** Mean chance over all pairs across two groups that lets them become one. */
  together?: number
  /** A pair across below this speaks against, whatever the others say. */
  never?: number
}

/**
 * @param n rows
 * @param judged pairs taken for one person, the surest first
 * @param ask chance for a pair that may not have been among them
 * @returns groups of two and more, each in ascending order
 */
export function clustersOf(n: number, judged: readonly Judged[], ask: (i: number, j: number) => number, options: ClusterOptions = {}): Int32Array[] {
  const { together = 0.5, never = 1e-5 } = options
  const at = new Int32Array(n)
  const groups: number[][] = [[]]
  const groupOf = (i: number): number => {
    if (at[i] === 0) {
      groups.push([i])
      at[i] = groups.length - 1
    }
    return at[i] as number
  }
  for (const { i, j } of judged) {
    const a = groupOf(i)
    const b = groupOf(j)
    if (a === b) continue
    const left = groups[a] as number[]
    const right = groups[b] as number[]
    if (left.length * right.length > 1 && !agree(left, right, ask, together, never)) continue
    const [keep, give] = left.length >= right.length ? [a, b] : [b, a]
    for (const x of groups[give] as number[]) {
      at[x] = keep
      ;(groups[keep] as number[]).push(x)
    }
    groups[give] = []
  }
  return groups.filter(g => g.length > 1).map(g => Int32Array.from(g.sort((x, y) => x - y)))
}

function agree(left: readonly number[], right: readonly number[], ask: (i: number, j: number) => number, together: number, never: number): boolean {
  let sum = 0
  let against = 0
  for (const i of left) {
    for (const j of right) {
      const p = ask(Math.min(i, j), Math.max(i, j))
      sum += p
      if (p < never) against++
    }
  }
  const all = left.length * right.length
  return sum / all >= together && against * 4 <= all
}
