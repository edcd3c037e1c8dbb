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
  checked(answer: PullAnswer, asked: { ack: number; fresh?: boolean | undefined }, held: ReadonlySet<string> | ReadonlyMap<string, unknown>): Promise<{ answer: PullAnswer; unsigned: boolean }>
}

export async function openTrust(disk: Disk, parcels: Parcels, device: () => string | null): Promise<Trust> {
  let keys: PublishedKey[] = []
  const kept = await disk.read('meta', 'keys')
  // A damaged blob of keys is as if none was told: they are told again at the next contact.
  if (kept) keys = ((await parcels.unwrap('meta', 'keys', kept).catch(() => [])) as PublishedKey[]) ?? []
  return {
    keys: () => keys,
    async learn(told) {
      const next = await learnKeys(keys, told)
      if (JSON.stringify(next) === JSON.stringify(keys)) return
      await disk.write([{ box: 'meta', key: 'keys', bytes: await parcels.wrap('meta', 'keys', next) }])
      keys = next
    },
    async checked(answer, asked, held) {
      const replaces = answer.deltas.some(d => d.base && held.has(d.space))
      const takes = answer.drops.length > 0 || replaces || answer.deltas.some(d => d.leaves.length > 0)
      const whole = { answer, unsigned: false }
      // A store that asked to begin anew gives up its rows of its own will; a server that never told a key is an older one.
      if (!takes || asked.fresh === true || keys.length === 0) return whole
      if (await noticeHolds(answer, device() ?? '', keys)) return whole
      const deltas = answer.deltas.filter(d => !(d.base && held.has(d.space))).map(d => ({ ...d, leaves: [] }))
      return { answer: { batch: asked.ack, deltas, drops: [], more: false }, unsigned: true }
    },
  }
}
