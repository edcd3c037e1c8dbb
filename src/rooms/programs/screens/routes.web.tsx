// The programmes' screens: the catalogue everybody may search, and what a family may get.
import type { Screens } from '../../../kit/work.web.tsx'

export const screens: Screens = {
  room: 'programs',
  routes: [
    {
      path: '/program',
      title: { id: 'Program bantuan', en: 'Programmes' },
      roles: null,
      nav: { order: 40, icon: 'programme', label: { id: 'Program', en: 'Programmes' }, roles: ['*'] },
      load: () => import('./catalogue.web.tsx'),
    },
  ],
}
