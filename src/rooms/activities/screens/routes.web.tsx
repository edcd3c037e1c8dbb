// The screens of `activities`: a PSM's log, the month that grows out of it, and who acknowledges it.
import type { Screens } from '../../../kit/work.web.tsx'
import { lookers } from '../posts.ts'
import { planRoutes } from './plan-routes.web.tsx'

const psm = ['psm'] as const
const inNav = ['psm', 'village_head', 'ipsm_board_local', 'ipsm_board_city', 'dinsos_head', 'dinsos_verifier', 'district_supervisor'] as const

// The more particular path stands before the one with a free end.
export const screens: Screens = {
  room: 'activities',
  routes: [
    { path: '/kegiatan', title: { id: 'Kegiatan', en: 'Activities' }, roles: lookers, nav: { order: 35, icon: 'clipboardList', label: { id: 'Kegiatan', en: 'Activities' }, roles: inNav }, load: () => import('./log.web.tsx') },
    { path: '/kegiatan/baru', title: { id: 'Catat kegiatan', en: 'Note an activity' }, roles: psm, load: () => import('./note.web.tsx') },
    { path: '/kegiatan/:id', title: { id: 'Satu kegiatan', en: 'One activity' }, roles: lookers, load: () => import('./one.web.tsx') },
    { path: '/kegiatan/:id/ubah', title: { id: 'Perbaiki kegiatan', en: 'Mend an activity' }, roles: psm, load: () => import('./note.web.tsx') },
    { path: '/laporan-bulanan', title: { id: 'Laporan bulanan', en: 'Monthly reports' }, roles: lookers, nav: { order: 36, icon: 'calendar', label: { id: 'Bulanan', en: 'Monthly' }, roles: inNav }, load: () => import('./months.web.tsx') },
    { path: '/laporan-bulanan/bulan/:month', title: { id: 'Laporan bulan ini', en: 'This month’s report' }, roles: psm, load: () => import('./month.web.tsx') },
    { path: '/laporan-bulanan/bulan/:month/kirim', title: { id: 'Tanda tangani dan kirim', en: 'Sign and send' }, roles: psm, load: () => import('./send.web.tsx') },
    { path: '/laporan-bulanan/:id', title: { id: 'Satu laporan bulanan', en: 'One monthly report' }, roles: lookers, load: () => import('./report.web.tsx') },
    ...planRoutes,
  ],
  slots: { today: () => import('./today.web.tsx') },
}
