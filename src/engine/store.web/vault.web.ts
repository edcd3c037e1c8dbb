// Who uses this phone: one lock, one key pair and one store per person, for phones are shared.
// The data key is random; the PIN only wraps it. A second wrapping opens with a share that the server gives back after a
// new device code: ten wrong PINs throw the first wrapping away and nothing else, so no unsent note is lost.
import { base64url, fromBase64url, importDataKey, sealWith, signWith } from '../device/crypto.ts'
import type { Bytes, Seal, Signer } from '../device/ports.ts'
import type { PublishedKey } from '../wire.ts'
import { diskName, openBrowserDisk } from './disk.web.ts'
import { asked, openDb, removeDb, writing } from './idb.web.ts'
import { lockWithPin, openWithPin, type PinLock, unwrapWith, wrapWith } from './pin.web.ts'

export const mostWrongPins = 10

/** A device's key pair: the private half never leaves the browser. */
export interface DeviceKeys {
  pair: CryptoKeyPair
  /** SPKI, base64: what the server is told. */
  publicKey: string
}

export interface PersonHere {
  person: string
  name: string
  device: string
  wrongPins: number
  /** Only a new device code opens it again. */
  locked: boolean
  lastOpenedAt: string
}

interface Kept {
  person: string
  name: string
  device: string
  pair: CryptoKeyPair
  publicKey: string
  pin: PinLock | null
  recovery: Bytes
  wrongPins: number
  lastOpenedAt: string
  /** Keys of the server as trusted by this device; not secret, and needed while it is locked. */
  serverKeys?: readonly PublishedKey[]
}

/** What rings at the server for somebody whose store is locked. */
export interface Doorbell {
  person: string
  name: string
  device: string
  signer: Signer
  keys: readonly PublishedKey[]
}

export interface Unlocked {
  person: string
  device: string
  seal: Seal
  signer: Signer
}

export type Unlocking =
  | { ok: true; unlocked: Unlocked }
  | { ok: false; why: 'wrong'; triesLeft: number }
  | { ok: false; why: 'locked' | 'unknown' }

export interface Vault {
  people(): Promise<PersonHere[]>
  /**
   * After a device code. `share` goes to the server, which keeps it for the day the PIN is forgotten.
   * Throws UnsentHere when an earlier store of this person still holds notes; `replace` gives those up.
   */
  admit(
    who: { person: string; name: string; device: string },
    keys: DeviceKeys,
    pin: string,
    options?: { replace?: boolean },
  ): Promise<{ unlocked: Unlocked; share: string }>
  unlock(person: string, pin: string): Promise<Unlocking>
  /** A new device code for somebody whose store lies here: the same data under a new PIN, device and key pair. Null: the share does not fit. */
  readmit(
    who: { person: string; device: string },
    keys: DeviceKeys,
    pin: string,
    share: string,
  ): Promise<Unlocked | null>
  /** The server no longer knows the device, the PIN is known: the same data and PIN under a new device and key pair. */
  rebind(who: { person: string; device: string }, keys: DeviceKeys, pin: string): Promise<Unlocking>
  changePin(person: string, old: string, pin: string): Promise<Unlocking>
  doorbells(): Promise<Doorbell[]>
  /** The server's keys this device trusts, laid beside the lock. */
  pinKeys(person: string, device: string, keys: readonly PublishedKey[]): Promise<void>
  /** Lock, keys and store of a person, for good. */
  remove(person: string): Promise<void>
}

/** A store of this person lies here with notes that were never sent; it opens with the old PIN, or with the share. */
export class UnsentHere extends Error {
  override name = 'UnsentHere'
  readonly unsent: number
  constructor(unsent: number) {
    super(`${unsent} unsent notes of this person lie on this device`)
    this.unsent = unsent
  }
}

export async function makeDeviceKeys(): Promise<DeviceKeys> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  return { pair, publicKey: btoa(String.fromCharCode(...spki)) }
}

