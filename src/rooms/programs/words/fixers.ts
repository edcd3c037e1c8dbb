// Who can correct what a criterion was answered from, and where that is done. The place is always the family's own village.
import type { Text } from '../../../engine/field.ts'
import type { CriterionKind } from '../criteria.ts'

export interface Fixer {
  /** Role code. */
  role: string
  say: Text
}

const visit: Fixer = { role: 'psm', say: { id: 'PSM, saat kunjungan rumah', en: 'The PSM, on a home visit' } }
const register: Fixer = { role: 'psm', say: { id: 'PSM, di data anggota keluarga', en: 'The PSM, in the family register' } }
const papers: Fixer = { role: 'puskesos_fo', say: { id: 'Petugas Puskesos, bersama Dukcapil', en: 'The Puskesos desk, with the civil registry' } }
const list: Fixer = { role: 'village_operator', say: { id: 'Operator SIKS-NG desa/kelurahan', en: 'The village data operator' } }
const enrolments: Fixer = { role: 'psm', say: { id: 'PSM atau petugas Puskesos, di daftar kepesertaan', en: 'The PSM or the Puskesos desk, in the enrolments' } }
const owner: Fixer = { role: 'opd_owner', say: { id: 'Instansi pemilik program', en: 'The agency that owns the programme' } }
const release: Fixer = { role: 'admin', say: { id: 'Admin: aplikasi perlu diperbarui', en: 'The administrator: the app needs updating' } }

const byKind: { readonly [K in CriterionKind]: Fixer } = {
  desil: list, age: register, sex: register, component: register, rtlh: visit, structure: visit, density: visit, water: visit,
  sanitation: visit, electricity: visit, ownership: visit, answer: visit, notEnrolled: enrolments, enrolled: enrolments, ppks: visit,
  presence: register, disability: visit, pregnant: visit, school: visit, income: visit, identity: papers, family: register,
  members: register, statement: owner,
}

/** The house is corrected on a visit, the rank by the operator; a kind this release does not know waits for a newer one. */
export const fixerOf = (kind: string): Fixer => byKind[kind as CriterionKind] ?? release
