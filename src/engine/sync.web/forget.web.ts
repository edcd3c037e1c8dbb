// A revoked phone forgets: also while it is locked, for its key for signing lies unwrapped beside the lock. Only the server's signed order counts.
import { wipeOrder } from '../receipt.ts'
import type { Forgotten } from '../device/farewell.ts'
import type { Vault } from '../store.web/vault.web.ts'
import { wipedText } from '../wire.ts'
import { standing, tellWiped } from './session.web.ts'

/** Whoever was revoked because their post ended may open once more, to hand over what is unsent. Not for ever: what lies there is sealed, and is then removed. */
const lastDays = 14
const untoldKey = 'guyub-wiped'

export interface Removed {
  person: string
  name: string
  why: 'lost' | 'ended'
}

/** Lock, keys, store: everything of a person on this phone. What other people keep here stays. */
export async function forgetPerson(vault: Vault, person: string, forgotten: Pick<Forgotten, 'device' | 'sig'>): Promise<void> {
  if (forgotten.sig) keepUntold([...untold(), { device: forgotten.device, sig: forgotten.sig }])
  await vault.remove(person)
  await confirmWiped()
}

/** Asks for everybody who is locked here whether their device was revoked, and obeys. Names those who are gone now. */
export async function obeyWhileLocked(vault: Vault, now = Date.now()): Promise<Removed[]> {
  const gone: Removed[] = []
  for (const { person, name, device, signer, keys } of await vault.doorbells()) {
    const met = await standing(device, signer)
    if (met.kind === 'away' || met.kind === 'busy') break
    const order = met.kind === 'revoked' ? await wipeOrder(met.order, device, keys) : null
    if (!order) continue
    if (order.why === 'ended' && now - Date.parse(order.at) < lastDays * 86_400_000) continue
    const sig = await signer.sign(new TextEncoder().encode(wipedText(device, order.at)))
    await forgetPerson(vault, person, { device, sig })
    gone.push({ person, name, why: order.why })
  }
  await confirmWiped()
  return gone
}

/** The server hears that it happened, when there is a signal: the console then says «sudah terhapus». */
export async function confirmWiped(): Promise<void> {
  const left: Untold[] = []
  for (const one of untold()) {
    const met = await tellWiped(one.device, one.sig)
    if (met.kind === 'away' || met.kind === 'busy') left.push(one)
  }
  keepUntold(left)
}

interface Untold {
  device: string
  sig: string
}

function untold(): Untold[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(untoldKey) ?? '[]')
    return Array.isArray(kept) ? (kept as Untold[]) : []
  } catch {
    // Not ours, or storage is closed to us: nothing is owed then.
    return []
  }
}

function keepUntold(list: readonly Untold[]): void {
  if (list.length === 0) localStorage.removeItem(untoldKey)
  else localStorage.setItem(untoldKey, JSON.stringify(list))
}
