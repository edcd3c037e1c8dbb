// Screens of a place's strength: what there is at all, how well members cover it, pillars, Puskesos, and its population.
import type { Route } from '../../../kit/work.web.tsx'
import { factKeepers, kindKeepers, pillarKeepers, puskesosKeepers } from '../pillar-acts.ts'

const villagers = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head'] as const
const above = ['district_supervisor', 'dinsos_verifier', 'dinsos_head', 'pekerja_sosial', 'kepala_daerah', 'opd_owner', 'auditor', 'dpo', 'admin', 'ipsm_board_local', 'ipsm_board_city'] as const
const readers = [...villagers, ...above]
const numbers = [...readers, 'ipsm_board_province', 'province_office', 'donor'] as const

// The more particular path stands before the one with a free end.
export const pillarRoutes: readonly Route[] = [
  { path: '/kekuatan', title: { id: 'Kekuatan wilayah', en: 'Strength of the place' }, roles: numbers, nav: { order: 44, icon: 'handshake', label: { id: 'Kekuatan', en: 'Strength' }, roles: numbers }, load: () => import('./strength.web.tsx') },
  { path: '/kekuatan/:place', title: { id: 'Kekuatan wilayah', en: 'Strength of the place' }, roles: numbers, load: () => import('./strength.web.tsx') },
  { path: '/cakupan', title: { id: 'Cakupan PSM', en: 'Coverage by members' }, roles: numbers, load: () => import('./coverage.web.tsx') },
  { path: '/cakupan/:place', title: { id: 'Cakupan PSM', en: 'Coverage by members' }, roles: numbers, load: () => import('./coverage.web.tsx') },
  { path: '/pilar', title: { id: 'Pilar sosial', en: 'Social pillars' }, roles: readers, load: () => import('./pillars.web.tsx') },
  { path: '/pilar/baru', title: { id: 'Catat pilar', en: 'Record a pillar' }, roles: pillarKeepers, load: () => import('./pillar-new.web.tsx') },
  { path: '/pilar/jenis', title: { id: 'Jenis pilar', en: 'Kinds of pillar' }, roles: [...kindKeepers, 'dinsos_verifier'], load: () => import('./pillar-kinds.web.tsx') },
  { path: '/pilar/:id', title: { id: 'Satu pilar', en: 'One pillar' }, roles: readers, load: () => import('./pillar.web.tsx') },
  { path: '/puskesos', title: { id: 'Puskesos', en: 'Puskesos' }, roles: readers, load: () => import('./puskesos.web.tsx') },
  { path: '/puskesos/:place', title: { id: 'Puskesos', en: 'Puskesos' }, roles: readers, load: () => import('./puskesos.web.tsx') },
  { path: '/puskesos/:place/catat', title: { id: 'Catat Puskesos', en: 'Record the Puskesos' }, roles: puskesosKeepers, load: () => import('./puskesos-edit.web.tsx') },
  { path: '/penduduk', title: { id: 'Jumlah penduduk', en: 'Population' }, roles: factKeepers, load: () => import('./population.web.tsx') },
]
