// Questionnaires and the tables between them: every code maps or says why not, what is exact goes there and back, and nothing is guessed.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bdt2015 } from './bdt2015.ts'
import type { Crosswalk } from './crosswalk.ts'
import { crossed } from './crosswalk.ts'
import { crosswalks, findCrosswalk, findVocabulary, regsosek22kAll, vocabularies } from './crosswalks.ts'
import { crosswalkRows, dictionaryRows } from './dictionary.ts'
import { regsosek22k } from './regsosek22k.ts'
import { questionOf, readAnswer } from './vocabulary.ts'

const walk = (from: string, to: string): Crosswalk => {
  const found = findCrosswalk(from, to)
  if (!found) throw new Error(`no crosswalk ${from} → ${to}`)
  return found
}
const read = (question: string, written: string) => readAnswer(questionOf(regsosek22kAll, question), written)

describe('a vocabulary', () => {
  it('names its version and its source, and the provisional one says so', () => {
    for (const v of vocabularies) expect([v.code, v.version.length > 0, v.source.length > 10]).toEqual([v.code, true, true])
    expect(findVocabulary('dtsen25')?.provisional?.id).toMatch(/dapat berubah/)
    expect(findVocabulary('bdt2015')?.provisional).toBeUndefined()
  })

  it('has no code twice in a question, and no question without words in both languages', () => {
    for (const v of vocabularies) {
      for (const q of Object.values(v.questions)) {
        const codes = (q.options ?? []).map((o) => o.code)
        expect([v.code, q.code, new Set(codes).size]).toEqual([v.code, q.code, codes.length])
        expect(q.label.id && q.label.en).toBeTruthy()
      }
    }
  })

  it.each([
    ['301a', '3', { codes: ['3'] }],
    ['301a', '03', { codes: ['3'] }],
    ['301a', ' 3.0 ', { codes: ['3'] }],
    ['301a', '3. Bebas sewa', { codes: ['3'] }],
    ['301a', '( 3 ) Bebas sewa', { codes: ['3'] }],
    ['301a', 'BEBAS SEWA', { codes: ['3'] }],
    ['301a', '17', { unknown: '17' }],
    ['301a', 'rumah nenek', { unknown: 'rumah nenek' }],
    ['301a', '', null],
    ['301a', ' - ', null],
    ['302', '36', { number: 36 }],
    ['302', '36,5', { number: 36.5 }],
    ['302', '1.200', { number: 1200 }],
    ['302', '36 m2', { number: 36 }],
    ['302', 'luas sekali', { unknown: 'luas sekali' }],
    ['411', '5', { codes: ['1', '4'] }],
    ['411', '0', { codes: ['0'] }],
    ['411', '9', { unknown: '9' }],
    ['431a', '99', { codes: ['99'] }],
    ['431a', '10', { codes: ['2', '8'] }],
  ])('%s written “%s” is read as %o', (question, written, expected) => {
    expect(read(question, written)).toEqual(expected)
  })
})

