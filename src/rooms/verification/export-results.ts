// Reading back what the ministry answered, from a file's rows.
import type { Text } from '../../engine/field.ts'
import { type Known, readReturned, type Told } from './returned-file.ts'
import { bansosKinds, resultStatuses } from './words/labels.ts'

export interface ResultLine {
  itemId: string
  desil: number | null
  status: string | null
  bansos: string[]
}
export interface ReadResult extends Told { results: ResultLine[] }

const columns = { desil: ['desil', 'desil_nasional', 'desil_dtsen'], status: ['status', 'status_siks', 'status_dtsen'], bansos: ['bansos', 'bantuan', 'program'] }

export function readResults(lines: readonly (readonly string[])[], items: readonly Known[]): ReadResult {
  const { taken: results, ...told } = readReturned<ResultLine>(lines, items, columns, (itemId, cell) => {
    const desil = cell('desil')
    if (desil !== '' && !/^([1-9]|10)$/.test(desil)) return [`Desil “${desil}” bukan angka 1 sampai 10.`, `Decile “${desil}” is not a number from 1 to 10.`]
    const status = coded(cell('status'), resultStatuses)
    const bansos = cell('bansos').split(/[,;|/]+/).map((b) => coded(b.trim(), bansosKinds)).filter((b): b is string => b !== null)
    if (desil === '' && !status && bansos.length === 0) return ['Tidak ada desil, status, atau bansos di baris ini.', 'There is no decile, status or aid on this row.']
    return { itemId, desil: desil === '' ? null : Number(desil), status, bansos }
  })
  return { ...told, results }
}

/** By code or by its Indonesian word. */
function coded(text: string, options: readonly { code: string; label: Text }[]): string | null {
  const plain = (s: string): string => s.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return options.find((o) => plain(o.code) === plain(text) || plain(o.label.id) === plain(text))?.code ?? null
}
