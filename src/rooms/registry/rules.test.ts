// The derived indicators, case by case: what the answers give, and that a missing answer is never guessed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../engine/field.ts'
import { bps14, kepmensos262 } from './poverty.ts'
import { inventories, inventoryQuestions } from './questions.ts'
import { type HouseFacts, type HouseJudgement, judgeHouse, judgeTechnicalHouse, ruralOf } from './rules.ts'
import { classOfPpks, findPpks, ppks } from './vocab/ppks.ts'

const five: HouseFacts = { members: 5, rural: false }
/** Five people, 35 m², zinc roof, board walls, cement floor, unprotected well, own water-seal latrine with septic tank, 450 W. */
const scenario: Values = {
  '302': 35, '303': '6', '304': '3', '305': '3', '306a': '6', '306b': '1', '307a': '1', '307b1': '1', '309a': '1', '309b': '1', '310': '1',
}

describe('the four inventories together', () => {
  it('35 m² for five and an unprotected well: RTLH, two of four failed; electricity stands apart', () => {
    const j = judgeHouse(scenario, five)
    expect(j.tests.density).toMatchObject({ verdict: 'gagal', value: { id: '7,0 m² per orang', en: '7.0 m² per person' }, why: { id: 'Luas lantai 7,0 m² per orang, kurang dari 7,2 m².' } })
    expect(j.tests.structure.verdict).toBe('lolos')
    expect(j.tests.water.verdict).toBe('gagal')
    expect(j.tests.sanitation.verdict).toBe('lolos')
    expect(j.rtlh).toMatchObject({ verdict: 'ya', failed: ['density', 'water'], why: { id: 'Tidak layak huni: 2 dari 4 syarat gagal (kepadatan, air minum).' } })
    expect(j.electricity).toMatchObject({ verdict: 'ada', value: { id: 'Listrik PLN dengan meteran, 450 W' } })
    expect(j.power450).toBe('ya')
    expect(kepmensos262(scenario).criteria[8]).toMatchObject({ number: 9, met: 'ya' })
  })

  it('36 m² and a protected well: fit to live in', () => {
    const j = judgeHouse({ ...scenario, '302': 36, '306a': '5' }, five)
    expect(j.rtlh).toMatchObject({ verdict: 'tidak', failed: [], unknown: [] })
    expect(j.tests.density.value?.id).toBe('7,2 m² per orang')
    expect(j.sanitationAccess).toBe('sendiri')
  })

  it('nothing answered: nothing is known, and each verdict names the questions to ask', () => {
    const j = judgeHouse({}, five)
    expect(j.rtlh).toMatchObject({ verdict: 'tidak_diketahui', failed: [], unknown: ['density', 'structure', 'water', 'sanitation'] })
    expect(j.tests.structure.missing).toEqual(['305', '304', '303'])
    expect([j.cleanWater.verdict, j.openDefecation.verdict, j.electricity.verdict, j.power450]).toEqual(Array(4).fill('tidak_diketahui'))
    expect(j.areaPerPerson).toBeNull()
  })

  it('one test surely failed is enough; three passed and one open is not', () => {
    expect(judgeHouse({ '306a': '9' }, five).rtlh).toMatchObject({ verdict: 'ya', failed: ['water'], unknown: ['density', 'structure', 'sanitation'] })
    expect(judgeHouse({ ...scenario, '302': 40, '306a': '5', '310': null }, five).rtlh).toMatchObject({ verdict: 'tidak_diketahui', unknown: ['sanitation'] })
  })
})

const verdictOf = (answers: Values, pick: (j: HouseJudgement) => { verdict: string }, facts = five) => pick(judgeHouse(answers, facts)).verdict

describe('space per person', () => {
  it.each([
    [35, 5, 'gagal'], [36, 5, 'lolos'], [72, 10, 'lolos'], [71, 10, 'gagal'], [43, 6, 'gagal'], [44, 6, 'lolos'], [8, 1, 'lolos'], [7, 1, 'gagal'],
    [36, null, 'tidak_diketahui'], [36, 0, 'tidak_diketahui'], [null, 5, 'tidak_diketahui'],
  ])('%s m² for %s people: %s', (area, members, verdict) => {
    expect(verdictOf({ '302': area }, (j) => j.tests.density, { members, rural: false })).toBe(verdict)
  })
  it('is cut, not rounded: 43 m² for six reads 7,1 and not 7,2', () => {
    expect(judgeHouse({ '302': 43 }, { members: 6, rural: false }).tests.density.value?.id).toBe('7,1 m² per orang')
  })
})

