// The screens of reports: the list, telling for somebody else, one report; and what waits on me of them, for the first page.
import type { Screens } from '../../../kit/work.web.tsx'
import { writerRoles } from '../acts-send.ts'
import { listRoles } from './lists.web.ts'

export const screens: Screens = {
  room: 'reports',
  routes: [
    {
      path: '/laporan',
      title: { id: 'Laporan', en: 'Reports' },
      roles: listRoles,
      nav: { order: 20, icon: 'report', label: { id: 'Laporan', en: 'Reports' }, roles: listRoles },
      load: () => import('./list.web.tsx'),
    },
    { path: '/laporan/baru', title: { id: 'Tulis laporan', en: 'Write a report' }, roles: writerRoles, load: () => import('./new.web.tsx') },
    { path: '/laporan/:id', title: { id: 'Laporan', en: 'Report' }, roles: listRoles, load: () => import('./one.web.tsx') },
  ],
  slots: { today: () => import('./today.web.tsx') },
}
