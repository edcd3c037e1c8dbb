// What the device needs from outside: a disk, a road to the server, a clock, chance, a seal and a signature.
// The browser gives the real ones (store.web, sync.web); tests give a disk that can be killed and a road that can fail.
import type { Text } from '../field.ts'
import type { SpaceKey } from '../space.ts'
import type { ActAnswer, Envelope, Health, PullAnswer, Signed } from '../wire.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** outbox: acts not yet answered for good · photos: their bytes · queue: where each photo is on its way · pages, log: the copy of the server's rows · meta · drafts: forms begun · receipts: what was sent, with the server's word for it. */
export type Box = 'outbox' | 'photos' | 'queue' | 'pages' | 'log' | 'meta' | 'drafts' | 'receipts'
export const boxes: readonly Box[] = ['outbox', 'photos', 'queue', 'pages', 'log', 'meta', 'drafts', 'receipts']

/** `bytes: null` deletes. */
export interface DiskWrite {
  box: Box
  key: string
  bytes: Bytes | null
}

export interface Disk {
  read(box: Box, key: string): Promise<Bytes | undefined>
  /** Everything in a box, in the order of the keys. */
  list(box: Box): Promise<{ key: string; bytes: Bytes }[]>
  keys(box: Box): Promise<string[]>
  /** All or nothing; durable when the promise resolves. Throws DiskFull when there is no room. */
  write(changes: readonly DiskWrite[]): Promise<void>
  /** Removes everything, the disk included. */
  wipe(): Promise<void>
  close(): Promise<void>
}

export class DiskFull extends Error {
  override name = 'DiskFull'
}

/** What came of going to the server. `away`: no signal, a timeout, a captive portal; everything stays and is tried again. */
export type Met<T> =
  | { kind: 'ok'; answer: T }
  | { kind: 'away'; why: string }
  | { kind: 'signIn' }
  /** This device was revoked: an order to forget, to be obeyed only when the server's key signed it. */
  | { kind: 'revoked'; order: Signed }
  /** `say`: why, where the server said it. `reads`: it takes no notes for a while, and has news all the same. */
  | { kind: 'busy'; retryAfterMs: number; say?: Text; reads?: true }
  /** The server understood and will not take this, now or later. */
  | { kind: 'rejected'; status: number; say: Text }
  /** Only for this one thing, and only for now: a photo whose act the server has not heard of yet. */
  | { kind: 'later'; say: Text }

export interface PushAnswer {
  answers: ActAnswer[]
  /** The server's clock, by which the device's is judged. */
  now?: string
  receipt?: Signed
}

/** How one photo goes up: perhaps gone on with, saying how far it is, and to be stopped when a decision must pass. */
export interface PhotoWay {
  /** It was begun before: the server is asked how far it came. */
  resume: boolean
  /** Bytes of one request, on a line so thin that a longer one would hold up everything else; undefined: all in one. */
  piece?: number
  /** Bytes that are on the other side, as far as this one can tell. */
  sent(bytes: number): void
  /** Hands over, once, what ends this trip (as `away`): what has arrived stays arrived. */
  stoppable(stop: () => void): void
}

/** A note that cannot be read any more, told of without a word of what it said. */
export interface Trouble {
  note: string
  size: number
  why: string
  app: string
  /** The blob as it lies here: only its writer's key opens it. */
  sealed?: Bytes
}

/** Room for this app on the device; null where the browser does not say. */
export interface Room {
  /** The browser promised not to clear this store by itself. */
  persisted: boolean
  usedBytes: number | null
  freeBytes: number | null
  quotaBytes: number | null
}

export interface Road {
  push(body: { now: string; acts: Envelope[] }): Promise<Met<PushAnswer>>
  /** A revoked device hands over what it had not sent, for whoever comes after. */
  farewell?(body: { now: string; acts: Envelope[] }): Promise<Met<{ answers: ActAnswer[] }>>
  /** A page of a space's base: the bytes of its segment. */
  getPage(space: SpaceKey, hash: string): Promise<Met<Bytes>>
  pull(body: { base?: boolean; ack: number; fresh?: boolean; health?: Health }): Promise<Met<PullAnswer>>
  putPhoto(hash: string, bytes: Bytes, way?: PhotoWay): Promise<Met<null>>
  /** Absent where there is nobody to tell. */
  tellTrouble?(trouble: Trouble): Promise<Met<null>>
  getPhoto(hash: string): Promise<Met<Bytes>>
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface Randomness {
  bytes(length: number): Uint8Array
}

/** Encrypts and decrypts. The label (box and key) is bound in, so that blobs cannot be exchanged for one another. */
export interface Seal {
  seal(bytes: Bytes, label: string): Promise<Bytes>
  /** Throws when the bytes were not sealed under this key and label. */
  open(bytes: Bytes, label: string): Promise<Bytes>
}

export interface Signer {
  /** base64url signature of the bytes; null where this device has no key. */
  sign(bytes: Bytes): Promise<string | null>
}

/** Optional: without it blobs are kept as they are. */
export interface Squeeze {
  squeeze(bytes: Bytes): Promise<Bytes>
  expand(bytes: Bytes): Promise<Bytes>
}
