// The rules of a batch as tables and properties: sample, quorum, totals, windows, whose family, twins, and the mirror.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictOf, type TieRow } from './family-ties.ts'
import { likeness, metresBetween, mirrorOf } from './mirror.ts'
import { defaultProfile, profileFor, profileProblem, windowsOf } from './profile.ts'
import { attemptDays, batchIdOf, batchNumber, type ItemRow, itemIdOf, monthToOpen, namesAlike, progressOf, quorumOf, sampleOf, suggestionOf, totalsOfItems, twinAmong, undisputed } from './rules.ts'
import { fullVisit, sampleAnswers } from './samples.ts'
import { decisionOrder, decisions, needsReason, reasonCodes, reasonsFor } from './words/labels.ts'
import { mirrorKinds } from './words/labels.ts'
import { mirrorWords } from './words/mirror.ts'

const item = (more: Partial<ItemRow> = {}): ItemRow => ({ id: 'i', place: '36.71.05.1001', class: 'R', team: null, ...more }) as ItemRow
const many = (n: number): string[] => Array.from({ length: n }, (_, k) => `item-${k}`)

describe('the sample', () => {
  it('has at least five in a hundred, at least one, and never more than there are', () => {
    expect([0, 1, 19, 20, 21, 40, 100, 101].map((n) => sampleOf('b', many(n), 5).size)).toEqual([0, 1, 1, 1, 2, 2, 5, 6])
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100 }), (n, p) => {
      const size = sampleOf('b', many(n), p).size
      expect(size).toBeGreaterThanOrEqual((n * p) / 100)
      expect(size).toBeLessThanOrEqual(n)
    }))
  })
  it('is the same on every device, whatever the order, and another for another batch or draw', () => {
    fc.assert(fc.property(fc.shuffledSubarray(many(60), { minLength: 60 }), (ids) => {
      expect([...sampleOf('b', ids, 10)].sort()).toEqual([...sampleOf('b', many(60), 10)].sort())
    }))
    expect([...sampleOf('b', many(200), 5)].sort()).not.toEqual([...sampleOf('c', many(200), 5)].sort())
    expect([...sampleOf('b', many(200), 5)].sort()).not.toEqual([...sampleOf('b', many(200), 5, 'kabupaten 1')].sort())
  })
  it('draws every family alike', () => {
    const hits = new Map<string, number>()
    for (let b = 0; b < 400; b++) for (const id of sampleOf(`batch-${b}`, many(40), 5)) hits.set(id, (hits.get(id) ?? 0) + 1)
    // 400 draws of 2 among 40: 20 each, give or take.
    expect(Math.min(...hits.values())).toBeGreaterThan(5)
    expect(Math.max(...hits.values())).toBeLessThan(42)
    expect(hits.size).toBe(40)
  })
})

describe('the quorum', () => {
  const who = (role: string, present = true, struck = false) => ({ role, present, struck })
  const full = [who('kepala'), who('operator'), who('psm'), who('rt_rw'), who('rt_rw')]
  it.each([
    ['five of nine, all roles', full, 9, true, 5],
    ['five of ten: more than half is six', full, 10, false, 6],
    ['nobody invited by name: those listed count', full, null, true, 5],
    ['a missing PSM', full.filter((a) => a.role !== 'psm').concat(who('warga')), 5, false, 5],
    ['who is struck out is not there', [...full, who('warga', true, true)], 11, false, 6],
    ['listed but absent', [who('kepala'), who('operator'), who('psm'), who('rt_rw', false), who('warga', false)], 5, false, 5],
  ] as const)('%s', (_what, people, invited, reached, needed) => {
    expect(quorumOf(people, defaultProfile.quorum, invited)).toMatchObject({ reached, needed })
  })
})

describe('totals', () => {
  it('always add up: visited or not, every decided family is in exactly one number', () => {
    const one = fc.record({ decision: fc.constantFrom(...decisionOrder), seen: fc.boolean() })
    fc.assert(fc.property(fc.array(one, { maxLength: 200 }), (list) => {
      const rows = list.map((x, n) => item({ id: `i${n}`, decision: x.decision, reasonCode: reasonsFor[x.decision][0] ?? null, ...(x.seen ? { visitedOn: '2026-03-04' } : { attempts: [{ on: '2026-03-04', result: '3', by: 'a', visitId: 'v' }] }) }))
      const t = totalsOfItems(rows)
      expect(t.layak + t.tidak_layak + t.perbaikan + t.hapus + t.usulan_baru).toBe(t.items)
      expect(t.visited + t.notFound).toBe(t.items)
      expect(Object.values(t.reasons).reduce((a, b) => a + b, 0)).toBe(t.items - t.layak)
    }))
  })
  it('progress never runs backwards through its stages', () => {
    const states = ['masuk', 'ditugaskan', 'dikunjungi', 'tidak_ditemukan', 'dipadankan', 'ditinjau', 'diputus', 'final', 'hasil_diterima', 'disanggah']
    fc.assert(fc.property(fc.array(fc.constantFrom(...states)), (list) => {
      const p = progressOf(list.map((state) => ({ state })))
      expect([p.total, p.assigned, p.seen, p.matched, p.reviewed, p.decided]).toEqual([p.total, p.assigned, p.seen, p.matched, p.reviewed, p.decided].sort((a, b) => b - a))
    }))
  })
})

