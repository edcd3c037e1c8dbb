// A name as tokens: what is left when titles, degrees and the father's name are set apart, each in one spelling.
import { degrees, familyOf, honorifics, servantOf, sonOf } from './name-words.ts'

export interface NameTokens {
  own: string[]
  /** After bin/binti. */
  father: string[]
}

const marks = /[\u0300-\u036f]/g

/** Lower case without accents, apostrophes gone, anything else that is no letter or digit a blank. */
export function plainText(text: string): string {
  let plain = text.toLowerCase()
  // Most texts are plain already: only the others pay.
  if (/[^\x20-\x7e]/.test(plain)) plain = plain.normalize('NFKD').replace(marks, '')
  return plain
}

/** Letters and digits alone, so that “St. Albans” is “stalbans”. */
export const joinedText = (written: string): string => plainText(written).replace(/[^\p{L}\p{N}]+/gu, '')

/** Tokens of one written name; order kept. Empty for an empty name. */
export function nameTokens(written: string): NameTokens {
  const own: string[] = []
  const father: string[] = []
  let into = own
  let text = plainText(written)
  const comma = text.indexOf(',')
  if (comma > 0 && isDegrees(text.slice(comma + 1))) text = text.slice(0, comma)
  for (const word of wordsIn(text)) {
    if (own.length > 0 && sonOf.has(word)) {
      into = father
      continue
    }
    into.push(word)
  }
  let from = 0
  while (from < own.length - 1 && honorifics.has(own[from] as string)) from++
  let to = own.length
  while (to - from > 1 && degrees.has(own[to - 1] as string)) to--
  return { own: spelled(own.slice(from, to)), father: spelled(father) }
}

/** “S.Pd., M.Si” but not “Dewi”: what stands after a name's first comma, in lower case. */
export function isDegrees(text: string): boolean {
  return text.split(/[\s,]+/).every(w => w === '' || w.includes('.') || degrees.has(w) || w.length < 3)
}

function wordsIn(text: string): string[] {
  const words: string[] = []
  let word = ''
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32
    const letter = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c > 127
    if (letter) word += text[i]
    // An apostrophe joins (Ma'ruf); a stop inside S.Pd joins too, one after a whole word parts.
    else if (c === 39 || c === 96) continue
    else if (c === 46 && word.length === 1 && i + 1 < text.length && isLetter(text.charCodeAt(i + 1))) continue
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return words
}

const isLetter = (c: number): boolean => c >= 97 && c <= 122

const spelled = (words: readonly string[]): string[] => words.flatMap(spelledWord)

/** One written word, lower case, as its family or in today's spelling; Abdul- is two. */
export function spelledWord(word: string): string[] {
  const known = familyOf.get(word)
  if (known !== undefined) return [known]
  const cut = word.startsWith('abd') ? servantOf.exec(word) : null
  if (cut && word.length - cut[0].length >= 3) return ['abdul', ...spelledWord(word.slice(cut[0].length))]
  return [spelling(word)]
}

const oldSpelling = /(.)\1|oe|[dtsn]j|ch/

/** One word in today's spelling: oe→u, dj→j, tj→c, sj→sy, nj→ny, ch→kh; double letters once. */
export function spelling(word: string): string {
  // Most words are in it already.
  if (!oldSpelling.test(word)) return familyOf.get(word) ?? word
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const c = word[i] as string
    const next = word[i + 1]
    if (c === next) continue
    if (next !== undefined) {
      const two = twoLetters(c, next)
      if (two !== '') {
        out += two
        i++
        continue
      }
    }
    out += c
  }
  return familyOf.get(out) ?? out
}

function twoLetters(a: string, b: string): string {
  if (a === 'o' && b === 'e') return 'u'
  if (b === 'j') return a === 'd' ? 'j' : a === 't' ? 'c' : a === 's' ? 'sy' : a === 'n' ? 'ny' : ''
  return a === 'c' && b === 'h' ? 'kh' : ''
}

/** How it sounds: for finding and for “sounds equal”, never shown. */
export function sound(word: string): string {
  let out = ''
  let last = ''
  for (let i = 0; i < word.length; i++) {
    let c = word[i] as string
    const next = word[i + 1] ?? ''
    if (next === 'h' && (c === 's' || c === 'k' || c === 'p' || c === 't' || c === 'd' || c === 'g' || c === 'b')) i++
    else if (c === 's' && next === 'y') i++
    if (c === 'z') c = 's'
    else if (c === 'q') c = 'k'
    else if (c === 'f' || c === 'v' || (c === 'p' && next === 'h')) c = 'p'
    else if (c === 'y' || c === 'j' || c === 'e') c = 'i'
    else if (c === 'x') c = 'ks'
    else if (c === 'h' && out !== '') continue
    if (i >= word.length - 1) {
      if (c === 'o' || c === 'u') c = 'a'
      else if (c === 'd') c = 't'
      else if (c === 'b') c = 'p'
    }
    if (c !== last) out += c
    last = c
  }
  return out
}
