// Invented things for the gallery: households, areas, a form, a flow, boundaries. Nobody here exists.
import type { Topology } from 'topojson-specification'
import {
  bool,
  choice,
  date,
  type Fields,
  gps,
  integer,
  longText,
  money,
  multi,
  nik,
  number,
  phone,
  photos,
  place,
  text,
} from '../engine/field.ts'
import { flow } from '../engine/flow.ts'
import type { Area, GridTile } from './map.web.tsx'

const heads = [
  'Sutinah',
  'Rohmat',
  'Nurjanah',
  'Waluyo',
  'Komariah',
  'Dulah',
  'Sri Lestari',
  'Marhasan',
  'Tukiyem',
  'Ujang Suherman',
  'Butet Simarmata',
  'Tan Mei Lan',
]
const lanes = ['Gg. Masjid', 'Jl. Cempaka', 'Gg. Haji Jaya', 'Jl. Rasuna Said', 'Kp. Baru']

export interface Household {
  id: string
  head: string
  address: string
  members: number
  density: number
  income: number | null
  seen: string
  state: 'baru' | 'diproses' | 'selesai'
}

export const households: readonly Household[] = Array.from({ length: 1200 }, (_, at) => ({
  id: `kk-${at}`,
  head: `${heads[at % heads.length]}${at >= heads.length ? ` ${at + 1}` : ''}`,
  address: `${lanes[at % lanes.length]} RT ${String((at % 9) + 1).padStart(3, '0')}/RW ${String((at % 6) + 1).padStart(3, '0')}`,
  members: 1 + ((at * 7) % 6),
  density: 4 + ((at * 13) % 90) / 10,
  income: at % 5 === 3 ? null : 600_000 + ((at * 37) % 40) * 75_000,
  seen: new Date(Date.UTC(2026, 10, 20) - ((at * 41) % 520) * 86_400_000).toISOString(),
  state: (['baru', 'diproses', 'selesai'] as const)[at % 3] ?? 'baru',
}))

const districts = [
  'Tangerang',
  'Jatiuwung',
  'Batuceper',
  'Benda',
  'Cipondoh',
  'Ciledug',
  'Karawaci',
  'Periuk',
  'Cibodas',
  'Neglasari',
  'Pinang',
  'Karang Tengah',
  'Larangan',
]
const counts = [31, 8, 0, 12, 58, 44, 27, 19, 23, null, 36, 5, 14]

export const areas: readonly Area[] = districts.map((label, at) => ({
  code: `36.71.${String(at + 1).padStart(2, '0')}`,
  label,
  value: counts[at] ?? null,
  ...(counts[at] === null ? { note: 'disamarkan' } : {}),
}))
export const grid: readonly GridTile[] = areas.map((area, at) => ({
  code: area.code,
  col: at % 4,
  row: Math.floor(at / 4),
}))

/** Thirteen six-sided fields and an islet far away, which must not shrink them. */
export const topology: Topology = (() => {
  const arcs: [number, number][][] = []
  const ring = (x: number, y: number, size: number) => {
    const points = Array.from({ length: 7 }, (_, at): [number, number] => [
      x + size * Math.sin((at * Math.PI) / 3),
      y + size * Math.cos((at * Math.PI) / 3),
    ])
    return arcs.push(points) - 1
  }
  const geometries = areas.map((area, at) => {
    const row = Math.floor(at / 4)
    const main = ring(106.6 + (at % 4) * 0.0346 + (row % 2) * 0.0173, -6.15 - row * 0.03, 0.02)
    return {
      type: 'MultiPolygon' as const,
      id: area.code,
      arcs: at === 3 ? [[[main]], [[ring(107.9, -4.9, 0.002)]]] : [[[main]]],
    }
  })
  return { type: 'Topology', arcs, objects: { kec: { type: 'GeometryCollection', geometries } } }
})()

const yes = { id: 'Ya', en: 'Yes' }
const water = [
  'Air kemasan bermerek',
  'Air isi ulang',
  'Leding',
  'Sumur bor/pompa',
  'Sumur terlindung',
  'Sumur tak terlindung',
  'Mata air terlindung',
  'Mata air tak terlindung',
  'Air permukaan',
  'Air hujan',
  'Lainnya',
]
const options = (labels: readonly string[]) =>
  labels.map((label, at) => ({ code: String(at + 1), label: { id: label, en: label } }))

