// One request: what the server says, a missing signal and a captive portal are told apart; nothing is thrown for them.
import type { Text } from '../field.ts'
import type { Met } from '../device/ports.ts'
import type { Signed } from '../wire.ts'

/** The server asks for a pause but does not say how long. */
const pauseMs = 30_000

const notYet = new Set(['FOTO_RUSAK', 'FOTO_BELUM_DISEBUT'])
/** An older line of the same upload is still being let go. */
const inAMoment = new Set(['UNGGAHAN_TERSELA', 'UNGGAHAN_TERPUTUS'])
const momentMs = 5_000
/** No notes are taken for a while; everything else goes on. */
const stillReads = new Set(['PENYIMPANAN_PENUH', 'TERLALU_BANYAK_DITOLAK'])
const noSentence: Text = {
  id: 'Server menolak kiriman ini tanpa menyebut alasannya.',
  en: 'The server refused this without a reason.',
}

/** One request. `read` gives null when the answer is not ours: a hotel's or a carrier's page. */
export async function once<T>(
  url: string,
  { ms, ...init }: RequestInit & { ms: number },
  read: (response: Response) => Promise<T | null>,
): Promise<Met<T>> {
  try {
    const response = await fetch(url, {
      ...init,
      signal: AbortSignal.timeout(ms),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    })
    if (response.ok) {
      const answer = await read(response)
      return answer === null
        ? { kind: 'away', why: 'the answer was not the server’s' }
        : { kind: 'ok', answer }
    }
    return await unwell(response)
  } catch (error) {
    // No signal, a broken line, a timeout, half an answer: the road's normal states.
    return { kind: 'away', why: error instanceof Error ? error.name : String(error) }
  }
}

async function unwell(response: Response): Promise<Met<never>> {
  return metOf(response.status, await response.json().catch(() => null), response.headers.get('retry-after'))
}

/** What an answer that is none means: by our server's code, by the status where somebody else answered. */
export function metOf(status: number, json: unknown, retryAfter: string | null): Met<never> {
  const said = json as { code?: unknown; say?: Text; wipe?: Signed } | null
  // Only our server speaks in codes; anything else stands between us and it.
  if (typeof said?.code !== 'string')
    return status >= 500 ? { kind: 'busy', retryAfterMs: pauseMs } : { kind: 'away', why: `status ${status}` }
  const say = said.say ?? noSentence
  if (inAMoment.has(said.code)) return { kind: 'busy', retryAfterMs: momentMs }
  if (notYet.has(said.code)) return { kind: 'later', say }
  if (said.code === 'PERANGKAT_DICABUT' && said.wipe) return { kind: 'revoked', order: said.wipe }
  if (status === 401 || status === 403) return { kind: 'signIn' }
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter)
    return { kind: 'busy', retryAfterMs: seconds > 0 ? seconds * 1000 : pauseMs, ...(said.say ? { say: said.say } : {}), ...(stillReads.has(said.code) ? { reads: true } : {}) }
  }
  return { kind: 'rejected', status, say }
}
