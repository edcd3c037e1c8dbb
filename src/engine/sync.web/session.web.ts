// Signing in without a password: a one-time code hands the device over, afterwards it proves itself with its own key.
import type { Met, Signer } from '../device/ports.ts'
import type { PublishedKey } from '../wire.ts'
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
): Promise<Met<{ device: string; person: string; share?: string; keys?: PublishedKey[] }>> =>
  post(
    `${base}/api/session/enrol`,
    { code, publicKey, label, before },
    json => typeof json.device === 'string' && typeof json.person === 'string',
  )

/** Lay the vault's share down for this device: without the phone it opens nothing. */
export const keepShare = (share: string, base = ''): Promise<Met<{ kept: boolean }>> =>
  post(`${base}/api/session/share`, { share }, json => json.kept === true)

/** A fresh challenge of the server, signed by this device's key. */
export async function signedChallenge(device: string, signer: Signer, base = ''): Promise<Met<{ device: string; challenge: string; sig: string | null }>> {
  const asked = await post<{ challenge: string }>(`${base}/api/session/challenge`, { device }, json => typeof json.challenge === 'string')
  if (asked.kind !== 'ok') return asked
  const { challenge } = asked.answer
  return { kind: 'ok', answer: { device, challenge, sig: await signer.sign(utf8.encode(challenge)) } }
}

/** Is this device still welcome? Begins no session: asked of a locked app, which has nothing to fetch. `revoked`: it must forget. */
export async function standing(device: string, signer: Signer, base = ''): Promise<Met<{ welcome: boolean }>> {
  const signed = await signedChallenge(device, signer, base)
  return signed.kind === 'ok' ? post(`${base}/api/session/standing`, signed.answer, json => json.welcome === true) : signed
}

/** The device forgot everything, as it was told to; signed before its key went. */
export const tellWiped = (device: string, sig: string, base = ''): Promise<Met<{ noted: boolean }>> =>
  post(`${base}/api/session/wiped`, { device, sig }, json => json.noted === true)

/** One browser has one cookie: the device that proved itself last has it. Several askers who were all turned away share one proof. */
let latest: { key: string; at: number; shown: Promise<Met<{ person: string }>> } | null = null
const sharedMs = 5_000

/** Take the session for this device. `signIn`: the server no longer knows it; a new code is needed. `revoked`: it must forget. */
export function prove(device: string, signer: Signer, base = ''): Promise<Met<{ person: string }>> {
  const key = `${base} ${device}`
  if (latest?.key === key && Date.now() - latest.at < sharedMs) return latest.shown
  const shown = proveNow(device, signer, base)
  const mine = { key, at: Date.now(), shown }
  latest = mine
  // What did not succeed is tried again by whoever asks next.
  void shown.then(met => {
    if (met.kind !== 'ok' && latest === mine) latest = null
  })
  return shown
}

async function proveNow(device: string, signer: Signer, base: string): Promise<Met<{ person: string }>> {
  const signed = await signedChallenge(device, signer, base)
  return signed.kind === 'ok'
    ? post(`${base}/api/session/prove`, signed.answer, json => typeof json.person === 'string')
    : signed
}
