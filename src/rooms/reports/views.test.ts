// The lists a phone shows without a signal: the same declared reads, over rows in memory.
import { expect, it } from 'vitest'
import { sees, scopesOf } from '../../engine/who.ts'
import { runInMemory } from '../../engine/view-memory.ts'
import { cipondoh, house, named, people, settled, told, town, verified, walked, type Named, type Town } from './testing.ts'

function shown(t: Town, name: Named, view: string, params: { [k: string]: unknown } = {}): string[] {
  const type = house.views.get(`reports.${view}`)
  if (!type) throw new Error(`no view ${view}`)
  const who = people[name]
  const scopes = scopesOf(who, house.roles)
  const answer = runInMemory(type, params, { store: t.store, who, today: t.now.slice(0, 10), seen: (row) => sees(scopes, row) })
  return answer.ok ? answer.rows.map((r) => r.row.id) : [answer.refusal.code]
}

it('the queue puts emergencies first, then the nearest clock', () => {
  const t = town('2026-03-02T02:00:00.000Z')
  t.citizen('send', told('old'))
  t.days(1)
  t.citizen('send', told('urgent', { urgency: 'mendesak' }))
  t.citizen('send', told('new'))
  t.citizen('send', told('now', { urgency: 'darurat' }))
  t.citizen('send', told('hidden', { aboutChild: true, urgency: 'darurat' }))
  expect(shown(t, 'fitri', 'queue')).toEqual(['now', 'urgent', 'old', 'new'])
  expect(shown(t, 'dewi', 'lane')).toEqual(['hidden'])
  expect(shown(t, 'sari', 'queue')).toEqual(['BUKAN_WEWENANG'])
})

it('my work is what was given to me, to my desk, or to my agency', () => {
  const t = town()
  walked(t, 'r1', 'didisposisikan')
  walked(t, 'r2', 'terverifikasi')
  t.by('koko', 'assign', { reportId: 'r2', assignedKind: 'puskesos' })
  expect(shown(t, 'sari', 'mine')).toEqual(['r1'])
  expect(shown(t, 'bayu', 'mine')).toEqual([])
  expect(shown(t, 'fitri', 'mine')).toEqual(['r2'])
  t.by('sari', 'accept', { reportId: 'r1' })
  t.by('sari', 'settle', settled('r1'))
  expect(shown(t, 'sari', 'mine')).toEqual([])
  expect(shown(t, 'sari', 'settledByMe')).toEqual(['r1'])
})

it('what I wrote down, what waits for a second person, what stands still', () => {
  const t = town()
  t.by('sari', 'send', told('r1', { channel: 'lisan' }))
  expect(shown(t, 'sari', 'written')).toEqual(['r1'])
  t.by('sari', 'takeUp', { reportId: 'r1' })
  t.by('sari', 'settle', settled('r1'))
  expect(shown(t, 'koko', 'toCheck')).toEqual(['r1'])
  expect(shown(t, 'sari', 'toCheck')).toEqual(['BUKAN_WEWENANG'])
  t.citizen('send', told('r2'))
  expect(shown(t, 'tono', 'stuck')).toEqual([])
  t.days(9)
  expect(shown(t, 'tono', 'stuck')).toEqual(['r1', 'r2'])
})

it('the place is searched by the words of the story, the address and the number', () => {
  const t = town()
  t.citizen('send', named('r1', { address: 'Gang Mawar 7' }))
  t.citizen('send', told('r2', { what: 'Kursi roda Pak Rusdi patah rodanya.' }))
  t.by('fitri', 'verify', verified('r2'))
  expect(shown(t, 'hadi', 'ofPlace', { place: cipondoh, q: 'mawar' })).toEqual(['r1'])
  expect(shown(t, 'hadi', 'ofPlace', { place: cipondoh, q: 'rusdi kursi' })).toEqual(['r2'])
  expect(shown(t, 'hadi', 'ofPlace', { place: cipondoh, q: 'wulan' })).toEqual([])
  expect(shown(t, 'tuti', 'ofPlace', { place: cipondoh })).toEqual([])
})

it('a stage narrows the place down; late cuts across the stages, and a question with the reporter is nobody’s delay', () => {
  const t = town()
  t.citizen('send', told('r1'))
  t.citizen('send', told('r2'))
  t.by('fitri', 'verify', verified('r2'))
  t.citizen('send', told('r3'))
  t.by('fitri', 'askMore', { reportId: 'r3', question: 'Di RT berapa rumahnya?' })
  const at = (stage: string) => shown(t, 'koko', 'ofPlace', { place: cipondoh, stage }).sort()
  expect([at('verifikasi'), at('disposisi'), at('dilengkapi'), at('lewat')]).toEqual([['r1'], ['r2'], ['r3'], []])
  t.days(12)
  expect(at('lewat')).toEqual(['r1', 'r2'])
})
