// The letterhead a paper is issued under: the village's own lines, then the regency's, then the names of the places.
import { useView, useWork, type Work } from '../../../kit/work.web.tsx'
import type { RowOf } from '../../../engine/record.ts'
import { villageKindOf } from '../../../engine/values/place-code.ts'
import type { PaperHead } from '../document-content.ts'
import type { Letterhead } from '../document-records.ts'
import { rowAs } from './words.web.ts'

export type HeadRow = RowOf<typeof Letterhead>

export function headOf(place: string, rows: readonly HeadRow[], placeName: Work['placeName'], origin: string): PaperHead {
  const own = rows.find((r) => r.place === place)
  const regency = rows.find((r) => r.place === place.slice(0, 5))
  const rural = villageKindOf(place) !== 'kelurahan'
  const named = (code: string, before: string, line: string | null | undefined): string => {
    const name = placeName(code)
    // Not heard of yet on this device: the letterhead's own line says it.
    return /^\d/.test(name) && line ? titled(line) : `${before}${name}`
  }
  const names = {
    village: named(place, rural ? 'Desa ' : 'Kelurahan ', own?.village), district: named(place.slice(0, 8), 'Kecamatan ', own?.district),
    regency: named(place.slice(0, 5), '', (own?.government ?? regency?.government)?.replace(/^PEMERINTAH /i, '')),
  }
  const pick = (column: 'address' | 'contact' | 'logo'): string | undefined => own?.[column] ?? regency?.[column] ?? undefined
  const [address, contact, logo] = [pick('address'), pick('contact'), pick('logo')]
  return {
    government: own?.government ?? regency?.government ?? `PEMERINTAH ${names.regency.toUpperCase()}`,
    district: own?.district ?? names.district.toUpperCase(),
    village: own?.village ?? names.village.toUpperCase(),
    ...(address ? { address } : {}), ...(contact ? { contact } : {}), ...(logo ? { logo } : {}),
    names, rural, check: `${origin}/periksa/`,
  }
}

const titled = (line: string): string => line.toLowerCase().replace(/(^|\s)\p{L}/gu, (c) => c.toUpperCase())

export function useHead(place: string | null): { head: PaperHead; own: HeadRow | undefined; ready: boolean } {
  const work = useWork()
  const state = useView('verification.letterheads', place ? { place } : null)
  const rows = state.status === 'ready' ? state.rows.map((r) => rowAs<HeadRow>(r.row) as HeadRow) : []
  return { head: headOf(place ?? '', rows, work.placeName, location.origin), own: rows.find((r) => r.place === place), ready: state.status !== 'loading' }
}
