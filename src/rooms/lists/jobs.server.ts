// The work on lists: a file comes, is looked at, mapped, checked, and brought in village by village. Whatever stops it, it goes on where it was:
// what is written knows itself, and what lies on the disk is laid out anew when it is not whole.
import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { closeSync, createWriteStream, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { Transform, type Readable } from 'node:stream'
import type { Text } from '../../engine/field.ts'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { isVillage } from '../../engine/space.ts'
import { StorageFull } from '../../engine/store.server/errors.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { derivedId, newId } from '../../engine/values/id.ts'
import { covers } from '../../engine/who.ts'
import type { PlaceIndex } from '../places/door.ts'
import { knownHeaders } from './look.ts'
import { suggestPlaces, type VillageHere } from './place-codes.ts'
import { dotted } from './places-written.ts'
import { plainHeader, recognise, type Mapping, type SheetLook } from './profile.ts'
import { profiles } from './profiles/all.ts'
import { FileRefused } from './raw-rows.server.ts'
import { answer, type Asked, type Told } from './reading-process.server.ts'
import type { Progress } from './reading.server.ts'
import type { Totals } from './rows.ts'
import { knownIn } from './known.server.ts'
import { readManifest, readSpill, type Manifest } from './spill.server.ts'
import { writeVillages, type VillageLoad } from './village.server.ts'
import { fileWords, type FileFault, refusedWords, type RefusedCode, warningWords, type WarningCode } from './words/labels.ts'
import type { CheckResult, Counted, ListJob, ListState, PreviewRow, Uploaded } from './wire.ts'

export interface ListsAt {
  road: Road
  /** Where files lie while they are worked on. */
  folder: string
  index: PlaceIndex
  /** Territories this person may bring lists into, now. */
  reachOf: (person: string) => Promise<readonly string[]>
  /** Rows of one transaction, where its usual number does not serve. */
  together?: number
}

/** A job as the table keeps it. */
export interface JobRow {
  id: string
  home: string
  place: string
  person: string
  fileName: string
  fileHash: string
  fileBytes: number
  source: string
  state: ListState
  mapping: Mapping | null
  places: { [key: string]: string } | null
  looks: SheetLook[] | null
  result: (CheckResult & { refusedRows: number }) | null
  totals: (Totals & { refused: number }) | null
  why: Text | null
  begunAt: string
  changedAt: string
  endedAt: string | null
}

/** A whole regency's list: a million rows take some 150 MB as text. */
export const mostBytes = 400_000_000
/** Rows of one transaction; a larger village is brought in parts. */
const mostTogether = 40_000
const part = 5_000
const refusedKeptMs = 30 * 86_400_000
const forgottenAfterMs = 7 * 86_400_000
const shownPlaces = 2_000

/** Said to whoever asked; the door gives it a status. */
export class ListRefused extends Error {
  readonly code: string
  readonly say: Text
  constructor(code: string, say: Text) {
    super(code)
    this.code = code
    this.say = say
  }
}
const refusedAs = (code: string, id: string, en: string): ListRefused => new ListRefused(code, { id, en })

class Stopped extends Error {}
class Faulty extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

interface Running {
  progress: Progress & { rowsWritten: number; villages: number; villagesDone: number }
  stop: boolean
  reader?: ChildProcess
  done: Promise<void>
}

export class ListJobs {
  readonly #at: ListsAt
  #named: string | null = null
  readonly #running = new Map<string, Running>()
  #line: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(at: ListsAt) {
    this.#at = at
  }

  /** The name of this folder, made with it: another server's jobs are left alone. */
  get #home(): string {
    if (this.#named) return this.#named
    const name = join(this.#at.folder, 'home')
    mkdirSync(this.#at.folder, { recursive: true, mode: 0o700 })
    if (!existsSync(name)) writeFileSync(name, randomUUID(), { mode: 0o600 })
    this.#named = readFileSync(name, 'utf8')
    return this.#named
  }

  #folder(id: string): string {
    return join(this.#at.folder, id)
  }
  #file(id: string): string {
    return join(this.#folder(id), 'file')
  }

  async find(id: string): Promise<JobRow | null> {
    return (await this.#rows('where id = $1', [id]))[0] ?? null
  }

  async ofPlaces(reach: readonly string[], limit = 100): Promise<JobRow[]> {
    // Which lists belong to one of these territories? The newest first.
    return this.#rows("where $1 or place = any ($2) or place ^@ any ($3) order by begun_at desc, id limit $4", [reach.includes(''), [...reach], reach.filter((p) => p !== '').map((p) => `${p}.`), limit])
  }

  #rows(rest: string, params: readonly unknown[]): Promise<JobRow[]> {
    return this.#at.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<JobRow>(
      `select id, home, place, person, file_name as "fileName", file_hash as "fileHash", file_bytes as "fileBytes", source, state, mapping, places, looks, result, totals, why,
         begun_at as "begunAt", changed_at as "changedAt", ended_at as "endedAt"
       from list_job ${rest}`, params))
  }

  async #set(id: string, set: { readonly [column: string]: unknown }): Promise<void> {
    const columns = Object.keys(set)
    await this.#at.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      `update list_job set changed_at = $2, ${columns.map((c, i) => `${c} = $${i + 3}`).join(', ')} where id = $1`,
      [id, this.#at.road.clock().toISOString(), ...columns.map((c) => (Array.isArray(set[c]) ? JSON.stringify(set[c]) : set[c]))]))
  }

  /** A file comes in: kept under its hash, looked at. The same file for the same place is the same list. */
  async receive(bytes: Readable, from: { name: string; place: string; person: string }): Promise<Uploaded> {
    const { road } = this.#at
    if ((await road.db.health()).writable === false) throw new StorageFull('no room for a list')
    const home = this.#home
    const temporary = join(this.#at.folder, `in-${randomUUID()}`)
    const hash = createHash('sha256')
    let size = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        hash.update(chunk)
        done(size > mostBytes ? refusedAs('TERLALU_BESAR', 'Berkas lebih dari 400 MB. Bagi menjadi beberapa berkas.', 'The file has more than 400 MB. Split it.') : null, chunk)
      },
    })
    try {
      await pipeline(bytes, counted, createWriteStream(temporary, { mode: 0o600, flush: true }))
      if (size === 0) throw new ListRefused('BERKAS_TIDAK_TERBACA', fileWords.kosong)
      const fileHash = hash.digest('hex')
      const id = derivedId(`list ${fileHash}`, from.place)
      const known = await this.find(id)
      const keep = known && (this.#running.has(id) || (known.state === 'selesai'))
      const looks = keep ? (known.looks ?? []) : await this.#look(temporary)
      if (!keep) {
        mkdirSync(this.#folder(id), { recursive: true, mode: 0o700 })
        renameSync(temporary, this.#file(id))
        const now = road.clock().toISOString()
        await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
          `insert into list_job (id, home, place, person, file_name, file_hash, file_bytes, state, looks, begun_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 'menunggu_pemetaan', $8, $9, $9)
           on conflict (id) do update set home = excluded.home, looks = excluded.looks, changed_at = excluded.changed_at, ended_at = null, why = null,
             state = case when list_job.state in ('gagal', 'dihentikan', 'memeriksa') then 'menunggu_pemetaan' else list_job.state end`,
          [id, home, from.place, from.person, from.name.slice(0, 200), fileHash, size, JSON.stringify(looks), now]))
      }
      const job = await this.find(id)
      if (!job) throw new Error('a list that was written is not there')
      return { job: this.told(job), again: known !== null, looks, suggestions: await this.#suggested(job.place, looks) }
    } finally {
      rmSync(temporary, { force: true })
    }
  }

  async #look(path: string): Promise<SheetLook[]> {
    try {
      const told = await this.#thread({ do: 'look', path, known: [...knownHeaders(profiles)] })
      return 'look' in told ? told.look : []
    } catch (error) {
      if (error instanceof Faulty) throw new ListRefused('BERKAS_TIDAK_TERBACA', fileWords[error.fault])
      throw error
    }
  }

  /** One question to a reader of its own. */
  #thread(asked: Asked, running?: Running): Promise<Told> {
    if (asked.do !== 'book' && isSmallText(asked.path)) {
      return answer(asked, (progress) => running && Object.assign(running.progress, progress)).catch((error: unknown) => {
        throw error instanceof FileRefused ? new Faulty(error.fault) : error
      })
    }
    // A process of its own: what a million rows took is given back when it ends.
    return new Promise((resolve, reject) => {
      const reader = fork(new URL('./reading-process.server.ts', import.meta.url), { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', '--max-semi-space-size=8'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      if (running) running.reader = reader
      let answered = false
      reader.on('message', (told: Told) => {
        if ('progress' in told) {
          if (running) Object.assign(running.progress, told.progress)
          return
        }
        answered = true
        if ('fault' in told) reject(new Faulty(told.fault))
        else if ('surprise' in told) reject(Object.assign(new Error('the reading process'), told.surprise))
        else resolve(told)
      })
      reader.on('error', reject)
      reader.on('exit', (_code, signal) => {
        if (answered) return
        if (running?.stop || this.#closed) reject(new Stopped())
        // Out of memory: cells as a list has none.
        else reject(signal === 'SIGABRT' || signal === 'SIGTRAP' ? new Faulty('sel_raksasa') : new Error('the reading process ended without an answer'))
      })
      reader.send(asked)
    })
  }

  /** How sources of this place were read before, then the ready profiles. */
  async #suggested(place: string, looks: readonly SheetLook[]): Promise<Uploaded['suggestions']> {
    const kept = await this.#at.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ name: string; mapping: Mapping | null }>(
      'select name, mapping from list_source where regency_code = $1 and place_code = $2 order by changed_at desc, id limit 50', [place.slice(0, 5), place]))
    const remembered = kept.flatMap(({ name, mapping }) => {
      const laid = mapping && laidOver(mapping, looks)
      return laid ? [{ profile: laid.mapping.profile, source: name, score: laid.score, mapping: laid.mapping }] : []
    }).filter((s) => s.score > 0.5).sort((a, b) => b.score - a.score)
    return [...remembered, ...recognise(profiles, looks).map(({ profile, score, mapping }) => ({ profile: profile.id, source: null, score, mapping }))]
  }

  async sourcePlaces(place: string, source: string): Promise<{ [key: string]: string }> {
    const rows = await this.#at.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ places: { [key: string]: string } | null }>(
      'select places from list_source where regency_code = $1 and place_code = $2 and id = $3', [place.slice(0, 5), place, sourceId(place, source)]))
    return rows[0]?.places ?? {}
  }

  /** Reads the whole file with this mapping; nothing is written to the registry. */
  async check(id: string, person: string, ask: { source: string; mapping: Mapping; places: { readonly [key: string]: string } }): Promise<JobRow> {
    const job = await this.#mine(id)
    if (this.#running.has(id) || job.state === 'berjalan') throw refusedAs('SEDANG_BERJALAN', 'Daftar ini sedang dikerjakan. Tunggu, atau hentikan dulu.', 'This list is being worked on. Wait, or stop it first.')
    if (job.state === 'selesai') throw refusedAs('SUDAH_SELESAI', 'Daftar ini sudah selesai dimasukkan. Perbaiki baris yang dikembalikan, lalu unggah sebagai berkas baru.', 'This list is finished. Mend the rows that came back and upload them as a new file.')
    if (await this.#begun(id)) throw refusedAs('PEMETAAN_TETAP', 'Sebagian daftar ini sudah masuk: pemetaannya tidak dapat diubah lagi. Lanjutkan, atau unggah sisanya sebagai berkas baru.', 'Part of this list is in: its mapping can change no more. Go on, or upload the rest as a new file.')
    const places = { ...(await this.sourcePlaces(job.place, ask.source)), ...ask.places }
    await this.#set(id, { state: 'memeriksa', person, source: ask.source.slice(0, 120), mapping: ask.mapping, places, why: null, result: null })
    this.#enqueue(id, () => this.#checking(id))
    return (await this.find(id)) as JobRow
  }

  /** More places mapped; checked once more. */
  async map(id: string, person: string, places: { readonly [key: string]: string }): Promise<JobRow> {
    const job = await this.#mine(id)
    if (!job.mapping) throw refusedAs('BELUM_DIPETAKAN', 'Petakan dulu kolom berkas ini.', 'Map the columns of this file first.')
    return this.check(id, person, { source: job.source, mapping: job.mapping, places: { ...(job.places ?? {}), ...places } })
  }

  async suggestions(job: JobRow): Promise<Uploaded['suggestions']> {
    return this.#suggested(job.place, job.looks ?? [])
  }

  async #begun(id: string): Promise<boolean> {
    return (await this.#parts(id)).length > 0
  }

  async #mine(id: string): Promise<JobRow> {
    const job = await this.find(id)
    if (!job) throw refusedAs('TIDAK_ADA', 'Daftar ini tidak ada.', 'There is no such list.')
    if (job.home !== this.#home || !existsSync(this.#file(id))) {
      if (job.state !== 'selesai') throw new ListRefused('BERKAS_HILANG', fileWords.berkas_hilang)
    }
    return job
  }

  /** Brings in what was checked, or goes on with it. */
  async start(id: string, person: string): Promise<JobRow> {
    const job = await this.#mine(id)
    if (this.#running.has(id)) throw refusedAs('SEDANG_BERJALAN', 'Daftar ini sedang dikerjakan.', 'This list is being worked on.')
    if (job.state === 'selesai') throw refusedAs('SUDAH_SELESAI', 'Daftar ini sudah selesai dimasukkan.', 'This list is finished.')
    if (!job.mapping || !job.result) throw refusedAs('BELUM_DIPERIKSA', 'Periksa dulu daftar ini.', 'Check this list first.')
    await this.#set(id, { state: 'berjalan', person, why: null, ended_at: null })
    this.#enqueue(id, () => this.#writing(id))
    return (await this.find(id)) as JobRow
  }

  /** Ends what is under way at the next village. What is in stays. */
  async stop(id: string): Promise<JobRow> {
    const running = this.#running.get(id)
    if (running) {
      running.stop = true
      running.reader?.kill('SIGKILL')
      await running.done
    } else {
      const job = await this.find(id)
      if (job && job.home === this.#home && job.state !== 'selesai') await this.#end(id, 'dihentikan', fileWords.dihentikan)
    }
    const job = await this.find(id)
    if (!job) throw refusedAs('TIDAK_ADA', 'Daftar ini tidak ada.', 'There is no such list.')
    return job
  }

  /** Jobs of this server that were under way when it ended. */
  async resume(): Promise<void> {
    if (!existsSync(join(this.#at.folder, 'home'))) return
    // What was half sent when the server ended is sent anew.
    for (const name of readdirSync(this.#at.folder)) if (name.startsWith('in-')) rmSync(join(this.#at.folder, name), { force: true })
    const under = await this.#rows("where state in ('memeriksa', 'berjalan') and home = $1 order by begun_at, id", [this.#home])
    for (const job of under) if (!this.#running.has(job.id)) this.#enqueue(job.id, () => (job.state === 'memeriksa' ? this.#checking(job.id) : this.#writing(job.id)))
  }

  /** Files nobody went on with, and rows that came back long ago. */
  async sweep(): Promise<number> {
    if (!existsSync(join(this.#at.folder, 'home'))) return 0
    const now = this.#at.road.clock().getTime()
    const old = await this.#rows('where home = $1 and changed_at < $2', [this.#home, new Date(now - forgottenAfterMs).toISOString()])
    let swept = 0
    for (const job of old) {
      const keep = ['selesai', 'berjalan'].includes(job.state) && Date.parse(job.changedAt) > now - refusedKeptMs
      if (keep || this.#running.has(job.id) || !existsSync(this.#folder(job.id))) continue
      rmSync(this.#folder(job.id), { recursive: true, force: true })
      swept++
      if (job.state !== 'selesai') await this.#set(job.id, { state: 'gagal', why: fileWords.berkas_hilang })
    }
    return swept
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const r of this.#running.values()) {
      r.stop = true
      r.reader?.kill('SIGKILL')
    }
    await Promise.allSettled([...this.#running.values()].map((r) => r.done))
  }

  /** Waits until nothing of this list is under way: for tests and measurements. */
  async settled(id: string): Promise<JobRow> {
    await this.#running.get(id)?.done
    return (await this.find(id)) as JobRow
  }

  #enqueue(id: string, work: () => Promise<void>): void {
    const running: Running = { progress: { bytesRead: 0, rows: 0, rowsWritten: 0, villages: 0, villagesDone: 0 }, stop: false, done: Promise.resolve() }
    this.#running.set(id, running)
    running.done = this.#line.then(() => work()).catch((error: unknown) => this.#failed(id, running, error)).catch((error: unknown) => this.#at.road.report('a list that failed', error)).finally(() => this.#running.delete(id))
    this.#line = running.done
  }

  async #failed(id: string, running: Running, error: unknown): Promise<void> {
    // A server that ends goes on when it begins again.
    if (this.#closed) return
    if (error instanceof Stopped || running.stop) return this.#end(id, 'dihentikan', fileWords.dihentikan)
    if (error instanceof Faulty) return this.#end(id, 'gagal', fileWords[error.fault])
    this.#at.road.report('a list', error)
    await this.#end(id, 'gagal', fileWords.gangguan)
  }

  #runningOf(id: string): Running {
    const running = this.#running.get(id)
    if (!running) throw new Error('a list without its run')
    if (running.stop || this.#closed) throw new Stopped()
    return running
  }

  async #layout(job: JobRow): Promise<Manifest> {
    const running = this.#runningOf(job.id)
    const folder = join(this.#folder(job.id), 'rows')
    const there = readManifest(folder)
    if (there && JSON.stringify(laid(there.mapping)) === JSON.stringify(laid(job.mapping as Mapping))) return there
    const today = dayAt(this.#at.road.clock().toISOString(), job.place)
    const told = await this.#thread({ do: 'read', path: this.#file(job.id), folder, mapping: job.mapping as Mapping, today }, running)
    if (!('read' in told)) throw new Error('a file was asked to be read')
    writeFileSync(join(this.#folder(job.id), 'preview.json'), JSON.stringify(told.read.preview), { mode: 0o600 })
    return told.read.manifest
  }

  async #checking(id: string): Promise<void> {
    const job = await this.#mine(id)
    const running = this.#runningOf(id)
    const manifest = await this.#layout(job)
    const reach = await this.#at.reachOf(job.person)
    const resolved = this.#resolve(job, manifest, reach)
    const back = resolved.flatMap((r, n) => (r.reason ? [{ n, reason: r.reason }] : []))
    const refusedEarly = Object.values(manifest.refused).reduce((a, b) => a + b, 0)
    const refusedRows = refusedEarly + back.reduce((a, { n }) => a + (manifest.places[n]?.rows ?? 0), 0)
    const out = join(this.#folder(id), 'refused.csv')
    rmSync(`${this.#folder(id)}/refused.xlsx`, { force: true })
    if (refusedRows > 0) await this.#thread({ do: 'refused', path: this.#file(id), folder: join(this.#folder(id), 'rows'), out, places: back, headers: Object.fromEntries((job.looks ?? []).map((l) => [l.sheet, l.headers])) }, running)
    else rmSync(out, { force: true })
    const reasons = new Map<RefusedCode, number>(Object.entries(manifest.refused) as [RefusedCode, number][])
    for (const { n, reason } of back) if ((manifest.places[n]?.rows ?? 0) > 0) reasons.set(reason, (reasons.get(reason) ?? 0) + (manifest.places[n]?.rows ?? 0))
    const villages = new Set(resolved.flatMap((r, n) => (r.village && !r.reason && (manifest.places[n]?.rows ?? 0) > 0 ? [r.village] : [])))
    const result: CheckResult & { refusedRows: number } = {
      rows: manifest.rows, good: manifest.rows - refusedRows, refused: refusedRows, refusedRows,
      reasons: [...reasons].map(([code, rows]): Counted => ({ code, say: refusedWords[code], rows })).sort((a, b) => b.rows - a.rows),
      warnings: (Object.entries(manifest.warnings) as [WarningCode, number][]).map(([code, rows]): Counted => ({ code, say: warningWords[code], rows })).sort((a, b) => b.rows - a.rows),
      places: manifest.places.flatMap((p, n) => (n === 0 || p.rows === 0 ? [] : [{ key: p.key, code: p.code, regency: p.regency, district: p.district, village: p.village, rows: p.rows, to: resolved[n]?.village ?? null, outside: resolved[n]?.reason === 'di_luar_wilayah' }]))
        .sort((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1)).slice(0, shownPlaces),
      villages: villages.size, households: manifest.families,
    }
    this.#settlePreview(id, manifest, resolved)
    await this.#set(id, { state: 'siap', result })
  }

  /** The first rows say where they would go, or that they come back because nobody may or can write there. */
  #settlePreview(id: string, manifest: Manifest, resolved: readonly { village: string | null; reason: RefusedCode | null }[]): void {
    const path = join(this.#folder(id), 'preview.json')
    if (!existsSync(path)) return
    const at = new Map(manifest.places.map((p, n) => [p.key, resolved[n]]))
    const rows = (JSON.parse(readFileSync(path, 'utf8')) as (PreviewRow & { byPlace?: true })[]).map((row) => {
      // Refused for its place by an earlier check: places may have been mapped since.
      if (row.refused && !row.byPlace) return row
      const { byPlace: _, ...plain } = row
      const to = at.get(row.place ?? '') ?? at.get('')
      return to?.reason ? { ...plain, village: to.village, refused: refusedWords[to.reason], byPlace: true } : { ...plain, village: to?.village ?? null, refused: null }
    })
    writeFileSync(path, JSON.stringify(rows), { mode: 0o600 })
  }

  /** Which village each place of the file is, or why its rows come back. */
  #resolve(job: JobRow, manifest: Manifest, reach: readonly string[]): { village: string | null; reason: RefusedCode | null }[] {
    const inReach = (code: string): boolean => reach.some((p) => covers(p, code))
    const known = job.places ?? {}
    const named = manifest.places.slice(1)
    const suggested = suggestPlaces(named, known, this.villagesOf(reach))
    return manifest.places.map((p, n) => {
      if (n === 0) {
        const village = job.mapping?.village ?? (isVillage(job.place) ? job.place : null)
        if (!village) return { village: null, reason: 'tanpa_wilayah' }
        return inReach(village) && this.#at.index.get(village) ? { village, reason: null } : { village, reason: 'di_luar_wilayah' }
      }
      const mapped = known[p.key]
      if (mapped) return { village: mapped, reason: isVillage(mapped) && inReach(mapped) && this.#at.index.get(mapped) ? null : 'di_luar_wilayah' }
      const sure = suggested.get(p.key)?.find((s) => s.sure)
      if (sure) return { village: sure.village, reason: null }
      const elsewhere = p.code ? this.#at.index.get(dotted(p.code)) : null
      return elsewhere && !inReach(elsewhere.code) ? { village: elsewhere.code, reason: 'di_luar_wilayah' } : { village: null, reason: 'wilayah_belum_dipetakan' }
    })
  }

  readonly #villages = new Map<string, readonly VillageHere[]>()
  villagesOf(reach: readonly string[]): readonly VillageHere[] {
    const key = reach.join(' ')
    const kept = this.#villages.get(key)
    if (kept) return kept
    const { index } = this.#at
    const found = reach.flatMap((prefix) => index.within(prefix, 'village')).map((v): VillageHere => ({ code: v.code, name: v.name, district: v.code.slice(0, 8), districtName: index.get(v.code.slice(0, 8))?.name ?? '', regencyName: index.get(v.code.slice(0, 5))?.name ?? '' }))
    if (this.#villages.size > 50) this.#villages.clear()
    this.#villages.set(key, found)
    return found
  }

  async #writing(id: string): Promise<void> {
    const { road } = this.#at
    const job = await this.#mine(id)
    const running = this.#runningOf(id)
    const manifest = await this.#layout(job)
    const reachNow = await this.#at.reachOf(job.person)
    if (!reachNow.some((p) => covers(p, job.place))) throw new Faulty('wewenang_berakhir')
    const resolved = this.#resolve(job, manifest, reachNow)
    const files = new Map<string, number[]>()
    for (const [n, r] of resolved.entries()) if (r.village && !r.reason && (manifest.places[n]?.rows ?? 0) > 0) files.set(r.village, [...(files.get(r.village) ?? []), n])
    const villages = [...files.keys()].sort()
    Object.assign(running.progress, { rows: manifest.rows, bytesRead: job.fileBytes, villages: villages.length })
    await this.#keep(job, 'berjalan', null)
    await this.#remember(job, resolved, manifest)
    const rowsOf = (village: string): number => (files.get(village) as number[]).reduce((a, n) => a + (manifest.places[n]?.rows ?? 0), 0)
    const known = await knownIn(road, job.place, manifest.rows)
    const begun = new Set<string>()
    const bring = async (together: readonly string[]): Promise<void> => {
      const reach = await this.#at.reachOf(job.person)
      if (!together.every((v) => reach.some((p) => covers(p, v)))) throw new Faulty('wewenang_berakhir')
      for (const village of together) begun.add(village)
      await known?.follow(begun)
      const parts = together.length === 1 && rowsOf(together[0] as string) > mostTogether ? Math.ceil(rowsOf(together[0] as string) / part) : 1
      for (let k = 0; k < parts; k++) {
        this.#runningOf(id)
        const loads: VillageLoad[] = []
        for (const village of together) {
          const said = (await Promise.all((files.get(village) as number[]).map((n) => readSpill(join(this.#folder(id), 'rows'), n, parts === 1 ? undefined : (s) => partOf(s.kk ?? s.no ?? s.kkRaw ?? `${s.s}/${s.n}`, parts) === k)))).flat().sort((a, b) => a.s - b.s || a.n - b.n)
          if (said.length === 0) continue
          loads.push({
            listId: id, fileHash: job.fileHash, fileName: job.fileName, source: job.source, cameAt: Date.parse(job.begunAt), by: job.person, village, part: parts === 1 ? '' : `/${k}of${parts}`,
            sheets: manifest.sheets, said, known: known?.sieve, within: (place) => reach.some((p) => covers(p, place)),
          })
        }
        if (loads.length === 0) continue
        const written = await writeVillages(road, loads)
        for (const l of loads) {
          if (written.get(l.village) === null) await this.#cameBefore(id, l.village, l.said.length)
          running.progress.rowsWritten += l.said.length
        }
      }
      running.progress.villagesDone += together.length
    }
    frugal(true)
    try {
      await inLanes(handfuls(villages, rowsOf, this.#at.together ?? (road.db.kind === 'embedded' ? 5_000 : part)), road.db.kind === 'embedded' ? 1 : 3, bring)
    } finally {
      frugal(false)
    }
    await this.#end(id, 'selesai', null)
  }

  /** The same file brought this village through another list: it counts as there. */
  async #cameBefore(id: string, village: string, rows: number): Promise<void> {
    await this.#at.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      'insert into list_part (list_id, place_code, accepted, already, new_households, new_persons) values ($1, $2, $3, $3, 0, 0) on conflict (list_id, place_code) do nothing', [id, village, rows]))
  }

  #parts(id: string): Promise<{ village: string; accepted: number; already: number; newHouseholds: number; newPersons: number }[]> {
    return this.#at.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query(
      'select place_code as village, accepted, already, new_households as "newHouseholds", new_persons as "newPersons" from list_part where list_id = $1 order by place_code', [id]))
  }

  async #end(id: string, state: ListState, why: Text | null): Promise<void> {
    const job = await this.find(id)
    if (!job) return
    const parts = await this.#parts(id)
    const sum = (k: 'accepted' | 'already' | 'newHouseholds' | 'newPersons'): number => parts.reduce((a, p) => a + p[k], 0)
    const totals = { accepted: sum('accepted'), already: sum('already'), newHouseholds: sum('newHouseholds'), newPersons: sum('newPersons'), refused: job.result?.refused ?? 0 }
    await this.#set(id, { state, why, totals: parts.length > 0 || state === 'selesai' ? totals : null, ended_at: this.#at.road.clock().toISOString() })
    const ended = (await this.find(id)) as JobRow
    // A file that was only looked at leaves no trace in the registry's log.
    if (parts.length > 0 || state === 'selesai') await this.#keep(ended, state, why)
    if (state === 'selesai') {
      rmSync(this.#file(id), { force: true })
      rmSync(join(this.#folder(id), 'rows'), { recursive: true, force: true })
      rmSync(join(this.#folder(id), 'preview.json'), { force: true })
    }
  }

  /** The list's own record, as an act of the house. */
  async #keep(job: JobRow, state: ListState, why: Text | null): Promise<void> {
    const { road } = this.#at
    const now = road.clock()
    const parts = await this.#parts(job.id)
    const t = job.totals
    const input = {
      id: job.id, source: job.source || null, profile: job.mapping?.profile ?? null, fileName: job.fileName, fileHash: job.fileHash, fileBytes: job.fileBytes, state,
      rows: job.result?.rows ?? null, accepted: t?.accepted ?? null, refused: job.result?.refused ?? null, already: t?.already ?? null, newHouseholds: t?.newHouseholds ?? null, newPersons: t?.newPersons ?? null,
      villages: job.result?.villages ?? null, villagesDone: parts.length, by: job.person, at: job.begunAt, endedAt: job.endedAt, why: why?.id ?? null,
    }
    await this.#perform('lists.keep', input, job.place, now)
  }

  async #remember(job: JobRow, resolved: readonly { village: string | null; reason: RefusedCode | null }[], manifest: Manifest): Promise<void> {
    if (!job.source) return
    const places = { ...(await this.sourcePlaces(job.place, job.source)), ...(job.places ?? {}) }
    for (const [n, r] of resolved.entries()) if (n > 0 && r.village && !r.reason && Object.keys(places).length < 5_000) places[manifest.places[n]?.key ?? ''] = r.village
    await this.#perform('lists.keepSource', { id: sourceId(job.place, job.source), name: job.source, mapping: job.mapping, places, by: job.person }, job.place, this.#at.road.clock())
  }

  async #perform(act: string, input: { [k: string]: unknown }, place: string, now: Date): Promise<void> {
    const { road } = this.#at
    const [answer] = await applyActs(road, [houseAct(road, act, input, place, newId(now.getTime()), now.toISOString())])
    if (answer?.outcome !== 'accepted') throw new Error(`${act} was answered ${answer?.code ?? answer?.outcome}`)
  }

  /** The first rows as the check saw them; null when there was none. */
  preview(job: JobRow): PreviewRow[] | null {
    const path = join(this.#folder(job.id), 'preview.json')
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PreviewRow[]) : null
  }

  /** The rows that came back, as a file; null when there are none any more. */
  async refusedFile(job: JobRow, kind: 'csv' | 'xlsx'): Promise<string | null> {
    const csv = join(this.#folder(job.id), 'refused.csv')
    if (!existsSync(csv)) return null
    if (kind === 'csv') return csv
    const book = join(this.#folder(job.id), 'refused.xlsx')
    if (!existsSync(book) || statSync(book).mtimeMs < statSync(csv).mtimeMs) await this.#thread({ do: 'book', csv, out: book })
    return book
  }

  /** As the doors tell it. */
  told(job: JobRow): ListJob {
    const running = this.#running.get(job.id)?.progress
    const done = job.state === 'selesai'
    return {
      id: job.id, place: job.place, state: job.state, source: job.source, fileName: job.fileName, fileHash: job.fileHash, fileBytes: job.fileBytes, by: job.person,
      at: job.begunAt, endedAt: job.endedAt, why: job.why,
      progress: {
        bytesRead: running?.bytesRead ?? (job.result ? job.fileBytes : 0), bytes: job.fileBytes, rowsChecked: running?.rows ?? job.result?.rows ?? 0, rows: job.result?.rows ?? 0,
        rowsWritten: running?.rowsWritten ?? (done ? (job.totals?.accepted ?? 0) : 0), villages: running?.villages || (job.result?.villages ?? 0), villagesDone: running?.villagesDone ?? (done ? (job.result?.villages ?? 0) : 0),
      },
      mapping: job.mapping, places: job.places ?? {}, check: job.result, totals: job.totals, refusedRows: job.result?.refusedRows ?? 0,
    }
  }
}

/**
 * While a list comes in, the engine of the language tidies its memory before it has grown by more than six tenths: left to itself it lets a
 * million rows pile up to many times what is in use, on a machine that may be small. Lists come in one after the other.
 */
const frugal = (on: boolean): void => setFlagsFromString(`--heap-growing-percent=${on ? 60 : 0}`)

const small = 256_000
/** A process takes longer to begin than this takes to read. A workbook may be larger than it looks. */
function isSmallText(path: string): boolean {
  if (statSync(path).size > small) return false
  const fd = openSync(path, 'r')
  const head = Buffer.alloc(2)
  readSync(fd, head, 0, 2, 0)
  closeSync(fd)
  return head.toString('latin1') !== 'PK'
}

const sourceId = (place: string, source: string): string => derivedId(`list source ${place}`, plainHeader(source))
/** What of a mapping decides how rows are read: the village of rows that name none is decided afterwards. */
const laid = (m: Mapping): unknown => ({ ...m, village: null, profile: null })

/** A remembered mapping on the headers of this file; columns are found by their header, wherever they moved. */
function laidOver(mapping: Mapping, looks: readonly SheetLook[]): { mapping: Mapping; score: number } | null {
  let wanted = 0
  let found = 0
  const sheets = mapping.sheets.flatMap((s) => {
    wanted += s.columns.length
    const look = looks.find((l) => l.sheet === s.sheet) ?? (looks.length === 1 && mapping.sheets.length === 1 ? looks[0] : undefined)
    if (!look) return []
    const columns = s.columns.flatMap((c) => {
      const at = plainHeader(look.headers[c.at] ?? '') === plainHeader(c.header) ? c.at : look.headers.findIndex((h) => plainHeader(h) === plainHeader(c.header))
      return at < 0 ? [] : [{ ...c, at }]
    })
    found += columns.length
    return columns.length === 0 ? [] : [{ ...s, sheet: look.sheet, headerRows: look.headerRows, columns }]
  })
  return sheets.length === 0 ? null : { mapping: { ...mapping, sheets }, score: found / Math.max(1, wanted) }
}

function partOf(text: string, parts: number): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  return h % parts
}

/** Villages of one transaction: as many as have `most` rows together, forty at most. */
function handfuls(villages: readonly string[], rowsOf: (village: string) => number, most: number): string[][] {
  const out: string[][] = []
  let rows = 0
  for (const village of villages) {
    const n = rowsOf(village)
    const now = out.at(-1)
    if (!now || rows + n > most || now.length >= 40) {
      out.push([village])
      rows = n
    } else {
      now.push(village)
      rows += n
    }
  }
  return out
}

/** Several at a time, in order; the first that fails lets the others end and is thrown. */
async function inLanes<T>(list: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  let failed: { error: unknown } | null = null
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (next < list.length && !failed) {
      const item = list[next++] as T
      try {
        await work(item)
      } catch (error) {
        failed ??= { error }
      }
    }
  }))
  if (failed) throw (failed as { error: unknown }).error
}
