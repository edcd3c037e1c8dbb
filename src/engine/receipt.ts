// What the server signs, checked by anyone who knows its public key, also without a signal: receipts, notices, orders to forget.
import { z } from 'zod'
import type { PublishedKey, PullAnswer, ReceiptText, Signed, TakenAway, WipeText } from './wire.ts'

const utf8 = new TextEncoder()
const signedSchema = z.object({ text: z.string(), sig: z.string() })
const outcomes = z.enum(['accepted', 'merged', 'refused', 'proposed'])
const receiptSchema = z.object({
  kind: z.literal('guyub-receipt-1'), key: z.string(), device: z.string(), at: z.string(),
  acts: z.array(z.object({ id: z.string(), hash: z.string(), outcome: outcomes, at: z.string().optional() })),
})
const takenSchema = z.object({
  kind: z.literal('guyub-notice-1'), device: z.string(), batch: z.number(), at: z.string(),
  drops: z.array(z.object({ space: z.string(), reason: z.object({ id: z.string(), en: z.string() }) })),
  leaves: z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.union([z.string(), z.object({ id: z.string(), en: z.string() })])])),
  bases: z.array(z.tuple([z.string(), z.number(), z.array(z.string())])).optional(),
})
const wipeSchema = z.object({ kind: z.literal('guyub-wipe-1'), device: z.string(), at: z.string(), why: z.enum(['lost', 'ended']) })
const handoverSchema = z.object({ kind: z.literal('guyub-key-1'), from: z.string(), to: z.string(), at: z.string() })
export const publishedKeySchema = z.object({ id: z.string(), spki: z.string(), since: z.string(), until: z.string().optional(), handover: signedSchema.optional() })

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/** SHA-256 of a text, in hex: by this an act is named in a receipt. */
export async function hashOfText(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))))
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (c) => c.charCodeAt(0))
}

/** The id a key carries by its own bytes: nobody lends its name to another. */
export async function keyIdOf(spki: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(spki)))).slice(0, 16)
}

/** Is this text signed by that key? Anything unreadable is a no. */
export async function signatureOf(signed: Signed, key: PublishedKey): Promise<boolean> {
  try {
    if ((await keyIdOf(key.spki)) !== key.id) return false
    return await ed25519Holds(bytesOf(key.spki), utf8.encode(signed.text), bytesOf(signed.sig))
  } catch {
    // No base64, no key, no signature: whatever it is, it proves nothing.
    return false
  }
}

async function ed25519Holds(spki: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>, sig: Uint8Array<ArrayBuffer>): Promise<boolean> {
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    // A browser older than its own Ed25519 (Chromium 137): the small library, fetched once. The last 32 bytes of the SPKI are the key.
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(sig, text, spki.slice(-32))
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, sig, text)
}

/** The key of these that signed it; null when none did. */
export async function signerOf(signed: Signed, keys: readonly PublishedKey[]): Promise<PublishedKey | null> {
  for (const key of keys) if (await signatureOf(signed, key)) return key
  return null
}

/**
 * The keys to trust from now on. The first word is believed (it came with the device code, over HTTPS); afterwards a new key only
 * if a key trusted before has signed it over, step by step. What was trusted stays known: older receipts are checked with it.
 */
