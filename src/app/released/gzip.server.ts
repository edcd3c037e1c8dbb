// The phone's squeezing, for phones that are played in Node.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Squeeze } from '../../engine/device/ports.ts'

export const gzip: Squeeze = {
  squeeze: async (bytes) => new Uint8Array(gzipSync(bytes)),
  expand: async (bytes) => new Uint8Array(gunzipSync(bytes)),
}
