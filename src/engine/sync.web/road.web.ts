// The road over HTTPS, under the session of this very device.
import { base64url } from '../device/crypto.ts'
import type { Bytes, Met, PhotoWay, PushAnswer, Road, Signer } from '../device/ports.ts'
import { gzip } from '../store.web/gzip.web.ts'
import type { PullAnswer } from '../wire.ts'
import { once } from './once.web.ts'
import { sendPhoto } from './photo-road.web.ts'
import { prove, signedChallenge } from './session.web.ts'

const pushMs = 45_000
const pullMs = 90_000
const photoMs = 180_000

export interface RoadOptions {
  device: string
  signer: Signer
  /** '' = where the page came from. */
  base?: string
}

/** Below this many letters squeezing saves no packet. */
const worthSqueezing = 1200

/**
 * Phones are shared, and a browser has one cookie: every trip names its device, and the server answers nobody else's session.
 * So a session of last week serves at once; only when the server does not know it, the device proves itself: two trips less on a thin line.
 */
export function openRoad({ device, signer, base = '' }: RoadOptions): Road {
  let proved = true

  const trip = <T>(
    path: string,
    init: RequestInit & { ms: number },
    read: (response: Response) => Promise<T | null>,
  ): Promise<Met<T>> =>
    signedIn(() => once(base + path, { ...init, headers: { ...init.headers, 'x-guyub-device': device } }, read))

  async function signedIn<T>(go: () => Promise<Met<T>>): Promise<Met<T>> {
    for (let attempt = 0; ; attempt++) {
      if (!proved) {
        const shown = await prove(device, signer, base)
        if (shown.kind !== 'ok') return shown
        proved = true
      }
      const met = await go()
      if (met.kind !== 'signIn') return met
      proved = false
      if (attempt > 0) return met
    }
  }

  const json = (body: unknown, ms: number) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ms,
  })
  /** Up a thin line everything counts: signed texts stay as they are, their envelope is squeezed. */
  async function squeezed(body: unknown, ms: number): Promise<RequestInit & { ms: number }> {
    const plain = json(body, ms)
    if (plain.body.length < worthSqueezing) return plain
    const bytes = await gzip.squeeze(new TextEncoder().encode(plain.body))
    return { ...plain, headers: { ...plain.headers, 'content-encoding': 'gzip' }, body: bytes }
  }
  return {
    async push(body) {
      const met = await trip('/api/push', await squeezed(body, pushMs), async r => pushAnswer(await r.json()))
      if (met.kind === 'ok' && met.answer.answers.some(a => a.code === 'BUKAN_MILIK_ANDA')) proved = false
      return met
    },
    async farewell(body) {
      // A revoked device has no session: it proves itself once more, by the key it is about to forget.
      const signed = await signedChallenge(device, signer, base)
      if (signed.kind !== 'ok') return signed
      const init = await squeezed({ ...body, ...signed.answer }, pushMs)
      return once(`${base}/api/session/farewell`, init, async r => pushAnswer(await r.json()))
    },
    pull: body => trip('/api/pull', json(body, pullMs), async r => pullAnswer(await r.json())),
    getPage: (space, hash) =>
      trip(`/api/base/${encodeURIComponent(space)}/${hash}`, { method: 'GET', ms: pullMs }, async r =>
        r.headers.get('content-type')?.startsWith('application/octet-stream')
          ? (new Uint8Array(await r.arrayBuffer()) as Bytes)
          : null,
      ),
    putPhoto: (hash, bytes, way = alone) =>
      signedIn(() => sendPhoto(`${base}/api/photo-uploads/${hash}`, bytes, { 'x-guyub-device': device }, way)),
    async tellTrouble({ sealed, ...trouble }) {
      const body = { ...trouble, ...(sealed ? { sealed: base64url(sealed) } : {}) }
      const met = await trip('/api/device/trouble', json(body, pushMs), async r => (await r.json()) as object)
      return met.kind === 'ok' ? { kind: 'ok', answer: null } : met
    },
    getPhoto: hash =>
      trip(`/api/photos/${hash}`, { method: 'GET', ms: photoMs }, async r =>
        r.headers.get('content-type')?.startsWith('image/')
          ? (new Uint8Array(await r.arrayBuffer()) as Bytes)
          : null,
      ),
  }
}

const alone: PhotoWay = { resume: false, sent: () => undefined, stoppable: () => undefined }

function pushAnswer(json: unknown): PushAnswer | null {
  const answer = json as Partial<PushAnswer> | null
  return Array.isArray(answer?.answers) ? (answer as PushAnswer) : null
}

function pullAnswer(json: unknown): PullAnswer | null {
  const answer = json as Partial<PullAnswer> | null
  return typeof answer?.batch === 'number' && Array.isArray(answer.deltas) && Array.isArray(answer.drops)
    ? (answer as PullAnswer)
    : null
}
