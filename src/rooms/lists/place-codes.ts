// Which village is meant: suggestions for places a list writes in BPS codes, in names, or in old spelling. A suggestion is taken by a person; only what cannot be another is `sure`.
import { dotted, placeName, regencyKind, regencyName, type ForeignPlace } from './places-written.ts'

/** One village within the importer's reach. */
export interface VillageHere {
  code: string
  name: string
  /** Kecamatan and regency it lies in, with their names. */
  district: string
  districtName: string
  regencyName: string
}

/** kode: the file writes Kemendagri codes. nama: the same names. mirip: names alike. saudara: its neighbours in the file were mapped to that kecamatan. */
export type Because = 'kode' | 'nama' | 'mirip' | 'saudara'

export interface PlaceSuggestion {
  village: string
  because: Because
  /** 0 to 1, to order by. */
  score: number
  /** Nothing else can be meant: may be filled in before somebody looks. */
  sure: boolean
}

const most = 5

/** Best first, for each place not mapped yet. `known` = what was mapped before, by key. */
export function suggestPlaces(foreign: readonly ForeignPlace[], known: { readonly [key: string]: string }, villages: readonly VillageHere[]): Map<string, PlaceSuggestion[]> {
  const byCode = new Map(villages.map((v) => [v.code, v]))
  const book = bookOf(villages)
  const ours = writesKemendagri(foreign, byCode)
  const districts = districtsOfSiblings(foreign, known, byCode)
  const taken = new Set(Object.values(known))
  const out = new Map<string, PlaceSuggestion[]>()
  for (const place of foreign) {
    if (known[place.key]) continue
    const found = new Map<string, PlaceSuggestion>()
    const add = (s: PlaceSuggestion): void => {
      if ((found.get(s.village)?.score ?? -1) < s.score) found.set(s.village, s)
    }
    const same = place.code ? byCode.get(dotted(place.code)) : undefined
    if (same && ours) add({ village: same.code, because: 'kode', score: 1, sure: !place.village || fold(same.name) === fold(place.village) })
    const district = districts.get(siblingKey(place))
    if (place.village) for (const s of byName(place, book, district)) add(s)
    if (district && !place.village && !(same && ours)) for (const s of bySerial(place, villages, district, taken)) add(s)
    out.set(place.key, [...found.values()].sort((a, b) => b.score - a.score || (a.village < b.village ? -1 : 1)).slice(0, most))
  }
  return out
}

/** BPS and Kemendagri both write ten digits, and some are the same ten for different villages: the file as a whole tells which it means. */
function writesKemendagri(foreign: readonly ForeignPlace[], byCode: ReadonlyMap<string, VillageHere>): boolean {
  let coded = 0
  let here = 0
  let contrary = 0
  for (const place of foreign) {
    if (!place.code) continue
    coded++
    const village = byCode.get(dotted(place.code))
    if (!village) continue
    here++
    if (place.village && alike(fold(place.village), fold(village.name)) < 0.5) contrary++
  }
  return here > 0 && contrary * 5 <= here && here * 2 >= coded
}

/** Places written alike up to their village: by code the first seven digits (a BPS kecamatan), by names kecamatan and regency. */
const siblingKey = (place: ForeignPlace): string =>
  place.code ? `k:${place.code.slice(0, 7)}` : `n:${regencyName(place.regency ?? '')}/${placeName(place.district ?? '')}`

/** The kecamatan most of a place's mapped siblings lie in; none when they disagree by half. */
function districtsOfSiblings(foreign: readonly ForeignPlace[], known: { readonly [key: string]: string }, byCode: ReadonlyMap<string, VillageHere>): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  const vote = (key: string, village: string): void => {
    const district = byCode.get(village)?.district
    if (!district) return
    const seen = votes.get(key) ?? new Map<string, number>()
    votes.set(key, seen.set(district, (seen.get(district) ?? 0) + 1))
  }
  for (const place of foreign) {
    const village = known[place.key]
    if (village && (place.code || place.district)) vote(siblingKey(place), village)
  }
  // Earlier files of this source count too: their keys alone say where they stood.
  const present = new Set(foreign.map((p) => p.key))
  for (const [key, village] of Object.entries(known)) {
    if (present.has(key)) continue
    if (key.startsWith('k:')) vote(key.slice(0, 9), village)
    else if (key.startsWith('n:')) vote(key.slice(0, key.lastIndexOf('/')), village)
  }
  const out = new Map<string, string>()
  for (const [key, seen] of votes) {
    const [first, second] = [...seen].sort((a, b) => b[1] - a[1])
    if (first && first[1] > (second?.[1] ?? 0)) out.set(key, first[0])
  }
  return out
}

/** Kota Tegal is not Kabupaten Tegal. A file that leaves the word out says nothing against either. */
function otherKind(place: ForeignPlace, v: VillageHere): boolean {
  const written = regencyKind(place.regency ?? '')
  return written !== null && written !== (regencyKind(v.regencyName) ?? 'kabupaten')
}

type Folded = VillageHere & { as: string; districtAs: string; regencyAs: string }

