// What travels: envelopes up, answers back, rows and leave-notices down. JSON over HTTPS; bytes of photos apart.
import { z } from 'zod'
import type { Text } from './field.ts'
import { isPlaceCode } from './values/place-code.ts'

/** The signed part of an envelope, sent as the exact text that was signed (`body`). */
export const bodySchema = z.object({
  /** Minted on the device. Never of the kind the house derives for its own acts (version 8): taken beforehand, its clock would never ring. */
  id: z.uuid().refine((id) => id[14] !== '8'),
  act: z.string().max(80),
  version: z.int().min(1),
  /** Routing place: fixed, part of the key together with the id. */
  place: z.string().refine(isPlaceCode),
  person: z.string().nullable(),
  device: z.string().nullable(),
  /** The device's clock when the act was made, ISO instant. */
  madeAt: z.iso.datetime(),
  input: z.record(z.string(), z.unknown()),
  /** Reserved: a payload sealed to the server's key. */
  sealed: z.string().optional(),
})
export type Body = z.infer<typeof bodySchema>

/** Deeper than any act's input goes; beyond it somebody tries what breaks. */
const deepest = 40

/** The body of an envelope; null when it is no JSON, no body, or nested without end. */
export function readBody(text: string): Body | null {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return null
  }
  let level = [told]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return null
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []))
  }
  return bodySchema.safeParse(told).data ?? null
}

export const envelopeSchema = z.object({
  body: z.string().max(200_000),
  /** ECDSA P-256 / SHA-256 over the UTF-8 bytes of `body`, base64url, made by the device's key. */
  sig: z.string().max(200).nullable(),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** A hundred edits are some 13 kB when squeezed: one trip on the thinnest line, where every trip costs a third of a second. */
export const mostActsInPush = 100

export const pushSchema = z.object({
  /** The device's clock as it sends: how far it is off is judged by this. */
  now: z.iso.datetime(),
  acts: z.array(envelopeSchema).max(mostActsInPush),
})

export interface ActAnswer {
  id: string
  outcome: 'accepted' | 'merged' | 'refused' | 'proposed'
  /** Present when refused or proposed. */
  code?: string
  say?: Text
  /** Conflict record ids, when merged. */
  conflicts?: string[]
}

/** One row as it travels; `d` holds the record's columns by camelCase name. */
export interface WireRow {
  r: string
  id: string
  p: string
  c: 'N' | 'R' | 'X'
  t: string | null
  v: number
  d: { [column: string]: unknown }
}

/** A row left a space: moved, removed or no longer yours. */
export interface Leave {
  r: string
  id: string
  v: number
  /** A word of the house: `pindah 36.71.05.1002`. */
  reason: string
  /** The same for people, told as far as this reader may know where it went. */
  say?: Text
}

export interface SpaceDelta {
  space: string
  /** Version reached after applying these rows; ask again while `more`. */
  to: number
  rows: WireRow[]
  leaves: Leave[]
  more: boolean
  /** Instead of rows: this space begins anew with these pages, which hold it whole as it was at `to`; deltas follow. Only to those who ask with `base`. */
  base?: { pages: BasePage[] }
}

/** A page of a space's base: a segment (engine/segment), named by the SHA-256 of its bytes, fetched apart and kept as it is. */
export interface BasePage {
  hash: string
  /** Bytes of the segment, before any Content-Encoding. */
  size: number
  rows: number
}

/** A text and the server's Ed25519 signature over its UTF-8 bytes (base64url): whoever holds the published key can check it, also offline. */
export interface Signed {
  text: string
  sig: string
}

const count = z.int().min(0).max(1_000_000_000)

/** What a device tells of itself, so that a supervisor sees a phone in trouble before its owner asks. No words, no names. */
export const healthSchema = z.object({
  app: z.string().max(40),
  unsent: count,
  photos: count,
  /** When the oldest unsent act was made, ISO instant. */
  oldest: z.iso.datetime().nullable(),
  attention: count,
  unreadable: count,
  usedBytes: z.int().min(0).nullable(),
  freeBytes: z.int().min(0).nullable(),
  /** The browser promised not to clear the store by itself. */
  persisted: z.boolean(),
})
export type Health = z.infer<typeof healthSchema>

export const pullSchema = z.object({
  /** Number of the last answer this device stored durably; 0 on a fresh store. */
  ack: z.int().min(0),
  /** True when the device's store is empty or was lost: cursors start again. */
  fresh: z.boolean().optional(),
  /** This app can take a space as base pages. */
  base: z.boolean().optional(),
  /** Sent when it changed since the last answer. */
  health: healthSchema.optional(),
})

export interface PullAnswer {
  /** To be acknowledged with the next pull. */
  batch: number
  deltas: SpaceDelta[]
  /** Spaces the device must forget at once, with the reason. */
  drops: { space: string; reason: Text }[]
  more: boolean
  /** Over everything in this answer that takes rows away (`TakenAway` as JSON), when there is any: nobody in between can empty a phone. */
  notice?: Signed
}

/** What a signed notice says: to whom, of which answer, and what leaves. */
export interface TakenAway {
  kind: 'guyub-notice-1'
  device: string
  batch: number
  at: string
  drops: { space: string; reason: Text }[]
  /** In the order of the answer's deltas: `space r id v` and the sentence, or the word where none is said. */
  leaves: [string, string, string, number, Text | string][]
  /** Spaces that begin anew, which takes away whatever lay there: `space version` and the names of the pages. */
  bases?: [string, number, string[]][]
}

/** What a receipt says: these acts, known by the hash of the exact text that was signed, were heard at that moment. No words of theirs. */
export interface ReceiptText {
  kind: 'guyub-receipt-1'
  /** First 16 hex digits of the SHA-256 of the server's public key (SPKI DER). */
  key: string
  device: string
  at: string
  /** `at` of an act: it was heard at an earlier moment than the receipt's, and this is the second answer to it. */
  acts: { id: string; hash: string; outcome: ActAnswer['outcome']; at?: string }[]
}

/** A public key of the server, as `GET /api/keys`, enrolment and `/api/me` tell it. The present one comes first. */
export interface PublishedKey {
  /** First 16 hex digits of the SHA-256 of `spki`. */
  id: string
  /** SPKI DER, base64. */
  spki: string
  since: string
  /** Until when it signed; absent for the present one. */
  until?: string
  /** Signed by the key before it (`HandoverText`): who trusts that one may trust this one. */
  handover?: Signed
}

export interface HandoverText {
  kind: 'guyub-key-1'
  from: string
  to: string
  at: string
}

/** To a device that was revoked: it must forget everything. */
export interface WipeText {
  kind: 'guyub-wipe-1'
  device: string
  at: string
  /** lost: at once, locked or not · ended: what is unsent is handed over first. */
  why: 'lost' | 'ended'
}

/** What a device signs before it forgets its key: it obeyed the order of that moment. */
export const wipedText = (device: string, at: string): string => `guyub-wiped-1 ${device} ${at}`
