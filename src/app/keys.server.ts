// The server's own secrets, made once beside the data: for keyed hashes, challenges, and signed receipts.
import { createHmac, generateKeyPairSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ServerKeys {
  /** Keyed hash (hex) for look-ups of numbers that must not lie about in the clear. */
  hash: (purpose: string, text: string) => string
  /** A challenge to be signed by a device within five minutes. */
  challenge: (device: string, now: number) => string
  challengeHolds: (challenge: string, device: string, now: number) => boolean
  /** PEM of the Ed25519 key pair that signs receipts. */
  receiptPrivate: string
  receiptPublic: string
}

interface Kept {
  secret: string
  receiptPrivate: string
  receiptPublic: string
}

export function openKeys(folder: string | null): ServerKeys {
  const kept = folder === null ? freshKeys() : keptKeys(folder)
  const secret = Buffer.from(kept.secret, 'base64')
  const mac = (text: string): string => createHmac('sha256', secret).update(text).digest('hex')
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
    receiptPrivate: kept.receiptPrivate,
    receiptPublic: kept.receiptPublic,
  }
}

function keptKeys(folder: string): Kept {
  const file = join(folder, 'server-keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Kept
  mkdirSync(folder, { recursive: true })
  const kept = freshKeys()
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600, flag: 'wx' })
  return kept
}

function freshKeys(): Kept {
  const pair = generateKeyPairSync('ed25519')
  return {
    secret: randomBytes(32).toString('base64'),
    receiptPrivate: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    receiptPublic: pair.publicKey.export({ type: 'spki', format: 'pem' }) as string,
  }
}
