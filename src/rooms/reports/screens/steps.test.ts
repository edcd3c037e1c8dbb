// The one thing a report's page offers each person: the same acts judge it that will judge the step itself.
import { expect, it } from 'vitest'
import type { ReportRow } from '../judging.ts'
import { cipondoh, type Named, people, settled, told, type Town, town, verified, walked } from '../testing.ts'
import { offersFor } from './steps.web.ts'

const seen = (t: Town, name: Named, id = 'r1') => offersFor(t.report(id) as unknown as ReportRow, people[name], t.now)
const main = (t: Town, name: Named, id?: string): string | null => seen(t, name, id).main?.act.name ?? null
const rest = (t: Town, name: Named, id?: string): string[] => seen(t, name, id).rest.map((o) => o.act.name.slice(8)).sort()

it('each state leads whoever is next to the next step, and nobody else', () => {
  const table: ['terkirim' | 'terverifikasi' | 'didisposisikan' | 'diproses', Partial<Record<Named, string | null>>][] = [
    ['terkirim', { fitri: 'verify', vera: 'verify', sari: null, hadi: 'acknowledge', opal: null, ketua: null }],
    ['terverifikasi', { koko: 'assign', vera: 'assign', fitri: null, sari: 'takeUp', tuti: null }],
    ['didisposisikan', { sari: 'accept', bayu: null, koko: null }],
    ['diproses', { sari: 'settle', bayu: null }],
  ]
  for (const [state, expected] of table) {
    const t = town()
    if (state === 'terkirim') t.citizen('send', told('r1'))
    else walked(t, 'r1', state)
    for (const [name, act] of Object.entries(expected)) expect([state, name, main(t, name as Named)]).toEqual([state, name, act && `reports.${act}`])
  }
})

it('what no form could mend is not offered', () => {
  const t = town()
  t.by('sari', 'send', told('r1', { channel: 'lisan' }))
  // Their own words may be taken up at once; somebody else's wait for the desk.
  expect([main(t, 'sari'), main(t, 'bayu')]).toEqual(['reports.takeUp', null])
  t.by('sari', 'takeUp', { reportId: 'r1' })
  t.by('sari', 'settle', settled('r1'))
  expect(main(t, 'koko')).toBe('reports.check')
  t.by('koko', 'check', { reportId: 'r1' })
  expect(main(t, 'koko')).toBe(null)
  t.by('hadi', 'acknowledge', { reportId: 'r1' })
  expect(main(t, 'hadi')).toBe(null)
})

it('says why, when the step before was one’s own', () => {
  const t = town()
  t.citizen('send', told('r1'))
  t.by('koko', 'verify', verified('r1'))
  t.by('koko', 'assign', { reportId: 'r1', assignedKind: 'puskesos' })
  t.by('fitri', 'accept', { reportId: 'r1' })
  expect([main(t, 'koko'), seen(t, 'koko').why?.id]).toEqual([null, expect.stringContaining('Anda sendiri')])
  expect(main(t, 'fitri')).toBe('reports.settle')
})

it('in the lane its members are led, and the village is offered nothing', () => {
  const t = town()
  t.citizen('send', told('r1', { aboutViolence: true }), cipondoh)
  expect(main(t, 'dewi')).toBe('reports.verify')
  for (const name of ['fitri', 'koko', 'vera', 'sari', 'hadi', 'tono'] as const) expect([main(t, name), rest(t, name)]).toEqual([null, []])
})
