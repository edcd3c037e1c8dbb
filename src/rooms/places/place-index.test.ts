// Finding places: by code, by what lies inside, and as one types. First on a handful, then on the whole region table.
import { beforeAll, describe, expect, it } from 'vitest'
import { placeAnswers } from './answers.server.ts'
import { decreedCounts, movedIslands, nameCorrections } from './corrections.ts'
import { type Place, placeFrom, searchText } from './place.ts'
import { type PlaceFound, type PlaceIndex, placeIndex, subtree } from './place-index.ts'
import { csvRows, readPlaceSource } from './source.server.ts'
import { placeOption } from './words/places.ts'

const handful = placeIndex([
  placeFrom('33.28.02.2001', 'Guci'),
  placeFrom('33.28.02', 'Bumijawa'),
  placeFrom('33.28', 'Kabupaten Tegal'),
  placeFrom('33.76', 'Kota Tegal'),
  placeFrom('33', 'Jawa Tengah'),
  placeFrom('', 'Indonesia'),
  placeFrom('33.28.02.2004', 'Bumijawa'),
  { ...placeFrom('33.28.02.2099', 'Guci Lama'), validTo: '2020-01-01', successor: '33.28.02.2001' },
])
const codes = (places: readonly Place[]) => places.map((place) => place.code)

describe('an index of a few places', () => {
  it('knows parents, children and counts of what it holds', () => {
    expect(handful.get('33.28.02.2001')?.name).toBe('Guci')
    expect(handful.get('33.28.02.2002')).toBeNull()
    expect(codes(handful.ancestors('33.28.02.2001'))).toEqual(['', '33', '33.28', '33.28.02'])
    expect(codes(handful.children('33'))).toEqual(['33.28', '33.76'])
    expect(handful.counts('33')).toEqual({ provinces: 0, regencies: 2, districts: 1, villages: 2 })
    expect(handful.counts('99')).toEqual({ provinces: 0, regencies: 0, districts: 0, villages: 0 })
  })

  it('keeps a code that ended, names its successor, and finds it no more', () => {
    expect(handful.get('33.28.02.2099')?.successor).toBe('33.28.02.2001')
    expect(codes(handful.children('33.28.02'))).toEqual(['33.28.02.2001', '33.28.02.2004'])
    expect(codes(handful.search({ q: 'guci lama' }))).toEqual([])
  })

  it('shows the way up with every place found', () => {
    expect(handful.search({ q: 'guci' })[0]?.path.map((place) => place.name)).toEqual(['Jawa Tengah', 'Kabupaten Tegal', 'Bumijawa'])
  })

  it('is offered so that it cannot be taken for another of its name', () => {
    const guci = handful.search({ q: 'guci' })[0] as PlaceFound
    expect(placeOption(guci, guci.path)).toEqual({
      value: '33.28.02.2001',
      label: 'Desa Guci',
      note: 'Kec. Bumijawa, Kabupaten Tegal, Jawa Tengah · 33.28.02.2001',
    })
  })

  it('answers nothing to nothing', () => {
    for (const q of ['', '   ', '-', '???', 'desa guci sukabumi']) expect(handful.search({ q })).toEqual([])
  })
})

describe('names are compared', () => {
  it.each([
    ["Ja'an", 'jaan'],
    ['BTS. Ulu', 'bts ulu'],
    ['Lubuk Pakam I,II', 'lubuk pakam i ii'],
    ['  Grong-grong ', 'grong grong'],
    ['Pulau Ku’u', 'pulau kuu'],
  ])('%j as %j', (name, compared) => {
    expect(searchText(name)).toBe(compared)
  })
})

describe('a CSV row', () => {
  it.each([
    ['h\na,b,c', ['a', 'b', 'c']],
    ['h\n12.07.28.1007,12.07.28,"Lubuk Pakam I,II"', ['12.07.28.1007', '12.07.28', 'Lubuk Pakam I,II']],
    ['h\n1,,"Soka""an"', ['1', '', 'Soka"an']],
    ['h\r\nx,""', ['x', '']],
  ])('%j is read', (text, cells) => {
    expect(csvRows(text)).toEqual([cells])
  })
})