describe('the calendar', () => {
  it('names the days of a month, and the last day where a month is shorter', () => {
    expect(windowsOf('2026-03', defaultProfile)).toEqual({ inputFrom: '2026-03-01', inputUntil: '2026-03-11', musdesFrom: '2026-03-01', musdesUntil: '2026-03-14', cutoff: '2026-03-17', pull: '2026-03-18' })
    expect(windowsOf('2026-02', { ...defaultProfile, cutoff: 30, pull: 31 })).toMatchObject({ cutoff: '2026-02-28', pull: '2026-02-28' })
  })
  it('the version in force is the latest that began', () => {
    const later = { ...defaultProfile, version: 'siks-ng-2026', from: '2026-05', cutoff: 20, pull: 21 }
    expect([profileFor('2026-04', [later]).version, profileFor('2026-05', [later]).version, profileFor('2027-01', [later, { ...later, version: 'b', from: '2026-06' }]).version, profileFor('2026-05', null).version]).toEqual(['siks-ng-2025', 'siks-ng-2026', 'b', 'siks-ng-2025'])
  })
  it.each([
    [{ inputFrom: 12 }, true], [{ musdesUntil: 18 }, true], [{ cutoff: 19 }, true], [{ quorum: { ...defaultProfile.quorum, roles: ['raja'] } }, true], [{}, false],
  ])('%o contradicts itself: %s', (more, wrong) => expect(profileProblem({ ...defaultProfile, ...more }) !== null).toBe(wrong))
  it.each([['2026-03-01', '2026-03'], ['2026-03-11', '2026-03'], ['2026-03-12', '2026-04'], ['2026-12-31', '2027-01']])('on %s one opens %s', (today, month) => expect(monthToOpen(today, defaultProfile)).toBe(month))
  it('ids are the same wherever they are made', () => {
    expect(batchIdOf('36.71.05.1001', '2026-03')).toBe(batchIdOf('36.71.05.1001', '2026-03', 1))
    expect(batchIdOf('36.71.05.1001', '2026-03', 2)).not.toBe(batchIdOf('36.71.05.1001', '2026-03'))
    expect(itemIdOf('b', 'h')).not.toBe(itemIdOf('h', 'b'))
    expect([batchNumber('36.71.05.1001', '2026-11'), batchNumber('36.71.05.1001', '2026-11', 2)]).toEqual(['VV-3671051001-202611', 'VV-3671051001-202611-2'])
  })
})

describe('one’s own family', () => {
  const tie = (more: Partial<TieRow>): TieRow => ({ id: 't', place: 'p', class: 'R', team: null, relation: 'saudara', ...more }) as TieRow
  const home = { householdId: 'h1', kk: '3671990101190001', headNik: '3671991203800001', headName: 'Suryadi Wiraguna' }
  it.each([
    ['the household', [tie({ householdId: 'h1' })], [], 'keluarga_sendiri'],
    ['the family card', [tie({ kk: '3671990101190001' })], [], 'keluarga_sendiri'],
    ['the NIK of the head', [tie({ nik: '3671991203800001' })], [], 'keluarga_sendiri'],
    ['the NIK of a member', [tie({ nik: '3671994505850002' })], ['3671994505850002'], 'keluarga_sendiri'],
    ['a tie that ended', [tie({ householdId: 'h1', endedOn: '2026-01-01' }), tie({ relation: 'tidak_ada' })], [], null],
    ['no declaration', [], [], 'belum_menyatakan'],
    ['a name alike', [tie({ relation: 'tidak_ada', name: null })], [], 'nama_mirip'],
    ['nothing', [tie({ householdId: 'h9', name: 'Bapak Lain' })], [], null],
  ] as const)('%s → %s', (what, ties, members, expected) => {
    expect(conflictOf(home, ties, members, what === 'a name alike' ? 'Sari Wiraguna' : 'Sari Petugas')).toBe(expected)
  })
  it.each([['Sari Wiraguna', 'Suryadi Wiraguna', true], ['Sari', 'Sari', false], ['Sari Ida', 'Budi Ida', false], ['Siti Aminah', 'Ani Aminah', true], [null, 'X Y', false]])('%s ~ %s: %s', (a, b, alike) => expect(namesAlike(a, b)).toBe(alike))
})

