// Every step's no and what it leaves behind, in memory: what a table can say shorter than a story.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nobody } from '../../engine/who.ts'
import { Household, HouseholdStatus } from '../registry/door.ts'
import { Attendee, Batch, MirrorFinding, Musdes, Objection, OwnFamily, VervalCalendar } from './door.ts'
import { calendarRow } from './judging.ts'
import { citizenStatus } from './public.ts'
import { defaultProfile } from './profile.ts'
import { decisionOrder, reasonsFor } from './words/labels.ts'
import { as, city, Stage, village } from './testing.ts'

const stage = (): Stage => new Stage()
const photo = [{ hash: 'a'.repeat(64) }]
const gps = { lat: -6.19, lon: 106.68, accuracy: 9 }

describe('opening a month', () => {
  it.each([
    ['too early', '2026-10-31T02:00:00.000Z', {}, 'BELUM_WAKTUNYA'],
    ['a month that is none', '2026-11-03T02:00:00.000Z', { month: '2026-13' }, 'BULAN_TIDAK_SAH'],
    ['another village', '2026-11-03T02:00:00.000Z', { place: '36.71.05.1002' }, 'TIDAK_DITEMUKAN'],
    ['an id of another month', '2026-11-03T02:00:00.000Z', { month: '2026-10' }, 'NOMOR_BATCH'],
    ['a second batch before the first', '2026-11-03T02:00:00.000Z', { serial: 2 }, 'NOMOR_BATCH'],
    ['after the window', '2026-11-12T02:00:00.000Z', {}, 'JENDELA_LEWAT'],
    ['on its last day', '2026-11-11T16:00:00.000Z', {}, 'ok'],
  ] as const)('%s: %s', (_what, now, more, code) => {
    const s = stage()
    s.now = now
    expect(s.do('openBatch', { batchId: s.batchId, place: village, month: '2026-11', ...more }, as('oki'))).toBe(code)
  })
  it('the calendar of the regency applies to what is opened after it, and not to what is open', () => {
    const s = stage().opened(1)
    const profile = { ...defaultProfile, version: 'kota-2026', from: '2026-12', inputUntil: 14, musdesUntil: 16, cutoff: 20, pull: 21 }
    expect(s.do('setCalendar', { regency: city, profile }, as('vera'), city)).toBe('BUKAN_WEWENANG')
    expect(s.do('setCalendar', { regency: city, profile: { ...profile, cutoff: 15 } }, as('hasan'), city)).toBe('KALENDER_TIDAK_SAH')
    s.must('setCalendar', { regency: city, profile }, as('hasan'), city)
    expect(s.do('setCalendar', { regency: city, profile }, as('admin'), city)).toBe('VERSI_SUDAH_ADA')
    expect(s.get(VervalCalendar, calendarRow(village)).versions?.map((v) => v.version)).toEqual(['kota-2026'])
    expect(s.batch.cutoff).toBe('2026-11-17')
    const next = new Stage()
    next.must('setCalendar', { regency: city, profile: { ...profile, from: '2026-11' } }, as('admin'), city)
    next.now = '2026-11-13T02:00:00.000Z'
    next.must('openBatch', { batchId: next.batchId, place: village, month: '2026-11' }, as('oki'))
    expect(next.batch).toMatchObject({ cutoff: '2026-11-20', late: false, profile: { version: 'kota-2026' } })
  })
})

