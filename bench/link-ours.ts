// One set through the project's own engine, in a process of its own: processor and memory are those of the work after parsing.
// node link-ours.ts '{"set":…,"loose":true,"seed":2,"asks":20000,"model":"file"}' → one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs'
import { askAgainst } from '../src/engine/linkage/ask.ts'
import { explain } from '../src/engine/linkage/explain.ts'
import { link, type LinkOptions } from '../src/engine/linkage/link.ts'
import { linkInThreads } from '../src/engine/linkage/threads.server.ts'
import { addPerson, noPeople, type RawPerson } from '../src/engine/linkage/people.ts'
import { modelText } from './link-model-file.ts'
import { groupScore, recallAt99, round, truePairs } from './link-score.ts'
import { type LinkSet, peopleOf, truthOf } from './link-sets.ts'
import { whatWentWrong } from './link-wrong.ts'

export interface OursAsked {
  set: LinkSet
  rows: number
  options?: LinkOptions
  /** In as many threads as there are processors. */
  threads?: boolean
  /** People asked about, one by one, against all of the set: a file of them. */
  asks?: string
  /** The model is written there, for the phone. */
  model?: string
  /** Examples of what is wrong are written there. */
  wrong?: string
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const asked = JSON.parse(process.argv[2] as string) as OursAsked
const stages: { [stage: string]: number } = {}
let wallMs = 0
/** Runs a piece of the work that counts. */
async function counted<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const from = cpu()
  const began = performance.now()
  const out = await work()
  stages[stage] = (stages[stage] ?? 0) + cpu() - from
  wallMs += performance.now() - began
  return out
}

const people = await counted('encode', () => noPeople(asked.rows))
for await (const some of peopleOf(asked.set))
  await counted('encode', () => {
    for (const raw of some) addPerson(people, raw)
  })
const linked = await counted('link', () => (asked.threads ? linkInThreads(people, asked.options) : link(people, asked.options)))
const peakMb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
const { who, kinds } = await truthOf(asked.set)
if (asked.model) writeFileSync(asked.model, modelText(linked.model))
if (asked.wrong) writeFileSync(asked.wrong, await whatWentWrong(asked.set, linked, who, kinds, (pattern) => explain(linked.model, pattern).say.id))

let online: { p50Ms: number; p99Ms: number; found: number } | undefined
if (asked.asks) {
  const strangers = JSON.parse(readFileSync(asked.asks, 'utf8')) as RawPerson[]
  const index = askAgainst(people, linked.model)
  // The engine warms up on the first few.
  for (const raw of strangers.slice(0, 500)) index.ask(raw)
  let found = 0
  const ms = strangers.map((raw) => {
    const began = performance.now()
    const alike = index.ask(raw)
    const took = performance.now() - began
    if ((alike[0]?.p ?? 0) >= 0.5) found++
    return took
  }).sort((a, b) => a - b)
  online = { p50Ms: round(ms[ms.length >> 1] as number, 3), p99Ms: round(ms[Math.floor(ms.length * 0.99)] as number, 3), found }
}

const cpuS = Object.values(stages).reduce((a, b) => a + b, 0)
process.stdout.write(`${JSON.stringify({
  set: asked.set.name, rows: people.n, truePairs: truePairs(who), ...groupScore(linked.groups, who), recallAtP99: recallAt99(linked.pairs, who),
  compared: linked.account.pairs, cpuS: round(cpuS, 2), stages: Object.fromEntries(Object.entries(stages).map(([k, v]) => [k, round(v, 2)])), wallS: round(wallMs / 1000, 2), peakMb, doubt: linked.doubt ?? null, online,
})}\n`)
