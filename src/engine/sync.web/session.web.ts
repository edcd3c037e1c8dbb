// Signing in without a password: a one-time code hands the device over, afterwards it proves itself with its own key.
import type { Met, Signer } from '../device/ports.ts'
import { once } from './once.web.ts'

const signInMs = 20_000
const utf8 = new TextEncoder()

const post = <T>(
  url: string,
  body: unknown,
  fits: (json: { [k: string]: unknown }) => boolean,
): Promise<Met<T>> =>
  once<T>(
    url,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ms: signInMs,
    },
    async response => {
      const json = (await response.json()) as { [k: string]: unknown }
      return fits(json) ? (json as T) : null
    },
  )

/**
 * Hand this device over with a one-time code. `rejected` and `signIn`: the code is wrong or was used.
 * `before` names the devices this browser was until now: the server gives back the share kept for the code's person.
 */
export const enrol = (
  code: string,
  publicKey: string,
  label: string,
  before: readonly string[] = [],
  base = '',
): Promise<Met<{ device: string; person: string; share?: string }>> =>
  post(
    `${base}/api/session/enrol`,
    { code, publicKey, label, before },
    json => typeof json.device === 'string' && typeof json.person === 'string',
  )

/** Lay the vault's share down for this device: without the phone it opens nothing. */
export const keepShare = (share: string, base = ''): Promise<Met<{ kept: boolean }>> =>
  post(`${base}/api/session/share`, { share }, json => json.kept === true)

/** Take the session for this device. `signIn`: the server no longer knows it; a new code is needed. */
export async function prove(device: string, signer: Signer, base = ''): Promise<Met<{ person: string }>> {
  const asked = await post<{ challenge: string }>(
    `${base}/api/session/challenge`,
    { device },
    json => typeof json.challenge === 'string',
  )
  if (asked.kind !== 'ok') return asked
  const sig = await signer.sign(utf8.encode(asked.answer.challenge))
  return post(
    `${base}/api/session/prove`,
    { device, challenge: asked.answer.challenge, sig },
    json => typeof json.person === 'string',
  )
}

export const endSession = (base = ''): Promise<Met<{ ended: boolean }>> =>
  post(`${base}/api/session/end`, {}, json => json.ended === true)
