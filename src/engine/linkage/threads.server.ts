// Linkage on a server, in as many threads as the machine has: rows and words lie in memory all of them see, and each compares a
// stretch of the pairs. What comes out is the same to the last bit as in one thread.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Compared } from './compare.ts'
import { compareShare, judge, type Linked, type LinkOptions, type Share } from './link.ts'
import { gatherPairs, type Pairs } from './pairs.ts'
import { type People, weighWords } from './people.ts'
import type { Lexicon } from './words.ts'

/** Fewer pairs are compared sooner than a thread is begun. */
const worthAThread = 50_000

export interface ThreadShare {
  people: Compared
  pairs: Pick<Pairs, 'from' | 'second' | 'rule'>
  from: number
  to: number
}

/** As `link`, with the comparing shared out. */
export async function linkInThreads(people: People, options: LinkOptions & { threads?: number } = {}): Promise<Linked> {
  const { threads = availableParallelism(), ...rest } = options
  weighWords(people)
  const gathered = gatherPairs(people, rest)
  const stretches = stretchesOf(gathered, people.n, gathered.second.length < worthAThread ? 1 : Math.max(1, threads))
  if (stretches.length === 1) return judge(people, gathered, [compareShare(people, gathered, 0, people.n)], rest)
  const pairs = { from: shared(gathered.from), second: shared(gathered.second), rule: sharedBytes(gathered.rule) }
  people.rows = shared(people.rows)
  const seen: Compared = {
    rows: people.rows,
    names: sharedWords(people.names),
    homes: sharedWords(people.homes),
    areas: sharedWords(people.areas),
    places: sharedWords(people.places),
    contacts: sharedWords(people.contacts),
    mails: sharedWords(people.mails),
  }
  const [own, ...others] = stretches as [Stretch, ...Stretch[]]
  const elsewhere = others.map(stretch => inThread({ people: seen, pairs, ...stretch }))
  const shares = [compareShare(seen, pairs, own.from, own.to), ...(await Promise.all(elsewhere))]
  return judge(people, gathered, shares, rest)
}

interface Stretch {
  from: number
  to: number
}

/** Rows in stretches with about as many pairs each. */
function stretchesOf(pairs: Pairs, n: number, count: number): Stretch[] {
  const out: Stretch[] = []
  let from = 0
  for (let k = 1; k <= count; k++) {
    let to = from
    const pairsUpTo = (pairs.second.length * k) / count
    while (to < n && (k === count || (pairs.from[to] as number) < pairsUpTo)) to++
    if (to > from) out.push({ from, to })
    from = to
  }
  return out.length === 0 ? [{ from: 0, to: n }] : out
}

function inThread(share: ThreadShare): Promise<Share> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./threads-worker.server.ts', import.meta.url), { workerData: share, execArgv: ['--disable-warning=ExperimentalWarning'] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`a thread of the linkage ended with ${code}`)))
  })
}

function shared(list: Int32Array): Int32Array {
  if (list.buffer instanceof SharedArrayBuffer) return list
  const out = new Int32Array(new SharedArrayBuffer(list.byteLength))
  out.set(list)
  return out
}

function sharedBytes(list: Uint8Array): Uint8Array {
  const out = new Uint8Array(new SharedArrayBuffer(list.byteLength))
  out.set(list)
  return out
}

function sharedWords(words: Lexicon): Lexicon {
  const letters = new Uint16Array(new SharedArrayBuffer(words.letters.byteLength))
  letters.set(words.letters)
  return { letters, about: shared(words.about) }
}
