// How somebody comes to stand in a list twice, and how clerks err: by hand, by ear, by eye, by spreadsheet, by habit.
// Written from the writing desk; it shares no table with anything that reads names.
import { type Being, common, type Luck, pad, pick, under } from './people-families.ts'
import { peoples } from './people-names.ts'

export interface Slipped {
  being: Being
  /** What happened, for whoever counts what is missed. */
  kinds: string[]
}

const near: { [key: string]: string } = {
  a: 'sqz', b: 'vgn', c: 'xvd', d: 'sfe', e: 'wrd', f: 'dgr', g: 'fht', h: 'gjy', i: 'uok', j: 'hku', k: 'jli', l: 'kop', m: 'nj', n: 'bmh',
  o: 'ipl', p: 'ol', q: 'wa', r: 'etf', s: 'adw', t: 'ryg', u: 'yij', v: 'cbf', w: 'qes', x: 'zcs', y: 'tuh', z: 'xa',
}
/** What one hears and another writes; either way round. */
const heard: readonly (readonly [string, string])[] = [
  ['f', 'p'], ['v', 'f'], ['v', 'p'], ['z', 'j'], ['z', 's'], ['sy', 's'], ['kh', 'h'], ['kh', 'k'], ['q', 'k'], ['ai', 'e'], ['au', 'o'], ['iy', 'i'], ['uw', 'u'], ['ie', 'i'], ['oe', 'u'], ['ee', 'i'],
  ['o', 'u'], ['e', 'i'], ['a', 'e'], ['ng', 'n'], ['nd', 'n'], ['mb', 'm'], ['dl', 'l'], ['dh', 'd'], ['th', 't'], ['ts', 's'], ['gh', 'g'], ['x', 'ks'], ['ch', 'c'], ['c', 'k'], ['y', 'i'], ['y', 'j'], ['d', 't'], ['b', 'p'], ['h', ''], ["'", ''], ['ah', 'a'],
]
const spelledOld: readonly (readonly [RegExp, string])[] = [[/u/gi, 'oe'], [/j/gi, 'dj'], [/c(?!h)/gi, 'tj'], [/sy/gi, 'sj'], [/ny/gi, 'nj'], [/kh/gi, 'ch'], [/y/gi, 'j']]
const seen: readonly (readonly [string, string])[] = [['rn', 'm'], ['m', 'rn'], ['l', 'i'], ['i', 'l'], ['o', '0'], ['i', '1'], ['s', '5'], ['b', '8'], ['cl', 'd'], ['li', 'h'], ['ii', 'u'], ['nn', 'm'], ['vv', 'w'], ['u', 'ii'], ['h', 'b'], ['e', 'c'], ['t', 'f']]
const digitSeen: { [digit: string]: string } = { '0': '689', '1': '74', '2': '37', '3': '82', '4': '19', '5': '63', '6': '058', '7': '1', '8': '306', '9': '704' }

const lower = (s: string): string => s.toLowerCase()
const replaceAt = (s: string, at: number, length: number, by: string): string => s.slice(0, at) + by + s.slice(at + length)

/** Replaces one place where `from` stands; the text itself when it stands nowhere. */
function oneOf(luck: Luck, text: string, from: string, to: string): string {
  const places: number[] = []
  for (let at = lower(text).indexOf(from); at >= 0 && from !== ''; at = lower(text).indexOf(from, at + 1)) places.push(at)
  return places.length === 0 ? text : replaceAt(text, pick(luck, places), from.length, to)
}

function typed(luck: Luck, text: string): string {
  if (text.length < 3) return text
  const at = under(luck, text.length)
  const c = text[at] as string
  const r = luck()
  if (r < 0.35) return replaceAt(text, at, 1, pick(luck, [...(near[lower(c)] ?? 'aeinr')]))
  if (r < 0.58) return replaceAt(text, at, 1, '')
  if (r < 0.72) return replaceAt(text, at, 0, c)
  if (r < 0.84) return replaceAt(text, at, 0, pick(luck, [...(near[lower(c)] ?? 'aeinr')]))
  return at + 1 < text.length ? replaceAt(text, at, 2, (text[at + 1] as string) + c) : text
}

