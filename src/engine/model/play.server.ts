// Plays many histories side by side over one server; a failure is made as small as it goes and told so that it can be played again.
import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { openModelServer, type ModelServer, type Seams } from './server.server.ts'
import { anyHistory, type History } from './steps.ts'
import { live } from './world.server.ts'

export interface Failure {
  /** What its histories were drawn from. */
  seed: number
  /** Which of the drawn histories. */
  at: number
  history: History
  error: Error
}

/** Histories under way at once: enough that pushes share transactions. */
const abreast = 12
/** A database is thrown away after so many, for nobody vacuums it. */
const perDatabase = 500
/** Drawn anew at every run, beside those that are always the same. */
export const anew = 50
/** A history takes tens of milliseconds; many at once on a busy machine take their share of it. */
const stuckMs = 240_000

/** Plays `count` histories drawn from `seed`, and `more` from a seed nobody knows before; answers the first that fails, or null. */
export async function play(seed: number, count: number, seams: Seams = {}, more = 0): Promise<Failure | null> {
  const unknown = randomInt(2 ** 31)
  let failure: Failure | null = null
  for (let from = 0; from < count && !failure; from += perDatabase) {
    const last = from + perDatabase >= count
    const drawn = [...draw(seed + from, Math.min(perDatabase, count - from)), ...(last ? draw(unknown, more) : [])]
    const server = await openModelServer(seams)
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < drawn.length && !failure) {
        const one = drawn[next++] as Drawn
        const error = await tried(server, one.history)
        if (error) failure ??= { ...one, error }
      }
    }
    await Promise.all(Array.from({ length: abreast }, lane))
    await server.close()
  }
  return failure
}

type Drawn = Omit<Failure, 'error'>
const draw = (seed: number, numRuns: number): Drawn[] => (numRuns === 0 ? [] : fc.sample(anyHistory(), { seed, numRuns }).map((history, at) => ({ seed, at, history })))

async function tried(server: ModelServer, history: History): Promise<Error | null> {
  let alarm: NodeJS.Timeout | undefined
  const stuck = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error('a history comes to its end: it got stuck')), stuckMs)
  })
  try {
    await Promise.race([live(server, history), stuck])
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    clearTimeout(alarm)
  }
}

/** As few steps as still break the same promise, tried alone on a server of its own. */
export async function smaller(failure: Failure, seams: Seams = {}, most = 400): Promise<Failure> {
  const server = await openModelServer(seams)
  let best = failure
  let tries = 0
  for (let chunk = Math.ceil(best.history.steps.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)) {
    for (let i = 0; i < best.history.steps.length && tries < most; ) {
      const steps = best.history.steps.toSpliced(i, chunk)
      const history = { ...best.history, steps }
      tries++
      const error = await tried(server, history)
      if (error && promiseOf(error) === promiseOf(failure.error)) best = { ...best, history, error }
      else i += chunk
    }
  }
  await server.close()
  return best
}

const promiseOf = (error: Error): string => error.message.split(':')[0] ?? ''

/** For whoever reads the failure: what broke, the story, and how to play it again. */
export function told(failure: Failure): string {
  return `${failure.error.message}\n\nThe story (seed ${failure.history.seed}, drawn as number ${failure.at} from ${failure.seed}):\n${failure.history.steps.map(s => `  ${JSON.stringify(s)}`).join('\n')}\n\nPlay it again: replay(${JSON.stringify(failure.history)})\n\n${failure.error.stack ?? ''}`
}

/** One history, by itself. */
export async function replay(history: History, seams: Seams = {}): Promise<void> {
  const server = await openModelServer(seams)
  try {
    await live(server, history)
  } finally {
    await server.close()
  }
}
