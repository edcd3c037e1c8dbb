// Why two are taken for one, in two waterfalls — against a relative and against a stranger — and in words a verifier accepts.
import type { Text } from '../field.ts'
import { cellsOf, type Group, groupCount, groups, levelsOf, type Part } from './compare.ts'
import { likelierTwins, type Model, probability, twinsMore } from './model.ts'

export interface Step {
  group: Group
  /** What was found, in words. */
  say: Text
  /** Weight of evidence for one person, in bits: +10 makes it a thousand times likelier than it was. */
  bits: number
}

export interface Explanation {
  /** Chance of being one person. */
  p: number
  /** From the share of such pairs to the chance, step by step; the sum of `start` and the steps decides. */
  againstStranger: { start: number; steps: Step[] }
  /** Absent where the file tells of no families. */
  againstRelative?: { start: number; steps: Step[] }
  /** One sentence: what agrees and what does not. */
  say: Text
}

const words: { [P in Part]: { [level: string]: Text } } = {
  number: {
    same: { id: 'NIK sama', en: 'same NIK' },
    oneDigit: { id: 'NIK beda satu angka', en: 'NIK differs in one digit' },
    twoDigits: { id: 'NIK beda dua angka', en: 'NIK differs in two digits' },
    sameDay: { id: 'NIK dari kecamatan dan tanggal lahir yang sama, nomor urutnya beda', en: 'NIK of the same kecamatan and day, another turn' },
    sameHead: { id: 'NIK dari kecamatan yang sama, selebihnya beda', en: 'NIK of the same kecamatan, otherwise different' },
    other: { id: 'NIK beda', en: 'different NIK' },
  },
  born: {
    same: { id: 'tanggal lahir sama', en: 'same birth date' },
    sameHeaped: { id: 'tanggal lahir sama (tanggal yang sering dipakai bila tidak ingat)', en: 'same birth date (one often given when not remembered)' },
    swapped: { id: 'hari dan bulan lahir tertukar', en: 'day and month of birth exchanged' },
    slip: { id: 'tanggal lahir beda sedikit', en: 'birth date slightly different' },
    onePart: { id: 'satu bagian tanggal lahir beda', en: 'one part of the birth date differs' },
    sameYear: { id: 'hanya tahun lahir yang cocok', en: 'only the year of birth agrees' },
    other: { id: 'tanggal lahir beda', en: 'different birth date' },
    yearAlone: { id: 'tahun lahir sama, tanggalnya tidak tertulis', en: 'same year of birth, the date is not written' },
  },
  sex: { same: { id: 'jenis kelamin sama', en: 'same sex' }, other: { id: 'jenis kelamin beda', en: 'different sex' } },
  family: {
    same: { id: 'nomor KK sama', en: 'same family number' },
    oneDigit: { id: 'nomor KK beda satu angka', en: 'family number differs in one digit' },
    other: { id: 'nomor KK beda', en: 'different family number' },
  },
  mother: {
    same: { id: 'nama ibu sama', en: 'same mother’s name' },
    sameCommon: { id: 'nama ibu sama (nama umum)', en: 'same mother’s name (a common one)' },
    partly: { id: 'nama ibu mirip', en: 'similar mother’s name' },
    other: { id: 'nama ibu beda', en: 'different mother’s name' },
  },
  home: {
    same: { id: 'alamat sama', en: 'same address' },
    alike: { id: 'alamat mirip', en: 'similar address' },
    other: { id: 'alamat beda', en: 'different address' },
  },
  name: {
    same: { id: 'nama cocok', en: 'the name agrees' },
    nearly: { id: 'nama cocok setelah ejaan atau salah ketik diperhitungkan', en: 'the name agrees allowing for spelling or a slip' },
    within: { id: 'nama yang satu bagian dari nama yang lain', en: 'one name is part of the other' },
    partly: { id: 'sebagian nama cocok', en: 'part of the name agrees' },
    other: { id: 'nama beda', en: 'different name' },
  },
  area: {
    same: { id: 'wilayah sama', en: 'same area' },
    sameCommon: { id: 'wilayah sama', en: 'same area' },
    partly: { id: 'wilayah sebagian sama', en: 'area partly the same' },
    alike: { id: 'nama wilayah mirip', en: 'similar area' },
    other: { id: 'wilayah beda', en: 'different area' },
  },
  birthplace: {
    same: { id: 'tempat lahir sama', en: 'same birthplace' },
    alike: { id: 'tempat lahir mirip', en: 'similar birthplace' },
    other: { id: 'tempat lahir beda', en: 'different birthplace' },
  },
  contact: {
    same: { id: 'kontak sama', en: 'same contact' },
    alike: { id: 'kontak mirip', en: 'similar contact' },
    other: { id: 'kontak beda', en: 'different contact' },
  },
  mail: {
    same: { id: 'surel sama', en: 'same e-mail' },
    alike: { id: 'surel mirip', en: 'similar e-mail' },
    other: { id: 'surel beda', en: 'different e-mail' },
  },
  trait: { same: { id: 'keterangan lain sama', en: 'other trait the same' }, other: { id: 'keterangan lain beda', en: 'other trait different' } },
}

