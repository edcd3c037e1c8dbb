// Rows of a file that came back from an office: rows find their family by id, NIK or card number, each family once; a row that is not taken says why, by its line.
import type { Text } from '../../engine/field.ts'

export interface Known {
  id: string
  householdId?: string | null
  headNik?: string | null
  kk?: string | null
}
/** Why a row is not taken, in Indonesian and English. */
export type No = readonly [id: string, en: string]
export interface Told {
  rows: number
  refused: { line: number; why: Text }[]
}

const numbers: { readonly [column: string]: readonly string[] } = {
  household: ['id_keluarga'], nik: ['nik_kepala_keluarga', 'nik', 'nik_kk'], kk: ['no_kk', 'nokk', 'kk', 'nomor_kk'],
}

const naming = Object.values(numbers).flat()
/** A letterhead or a merged title may stand above the headers. */
const titleRows = 12
const headerOf = (cell: string): string => cell.trim().toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')

interface Returned<T> extends Told { taken: T[] }

/** `columns`: what else is read, by the headers it may stand under; `take` makes something of one family's row, or says why not. */
export function readReturned<T extends object>(lines: readonly (readonly string[])[], items: readonly Known[], columns: { readonly [column: string]: readonly string[] }, take: (itemId: string, cell: (name: string) => string) => T | No): Returned<T> {
  const headAt = Math.max(0, lines.slice(0, titleRows).findIndex((row) => row.map(headerOf).some((h) => naming.includes(h))))
  const head = (lines[headAt] ?? []).map(headerOf)
  const at = Object.fromEntries(Object.entries({ ...numbers, ...columns }).map(([name, known]) => [name, known.map((k) => head.indexOf(k)).find((i) => i >= 0) ?? -1]))
  const by = { household: byNumber(items, 'householdId'), nik: byNumber(items, 'headNik'), kk: byNumber(items, 'kk') }
  const out: Returned<T> = { rows: 0, taken: [], refused: [] }
  const said = new Set<string>()
  for (const [i, row] of lines.entries()) {
    if (i <= headAt || row.every((c) => c.trim() === '')) continue
    out.rows++
    const cell = (name: string): string => ((at[name] ?? -1) >= 0 ? (row[at[name] as number] ?? '').trim().replace(/^'/, '') : '')
    const found = by.household.get(cell('household')) ?? by.nik.get(digits(cell('nik'))) ?? by.kk.get(digits(cell('kk')))
    const end = !found ? nobodyNamed(cell('nik'), cell('kk')) : said.has(found) ? namedBefore : take(found, cell)
    if (isNo(end)) out.refused.push({ line: i + 1, why: { id: end[0], en: end[1] } })
    else {
      said.add(found as string)
      out.taken.push(end)
    }
  }
  return out
}

const isNo = (end: object): end is No => Array.isArray(end)
const namedBefore: No = ['Keluarga ini sudah disebut di baris sebelumnya.', 'This family was named on an earlier row.']
const digits = (text: string): string => text.replace(/\D/g, '')
const nobodyNamed = (nik: string, kk: string): No =>
  // A sheet that took the number for a figure has lost its end: said, never guessed.
  /e\+?\d+$/i.test(nik) || /e\+?\d+$/i.test(kk) || [nik, kk].some((n) => /^\d{15}0$/.test(digits(n)))
    ? ['NIK atau KK di baris ini rusak oleh lembar kerja (angka terakhir hilang). Simpan kolomnya sebagai teks.', 'The NIK or card number was damaged by a spreadsheet (its last digits are lost). Keep the column as text.']
    : ['Tidak ada keluarga dalam batch dengan NIK, nomor KK, atau id ini.', 'No family of the batch has this NIK, card number or id.']

/** Whom a number names; one that names two names nobody. */
function byNumber(items: readonly Known[], column: 'householdId' | 'headNik' | 'kk'): Map<string, string> {
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
