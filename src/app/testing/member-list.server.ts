// An invented member list with planted doubles, as an office would hand it over: for stories and measurements.
import { chance } from '../../engine/values/chance.ts'
import { namesByCulture } from '../demo/names.ts'

export interface Planted {
  kind: 'nama_beda' | 'tanggal_tertukar' | 'nik_satu_angka' | 'dua_desa'
  /** Lines of the file, 1 = the header. */
  lines: readonly [number, number]
}
export interface MadeList { head: string[]; rows: string[][]; planted: Planted[] }

const say = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** `n` rows over the villages, evenly; every `every`-th of them is a double of an earlier one, the four kinds in turn. */
export function memberList(n: number, villages: readonly { code: string; name: string; district: string }[], seed: string, every = 20): MadeList {
  const c = chance(seed)
  const planted: Planted[] = []
  const rows: string[][] = []
  const people: { name: string; sex: string; born: string; nik: string; at: number; home: string; phone: string }[] = []
  const kinds = ['nama_beda', 'tanggal_tertukar', 'nik_satu_angka', 'dua_desa'] as const
  let serial = 0
  const cultures = ['jawa', 'sunda', 'betawi'] as const
  for (let i = 0; i < n; i++) {
    const at = i % villages.length
    const village = villages[at] as (typeof villages)[number]
    const doubles = i >= villages.length * 2 && i % every === 0 ? people[c.int(0, people.length - 1)] : undefined
    if (!doubles) {
      serial++
      const words = namesByCulture[c.pick(cultures)]
      const woman = c.yes(0.6)
      const set = woman ? words.women : words.men
      const year = c.int(1955, 2004)
      const firsts = year < 1965 ? set.old : year < 1995 ? set.middle : set.young
      const born = `${year}-${String(c.int(1, 12)).padStart(2, '0')}-${String(c.int(1, 28)).padStart(2, '0')}`
      const day = Number(born.slice(8)) + (woman ? 40 : 0)
      const p = {
        name: [c.pick(firsts), c.pick(set.second), ...(c.yes(0.3) ? [c.pick(set.second)] : [])].join(' '), sex: woman ? 'P' : 'L', born,
        nik: `367199${String(day).padStart(2, '0')}${born.slice(5, 7)}${born.slice(2, 4)}${String(serial).padStart(4, '0')}`, at,
        home: `Gang ${c.pick(['Melati', 'Kenanga', 'Mawar', 'Dahlia', 'Cempaka', 'Anggrek'])} ${c.int(1, 60)} RT ${c.int(1, 9)} RW ${c.int(1, 6)}`, phone: `0812${String(c.int(10_000_000, 99_999_999))}`,
      }
      people.push(p)
      rows.push([p.name, p.sex, say(p.born), p.nik, p.home, p.phone, village.name, village.district, `460/${serial}/2023`, '02/01/2023', '31/12/2027'])
      continue
    }
    const kind = kinds[planted.length % kinds.length] as (typeof kinds)[number]
    const first = rows.findIndex((r) => r[3] === doubles.nik)
    const home = villages[doubles.at] as (typeof villages)[number]
    const again = { ...doubles, place: home }
    if (kind === 'nama_beda') Object.assign(again, { name: misspelt(doubles.name), nik: '' })
    if (kind === 'tanggal_tertukar') again.born = swapped(doubles.born, c.int(1, 12))
    if (kind === 'nik_satu_angka') again.nik = `${doubles.nik.slice(0, 14)}${(Number(doubles.nik[14]) + 1) % 10}${doubles.nik.slice(15)}`
    if (kind === 'dua_desa') again.place = villages[(doubles.at + 1) % villages.length] as (typeof villages)[number]
    planted.push({ kind, lines: [first + 2, i + 2] })
    rows.push([again.name, again.sex, say(again.born), again.nik, kind === 'dua_desa' ? 'Perumahan Baru Blok A 7' : again.home, kind === 'nama_beda' ? '' : again.phone, again.place.name, again.place.district, `460/${serial}-B/2023`, '02/01/2023', '31/12/2027'])
  }
  return { head: ['Nama Lengkap', 'JK', 'Tanggal Lahir', 'NIK', 'Alamat', 'No HP', 'Kelurahan', 'Kecamatan', 'Nomor SK', 'Tanggal SK', 'SK Sampai'], rows, planted }
}

/** As another clerk hears it. */
function misspelt(name: string): string {
  const out = name.replace(/y/, 'i').replace(/oe|u(?=[^aeiou ])/, (x) => (x === 'oe' ? 'u' : 'oe')).replace(/dj|j/, (x) => (x === 'j' ? 'dj' : 'j'))
  return out === name ? `${name.slice(0, 2)}${name.slice(1)}` : out
}
/** Day and month changed places; where the day is no month, the day of a month that may be one. */
function swapped(born: string, other: number): string {
  const day = born.slice(8)
  return Number(day) <= 12 && day !== born.slice(5, 7) ? `${born.slice(0, 4)}-${day}-${born.slice(5, 7)}` : `${born.slice(0, 8)}${String(other).padStart(2, '0') === day ? '13' : String(other).padStart(2, '0')}`
}
