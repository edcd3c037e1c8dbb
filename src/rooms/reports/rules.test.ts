// Tables of the rules, and what must always hold of codes, duplicates and the public status.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowOf } from '../../engine/record.ts'
import { addWorkingDays, endOfDay } from '../../engine/values/working-days.ts'
import { likelyDuplicates, metresBetween } from './duplicates.ts'
import { reportFlow } from './flow.ts'
import { problemsOf } from '../../engine/field.ts'
import { externalStatus, formSteps, publicStatus, readyToSend, reporterActs, whatsappLink, whatsappText } from './public.ts'
import type { Report } from './records.ts'
import { acceptDue, closeDue, hintsIn, isRestricted, verifyDue, workDue } from './rules.ts'
import { sampleReports } from './samples.ts'
import { lastFour, mintTicket, phone4Hash, readTicket, ticketHash } from './ticket.ts'
import { closingWords, outcomeWords, statusWords } from './words/status.ts'
import { closings, outcomes, reportProblems } from './vocab.ts'

type Row = RowOf<typeof Report>
const k = { at: '2022-01-21T09:00:00.000Z', zone: 'WIB' as const, holidays: new Set<string>() }

describe('clocks', () => {
  it.each([
    ['biasa', false, '2022-01-26T16:59:59.999Z'],
    ['mendesak', false, '2022-01-26T16:59:59.999Z'],
    ['darurat', false, '2022-01-21T09:30:00.000Z'],
    ['biasa', true, '2022-01-22T09:00:00.000Z'],
    ['darurat', true, '2022-01-21T09:30:00.000Z'],
  ])('verify %s, restricted %s → %s', (urgency, restricted, due) => expect(verifyDue(k, urgency, restricted)).toBe(due))

  it.each([
    ['biasa', 'psm', '2022-01-22T09:00:00.000Z'],
    ['biasa', 'unit', endOfDay('2022-01-25', 'WIB')],
    ['darurat', 'unit', '2022-01-21T09:30:00.000Z'],
  ])('accept %s by %s → %s', (urgency, kind, due) => expect(acceptDue(k, urgency, kind)).toBe(due))

  it.each([
    [{ kind: 'pertanyaan' }, 5], [{ kind: 'saran' }, 5], [{ kind: 'pengaduan', complaint: 'kartu' }, 5], [{ kind: 'pengaduan' }, 14], [{ kind: 'pengaduan', fieldCheck: true }, 60],
  ])('work on %j → %i working days', (r, days) => expect(workDue(k, r)).toBe(addWorkingDays(k.at, days, 'WIB', k.holidays)))

  it('closes after ten working days, later by each holiday between', () => {
    expect(closeDue(k)).toBe(endOfDay('2022-02-04', 'WIB'))
    expect(closeDue({ ...k, holidays: new Set(['2022-02-01']) })).toBe(endOfDay('2022-02-07', 'WIB'))
  })
})

describe('what takes the restricted lane', () => {
  it.each([
    [{}, false], [{ problem: 'lansia' }, false], [{ problem: 'diskriminasi' }, false], [{ aboutChild: false, aboutViolence: false }, false],
    [{ aboutChild: true }, true], [{ aboutViolence: true, problem: 'lansia' }, true], [{ problem: 'tindak_kekerasan' }, true], [{ problem: 'kesejahteraan_anak' }, true], [{ problem: 'eksploitasi' }, true],
  ])('%j → %s', (v, yes) => expect(isRestricted(v)).toBe(yes))

  it.each([
    ['Istrinya dipukuli tiap malam', { violence: true, child: false }],
    ['Bayi ditinggal di pos ronda', { violence: false, child: true }],
    ['Atap rumah bocor', { violence: false, child: false }],
    ['KDRT di kontrakan sebelah, anaknya ketakutan', { violence: true, child: true }],
    ['Petugas datang pukul tujuh malam', { violence: false, child: false }],
    ['Anak tetangga tidak sekolah', { violence: false, child: true }],
  ])('“%s” hints %j', (story, hints) => expect(hintsIn(story)).toMatchObject(hints))

  it('the samples that should be hidden are, and no other', () => {
    for (const s of sampleReports) {
      expect(reportProblems.map((p) => p.code)).toContain(s.problem)
      expect([s.problem, isRestricted(s)]).toEqual([s.problem, s.aboutChild === true || s.aboutViolence === true])
    }
  })
})