describe('who comes onto it', () => {
  it('a family once, however often it is listed; two devices make one row', () => {
    const s = stage().opened(2)
    expect(s.do('importList', { batchId: s.batchId, source: 'impor', householdIds: s.homes }, as('oki'))).toBe('TIDAK_ADA_YANG_BARU')
    const third = s.family()
    s.must('importList', { batchId: s.batchId, source: 'impor', listId: 'daftar-1', fileHash: 'f'.repeat(64), householdIds: [...s.homes, 'tidak-ada'] }, as('oki'))
    expect(s.items().length).toBe(3)
    expect(s.item(2)).toMatchObject({ householdId: third, source: 'impor', listId: 'daftar-1', state: 'masuk', workOrder: '0000-00-00' })
  })
  it('the same NIK, card or name with birth date asks first; a list marks it', () => {
    const s = stage().opened(1)
    const again = s.family({ kk: '3671990101190999', nik: '3671990203510001', headName: 'Orang Lain' })
    expect(s.item(0).headNik).toBe('3671990101500001')
    const sameKk = s.family({ kk: s.item(0).kk, headName: 'Nama Lain' })
    expect(s.do('propose', { batchId: s.batchId, householdId: sameKk, source: 'usulan_warga' }, as('sari'))).toBe('MUNGKIN_GANDA')
    expect(s.do('propose', { batchId: s.batchId, householdId: sameKk, source: 'usulan_warga', apart: true }, as('sari'))).toBe('ok')
    expect(s.items().find((i) => i.householdId === sameKk)?.twinOf).toBe(s.item(0).id)
    expect(s.do('propose', { batchId: s.batchId, householdId: again, source: 'laporan', reportId: 'lp-1' }, as('koord'))).toBe('ok')
    expect(s.do('propose', { batchId: s.batchId, householdId: again, source: 'laporan' }, as('sari'))).toBe('SUDAH_DALAM_BATCH')
    expect(s.do('propose', { batchId: s.batchId, householdId: 'x', source: 'laporan' }, as('sari'))).toBe('KELUARGA_TIDAK_ADA')
    const twin = s.family({ kk: '3671990101190888', nik: null, nikReason: 'tanpa_identitas', headName: (s.get(Household, s.homes[0] as string).headName ?? '').toUpperCase(), birthDate: '1950-01-01' })
    s.must('importList', { batchId: s.batchId, source: 'siks_ng', householdIds: [twin] }, as('oki'))
    expect(s.items().find((i) => i.householdId === twin)?.twinOf).toBe(s.item(0).id)
  })
})

describe('a visit', () => {
  it.each([
    ['without having told them', { noticeGiven: false }, 'BELUM_DIBERI_TAHU'], ['nobody named who answered', { respondentKind: null }, 'SIAPA_MENJAWAB'], ['no photo of the house', { frontPhotos: [] }, 'FOTO_RUMAH'],
    ['no photo of the card and no reason', { kkPhotos: [] }, 'FOTO_KK'], ['a card that is lost', { kkPhotos: [], kkPhotoReason: 'hilang' }, 'ok'], ['no position', { gps: null }, 'TITIK_RUMAH'],
    ['no position, and why', { gps: null, note: 'GPS telepon rusak sejak pagi' }, 'ok'], ['tomorrow', { on: '2026-11-04' }, 'TANGGAL_DEPAN'], ['an end before its beginning', { end: '2026-11-03T01:00:00.000Z' }, 'WAKTU_TERBALIK'],
    ['an answer that is none', { answers: { '302': -4 } }, 'ISIAN_BELUM_BENAR'], ['they refused: no photo is asked for', { result: '4', noticeGiven: false, frontPhotos: [], kkPhotos: [], gps: null, respondentKind: null, answers: {} }, 'ok'],
  ])('%s: %s', (_what, more, code) => expect(stage().assigned(1).visit(0, more)).toBe(code))

  it('is the assigned worker’s, keeps the first position for the house, and makes the family fresh', () => {
    const s = stage().assigned(1)
    expect(s.visit(0, {}, as('budi'))).toBe('BUKAN_TUGAS_ANDA')
    expect(s.visit(0, {}, as('oki'))).toBe('BUKAN_WEWENANG')
    expect(s.visit(0, { metresOutside: 900 })).toBe('ok')
    expect(s.item(0)).toMatchObject({ state: 'dikunjungi', metresOutside: 900, visitedBy: 'sari', conflict: null })
    expect(s.get(Household, s.homes[0] as string).gps).toEqual(s.item(0).gps)
    expect(s.get(HouseholdStatus, s.homes[0] as string).verifiedOn).toBe('2026-11-03')
    expect(s.visit(0)).toBe('LANGKAH_TIDAK_SAH')
  })
  it.each([
    ['nobody at home, two days', [['3', '2026-11-03'], ['3', '2026-11-04']], 'tidak_ditemukan'], ['twice on one day', [['3', '2026-11-03'], ['3', '2026-11-03']], 'ditugaskan'],
    ['gone, and nobody to ask, two days', [['5', '2026-11-03'], ['5', '2026-11-05']], 'tidak_ditemukan'], ['mixed', [['3', '2026-11-03'], ['5', '2026-11-05']], 'tidak_ditemukan'],
  ] as const)('%s → %s', (_what, tries, state) => {
    const s = stage().assigned(1)
    for (const [result, day] of tries) {
      s.now = `${day}T03:00:00.000Z`
      expect(s.visit(0, { result, respondentKind: null, answers: {}, start: null, end: null })).toBe('ok')
    }
    expect(s.item(0)).toMatchObject({ state, attempts: tries.map(([result, on]) => expect.objectContaining({ result, on })) })
    expect(s.item(0).visitedOn ?? null).toBeNull()
  })
  it('gone, as the RT says, is a visit', () => {
    const s = stage().assigned(1)
    expect(s.visit(0, { result: '5', respondentKind: 'rt_rw', finding: 'pindah', answers: {}, frontPhotos: [], kkPhotos: [] })).toBe('ok')
    expect(s.item(0)).toMatchObject({ state: 'dikunjungi', finding: 'pindah' })
  })
  it('goes only to those who serve here, and not back in time over somebody else’s', () => {
    const s = stage().opened(2)
    const ids = s.items().map((i) => i.id)
    expect(s.do('assign', { batchId: s.batchId, itemIds: ids, to: 'jauh' }, as('oki'))).toBe('BUKAN_PETUGAS_SINI')
    expect(s.do('assign', { batchId: s.batchId, itemIds: ids, to: 'sari', due: '2026-11-01' }, as('oki'))).toBe('TANGGAL_LEWAT')
    expect(s.do('assign', { batchId: s.batchId, itemIds: ['x'], to: 'sari' }, as('oki'))).toBe('TIDAK_DALAM_BATCH')
    s.now = '2026-11-05T02:00:00.000Z'
    s.must('assign', { batchId: s.batchId, itemIds: ids, to: 'sari' }, as('koord'))
    expect(s.item(0).conflict).toBe('belum_menyatakan')
    s.now = '2026-11-04T02:00:00.000Z'
    expect(s.do('assign', { batchId: s.batchId, itemIds: ids, to: 'budi' }, as('oki'))).toBe('SUDAH_DITUGASKAN')
    s.now = '2026-11-06T02:00:00.000Z'
    expect(s.do('assign', { batchId: s.batchId, itemIds: ids, to: 'budi' }, as('oki'))).toBe('ok')
  })
})

