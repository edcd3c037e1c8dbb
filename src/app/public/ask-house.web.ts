// Calls of the public pages, each with an honest end: an answer, a "no" with its sentence, or no way through (try again later).
import type { Text } from '../../engine/field.ts'

export type Heard<T> =
  | { kind: 'answer'; data: T }
  /** The house says no: trying the same again will not help. */
  | { kind: 'no'; code: string; say: Text }
  /** No signal, or the house is busy: trying again will. */
  | { kind: 'later'; offline: boolean; say: Text }

/** A bad line may need long for a photo; a silent one must not hold the page for ever. */
const patience = 45_000

export const noSignal: Text = {
  id: 'Belum ada sinyal. Laporan dicoba lagi sendiri begitu tersambung.',
  en: 'No signal yet. It is tried again by itself once there is one.',
}
const unclear: Text = {
  id: 'Server belum menjawab dengan jelas. Coba lagi sebentar.',
  en: 'The server has not answered clearly. Try again in a moment.',
}

export async function askHouse<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: Blob | { [k: string]: unknown },
): Promise<Heard<T>> {
  const ends = new AbortController()
  const timer = setTimeout(() => ends.abort(), patience)
  try {
    const response = await fetch(path, {
      method,
      signal: ends.signal,
      credentials: 'omit',
      ...(body instanceof Blob
        ? { body, headers: { 'content-type': 'image/jpeg' } }
        : body
          ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
          : {}),
    })
    const said: unknown = await response.json()
    if (response.ok) return { kind: 'answer', data: said as T }
    const { code, say } = refusalIn(said)
    // Codes that rest are a "no" for now; a full door or a server in trouble passes.
    return response.status >= 500 || (response.status === 429 && code !== 'TERKUNCI')
      ? { kind: 'later', offline: false, say }
      : { kind: 'no', code, say }
  } catch (problem) {
    if (problem instanceof SyntaxError) return { kind: 'later', offline: false, say: unclear }
    // No signal and a broken-off call look alike here, and mean the same: not sent yet.
    return { kind: 'later', offline: true, say: noSignal }
  } finally {
    clearTimeout(timer)
  }
}

function refusalIn(said: unknown): { code: string; say: Text } {
  const { code, say } = (said ?? {}) as { code?: unknown; say?: { id?: unknown; en?: unknown } }
  return typeof code === 'string' && typeof say?.id === 'string' && typeof say.en === 'string'
    ? { code, say: { id: say.id, en: say.en } }
    : { code: '', say: unclear }
}