describe('duplicates nearby', () => {
  const base = (id: string, more: Partial<Row> = {}): Row => ({
    id, place: '36.71.05.1001', class: 'R', team: null, state: 'terkirim', problem: 'lansia', createdAt: '2026-03-10T02:00:00.000Z',
    what: 'Nenek Rukmini di Gang Mawar tidak punya beras', gps: { lat: -6.2, lon: 106.68, accuracy: 10 }, ...more,
  })
  it.each([
    ['near and the same words', {}, true],
    ['another problem', { problem: 'rumah' }, false],
    ['another village', { place: '36.71.05.1002' }, false],
    ['fifteen days before', { createdAt: '2026-02-23T01:00:00.000Z' }, false],
    ['fourteen days before', { createdAt: '2026-02-24T02:00:00.000Z' }, true],
    ['already merged', { state: 'duplikat' as const }, false],
    ['the same place, other words', { what: 'Kakek kena stroke' }, true],
    ['the same words, no location', { gps: null }, true],
    ['far away, other words', { gps: { lat: -6.21, lon: 106.7, accuracy: 10 }, what: 'Kakek kena stroke' }, false],
    ['hidden in the lane', { class: 'X' as const, team: 'lane:36.71' }, false],
  ])('%s → %s', (_what, more, yes) => {
    const found = likelyDuplicates(base('a'), [base('a'), base('b', more)])
    expect(found.map((f) => f.report.id)).toEqual(yes ? ['b'] : [])
    for (const f of found) expect(f.reasons.length).toBeGreaterThan(0)
  })

  it('a blurred location reaches farther, and the likeliest comes first', () => {
    const far = { lat: -6.2025, lon: 106.68, accuracy: 150 }
    expect(metresBetween(base('a').gps as { lat: number; lon: number }, far)).toBeGreaterThan(250)
    expect(likelyDuplicates(base('a'), [base('c', { gps: far, what: 'Kakek kena stroke' }), base('b')]).map((f) => f.report.id)).toEqual(['b', 'c'])
  })
})

