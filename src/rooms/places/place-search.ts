// Search as one types over the names of places: every typed word must begin a word of the place's own name, of a place
// above it, or name its kind. Exact names come first, then names that begin so, then the rest; then higher levels, then code order.
import { type Place, type PlaceType, searchText } from './place.ts'

export interface SearchTable {
  /** Every name with a blank before each word, and the same without the words of its kind (`Kota Tangerang` → ` tangerang`). */
  names: string[]
  cores: string[]
  /** Words for the kind and names of the places above: they narrow, they do not find. */
  kinds: string[]
  parents: Int32Array
  levels: Uint8Array
  /** Every distinct word in order, and behind it the positions of the places that carry it. */
  words: string[]
  starts: Int32Array
  postings: Int32Array
}

const kindWords: Record<PlaceType, string> = {
  negara: ' negara',
  provinsi: ' provinsi prov',
  kabupaten: ' kabupaten kab',
  kota: ' kota',
  kecamatan: ' kecamatan kec distrik',
  kelurahan: ' kelurahan kel',
  desa: ' desa ds gampong nagari kampung',
  desa_adat: ' desa adat kampung',
}
const shortNames: Record<string, string> = { '31': ' dki', '34': ' diy' }
const kindInName = /^ (daerah khusus ibukota|daerah istimewa|kota administrasi|kabupaten administrasi|kota|kabupaten)(?= )/
const depthOf = { nation: 0, province: 1, regency: 2, district: 3, village: 4 } as const

const allKindWords = new Set([...Object.values(kindWords), ...Object.values(shortNames)].flatMap((list) => list.trim().split(' ')))

export function searchTable(places: readonly Place[], positionOf: (code: string) => number | undefined): SearchTable {
  const names = places.map((place) => ` ${searchText(place.name)}`)
  const byWord = new Map<string, number[]>()
  for (let i = 0; i < names.length; i++) {
    for (const word of new Set((names[i] as string).slice(1).split(' '))) {
      const list = byWord.get(word)
      if (list === undefined) byWord.set(word, [i])
      else list.push(i)
    }
  }
  const words = [...byWord.keys()].sort()
  const starts = new Int32Array(words.length + 1)
  for (let w = 0; w < words.length; w++) {
    starts[w + 1] = (starts[w] as number) + (byWord.get(words[w] as string) as number[]).length
  }
  const postings = new Int32Array(starts[words.length] as number)
  for (let w = 0; w < words.length; w++) postings.set(byWord.get(words[w] as string) as number[], starts[w])
  return {
    names,
    words,
    starts,
    postings,
    cores: names.map((name, i) => (depthOf[(places[i] as Place).level] < 3 ? name.replace(kindInName, '') : name)),
    kinds: places.map((place) => (shortNames[place.code] ?? '') + kindWords[place.type]),
    levels: Uint8Array.from(places, (place) => depthOf[place.level]),
    parents: Int32Array.from(places, (place) => (place.parent === null ? -1 : (positionOf(place.parent) ?? -1))),
  }
}

/** Positions of the best places, best first. */
export function searchNames(table: SearchTable, q: string, wanted: (i: number) => boolean, limit: number): number[] {
  const words = searchText(q).split(' ').filter((word) => word !== '')
  if (words.length === 0) return []
  // A village is never found by its kind alone, unless that is all one typed.
  const telling = words.filter((word) => !allKindWords.has(word))
  const seen = new Uint8Array(table.names.length)
  const best: Hit[] = []
  for (const word of telling.length > 0 ? telling : words) {
    const [from, to] = postingsOf(table, word)
    for (let p = from; p < to; p++) {
      const i = table.postings[p] as number
      if (seen[i] === 1) continue
      seen[i] = 1
      if (!wanted(i)) continue
      const rank = rankOf(table, i, words)
      if (rank !== null) keepBest(best, { i, rank }, limit)
    }
  }
  return best.map((hit) => hit.i)
}

interface Hit {
  i: number
  rank: number
}

/** Where the places stand that carry a word beginning so: words are in order, so their postings lie together. */
function postingsOf(table: SearchTable, prefix: string): [number, number] {
  const from = firstWord(table.words, prefix)
  const to = firstWord(table.words, `${prefix}\uffff`)
  return [table.starts[from] as number, table.starts[to] as number]
}

function firstWord(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Small is good; null when some word is found nowhere. */
function rankOf(table: SearchTable, i: number, words: readonly string[]): number | null {
  const name = table.names[i] as string
  let own = ''
  let ownWithKind = ''
  let borrowed = 0
  for (const word of words) {
    const isOwn = name.includes(` ${word}`)
    if (isOwn) ownWithKind += ` ${word}`
    if (allKindWords.has(word) && `${table.kinds[i]} `.includes(` ${word} `)) continue
    if (isOwn) own += ` ${word}`
    else if (isAbove(table, i, word)) borrowed++
    else return null
  }
  if (own === '' && ownWithKind === '') return null
  const fit = Math.min(fitOf(name, ownWithKind), fitOf(table.cores[i] as string, own))
  return (fit * 8 + borrowed) * 8 + (table.levels[i] as number)
}

function fitOf(name: string, typed: string): number {
  return typed === '' ? 2 : name === typed ? 0 : name.startsWith(typed) ? 1 : 2
}

function isAbove(table: SearchTable, i: number, word: string): boolean {
  for (let p = table.parents[i] as number; p >= 0; p = table.parents[p] as number) {
    if ((table.names[p] as string).includes(` ${word}`)) return true
  }
  return false
}

// Positions stand for code order, so equal ranks stay in code order.
function keepBest(best: Hit[], hit: Hit, limit: number): void {
  const last = best.at(-1)
  if (best.length === limit && last !== undefined && !isBefore(hit, last)) return
  let at = best.length
  while (at > 0 && isBefore(hit, best[at - 1] as Hit)) at--
  best.splice(at, 0, hit)
  if (best.length > limit) best.pop()
}

function isBefore(a: Hit, b: Hit): boolean {
  return a.rank !== b.rank ? a.rank < b.rank : a.i < b.i
}