function byEar(luck: Luck, text: string): string {
  for (let tries = 0; tries < 12; tries++) {
    const pair = pick(luck, heard)
    const [from, to] = luck() < 0.5 ? pair : [pair[1], pair[0]]
    const said = oneOf(luck, text, from, to)
    if (said !== text) return said
  }
  return text
}

function byEye(luck: Luck, text: string): string {
  for (let tries = 0; tries < 12; tries++) {
    const [from, to] = pick(luck, seen)
    const said = oneOf(luck, text, from, to)
    if (said !== text) return said
  }
  return text
}

const nicknameOf = (luck: Luck, word: string): string => {
  if (word.length < 5) return word
  const tail = word.slice(luck() < 0.5 ? -3 : -4)
  return luck() < 0.6 ? (tail[0] as string).toUpperCase() + tail.slice(1) : word.slice(0, 4)
}

/** One thing that happens to a name; answers its kind. */
function nameSlip(luck: Luck, being: Being, family: readonly Being[]): [string, string] {
  const name = being.name
  const words = name.split(' ')
  const many = words.length > 1
  const r = luck()
  if (r < 0.2) return ['typed', typed(luck, name)]
  if (r < 0.38) return ['heard', byEar(luck, name)]
  if (r < 0.43) return ['seen', byEye(luck, name)]
  if (r < 0.51) {
    let said = name
    for (const [from, to] of spelledOld) if (luck() < 0.55) said = said.replace(from, to)
    return ['oldSpelling', said]
  }
  if (r < 0.55) return ['doubled', byDoubling(luck, name)]
  if (r < 0.63) return many ? ['dropped', words.filter((_, k) => k !== (luck() < 0.7 ? words.length - 1 : under(luck, words.length))).join(' ')] : ['added', `${name} ${common(luck, being.sex === 'L' ? peoples.javanese.lastMen : peoples.javanese.lastWomen)}`]
  if (r < 0.66) return ['joined', many ? words.slice(0, 2).join('').replace(/(.)([A-Z])/g, (_, a: string, b: string) => a + lower(b)) + (words.length > 2 ? ` ${words.slice(2).join(' ')}` : '') : splitWord(luck, name)]
  if (r < 0.69) return ['split', words.map((w) => (w.length > 6 && luck() < 0.7 ? splitWord(luck, w) : w)).join(' ')]
  if (r < 0.72) return ['turned', many ? [...words.slice(1), words[0]].join(' ') : name]
  if (r < 0.79) return ['shortened', shortened(luck, words)]
  if (r < 0.84) return ['titled', titled(luck, being)]
  if (r < 0.87) return ['nickname', luck() < 0.5 ? nicknameOf(luck, words[0] as string) : `${words[0]} ${luck() < 0.5 ? 'alias' : 'als'} ${nicknameOf(luck, words.at(-1) as string)}`]
  if (r < 0.9) return ['fatherAdded', withFather(luck, being, family)]
  if (r < 0.93) return ['cut', name.slice(0, 10 + under(luck, 8)).trim()]
  if (r < 0.96) return ['untitled', name.replace(/^(H|Hj)\. /, '').replace(/,.*$/, '').replace(/^(Muhammad|Muhamad|Mohamad|Moch\.|M\.|Muh\.|Mochammad|Siti|Sitti) /, '')]
  if (r < 0.98) return ['capitals', name.toUpperCase().replace(/ /g, luck() < 0.3 ? '  ' : ' ')]
  return ['twoSlips', byEar(luck, typed(luck, name))]
}

