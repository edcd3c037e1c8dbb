// Verification's screens: batches, the families on them, visits, the meeting in the balai desa, papers, and what came back.
import type { Screens } from '../../../kit/work.web.tsx'
import { fieldRoles } from '../acts-field.ts'
import { exporters } from '../document-views.ts'
import { assignRoles, deskRoles, regencyRoles, reviewRoles, villageRoles, watchRoles } from '../judging.ts'
import { nameReaders } from '../views.ts'

const workers = [...new Set([...deskRoles, ...villageRoles, ...reviewRoles, ...regencyRoles])]

// The more particular path stands before the one with a free end.
export const screens: Screens = {
  room: 'verification',
  routes: [
    { path: '/verifikasi', title: { id: 'Verifikasi', en: 'Verification' }, roles: watchRoles, nav: { order: 25, icon: 'clipboardList', label: { id: 'Verval', en: 'Verval' }, roles: workers }, load: () => import('./batches.web.tsx') },
    { path: '/verifikasi/buka', title: { id: 'Buka batch', en: 'Open a batch' }, roles: ['village_operator', ...regencyRoles], load: () => import('./batch-new.web.tsx') },
    { path: '/verifikasi/cermin', title: { id: 'Cermin data', en: 'Data mirror' }, roles: [...new Set([...deskRoles, ...reviewRoles])], load: () => import('./mirror.web.tsx') },
    { path: '/verifikasi/keluarga-petugas', title: { id: 'Keluarga petugas', en: 'Workers’ families' }, roles: [...new Set([...fieldRoles, ...assignRoles, ...reviewRoles])], load: () => import('./ties.web.tsx') },
    { path: '/verifikasi/kop-surat', title: { id: 'Kop surat', en: 'Letterhead' }, roles: [...villageRoles, 'dinsos_head', 'admin'], load: () => import('./letterhead.web.tsx') },
    { path: '/verifikasi/kebaruan', title: { id: 'Kebaruan data', en: 'Freshness' }, roles: nameReaders, load: () => import('./freshness.web.tsx') },
    { path: '/sanggahan', title: { id: 'Sanggahan', en: 'Objections' }, roles: nameReaders, load: () => import('./objections.web.tsx') },
    { path: '/sanggahan/:id', title: { id: 'Satu sanggahan', en: 'One objection' }, roles: nameReaders, load: () => import('./objection.web.tsx') },
    { path: '/verifikasi/:id', title: { id: 'Batch', en: 'Batch' }, roles: watchRoles, load: () => import('./batch.web.tsx') },
    { path: '/verifikasi/:id/keluarga', title: { id: 'Keluarga dalam batch', en: 'Families in the batch' }, roles: nameReaders, load: () => import('./items.web.tsx') },
    { path: '/verifikasi/:id/tambah', title: { id: 'Tambah keluarga', en: 'Add families' }, roles: deskRoles, load: () => import('./add.web.tsx') },
    { path: '/verifikasi/:id/tugaskan', title: { id: 'Tugaskan', en: 'Assign' }, roles: assignRoles, load: () => import('./assign.web.tsx') },
    { path: '/verifikasi/:id/padankan', title: { id: 'Padankan', en: 'Match' }, roles: ['village_operator', 'dinsos_verifier'], load: () => import('./match.web.tsx') },
    { path: '/verifikasi/:id/padankan/berkas', title: { id: 'Hasil padan dari berkas', en: 'Matches from a file' }, roles: ['village_operator', 'dinsos_verifier'], load: () => import('./match-file.web.tsx') },
    { path: '/verifikasi/:id/tinjau', title: { id: 'Tinjau', en: 'Review' }, roles: reviewRoles, load: () => import('./review.web.tsx') },
    { path: '/verifikasi/:id/musyawarah', title: { id: 'Musyawarah', en: 'Deliberation' }, roles: villageRoles, load: () => import('./musdes.web.tsx') },
    { path: '/verifikasi/:id/dokumen', title: { id: 'Dokumen', en: 'Papers' }, roles: nameReaders, load: () => import('./papers.web.tsx') },
    { path: '/verifikasi/:id/ekspor', title: { id: 'Ekspor SIKS-NG', en: 'Export to SIKS-NG' }, roles: exporters, load: () => import('./export.web.tsx') },
    { path: '/verifikasi/:id/hasil', title: { id: 'Catat hasil', en: 'Record results' }, roles: exporters, load: () => import('./results.web.tsx') },
    { path: '/verifikasi/:id/langkah/:langkah', title: { id: 'Langkah batch', en: 'Step of a batch' }, roles: workers, load: () => import('./batch-step.web.tsx') },
    { path: '/verifikasi/:id/keluarga/:item', title: { id: 'Satu keluarga', en: 'One family' }, roles: nameReaders, load: () => import('./item.web.tsx') },
    { path: '/verifikasi/:id/keluarga/:item/kunjungan', title: { id: 'Kunjungan verifikasi', en: 'Verification visit' }, roles: fieldRoles, load: () => import('./visit.web.tsx') },
    { path: '/verifikasi/:id/keluarga/:item/:langkah', title: { id: 'Langkah keluarga', en: 'Step of a family' }, roles: workers, load: () => import('./item-step.web.tsx') },
  ],
  slots: { today: () => import('./today.web.tsx'), household: () => import('./household-slot.web.tsx'), 'lists.village': () => import('./list-village.web.tsx') },
}
