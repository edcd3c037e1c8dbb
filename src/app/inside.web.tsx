// What lies behind the door: the house, this person's device over their store, and the workplace. A part of its own, fetched while the PIN is typed.
import { type Device, openDevice } from '../engine/device/device.ts'
import type { Disk, Seal, Signer } from '../engine/device/ports.ts'
import { claimRoom } from '../engine/store.web/disk.web.ts'
import { gzip } from '../engine/store.web/gzip.web.ts'
import { startSyncLoop } from '../engine/sync.web/loop.web.ts'
import { openRoad } from '../engine/sync.web/road.web.ts'
import { release } from './release.web.ts'
import { house } from './rooms.ts'
import { askMe, makeWork, reachAs, type Told, whoOf } from './work-device.web.ts'
import { Workplace } from './workplace.web.tsx'

/** The device of whoever unlocked it. */
const openOwn = ({ disk, seal, signer, deviceId, told }: { disk: Disk; seal: Seal; signer: Signer; deviceId: string; told: Told }): Promise<Device> =>
  openDevice({
    house, disk, seal, signer, squeeze: gzip, who: whoOf(told), clock: { now: () => Date.now() },
    road: openRoad({ device: deviceId, signer }),
    app: release,
    room: claimRoom,
    teamsFrom: (store, who, now) => seatsOf(store, who.person, now),
  })

/** Seats in case teams that this device itself knows of: a case opened here without a signal. */
function seatsOf(store: Device['store'], person: string | null, now: string): string[] {
  const record = house.records.get('teamMember')
  if (!record || !person) return []
  return store.where(record, { personId: person }).filter((s) => !s.until || String(s.until) > now).map((s) => String(s.teamId))
}

export const inside = { openOwn, askMe, makeWork, reachAs, startSyncLoop, whoOf, Workplace }
