// Invented families and visits for tests and for trying out: NIK and KK in kecamatan code 99, which no regency has.
import { derivedId } from '../../engine/values/id.ts'

const first = ['Karsinah', 'Suryadi', 'Lestari', 'Wagiman', 'Mulyono', 'Sumiati', 'Rohman', 'Ngatini', 'Darsono', 'Wasiyem', 'Parjo', 'Tukiyem', 'Sakroni', 'Rusmini', 'Kusnadi', 'Warsiti', 'Sutrisno', 'Painem', 'Jumadi', 'Sarinah']
const second = ['Contoh', 'Percobaan', 'Teladan', 'Misalnya']

const two = (n: number): string => String(n).padStart(2, '0')

/** The n-th family of a village, ready for `registry.registerHousehold`. */
export function sampleFamily(seed: string, n: number, regency = '3671'): { [k: string]: unknown } & { id: string; headId: string; headName: string; nik: string; kk: string } {
  const day = two((n % 27) + 1)
  const month = two((n % 12) + 1)
  const year = 1950 + (n % 45)
  const serial = String(n + 1).padStart(4, '0')
  return {
    id: derivedId(seed, `family ${n}`), headId: derivedId(seed, `head ${n}`), headName: `${first[n % first.length]} ${second[Math.floor(n / first.length) % second.length]} ${serial}`,
    sex: 'L', birthDate: `${year}-${month}-${day}`, nik: `${regency}99${day}${month}${two(year % 100)}${serial}`, kk: `${regency}99010119${serial}`,
    address: `Gang Melati ${n + 1}`, rt: two((n % 8) + 1).padStart(3, '0'), rw: two((n % 3) + 1).padStart(3, '0'), members: [],
  }
}

/** A photo by name: the bytes may come later. */
export const photoHash = (seed: string): string => (derivedId(seed, 'photo').replaceAll('-', '') + derivedId(seed, 'foto').replaceAll('-', '')).slice(0, 64)

/** Answers of the n-th house; no two neighbours alike. */
export const sampleAnswers = (n: number): { [q: string]: unknown } => ({
  '301a': n % 3 === 0 ? '1' : '3', '302': 24 + ((n * 7) % 50), '303': ['6', '8', '2', '4'][n % 4], '304': ['1', '3', '6'][n % 3], '305': ['2', '3', '4'][(n * 5) % 3],
  '306a': ['4', '5', '3', '6'][(n * 3) % 4], '307a': n % 5 === 0 ? '2' : '1', '308': n % 4 === 0 ? '10' : '4', '309a': n % 6 === 0 ? '2' : '1', '309b': n % 4 === 1 ? '4' : '1', '310': ['1', '4', '3'][n % 3],
})

/** A full visit, as a worker would send it. */
export const fullVisit = (seed: string, n: number, start: string, minutes = 11): { [k: string]: unknown } => ({
  result: '1', respondentKind: n % 3 === 0 ? 'pasangan' : 'kepala', respondent: 'Ibu Contoh', noticeGiven: true,
  frontPhotos: [{ hash: photoHash(`${seed} depan ${n}`), about: 'front', takenAt: start }], kkPhotos: [{ hash: photoHash(`${seed} kk ${n}`), about: 'kk', takenAt: start }],
  gps: { lat: Number((-6.19 + n * 0.0004).toFixed(6)), lon: Number((106.68 + ((n * 7) % 13) * 0.0003).toFixed(6)), accuracy: 8 }, metresOutside: 0,
  start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString(), answers: sampleAnswers(n), tasks: ['T5'], functions: ['administrator'],
})

/** Who usually sits in a musyawarah. */
export const sampleAttendees = [
  { name: 'Lurah Contoh', role: 'kepala' }, { name: 'Operator Contoh', role: 'operator' }, { name: 'Sari Contoh', role: 'psm' }, { name: 'Ketua RT 01', role: 'rt_rw', detail: 'RT 001' },
  { name: 'Ketua RT 02', role: 'rt_rw', detail: 'RT 002' }, { name: 'Wakil KPM Contoh', role: 'wakil_kpm' }, { name: 'Babinsa Contoh', role: 'babinsa' }, { name: 'Tokoh Contoh', role: 'tokoh' },
] as const

/** A signature as a thumb draws it. */
export const sampleSignature = (n = 0): number[][] => [[100, 300, 240, 80 + n, 380, 320, 520, 90, 660, 300, 800, 120 + n], [160, 210, 700, 190]]