export async function openVault(): Promise<Vault> {
  const db = await openDb('guyub-people', ['people'])
  const find = async (person: string) =>
    (await asked(db.transaction('people').objectStore('people').get(person))) as Kept | undefined
  const store = (kept: Kept) => writing(db, 'people', tx => tx.objectStore('people').put(kept, kept.person))
  const now = () => new Date().toISOString()

  async function unlocked(kept: Kept, dataKey: Bytes): Promise<Unlocked> {
    return {
      person: kept.person,
      device: kept.device,
      seal: sealWith(await importDataKey(dataKey)),
      signer: signWith(kept.pair.privateKey),
    }
  }

  /** The try is counted before it is judged: a phone switched off in between has used it. */
  async function tryPin(
    person: string,
    pin: string,
  ): Promise<{ kept: Kept; dataKey: Bytes } | Exclude<Unlocking, { ok: true }>> {
    const kept = await find(person)
    if (!kept) return { ok: false, why: 'unknown' }
    if (!kept.pin) return { ok: false, why: 'locked' }
    const wrongPins = kept.wrongPins + 1
    await store({ ...kept, wrongPins })
    const dataKey = await openWithPin(pin, kept.pin)
    if (dataKey) {
      const open = { ...kept, wrongPins: 0, lastOpenedAt: now() }
      await store(open)
      return { kept: open, dataKey }
    }
    if (wrongPins < mostWrongPins) return { ok: false, why: 'wrong', triesLeft: mostWrongPins - wrongPins }
    await store({ ...kept, wrongPins, pin: null })
    return { ok: false, why: 'locked' }
  }

  /** A new data key does not open an old store: make room for a new one, but never over unsent notes unasked. */
  async function clear(person: string, evenUnsent: boolean): Promise<void> {
    const disk = await openBrowserDisk(person)
    const unsent = (await disk.keys('outbox')).length
    if (unsent > 0 && !evenUnsent) {
      await disk.close()
      throw new UnsentHere(unsent)
    }
    await disk.wipe()
  }

  return {
    async people() {
      const all = (await asked(db.transaction('people').objectStore('people').getAll())) as Kept[]
      return all
        .map(({ person, name, device, wrongPins, pin, lastOpenedAt }) => ({
          person,
          name,
          device,
          wrongPins,
          locked: pin === null,
          lastOpenedAt,
        }))
        .sort((a, b) => (a.lastOpenedAt < b.lastOpenedAt ? 1 : -1))
    },

    async admit({ person, name, device }, keys, pin, { replace = false } = {}) {
      if (await find(person)) await clear(person, replace)
      const dataKey = crypto.getRandomValues(new Uint8Array(32))
      const share = crypto.getRandomValues(new Uint8Array(32))
      const kept: Kept = {
        person,
        name,
        device,
        ...keys,
        wrongPins: 0,
        lastOpenedAt: now(),
        pin: await lockWithPin(pin, dataKey),
        recovery: await wrapWith(await importDataKey(share), dataKey),
      }
      await store(kept)
      return { unlocked: await unlocked(kept, dataKey), share: base64url(share) }
    },

    async unlock(person, pin) {
      const tried = await tryPin(person, pin)
      return 'ok' in tried ? tried : { ok: true, unlocked: await unlocked(tried.kept, tried.dataKey) }
    },

    async readmit({ person, device }, keys, pin, share) {
      const kept = await find(person)
      const dataKey = kept ? await unwrapWith(await importDataKey(fromBase64url(share)), kept.recovery) : null
      if (!kept || !dataKey) return null
      const again: Kept = {
        ...kept,
        ...keys,
        device,
        pin: await lockWithPin(pin, dataKey),
        wrongPins: 0,
        lastOpenedAt: now(),
      }
      await store(again)
      return unlocked(again, dataKey)
    },

    async rebind({ person, device }, keys, pin) {
      const tried = await tryPin(person, pin)
      if ('ok' in tried) return tried
      const kept = { ...tried.kept, ...keys, device }
      await store(kept)
      return { ok: true, unlocked: await unlocked(kept, tried.dataKey) }
    },

    async changePin(person, old, pin) {
      const tried = await tryPin(person, old)
      if ('ok' in tried) return tried
      const kept = { ...tried.kept, pin: await lockWithPin(pin, tried.dataKey) }
      await store(kept)
      return { ok: true, unlocked: await unlocked(kept, tried.dataKey) }
    },

    async doorbells() {
      const all = (await asked(db.transaction('people').objectStore('people').getAll())) as Kept[]
      return all.map(({ person, name, device, pair, serverKeys }) => ({ person, name, device, signer: signWith(pair.privateKey), keys: serverKeys ?? [] }))
    },

    async pinKeys(person, device, keys) {
      const kept = await find(person)
      if (!kept || kept.device !== device || JSON.stringify(kept.serverKeys ?? []) === JSON.stringify(keys)) return
      await store({ ...kept, serverKeys: keys })
    },

    async remove(person) {
      await removeDb(diskName(person))
      await writing(db, 'people', tx => tx.objectStore('people').delete(person))
    },
  }
}
