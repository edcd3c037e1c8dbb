// “Laporan legalitas” of a territory: every place a row, with a board or without, the missing by code, and nobody's name on any of it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { activeBoard, type BoardPeople, boardPeople } from '../../app/testing/boards.server.ts'
import { type Browsers, openBrowsers } from '../../app/testing/browsers.server.ts'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { type BulkRow, bulkRows } from '../../engine/road.server/bulk.server.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Board, BoardSeat } from './board-records.ts'
import { boardIdOf, expiryOf } from './board-rules.ts'
import { type Legality, legalShare } from './board-legality.ts'

const kabKota = (province: string, kab: number, kota: number): string[] =>
  [...Array.from({ length: kab }, (_, i) => `${province}.${String(i + 1).padStart(2, '0')}`), ...Array.from({ length: kota }, (_, i) => `${province}.${71 + i}`)]
/** Jatim: 29 kabupaten and 9 kota. Jabar: 18 and 9. */
const jatim = kabKota('35', 29, 9)
const jabar = kabKota('32', 18, 9)

type Answer = Legality & { parents: { code: string }[]; grid: unknown[] }

oneDatabase('legality of a territory', (open) => {
  let town: Town
  let browsers: Browsers
  const who = {} as Record<'jatim' | 'jabar' | 'tangerang' | 'psm' | 'bare' | 'donor', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open(), '2026-03-02T02:00:00.000Z')
    const crew: BoardPeople = await boardPeople(town, '32.01')
    who.jatim = await town.person('Dinsos Jatim', [{ role: 'province_office', place: '35' }])
    who.jabar = await town.person('IPSM Jabar', [{ role: 'ipsm_board_province', place: '32' }])
    who.tangerang = await town.person('Ketua Tangerang', [{ role: 'ipsm_board_city', place: '36.71' }])
    who.psm = await town.person('Sari Contoh', [{ role: 'psm', place: '36.71.05.1001' }])
    who.donor = await town.person('Donatur Contoh', [{ role: 'donor', place: '36.71' }])
    who.bare = await town.person('Tanpa Jabatan', [{ role: 'psm', place: '36.71.05.1001', until: '2025-12-31' }])
    // Boards as an import of last year's list leaves them, their people with them.
    const stood = (place: string, start: string, end: string): BulkRow[] => {
      const where = { place, class: 'N' as const, team: null }
      const termId = `masa-${place}`
      return [
        { record: Board, row: { id: boardIdOf(place), ...where, level: 'regency', name: `IPSM ${place}`, state: 'aktif', termId, periodStart: start, periodEnd: end, precision: 'year', skNo: `460/${place}/Kep`, skDate: start, skIssuer: 'bupati_walikota', skTitle: 'Bupati', inauguratedOn: start, expiresAt: expiryOf(end, place) } },
        { record: BoardSeat, row: { id: `kursi-${place}`, ...where, boardId: boardIdOf(place), termId, position: 'ketua', name: 'Hasan Contoh' } },
      ]
    }
    const years = (places: readonly string[], ended: number): BulkRow[] => places.flatMap((p, i) => stood(p, i < ended ? '2018-01-01' : '2023-01-01', i < ended ? '2025-12-31' : '2028-12-31'))
    // Jatim: 33 in force, 3 ended, 2 never formed (Sampang 35.27, Kota Batu 35.79). Jabar: 20 in force, 2 ended; one only begun; 4 never formed.
    await bulkRows(town.doors.road, { act: { id: newId(), name: 'organization.importBoards', person: null, input: { file: 'kepengurusan-contoh' } }, rows: [...years(jatim.filter((p) => !['35.27', '35.79'].includes(p)), 3), ...years(jabar.slice(1, 22), 2)] })
    await activeBoard(town, '32.01', crew, { precision: 'day', periodStart: '2021-06-01', periodEnd: '2026-05-31' })
    const bekasi = await boardPeople(town, '32.75')
    await town.done(bekasi.board, 'organization.openBoardTerm', '32.75', { boardId: 'ipsm-32.75', termId: newId(), name: 'IPSM Kota Bekasi', kind: 'pembentukan', heldOn: '2026-03-02', entitled: 40, present: 30 })
    await town.ring()
    browsers = await openBrowsers(town, [...Object.values(who)])
  }, 180_000)
  afterAll(() => browsers?.close())

  const ask = async (by: TownPerson, place: string): Promise<Answer> => {
    const answer = await browsers.get(by, `/api/association/legality/${place}`)
    expect([place, answer.statusCode]).toEqual([place, 200])
    return answer.json() as Answer
  }
  const wordsOf = async (bytes: Buffer): Promise<{ pages: number; text: string }> => {
    const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
    let text = ''
    for (let p = 1; p <= pdf.numPages; p++) text += ` ${(await (await pdf.getPage(p)).getTextContent()).items.map((i) => ('str' in i ? i.str : '')).join(' ')}`
    return { pages: pdf.numPages, text: text.replace(/\s+/g, ' ').normalize('NFKC') }
  }
  const names = /Hasan|Siti|Budi|Sekretaris|Verifikator/

  it('scenario 3: Jatim has 38 rows, 33/3/2, 86,84 %, the two missing by code', async () => {
    const l = await ask(who.jatim, '35')
    expect([l.rows.length, l.rows.filter((r) => r.code < '35.70').length, l.rows.filter((r) => r.code > '35.70').length]).toEqual([38, 29, 9])
    expect(l.totals).toEqual({ all: 38, legal: 33, ending: 0, expired: 3, frozen: 0, making: 0, none: 2 })
    expect(legalShare(l.totals)).toBe('86,84%')
    expect(l.missing).toEqual(['35.27', '35.79'])
    expect(l.rows.find((r) => r.code === '35.79')).toMatchObject({ name: 'Kota Batu', standing: 'belum_terbentuk', board: null })
    expect(l.rows.find((r) => r.code === '35.78')?.inside).toEqual([{ level: 'district', legal: 0, of: 31 }, { level: 'village', legal: 0, of: 153 }])
    expect(JSON.stringify(l)).not.toMatch(names)
    expect(l.grid).toHaveLength(38)
  })

  it('the paper and the workbook say the same; anybody checks the code, and a changed one is none', async () => {
    const paper = await browsers.get(who.jatim, '/api/association/legality/35/pdf')
    expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    // Letters drawn as one (ff, fi) are read as two.
    const { text, pages } = await wordsOf(paper.rawPayload)
    expect(pages).toBeGreaterThan(1)
    for (const part of ['DINAS SOSIAL', 'JAWA TIMUR', '38 kabupaten/kota', '86,84%', 'Belum terbentuk (2)', '35.27', 'Kabupaten Sampang', '35.79', 'Kota Batu', 'Kedaluwarsa (3)', '2 Maret 2026', paper.headers['x-guyub-content-sha256']]) expect(text).toContain(part)
    expect(text).not.toMatch(names)
    // Printed over two lines, wherever the first is full.
    const code = /localhost:80\/(.*?)Sidik isi/.exec(text)?.[1]?.replaceAll(' ', '').replace('periksa/legalitas/', '') ?? ''
    const checked = await browsers.get(who.bare, `/api/public/legality-checks/${code}`)
    expect(checked.json()).toMatchObject({ place: '35', name: 'Jawa Timur', on: '2026-03-02', totals: { all: 38, legal: 33, expired: 3, none: 2 } })
    expect((await browsers.get(who.bare, `/api/public/legality-checks/${code.replace('_33_', '_38_')}`)).statusCode).toBe(404)

    const file = await browsers.get(who.jatim, '/api/association/legality/35/xlsx')
    const { Workbook } = await import('@cj-tech-master/excelts')
    const book = new Workbook()
    await book.xlsx.load(file.rawPayload)
    expect(book.getWorksheet('Legalitas')?.rowCount).toBe(39)
    expect(book.getWorksheet('Belum terbentuk')?.getColumn(1).values.slice(2)).toEqual(['35.27', '35.79'])
    const cells: string[] = []
    book.eachSheet((sheet) => sheet.eachRow((row) => cells.push(JSON.stringify(row.values))))
    expect(cells.join('\n')).not.toMatch(names)
  })

  it('with other numbers: Jabar has 27, one ending soon, one being formed, four missing', async () => {
    const l = await ask(who.jabar, '32')
    expect(l.totals).toEqual({ all: 27, legal: 20, ending: 1, expired: 2, frozen: 0, making: 1, none: 4 })
    expect(legalShare(l.totals)).toBe('74,07%')
    expect(l.missing).toEqual(['32.76', '32.77', '32.78', '32.79'])
    expect(l.rows[0]).toMatchObject({ code: '32.01', standing: 'akan_berakhir', daysLeft: 90 })
  })

  it('a city sees its kecamatan, a kecamatan its villages, the nation its provinces; whoever has no post sees nothing', async () => {
    const city = await ask(who.tangerang, '36.71')
    expect([city.below, city.rows.length, city.totals.none]).toEqual(['district', 13, 13])
    expect(city.rows.reduce((n, r) => n + (r.inside[0]?.of ?? 0), 0)).toBe(104)
    expect((await ask(who.psm, '36.71.05')).below).toBe('village')
    const nation = await ask(who.donor, 'id')
    expect([nation.below, nation.rows.length]).toEqual(['province', 38])
    expect(nation.rows.find((r) => r.code === '35')?.inside[0]).toEqual({ level: 'regency', legal: 33, of: 38 })
    expect((await browsers.get(who.bare, '/api/association/legality/35')).statusCode).toBe(403)
    expect((await browsers.get(who.jatim, '/api/association/legality/99')).statusCode).toBe(404)
  })

  it('anybody reads of a board its name, its term and whether it stands', async () => {
    const found = await browsers.get(who.bare, '/api/public/boards/35.78')
    expect(found.json()).toMatchObject({ placeName: 'Kota Surabaya', name: 'IPSM 35.78', standing: 'aktif', legal: true, periodEnd: '2028-12-31' })
    expect(found.body).not.toMatch(names)
    expect((await browsers.get(who.bare, '/api/public/boards/35.79')).json()).toMatchObject({ name: null, standing: 'belum_terbentuk', legal: false })
  })
})
