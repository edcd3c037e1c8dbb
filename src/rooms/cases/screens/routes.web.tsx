// The screens of `cases`: the cases of a person and a place, one case from beginning to end, and the receiver's desk of referrals.
import type { Screens } from '../../../kit/work.web.tsx'

const workers = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer'] as const
const supervisors = ['district_supervisor', 'dinsos_verifier', 'dinsos_head'] as const
/** Whoever may hold a seat in a team can open the case, whatever their post. */
const readers = [...workers, ...supervisors, 'urc_crew', 'village_head', 'opd_owner'] as const
const desks = [...workers, ...supervisors, 'urc_crew', 'village_head'] as const

export const screens: Screens = {
  room: 'cases',
  routes: [
    { path: '/kasus', title: { id: 'Kasus', en: 'Cases' }, roles: readers, nav: { order: 30, icon: 'case', label: { id: 'Kasus', en: 'Cases' }, roles: desks }, load: () => import('./cases.web.tsx') },
  ],
}
