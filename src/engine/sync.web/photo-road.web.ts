// One photo up a bad line: begun in one request, gone on with where it broke, through the kept library (tus). Loaded only when a photo goes.
import type { Bytes, Met, PhotoWay } from '../device/ports.ts'
import { metOf } from './once.web.ts'

/** Nothing moved for this long: the line is dead, whatever the phone believes. */
const deadMs = 45_000
/** The server has it already: what the phone wanted. */
const alreadyCode = 'FOTO_SUDAH_ADA'

/** `headers` name who sends it. Answers `ok` once the server has it whole. */
export async function sendPhoto(
  url: string,
  bytes: Bytes,
  headers: { [name: string]: string },
  way: PhotoWay,
): Promise<Met<null>> {
  let upload: Awaited<typeof import('tus-js-client')>['Upload']
  try {
    upload = (await import('tus-js-client')).Upload
  } catch (error) {
    // Its code is kept with the pages; where a browser keeps nothing it comes over the same bad line.
    return { kind: 'away', why: error instanceof Error ? error.name : String(error) }
  }
  if (way.resume) {
    const met = await attempt(upload, { uploadUrl: url }, bytes, headers, way)
    if (met !== 'unknown') return met
  }
  const met = await attempt(upload, { endpoint: url, uploadDataDuringCreation: true }, bytes, headers, way)
  return met === 'unknown' ? { kind: 'away', why: 'the server forgot it meanwhile' } : met
}

/** `unknown`: the server knows of no such upload. */
function attempt(
  Upload: typeof import('tus-js-client').Upload,
  how: { uploadUrl?: string; endpoint?: string; uploadDataDuringCreation?: boolean },
  bytes: Bytes,
  headers: { [name: string]: string },
  way: PhotoWay,
): Promise<Met<null> | 'unknown'> {
  return new Promise(resolve => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const end = (met: Met<null> | 'unknown'): void => {
      clearTimeout(timer)
      if (over) return
      over = true
      resolve(met)
    }
    const moved = (): void => {
      clearTimeout(timer)
      if (!over) timer = setTimeout(() => stop('the line is dead'), deadMs)
    }
    const stop = (why: string): void => {
      if (over) return
      // Aborting answers nothing by itself; what has arrived stays with the server.
      void upload.abort()
      end({ kind: 'away', why })
    }
    const upload = new Upload(new Blob([bytes]), {
      ...how,
      headers,
      retryDelays: null,
      storeFingerprintForResuming: false,
      ...(way.piece === undefined ? {} : { chunkSize: way.piece }),
      onProgress: sent => {
        moved()
        if (!over) way.sent(sent)
      },
      onAfterResponse: moved,
      onSuccess: () => end({ kind: 'ok', answer: null }),
      onError: error => {
        const response = 'originalResponse' in error ? error.originalResponse : null
        if (!response) {
          end({ kind: 'away', why: error.name })
          return
        }
        const status = response.getStatus()
        // A question how far it came is answered without a body: the status alone speaks.
        if (how.uploadUrl && status === 401) {
          end({ kind: 'signIn' })
          return
        }
        if (how.uploadUrl && (status === 404 || status === 410)) {
          end('unknown')
          return
        }
        const said = read(response.getBody())
        end(said?.code === alreadyCode ? { kind: 'ok', answer: null } : metOf(status, said, response.getHeader('retry-after') ?? null))
      },
    })
    way.stoppable(() => stop('stopped'))
    moved()
    upload.start()
  })
}

function read(body: string): { code?: unknown } | null {
  try {
    return JSON.parse(body) as { code?: unknown } | null
  } catch {
    // A head has no body, and a carrier's page is no JSON: judged by the status alone.
    return null
  }
}
