// A registered person as linkage reads one: numbers, dates and words as they were written, with the address of their family where they have none.
import type { RawPerson } from '../../engine/linkage/people.ts'

export interface PersonFacts {
  name?: string | null
  nik?: string | null
  nikRaw?: string | null
  birthDate?: string | null
  birthPlace?: string | null
  sex?: string | null
  phone?: string | null
  address?: string | null
  rt?: string | null
  rw?: string | null
  kk?: string | null
  place: string
}

export const rawPerson = (p: PersonFacts): RawPerson => ({
  name: p.name ?? '',
  number: p.nik ?? p.nikRaw ?? '',
  born: p.birthDate ?? '',
  birthplace: p.birthPlace ?? '',
  sex: p.sex ?? '',
  contact: p.phone ?? '',
  family: p.kk ?? '',
  home: [p.address ?? '', p.rt ? `RT ${p.rt}` : '', p.rw ? `RW ${p.rw}` : ''],
  // The village, then the kecamatan: people of one village are alike by chance.
  area: [p.place, p.place.slice(0, 8)],
})
