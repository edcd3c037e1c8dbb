// Reading the list that came back from the civil registry: rows find their family by id, NIK or card number, and the registry's own words become one of five outcomes.
import { itemFlow } from './flow.ts'
import { type Known, readReturned, type Told } from './returned-file.ts'

export interface MatchLine { itemId: string; match: string; note?: string }
export interface ReadMatches extends Told { matches: MatchLine[] }

const columns = { said: ['hasil_padan', 'status_padan', 'padan', 'hasil_pemadanan', 'hasil', 'status', 'keterangan'] }
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

export function readMatches(lines: readonly (readonly string[])[], items: readonly (Known & { state?: string | null })[]): ReadMatches {
  const stateOf = new Map(items.map((i) => [i.id, i.state ?? '']))
  const { taken: matches, ...told } = readReturned<MatchLine>(lines, items, columns, (itemId, cell) => {
    const said = cell('said')
    const match = matchOf(said)
    const state = stateOf.get(itemId) ?? ''
    if (!match) return [said ? `Hasil “${said}” tidak dikenal.` : 'Kolom hasil padan kosong.', said ? `The outcome “${said}” is not known.` : 'The outcome is empty.']
    if (!ready.includes(state)) {
      const label = itemFlow.states[state as keyof typeof itemFlow.states]?.label ?? { id: state, en: state }
      return [`Keluarga ini belum dapat dipadankan: keadaannya “${label.id}”.`, `This family cannot be matched now: its state is “${label.en}”.`]
    }
    // The registry's own words stay beside the outcome when they say more than it.
    return { itemId, match, ...(said.length > match.length + 2 ? { note: said.slice(0, 300) } : {}) }
  })
  return { ...told, matches }
}
