// The programmes' screens: the catalogue everybody may search, its owners' forms, and what a family may get.
import type { Screens } from '../../../kit/work.web.tsx'
import { publishers } from './words.web.ts'

export const screens: Screens = {
  room: 'programs',
  routes: [
    { path: '/program', title: { id: 'Program bantuan', en: 'Programmes' }, roles: null, nav: { order: 40, icon: 'programme', label: { id: 'Program', en: 'Programmes' }, roles: ['*'] }, load: () => import('./catalogue.web.tsx') },
    { path: '/program/baru', title: { id: 'Terbitkan program', en: 'Publish a programme' }, roles: publishers, load: () => import('./programme-edit.web.tsx') },
    { path: '/program/:id', title: { id: 'Satu program', en: 'One programme' }, roles: null, load: () => import('./programme.web.tsx') },
    { path: '/program/:id/:bagian', title: { id: 'Ubah program', en: 'Change a programme' }, roles: publishers, load: () => import('./programme-edit.web.tsx') },
  ],
  slots: { household: () => import('./household-slot.web.tsx'), person: () => import('./person-slot.web.tsx') },
}