describe('the second look', () => {
  it('what differs goes back to the field and loses its review; nobody checks their own visit', () => {
    const s = stage().assigned(3)
    for (const k of [0, 1, 2]) s.visit(k)
    s.must('recordMatches', { batchId: s.batchId, matches: s.items().map((i) => ({ itemId: i.id, match: 'padan' })) }, as('oki'))
    const both = as('sari', ['district_supervisor', '36.71.05'])
    expect(s.do('spotCheck', { batchId: s.batchId, itemId: s.item(0).id, how: 'kunjungan', result: 'sesuai' }, both)).toBe('EMPAT_MATA')
    expect(s.do('review', { batchId: s.batchId, itemIds: [s.item(0).id] }, both)).toBe('EMPAT_MATA')
    expect(s.do('spotCheck', { batchId: s.batchId, itemId: s.item(0).id, how: 'kunjungan', result: 'berbeda', note: 'beda' }, as('tono'))).toBe('ALASAN_KURANG')
    s.must('spotCheck', { batchId: s.batchId, itemId: s.item(0).id, how: 'kunjungan', result: 'berbeda', note: 'Rumahnya bukan yang difoto' }, as('tono'))
    expect(s.item(0)).toMatchObject({ state: 'ditugaskan', sentBackNote: 'Rumahnya bukan yang difoto', spotResult: null })
    s.now = '2026-11-04T02:00:00.000Z'
    expect(s.visit(0)).toBe('ok')
    s.look()
    expect(s.items().map((i) => i.state)).toEqual(['ditinjau', 'ditinjau', 'ditinjau'])
    expect(s.do('sendBack', { batchId: s.batchId, itemIds: [s.item(1).id], note: 'Foto KK tidak terbaca' }, as('koord'))).toBe('ok')
    expect(s.item(1)).toMatchObject({ state: 'ditugaskan', reviewedBy: null })
  })
})