describe('strength of the building', () => {
  it.each([
    ['1', '1', '1', 'lolos'], ['3', '3', '6', 'lolos'], ['5', '5', '5', 'lolos'], ['2', '2', '3', 'lolos'],
    ['4', '1', '1', 'gagal'], ['7', '1', '1', 'gagal'], ['8', '1', '1', 'gagal'],
    ['2', '4', '2', 'gagal'], ['2', '6', '2', 'gagal'], ['2', '7', '2', 'gagal'],
    ['2', '1', '7', 'gagal'], ['2', '1', '8', 'gagal'], ['2', '1', '9', 'gagal'],
    ['2', '1', null, 'tidak_diketahui'], [null, '1', '8', 'gagal'], ['2', '99', '2', 'tidak_diketahui'],
  ])('roof %s, walls %s, floor %s: %s', (roof, wall, floor, verdict) => {
    expect(verdictOf({ '305': roof, '304': wall, '303': floor }, (j) => j.tests.structure)).toBe(verdict)
  })
  it('says which part is weak', () => {
    expect(judgeHouse({ '305': '4', '304': '1', '303': '8' }, five).tests.structure.why.id).toBe('Bahan kurang kuat: atap asbes, lantai tanah.')
  })
})

describe('drinking water', () => {
  it.each([
    ['3', null, 'lolos'], ['4', null, 'lolos'], ['5', null, 'lolos'], ['7', null, 'lolos'], ['10', null, 'lolos'], ['12', null, 'lolos'], ['13', null, 'lolos'],
    ['6', null, 'gagal'], ['8', null, 'gagal'], ['9', null, 'gagal'], ['11', null, 'gagal'],
    ['1', null, 'tidak_diketahui'], ['2', null, 'tidak_diketahui'], ['2', '4', 'lolos'], ['1', '12', 'lolos'], ['2', '9', 'gagal'], ['1', '6', 'gagal'],
    ['3', '9', 'lolos'], [null, '4', 'tidak_diketahui'], ['77', null, 'tidak_diketahui'],
  ])('from %s, bathing from %s: %s', (drink, bath, verdict) => {
    expect(verdictOf({ '306a': drink, sumber_air_mandi: bath }, (j) => j.tests.water)).toBe(verdict)
  })
  it.each([
    ['1', null, 'lolos'], ['2', null, 'lolos'], ['3', null, 'lolos'], ['12', null, 'lolos'], ['5', '2', 'lolos'], ['5', '1', 'gagal'], ['4', '3', 'tidak_diketahui'],
    ['7', null, 'tidak_diketahui'], ['6', '2', 'gagal'], ['10', null, 'gagal'],
  ])('is clean (stricter) from %s at distance %s: %s', (drink, distance, verdict) => {
    expect(verdictOf({ '306a': drink, '306b': distance }, (j) => j.cleanWater)).toBe(verdict)
  })
})

