// The screens of `monitoring`: the picture of a territory, the list behind a number, and growth against need.
import type { Screens } from '../../../kit/work.web.tsx'

const viewers = ['dinsos_head', 'dinsos_verifier', 'district_supervisor', 'village_head', 'kepala_daerah', 'ipsm_board_city', 'ipsm_board_local', 'ipsm_board_province', 'province_office', 'puskesos_koord', 'psm', 'pekerja_sosial', 'duty_officer', 'auditor', 'dpo', 'donor', 'opd_owner', 'admin'] as const

export const screens: Screens = {
  room: 'monitoring',
  routes: [
    { path: '/gambaran', title: { id: 'Gambaran wilayah', en: 'Picture of the territory' }, roles: viewers, nav: { order: 50, icon: 'chart', label: { id: 'Gambaran', en: 'Picture' }, roles: viewers }, load: () => import('./picture.web.tsx') },
    { path: '/gambaran/:place', title: { id: 'Gambaran wilayah', en: 'Picture of the territory' }, roles: viewers, load: () => import('./picture.web.tsx') },
    { path: '/gambaran/:place/daftar', title: { id: 'Daftar di balik angka', en: 'The list behind a number' }, roles: viewers, load: () => import('./behind.web.tsx') },
    { path: '/pertumbuhan', title: { id: 'Pertumbuhan dan kebutuhan', en: 'Growth against need' }, roles: viewers, load: () => import('./growth.web.tsx') },
    { path: '/pertumbuhan/:place', title: { id: 'Pertumbuhan dan kebutuhan', en: 'Growth against need' }, roles: viewers, load: () => import('./growth.web.tsx') },
  ],
}
