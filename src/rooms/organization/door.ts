// The way into `organization`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { organizationActs } from './acts.ts'
import { Account, Agency, Appointment, Breach, DeviceCode, DeviceRevocation, TeamMember } from './records.ts'
import { roles } from './roles.ts'
import { organizationViews } from './views.ts'

export { Account, Agency, Appointment, Breach, DeviceCode, TeamMember } from './records.ts'
export { breachDraft, breachHours, breachReaders, byConcern, countsByClass, type DeviceSeen, deviceWatchers, type Exposed, silentAfterDays, silentDaysOf } from './devices.ts'
export { intakeRoles, roleLabel, rollRoles, roles } from './roles.ts'

export const organization: RoomParts = {
  name: 'organization',
  records: [Account, Appointment, Agency, TeamMember, DeviceCode, DeviceRevocation, Breach],
  acts: organizationActs,
  views: organizationViews,
  timers: [{
    name: 'organization.breachDue', record: Breach, column: 'dueAt',
    when: (row) => row.state === 'terbuka',
    act: (row) => ({ act: 'organization.breachOverdue', input: { breachId: row.id } }),
  }],
  roles,
}