function byDoubling(luck: Luck, name: string): string {
  const single = name.replace(/([nmlstd])\1/, '$1')
  if (single !== name && luck() < 0.5) return single
  const [from, to] = pick(luck, [['n', 'nn'], ['m', 'mm'], ['l', 'll'], ['s', 'ss'], ['t', 'tt'], ['i', 'y'], ['a', 'aa'], ['d', 'dd']] as const)
  return oneOf(luck, name, from, to)
}
function splitWord(luck: Luck, word: string): string {
  const at = 3 + under(luck, 2)
  return word.length < 6 ? word : `${word.slice(0, at)} ${word.slice(at)}`
}
const shortenedFirst: { [word: string]: readonly string[] } = {
  Muhammad: ['M.', 'Moh.', 'Muh', 'Mhd', 'Moch.', 'Mohd.', 'Md.', 'Muhamad', 'Mochamad'], Siti: ['St.', 'S.', 'Sti', 'Sitti'], Abdul: ['Abd.', 'Abd', 'A.', 'Ab.'], Ahmad: ['A.', 'Ach.', 'Akhmad', 'Akh.'], Nur: ['N.', 'Noer', 'Nr.'],
  Wayan: ['Wyn', 'W.'], Ketut: ['Kt', 'Ktt'], Nyoman: ['Nym', 'Komang'], Made: ['Md', 'M.'], Gusti: ['Gst', 'G.'],
}
function shortened(luck: Luck, words: readonly string[]): string {
  const known = words.findIndex((w) => w in shortenedFirst)
  if (known >= 0) return words.map((w, k) => (k === known ? pick(luck, shortenedFirst[w] as readonly string[]) : w)).join(' ')
  const at = luck() < 0.75 ? words.length - 1 : 0
  return words.length < 2 ? (words[0] as string) : words.map((w, k) => (k === at ? `${w[0]}${luck() < 0.7 ? '.' : ''}` : w)).join(' ')
}
function titled(luck: Luck, being: Being): string {
  const man = being.sex === 'L'
  const old = Number(being.born.slice(0, 4)) < 1975
  if (!old) return `${man ? pick(luck, ['An.', 'Sdr.', 'Ananda']) : pick(luck, ['An.', 'Sdri.', 'Nn.'])} ${being.name}`
  return luck() < 0.25 ? `${being.name} (${man ? 'alm' : 'almh'})` : `${man ? pick(luck, ['H.', 'Bpk.', 'Pak', 'Haji', 'Ustadz', 'Mbah', 'Drs.', 'Wak']) : pick(luck, ['Hj.', 'Ibu', 'Ny.', 'Bu', 'Hajjah', 'Mak', 'Mbah', 'Nyi'])} ${being.name}`
}
function withFather(luck: Luck, being: Being, family: readonly Being[]): string {
  const head = family[0] as Being
  const father = being.relation === 'Anak' && head.sex === 'L' ? (head.name.split(',')[0] as string) : pick(luck, peoples.malay.men)
  if (being.relation === 'Istri' && head.sex === 'L' && luck() < 0.2) return `Ny. ${father}`
  return `${being.name} ${being.sex === 'L' ? pick(luck, ['bin', 'b.', 'Bin']) : pick(luck, ['binti', 'bt.', 'bte'])} ${father}`
}

function digitSlip(luck: Luck, number: string, kinds: string[], what: string): string {
  if (number.length < 16) return number
  const at = 2 + under(luck, 14)
  const r = luck()
  kinds.push(what + (r < 0.55 ? 'Digit' : r < 0.8 ? 'Turned' : r < 0.9 ? 'Short' : 'Sheet'))
  if (r < 0.55) return replaceAt(number, at, 1, luck() < 0.6 ? pick(luck, [...(digitSeen[number[at] as string] as string)]) : String(under(luck, 10)))
  if (r < 0.8) return replaceAt(number, at - 1, 2, (number[at] as string) + (number[at - 1] as string))
  // A spreadsheet keeps fifteen digits; a hurried hand leaves one out.
  return r < 0.9 ? replaceAt(number, at, 1, '') : `${number.slice(0, 15)}0`
}