export async function learnKeys(trusted: readonly PublishedKey[], told: readonly PublishedKey[]): Promise<PublishedKey[]> {
  if (told.length === 0) return [...trusted]
  if (trusted.length === 0) return [...told]
  const out = new Map(trusted.map((k) => [k.id, k]))
  let grown = true
  while (grown) {
    grown = false
    for (const key of told) {
      const old = out.get(key.id)
      if (old) {
        if (key.until && old.until !== key.until) out.set(key.id, { ...old, until: key.until })
        continue
      }
      const said = key.handover ? parsed(handoverSchema, key.handover.text) : null
      const from = said ? out.get(said.from) : undefined
      if (!said || !from || said.to !== key.id || !key.handover || !(await signatureOf(key.handover, from))) continue
      out.set(key.id, key)
      grown = true
    }
  }
  return [...out.values()].sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export const readReceipt = (signed: Signed): ReceiptText | null => parsed(receiptSchema, signed.text) as ReceiptText | null

/** The order to forget, when it is one, meant for this device, and signed by a trusted key. */
export async function wipeOrder(signed: Signed, device: string, keys: readonly PublishedKey[]): Promise<WipeText | null> {
  const order = parsed(wipeSchema, signed.text)
  if (order?.device !== device) return null
  return (await signerOf(signed, keys)) ? order : null
}

/** What an answer takes away, as it is signed; null when it takes nothing. */
export function takenAway(answer: PullAnswer, device: string, at: string): TakenAway | null {
  const leaves = answer.deltas.flatMap((d) => d.leaves.map((l): TakenAway['leaves'][number] => [d.space, l.r, l.id, l.v, l.say ?? l.reason]))
  const bases = answer.deltas.flatMap((d) => (d.base ? [[d.space, d.to, d.base.pages.map((p) => p.hash)] satisfies [string, number, string[]]] : []))
  if (leaves.length === 0 && answer.drops.length === 0 && bases.length === 0) return null
  return { kind: 'guyub-notice-1', device, batch: answer.batch, at, drops: answer.drops, leaves, ...(bases.length > 0 ? { bases } : {}) }
}

/** When the notice was signed, if it says exactly what the answer takes away, to this device, by a trusted key; else null. */
export async function noticeHolds(answer: PullAnswer, device: string, keys: readonly PublishedKey[]): Promise<string | null> {
  const said = answer.notice ? parsed(takenSchema, answer.notice.text) : null
  if (!said || !answer.notice) return null
  const meant = takenAway(answer, device, said.at)
  if (!meant || JSON.stringify(inOrder(said)) !== JSON.stringify(inOrder(meant))) return null
  return (await signerOf(answer.notice, keys)) ? said.at : null
}

const text2 = (t: { id: string; en: string } | string): unknown => (typeof t === 'string' ? t : [t.id, t.en])
const inOrder = (t: z.infer<typeof takenSchema> | TakenAway): unknown => [t.device, t.batch, t.drops.map((d) => [d.space, text2(d.reason)]), t.leaves.map(([s, r, id, v, why]) => [s, r, id, v, text2(why)]), t.bases ?? []]

/** A file somebody keeps as proof: the receipt, and the words of those acts they chose to show. */
export interface ReceiptFile {
  format: 'guyub-bukti-1'
  receipts: { receipt: Signed; acts: { id: string; body?: string }[] }[]
}
const fileSchema = z.object({
  format: z.literal('guyub-bukti-1'),
  receipts: z.array(z.object({ receipt: signedSchema, acts: z.array(z.object({ id: z.string(), body: z.string().optional() })) })).min(1).max(500),
})

export interface CheckedAct {
  id: string
  /** When the server heard it. */
  at: string
  outcome: ReceiptText['acts'][number]['outcome']
  /** yes: these are the very words · no: these are other words · hidden: they were not shown. */
  words: 'yes' | 'no' | 'hidden'
  /** Name of the act, its place and the device's own time, from the words that fit. */
  said?: { act: string; place: string; madeAt: string; person: string | null }
}

export type CheckedFile =
  | { ok: true; receipts: { ok: true; key: PublishedKey; at: string; device: string; acts: CheckedAct[] }[] }
  /** unreadable: no such file · unknown: signed by no key known here · forged: a known key is named and did not sign this · words: the signature holds, but words shown are not the signed ones. */
  | { ok: false; why: 'unreadable' | 'unknown' | 'forged' | 'words' }

const bodySaid = z.object({ act: z.string(), place: z.string(), madeAt: z.string(), person: z.string().nullable() })

/** Checks a proof file against the published keys: signature, and each act's words against their hash. No network. */
export async function checkReceipt(fileText: string, keys: readonly PublishedKey[]): Promise<CheckedFile> {
  const file = parsed(fileSchema, fileText)
  if (!file) return { ok: false, why: 'unreadable' }
  const receipts: Extract<CheckedFile, { ok: true }>['receipts'] = []
  for (const { receipt, acts } of file.receipts) {
    const said = readReceipt(receipt)
    if (!said) return { ok: false, why: 'unreadable' }
    const key = keys.find((k) => k.id === said.key)
    if (!key) return { ok: false, why: 'unknown' }
    if (!(await signatureOf(receipt, key))) return { ok: false, why: 'forged' }
    const checked: CheckedAct[] = []
    for (const shown of acts) {
      const covered = said.acts.find((a) => a.id === shown.id)
      if (!covered) return { ok: false, why: 'words' }
      const words = shown.body === undefined ? 'hidden' : (await hashOfText(shown.body)) === covered.hash ? 'yes' : 'no'
      if (words === 'no') return { ok: false, why: 'words' }
      const body = shown.body === undefined ? null : parsed(bodySaid, shown.body)
      checked.push({ id: shown.id, at: covered.at ?? said.at, outcome: covered.outcome, words, ...(body ? { said: body } : {}) })
    }
    receipts.push({ ok: true, key, at: said.at, device: said.device, acts: checked })
  }
  return { ok: true, receipts }
}
