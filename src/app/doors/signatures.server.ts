// Keys and signatures of devices: ECDSA P-256, as browsers make them.
import { createPublicKey, verify } from 'node:crypto'
import { Refused, sentence } from './door.server.ts'

/** SPKI public key in base64; throws a sentence when it is none we accept. */
export function readKey(publicKey: string): ReturnType<typeof createPublicKey> {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  } catch {
    // Falls through to the sentence: whatever was sent is not a key.
  }
  throw new Refused(400, sentence('KUNCI_TIDAK_SAH', 'Kunci perangkat tidak dapat dibaca.', 'The device key cannot be read.'))
}

const keys = new Map<string, ReturnType<typeof createPublicKey>>()

/** ECDSA P-256 over UTF-8 text, as browsers sign: raw r‖s in base64url. */
export function signatureHolds(publicKey: string, text: string, sig: string): boolean {
  return verify('sha256', Buffer.from(text), { key: keyFor(publicKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64url'))
}

/** The same, beside this thread: twenty acts at once must not hold up who only asks for news. */
export function signatureHoldsAside(publicKey: string, text: string, sig: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', Buffer.from(text), { key: keyFor(publicKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64url'), (error, holds) => (error ? reject(error) : resolve(holds)))
  })
}

function keyFor(publicKey: string): ReturnType<typeof createPublicKey> {
  let key = keys.get(publicKey)
  if (!key) {
    key = readKey(publicKey)
    if (keys.size > 20_000) keys.clear()
    keys.set(publicKey, key)
  }
  return key
}
