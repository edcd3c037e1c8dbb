// From a PIN to a key. PBKDF2-SHA-256 from the browser's own cryptography: it runs under the strictest content policy and
// off the main thread. Iterations are kept with each lock, so that they can grow with the phones.
// A six-digit PIN stops a finder, not a laboratory: that is why ten wrong ones close the lock, and devices are revoked.
import type { Bytes } from '../device/ports.ts'

/** OWASP's floor for PBKDF2-SHA-256 (2023). Measured: 0.15–0.17 s in Chromium on a two-core desk; a phone ten times slower waits under two seconds. */
export const pinIterations = 600_000

export interface PinLock {
  salt: Bytes
  iterations: number
  /** iv | AES-GCM of the data key. */
  wrapped: Bytes
}

const utf8 = new TextEncoder()

async function pinKey(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey('raw', utf8.encode(pin.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

export async function lockWithPin(pin: string, dataKey: Bytes): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return {
    salt,
    iterations: pinIterations,
    wrapped: await wrapWith(await pinKey(pin, salt, pinIterations), dataKey),
  }
}

/** The data key, or null when the PIN is wrong. */
export async function openWithPin(pin: string, lock: PinLock): Promise<Bytes | null> {
  return unwrapWith(await pinKey(pin, lock.salt, lock.iterations), lock.wrapped)
}

export async function wrapWith(key: CryptoKey, dataKey: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, dataKey)
  const out = new Uint8Array(12 + sealed.byteLength)
  out.set(iv)
  out.set(new Uint8Array(sealed), 12)
  return out
}

export async function unwrapWith(key: CryptoKey, wrapped: Bytes): Promise<Bytes | null> {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: wrapped.subarray(0, 12) },
        key,
        wrapped.subarray(12),
      ),
    )
  } catch {
    // The one thing a wrong key says is that it is wrong.
    return null
  }
}