describe('the whole region table', () => {
  let all: Place[]
  let index: PlaceIndex
  beforeAll(async () => {
    all = (await readPlaceSource()).places()
    index = placeIndex(all)
  })
  const found = (q: string, more: { within?: string; limit?: number } = {}) => codes(index.search({ q, ...more }))

  it('has exactly the places of the decree', () => {
    expect(index.counts('')).toEqual({
      provinces: decreedCounts.province,
      regencies: decreedCounts.regency,
      districts: decreedCounts.district,
      villages: decreedCounts.village,
    })
    expect(all.length).toBe(1 + 38 + 514 + 7285 + 83_762)
    expect(all.filter((place) => place.type === 'kelurahan').length).toBe(8496)
    expect(all.filter((place) => place.type === 'desa').length).toBe(75_252)
    expect(all.filter((place) => place.type === 'desa_adat').length).toBe(14)
    expect(all.filter((place) => place.type === 'kota').length).toBe(98)
  })

  it.each([
    ['36.71', 'Kota Tangerang', 'kota', { provinces: 0, regencies: 0, districts: 13, villages: 104 }],
    ['33.28', 'Kabupaten Tegal', 'kabupaten', { provinces: 0, regencies: 0, districts: 18, villages: 287 }],
    ['33.28.02.2001', 'Guci', 'desa', { provinces: 0, regencies: 0, districts: 0, villages: 0 }],
    ['19.01.02', 'Belinyu', 'kecamatan', { provinces: 0, regencies: 0, districts: 0, villages: 12 }],
  ])('answers about %s', (code, name, type, counts) => {
    expect(placeAnswers(index).placeAnswer(code)).toMatchObject({ code, name, type, counts })
  })

  it('has 38 kab/kota in Jawa Timur: 29 and 9', () => {
    expect(index.counts('35').regencies).toBe(38)
    expect(index.children('35').filter((place) => place.type === 'kota').length).toBe(9)
  })

  it('has every name put right, and nobody else’s', () => {
    for (const { code, to } of nameCorrections) expect(index.get(code)?.name).toBe(to)
    expect(nameCorrections.filter(({ code, why }) => why === 'quote' && code.length === 13).length).toBe(15)
    expect(all.filter((place) => /["’*]/.test(place.name))).toEqual([])
  })

  it('counts the four islands with Aceh Singkil', () => {
    expect(index.get('11.10')?.islands).toBe(80 + movedIslands.length)
    expect(index.get('12.01')?.islands).toBe(31 - movedIslands.length)
    expect(index.get('')?.islands).toBe(17_373)
  })

  it('gives each place its parent', () => {
    expect(all.filter((place) => place.parent !== null && index.get(place.parent) === null)).toEqual([])
  })

  it.each([
    ['guci', undefined, '33.28.02.2001'],
    ['GUCI bumijawa', undefined, '33.28.02.2001'],
    ['desa guci tegal', undefined, '33.28.02.2001'],
    ['kab tegal', undefined, '33.28'],
    ['kota tegal', undefined, '33.76'],
    ['kec tangerang', undefined, '36.71.01'],
    ['kel sukasari tangerang', undefined, '36.71.01.1007'],
    ['dki jakarta', undefined, '31'],
    ["ja'an", undefined, '35.18.17.2007'],
    ['jaan', undefined, '35.18.17.2007'],
    ['33.28.02', undefined, '33.28.02'],
    ['332802', undefined, '33.28.02'],
    ['3328022001', undefined, '33.28.02.2001'],
    ['belinyu', undefined, '19.01.02'],
    ['karawaci', '36.71', '36.71.07'],
  ])('typing %j within %j finds %s', (q, within, code) => {
    expect(found(q, within === undefined ? {} : { within })).toContain(code)
    if (q !== 'guci' && q !== 'jaan') expect(found(q, within === undefined ? {} : { within })[0]).toBe(code)
  })

  it('puts the exact name before names that begin so, and those before others', () => {
    expect(found('tangerang')).toEqual(expect.arrayContaining(['36.03', '36.71', '36.71.01', '36.74']))
    expect(found('tangerang').slice(0, 3)).toEqual(['36.03', '36.71', '36.71.01'])
    const names = index.search({ q: 'suka', limit: 50 }).map((place) => searchText(place.name).replace(/^(kota|kabupaten) /, ''))
    const fit = names.map((name) => (name === 'suka' ? 0 : name.startsWith('suka') ? 1 : 2))
    expect(fit).toEqual([...fit].sort())
  })

  it('stays within the area asked for, and within the limit', () => {
    expect(found('s', { within: '36.71', limit: 50 }).every((code) => code.startsWith('36.71'))).toBe(true)
    expect(found('s', { limit: 3 }).length).toBe(3)
    expect(found('s', { limit: 5000 }).length).toBe(50)
  })

  it('answers while one types: every beginning of a few names in under 20 ms', () => {
    index.search({ q: 'warm' })
    const typed = ['sukasari tangerang', 'desa guci', 'kota banjar', 'k t'].flatMap((q) => [...q].map((_, i) => q.slice(0, i + 1)))
    const times = typed.map((q) => {
      const from = performance.now()
      index.search({ q })
      return performance.now() - from
    })
    // The middle one: a busy machine may stop any single one.
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(20)
  })

  it('gives a device its own part and the way up, nothing else', () => {
    const part = subtree(index, ['36.71.01', '36.71.02.1001'])
    expect(part.length).toBe(3 + 1 + 8 + 1 + 1)
    expect(part[0]?.code).toBe('')
    const onPhone = placeIndex(part)
    expect(codes(onPhone.search({ q: 'sukasari' }))).toEqual(['36.71.01.1007'])
    expect(onPhone.counts('36.71.01').villages).toBe(8)
    expect(onPhone.search({ q: 'guci' })).toEqual([])
  })

  it('can be taken away as CSV with its licence', () => {
    const csv = placeAnswers(index).placesCsv()
    expect(csv.slice(0, 300)).toContain('ODbL')
    const rows = csvRows(csv.slice(csv.indexOf('\n') + 1))
    expect(rows.length).toBe(all.length)
    expect(rows.find((row) => row[0] === '12.07.28.1007')?.[1]).toBe('Lubuk Pakam I,II')
  })
})
