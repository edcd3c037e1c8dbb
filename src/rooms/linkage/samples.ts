// Invented people written down twice, for tests and screens: NIK and KK in kecamatan code 99.
import { derivedId } from '../../engine/values/id.ts'

export const samplePlaces = { here: '36.71.05.1001', neighbour: '36.71.05.1002' } as const
export const sampleId = (label: string): string => derivedId('linkage samples', label)

const aminah = { nik: '3671994505800001', sex: 'P', birthDate: '1980-05-05' } as const

/** Inputs of `registry.registerHousehold`: the same woman as two volunteers wrote her down. */
export const aminahFamily = {
  id: sampleId('h1'), headId: sampleId('aminah'), headName: 'Siti Aminah', ...aminah, kk: '3671990101200001',
  members: [{ id: sampleId('bagas'), name: 'Bagas', nikReason: 'belum_dibuat', relation: '3' }],
} as const
export const aminahAgain = { id: sampleId('h2'), headId: sampleId('aminah2'), headName: 'St. Aminah', ...aminah, kkReason: 'hilang', phone: '081200000009' } as const

/** Input of `registry.addPerson`, in the village next door: her name with her father's, no number. */
export const aminahNextDoor = { id: sampleId('aminah3'), name: 'Siti Aminah binti Karta', nikReason: 'hilang', noHousehold: 'menumpang', birthDate: '1980-05-05' } as const