describe('the musyawarah', () => {
  const people = [{ name: 'Lurah', role: 'kepala' }, { name: 'Operator', role: 'operator' }, { name: 'Sari', role: 'psm' }, { name: 'RT 1', role: 'rt_rw' }, { name: 'RT 2', role: 'rt_rw' }]
  it.each([
    ['tomorrow', { on: '2026-11-04' }, 'TANGGAL_DEPAN'], ['before the window', { on: '2026-10-30' }, 'MASA_MUSYAWARAH'], ['a desa’s in a kelurahan', { kind: 'musdes' }, 'BENTUK_MUSYAWARAH'], ['without an agenda', { agenda: '' }, 'MUSYAWARAH_BELUM_LENGKAP'],
  ])('%s: %s', (_what, more, code) => {
    const s = stage().reviewed(1)
    expect(s.do('openMusdes', { batchId: s.batchId, musdesId: 'm1', kind: 'muskel', on: '2026-11-03', venue: 'Aula', agenda: 'Verval', chairName: 'Lurah', ...more }, as('oki'))).toBe(code)
  })
  it('one at a time; its quorum counts those present, not those struck out', () => {
    const s = stage().reviewed(2).session('m1', people, { invited: 5 })
    expect(s.do('openMusdes', { batchId: s.batchId, musdesId: 'm2', kind: 'muskel', on: '2026-11-03', venue: 'Aula', agenda: 'Verval', chairName: 'Lurah' }, as('oki'))).toBe('MUSYAWARAH_BERLANGSUNG')
    expect(s.decide('m1', s.items().map((i) => ({ itemId: i.id, decision: 'layak' })))).toBe('ok')
    s.must('strikeAttendee', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'm1-4', reason: 'Salah tulis' }, as('oki'))
    expect(s.do('strikeAttendee', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'm1-4', reason: 'Lagi' }, as('oki'))).toBe('SUDAH_DICORET')
    expect(s.do('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('oki'))).toBe('KUORUM_BELUM')
    s.must('editAttendee', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'm1-1', role: 'warga', was: { role: 'operator' } }, as('oki'))
    expect(s.do('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('oki'))).toBe('UNSUR_BELUM_HADIR')
    s.must('editAttendee', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'm1-1', role: 'operator', was: { role: 'warga' } }, as('oki'))
    s.must('attend', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'm1-9', name: 'RT 3', role: 'rt_rw', present: true }, as('oki'))
    s.must('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('oki'))
    expect(s.get(Musdes, 'm1')).toMatchObject({ state: 'ditutup', present: 5, invited: 5, quorate: true })
    expect(s.do('attend', { batchId: s.batchId, musdesId: 'm1', attendeeId: 'late', name: 'Terlambat', role: 'warga' }, as('oki'))).toBe('MUSYAWARAH_TIDAK_BERLANGSUNG')
    expect(s.get(Attendee, 'm1-4').struck).toBe(true)
  })
  it('reopened before the village’s word, and cancelled with its decisions undone', () => {
    const s = stage().reviewed(2).session()
    s.decide('m1', s.items().map((i) => ({ itemId: i.id, decision: 'layak' })))
    s.must('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('oki'))
    expect(s.do('reopenMusdes', { batchId: s.batchId, musdesId: 'm1', reason: 'Ada satu keputusan salah tulis' }, as('lurah'))).toBe('ok')
    expect(s.finalise()).toBe('MUSYAWARAH_BELUM_DITUTUP')
    expect(s.decide('m1', [{ itemId: s.item(0).id, decision: 'hapus', reason: 'pindah' }])).toBe('KEPUTUSAN_BERUBAH')
    expect(s.decide('m1', [{ itemId: s.item(0).id, decision: 'hapus', reason: 'pindah', was: 'layak' }])).toBe('ok')
    s.must('cancelMusdes', { batchId: s.batchId, musdesId: 'm1', reason: 'Hujan lebat, peserta pulang' }, as('oki'))
    expect(s.batch).toMatchObject({ state: 'pendataan', musdesId: null })
    expect(s.items().map((i) => [i.state, i.decision])).toEqual([['ditinjau', null], ['ditinjau', null]])
    s.session('m2')
    expect(s.batch).toMatchObject({ state: 'musyawarah', musdesId: 'm2' })
  })
  it('whoever opened the batch or closed the minutes does not finalise it, whatever other post they hold', () => {
    const s = stage().reviewed(1).session()
    s.decide('m1', [{ itemId: s.item(0).id, decision: 'layak' }])
    s.must('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('lurah'))
    expect(s.finalise()).toBe('EMPAT_MATA')
    expect(s.finalise(as('oki', ['village_head', village]))).toBe('EMPAT_MATA')
  })
  it('numbers always add up to the list, whatever is decided', () => {
    fc.assert(fc.property(fc.array(fc.record({ d: fc.constantFrom(...decisionOrder), gone: fc.boolean() }), { minLength: 1, maxLength: 14 }), (list) => {
      const s = stage().assigned(list.length)
      for (const [k, x] of list.entries()) {
        s.now = `2026-11-03T0${1 + Math.floor(k / 8)}:${String((k % 8) * 7).padStart(2, '0')}:00.000Z`
        if (!x.gone) s.visit(k)
      }
      for (const day of ['2026-11-04', '2026-11-05']) for (const [k, x] of list.entries()) {
        s.now = `${day}T03:00:00.000Z`
        if (x.gone) s.visit(k, { result: '3', respondentKind: null, answers: {}, start: null, end: null })
      }
      s.look()
      s.session()
      expect(s.decide('m1', list.map((x, k) => ({ itemId: s.item(k).id, decision: x.d, ...(reasonsFor[x.d][0] && x.d !== 'layak' ? { reason: reasonsFor[x.d][0] } : {}) })))).toBe('ok')
      s.must('closeMusdes', { batchId: s.batchId, musdesId: 'm1' }, as('oki'))
      expect(s.finalise()).toBe('ok')
      const t = s.batch.totals
      expect((t?.layak ?? 0) + (t?.tidak_layak ?? 0) + (t?.perbaikan ?? 0) + (t?.hapus ?? 0) + (t?.usulan_baru ?? 0)).toBe(list.length)
      expect([t?.visited, t?.notFound]).toEqual([list.filter((x) => !x.gone).length, list.filter((x) => x.gone).length])
    }), { numRuns: 25 })
  })
})

describe('the regency', () => {
  it('who proposed or finalised does not verify; a difference can only be returned', () => {
    const s = stage().finalised(3)
    expect(s.do('verifyRegency', { batchId: s.batchId }, as('oki', ['dinsos_verifier', city]))).toBe('EMPAT_MATA')
    expect(s.do('verifyRegency', { batchId: s.batchId }, as('lurah', ['dinsos_verifier', city]))).toBe('EMPAT_MATA')
    s.must('checkItem', { batchId: s.batchId, itemId: s.item(0).id, result: 'berbeda', note: 'Alamatnya kosong menurut RT' }, as('vera'))
    for (const k of [1, 2]) s.must('checkItem', { batchId: s.batchId, itemId: s.item(k).id, result: 'sesuai' }, as('vera'))
    expect(s.do('checkItem', { batchId: s.batchId, itemId: s.item(1).id, result: 'sesuai' }, as('wira'))).toBe('SUDAH_DIPERIKSA')
    expect(s.do('verifyRegency', { batchId: s.batchId }, as('vera'))).toBe('ADA_YANG_BERBEDA')
    s.must('returnBatch', { batchId: s.batchId, reason: 'Satu keluarga contoh tidak sesuai lapangan', until: '2026-11-20' }, as('vera'))
    expect(s.items().map((i) => [i.state, i.regencyResult]).sort()).toEqual([['diputus', null], ['diputus', null], ['ditinjau', null]])
    expect(s.item(0).sentBackNote).toBe('Alamatnya kosong menurut RT')
    // Past the ministry's cut-off, inside the time given for corrections.
    s.now = '2026-11-19T02:00:00.000Z'
    expect(s.ring('2026-11-19T03:00:00.000Z')).not.toContain('verification.windowClosed')
    s.session('m2', undefined, { on: '2026-11-19' })
    expect(s.decide('m2', [{ itemId: s.item(0).id, decision: 'hapus', reason: 'tidak_ditemukan' }])).toBe('ok')
    s.must('closeMusdes', { batchId: s.batchId, musdesId: 'm2' }, as('oki'))
    expect(s.finalise()).toBe('ok')
    expect(s.batch).toMatchObject({ state: 'final_desa', edition: 2, totals: { layak: 2, hapus: 1 } })
  })
  it('who verified, finalised or opened does not approve', () => {
    const s = stage().finalised(1)
    s.must('checkItem', { batchId: s.batchId, itemId: s.item(0).id, result: 'sesuai' }, as('vera'))
    s.must('verifyRegency', { batchId: s.batchId }, as('vera'))
    for (const name of ['vera', 'lurah', 'oki'] as const) expect([name, s.do('approve', { batchId: s.batchId, letterNo: '460/9' }, as(name, ['dinsos_head', city]))]).toEqual([name, 'EMPAT_MATA'])
    expect(s.do('approve', { batchId: s.batchId, letterNo: '460/9', letterOn: '2026-12-01' }, as('hasan'))).toBe('TANGGAL_DEPAN')
    s.must('approve', { batchId: s.batchId, letterNo: '460/9' }, as('hasan'))
    expect(s.item(0).state).toBe('final')
    // Another batch of the same month, once the first is approved.
    s.now = '2026-11-05T02:00:00.000Z'
    const second = { batchId: 'x', place: village, month: '2026-11', serial: 2 }
    expect(s.do('openBatch', second, as('oki'))).toBe('NOMOR_BATCH')
  })
  it('clocks ring once: expired at the cut-off, late after three working days', () => {
    const s = stage().reviewed(1)
    expect(s.ring('2026-11-17T16:00:00.000Z')).toEqual([])
    expect(s.ring('2026-11-17T17:30:00.000Z')).toEqual(['verification.windowClosed'])
    expect(s.ring('2026-11-18T17:30:00.000Z')).toEqual([])
    expect(s.batch).toMatchObject({ state: 'kedaluwarsa', stateBefore: 'pendataan' })
    const f = stage().finalised(1)
    // Tuesday + three working days = Friday night.
    expect(f.ring('2026-11-06T16:00:00.000Z')).toEqual([])
    expect(f.ring('2026-11-06T17:30:00.000Z')).toEqual(['verification.regencyLate'])
    expect(f.ring('2026-11-09T17:30:00.000Z')).toEqual([])
    expect(f.get(Batch, f.batchId)).toMatchObject({ state: 'final_desa', lateSince: '2026-11-06T16:59:59.999Z' })
  })
})

describe('results and objections', () => {
  it('results need an approved batch, say something, and are never of tomorrow', () => {
    const f = stage().finalised(1)
    const one = (s: Stage, more: object = {}) => s.do('recordResults', { batchId: s.batchId, asOf: '2026-11-01', source: 'SIKS-NG', results: [{ itemId: s.item(0).id, desil: 2 }], ...more }, as('oki'))
    expect(one(f)).toBe('BELUM_DISAHKAN')
    const s = stage().approved(1)
    expect(one(s, { asOf: '2026-12-01' })).toBe('TANGGAL_DEPAN')
    expect(one(s, { results: [{ itemId: s.item(0).id }] })).toBe('HASIL_KOSONG')
    expect(one(s, { results: [{ itemId: s.item(0).id, desil: 11 }] })).toBe('ISIAN_BELUM_BENAR')
    expect(one(s)).toBe('ok')
    expect(s.item(0)).toMatchObject({ state: 'hasil_diterima', desil: 2, desilOn: '2026-11-01' })
  })
  it('an objection needs photo, position, reason and a neighbour; who wrote it down does not decide it', () => {
    const s = stage().approved(1)
    s.must('recordResults', { batchId: s.batchId, asOf: '2026-11-01', source: 'SIKS-NG', results: [{ itemId: s.item(0).id, desil: 2 }] }, as('oki'))
    const said = { objectionId: 'o1', batchId: s.batchId, itemId: s.item(0).id, direction: 'seharusnya_tidak_layak', objectorKind: 'warga', objectorName: 'Tetangga', livesHere: true, reason: 'Punya dua rumah kontrakan di RT sebelah', photos: photo, gps }
    for (const [missing, code] of [['photos', 'ISIAN_BELUM_BENAR'], ['gps', 'ISIAN_BELUM_BENAR'], ['reason', 'ISIAN_BELUM_BENAR']] as const) expect(s.do('object', { ...said, [missing]: null }, as('sari'))).toBe(code)
    expect(s.do('object', { ...said, reason: 'iri hati' }, as('sari'))).toBe('ALASAN_KURANG')
    s.must('object', said, as('sari', ['dinsos_verifier', city]))
    expect(s.do('object', said, as('budi'))).toBe('SUDAH_ADA')
    expect(s.do('decideObjection', { objectionId: 'o1', outcome: 'ditolak', reason: 'Sudah diperiksa, tidak benar adanya' }, as('sari', ['dinsos_verifier', city]))).toBe('EMPAT_MATA')
    expect(s.get(Objection, 'o1').deadline).toBe('2026-11-17T16:59:59.999Z')
    s.must('decideObjection', { objectionId: 'o1', outcome: 'ditolak', reason: 'Sudah diperiksa, tidak benar adanya' }, as('vera'))
    expect(s.do('decideObjection', { objectionId: 'o1', outcome: 'diterima', reason: 'Diperiksa lagi, ternyata memang benar' }, as('hasan'))).toBe('SUDAH_DIPUTUS')
    expect(s.item(0)).toMatchObject({ state: 'hasil_diterima', objectionOutcome: 'ditolak', decision: 'layak' })
    expect(s.ring('2026-11-30T02:00:00.000Z')).toEqual([])
  })
})

describe('a citizen asks for their own family', () => {
  const hash = 'ab'.repeat(32)
  const told = { place: village, asks: 'sanggah', headName: 'Karsinah', nik4: '0001', objectorName: 'Karsinah Contoh', reason: 'Rumah kami kontrakan dan suami sudah tidak bekerja.', photos: photo, livesHere: true, ticketHash: hash }
  const citizen = (s: Stage, more: object = {}): string => s.do('citizenObject', { objectionId: 'w1', ...told, ...more }, nobody)
  it('without an account, with what the desk needs to find them; nobody signed in speaks so', () => {
    const s = stage().approved(1)
    expect(citizen(s, { nik4: null })).toBe('PERLU_PENGENAL')
    expect(citizen(s, { livesHere: false })).toBe('BUKAN_WARGA_SINI')
    expect(citizen(s, { place: '36.71.05.1002' })).toBe('PILIH_KELURAHAN')
    expect(citizen(s, { reason: 'miskin' })).toBe('ALASAN_KURANG')
    for (const more of [{ nik4: '3671994505800001' }, { photos: null }, { asks: 'lainnya' }, { ticketHash: 'x' }]) expect([more, citizen(s, more)]).toEqual([more, 'ISIAN_BELUM_BENAR'])
    expect(s.do('citizenObject', { objectionId: 'w1', ...told }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect([citizen(s), citizen(s)]).toEqual(['ok', 'SUDAH_MASUK'])
    expect(s.get(Objection, 'w1')).toMatchObject({ state: 'diajukan', channel: 'web', openedBy: null, deadline: '2026-11-17T16:59:59.999Z', direction: 'seharusnya_layak' })
    expect(s.ring('2026-11-17T17:30:00.000Z')).toEqual(['verification.objectionLate'])
    expect(s.get(Objection, 'w1')).toMatchObject({ level: 1, state: 'diajukan' })
  })
  it('the desk finds the family; its result waits; a wrong finding is put right; the answer goes to the citizen', () => {
    const s = stage().approved(2)
    s.must('recordResults', { batchId: s.batchId, asOf: '2026-11-01', source: 'SIKS-NG', results: [0, 1].map((n) => ({ itemId: s.item(n).id, desil: 7 })) }, as('oki'))
    citizen(s)
    const decide = (more: object): string => s.do('decideObjection', { objectionId: 'w1', outcome: 'diterima', reason: 'Didatangi, benar tidak punya penghasilan.', ...more }, as('vera'))
    expect(decide({ answer: 'Data keluarga Anda diperiksa lagi.' })).toBe('BELUM_DICOCOKKAN')
    const link = (n: number): string => s.do('linkObjection', { objectionId: 'w1', householdId: s.homes[n] }, as('oki'))
    expect(s.do('linkObjection', { objectionId: 'w1', householdId: 'nobody' }, as('oki'))).toBe('TIDAK_DITEMUKAN')
    expect([link(0), s.item(0).state, s.item(0).objectionId]).toEqual(['ok', 'disanggah', 'w1'])
    expect([link(1), s.item(0).state, s.item(1).state, link(1)]).toEqual(['ok', 'hasil_diterima', 'disanggah', 'ok'])
    expect(decide({})).toBe('PERLU_JAWABAN')
    expect(decide({ answer: 'Data keluarga Anda diperiksa lagi.' })).toBe('ok')
    expect(s.item(1)).toMatchObject({ state: 'hasil_diterima', objectionOutcome: 'diterima' })
    expect(link(0)).toBe('SUDAH_DIPUTUS')
    const now = new Date('2026-11-20T00:00:00.000Z')
    expect(citizenStatus(s.get(Objection, 'w1'), now)).toMatchObject({ word: { id: 'Diterima' }, note: 'Data keluarga Anda diperiksa lagi.' })
  })
  it('a proposal touches no result, and a refusal needs no family', () => {
    const s = stage().approved(1)
    s.must('recordResults', { batchId: s.batchId, asOf: '2026-11-01', source: 'SIKS-NG', results: [{ itemId: s.item(0).id, desil: 7 }] }, as('oki'))
    expect(citizen(s, { asks: 'usul' })).toBe('ok')
    s.must('linkObjection', { objectionId: 'w1', householdId: s.homes[0] }, as('sari'))
    expect([s.item(0).state, s.get(Objection, 'w1').itemId]).toEqual(['hasil_diterima', null])
    expect(citizen(s, { objectionId: 'w2', ticketHash: 'cd'.repeat(32) })).toBe('ok')
    s.must('decideObjection', { objectionId: 'w2', outcome: 'ditolak', reason: 'Alamatnya tidak ada di kelurahan ini.', answer: 'Alamat yang Anda tulis tidak kami temukan.' }, as('vera'))
  })
})

describe('ties and the mirror as rows', () => {
  it('a worker adds to their ties and never takes away', () => {
    const s = stage()
    expect(s.do('declareFamily', { id: 't1', personId: 'sari', relation: 'saudara' }, as('sari'))).toBe('SIAPA_KELUARGANYA')
    expect(s.do('declareFamily', { id: 't1', personId: 'budi', relation: 'tidak_ada' }, as('sari'))).toBe('BUKAN_WEWENANG')
    s.must('declareFamily', { id: 't1', personId: 'sari', relation: 'saudara', nik: '3671991203800001' }, as('sari'))
    expect(s.do('endFamily', { id: 't1', reason: 'Salah tulis nomor' }, as('sari'))).toBe('BUKAN_WEWENANG')
    expect(s.do('endFamily', { id: 't1', reason: 'Salah tulis nomor' }, as('sari', ['puskesos_koord', village]))).toBe('EMPAT_MATA')
    s.must('endFamily', { id: 't1', reason: 'Salah tulis nomor' }, as('koord'))
    expect(s.do('endFamily', { id: 't1', reason: 'Salah tulis nomor' }, as('koord'))).toBe('SUDAH_DICABUT')
    expect(s.get(OwnFamily, 't1')).toMatchObject({ endedBy: 'koord', endedOn: '2026-11-03' })
  })
  it('an open finding grows, an answered one stays, and what comes after is a new one', () => {
    const s = stage().assigned(6)
    const near = (k: number) => s.visit(k, { gps })
    for (const k of [0, 1]) near(k)
    const found = () => [...s.store.all(MirrorFinding)].filter((f) => f.kind === 'titik_sama')
    expect(found().map((f) => [f.class, f.team, (f.items as string[]).length])).toEqual([['X', 'person:sari', 2]])
    near(2)
    expect(found().map((f) => (f.items as string[]).length)).toEqual([3])
    const first = found()[0]?.id as string
    expect(s.do('answerMirror', { findingId: first, answer: 'Rumah petak satu gang' }, as('tono'))).toBe('BUKAN_WEWENANG')
    s.must('answerMirror', { findingId: first, answer: 'Rumah petak satu gang' }, as('sari'))
    expect(s.do('answerMirror', { findingId: first, answer: 'Lagi' }, as('sari'))).toBe('SUDAH_DIJAWAB')
    near(3)
    expect(found().map((f) => [f.class, f.state, (f.items as string[]).length]).sort()).toEqual([['R', 'dijawab', 3], ['X', 'baru', 1]])
  })
})
