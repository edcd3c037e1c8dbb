// The same promises on the real store: what the database itself keeps shut, the code at the public door, numbers, clocks and sums.
import { beforeAll, expect, it } from 'vitest'
import { tally, type Sums } from '../../engine/counter.ts'
import type { AnyRow } from '../../engine/record.ts'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { selectList } from '../../engine/road.server/rows-sql.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { runView, scopeSettings } from '../../engine/road.server/view-sql.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { nobody, scopesOf, type Who } from '../../engine/who.ts'
import { reportsAfter } from './after.server.ts'
import { likelyDuplicates } from './duplicates.ts'
import type { ReportRow } from './judging.ts'
import { readyToSend, type ReadyReport } from './public.ts'
import { Report, Reporter } from './records.ts'
import { findByTicket, statusOf } from './tables.server.ts'
import { cipondoh, dinkes, house, people, regency, settled, verified, type Named } from './testing.ts'

const story = { what: 'Nenek di gang belakang tidak punya beras sejak kemarin.', problem: 'lansia', urgency: 'biasa', about: 'tetangga', place: cipondoh }

eachDatabase('reports on the store', (open) => {
  let road: Road
  let now = Date.parse('2026-03-02T02:00:00.000Z')
  beforeAll(async () => {
    const db = await open()
    road = { house, db, clock: () => new Date(now), hooks: reportsAfter, report: (what, error) => { throw new Error(what, { cause: error }) } }
    await db.tx({ role: 'guyub_job' }, async (tx) => {
      const columns = 'regency_code, place_code, id, class, team, space, version, changed_at'
      for (const who of Object.values(people)) {
        for (const p of who.posts) await tx.change(`insert into appointment (${columns}, person_id, role, "from") values ($1, $2, $3, 'N', null, 'v', 1, now(), $4, $5, $6)`, [p.place.slice(0, 5), p.place, p.id, who.person, p.role, p.from])
      }
      await tx.change(`insert into agency (${columns}, name, kind) values ($1, $1, $2, 'N', null, 'g', 1, now(), 'Dinas Kesehatan', 'opd')`, [regency, dinkes])
    })
  }, 120_000)

  const act = async (who: Who, name: string, input: { [k: string]: unknown }, place = cipondoh): Promise<string> => {
    const id = newId(now)
    const at = new Date(now).toISOString()
    const text = JSON.stringify({ id, act: name, version: 1, place, person: who.person, device: null, madeAt: at, input })
    const [answer] = await applyActs(road, [{ text, sig: null, id, act: `reports.${name}`, version: 1, place, input, who: { ...who, device: null }, at, heardAt: at }])
    return answer?.code ?? answer?.outcome ?? 'silence'
  }
  const by = (name: Named, what: string, input: { [k: string]: unknown }) => act(people[name], what, input)
  const rowOf = async (id: string): Promise<AnyRow> => {
    const [row] = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<AnyRow>(`select ${selectList(Report)} from report t where id = $1`, [id]))
    if (!row) throw new Error('no such report')
    return row
  }
  const sent = async (more: { [k: string]: unknown } = {}): Promise<ReadyReport> => {
    const ready = await readyToSend({ anonymous: true, ...story, ...more }, 'web')
    expect(await act(nobody, 'send', ready.input)).toBe('accepted')
    return ready
  }
  const namedReporter = { anonymous: false, name: 'Wulan Contoh', phone: '0812 9900 1234' }
  const seenBy = async (name: Named, view: string, params: { [k: string]: unknown } = {}): Promise<string[]> => {
    const answer = await runView(road, `reports.${view}`, params, people[name])
    return answer.ok ? answer.rows.map((r) => r.row.id) : [answer.refusal.code]
  }
  const rawlySeenBy = (name: Named, table: 'report' | 'reporter') =>
    road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(people[name], house.roles)) }, (tx) => tx.query<{ id: string }>(`select id from ${table} order by id`)).then((rows) => rows.map((r) => r.id))

  it('a report gets its number in the same breath, and its code finds it', async () => {
    const a = await sent()
    const b = await sent(namedReporter)
    expect([(await rowOf(a.id)).number, (await rowOf(b.id)).number]).toEqual([`LP-${cipondoh}-202603-00001`, `LP-${cipondoh}-202603-00002`])
    expect(await findByTicket(road.db, a.code.toLowerCase(), null, road.clock())).toMatchObject({ ok: true, reportId: a.id, place: cipondoh })
    expect(await findByTicket(road.db, b.code, null, road.clock())).toEqual({ ok: false, problem: 'perlu_empat_angka' })
    expect(await findByTicket(road.db, b.code, '9999', road.clock())).toEqual({ ok: false, problem: 'tidak_cocok' })
    expect(await findByTicket(road.db, b.code, '1234', road.clock())).toMatchObject({ ok: true, reportId: b.id })
    expect(await findByTicket(road.db, 'GY-0000-0000-0000-00', null, road.clock())).toEqual({ ok: false, problem: 'tidak_cocok' })
    expect(await findByTicket(road.db, 'halo', null, road.clock())).toEqual({ ok: false, problem: 'kode_salah_tulis' })
    const log = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ body: string }>('select body from act_payload'))
    expect(log.some((l) => l.body.includes(a.code) || l.body.includes(b.code))).toBe(false)
  })

  it('ten wrong guesses of the four digits and the code rests for a quarter of an hour', async () => {
    const b = await sent(namedReporter)
    for (let i = 0; i < 10; i++) expect(await findByTicket(road.db, b.code, String(1000 + i), road.clock())).toEqual({ ok: false, problem: 'tidak_cocok' })
    expect(await findByTicket(road.db, b.code, '1234', road.clock())).toEqual({ ok: false, problem: 'terkunci' })
    now += 16 * 60_000
    expect(await findByTicket(road.db, b.code, '1234', road.clock())).toMatchObject({ ok: true })
  })

  it('the reporter’s name is read by the desk of the village and by nobody else, in the database too', async () => {
    const b = await sent(namedReporter)
    for (const name of ['fitri', 'koko', 'vera'] as const) expect(await rawlySeenBy(name, 'reporter')).toContain(b.id)
    for (const name of ['sari', 'hadi', 'tono', 'kepala', 'opal', 'ketua', 'jauh', 'dewi'] as const) expect(await rawlySeenBy(name, 'reporter')).toEqual([])
    for (const name of ['sari', 'hadi', 'tono', 'fitri'] as const) expect(await rawlySeenBy(name, 'report')).toContain(b.id)
    for (const name of ['opal', 'ketua', 'jauh', 'tuti'] as const) expect(await rawlySeenBy(name, 'report')).toEqual([])
    const psm = await runView(road, 'reports.reporter', { id: b.id }, people.sari)
    expect(psm.ok && psm.rows).toEqual([])
    const desk = await runView(road, 'reports.reporter', { id: b.id }, people.fitri)
    expect(desk.ok && desk.rows[0]?.row).toMatchObject({ name: 'Wulan Contoh' })
  })

  it('a report of violence or about a child is in nobody’s view but the lane’s', async () => {
    const x = await sent({ ...namedReporter, aboutViolence: true })
    const c = await sent({ aboutChild: true })
    expect((await rowOf(x.id)).number).toBe(`LP-${regency}-202603-00001`)
    for (const name of Object.keys(people) as Named[]) {
      const inLane = name === 'dewi' || name === 'peni'
      for (const table of ['report', 'reporter'] as const) {
        const ids = await rawlySeenBy(name, table)
        expect([name, table, ids.includes(x.id)]).toEqual([name, table, inLane])
        if (table === 'report') expect([name, ids.includes(c.id)]).toEqual([name, inLane])
      }
      for (const [view, params] of [['queue', {}], ['ofPlace', { place: cipondoh, show: 'semua' }], ['one', { id: x.id }], ['stuck', {}], ['alike', { place: cipondoh, problem: 'lansia' }], ['mine', {}]] as const) {
        const ids = await seenBy(name, view, params)
        if (!inLane) expect([name, view, ids.includes(x.id) || ids.includes(c.id)]).toEqual([name, view, false])
      }
    }
    expect(await seenBy('dewi', 'lane')).toEqual(expect.arrayContaining([x.id, c.id]))
    expect(await seenBy('vera', 'lane')).toEqual(['BUKAN_WEWENANG'])
    const sums = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ class: string; key: string; n: number }>("select class, key, n from counter where name = 'reports.problem' order by class, key"))
    expect(sums.filter((s) => s.class === 'X')).toEqual([{ class: 'X', key: 'lansia', n: 2 }])
    const found = await findByTicket(road.db, x.code, '1234', road.clock())
    expect(found.ok && (await statusOf(road.db, found, road.clock()))?.word.id).toBe('Diterima')
  })

  it('the whole road: sent, verified, given to a PSM, settled, contested, closed by a supervisor, told to the reporter', async () => {
    const r = await sent({ urgency: 'darurat' })
    expect((await seenBy('fitri', 'queue'))[0]).toBe(r.id)
    expect(await seenBy('hadi', 'awaitingHead')).toContain(r.id)
    expect(await by('hadi', 'acknowledge', { reportId: r.id })).toBe('accepted')
    expect(await by('fitri', 'verify', verified(r.id, { urgency: 'mendesak' }))).toBe('accepted')
    expect(await by('koko', 'assign', { reportId: r.id, assignedKind: 'psm', assignedTo: 'sari' })).toBe('accepted')
    expect(await seenBy('sari', 'mine')).toEqual([r.id])
    expect(await by('sari', 'accept', { reportId: r.id })).toBe('accepted')
    expect(await by('sari', 'settle', settled(r.id))).toBe('accepted')
    const found = await findByTicket(road.db, r.code, null, road.clock())
    if (!found.ok) throw new Error(found.problem)
    expect((await statusOf(road.db, found, road.clock()))?.may).toEqual(['confirm', 'object'])
    expect(await act(found.who, 'object', { reportId: r.id, reason: 'Belum ada yang datang ke rumah.' })).toBe('accepted')
    expect(await seenBy('tono', 'contested')).toEqual([r.id])
    expect(await by('tono', 'close', { reportId: r.id, reason: 'Sudah dicek, beras memang diterima.' })).toBe('accepted')
    expect((await statusOf(road.db, found, road.clock()))?.sentence.id).toContain('ditutup oleh pengawas')
  })

  it('an agency reads and works only on what was given to it', async () => {
    const a = await sent()
    const b = await sent()
    for (const r of [a, b]) await by('fitri', 'verify', verified(r.id))
    expect(await by('vera', 'assign', { reportId: a.id, assignedKind: 'unit', assignedUnit: dinkes })).toBe('accepted')
    expect(await rawlySeenBy('opal', 'report')).toEqual([a.id])
    expect(await seenBy('opal', 'mine')).toEqual([a.id])
    expect(await by('opal', 'accept', { reportId: a.id })).toBe('accepted')
    expect(await by('opal', 'settle', settled(a.id))).toBe('accepted')
    expect(await by('opal', 'accept', { reportId: b.id })).toBe('BUKAN_WEWENANG')
  })

  it('a PSM who finds a child in danger lays it in the lane, beyond their own reach', async () => {
    const r = await sent(namedReporter)
    await by('fitri', 'verify', verified(r.id))
    expect(await by('sari', 'takeUp', { reportId: r.id })).toBe('accepted')
    expect(await by('sari', 'restrict', { reportId: r.id, aboutChild: true, reason: 'Ada balita yang dikunci sendirian.' })).toBe('accepted')
    for (const name of ['sari', 'fitri', 'vera', 'hadi'] as const) {
      expect(await rawlySeenBy(name, 'report')).not.toContain(r.id)
      expect(await rawlySeenBy(name, 'reporter')).not.toContain(r.id)
    }
    expect(await rawlySeenBy('dewi', 'reporter')).toContain(r.id)
  })

  it('the database itself refuses an open report about a child, and a reporter outside the seal', async () => {
    const r = await sent()
    await expect(road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update report set about_child = true where id = $1', [r.id]))).rejects.toMatchObject({ code: '23514' })
    await expect(road.db.tx({ role: 'guyub_job' }, (tx) => tx.change("update reporter set class = 'R', team = null", []))).rejects.toMatchObject({ code: '23514' })
  })

  it('similar reports are found among what the desk may see', async () => {
    const gps = { lat: -6.18, lon: 106.69, accuracy: 12 }
    const a = await sent({ gps, what: 'Pak Rusdi lumpuh, tinggal sendiri di kontrakan Melati', problem: 'disabilitas' })
    const b = await sent({ gps, what: 'Rusdi di kontrakan Melati tidak bisa jalan, tidak ada yang urus', problem: 'disabilitas' })
    const answer = await runView(road, 'reports.alike', { place: cipondoh, problem: 'disabilitas' }, people.fitri)
    if (!answer.ok) throw new Error(answer.refusal.code)
    const rows = answer.rows.map((r) => r.row as ReportRow)
    expect(likelyDuplicates(rows.find((r) => r.id === b.id) as ReportRow, rows).map((d) => d.report.id)).toEqual([a.id])
  })

  it('clocks ring on the store, and counters always agree with a recount', async () => {
    const r = await sent({ urgency: 'darurat' })
    now += 31 * 60_000
    expect(await runTimers(road)).toBeGreaterThan(0)
    expect(await rowOf(r.id)).toMatchObject({ stuckClock: 'verifikasi' })
    expect(await runTimers(road)).toBe(0)
    expect(await seenBy('tono', 'stuck')).toContain(r.id)
    now += 40 * 86_400_000
    await runTimers(road)
    const rows = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<AnyRow>(`select ${selectList(Report)} from report t`))
    const again: Sums = new Map()
    for (const row of rows) tally(again, house.counters, 'report', row, 1)
    const kept = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ k: string; n: number }>("select concat_ws('|', place_code, class, name, key, bucket) as k, n from counter where name like 'reports.%' and n <> 0 order by 1"))
    expect(Object.fromEntries(kept.map((c) => [c.k, c.n]))).toEqual(Object.fromEntries([...again].sort(([x], [y]) => (x < y ? -1 : 1))))
    expect(rows.length).toBeGreaterThan(10)
  })

  it('the house alone gives numbers; asked twice it gives none again', async () => {
    const r = await sent()
    const [answer] = await applyActs(road, [houseAct(road, 'reports.number', { reportId: r.id }, cipondoh, newId(now), new Date(now).toISOString())])
    expect(answer).toMatchObject({ outcome: 'refused', code: 'SUDAH_BERNOMOR' })
    expect(await road.db.tx({ role: 'guyub_job' }, (tx) => tx.query(`select id from ${Reporter.table} where class <> 'X'`))).toEqual([])
  })
})
