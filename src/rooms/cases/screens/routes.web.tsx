// The screens of `cases`: the cases of a person and a place, one case from beginning to end, and the receiver's desk of referrals.
import type { Screens } from '../../../kit/work.web.tsx'

const workers = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer'] as const
const supervisors = ['district_supervisor', 'dinsos_verifier', 'dinsos_head'] as const
const desks = [...workers, ...supervisors, 'urc_crew', 'village_head'] as const
/** Whoever may hold a seat in a team can open the case, whatever their post. */
const readers = [...desks, 'opd_owner'] as const
const receivers = ['opd_owner'] as const

// The more particular path stands before the one with a free end.
export const screens: Screens = {
  room: 'cases',
  routes: [
    { path: '/kasus', title: { id: 'Kasus', en: 'Cases' }, roles: readers, nav: { order: 30, icon: 'case', label: { id: 'Kasus', en: 'Cases' }, roles: desks }, load: () => import('./cases.web.tsx') },
    { path: '/kasus/baru', title: { id: 'Buka kasus', en: 'Open a case' }, roles: workers, load: () => import('./case-new.web.tsx') },
    { path: '/kasus/:id', title: { id: 'Satu kasus', en: 'One case' }, roles: readers, load: () => import('./case.web.tsx') },
    { path: '/kasus/:id/:langkah', title: { id: 'Langkah kasus', en: 'A step of the case' }, roles: readers, load: () => import('./step.web.tsx') },
    { path: '/rujukan', title: { id: 'Rujukan masuk', en: 'Referrals received' }, roles: receivers, nav: { order: 30, icon: 'inbox', label: { id: 'Rujukan', en: 'Referrals' }, roles: receivers }, load: () => import('./slips.web.tsx') },
    { path: '/rujukan/:id', title: { id: 'Satu rujukan', en: 'One referral' }, roles: receivers, load: () => import('./slip.web.tsx') },
  ],
  slots: {
    today: () => import('./today.web.tsx'),
    report: () => import('./report-slot.web.tsx'),
    household: () => import('./household-slot.web.tsx'),
    person: () => import('./person-slot.web.tsx'),
    community: () => import('./community-slot.web.tsx'),
  },
}
