// The bundle for SIKS-NG and what is read back: the same batch gives the same bytes, damaged numbers are told and never guessed.
import { createHash } from 'node:crypto'
import { unzip } from '@cj-tech-master/excelts/archive'
import { describe, expect, test } from 'vitest'
import type { AnyRow } from '../../engine/record.ts'
import { csvOf } from '../../engine/values/csv.ts'
import { exportHead, exportRows } from './export.ts'
import { bundleOf } from './export-bundle.server.ts'
import { readResults } from './export-results.ts'
import { cellsOf } from '../../engine/values/csv.ts'

const place = '36.71.05.1001'
const batch: AnyRow = { id: 'b1', place, class: 'N', team: null, number: 'VV-1', month: '2026-11', approvedAt: '2026-11-18T03:00:00.000Z', minutesNo: '470/BA/1', letterNo: '460/9' }
const items: AnyRow[] = Array.from({ length: 40 }, (_, n) => ({
  id: `i${n}`, place, class: 'R', team: null, householdId: `h${n}`, headName: n === 7 ? '=Rumus Contoh' : `Kepala ${n}`, headNik: `367199450580${String(1000 + n)}`, kk: `367199010120${String(1000 + n)}`, rw: String(n % 3), rt: String(n % 4), decision: n < 30 ? 'layak' : 'hapus', reasonCode: n < 30 ? 'layak' : 'pindah',
}))

describe('the bundle', () => {
  test('forty families are forty rows; no cell acts as a formula; NIK stays whole', async () => {
    const rows = exportRows(batch, items)
    expect(rows).toHaveLength(40)
    const csv = csvOf(exportHead, rows)
    expect(csv.startsWith('\uFEFFno;batch;')).toBe(true)
    expect(csv.trim().split('\r\n')).toHaveLength(41)
    expect(csv).toContain("'=Rumus Contoh")
    expect(csv).toContain('3671994505801000')
    expect(csv).not.toContain('E+')
  })

  test('built twice it is the same file; every hash that is named is true', async () => {
    const [one, two] = [await bundleOf(batch, items, []), await bundleOf(batch, [...items].reverse(), [])]
    expect(two.hash).toBe(one.hash)
    const files = new Map<string, Uint8Array>()
    for await (const entry of unzip(one.zip).entries()) files.set(entry.path, await entry.bytes())
    const sums = new TextDecoder().decode(files.get('SHA256SUMS')).trim().split('\n')
    expect(sums).toHaveLength(2)
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ')
      expect(createHash('sha256').update(files.get(name) as Uint8Array).digest('hex')).toBe(sum)
    }
  })
})

describe('what came back', () => {
  const known = [{ id: 'i1', householdId: 'h1', headNik: '3671994505801001', kk: '3671990101201001' }, { id: 'i2', householdId: 'h2', headNik: '3671994505801002', kk: null }, { id: 'i3', householdId: 'h3', headNik: null, kk: '3671990101201003' }]

  test('finds its family by id, NIK or card; a word or a code; a decile that is none is told', () => {
    const read = readResults(cellsOf('\uFEFFid_keluarga;NIK;No KK;Desil;Status;Bansos\r\nh1;;;2;Terdaftar;PKH, sembako\r\n;\'3671994505801002;;11;;\r\n;;3671990101201003;10;ditolak;\r\n;3671994505809999;;3;;\r\nh1;;;4;;\r\n'), known)
    expect(read.rows).toBe(5)
    expect(read.results).toEqual([{ itemId: 'i1', desil: 2, status: 'terdaftar', bansos: ['pkh', 'sembako'] }, { itemId: 'i3', desil: 10, status: 'ditolak', bansos: [] }])
    expect(read.refused.map((r) => r.line)).toEqual([3, 5, 6])
  })

  test('a number a spreadsheet has damaged is said to be damaged', () => {
    const read = readResults(cellsOf('nik,desil\n3.67199E+15,2\n3671994505801000,2\n'), known)
    expect(read.results).toEqual([])
    expect(read.refused[0]?.why.id).toContain('rusak oleh lembar kerja')
    expect(read.refused[1]?.why.id).toContain('rusak oleh lembar kerja')
  })
})
