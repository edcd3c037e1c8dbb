// Reading back what the ministry answered, from a CSV: rows find their family by id, NIK or card number; what cannot be read is told by its line.
import type { Text } from '../../engine/field.ts'
import { bansosKinds, resultStatuses } from './words/labels.ts'

export interface ResultLine {
  itemId: string
  desil: number | null
  status: string | null
  bansos: string[]
}
export interface ReadResult {
  rows: number
  results: ResultLine[]
  refused: { line: number; why: Text }[]
}
export interface Known {
  id: string
  householdId?: string | null
  headNik?: string | null
  kk?: string | null
}

const names: { readonly [column: string]: readonly string[] } = {
  household: ['id_keluarga'], nik: ['nik_kepala_keluarga', 'nik', 'nik_kk'], kk: ['no_kk', 'nokk', 'kk', 'nomor_kk'],
  desil: ['desil', 'desil_nasional', 'desil_dtsen'], status: ['status', 'status_siks', 'status_dtsen'], bansos: ['bansos', 'bantuan', 'program'],
}

export function readResults(text: string, items: readonly Known[]): ReadResult {
  const lines = cells(text.replace(/^\uFEFF/, ''))
  const head = (lines[0] ?? []).map((c) => c.trim().toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, ''))
  const at = Object.fromEntries(Object.entries(names).map(([name, known]) => [name, known.map((k) => head.indexOf(k)).find((i) => i >= 0) ?? -1]))
  const by = { household: byNumber(items, 'householdId'), nik: byNumber(items, 'headNik'), kk: byNumber(items, 'kk') }
  const out: ReadResult = { rows: 0, results: [], refused: [] }
  const said = new Set<string>()
  for (const [i, row] of lines.entries()) {
    if (i === 0 || row.every((c) => c.trim() === '')) continue
    out.rows++
    const cell = (name: string): string => ((at[name] ?? -1) >= 0 ? (row[at[name] as number] ?? '').trim().replace(/^'/, '') : '')
    const refuse = (id: string, en: string): void => void out.refused.push({ line: i + 1, why: { id, en } })
    const found = by.household.get(cell('household')) ?? by.nik.get(digits(cell('nik'))) ?? by.kk.get(digits(cell('kk')))
    if (!found) {
      refuse(...nobodyNamed(cell('nik'), cell('kk')))
      continue
    }
    if (said.has(found)) {
      refuse('Keluarga ini sudah disebut di baris sebelumnya.', 'This family was named on an earlier row.')
      continue
    }
    const desil = cell('desil')
    if (desil !== '' && !/^([1-9]|10)$/.test(desil)) {
      refuse(`Desil “${desil}” bukan angka 1 sampai 10.`, `Decile “${desil}” is not a number from 1 to 10.`)
      continue
    }
    const status = coded(cell('status'), resultStatuses)
    const bansos = cell('bansos').split(/[,;|/]+/).map((b) => coded(b.trim(), bansosKinds)).filter((b): b is string => b !== null)
    if (desil === '' && !status && bansos.length === 0) {
      refuse('Tidak ada desil, status, atau bansos di baris ini.', 'There is no decile, status or aid on this row.')
      continue
    }
    said.add(found)
    out.results.push({ itemId: found, desil: desil === '' ? null : Number(desil), status, bansos })
  }
  return out
}

export const digits = (text: string): string => text.replace(/\D/g, '')
export const nobodyNamed = (nik: string, kk: string): [string, string] =>
  // A sheet that took the number for a figure has lost its end: said, never guessed.
  /e\+?\d+$/i.test(nik) || /e\+?\d+$/i.test(kk) || [nik, kk].some((n) => /^\d{15}0$/.test(digits(n)))
    ? ['NIK atau KK di baris ini rusak oleh lembar kerja (angka terakhir hilang). Simpan kolomnya sebagai teks.', 'The NIK or card number was damaged by a spreadsheet (its last digits are lost). Keep the column as text.']
    : ['Tidak ada keluarga dalam batch dengan NIK, nomor KK, atau id ini.', 'No family of the batch has this NIK, card number or id.']

/** By code or by its Indonesian word. */
function coded(text: string, options: readonly { code: string; label: Text }[]): string | null {
  const plain = (s: string): string => s.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return options.find((o) => plain(o.code) === plain(text) || plain(o.label.id) === plain(text))?.code ?? null
}

/** Whom a number names; one that names two names nobody. */
export function byNumber(items: readonly Known[], column: 'householdId' | 'headNik' | 'kk'): Map<string, string> {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const i of items) {
    const key = i[column]
    if (!key) continue
    if (found.has(key)) twice.add(key)
    found.set(key, i.id)
  }
  for (const key of twice) found.delete(key)
  return found
}

/** Cells of a CSV with commas, semicolons or tabs, whichever its first line has most of. */
export function cells(text: string): string[][] {
  const first = text.slice(0, text.search(/\r?\n/) < 0 ? undefined : text.search(/\r?\n/))
  const by = [';', ',', '\t'].map((s) => [s, first.split(s).length] as const).sort((a, b) => b[1] - a[1])[0]?.[0] ?? ';'
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const ch = text[i] as string
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') cell += text[++i]
      else if (ch === '"') quoted = false
      else cell += ch
    } else if (ch === '"') quoted = true
    else if (ch === by || ch === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''))
      cell = ''
      if (ch === '\n') rows.push([])
    } else cell += ch
  }
  rows.at(-1)?.push(cell.replace(/\r$/, ''))
  return rows
}