describe('sanitation', () => {
  it.each([
    ['1', '1', '1', false, 'lolos'], ['2', '1', '2', false, 'lolos'], ['3', '1', '1', false, 'lolos'],
    ['1', '1', '4', true, 'lolos'], ['1', '1', '4', false, 'gagal'], ['1', '1', '4', null, 'tidak_diketahui'],
    ['4', null, '1', false, 'gagal'], ['5', null, '1', false, 'gagal'], ['6', null, null, false, 'gagal'],
    ['1', '2', '1', true, 'gagal'], ['1', '4', '1', true, 'gagal'], ['1', '1', '3', true, 'gagal'], ['1', '1', '5', true, 'gagal'], ['1', '1', '6', true, 'gagal'],
    ['1', '1', null, false, 'tidak_diketahui'], ['1', null, '1', false, 'tidak_diketahui'], [null, null, '1', false, 'tidak_diketahui'], [null, null, '3', false, 'gagal'],
  ])('toilet %s, seat %s, disposal %s, rural %s: %s', (toilet, seat, end, rural, verdict) => {
    expect(verdictOf({ '309a': toilet, '309b': seat, '310': end }, (j) => j.tests.sanitation, { members: 4, rural })).toBe(verdict)
  })
  it.each([['36.71.05.1001', false], ['33.28.02.2001', true], ['91.01.01.3001', true], ['36.71.05', null]])('%s rural: %s', (place, rural) => {
    expect(ruralOf(place)).toBe(rural)
  })
  it.each([
    ['5', '1', 'terbuka'], ['6', null, 'terbuka'], ['1', '3', 'tertutup'], ['4', '5', 'tertutup'], ['2', '6', 'tertutup'], ['1', '1', 'tidak'], ['3', '4', 'tidak'],
    ['1', null, 'tidak_diketahui'], [null, '3', 'tidak_diketahui'],
  ])('toilet %s, disposal %s: open defecation %s', (toilet, end, verdict) => {
    expect(verdictOf({ '309a': toilet, '310': end }, (j) => j.openDefecation)).toBe(verdict)
  })
})

describe('electricity', () => {
  it.each([
    ['1', ['1'], 'ada', 'ya'], ['1', ['2'], 'ada', 'tidak'], ['1', ['1', '1'], 'ada', 'tidak'], ['1', [], 'ada', 'tidak_diketahui'],
    ['2', [], 'ditandai', 'tidak_diketahui'], ['3', ['1'], 'ditandai', 'tidak_diketahui'], ['4', [], 'tidak_memadai', 'tidak'], [null, [], 'tidak_diketahui', 'tidak_diketahui'],
  ])('light %s, meters %s: %s, 450 W %s', (light, meters, verdict, flag) => {
    const j = judgeHouse({ '307a': light, '307b1': meters[0], '307b2': meters[1] }, five)
    expect([j.electricity.verdict, j.power450]).toEqual([verdict, flag])
  })
})

describe('the technical survey', () => {
  it('judges only what was measured', () => {
    const t = judgeTechnicalHouse({ '302': 45, rlh_ventilasi: 2.25, rlh_cahaya: 4, rlh_tinggi: 2.8 }, 5)
    expect([t.ventilation.verdict, t.light.verdict, t.space.verdict, t.height.verdict]).toEqual(['lolos', 'gagal', 'lolos', 'lolos'])
    const none = judgeTechnicalHouse({}, 5)
    expect(Object.values(none).map((f) => f.verdict)).toEqual(Array(4).fill('tidak_diketahui'))
  })
})

describe('poverty, as an indication', () => {
  const fine: Values = {
    punya_tempat_tinggal: '1', kepala_bekerja: '1', khawatir_makan: '2', makan_lebih_setengah: '2', beli_pakaian: '1',
    '303': '2', '304': '2', '309a': '1', '307a': '1', '307b1': '2',
  }
  it.each([
    ['nothing fits but the wall', {}, 'tidak', 1],
    ['no place to live is enough', { punya_tempat_tinggal: '2' }, 'indikasi', 2],
    ['three of the others', { kepala_bekerja: '2', '303': '8' }, 'indikasi', 3],
    ['two of the others', { kepala_bekerja: '2' }, 'tidak', 2],
    ['two, and one more is open', { kepala_bekerja: '2', khawatir_makan: null }, 'tidak_diketahui', 2],
    ['shelter not asked', { punya_tempat_tinggal: null }, 'tidak_diketahui', 1],
    ['bare masonry counts once it was asked', { '304': '1', tembok_diplester: '2', kepala_bekerja: '2', '303': '6' }, 'indikasi', 3],
  ])('Kepmensos 262: %s', (_, change, verdict, met) => {
    expect(kepmensos262({ ...fine, ...change })).toMatchObject({ verdict, met })
  })
  it('BPS: nine of fourteen', () => {
    const nine: Values = {
      '302': 20, '303': '8', '304': '4', '309a': '6', '307a': '4', '306a': '9', '308': '10', protein_mingguan: '2', pakaian_lebih_satu: '2',
      makan_tiga_kali: '1', sanggup_berobat: '1', penghasilan_rendah: '2', kepala_sd: '2', punya_tabungan: '1',
    }
    expect(bps14(nine, 4)).toMatchObject({ verdict: 'indikasi', met: 9, unknown: 0 })
    expect(bps14({ ...nine, protein_mingguan: '1' }, 4)).toMatchObject({ verdict: 'tidak', met: 8 })
    expect(bps14({ ...nine, protein_mingguan: null }, 4)).toMatchObject({ verdict: 'tidak_diketahui', met: 8, unknown: 1 })
    expect(bps14({}, null)).toMatchObject({ verdict: 'tidak_diketahui', met: 0, unknown: 14 })
  })
})