function dateSlip(luck: Luck, born: string, kinds: string[]): string {
  const [y, m, d] = born.split('-') as [string, string, string]
  const old = Number(y) < 1975
  const r = luck()
  const as = (kind: string, text: string): string => {
    kinds.push(kind)
    return text
  }
  if (r < 0.22) return Number(d) <= 12 ? as('dayMonth', `${y}-${d}-${m}`) : as('dateDigit', `${y}-${m}-${pad(1 + under(luck, 28), 2)}`)
  if (r < (old ? 0.5 : 0.28)) return as('dateHeaped', `${luck() < 0.6 ? y : Number(y) - 2 + under(luck, 5)}-${pick(luck, ['12-31', '07-01', '01-01', '08-17', '06-30'])}`)
  if (r < 0.62) return as('dateDigit', `${y}-${m}-${luck() < 0.6 ? pad(Math.max(1, Math.min(28, Number(d) + (luck() < 0.5 ? 1 : -1) * (luck() < 0.5 ? 1 : 10))), 2) : pad(1 + under(luck, 28), 2)}`)
  if (r < 0.74) return as('monthWrong', `${y}-${pad(1 + ((Number(m) + under(luck, 3)) % 12), 2)}-${d}`)
  if (r < 0.92) return as('yearWrong', `${Number(y) + pick(luck, [1, -1, 1, -1, 2, -2, 10, -10, 3])}-${m}-${d}`)
  return as('dateGuessed', `${Number(y) - 3 + under(luck, 7)}-${pad(1 + under(luck, 12), 2)}-${pad(1 + under(luck, 28), 2)}`)
}

function addressSlip(luck: Luck, b: Being): void {
  const r = luck()
  if (r < 0.25) b.address = b.address.replace(/^Jl\. /, pick(luck, ['Jalan ', 'Jln. ', 'Jl ', 'JL.', ''])).replace(/^Gg\. /, pick(luck, ['Gang ', 'Gg ', 'GG.'])).replace(/No\. /, pick(luck, ['No', 'no.', '', 'Nomor '])).replace(/^Dusun /, pick(luck, ['Dsn. ', 'Dk. ', 'Kampung ', '']))
  else if (r < 0.4) b.address = typed(luck, b.address)
  else if (r < 0.5) b.address = b.address.replace(/ No\..*/, '')
  else if (r < 0.6) b.address = ''
  else if (r < 0.7) b.address = `${b.address} RT ${Number(b.rt)}/${Number(b.rw)}`.trim()
  else if (r < 0.76) [b.rt, b.rw] = [b.rw, b.rt]
  else if (r < 0.86) [b.rt, b.rw] = [String(Number(b.rt) || ''), String(Number(b.rw) || '')]
  else if (r < 0.94) [b.rt, b.rw] = ['', '']
  else b.rt = pad(1 + under(luck, 9), 3)
}

/** Which other list somebody stands in: each forgets and changes other things. */
const lists = {
  copy: { share: 0.14, name: 0.3, noNik: 0.03, nik: 0.08, noKk: 0.02, kk: 0.05, date: 0.05, noDate: 0.01, mother: 0.05, noMother: 0.05, moved: 0, newKk: 0.02, address: 0.2, noPhone: 0.1 },
  neighbours: { share: 0.3, name: 0.7, noNik: 0.2, nik: 0.12, noKk: 0.15, kk: 0.08, date: 0.18, noDate: 0.06, mother: 0.2, noMother: 0.35, moved: 0.02, newKk: 0.03, address: 0.6, noPhone: 0.5 },
  yearsAgo: { share: 0.2, name: 0.5, noNik: 0.12, nik: 0.1, noKk: 0.1, kk: 0.05, date: 0.1, noDate: 0.02, mother: 0.15, noMother: 0.25, moved: 0.3, newKk: 0.45, address: 0.5, noPhone: 0.8 },
  programme: { share: 0.16, name: 0.45, noNik: 0.03, nik: 0.1, noKk: 0.2, kk: 0.08, date: 0.08, noDate: 0.01, mother: 0.25, noMother: 0.1, moved: 0.06, newKk: 0.1, address: 0.5, noPhone: 0.4 },
  clinic: { share: 0.1, name: 0.75, noNik: 0.4, nik: 0.1, noKk: 0.6, kk: 0.04, date: 0.1, noDate: 0.03, mother: 0.3, noMother: 0.15, moved: 0.06, newKk: 0.04, address: 0.5, noPhone: 0.4 },
  married: { share: 0.1, name: 0.3, noNik: 0.04, nik: 0.06, noKk: 0, kk: 0, date: 0.06, noDate: 0, mother: 0.15, noMother: 0.06, moved: 0.75, newKk: 1, address: 0.2, noPhone: 0.5 },
} as const

