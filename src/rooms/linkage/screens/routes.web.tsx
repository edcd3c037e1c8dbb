// The review's screens, and what it adds: asking before somebody is written down, doubles on a person's page, what waits.
import type { Screens } from '../../../kit/work.web.tsx'
import { readers } from '../../registry/door.ts'
import { deciders } from '../rules.ts'

export const screens: Screens = {
  room: 'linkage',
  routes: [
    { path: '/padanan', title: { id: 'Padanan data', en: 'Likely pairs' }, roles: deciders, nav: { order: 46, icon: 'duplicate', label: { id: 'Padanan', en: 'Pairs' }, roles: deciders }, load: () => import('./pairs.web.tsx') },
    { path: '/padanan/:id', title: { id: 'Orang yang sama?', en: 'The same person?' }, roles: readers, load: () => import('./pair.web.tsx') },
  ],
  slots: { likelySame: () => import('./alike.web.tsx'), person: () => import('./person-slot.web.tsx'), today: () => import('./today.web.tsx') },
}
