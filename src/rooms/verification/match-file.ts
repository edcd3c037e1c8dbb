// Reading the list that came back from the civil registry: rows find their family by id, NIK or card number, and the registry's own words become one of five outcomes.
import type { Text } from '../../engine/field.ts'
import { byNumber, cells, digits, type Known, nobodyNamed } from './export-results.ts'
import { itemFlow } from './flow.ts'

export interface MatchLine { itemId: string; match: string; note?: string }
export interface ReadMatches {
  rows: number
  matches: MatchLine[]
  refused: { line: number; why: Text }[]
}

const names: { readonly [column: string]: readonly string[] } = {
  household: ['id_keluarga'], nik: ['nik_kepala_keluarga', 'nik', 'nik_kk'], kk: ['no_kk', 'nokk', 'kk', 'nomor_kk'],
  said: ['hasil_padan', 'status_padan', 'padan', 'hasil_pemadanan', 'hasil', 'status', 'keterangan'],
}
const ready: readonly string[] = ['dikunjungi', 'dipadankan']

/** The registry's words as an outcome; the gravest that is named counts. Null when nothing is recognised. */
export function matchOf(said: string): string | null {
  const words = said.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
  if (words === '') return null
  if (/\b(meninggal|wafat)\b/.test(words)) return 'meninggal'
  if (/\b(ganda|duplikat|dobel)\b/.test(words)) return 'ganda'
  if (/\b(nonaktif|non aktif|tidak aktif|blokir)\b/.test(words)) return 'nonaktif'
  if (/\b(tidak|belum|beda|berbeda|salah|invalid)\b/.test(words)) return 'tidak_padan'
  return /\b(padan|sesuai|valid|cocok|aktif)\b/.test(words) ? 'padan' : null
}

export function readMatches(text: string, items: readonly (Known & { state?: string | null })[]): ReadMatches {
  const lines = cells(text.replace(/^\uFEFF/, ''))
  const head = (lines[0] ?? []).map((c) => c.trim().toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, ''))
  const at = Object.fromEntries(Object.entries(names).map(([name, known]) => [name, known.map((k) => head.indexOf(k)).find((i) => i >= 0) ?? -1]))
  const by = { household: byNumber(items, 'householdId'), nik: byNumber(items, 'headNik'), kk: byNumber(items, 'kk') }
  const stateOf = new Map(items.map((i) => [i.id, i.state ?? '']))
  const out: ReadMatches = { rows: 0, matches: [], refused: [] }
  const seen = new Set<string>()
  for (const [i, row] of lines.entries()) {
    if (i === 0 || row.every((c) => c.trim() === '')) continue
    out.rows++
    const cell = (name: string): string => ((at[name] ?? -1) >= 0 ? (row[at[name] as number] ?? '').trim().replace(/^'/, '') : '')
    const refuse = (id: string, en: string): void => void out.refused.push({ line: i + 1, why: { id, en } })
    const found = by.household.get(cell('household')) ?? by.nik.get(digits(cell('nik'))) ?? by.kk.get(digits(cell('kk')))
    const said = cell('said')
    const match = matchOf(said)
    const state = found ? (stateOf.get(found) ?? '') : ''
    if (!found) refuse(...nobodyNamed(cell('nik'), cell('kk')))
    else if (seen.has(found)) refuse('Keluarga ini sudah disebut di baris sebelumnya.', 'This family was named on an earlier row.')
    else if (!match) refuse(said ? `Hasil “${said}” tidak dikenal.` : 'Kolom hasil padan kosong.', said ? `The outcome “${said}” is not known.` : 'The outcome is empty.')
    else if (!ready.includes(state)) {
      const label = itemFlow.states[state as keyof typeof itemFlow.states]?.label ?? { id: state, en: state }
      refuse(`Keluarga ini belum dapat dipadankan: keadaannya “${label.id}”.`, `This family cannot be matched now: its state is “${label.en}”.`)
    } else {
      seen.add(found)
      // The registry's own words stay beside the outcome when they say more than it.
      const more = said.length > match.length + 2 ? { note: said.slice(0, 300) } : {}
      out.matches.push({ itemId: found, match, ...more })
    }
  }
  return out
}
