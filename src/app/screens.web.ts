// The screens of all rooms, gathered in the rooms' order, and the app's own.
import type { Route, Screens } from '../kit/work.web.tsx'
import { screens as activities } from '../rooms/activities/screens/routes.web.tsx'
import { screens as cases } from '../rooms/cases/screens/routes.web.tsx'
import { screens as lists } from '../rooms/lists/screens/routes.web.tsx'
import { screens as linkage } from '../rooms/linkage/screens/routes.web.tsx'
import { screens as monitoring } from '../rooms/monitoring/screens/routes.web.tsx'
import { screens as organization } from '../rooms/organization/screens/routes.web.tsx'
import { screens as programs } from '../rooms/programs/screens/routes.web.tsx'
import { screens as registry } from '../rooms/registry/screens/routes.web.tsx'
import { screens as reports } from '../rooms/reports/screens/routes.web.tsx'
import { screens as verification } from '../rooms/verification/screens/routes.web.tsx'
import { breachReaders, deviceWatchers } from '../rooms/organization/door.ts'
import { settlerRoles } from './settlers.ts'

const keepers = ['admin', 'dinsos_head'] as const
const listers = ['dinsos_verifier', 'dinsos_head', 'admin'] as const
const handers = ['psm', 'puskesos_koord', 'village_head', 'dinsos_verifier', 'dinsos_head', 'ipsm_board_local', 'ipsm_board_city'] as const

const own: Screens = {
  room: 'app',
  routes: [
    { path: '/', title: { id: 'Hari ini', en: 'Today' }, roles: null, nav: { order: 0, icon: 'home', label: { id: 'Hari ini', en: 'Today' }, roles: ['*'] }, load: () => import('./screens/today.web.tsx') },
    { path: '/belum-terkirim', title: { id: 'Belum terkirim', en: 'Unsent' }, roles: null, load: () => import('./screens/outbox.web.tsx') },
    { path: '/dua-tulisan', title: { id: 'Dua orang menulis', en: 'Two people wrote' }, roles: settlerRoles, load: () => import('./screens/choices.web.tsx') },
    { path: '/titipan', title: { id: 'Titipan', en: 'Left for you' }, roles: settlerRoles, load: () => import('./screens/left-for-you.web.tsx') },
    { path: '/terkirim', title: { id: 'Diterima server', en: 'Received by the server' }, roles: null, load: () => import('./screens/sent.web.tsx') },
    { path: '/bukti', title: { id: 'Periksa bukti terima', en: 'Check a receipt' }, roles: null, load: () => import('./screens/receipt-check.web.tsx') },
    { path: '/perangkat', title: { id: 'Perangkat', en: 'Devices' }, roles: deviceWatchers, nav: { order: 61, icon: 'device', label: { id: 'Perangkat', en: 'Devices' }, roles: deviceWatchers }, load: () => import('./screens/devices.web.tsx') },
    { path: '/perangkat/:id', title: { id: 'Perangkat', en: 'Device' }, roles: deviceWatchers, load: () => import('./screens/device.web.tsx') },
    { path: '/kegagalan-data', title: { id: 'Kegagalan pelindungan data', en: 'Data breaches' }, roles: [...breachReaders, 'auditor'], load: () => import('./screens/breaches.web.tsx') },
    { path: '/kegagalan-data/:id', title: { id: 'Kegagalan pelindungan data', en: 'Data breach' }, roles: breachReaders, load: () => import('./screens/breach.web.tsx') },
    { path: '/profil', title: { id: 'Profil', en: 'Profile' }, roles: null, nav: { order: 90, icon: 'person', label: { id: 'Profil', en: 'Profile' }, roles: ['*'] }, load: () => import('./screens/profile.web.tsx') },
    { path: '/orang-dan-tugas', title: { id: 'Orang dan tugas', en: 'People and posts' }, roles: keepers, nav: { order: 60, icon: 'people', label: { id: 'Orang', en: 'People' }, roles: keepers }, load: () => import('./screens/people.web.tsx') },
    { path: '/anggota/impor', title: { id: 'Daftar anggota lama', en: 'Existing member list' }, roles: listers, load: () => import('./screens/member-import.web.tsx') },
    { path: '/serah-terima/:id', title: { id: 'Serah terima', en: 'Handing over' }, roles: handers, load: () => import('./screens/handover.web.tsx') },
    { path: '/tentang', title: { id: 'Tentang Guyub', en: 'About Guyub' }, roles: null, load: () => import('./screens/about.web.tsx') },
  ],
  // Where two people wrote differently stands on the page of what they wrote about, first of all.
  slots: { choices: () => import('./screens/choices-slot.web.tsx') },
}

export const allScreens: readonly Screens[] = [own, organization, registry, lists, linkage, reports, verification, programs, cases, activities, monitoring]

export const allRoutes: readonly Route[] = allScreens.flatMap((s) => s.routes)

/** What rooms add to one slot, in the rooms' order. */
export const slotParts = (name: string): { room: string; load: () => Promise<{ default: (props: never) => unknown }> }[] =>
  allScreens.flatMap((s) => (s.slots?.[name] ? [{ room: s.room, load: s.slots[name] }] : []))
