// Screens of boards: one's own, those of a territory, their legality as a report, and the places without any.
import type { Route } from '../../../kit/work.web.tsx'
import { boardWatchers, boardWorkers } from './board-words.web.ts'

export const boardRoutes: readonly Route[] = [
  { path: '/ipsm', title: { id: 'Kepengurusan IPSM', en: 'IPSM boards' }, roles: null, nav: { order: 47, icon: 'certificate', label: { id: 'IPSM', en: 'IPSM' }, roles: boardWatchers }, load: () => import('./boards.web.tsx') },
  { path: '/ipsm/:place', title: { id: 'Kepengurusan', en: 'Board' }, roles: null, load: () => import('./board.web.tsx') },
  { path: '/ipsm/:place/langkah/:langkah', title: { id: 'Langkah kepengurusan', en: 'Step of a board' }, roles: boardWorkers, load: () => import('./board-step.web.tsx') },
  { path: '/legalitas/:place', title: { id: 'Laporan legalitas', en: 'Legality report' }, roles: null, load: () => import('./board-legality.web.tsx') },
  { path: '/belum-terbentuk/:place', title: { id: 'Belum terbentuk', en: 'Not formed' }, roles: boardWorkers, load: () => import('./board-missing.web.tsx') },
]
