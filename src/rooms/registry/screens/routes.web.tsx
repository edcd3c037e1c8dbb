// The registry's screens: families, people, groups, and the list of whom to see next.
import type { Screens } from '../../../kit/work.web.tsx'
import { namelessReaders } from '../views.ts'

const desk = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head', 'district_supervisor'] as const

export const screens: Screens = {
  room: 'registry',
  routes: [
    {
      path: '/keluarga',
      title: { id: 'Keluarga', en: 'Families' },
      roles: namelessReaders,
      nav: { order: 10, icon: 'family', label: { id: 'Keluarga', en: 'Families' }, roles: desk },
      load: () => import('./households.web.tsx'),
    },
  ],
}
