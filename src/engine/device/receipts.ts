// What was sent and heard: each batch with the server's receipt, kept long enough to be shown when somebody doubts it.
import type { Text } from '../field.ts'
import type { House } from '../house.ts'
import { parseInput, readAll, type Source } from '../perform.ts'
import { hashOfText, type ReceiptFile, readReceipt, signerOf } from '../receipt.ts'
import { villageSpace } from '../space.ts'
import type { ActAnswer, PublishedKey, Signed } from '../wire.ts'
import type { Entry } from './outbox.ts'
import { numbered, type Parcels } from './parcel.ts'
import type { Disk, DiskWrite } from './ports.ts'
import { envOf } from './works.ts'

interface KeptAct {
  id: string
  act: string
  place: string
  madeAt: string
  outcome: ActAnswer['outcome']
  /** The exact words that were signed; null once the place they are of is no longer served here. */
  body: string | null
  /** Spaces it wrote into: the words go when one of them is dropped. */
  spaces: string[]
}
interface KeptBatch {
  at: string
  /** null: the server gave none, or one that does not hold. */
  receipt: Signed | null
  acts: KeptAct[]
}

/** An act the server answered for good, as a screen shows it. */
export interface SentAct {
  id: string
  act: string
  label: Text
  place: string
  madeAt: string
  /** When the server heard it, by its own clock where a receipt says so. */
  heardAt: string
  outcome: ActAnswer['outcome']
  /** A receipt of the server lies here. */
  receipt: boolean
  /** Its words are still here and can go into a proof. */
  words: boolean
}

export interface Receipts {
  /** What to write for a batch that was answered; null when there is nothing to keep. */
  written(answered: readonly { entry: Entry; outcome: ActAnswer['outcome'] }[], receipt: Signed | undefined, at: string): Promise<DiskWrite | null>
  sent(): Promise<SentAct[]>
  /** A proof file of these acts; their words only where asked for and still here. null when there is no receipt for any. */
  file(ids: readonly string[], withWords: boolean): Promise<string | null>
  /** Words of acts in spaces that are no longer this person's. */
  forget(spaces: readonly string[]): Promise<void>
}

const keptDays = 400

export async function openReceipts(house: House, disk: Disk, parcels: Parcels, source: Source, keys: () => readonly PublishedKey[], device: () => string | null, now: number): Promise<Receipts> {
  let last = 0
  const old: DiskWrite[] = []
  for (const key of await disk.keys('receipts')) {
    const at = Number.parseInt(key, 10)
    last = Math.max(last, at)
    if (at < now - keptDays * 86_400_000) old.push({ box: 'receipts', key, bytes: null })
  }
  if (old.length > 0) await disk.write(old)

  async function all(): Promise<{ key: string; batch: KeptBatch }[]> {
    const out: { key: string; batch: KeptBatch }[] = []
    for (const { key, bytes } of await disk.list('receipts')) {
      try {
        out.push({ key, batch: (await parcels.unwrap('receipts', key, bytes)) as KeptBatch })
      } catch {
        // A damaged proof proves nothing; the act itself lies with the server.
      }
    }
    return out
  }

  function spacesOf(entry: Entry): string[] {
    const { act, version, input, place } = entry.body
    const type = house.acts.get(act)
    const village = place.length === 13 ? [villageSpace(place, 'N'), villageSpace(place, 'R')] : []
    const parsed = type && version <= type.version ? parseInput(type, version, input) : null
    if (!type || !parsed?.ok) return village
    try {
      return [...new Set([...village, ...type.touches(parsed.input, readAll(type, parsed.input, source), envOf(entry.body))])]
    } catch {
      // What it touches hangs on rows that have left already.
      return village
    }
  }

  /** The receipt as far as it holds: signed, for this device, and over these very words. */
  async function holding(receipt: Signed | undefined): Promise<ReturnType<typeof readReceipt>> {
    const said = receipt ? readReceipt(receipt) : null
    if (!receipt || said?.device !== device()) return null
    return keys().length === 0 || (await signerOf(receipt, keys())) ? said : null
  }

  return {
    async written(answered, receipt, at) {
      if (answered.length === 0) return null
      const said = await holding(receipt)
      const acts = await Promise.all(
        answered.map(async ({ entry, outcome }): Promise<KeptAct> => {
          const { id, act, place, madeAt } = entry.body
          const covered = said?.acts.find(a => a.id === id)
          // The server may have heard the act under the device code before this one: then those are the words it signed for.
          const { body, earlier } = entry.kept
          const words = covered && earlier && (await hashOfText(body)) !== covered.hash ? earlier : body
          return { id, act, place, madeAt, outcome, body: words, spaces: spacesOf(entry) }
        }),
      )
      last = Math.max(last + 1, Date.parse(at))
      const key = numbered(last)
      return { box: 'receipts', key, bytes: await parcels.wrap('receipts', key, { at, receipt: said && receipt ? receipt : null, acts } satisfies KeptBatch) }
    },

    async sent() {
      const out: SentAct[] = []
      for (const { batch } of await all()) {
        const said = batch.receipt ? readReceipt(batch.receipt) : null
        for (const a of batch.acts) {
          const covered = said?.acts.find(c => c.id === a.id)
          out.push({
            id: a.id, act: a.act, label: house.acts.get(a.act)?.label ?? { id: a.act, en: a.act }, place: a.place, madeAt: a.madeAt,
            heardAt: covered ? (covered.at ?? said?.at ?? batch.at) : batch.at, outcome: a.outcome, receipt: covered !== undefined, words: a.body !== null,
          })
        }
      }
      return out.sort((a, b) => (a.heardAt < b.heardAt ? 1 : a.heardAt > b.heardAt ? -1 : a.id < b.id ? 1 : -1))
    },

    async file(ids, withWords) {
      const receipts: ReceiptFile['receipts'] = []
      for (const { batch } of await all()) {
        const said = batch.receipt ? readReceipt(batch.receipt) : null
        const chosen = batch.acts.filter(a => ids.includes(a.id) && said?.acts.some(c => c.id === a.id))
        if (!batch.receipt || chosen.length === 0) continue
        receipts.push({ receipt: batch.receipt, acts: chosen.map(a => ({ id: a.id, ...(withWords && a.body !== null ? { body: a.body } : {}) })) })
      }
      return receipts.length === 0 ? null : JSON.stringify({ format: 'guyub-bukti-1', receipts } satisfies ReceiptFile, null, 1)
    },

    async forget(spaces) {
      if (spaces.length === 0) return
      const writes: DiskWrite[] = []
      for (const { key, batch } of await all()) {
        const acts = batch.acts.map(a => (a.body !== null && a.spaces.some(s => spaces.includes(s)) ? { ...a, body: null } : a))
        if (acts.every((a, i) => a === batch.acts[i])) continue
        writes.push({ box: 'receipts', key, bytes: await parcels.wrap('receipts', key, { ...batch, acts }) })
      }
      if (writes.length > 0) await disk.write(writes)
    },
  }
}
