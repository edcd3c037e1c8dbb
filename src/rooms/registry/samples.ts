// Invented people for tests, screens and trying out: NIK and KK in kecamatan code 99, which no regency has.
import { derivedId } from '../../engine/values/id.ts'

/** Kelurahan Cipondoh, Kota Tangerang; a desa in Kab. Tegal (Guci); another kelurahan of the same city. */
export const samplePlaces = { kelurahan: '36.71.05.1001', desa: '33.28.02.2001', neighbour: '36.71.05.1002' } as const

const id = (label: string): string => derivedId('registry samples', label)

export const sampleIds = {
  suryadi: id('household suryadi'), suryadiHead: id('person suryadi'), suryadiWife: id('person wati'),
  suryadiChildren: [id('person bagas'), id('person citra'), id('person dimas')],
  lestari: id('household lestari'), lestariHead: id('person lestari'),
  mansur: id('person mansur'), group: id('community warung'),
} as const

/** Input of `registry.registerHousehold`: five people, every number in order. */
export const suryadiFamily = {
  id: sampleIds.suryadi,
  headId: sampleIds.suryadiHead,
  headName: 'Suryadi Contoh',
  nik: '3671991203800001',
  sex: 'L',
  birthDate: '1980-03-12',
  birthPlace: 'Tangerang',
  marital: '2',
  phone: '081200000001',
  kk: '3671990501190007',
  address: 'Gg. Melati No. 7',
  rt: '003',
  rw: '005',
  gps: { lat: -6.1889, lon: 106.6821, accuracy: 12 },
  photos: [],
  members: [
    { id: sampleIds.suryadiWife, name: 'Wati Contoh', nik: '3671995002850001', sex: 'P', birthDate: '1985-02-10', relation: '2', marital: '2' },
    { id: sampleIds.suryadiChildren[0], name: 'Bagas Contoh', nik: '3671990107080002', sex: 'L', birthDate: '2008-07-01', relation: '3' },
    { id: sampleIds.suryadiChildren[1], name: 'Citra Contoh', nik: '3671995511120003', sex: 'P', birthDate: '2012-11-15', relation: '3' },
    { id: sampleIds.suryadiChildren[2], name: 'Dimas Contoh', nikReason: 'belum_dibuat', sex: 'L', birthDate: '2026-01-20', relation: '3' },
  ],
} as const

/** An elderly woman alone, without a family card. */
export const lestariFamily = {
  id: sampleIds.lestari,
  headId: sampleIds.lestariHead,
  headName: 'Lestari Contoh',
  nik: '3671994108520004',
  sex: 'P',
  birthDate: '1952-08-01',
  kkReason: 'tidak_punya',
  address: 'Kp. Contoh Kidul',
  rt: '001',
  rw: '002',
} as const

/** Input of `registry.addPerson`: sleeps under a bridge, has no papers. */
export const mansur = {
  id: sampleIds.mansur,
  name: 'Mansur Contoh',
  nikReason: 'tanpa_identitas',
  sex: 'L',
  noHousehold: 'Hidup sendiri, tidak ingat keluarganya',
  address: 'Kolong jembatan Sungai Contoh',
} as const

export const wasteGroup = { id: sampleIds.group, name: 'Kelompok Pemulung Contoh', kind: 'kelompok', members: 14, address: 'TPS Contoh' } as const

/** 35 m², zinc, boards, cement, unprotected well, own water-seal latrine with septic tank, 450 W. */
export const poorHouse = { '301a': '1', '301b': '5', '302': 35, '303': '6', '304': '3', '305': '3' } as const
export const openWell = { '306a': '6', '306b': '1' } as const
export const goodLatrine = { '309a': '1', '309b': '1', '310': '1' } as const
export const smallMeter = { '307a': '1', '307b1': '1', '308': '4' } as const