type List = keyof typeof lists
function someList(luck: Luck): List {
  let left = luck()
  for (const list of Object.keys(lists) as List[]) {
    left -= lists[list].share
    if (left < 0) return list
  }
  return 'copy'
}

/** The same person as another list has them. */
export function writtenAgain(luck: Luck, original: Being, family: readonly Being[], elsewhere: Being): Slipped {
  const list = someList(luck)
  const odds = lists[list]
  const b = { ...original }
  const kinds: string[] = [list]
  if (luck() < odds.moved) {
    kinds.push('moved')
    Object.assign(b, { address: elsewhere.address, rt: elsewhere.rt, rw: elsewhere.rw, dusun: elsewhere.dusun })
    if (luck() < 0.5) b.village = elsewhere.village
  } else if (luck() < odds.address) addressSlip(luck, b)
  if (luck() < odds.name) {
    const [kind, name] = nameSlip(luck, original, family)
    kinds.push(`name:${kind}`)
    b.name = name.trim() || original.name
  }
  if (luck() < odds.noNik) {
    kinds.push('noNik')
    b.nik = ''
  } else if (luck() < odds.nik) {
    if (luck() < 0.22 && family.length > 1) {
      kinds.push('nikRelative')
      b.nik = pick(luck, family).nik
    } else if (luck() < 0.05) {
      kinds.push('nikStranger')
      b.nik = elsewhere.nik
    } else b.nik = digitSlip(luck, b.nik, kinds, 'nik')
  }
  if (luck() < odds.newKk) {
    kinds.push('newKk')
    b.kk = `${b.village.slice(0, 2)}${b.village.slice(3, 5)}99${pad(1 + under(luck, 28), 2)}${pad(1 + under(luck, 12), 2)}${pad(1 + under(luck, 24), 2)}${pad(1 + under(luck, 9_998), 4)}`
    if (list === 'married') b.relation = b.sex === 'P' ? 'Istri' : 'Kepala Keluarga'
  } else if (luck() < odds.noKk) b.kk = ''
  else if (luck() < odds.kk) b.kk = digitSlip(luck, b.kk, kinds, 'kk')
  if (luck() < odds.noDate) {
    kinds.push('noDate')
    b.born = ''
  } else if (luck() < odds.date) b.born = dateSlip(luck, b.born, kinds)
  if (luck() < odds.noMother) b.mother = ''
  else if (b.mother && luck() < odds.mother) {
    const words = b.mother.split(' ')
    b.mother = luck() < 0.3 ? (words[0] as string) : luck() < 0.5 ? byEar(luck, b.mother) : luck() < 0.7 ? typed(luck, b.mother) : luck() < 0.8 ? `Ibu ${b.mother}` : luck() < 0.7 ? (family[0] as Being).mother : pick(luck, peoples.javanese.women)
    kinds.push('mother')
  }
  if (luck() < 0.012) {
    kinds.push('sex')
    b.sex = b.sex === 'L' ? 'P' : 'L'
  }
  const place = luck()
  if (place < 0.12) b.birthplace = ''
  else if (place < 0.2 && b.birthplace) b.birthplace = luck() < 0.5 ? `${pick(luck, ['Kab. ', 'Kota ', 'KAB '])}${b.birthplace}` : typed(luck, b.birthplace)
  else if (place < 0.23) b.birthplace = elsewhere.birthplace
  if (luck() < odds.noPhone) b.phone = ''
  else if (b.phone && luck() < 0.25) b.phone = luck() < 0.6 ? `+62${b.phone.slice(1)}` : elsewhere.phone
  return { being: b, kinds }
}