const rare: Text = { id: ', nama yang jarang', en: ', a rare one' }

/** What a level says; null for what is unknown on either side. */
function saying(part: Part, level: string): Text | null {
  const plain = level.replace(/\d$/, '')
  const text = words[part][plain]
  if (!text) return null
  const isRare = part === 'name' && (level === 'same3' || level === 'same4' || level === 'nearly3')
  return isRare ? { id: text.id + rare.id, en: text.en + rare.en } : text
}

export function explain(model: Model, pattern: number): Explanation {
  const cells = new Int32Array(groupCount)
  cellsOf(pattern, cells)
  const asTwins = twinsMore(model, cells) > 2
  // Where no family number tells of families, twins may be the likeliest relatives.
  const alone = likelierTwins(model, cells)
  const against = (other: 'family' | 'stranger'): { start: number; steps: Step[] } => ({
    start: Math.log2(model.prior.same / model.prior[other] / (other === 'family' && asTwins ? (model.twins?.share as number) : 1)),
    steps: groups.flatMap((group, g): Step[] => {
      const cell = cells[g] as number
      const said = levelsOf(group, cell).flatMap(({ part, level }) => saying(part, level) ?? [])
      if (said.length === 0) return []
      // Twins: what is other with them stands in for what kin usually have.
      const chance = other === 'family' && asTwins && (group === 'self' || group === 'name') ? (model.twins?.[group][cell] as number) : (model.chance[other][g]?.[cell] as number)
      const bits = Math.log2((model.chance.same[g]?.[cell] as number) / chance)
      return [{ group, say: joined(said), bits }]
    }),
  })
  const againstTwin = (): { start: number; steps: Step[] } => ({
    start: Math.log2(model.prior.same / (model.twins?.alone as number)),
    steps: (['self', 'name'] as const).flatMap((group): Step[] => {
      const g = groups.indexOf(group)
      const cell = cells[g] as number
      const said = levelsOf(group, cell).flatMap(({ part, level }) => saying(part, level) ?? [])
      return said.length === 0 ? [] : [{ group, say: joined(said), bits: Math.log2((model.chance.same[g]?.[cell] as number) / (model.twins?.[group][cell] as number)) }]
    }),
  })
  const againstStranger = against('stranger')
  // The strongest first: a verifier reads three things, not nine.
  const strongest = [...againstStranger.steps].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)).slice(0, 4)
  return {
    p: probability(model, pattern),
    againstStranger,
    ...(alone ? { againstRelative: againstTwin() } : model.prior.family > 0 ? { againstRelative: against('family') } : {}),
    say: joined(strongest.map(s => s.say)),
  }
}

const joined = (texts: readonly Text[]): Text => ({ id: texts.map(t => t.id).join(', '), en: texts.map(t => t.en).join(', ') })