describe.each(crosswalks.map((w) => [w.from, w.to, w] as const))('from %s to %s', (from, to, w) => {
  const source = findVocabulary(from)
  const target = findVocabulary(to)

  it('every code of every question has a counterpart or says why it has none', () => {
    for (const q of Object.values(source?.questions ?? {})) {
      const steps = w.codes[q.code]
      const settled = steps ? (q.options ?? []).every((o) => steps[o.code] && (steps[o.code]?.fit !== 'none' || steps[o.code]?.why)) : Boolean(w.values[q.code] ?? w.unasked[q.code])
      expect([q.code, settled]).toEqual([q.code, true])
    }
  })

  it('names no question and no option that does not exist', () => {
    for (const [question, as] of Object.entries(w.values)) expect([question, source?.questions[question]?.code, target?.questions[as]?.code]).toEqual([question, question, as])
    for (const [question, steps] of Object.entries(w.codes)) {
      for (const [code, step] of Object.entries(steps)) {
        expect([question, code, source?.questions[question]?.options?.some((o) => o.code === code)]).toEqual([question, code, true])
        for (const a of [...step.to, ...(step.also ?? [])]) {
          expect([question, code, a, target?.questions[a.question]?.options?.some((o) => o.code === a.code)]).toEqual([question, code, a, true])
        }
        expect([question, code, step.to.length]).toEqual([question, code, step.fit === 'none' ? 0 : step.fit === 'narrower' ? step.to.length : 1])
      }
    }
  })

  it('what is exact comes back as itself', () => {
    const back = walk(to, from)
    for (const [question, steps] of Object.entries(w.codes)) {
      for (const [code, step] of Object.entries(steps)) {
        if (step.fit !== 'exact') continue
        const there = crossed(w, { [question]: code }).answers
        expect([question, code, crossed(back, there).answers[question]]).toEqual([question, code, code])
      }
    }
  })

  it('what is wider comes back as a choice that holds the original, never as another answer', () => {
    const back = walk(to, from)
    for (const [question, steps] of Object.entries(w.codes)) {
      for (const [code, step] of Object.entries(steps)) {
        // An option of a later printing comes back as what it was cut out of.
        if (step.fit !== 'wider' || source?.questions[question]?.options?.find((o) => o.code === code)?.since) continue
        const again = crossed(back, crossed(w, { [question]: code }).answers)
        const may = again.left.flatMap((l) => l.may).some((a) => a.question === question && a.code === code)
        expect([question, code, may || again.answers[question] === code]).toEqual([question, code, true])
      }
    }
  })

  it('keeps what nobody knows, and never invents an answer', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(source?.questions ?? {})), fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 20 }).map(String))), (answers) => {
        const out = crossed(w, answers)
        for (const [question, value] of Object.entries(answers)) {
          if (value === '' || w.values[question]) continue
          const step = w.codes[question]?.[value]
          const taken = step && (step.fit === 'exact' || step.fit === 'wider')
          const kept = out.left.some((l) => l.question === question && l.code === value)
          const settled = step?.to.some((a) => out.answers[a.question] === a.code) ?? false
          expect([question, value, Boolean(taken) || kept || settled]).toEqual([question, value, true])
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('the data dictionary', () => {
  it('stands in the order of the printed form', () => {
    expect([...new Set(dictionaryRows(regsosek22k).map((r) => r.question))].slice(0, 6)).toEqual(['115', '205', '301a', '301b', '302', '303'])
  })
  it('says of every option what it becomes, or why nothing', () => {
    const rows = crosswalkRows(walk('bdt2015', 'regsosek22k'))
    expect(rows.find((r) => r.key === '27:1')).toMatchObject({ fit: 'narrower', to: [{ question: '307a', code: '1' }, { question: '307a', code: '2' }] })
    expect(rows.filter((r) => r.fit === 'none' && !r.why).map((r) => r.key)).toEqual([])
  })
})

describe('a family of 2015 read with the form of 2022', () => {
  const w = walk('bdt2015', 'regsosek22k')

  it('grid electricity alone does not say whether there is a meter; its power does', () => {
    expect(crossed(w, { '27': '1' })).toEqual({ answers: {}, left: [expect.objectContaining({ question: '27', fit: 'narrower', may: [{ question: '307a', code: '1' }, { question: '307a', code: '2' }] })] })
    expect(crossed(w, { '27': '1', '28': '2' })).toEqual({ answers: { '307a': '1', '307b1': '2' }, left: [] })
    expect(crossed(w, { '27': '1', '28': '6' })).toEqual({ answers: { '307a': '2' }, left: [] })
  })
  it('a hole in the ground stays one under its new number, and the area is taken as it is', () => {
    expect(crossed(w, { '32': '3', '18': 36 }).answers).toEqual({ '310': '4', '302': 36 })
  })
  it('two kinds of piped water are one; two kinds of wood are one', () => {
    expect([crossed(w, { '25': '3' }).answers, crossed(w, { '25': '4' }).answers, crossed(w, { '19': '8' }).answers]).toEqual([{ '306a': '3' }, { '306a': '3' }, { '303': '5' }])
  })
  it('an old word for a disability is kept and not turned into degrees', () => {
    expect(crossed(w, { '92': '2' })).toMatchObject({ answers: {}, left: [{ question: '92', code: '2', fit: 'none', why: { id: expect.stringMatching(/tidak cukup/) } }] })
  })
  it('a code the form does not have is kept', () => {
    expect(crossed(w, { '16': '77' })).toMatchObject({ answers: {}, left: [{ question: '16', code: '77', fit: 'none' }] })
  })
})

// The workbook's own notes, where they are at hand: our lists say what they say.
const codebook = new URL('../../../../../shared/data/opensid-templates/regsosek2022k_codebook.json', import.meta.url)
if (existsSync(codebook)) describe('the notes in the DTKS/Regsosek workbook', () => {
  const sheets = existsSync(codebook) ? (JSON.parse(readFileSync(codebook, 'utf8')) as Record<string, Record<string, { judul: string; catatan: string }>>) : {}
  const notes = Object.values(sheets).flatMap((cells) => Object.values(cells))

  it('name the same codes as this vocabulary', () => {
    let compared = 0
    for (const { judul, catatan } of notes) {
      const q = regsosek22kAll.questions[judul.trim()]
      if (!q?.options || q.code === '307b1') continue
      const body = catatan.slice(catatan.indexOf('\n'))
      const said = [...body.matchAll(/(?:^|[\s(])0?(\d{1,2})(?:\s*\)|\.(?!\d| ?[a-j]\.| Apakah| Seberapa))[^\S\n]+[A-Z<>]/gm)].map((m) => m[1] ?? '')
      if (said.length < 2) continue
      const printed = q.options.filter((o) => !o.since).map((o) => o.code)
      expect([q.code, said.filter((c) => !printed.includes(c))]).toEqual([q.code, []])
      compared++
    }
    expect(compared).toBeGreaterThan(30)
  })
  it('the house part is complete', () => {
    const inBook = notes.map((n) => n.judul.trim())
    for (const code of Object.keys(regsosek22k.questions)) {
      if (!/^30|^310/.test(code)) continue
      expect([code, inBook.includes(code)]).toEqual([code, true])
    }
    expect(Object.keys(bdt2015.questions).length).toBeGreaterThan(50)
  })
})
