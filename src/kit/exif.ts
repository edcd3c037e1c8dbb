// What a camera writes into a JPEG beside the picture: when, where, which way up. Read for evidence only; the file that is kept has none of it.

export interface Exif {
  /** 1–8, as the standard numbers them; 1 is upright. */
  orientation?: number
  /** As the camera's clock said, `2022:01:21 09:14:05`, with its offset where it wrote one. */
  takenAt?: string
  lat?: number
  lon?: number
  /** Metres. */
  accuracy?: number
}

const tags = { orientation: 0x0112, exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011 } as const
const gpsTags = { latRef: 1, lat: 2, lonRef: 3, lon: 4, error: 31 } as const
const sizes: { readonly [type: number]: number } = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

/** Empty where there is nothing, or nothing that can be read: a damaged header is no reason to lose the photo. */
export function readExif(bytes: Uint8Array): Exif {
  const at = exifAt(bytes)
  if (at === null) return {}
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.byteLength - at)
  try {
    return read(view)
  } catch (error) {
    if (error instanceof RangeError) return {}
    throw error
  }
}

/** Where the TIFF block begins in a JPEG; null without one. */
function exifAt(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
    const named = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (marker === 0xe1 && named === 'Exif') return at + 10
    // Scan data begins: nothing more to come.
    if (marker === 0xda || length < 2) return null
    at += 2 + length
  }
  return null
}

function read(view: DataView): Exif {
  const little = view.getUint16(0) === 0x4949
  const main = directory(view, view.getUint32(4, little), little)
  const exifPart = main.get(tags.exif)
  const gpsPart = main.get(tags.gps)
  const sub = exifPart ? directory(view, first(exifPart.numbers), little) : null
  const gps = gpsPart ? directory(view, first(gpsPart.numbers), little) : null
  const out: Exif = {}
  const orientation = main.get(tags.orientation)?.numbers[0]
  if (orientation !== undefined && orientation >= 1 && orientation <= 8) out.orientation = orientation
  const taken = sub?.get(tags.taken)?.text
  if (taken && /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d/.test(taken)) {
    const offset = sub?.get(tags.offset)?.text ?? ''
    out.takenAt = taken.slice(0, 19) + (/^[+-]\d\d:\d\d/.test(offset) ? offset.slice(0, 6) : '')
  }
  const lat = degrees(gps?.get(gpsTags.lat)?.numbers, gps?.get(gpsTags.latRef)?.text, 'S', 90)
  const lon = degrees(gps?.get(gpsTags.lon)?.numbers, gps?.get(gpsTags.lonRef)?.text, 'W', 180)
  // Cameras without a fix write zeros: a house in the Gulf of Guinea is none of ours.
  if (lat !== null && lon !== null && (lat !== 0 || lon !== 0)) {
    out.lat = lat
    out.lon = lon
    const error = gps?.get(gpsTags.error)?.numbers[0]
    if (error !== undefined && Number.isFinite(error) && error > 0) out.accuracy = Math.round(error)
  }
  return out
}

interface Entry {
  numbers: number[]
  text: string
}

const first = (numbers: readonly number[]): number => numbers[0] ?? 0

function directory(view: DataView, at: number, little: boolean): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  const count = view.getUint16(at, little)
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + i * 12
    const type = view.getUint16(entry + 2, little)
    const n = view.getUint32(entry + 4, little)
    const size = sizes[type]
    if (size === undefined || n > 64) continue
    const where = size * n <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
    const numbers: number[] = []
    let text = ''
    for (let k = 0; k < n; k++) {
      const here = where + k * size
      if (type === 2) {
        const letter = view.getUint8(here)
        if (letter !== 0) text += String.fromCharCode(letter)
      } else if (type === 3) numbers.push(view.getUint16(here, little))
      else if (type === 4) numbers.push(view.getUint32(here, little))
      else if (type === 5) numbers.push(view.getUint32(here, little) / view.getUint32(here + 4, little))
    }
    entries.set(view.getUint16(entry, little), { numbers, text })
  }
  return entries
}

function degrees(parts: number[] | undefined, ref: string | undefined, negative: string, most: number): number | null {
  if (!parts || parts.length === 0) return null
  const [d = 0, m = 0, s = 0] = parts
  const value = (d + m / 60 + s / 3600) * (ref === negative ? -1 : 1)
  // Six decimals are 11 cm: more would only be noise.
  return Number.isFinite(value) && Math.abs(value) <= most ? Math.round(value * 1e6) / 1e6 : null
}

/** An instant, by the camera's own offset or else by the phone's (`zone`, minutes west of Greenwich as `getTimezoneOffset` tells them). */
export function takenInstant(takenAt: string, zone: number): string | null {
  const day = takenAt.slice(0, 10).replaceAll(':', '-')
  const told = takenAt.slice(19)
  const at = Date.parse(`${day}T${takenAt.slice(11, 19)}${told || 'Z'}`)
  return Number.isNaN(at) ? null : new Date(told ? at : at + zone * 60_000).toISOString()
}
