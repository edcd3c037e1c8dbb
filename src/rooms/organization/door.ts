// The way into `organization`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { organizationActs } from './acts.ts'
import { Account, Agency, Appointment, DeviceCode, DeviceRevocation, TeamMember } from './records.ts'
import { roles } from './roles.ts'
import { organizationViews } from './views.ts'

export { Account, Agency, Appointment, TeamMember } from './records.ts'
export { intakeRoles, roleLabel, roles } from './roles.ts'

export const organization: RoomParts = {
  name: 'organization',
  records: [Account, Appointment, Agency, TeamMember, DeviceCode, DeviceRevocation],
  acts: organizationActs,
  views: organizationViews,
  roles,
}