describe('the same family twice', () => {
  const rows = [item({ id: 'a', householdId: 'h1', headNik: '1', kk: '10', headName: 'Karsinah  Contoh', headBirth: '1950-03-04' }), item({ id: 'b', householdId: 'h2', headNik: '2', kk: '20', headName: 'Budi', headBirth: '1960-01-01' })]
  it.each([
    [{ householdId: 'h3', headNik: '2', kk: '10' }, 'b', 'nik'], [{ householdId: 'h3', headNik: '9', kk: '10' }, 'a', 'kk'], [{ householdId: 'h3', headName: 'karsinah contoh', headBirth: '1950-03-04' }, 'a', 'nama_tanggal_lahir'],
    [{ householdId: 'h1', headNik: '1' }, null, null], [{ householdId: 'h3', headName: 'Karsinah Contoh', headBirth: null }, null, null],
  ])('%o', (candidate, id, because) => {
    const found = twinAmong({ headNik: null, kk: null, headName: null, headBirth: null, ...candidate } as ItemRow, rows)
    expect([found?.item.id ?? null, found?.because ?? null]).toEqual([id, because])
  })
})

describe('what is suggested, never decided', () => {
  it.each([
    [{ visitedOn: 'd', result: '1', match: 'padan' }, 'layak', 'layak'], [{ visitedOn: 'd', finding: 'mampu' }, 'tidak_layak', 'mampu'], [{ visitedOn: 'd', finding: 'pindah' }, 'hapus', 'pindah'],
    [{ state: 'tidak_ditemukan' }, 'hapus', 'tidak_ditemukan'], [{ visitedOn: 'd', match: 'meninggal' }, 'hapus', 'meninggal'], [{ visitedOn: 'd', twinOf: 'x' }, 'hapus', 'ganda'],
    [{ visitedOn: 'd', match: 'tidak_padan' }, 'perbaikan', 'nik_kk_tidak_valid'], [{ visitedOn: 'd', source: 'usulan_warga' }, 'usulan_baru', 'usulan_baru'], [{ visitedOn: 'd', finding: 'kepala_berubah' }, 'perbaikan', 'kepala_berubah'],
  ])('%o → %s (%s)', (more, decision, reasonCode) => expect(suggestionOf(item(more as Partial<ItemRow>))).toEqual({ decision, reasonCode }))
  it('nobody who was not seen is suggested for anything', () => expect(suggestionOf(item({ state: 'ditugaskan' }))).toBeNull())
  it('one motion passes only whom nothing speaks against', () => {
    const fine = { state: 'ditinjau', visitedOn: 'd', result: '1', match: 'padan' }
    expect(undisputed([item(fine), item({ ...fine, finding: 'mampu' }), item({ ...fine, match: 'ganda' }), item({ ...fine, twinOf: 'x' }), item({ ...fine, result: '4' }), item({ ...fine, state: 'diputus' })]).length).toBe(1)
  })
  it('every decision has its reasons, and each reason a word', () => {
    for (const d of decisionOrder) for (const r of reasonsFor[d]) expect(reasonCodes.map((x) => x.code)).toContain(r)
    expect(decisions.map((d) => d.code).sort()).toEqual([...decisionOrder].sort())
    expect(needsReason).toEqual(expect.arrayContaining(['tidak_layak', 'hapus']))
  })
  it('attempts are counted by day', () => expect([attemptDays([{ on: 'a' }, { on: 'a' }]), attemptDays([{ on: 'a' }, { on: 'b' }]), attemptDays(null)]).toEqual([1, 2, 0]))
})

