// The server's own secrets, made once beside the data: for keyed hashes, challenges, and what it signs (receipts, notices, orders to forget).
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, hash, randomBytes, sign, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { HandoverText, PublishedKey, Signed } from '../engine/wire.ts'

export interface ServerKeys {
  /** Keyed hash (hex) for look-ups of numbers that must not lie about in the clear. */
  hash: (purpose: string, text: string) => string
  /** A challenge to be signed by a device within five minutes. */
  challenge: (device: string, now: number) => string
  challengeHolds: (challenge: string, device: string, now: number) => boolean
  /** Ed25519 over the UTF-8 bytes, by the present key. */
  sign: (text: string) => Signed
  /** The present key first, then those before it: old receipts stay checkable. */
  published: readonly [PublishedKey, ...PublishedKey[]]
}

interface Kept {
  secret: string
  receiptPrivate: string
  receiptPublic: string
  since?: string
  handover?: Signed
  older?: PublishedKey[]
}

export function openKeys(folder: string | null): ServerKeys {
  return keysOf(folder === null ? freshKeys() : keptKeys(folder))
}

function keysOf(kept: Kept): ServerKeys {
  const secret = Buffer.from(kept.secret, 'base64')
  const mac = macOf(secret)
  const receiptKey = createPrivateKey(kept.receiptPrivate)
  return {
    hash: (purpose, text) => mac(`${purpose}\u0000${text}`),
    challenge: (device, now) => {
      const text = `${now + 300_000}.${randomBytes(12).toString('hex')}`
      return `${text}.${mac(`challenge ${device} ${text}`)}`
    },
    challengeHolds: (challenge, device, now) => {
      const at = challenge.lastIndexOf('.')
      const text = challenge.slice(0, at)
      const good = Buffer.from(mac(`challenge ${device} ${text}`))
      const given = Buffer.from(challenge.slice(at + 1))
      return good.length === given.length && timingSafeEqual(good, given) && Number(text.split('.')[0]) > now
    },
    sign: (text) => ({ text, sig: sign(null, Buffer.from(text), receiptKey).toString('base64url') }),
    published: [presentKey(kept), ...(kept.older ?? [])],
  }
}

/**
 * HMAC-SHA-256 in hex, its two pads made once: a list brings a million numbers, and making a key object for each costs more than all the hashing.
 */
export function macOf(secret: Buffer): (text: string) => string {
  const key = Buffer.alloc(64)
  ;(secret.length > 64 ? createHash('sha256').update(secret).digest() : secret).copy(key)
  const inner = Buffer.alloc(64 + mostShort * 3)
  inner.set(key.map((b) => b ^ 0x36))
  const first = Array.from({ length: mostShort * 3 + 1 }, (_, n) => inner.subarray(0, 64 + n))
  const outer = Buffer.alloc(96)
  outer.set(key.map((b) => b ^ 0x5c))
  return (text) => {
    if (text.length > mostShort) return createHmac('sha256', secret).update(text).digest('hex')
    const block = first[inner.write(text, 64)] as Buffer
    outer.write(hash('sha256', block, 'binary'), 64, 'binary')
    return hash('sha256', outer, 'hex')
  }
}

/** Texts up to this length need no buffer of their own. */
const mostShort = 64

const fileIn = (folder: string): string => join(folder, 'server-keys.json')

function keptKeys(folder: string): Kept {
  const file = fileIn(folder)
  // A file of the first release does not say since when its key signs: it was made with it.
  if (existsSync(file)) return { since: statSync(file).mtime.toISOString(), ...(JSON.parse(readFileSync(file, 'utf8')) as Kept) }
  mkdirSync(folder, { recursive: true })
  const kept = freshKeys()
  writeWhole(file, JSON.stringify(kept))
  return kept
}

/** Written beside, synced, and then given its name: a power cut leaves the old file or the new one, never half of one. */
function writeWhole(file: string, text: string): void {
  const beside = openSync(`${file}.new`, 'w', 0o600)
  writeSync(beside, text)
  fsyncSync(beside)
  closeSync(beside)
  renameSync(`${file}.new`, file)
  // Windows opens no folders.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function presentKey(kept: Kept): PublishedKey {
  const der = createPublicKey(kept.receiptPublic).export({ format: 'der', type: 'spki' })
  const id = createHash('sha256').update(der).digest('hex').slice(0, 16)
  return { id, spki: der.toString('base64'), since: kept.since ?? '', ...(kept.handover ? { handover: kept.handover } : {}) }
}

/** A new signing key, signed over by the one before it, which stays published. The server must be started anew to use it. */
export function rotateKeys(folder: string, now: Date): PublishedKey {
  const old = keptKeys(folder)
  const before = keysOf(old)
  const at = now.toISOString()
  const fresh: Kept = { ...freshKeys(now), secret: old.secret, older: [{ ...before.published[0], until: at }, ...before.published.slice(1)] }
  const made = presentKey(fresh)
  const text: HandoverText = { kind: 'guyub-key-1', from: before.published[0].id, to: made.id, at }
  fresh.handover = before.sign(JSON.stringify(text))
  writeWhole(fileIn(folder), JSON.stringify(fresh))
  return keysOf(fresh).published[0]
}

function freshKeys(now = new Date()): Kept {
  const pair = generateKeyPairSync('ed25519')
  return {
    secret: randomBytes(32).toString('base64'),
    receiptPrivate: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    receiptPublic: pair.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    since: now.toISOString(),
  }
}
