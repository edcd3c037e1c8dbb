// All rooms in their lawful order, and the house made of them. The order is law: a room sees only those before it.
import { buildHouse, type House, type RoomParts } from '../engine/house.ts'
import { settleActs } from '../engine/settle.ts'
import { activities } from '../rooms/activities/door.ts'
import { cases } from '../rooms/cases/door.ts'
import { lists } from '../rooms/lists/door.ts'
import { linkage } from '../rooms/linkage/door.ts'
import { monitoring } from '../rooms/monitoring/door.ts'
import { openWorkViews, organization, psmExitActs } from '../rooms/organization/door.ts'
import { programs } from '../rooms/programs/door.ts'
import { registry } from '../rooms/registry/door.ts'
import { reports } from '../rooms/reports/door.ts'
import { verification } from '../rooms/verification/door.ts'

export const rooms: readonly RoomParts[] = [organization, registry, lists, linkage, reports, verification, programs, cases, activities, monitoring]

/** What knows all rooms: choosing between two writings, and leaving, which asks every room what still lies with a person. */
const settling: RoomParts = { name: 'house', acts: [...settleActs(() => house), ...psmExitActs(() => house)], views: openWorkViews(rooms.flatMap((r) => [...(r.openWork ?? [])])) }

export const house: House = buildHouse([settling, ...rooms])
