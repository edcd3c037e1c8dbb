// What this device believes of its server: the keys it was told at the beginning, and what they sign. Nothing unsigned takes anything away.
import { learnKeys, noticeHolds } from '../receipt.ts'
import type { PublishedKey, PullAnswer } from '../wire.ts'
import type { Parcels } from './parcel.ts'
import type { Disk } from './ports.ts'

export interface Trust {
  keys(): readonly PublishedKey[]
  /** The server told its keys; believed the first time, afterwards only along the chain. Durable when it resolves. */
  learn(told: readonly PublishedKey[]): Promise<void>
  /**
   * The answer as far as it may be taken: whole when what it takes away is signed. Otherwise its rows only, and under the number
   * already acknowledged, so that the server offers the same again until it is signed.
   */
  checked(answer: PullAnswer, asked: { ack: number; fresh?: boolean | undefined }, held: ReadonlyMap<string, unknown>): Promise<{ answer: PullAnswer; unsigned: boolean }>
}

interface Kept {
  /** Under another device code trust begins anew: whoever was handed one was told the keys with it. */
  device: string | null
  keys: PublishedKey[]
  /** When the last notice that was followed was signed, by the server's clock. */
  noticed: string | null
}

/** An old notice is not followed once more; a server's clock may be set back by this much. */
const slackMs = 86_400_000

export async function openTrust(disk: Disk, parcels: Parcels, device: () => string | null): Promise<Trust> {
  let mine: Kept = { device: device(), keys: [], noticed: null }
  const blob = await disk.read('meta', 'keys')
  // A damaged blob of keys is as if none was told: they are told again at the next contact.
  const kept = blob ? ((await parcels.unwrap('meta', 'keys', blob).catch(() => null)) as Kept | null) : null
  if (kept?.device === device()) mine = kept

  async function write(next: Kept): Promise<void> {
    await disk.write([{ box: 'meta', key: 'keys', bytes: await parcels.wrap('meta', 'keys', next) }])
    mine = next
  }

  return {
    keys: () => mine.keys,
    async learn(told) {
      const keys = await learnKeys(mine.keys, told)
      if (JSON.stringify(keys) !== JSON.stringify(mine.keys)) await write({ ...mine, device: device(), keys })
    },
    async checked(answer, asked, held) {
      const replaces = answer.deltas.some(d => d.base && held.has(d.space))
      const takes = answer.drops.length > 0 || replaces || answer.deltas.some(d => d.leaves.length > 0)
      const whole = { answer, unsigned: false }
      // A store that asked to begin anew gives up its rows of its own will; a server that never told a key is an older one.
      if (!takes || asked.fresh === true || mine.keys.length === 0) return whole
      const at = await noticeHolds(answer, device() ?? '', mine.keys)
      if (at !== null && Date.parse(at) >= Date.parse(mine.noticed ?? at) - slackMs) {
        if (mine.noticed === null || at > mine.noticed) await write({ ...mine, noticed: at })
        return whole
      }
      const deltas = answer.deltas.filter(d => !(d.base && held.has(d.space))).map(d => ({ ...d, leaves: [] }))
      return { answer: { batch: asked.ack, deltas, drops: [], more: false }, unsigned: true }
    },
  }
}
