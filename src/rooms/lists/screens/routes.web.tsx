// The screens of `lists`: what came in, bringing one in, one list from file to families.
import type { Screens } from '../../../kit/work.web.tsx'
import { importers, listReaders } from '../views.ts'

export const screens: Screens = {
  room: 'lists',
  routes: [
    { path: '/daftar', title: { id: 'Daftar masuk', en: 'Lists' }, roles: listReaders, nav: { order: 47, icon: 'table', label: { id: 'Daftar', en: 'Lists' }, roles: importers }, load: () => import('./history.web.tsx') },
    { path: '/daftar/baru', title: { id: 'Masukkan daftar', en: 'Bring in a list' }, roles: importers, load: () => import('./upload.web.tsx') },
    { path: '/daftar/:id', title: { id: 'Satu daftar', en: 'One list' }, roles: listReaders, load: () => import('./one.web.tsx') },
    { path: '/daftar/:id/keluarga', title: { id: 'Keluarga dalam daftar', en: 'Families in a list' }, roles: listReaders, load: () => import('./families.web.tsx') },
  ],
}
