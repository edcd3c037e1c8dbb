// Ids are minted where the work happens: UUIDv7 by time, or derived from a seed so that every side mints the same one.

/** A new UUIDv7. `now` in milliseconds and `random` (10 bytes) may be given, for tests and for pure code. */
export function newId(now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const b = new Uint8Array(16)
  let t = now
  for (let i = 5; i >= 0; i--) {
    b[i] = t % 256
    t = Math.floor(t / 256)
  }
  b.set(random.subarray(0, 10), 6)
  b[6] = ((b[6] as number) & 0x0f) | 0x70
  b[8] = ((b[8] as number) & 0x3f) | 0x80
  return written(b)
}

/** The same id on every side for the same seed and label; shaped as a UUID of version 8. Not secret. */
export function derivedId(seed: string, label: string): string {
  const b = new Uint8Array(16)
  const text = `${seed}\u0000${label}`
  // Four 32-bit lanes of FNV-1a with different offsets: spread enough for ids that only need to be distinct.
  for (let lane = 0; lane < 4; lane++) {
    let h = (0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1)) >>> 0
    for (let i = 0; i < text.length; i++) {
      h ^= text.charCodeAt(i) + lane
      h = Math.imul(h, 0x01000193) >>> 0
    }
    h ^= h >>> 15
    h = Math.imul(h, 0x85ebca6b) >>> 0
    h ^= h >>> 13
    b[lane * 4] = h >>> 24
    b[lane * 4 + 1] = (h >>> 16) & 255
    b[lane * 4 + 2] = (h >>> 8) & 255
    b[lane * 4 + 3] = h & 255
  }
  b[6] = ((b[6] as number) & 0x0f) | 0x80
  b[8] = ((b[8] as number) & 0x3f) | 0x80
  return written(b)
}

function written(b: Uint8Array): string {
  const h = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}