interface Book {
  villages: readonly Folded[]
  byName: ReadonlyMap<string, readonly Folded[]>
  /** Pair of letters → the villages whose name has it: a file may name thousands of places. */
  byPair: ReadonlyMap<string, readonly number[]>
  /** How much two names of areas share, reckoned once for each pair of names. */
  alike: (a: string, b: string) => number
}

function bookOf(villages: readonly VillageHere[]): Book {
  const folded = villages.map((v) => ({ ...v, as: fold(v.name), districtAs: fold(v.districtName), regencyAs: fold(v.regencyName) }))
  const byName = new Map<string, Folded[]>()
  const byPair = new Map<string, number[]>()
  for (const [i, v] of folded.entries()) {
    byName.set(v.as, [...(byName.get(v.as) ?? []), v])
    for (const pair of pairsOf(v.as)) {
      const list = byPair.get(pair)
      if (list) list.push(i)
      else byPair.set(pair, [i])
    }
  }
  const reckoned = new Map<string, number>()
  return {
    villages: folded, byName, byPair,
    alike(a, b) {
      const key = `${a}/${b}`
      const known = reckoned.get(key)
      if (known !== undefined) return known
      const n = alike(a, b)
      reckoned.set(key, n)
      return n
    },
  }
}

function byName(place: ForeignPlace, book: Book, sibling: string | undefined): PlaceSuggestion[] {
  const name = fold(place.village ?? '')
  const district = fold(place.district ?? '')
  const regency = fold(place.regency ?? '')
  const near = (v: Folded): number => {
    if (sibling) return v.district === sibling ? 1 : 0.35
    const d = district ? book.alike(district, v.districtAs) : 0.7
    const r = regency ? (otherKind(place, v) ? 0 : book.alike(regency, v.regencyAs)) : 1
    return d * (r > 0.8 ? 1 : 0.5)
  }
  const exact = book.byName.get(name) ?? []
  // The name alone is enough where nobody else here has it, or where kecamatan and regency agree too.
  const agreeing = exact.filter((v) => (sibling ? v.district === sibling : !district || v.districtAs === district) && (!regency || (v.regencyAs === regency && !otherKind(place, v))))
  const [only] = agreeing.length === 1 ? agreeing : []
  const out: PlaceSuggestion[] = exact.map((v) => ({ village: v.code, because: 'nama', score: v === only ? 0.99 : 0.6 + 0.3 * near(v), sure: v === only }))
  if (only) return out
  for (const [i, common] of sharing(name, book)) {
    const v = book.villages[i] as Folded
    if (v.as === name) continue
    const likeness = (2 * common) / (name.length + v.as.length - 2)
    const score = 0.85 * likeness * (0.4 + 0.6 * near(v))
    if (likeness >= 0.45 && score >= 0.25) out.push({ village: v.code, because: 'mirip', score, sure: false })
  }
  return out
}

/** How many pairs of letters each village shares with a name. */
function sharing(name: string, book: Book): Map<number, number> {
  const common = new Map<number, number>()
  for (const pair of pairsOf(name)) for (const i of book.byPair.get(pair) ?? []) common.set(i, (common.get(i) ?? 0) + 1)
  return common
}

/** Without a name: the villages of the kecamatan its siblings lie in, the one of the same serial first, those already given away last. */
function bySerial(place: ForeignPlace, villages: readonly VillageHere[], district: string, taken: ReadonlySet<string>): PlaceSuggestion[] {
  const serial = Number(place.code?.slice(-3) ?? Number.NaN)
  return villages
    .filter((v) => v.district === district)
    .map((v) => ({ village: v.code, because: 'saudara' as const, score: (Number(v.code.slice(-3)) === serial ? 0.4 : 0.2) - (taken.has(v.code) ? 0.15 : 0), sure: false }))
}

const romans: { readonly [roman: string]: string } = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9', x: '10' }

/** A name as it is compared: without its kind, in today's spelling, numbers as digits, without blanks (Karang Sari is Karangsari). */
export const fold = (text: string): string =>
  placeName(text).split(' ').map((w) => romans[w] ?? w).join('')
    .replaceAll('oe', 'u').replaceAll('tj', 'c').replaceAll('dj', 'j').replaceAll('nj', 'ny').replaceAll('sj', 'sy').replaceAll('ch', 'kh')
    .replace(/([a-z])\1+/g, '$1')

/** Two letters each; a pair that comes again is another one, so that a set counts like a bag. */
function pairsOf(name: string): string[] {
  const seen = new Map<string, number>()
  const out: string[] = []
  for (let i = 0; i < name.length - 1; i++) {
    const pair = name.slice(i, i + 2)
    const n = seen.get(pair) ?? 0
    seen.set(pair, n + 1)
    out.push(n === 0 ? pair : `${pair}${n}`)
  }
  return out
}

/** How much two folded names share: twice the common pairs of letters over all pairs. 1 = the same. */
export function alike(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Set(pairsOf(a))
  return (2 * pairsOf(b).filter((p) => pairs.has(p)).length) / (a.length + b.length - 2)
}
