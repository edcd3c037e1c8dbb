// The picture: the same measures from raw and from folded sums; small restricted counts are not shown.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sum } from '../../engine/counter.ts'
import { addDays } from '../../engine/values/day.ts'
import { cutsFor, pictureOf } from './picture.ts'

const today = '2026-03-02'
const place = '36.71.01.1001'
const sum = (name: string, key: string, n: number, bucket = '', cls: 'N' | 'X' = 'N'): Sum => ({ place, class: cls, name, key, bucket, n })
const measures = (sums: Sum[], suppress = false) => new Map(pictureOf(sums, today, suppress).flatMap(g => g.measures.map(m => [m.id, m] as const)))

/** What the server does in SQL: the latest cut not after the bucket. */
function folded(sums: readonly Sum[]): Sum[] {
  const cuts = cutsFor(today).sort().reverse()
  return sums.map(s => ({ ...s, bucket: s.bucket === '' ? '' : (cuts.find(c => s.bucket >= c) ?? '0000') }))
}

describe('the picture of a territory', () => {
  it('turns a household yellow after 180 days and red after 365', () => {
    const m = measures([
      sum('household.freshness', 'verified', 3, addDays(today, -180)),
      sum('household.freshness', 'verified', 2, addDays(today, -181)),
      sum('household.freshness', 'verified', 4, addDays(today, -365)),
      sum('household.freshness', 'verified', 1, addDays(today, -366)),
      sum('household.freshness', 'never', 5),
    ])
    expect(['hijau', 'kuning', 'merah', 'belum', 'semua'].map(k => m.get(`keluarga.${k}`)?.n)).toEqual([3, 6, 1, 5, 15])
  })

  it('sorts open reports by age', () => {
    const m = measures([0, 3, 4, 14, 15, 60, 61, 200].map(d => sum('reports.open', 'terkirim', 1, addDays(today, -d))))
    expect(['umur3', 'umur14', 'umur60', 'umurlama', 'terbuka'].map(k => m.get(`laporan.${k}`)?.n)).toEqual([2, 2, 2, 2, 8])
  })

  it('hides restricted counts under five, and shows five', () => {
    const hidden = measures([sum('reports.open', 'terkirim', 4, today, 'X'), sum('cases.byPpks', 'semua', 5, today, 'X')])
    expect(hidden.get('terbatas.laporan')?.n).toBeNull()
    expect(hidden.get('terbatas.kasus')?.n).toBe(5)
    expect(hidden.get('laporan.terbuka')?.n).toBe(0)
  })

  it('hides every small count from a donor', () => {
    const m = measures([sum('household.rtlh', 'ya', 3), sum('household.freshness', 'never', 9)], true)
    expect(m.get('rumah.rtlh')?.n).toBeNull()
    expect(m.get('keluarga.semua')?.n).toBe(9)
  })

  it('says the same from folded sums as from raw ones', () => {
    const anySum = fc.record({
      name: fc.constantFrom('household.freshness', 'reports.open', 'help.byItem', 'reports.settled'),
      key: fc.constantFrom('verified', 'never', 'terkirim', 'semua', 'terpenuhi'),
      back: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
      n: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(fc.property(fc.array(anySum, { maxLength: 60 }), list => {
      const sums = list.map(s => sum(s.name, s.key, s.n, s.back === null ? '' : addDays(today, -s.back)))
      expect(pictureOf(folded(sums), today)).toEqual(pictureOf(sums, today))
    }))
  })
})