export const visitFields: Fields = {
  head: text({
    class: 'R',
    label: { id: 'Nama kepala keluarga', en: 'Head of the family' },
    required: true,
    min: 2,
    max: 80,
    group: 'keluarga',
  }),
  nik: nik({
    class: 'R',
    label: { id: 'NIK', en: 'NIK' },
    help: {
      id: '16 angka di KTP. Kosongkan bila tidak ada.',
      en: '16 digits on the card. Leave empty if there is none.',
    },
    group: 'keluarga',
  }),
  phone: phone({ class: 'R', label: { id: 'Nomor telepon', en: 'Telephone' }, group: 'keluarga' }),
  born: date({ class: 'R', label: { id: 'Tanggal lahir', en: 'Date of birth' }, group: 'keluarga' }),
  place: place({ class: 'R', label: { id: 'Kelurahan', en: 'Kelurahan' }, group: 'keluarga' }),
  tenure: choice({
    class: 'R',
    label: { id: 'Status bangunan', en: 'Tenure' },
    question: '301a',
    vocab: 'regsosek22k',
    options: options(['Milik sendiri', 'Kontrak/sewa', 'Bebas sewa', 'Dinas', 'Lainnya']),
    group: 'rumah',
  }),
  rent: money({
    class: 'R',
    label: { id: 'Sewa sebulan', en: 'Rent a month' },
    when: values => values.tenure === '2',
    group: 'rumah',
  }),
  area: integer({
    class: 'R',
    label: { id: 'Luas lantai', en: 'Floor area' },
    question: '302',
    unit: { id: 'm²', en: 'm²' },
    min: 1,
    max: 999,
    group: 'rumah',
    warn: value =>
      Number(value) < 15 ? { id: 'Sangat kecil. Betul?', en: 'Very small. Is that right?' } : null,
  }),
  ceiling: number({
    class: 'R',
    label: { id: 'Tinggi langit-langit', en: 'Ceiling height' },
    unit: { id: 'm', en: 'm' },
    min: 1,
    max: 9,
    group: 'rumah',
  }),
  water: choice({
    class: 'R',
    label: { id: 'Sumber air minum utama', en: 'Drinking water' },
    question: '306a',
    options: options(water),
    group: 'air',
  }),
  treated: bool({ class: 'R', label: { id: 'Air dimasak dulu?', en: 'Is it boiled first?' }, group: 'air' }),
  needs: multi({
    class: 'R',
    label: { id: 'Yang dibutuhkan', en: 'Needs' },
    options: options(['Perbaikan atap', 'Jamban', 'Sambungan listrik', 'Kursi roda']),
    group: 'air',
  }),
  where: gps({
    class: 'R',
    label: { id: 'Titik rumah', en: 'Location' },
    help: { id: 'Boleh dilewati.', en: 'May be left out.' },
  }),
  photos: photos({
    class: 'R',
    label: { id: 'Foto rumah', en: 'Photos' },
    help: { id: 'Paling banyak 3. Jangan wajah anak.', en: 'Up to 3. No faces of children.' },
  }),
  notes: longText({ class: 'R', label: { id: 'Catatan', en: 'Notes' }, max: 400 }),
}
export const visitGroups = {
  keluarga: { id: 'Keluarga', en: 'Family' },
  rumah: { id: 'Rumah', en: 'House' },
  air: { id: 'Air dan kebutuhan', en: 'Water and needs' },
}

export const reportFlow = flow({
  name: 'laporan',
  label: { id: 'Laporan', en: 'Report' },
  states: {
    terkirim: { label: { id: 'Terkirim', en: 'Sent' }, tone: 'info' },
    terverifikasi: { label: { id: 'Terverifikasi', en: 'Verified' }, tone: 'info' },
    didisposisikan: { label: { id: 'Didisposisikan', en: 'Assigned' }, tone: 'waiting' },
    diproses: { label: { id: 'Diproses', en: 'In progress' }, tone: 'info' },
    selesai: { label: { id: 'Selesai', en: 'Done' }, tone: 'good' },
    ditutup: { label: { id: 'Ditutup', en: 'Closed' }, tone: 'neutral', end: true },
    ditolak: { label: { id: 'Ditolak', en: 'Rejected' }, tone: 'bad', end: true },
  },
  steps: [
    { act: 'verifikasi', label: yes, from: ['terkirim'], to: ['ditolak', 'terverifikasi'], by: [] },
    { act: 'disposisi', label: yes, from: ['terverifikasi'], to: 'didisposisikan', by: [] },
    { act: 'terima', label: yes, from: ['didisposisikan'], to: 'diproses', by: [] },
    { act: 'selesaikan', label: yes, from: ['diproses'], to: 'selesai', by: [] },
    { act: 'konfirmasi', label: yes, from: ['selesai'], to: 'ditutup', by: [] },
  ],
})
