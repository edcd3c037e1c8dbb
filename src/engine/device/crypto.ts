// AES-GCM and ECDSA over the platform's own cryptography, the same in the browser and in Node.
import type { Bytes, Seal, Signer } from './ports.ts'

const utf8 = new TextEncoder()
const ivLength = 12

/** `iv | ciphertext and tag`; the label is authenticated besides. */
export function sealWith(key: CryptoKey): Seal {
  return {
    async seal(bytes, label) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: utf8.encode(label) },
        key,
        bytes,
      )
      const out = new Uint8Array(ivLength + sealed.byteLength)
      out.set(iv)
      out.set(new Uint8Array(sealed), ivLength)
      return out
    },
    async open(bytes, label) {
      const algorithm = {
        name: 'AES-GCM',
        iv: bytes.subarray(0, ivLength),
        additionalData: utf8.encode(label),
      }
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(ivLength)))
    },
  }
}

export const importDataKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** ECDSA P-256 over SHA-256, base64url, as the envelope asks. */
export const signWith = (privateKey: CryptoKey): Signer => ({
  sign: async bytes =>
    base64url(
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes)),
    ),
})

/** SHA-256 in hex: the name of a photo. */
export async function hashOf(bytes: Bytes): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), b =>
    b.toString(16).padStart(2, '0'),
  ).join('')
}

export function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, c => c.charCodeAt(0))
}
