// The screens of the association: members, boards, pillars; and what waits on me of them, for the first page.
import type { Screens } from '../../../kit/work.web.tsx'
import { boardRoutes } from './board-routes.web.tsx'
import { pillarRoutes } from './pillar-routes.web.tsx'
import { psmRoutes } from './psm-routes.web.tsx'

export const screens: Screens = {
  room: 'organization',
  routes: [...psmRoutes, ...boardRoutes, ...pillarRoutes],
  slots: { today: () => import('./today.web.tsx') },
}
