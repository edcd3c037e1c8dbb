// What every HTTP door is given, and the small courtesies they share.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Refusal } from '../../engine/act.ts'
import type { ActQueue } from '../../engine/road.server/queue.server.ts'
import type { Known, Road } from '../../engine/road.server/road.server.ts'
import type { KnownPerson, People } from '../../rooms/organization/people.server.ts'
import type { LinkRuns } from '../../rooms/linkage/runs.server.ts'
import type { ListJobs } from '../../rooms/lists/jobs.server.ts'
import type { PlaceAnswers } from '../../rooms/places/answers.server.ts'
import type { Config } from '../config.server.ts'
import type { ServerKeys } from '../keys.server.ts'
import type { DeviceBook } from './devices.server.ts'

export type App = FastifyInstance<import('node:http').Server, import('node:http').IncomingMessage, import('node:http').ServerResponse, import('fastify').FastifyBaseLogger, ZodTypeProvider>

export interface Doors {
  config: Config
  road: Road
  queue: ActQueue
  people: People
  places: PlaceAnswers
  keys: ServerKeys
  devices: DeviceBook
  lists: ListJobs
  /** Comparing people; made with its doors. */
  linkRuns?: LinkRuns
  /** True only on a database stamped as a demo. */
  demo: boolean
  /** Set by the pictures' doors: rolls sums up and paints anew what was looked at lately. */
  whileRolling?: (roll: () => Promise<unknown>) => Promise<void>
}

export interface SignedIn extends KnownPerson {
  device: string
  publicKey: string
  known: Known
}

/** Ends the request with a sentence. `say` is what a person reads; `code` is for machines. */
export class Refused extends Error {
  readonly status: number
  readonly refusal: Refusal
  constructor(status: number, refusal: Refusal) {
    super(refusal.code)
    this.status = status
    this.refusal = refusal
  }
}

export const sentence = (code: string, id: string, en: string): Refusal => ({ code, say: { id, en } })

export const signInFirst = new Refused(401, sentence('MASUK_DULU', 'Masuk dulu untuk melanjutkan.', 'Sign in to go on.'))

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
}

/** The signed-in person, or a 401. */
export function personOf(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw signInFirst
  return request.signedIn
}

/**
 * From this very machine, and meant for it: the socket itself is local, no proxy stands between, and the page was asked for
 * by a local name. A proxy on this machine, a forged header, or a stranger's page whose name points here are none of these.
 */
export function isLoopback(request: FastifyRequest): boolean {
  const from = request.socket.remoteAddress ?? ''
  if (from !== '127.0.0.1' && from !== '::1' && from !== '::ffff:127.0.0.1') return false
  if (['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'].some((h) => request.headers[h] !== undefined)) return false
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]'
}

export const noStore = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
