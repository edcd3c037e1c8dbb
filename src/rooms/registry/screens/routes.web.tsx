// The registry's screens: families, people, groups, and the list of whom to see next.
import type { Screens } from '../../../kit/work.web.tsx'
import { namelessReaders, readers } from '../views.ts'
import { writers } from '../standing.ts'

const desk = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head', 'district_supervisor', 'dinsos_verifier', 'pekerja_sosial'] as const

// The more particular path stands before the one with a free end.
export const screens: Screens = {
  room: 'registry',
  routes: [
    { path: '/keluarga', title: { id: 'Keluarga', en: 'Families' }, roles: namelessReaders, nav: { order: 10, icon: 'family', label: { id: 'Keluarga', en: 'Families' }, roles: desk }, load: () => import('./households.web.tsx') },
    { path: '/keluarga/baru', title: { id: 'Catat keluarga', en: 'Register a family' }, roles: writers, load: () => import('./household-new.web.tsx') },
    { path: '/keluarga/:id', title: { id: 'Satu keluarga', en: 'One family' }, roles: readers, load: () => import('./household.web.tsx') },
    { path: '/keluarga/:id/ubah', title: { id: 'Perbaiki data keluarga', en: 'Correct the family data' }, roles: writers, load: () => import('./household-edit.web.tsx') },
    { path: '/keluarga/:id/kunjungan', title: { id: 'Catat kunjungan', en: 'Record a visit' }, roles: writers, load: () => import('./visit-new.web.tsx') },
    { path: '/keluarga/:id/anggota', title: { id: 'Tambah anggota', en: 'Add a member' }, roles: writers, load: () => import('./person-new.web.tsx') },
    { path: '/keluarga/:id/pindah', title: { id: 'Keluarga pindah', en: 'The family moves' }, roles: writers, load: () => import('./move.web.tsx') },
    { path: '/keluarga/:id/pecah', title: { id: 'Pecah KK', en: 'Split the family' }, roles: writers, load: () => import('./split.web.tsx') },
    { path: '/keluarga/:id/gabung', title: { id: 'Gabungkan keluarga', en: 'Join families' }, roles: writers, load: () => import('./join.web.tsx') },
    { path: '/keluarga/:id/pisah', title: { id: 'Batalkan penggabungan', en: 'Undo the joining' }, roles: writers, load: () => import('./undo-join.web.tsx') },
    { path: '/keluarga/:id/:bagian', title: { id: 'Keadaan rumah', en: 'The home' }, roles: readers, load: () => import('./inventory.web.tsx') },
    { path: '/warga', title: { id: 'Warga', en: 'People' }, roles: readers, nav: { order: 45, icon: 'person', label: { id: 'Warga', en: 'People' }, roles: desk }, load: () => import('./persons.web.tsx') },
    { path: '/orang/baru', title: { id: 'Catat orang', en: 'Register a person' }, roles: writers, load: () => import('./person-new.web.tsx') },
    { path: '/orang/:id', title: { id: 'Satu orang', en: 'One person' }, roles: readers, load: () => import('./person.web.tsx') },
    { path: '/orang/:orang/kunjungan', title: { id: 'Catat kunjungan', en: 'Record a visit' }, roles: writers, load: () => import('./visit-new.web.tsx') },
    { path: '/orang/:id/pindah-keluarga', title: { id: 'Pindah keluarga', en: 'Move to another family' }, roles: writers, load: () => import('./move-member.web.tsx') },
    { path: '/orang/:id/:bagian', title: { id: 'Perbaiki data orang', en: 'Correct a person’s data' }, roles: writers, load: () => import('./person-edit.web.tsx') },
    { path: '/kelompok', title: { id: 'Kelompok', en: 'Groups' }, roles: readers, load: () => import('./communities.web.tsx') },
    { path: '/kelompok/baru', title: { id: 'Catat kelompok', en: 'Register a group' }, roles: writers, load: () => import('./community.web.tsx') },
    { path: '/kelompok/:id', title: { id: 'Satu kelompok', en: 'One group' }, roles: readers, load: () => import('./community.web.tsx') },
    { path: '/kamus-data', title: { id: 'Kamus data', en: 'Data dictionary' }, roles: null, load: () => import('./dictionary.web.tsx') },
  ],
  slots: { today: () => import('./today.web.tsx') },
}
