// Linkage of a file with itself or of one list with another: pairs, model, chances, and groups that are one person.
import { clustersOf } from './clusters.ts'
import { type Compared, comparer } from './compare.ts'
import { hopeless, likeKin } from './compare-numbers.ts'
import { estimate, type EstimateOptions } from './estimate.ts'
import { type Model, probability } from './model.ts'
import { accountOf, gatherPairs, type PairOptions, type Pairs, type PairsAccount, walkPairs } from './pairs.ts'
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
  const pairs = gatherPairs(people, options)
  return judge(people, pairs, [compareShare(people, pairs, 0, people.n)], options)
}

/** What comparing a stretch of the pairs brought: the pairs, each with the place of its pattern in `patterns`. */
export interface Share {
  n: number
  i: Int32Array
  j: Int32Array
  pattern: Int32Array
  patterns: number[]
  counts: number[]
  /** Pairs passed over that seem to be of one family. */
  kin: number
  /** Pairs by the rule that brought them first. */
  rules: Int32Array
}

/** Compares the pairs of the rows from `from` to `to`: in this thread or another. */
export function compareShare(people: Compared, pairs: Pick<Pairs, 'from' | 'second' | 'rule'>, from: number, to: number): Share {
  const compare = comparer(people)
  const patterns = new Patterns()
  const { rows } = people
  const room = 1024 + (((pairs.from[to] as number) - (pairs.from[from] as number)) >> 2)
  const share: Share = { n: 0, i: new Int32Array(room), j: new Int32Array(room), pattern: new Int32Array(room), patterns: patterns.list, counts: patterns.counts, kin: 0, rules: new Int32Array(0) }
  share.rules = walkPairs(pairs, from, to, (i, j) => {
    if (hopeless(rows, i, j)) {
      if (likeKin(rows, i, j)) share.kin++
      return
    }
    if (share.n === share.i.length) {
      share.i = wider(share.i)
      share.j = wider(share.j)
      share.pattern = wider(share.pattern)
    }
    share.i[share.n] = i
    share.j[share.n] = j
    share.pattern[share.n++] = patterns.add(compare(i, j))
  })
  return share
}

/** The model of what was compared, and by it who is one person. However many shares there were, the same. */
export function judge(people: People, gathered: Pairs, shares: readonly Share[], options: LinkOptions): Linked {
  // In order of the patterns: sums do not depend on who compared what.
  const counted = new Map<number, number>()
  for (const share of shares)
    for (const [k, pattern] of share.patterns.entries()) counted.set(pattern, (counted.get(pattern) ?? 0) + (share.counts[k] as number))
  const patterns = new Patterns()
  for (const pattern of [...counted.keys()].sort((a, b) => a - b)) patterns.add(pattern, counted.get(pattern))
  const model = options.model ?? estimate(people, patterns, options, shares.reduce((n, share) => n + share.kin, 0))
  const { least = 0.01, threshold = 0.5 } = options
  const pairs: LinkedPair[] = []
  for (const share of shares) {
    const chances = Float64Array.from(share.patterns, pattern => probability(model, pattern))
    for (let k = 0; k < share.n; k++) {
      const pattern = share.pattern[k] as number
      const p = chances[pattern] as number
      if (p >= least) pairs.push({ i: share.i[k] as number, j: share.j[k] as number, p, pattern: share.patterns[pattern] as number })
    }
  }
  pairs.sort((a, b) => b.p - a.p || a.i - b.i || a.j - b.j)
  const compare = comparer(people)
  const sure = pairs.filter(v => v.p >= threshold)
  const groups = clustersOf(people.n, sure, (i, j) => probability(model, compare(i, j)), { together: threshold * strictness(sure.length / Math.max(1, people.n)) })
  const doubt = people.n < 20 ? 'tooFew' : sure.length > people.n * 3 ? 'implausible' : undefined
  const rules = new Int32Array(256)
  for (const share of shares) for (const [r, n] of share.rules.entries()) rules[r] = (rules[r] as number) + n
  return { model, pairs, groups, account: accountOf(gathered, rules), ...(doubt ? { doubt } : {}) }
}

/**
 * Where people stand once or twice, two who are hardly one person are not tied together by a third. Where they stand many times over,
 * some of their rows tell little of themselves, and others speak for them: then less is asked of every single pair.
 */
function strictness(surePairsEach: number): number {
  return Math.max(0.5, Math.min(1, 1.5 - surePairsEach / 1.5))
}
