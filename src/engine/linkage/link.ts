// Linkage of a file with itself or of one list with another: pairs, model, chances, and groups that are one person.
import { clustersOf } from './clusters.ts'
import { comparer } from './compare.ts'
import { hopeless } from './compare-numbers.ts'
import { estimate, type EstimateOptions } from './estimate.ts'
import { type Model, probability } from './model.ts'
import { accountOf, gatherPairs, type PairOptions, type PairsAccount, walkPairs } from './pairs.ts'
import { Patterns } from './patterns.ts'
import { type People, weighWords } from './people.ts'
import { wider } from './wider.ts'

export interface LinkOptions extends EstimateOptions, PairOptions {
  /** A model estimated before (verifiers' decisions in it); absent: this file's own. */
  model?: Model
  /** Pairs below this chance are not given back; default 0.01. */
  least?: number
  /** Chance from which two are taken for one; default 0.5. */
  threshold?: number
}

export interface LinkedPair {
  i: number
  j: number
  /** Chance of being one person, 0–1. */
  p: number
  /** To be explained, and judged again by a later model. */
  pattern: number
}

export interface Linked {
  model: Model
  /** Likely and doubtful pairs, the surest first. */
  pairs: LinkedPair[]
  /** Rows that are one person, two and more each. */
  groups: Int32Array[]
  account: PairsAccount
  /** Why nothing may be merged by itself: absent when nothing speaks against it. */
  doubt?: 'tooFew' | 'implausible'
}

/** People of one file (or, with `side`, of two lists laid into one) who are the same person. Deterministic for a seed. */
export function link(people: People, options: LinkOptions = {}): Linked {
  weighWords(people)
  const compare = comparer(people)
  const patterns = new Patterns()
  const found = new Growing()
  const gathered = gatherPairs(people, options)
  const { rows } = people
  const counts = walkPairs(gathered, 0, people.n, (i, j) => {
    if (!hopeless(rows, i, j)) found.add(i, j, patterns.add(compare(i, j)))
  })
  const account = accountOf(gathered, counts)
  const model = options.model ?? estimate(people, patterns, options)
  const { least = 0.01, threshold = 0.5 } = options
  const chances = Float64Array.from(patterns.list, pattern => probability(model, pattern))
  const pairs: LinkedPair[] = []
  for (let k = 0; k < found.n; k++) {
    const pattern = found.pattern[k] as number
    const p = chances[pattern] as number
    if (p >= least) pairs.push({ i: found.i[k] as number, j: found.j[k] as number, p, pattern: patterns.list[pattern] as number })
  }
  pairs.sort((a, b) => b.p - a.p || a.i - b.i || a.j - b.j)
  const ask = (i: number, j: number): number => probability(model, compare(i, j))
  const sure = pairs.filter(v => v.p >= threshold)
  const groups = clustersOf(people.n, sure, ask, { together: threshold })
  const doubt = people.n < 20 ? 'tooFew' : sure.length > people.n * 3 ? 'implausible' : undefined
  return { model, pairs, groups, account, ...(doubt ? { doubt } : {}) }
}

/** Three lists of numbers that grow together. */
class Growing {
  i = new Int32Array(4096)
  j = new Int32Array(4096)
  pattern = new Int32Array(4096)
  n = 0

  add(i: number, j: number, pattern: number): void {
    if (this.n === this.i.length) {
      this.i = wider(this.i)
      this.j = wider(this.j)
      this.pattern = wider(this.pattern)
    }
    this.i[this.n] = i
    this.j[this.n] = j
    this.pattern[this.n++] = pattern
  }
}
