// Files to and from the doors: sent with the true number of bytes that left, fetched whole. Same session, same sentences as every question.
import type { Text } from '../engine/field.ts'
import { OfflineError } from '../kit/work.web.tsx'

export type Asked<T> = { status: number; answer?: T; code?: string; say?: Text }

/** A thin line takes its time; a line on which nothing moves for this long is down. */
const stillMs = 60_000

/** `fetch` does not tell how much has left; the older way does. */
export function sendFile<T>(path: string, device: string, file: File, onSent?: (sent: number, all: number) => void, signal?: AbortSignal): Promise<Asked<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let still = setTimeout(() => request.abort(), stillMs)
    const moving = (): void => {
      clearTimeout(still)
      still = setTimeout(() => request.abort(), stillMs * 5)
    }
    const away = (): void => {
      clearTimeout(still)
      reject(new OfflineError(path))
    }
    request.open('PUT', path)
    request.setRequestHeader('x-guyub-device', device)
    request.setRequestHeader('x-guyub-file', encodeURIComponent(file.name))
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = (e) => {
      moving()
      onSent?.(e.loaded, e.lengthComputable ? e.total : file.size)
    }
    request.onload = () => {
      clearTimeout(still)
      if (!request.getResponseHeader('content-type')?.includes('json')) return away()
      try {
        resolve(read<T>(request.status, JSON.parse(request.responseText)))
      } catch (error) {
        reject(error instanceof SyntaxError ? new OfflineError(path, { cause: error }) : error)
      }
    }
    request.onerror = away
    request.onabort = away
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

export async function fetchFile(path: string, device: string): Promise<Asked<Blob>> {
  try {
    const response = await fetch(path, { headers: { 'x-guyub-device': device }, credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(stillMs * 5) })
    if (response.ok) return { status: 200, answer: await response.blob() }
    if (!response.headers.get('content-type')?.includes('json')) throw new OfflineError(path)
    return read<Blob>(response.status, await response.json())
  } catch (error) {
    throw error instanceof OfflineError ? error : new OfflineError(path, { cause: error })
  }
}

function read<T>(status: number, json: T & { code?: string; say?: Text }): Asked<T> {
  return status >= 200 && status < 300 ? { status: 200, answer: json } : { status, ...(json.code ? { code: json.code } : {}), ...(json.say ? { say: json.say } : {}) }
}
