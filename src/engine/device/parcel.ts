// How one value lies on the disk: JSON, squeezed, sealed under its box and key.
import type { Box, Bytes, Seal, Squeeze } from './ports.ts'

const utf8 = new TextEncoder()
const readUtf8 = new TextDecoder('utf-8', { fatal: true })
const plain = 0
const squeezed = 1
/** Below this many bytes squeezing gains nothing. */
const worthSqueezing = 200

export interface Parcels {
  wrap(box: Box, key: string, value: unknown): Promise<Bytes>
  /** Throws when the blob is damaged or of another key. */
  unwrap(box: Box, key: string, bytes: Bytes): Promise<unknown>
  wrapBytes(box: Box, key: string, bytes: Bytes): Promise<Bytes>
  unwrapBytes(box: Box, key: string, bytes: Bytes): Promise<Bytes>
}

export function parcels(seal: Seal, squeeze: Squeeze | undefined): Parcels {
  const label = (box: Box, key: string) => `${box}/${key}`
  return {
    async wrap(box, key, value) {
      const text = utf8.encode(JSON.stringify(value))
      const small = squeeze && text.length >= worthSqueezing ? await squeeze.squeeze(text) : null
      const body = small ?? text
      const out = new Uint8Array(body.length + 1)
      out[0] = small ? squeezed : plain
      out.set(body, 1)
      return seal.seal(out, label(box, key))
    },
    async unwrap(box, key, bytes) {
      const out = await seal.open(bytes, label(box, key))
      const body = out.subarray(1)
      if (out[0] === plain) return JSON.parse(readUtf8.decode(body))
      if (!squeeze) throw new Error('this blob was squeezed, and nothing here can expand it')
      return JSON.parse(readUtf8.decode(await squeeze.expand(body)))
    },
    wrapBytes: (box, key, bytes) => seal.seal(bytes, label(box, key)),
    unwrapBytes: (box, key, bytes) => seal.open(bytes, label(box, key)),
  }
}

/** Keys of numbered blobs sort as their numbers do. */
export const numbered = (n: number): string => String(n).padStart(12, '0')