describe('any answers at all', () => {
  const anyAnswers = fc.record(
    Object.fromEntries(Object.entries(inventoryQuestions).map(([q, f]) => [q, f.options?.length ? fc.constantFrom(...f.options.map((o) => o.code), '99') : fc.integer({ min: 1, max: 400 })])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, unknown>>
  const facts = fc.record({ members: fc.option(fc.integer({ min: 1, max: 15 })), rural: fc.option(fc.boolean()) })

  it('more answers never turn a verdict around: unknown may become known, known stays', () => {
    fc.assert(fc.property(anyAnswers, facts, fc.infiniteStream(fc.boolean()), (answers, f, coin) => {
      // Questions on which others hang stay, or what hangs on them would be asked of nobody.
      const keys = ['301a', '306a', '307a', '309a']
      const partial = Object.fromEntries(Object.entries(answers).filter(([q]) => keys.includes(q) || coin.next().value))
      const [less, more] = [judgeHouse(partial, f), judgeHouse(answers, f)]
      for (const t of ['density', 'structure', 'water', 'sanitation'] as const) {
        if (less.tests[t].verdict !== 'tidak_diketahui') expect(more.tests[t].verdict).toBe(less.tests[t].verdict)
      }
      if (less.rtlh.verdict !== 'tidak_diketahui') expect(more.rtlh.verdict).toBe(less.rtlh.verdict)
    }))
  })
  it('RTLH holds exactly when a test failed, and every verdict has its sentence in both languages', () => {
    fc.assert(fc.property(anyAnswers, facts, (answers, f) => {
      const j = judgeHouse(answers, f)
      expect(j.rtlh.verdict === 'ya').toBe(Object.values(j.tests).some((t) => t.verdict === 'gagal'))
      for (const t of [...Object.values(j.tests), j.cleanWater, j.openDefecation, j.electricity]) {
        expect(t.why.id).toMatch(/\.$/)
        expect(t.why.en).toMatch(/\.$/)
        if (t.verdict === 'tidak_diketahui') expect(t.why.id).toMatch(/belum|diketahui/i)
      }
    }))
  })
  it('a question that is not asked is not read: an old bathing source says nothing of piped water', () => {
    expect(judgeHouse({ '306a': '6', sumber_air_mandi: '3' }, five).tests.water.verdict).toBe('gagal')
    expect(judgeHouse({ '307a': '2', '307b1': '1' }, five).power450).toBe('tidak_diketahui')
  })
})

describe('the vocabularies', () => {
  it('26 categories, 14 of them highly restricted, and an unknown one is the strictest', () => {
    expect(ppks.map((c) => c.code)).toEqual(Array.from({ length: 26 }, (_, i) => `PPKS-${String(i + 1).padStart(2, '0')}`))
    expect(ppks.filter((c) => c.sens === 'X').map((c) => c.acronym)).toEqual(['ABT', 'AT', 'ABH', 'AJ', 'ADK', 'AKTK', 'AMPK', 'TS', 'KM', 'BWBLP', 'ODHA', 'NAPZA', 'KT', 'KTK'])
    expect(classOfPpks('PPKS-99')).toBe('X')
    expect(findPpks('PPKS-08')?.ages).toEqual({ min: 60 })
  })
  it('the printed order names every question of its inventory once', () => {
    for (const i of inventories) expect([...i.order].sort()).toEqual(Object.keys(i.fields).sort())
  })
})