describe('the mirror', () => {
  const start = Date.parse('2026-03-04T01:00:00Z')
  const seen = (k: number, more: Partial<ItemRow> = {}, minutes = 25, n = k): ItemRow => {
    const began = new Date(start + k * minutes * 60_000).toISOString()
    const v = fullVisit('cermin', n, began)
    return item({ id: `i${k}`, visitedBy: 'sari', visitedOn: '2026-03-04', visitStart: began, visitEnd: v.end as string, result: '1', gps: v.gps as never, frontPhotos: v.frontPhotos as never, kkPhotos: v.kkPhotos as never, answers: sampleAnswers(n), headBirth: `19${60 + (n % 30)}-0${(n % 8) + 1}-1${n % 9}`, ...more })
  }
  const kinds = (rows: ItemRow[]): string[] => mirrorOf('sari', rows).map((f) => f.kind).sort()

  it('an ordinary working day shows nothing', () => expect(kinds(Array.from({ length: 12 }, (_, k) => seen(k)))).toEqual([]))
  it('one house alone says nothing', () => expect(kinds([seen(0)])).toEqual([]))
  it('answers carried from house to house are asked about', () => expect(kinds(Array.from({ length: 8 }, (_, k) => seen(k, { answers: sampleAnswers(1) })))).toEqual(['jawaban_kembar']))
  it('but not where the whole village answers like that', () => {
    const others = Array.from({ length: 20 }, (_, k) => seen(k, { id: `o${k}`, visitedBy: 'budi', answers: sampleAnswers(1), gps: null, frontPhotos: [], kkPhotos: [] }))
    expect(kinds([...others, ...Array.from({ length: 8 }, (_, k) => seen(k, { answers: sampleAnswers(1) }))])).toEqual([])
  })
  it('visits of a minute, and houses reached faster than anybody rides', () => {
    expect(kinds(Array.from({ length: 4 }, (_, k) => seen(k, { visitEnd: new Date(start + k * 2 * 60_000 + 60_000).toISOString() }, 2)))).toEqual(['waktu_singkat'])
    const far = mirrorOf('sari', [seen(0), seen(1, { visitStart: new Date(start + 12 * 60_000).toISOString(), gps: { lat: -6.4, lon: 106.68, accuracy: 10 } })])
    expect(far.map((f) => [f.kind, Number(f.facts.kmh) > 54])).toEqual([['waktu_singkat', true]])
  })
  it('more than eight within an hour, and visits at night', () => {
    expect(kinds(Array.from({ length: 10 }, (_, k) => seen(k, {}, 6)))).toEqual(['banyak_per_jam'])
    expect(kinds([seen(0), seen(1, { visitStart: '2026-03-04T13:30:00.000Z', visitEnd: '2026-03-04T13:50:00.000Z' })])).toEqual(['malam'])
    // Half past six in the morning is day; half past five is not.
    expect(kinds([seen(0), seen(1, { visitStart: '2026-03-03T23:30:00.000Z', visitEnd: '2026-03-03T23:50:00.000Z' })])).toEqual([])
  })
  it('birth dates on the first of January, or ages that all end in 0 or 5', () => {
    expect(kinds(Array.from({ length: 6 }, (_, k) => seen(k, k < 3 ? { headBirth: `19${60 + k}-01-01` } : {})))).toEqual(['tanggal_bulat'])
    expect(kinds(Array.from({ length: 10 }, (_, k) => seen(k, { headBirth: `${1940 + k * 5 + 1}-01-2${k % 9}` })))).toEqual(['tanggal_bulat'])
  })
  it('a photo used twice, also one somebody else took; a position used twice', () => {
    expect(kinds([seen(0), seen(1, { frontPhotos: seen(0).frontPhotos ?? [] })])).toEqual(['foto_sama'])
    expect(kinds([seen(0), seen(1), seen(2, { id: 'x', visitedBy: 'budi', frontPhotos: seen(0).frontPhotos ?? [] })])).toEqual(['foto_sama'])
    expect(kinds([seen(0), seen(1, { gps: seen(0).gps ?? null })])).toEqual(['titik_sama'])
    expect(kinds([seen(0), seen(1, { gps: { lat: (seen(0).gps?.lat ?? 0) + 0.00001, lon: seen(0).gps?.lon ?? 0, accuracy: 9 } })])).toEqual([])
  })
  it('compares only where there is enough to compare; metres are metres', () => {
    expect(likeness(item({ answers: { a: '1' } }), item({ answers: { a: '1' } }))).toBeNull()
    expect(metresBetween({ lat: -6.2, lon: 106.6 }, { lat: -6.2, lon: 106.601 })).toBeCloseTo(110.6, 0)
  })
  it('says of every finding what, why and what to do, without blame', () => {
    for (const k of mirrorKinds) {
      const w = mirrorWords(k.code, { houses: 3, hits: 2, pairs: 4, usual: 5, minutes: 1, of: 9, what: 'umur' })
      for (const t of [w.what, w.why, w.todo]) {
        expect(t.id.length).toBeGreaterThan(10)
        expect(t.en.length).toBeGreaterThan(10)
        expect(`${t.id} ${t.en}`).not.toMatch(/undefined|bohong|curang|palsu|fake|cheat|lie\b/i)
      }
    }
  })
})
