// What cameras write beside the picture: read where it is evidence, and harmless where it is broken.
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readExif, takenInstant } from './exif.ts'

const photo = (exif: { [ifd: string]: { [tag: string]: string } }, orientation?: number) =>
  sharp({ create: { width: 24, height: 16, channels: 3, background: '#246' } })
    .withMetadata(orientation ? { orientation } : {})
    .withExifMerge(exif)
    .jpeg()
    .toBuffer()

it('reads when and where, south and west of everything included', async () => {
  const bytes = await photo({
    IFD2: { DateTimeOriginal: '2022:01:21 09:14:05', OffsetTimeOriginal: '+07:00' },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 4200/100', GPSLongitudeRef: 'E', GPSLongitude: '106/1 37/1 4800/100', GPSHPositioningError: '12/1' },
  })
  expect(readExif(bytes)).toMatchObject({ takenAt: '2022:01:21 09:14:05+07:00', lat: -6.178333, lon: 106.63, accuracy: 12 })
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads which way up: %i', async orientation => {
  expect(readExif(await photo({}, orientation)).orientation).toBe(orientation)
})

it('takes a camera without a fix for what it is', async () => {
  const bytes = await photo({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 0/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '0/1 0/1 0/1' } })
  expect(readExif(bytes).lat).toBeUndefined()
})

it('is silent about anything else, and about what is broken off anywhere', async () => {
  expect(readExif(new Uint8Array())).toEqual({})
  expect(readExif(new TextEncoder().encode('ini bukan foto sama sekali'))).toEqual({})
  const bytes = await photo({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 42/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 37/1 48/1' } }, 6)
  for (let length = 0; length < bytes.length; length++) expect(readExif(bytes.subarray(0, length))).toBeTypeOf('object')
})

it('makes an instant by the camera’s offset, or by the phone’s', () => {
  expect(takenInstant('2022:01:21 09:14:05+07:00', 0)).toBe('2022-01-21T02:14:05.000Z')
  expect(takenInstant('2022:01:21 09:14:05', -480)).toBe('2022-01-21T01:14:05.000Z')
  expect(takenInstant('2022:99:21 09:14:05', 0)).toBe(null)
})
