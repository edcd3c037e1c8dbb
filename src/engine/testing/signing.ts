// A server's key for tests: what it signs is signed for real.
import { base64url } from '../device/crypto.ts'
import { keyIdOf } from '../receipt.ts'
import type { HandoverText, PublishedKey, Signed } from '../wire.ts'

export interface TestKey {
  key: PublishedKey
  sign(value: unknown): Promise<Signed>
  /** The key after this one, signed over by it. */
  next(since: string): Promise<TestKey>
}

const utf8 = new TextEncoder()

export async function testKey(since = '2022-01-01T00:00:00.000Z', handover?: (to: string) => Promise<Signed>): Promise<TestKey> {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const spki = btoa(String.fromCharCode(...der))
  const id = await keyIdOf(spki)
  const sign = async (value: unknown): Promise<Signed> => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return { text, sig: base64url(new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, utf8.encode(text)))) }
  }
  return {
    key: { id, spki, since, ...(handover ? { handover: await handover(id) } : {}) },
    sign,
    next: at => testKey(at, to => sign({ kind: 'guyub-key-1', from: id, to, at } satisfies HandoverText)),
  }
}
