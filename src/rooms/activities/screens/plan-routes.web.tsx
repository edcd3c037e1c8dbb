// Screens of the programme of work, and of what IPSM finds at services.
import type { Route } from '../../../kit/work.web.tsx'
import { planRoles } from '../plan-flow.ts'

const lookers = ['psm', 'puskesos_koord', 'puskesos_fo', 'puskesos_bo', 'village_operator', 'village_head', 'district_supervisor', 'dinsos_verifier', 'dinsos_head', 'kepala_daerah', 'auditor'] as const
const all = [...planRoles, ...lookers]
const owners = ['opd_owner'] as const

export const planRoutes: readonly Route[] = [
  { path: '/program-kerja', title: { id: 'Program kerja', en: 'Programme of work' }, roles: all, nav: { order: 47, icon: 'clipboardList', label: { id: 'Program kerja', en: 'Programme' }, roles: planRoles }, load: () => import('./plans.web.tsx') },
  { path: '/program-kerja/:id', title: { id: 'Satu program kerja', en: 'One programme' }, roles: all, load: () => import('./plan.web.tsx') },
  { path: '/program-kerja/:id/:butir', title: { id: 'Butir program kerja', en: 'Item of the programme' }, roles: all, load: () => import('./plan-item.web.tsx') },
  { path: '/pemantauan', title: { id: 'Pemantauan layanan', en: 'Monitoring of services' }, roles: all, load: () => import('./service-visits.web.tsx') },
  { path: '/pemantauan/baru', title: { id: 'Catat kunjungan', en: 'Record a visit' }, roles: planRoles, load: () => import('./service-visit-new.web.tsx') },
  { path: '/pemantauan/instrumen', title: { id: 'Instrumen pemantauan', en: 'Monitoring instrument' }, roles: planRoles, load: () => import('./instruments.web.tsx') },
  { path: '/pemantauan/:id', title: { id: 'Satu kunjungan', en: 'One visit' }, roles: all, load: () => import('./service-visit.web.tsx') },
  { path: '/temuan', title: { id: 'Temuan IPSM', en: 'Findings of IPSM' }, roles: [...owners, ...all], nav: { order: 31, icon: 'flag', label: { id: 'Temuan', en: 'Findings' }, roles: owners }, load: () => import('./findings.web.tsx') },
  { path: '/temuan/:id', title: { id: 'Satu temuan', en: 'One finding' }, roles: [...owners, ...all], load: () => import('./finding.web.tsx') },
]
