// Makes a phone's photo small and anonymous before it is kept: turned upright, at most 150 kB, re-encoded from its pixels so
// that place and camera (EXIF) are gone. The server re-encodes once more; this spares the volunteer's data.
import { takenInstant, readExif } from './exif.ts'

export const photoBytes = 150_000
const sides = [1280, 1024, 800, 640, 480]
const qualities = [0.82, 0.68, 0.52]
/** Cameras write what we read within the first few kilobytes. */
const headerBytes = 131_072
/** A file this young was taken just now, through the form. */
const freshMs = 5 * 60_000

export interface SmallPhoto {
  blob: Blob
  /** SHA-256 of the bytes, hex: the photo's name. */
  hash: string
}

/** What the camera knew of a photo: facts for an act, never for the file. */
export interface Taken {
  at: string
  lat?: number
  lon?: number
  accuracy?: number
  /** Taken just now, so that where the phone is now is where it was taken. */
  fresh: boolean
}

/** Throws NotAPhoto for anything the browser cannot draw. */
export async function shrinkPhoto(file: Blob): Promise<SmallPhoto> {
  const picture = await draw(file)
  try {
    for (const side of sides) {
      for (const quality of qualities) {
        const blob = await encode(picture, side, quality)
        if (blob.size <= photoBytes) return { blob, hash: await hashOf(blob) }
      }
    }
  } finally {
    picture.close()
  }
  throw new NotAPhoto()
}

/** When and where a photo was taken, as far as its camera wrote it down. */
export async function takenOf(file: File): Promise<Taken> {
  const exif = readExif(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()))
  const written = exif.takenAt ? takenInstant(exif.takenAt, new Date().getTimezoneOffset()) : null
  const { lat, lon, accuracy } = exif
  return {
    at: written ?? new Date(Math.min(file.lastModified, Date.now())).toISOString(),
    ...(lat !== undefined && lon !== undefined ? { lat, lon, ...(accuracy === undefined ? {} : { accuracy }) } : {}),
    fresh: Math.abs(Date.now() - (written ? Date.parse(written) : file.lastModified)) < freshMs,
  }
}

export class NotAPhoto extends Error {
  constructor() {
    super('the file cannot be read as a photo')
    this.name = 'NotAPhoto'
  }
}

async function draw(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    // The browser's reasons differ by make; for the person they are one: this file is no photo.
    throw new NotAPhoto()
  }
}

async function encode(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new NotAPhoto()
  // Paper behind a transparent picture: JPEG has no glass.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, fail) =>
    canvas.toBlob(blob => (blob ? done(blob) : fail(new NotAPhoto())), 'image/jpeg', quality),
  )
}

async function hashOf(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}
