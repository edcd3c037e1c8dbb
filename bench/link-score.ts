// How right a linkage is: pairs within groups against the truth, and how many true pairs stand before every hundredth is wrong.
export interface Score {
  precision: number
  recall: number
  f1: number
}

/** All pairs of rows that are one person. */
export function truePairs(who: Int32Array): number {
  const sizes = new Map<number, number>()
  for (const w of who) sizes.set(w, (sizes.get(w) ?? 0) + 1)
  let pairs = 0
  for (const n of sizes.values()) pairs += (n * (n - 1)) / 2
  return pairs
}

export function scoreOf(right: number, said: number, all: number): Score {
  const precision = said === 0 ? 1 : right / said
  const recall = right / all
  return { precision: round(precision), recall: round(recall), f1: round(said === 0 ? 0 : (2 * precision * recall) / (precision + recall)) }
}

/** Every pair within a group counts. */
export function groupScore(groups: readonly Int32Array[], who: Int32Array): Score {
  let right = 0
  let said = 0
  for (const g of groups)
    for (let a = 0; a < g.length; a++)
      for (let b = 0; b < a; b++) {
        said++
        if (who[g[a] as number] === who[g[b] as number]) right++
      }
  return scoreOf(right, said, truePairs(who))
}

/** Pairs from the surest down, equals at once: the largest share of the true pairs of which 99 of 100 are right. */
export function recallAt99(pairs: readonly { i: number; j: number; p: number }[], who: Int32Array): number {
  const all = truePairs(who)
  let right = 0
  let best = 0
  for (let k = 0; k < pairs.length; k++) {
    const { i, j, p } = pairs[k] as (typeof pairs)[number]
    if (who[i] === who[j]) right++
    if (pairs[k + 1]?.p !== p && right / (k + 1) >= 0.99) best = right / all
  }
  return round(best)
}

export const round = (n: number, digits = 5): number => Number(n.toFixed(digits))
