// Our page: the real vault, disk, road and device; enrolled with a device code, locked with a PIN, everything sealed.
import { house } from '../src/app/rooms.ts'
import { askMe, type Told, whoOf } from '../src/app/work-device.web.ts'
import { rowsOfSums } from '../src/engine/counter.ts'
import { openDevice, type Device } from '../src/engine/device/device.ts'
import { keep, recall } from '../src/engine/device/keepsake.ts'
import { claimRoom, openBrowserDisk } from '../src/engine/store.web/disk.web.ts'
import { gzip } from '../src/engine/store.web/gzip.web.ts'
import { makeDeviceKeys, openVault, type Unlocked } from '../src/engine/store.web/vault.web.ts'
import { openRoad } from '../src/engine/sync.web/road.web.ts'
import { enrol } from '../src/engine/sync.web/session.web.ts'
import { TeamMember } from '../src/rooms/organization/door.ts'
import { Household, Person } from '../src/rooms/registry/door.ts'
import { answeredRight, timed, type Answers, type Side } from './sync-ask.web.ts'

export interface OurSide extends Side {
  /** Hands the device over; the person's part, before anything is measured. */
  enrol(code: string, pin: string): Promise<void>
  /** After a restart of the browser: the PIN is typed. */
  unlock(pin: string): Promise<number>
}

declare global {
  interface Window {
    bench: OurSide
  }
}

let unlocked: Unlocked | null = null
let told: Told | null = null
let device: Device | null = null
const open = (): Device => device as Device

/** As the app opens it. */
async function start(): Promise<void> {
  const { seal, signer, person, device: id } = unlocked as Unlocked
  const disk = await openBrowserDisk(person)
  told ??= (await recall(disk, seal, 'me')) as Told
  device = await openDevice({
    house, disk, seal, signer, squeeze: gzip, who: whoOf(told), clock: { now: () => Date.now() },
    road: openRoad({ device: id, signer }), app: 'ukur', room: claimRoom,
    teamsFrom: (store, who, now) => store.where(TeamMember, { personId: who.person }).filter((s) => !s.until || s.until > now).map((s) => String(s.teamId)),
  })
  await device.learnKeys(told.keys ?? [])
}

const place = (): string => (told as Told).posts[0]?.place as string

const answers: Answers = {
  nameOf: async (id) => open().store.get(Person, id)?.name ?? undefined,
  async peopleNamed(q) {
    // The screen's own list: sorted, with the family beside each, as far as this person may see.
    const list = open().run('registry.persons', { place: place(), q })
    if (!list.ok) throw new Error('the list was refused')
    return list.rows.length
  },
  async groups() {
    // All of the house's counters at once, as the pictures show them; one of them was asked for.
    const groups: { [rtlh: string]: number } = {}
    for (const row of rowsOfSums(open().count(place()))) if (row.name === 'household.rtlh') groups[row.key] = (groups[row.key] ?? 0) + row.n
    return groups
  },
}

window.bench = {
  async enrol(code, pin) {
    const keys = await makeDeviceKeys()
    const met = await enrol(code, keys.publicKey, 'ukur')
    if (met.kind !== 'ok') throw new Error(`the code was not taken: ${met.kind}`)
    const vault = await openVault()
    unlocked = (await vault.admit({ ...met.answer, name: 'Ukur' }, keys, pin)).unlocked
    const me = await askMe(unlocked.device, unlocked.signer)
    if (me === null || me === 'signIn') throw new Error('the server does not say who this is')
    told = me
    const disk = await openBrowserDisk(unlocked.person)
    await keep(disk, unlocked.seal, 'me', told)
    await disk.close()
  },
  async unlock(pin) {
    const began = performance.now()
    const vault = await openVault()
    const [here] = await vault.people()
    const tried = await vault.unlock(here?.person ?? '', pin)
    if (!tried.ok) throw new Error(`the PIN opens nothing: ${tried.why}`)
    unlocked = tried.unlocked
    return performance.now() - began
  },
  async first(q) {
    const began = performance.now()
    await start()
    const report = await open().sync()
    if (report.problem) throw new Error(`the sync stopped: ${JSON.stringify(report.problem)}`)
    const storedMs = performance.now() - began
    await answeredRight(answers, q)
    return { storedMs, readyMs: performance.now() - began }
  },
  async again(q) {
    const began = performance.now()
    await start()
    await answeredRight(answers, q)
    return { readyMs: performance.now() - began }
  },
  ask: (q) => timed(answers, q),
  async edit(q) {
    for (const { id } of q.edits) {
      const { address } = open().store.get(Household, id) ?? {}
      const done = await open().perform('registry.editHousehold', { id, address: `${address} A`, was: { address } }, place())
      if (!done.ok) throw new Error(`an edit was refused: ${done.refusal.code}`)
    }
    return open().status().unsent
  },
  async push() {
    const began = performance.now()
    const all = new Promise<number>((resolve) => {
      const stop = open().onChange(() => {
        if (open().status().unsent > 0) return
        stop()
        resolve(performance.now() - began)
      })
    })
    const syncing = open().sync().then((report) => {
      if (report.problem) throw new Error(`the sync stopped: ${JSON.stringify(report.problem)}`)
      return performance.now() - began
    })
    const ms = await Promise.race([all, syncing])
    await syncing
    const entries = open().outbox()
    if (entries.some((e) => e.state === 'refused' || e.state === 'proposed')) throw new Error('an edit came back')
    return { ms, over: open().status().unsent === 0 }
  },
}
