// Squeezing with the platform's own gzip; it runs off the main thread.
import type { Bytes, Squeeze } from '../device/ports.ts'

const through = async (bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())

export const gzip: Squeeze = {
  squeeze: bytes => through(bytes, new CompressionStream('gzip')),
  expand: bytes => through(bytes, new DecompressionStream('gzip')),
}
