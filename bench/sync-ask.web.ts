// The three questions, asked alike on every side: each answer is checked, and timed where it is asked once more.
import type { Questions } from './sync-questions.ts'

/** What a store must be able to say. */
export interface Answers {
  nameOf(id: string): Promise<string | undefined>
  peopleNamed(fragment: string): Promise<number>
  /** Households by `rtlh`. */
  groups(): Promise<{ [rtlh: string]: number }>
}

export interface Asked {
  byIdMs: number
  fragmentMs: number
  countMs: number
}

/** How every side is driven from outside. */
export interface Side {
  /** From an empty store until everything is stored for good and the three questions are answered right; milliseconds of both moments. */
  first(q: Questions): Promise<{ storedMs: number; readyMs: number }>
  /** After a restart of the browser: until the three questions are answered right. */
  again(q: Questions): Promise<{ readyMs: number }>
  ask(q: Questions): Promise<Asked>
  /** Hundred records are changed while there is no signal. */
  edit(q: Questions): Promise<number>
  /** Until the server has acknowledged all of them and this side has written that down; given up after so many milliseconds. */
  push(mostMs: number): Promise<{ ms: number; over: boolean }>
}

export async function answeredRight(a: Answers, q: Questions): Promise<void> {
  const person = q.persons[0] as Questions['persons'][number]
  right('a name by its id', await a.nameOf(person.id), person.name)
  const wanted = q.fragments[0] as Questions['fragments'][number]
  right('people by a beginning', await a.peopleNamed(wanted.fragment), wanted.people)
  const groups = await a.groups()
  for (const [rtlh, n] of Object.entries(q.groups)) right(`households ${rtlh}`, groups[rtlh], n)
}

/** The middle of five, each with other words. Counting is asked once more and once only: whoever remembers sums may do so. */
export async function timed(a: Answers, q: Questions): Promise<Asked> {
  const byId: number[] = []
  for (const { id, name } of q.persons) byId.push(await took(async () => right('a name by its id', await a.nameOf(id), name)))
  const fragment: number[] = []
  for (const { fragment: f, people } of q.fragments) fragment.push(await took(async () => right('people by a beginning', await a.peopleNamed(f), people)))
  const countMs = await took(async () => void (await a.groups()))
  return { byIdMs: middle(byId), fragmentMs: middle(fragment), countMs }
}

export async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const middle = (ms: number[]): number => [...ms].sort((a, b) => a - b)[Math.floor(ms.length / 2)] as number

function right(what: string, said: unknown, truth: unknown): void {
  if (said !== truth) throw new Error(`${what}: ${String(said)} was answered, ${String(truth)} is right`)
}