describe('the code', () => {
  const bytes = fc.uint8Array({ minLength: 9, maxLength: 9 })
  it('is read back however it is typed', () => {
    fc.assert(fc.property(bytes, (random) => {
      const code = mintTicket(random)
      expect(code).toMatch(/^GY-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
      expect(readTicket(code.toLowerCase().replaceAll('-', ' '))).toBe(code)
      expect(readTicket(code.slice(3).replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
    }))
  })

  it('a slip in one symbol is noticed', () => {
    fc.assert(fc.property(bytes, fc.nat({ max: 13 }), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (random, at, symbol) => {
      const body = mintTicket(random).slice(3).replaceAll('-', '')
      const wrong = body.slice(0, at) + symbol + body.slice(at + 1)
      expect(readTicket(wrong) === null).toBe(wrong !== body)
    }))
  })

  it('keeps all of its 65 random bits', () => {
    const one = new Set(Array.from({ length: 65 }, (_, bit) => {
      const b = new Uint8Array(9)
      b[8 - Math.floor(bit / 8)] = 1 << (bit % 8)
      return mintTicket(b)
    }))
    expect(one.size).toBe(65)
  })

  it.each(['', 'GY', 'GY-0000-0000-0000-0U', 'GY-0000-0000-0000-000', '081299001234'])('%j is no code', (typed) => expect(readTicket(typed)).toBeNull())

  it('leaves the device only as a hash; the four digits are salted with it', async () => {
    const a = mintTicket()
    const b = mintTicket()
    expect(await ticketHash(a)).toMatch(/^[0-9a-f]{64}$/)
    expect(await phone4Hash(a, '1234')).not.toBe(await phone4Hash(b, '1234'))
    expect(lastFour('+62 812-9900-1234')).toBe('1234')
  })
})

describe('the citizen’s form', () => {
  const filled = { what: 'Kakek sebelah tidak bisa berjalan lagi.', problem: 'disabilitas', urgency: 'biasa', place: '36.71.05.1001', about: 'tetangga', anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234' }

  it('asks a name only of those who give one', () => {
    const last = formSteps.at(-1)
    expect(Object.keys(problemsOf(last?.fields ?? {}, {}))).toEqual(['name', 'phone'])
    expect(problemsOf(last?.fields ?? {}, { anonymous: true })).toEqual({})
  })

  it('puts hashes into the act, never the code, and no identity into an anonymous one', async () => {
    const ready = await readyToSend(filled, 'web')
    expect(JSON.stringify(ready.input)).not.toContain(ready.code)
    expect(ready.input).toMatchObject({ channel: 'web', name: 'Wulan Contoh', ticketHash: await ticketHash(ready.code), phone4Hash: await phone4Hash(ready.code, '1234') })
    const hidden = await readyToSend({ ...filled, anonymous: true }, 'web')
    expect(JSON.stringify(hidden.input)).not.toMatch(/Wulan|9900/)
    expect(hidden.input.phone4Hash).toBeNull()
  })

  it('the WhatsApp text carries the code and nothing of the report', () => {
    const text = whatsappText('GY-AAAA-BBBB-CCCC-DD', 'https://contoh.go.id/lapor')
    expect(text).toContain('GY-AAAA-BBBB-CCCC-DD')
    expect(text).not.toContain('36.71')
    expect(whatsappLink(text)).toMatch(/^https:\/\/wa\.me\/\?text=[^ ]+$/)
  })
})

describe('the public status', () => {
  it('has words for every state, every ending and every outcome', () => {
    for (const state of Object.keys(reportFlow.states)) if (state !== 'draf') expect(statusWords[state], state).toBeDefined()
    for (const c of closings) expect(closingWords[c.code], c.code).toBeDefined()
    for (const o of outcomes) expect(outcomeWords[o.code], o.code).toBeDefined()
  })

  it('never tells anything of the family, whatever stands on the report', () => {
    const secrets = ['what', 'subjectName', 'address', 'rt', 'rw', 'outcomeNote', 'evidence', 'assignNote', 'acknowledgeNote', 'restrictReason', 'closeReason', 'sentBackReason', 'objection', 'answer', 'subjectId', 'caseId', 'visitId', 'assignedTo', 'settledBy', 'createdBy']
    fc.assert(fc.property(
      fc.constantFrom(...Object.keys(reportFlow.states)), fc.constantFrom(...closings.map((c) => c.code)), fc.constantFrom(...outcomes.map((o) => o.code)), fc.constantFrom('R' as const, 'X' as const),
      (state, closeHow, outcome, cls) => {
        const row = { id: 'r', place: '36.71.05.1001', class: cls, team: null, state, closeHow, outcome, stateAt: k.at, ...Object.fromEntries(secrets.map((s) => [s, `RAHASIA-${s}`])) }
        expect(JSON.stringify(publicStatus(row, k.at))).not.toMatch(/RAHASIA|36\.71/)
      },
    ))
  })

  it('offers only steps that the house knows and the flow allows', () => {
    for (const name of Object.values(reporterActs)) expect(reportFlow.steps.map((s) => s.act)).toContain(name)
    fc.assert(fc.property(fc.constantFrom(...Object.keys(reportFlow.states)), fc.constantFrom('R' as const, 'X' as const), (state, cls) => {
      const offered = publicStatus({ class: cls, state, stateAt: k.at, closedAt: k.at }, k.at).may
      for (const m of offered) expect(reportFlow.steps.some((s) => s.act === reporterActs[m] && (s.from as readonly string[]).includes(state))).toBe(true)
    }))
  })

  it('tells another application only whether it goes on', () => {
    expect([externalStatus('terkirim'), externalStatus('dibantah'), externalStatus('selesai'), externalStatus('ditutup')]).toEqual(['diproses', 'diproses', 'selesai', 'selesai'])
  })
})
