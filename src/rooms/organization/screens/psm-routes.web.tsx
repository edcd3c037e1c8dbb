// The screens of members: lists, one member, writing down an application, cards, the regency's rules. (An existing list comes in by a screen of the app, which knows the model of the linkage room.)
import type { Route } from '../../../kit/work.web.tsx'
import { paperRoles } from '../psm-acts-join.ts'

export const memberReaders: readonly string[] = [
  'ipsm_board_local', 'ipsm_board_city', 'village_head', 'puskesos_koord', 'puskesos_fo', 'puskesos_bo', 'village_operator', 'district_supervisor', 'dinsos_verifier', 'dinsos_head', 'psm', 'admin', 'kepala_daerah', 'auditor',
]
const navRoles: readonly string[] = ['ipsm_board_local', 'ipsm_board_city', 'village_head', 'dinsos_verifier', 'dinsos_head', 'admin']
const printers: readonly string[] = ['ipsm_board_local', 'ipsm_board_city', 'dinsos_verifier']

export const psmRoutes: readonly Route[] = [
  { path: '/anggota', title: { id: 'Anggota PSM', en: 'Members' }, roles: memberReaders, nav: { order: 45, icon: 'people', label: { id: 'Anggota', en: 'Members' }, roles: navRoles }, load: () => import('./psm-list.web.tsx') },
  { path: '/anggota/baru', title: { id: 'Tulis permohonan', en: 'Write down an application' }, roles: paperRoles, load: () => import('./psm-new.web.tsx') },
  { path: '/anggota/kartu', title: { id: 'Cetak KTA', en: 'Print cards' }, roles: printers, load: () => import('./psm-cards.web.tsx') },
  { path: '/anggota/aturan', title: { id: 'Aturan keanggotaan', en: 'Rules of membership' }, roles: ['dinsos_head', 'admin'], load: () => import('./psm-rules.web.tsx') },
  { path: '/anggota/saya', title: { id: 'Keanggotaan saya', en: 'My membership' }, roles: ['psm'], nav: { order: 46, icon: 'id', label: { id: 'Kartu saya', en: 'My card' }, roles: ['psm'] }, load: () => import('./psm-mine.web.tsx') },
  { path: '/anggota/:id', title: { id: 'Anggota', en: 'Member' }, roles: memberReaders, load: () => import('./psm-one.web.tsx') },
]
