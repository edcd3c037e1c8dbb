// One row of a list, judged alone: refused with a reason, or read with its doubts. No other row has a say.
import { neverWas, nikWarnings, parseNik } from '../../engine/values/nik.ts'
import { crossed, findCrosswalk, findVocabulary, readAnswer, type Crosswalk, type Vocabulary } from '../registry/door.ts'
import { maritalWords, presenceWords, readChoice, readDate, readDegrees, readIdentity, readPhone, readRt, relationWords, sexWords, textOf, type Cell, type ChoiceRead, type DateRead } from './cells.ts'
import { foreignPlace, type ForeignPlace } from './places-written.ts'
import type { ColumnMapping, ListField, SheetMapping } from './profile.ts'
import type { RefusedCode, WarningCode } from './words/labels.ts'

/** What a row says, read. Short names: a million of them lie on the disk for a while. */
export interface Said {
  /** Line in the file. */
  n: number
  /** Sheet, from 0. */
  s: number
  /** True for a row that is a family, not a person. */
  fam?: true
  name?: string
  nik?: string
  nikRaw?: string
  nikReason?: string
  sex?: string
  born?: string
  birthPlace?: string
  relation?: string
  marital?: string
  presence?: string
  phone?: string
  kk?: string
  kkRaw?: string
  kkReason?: string
  /** Number of the family in the file, where it has no card number. */
  no?: string
  head?: string
  members?: number
  address?: string
  rt?: string
  rw?: string
  homePhone?: string
  gps?: { lat: number; lon: number }
  answers?: { [question: string]: string | number | string[] }
  also?: { [what: string]: string }
  warn?: WarningCode[]
}

export type Judged = { said: Said; place: Omit<ForeignPlace, 'rows'> | null } | { refused: RefusedCode; place: Omit<ForeignPlace, 'rows'> | null }

export type Judge = (cells: readonly Cell[], line: number) => Judged

const longestCell = 2000
const longestName = 120
const targetVocab = 'regsosek22k'
const totals = /^(jumlah|total|sub ?total|grand total)\b/i
const digitsOnly = /^[\d\s.,:;()/-]+$/

interface Column extends ColumnMapping {
  /** The column shows Excel's loss throughout. */
  lost: boolean
  /** What its few words were read as. */
  read: Map<string, ChoiceRead>
}

export interface Surroundings {
  sheet: SheetMapping
  sheetAt: number
  today: string
  from1904: boolean
  vocab: string | null
  /** Columns (`at`) of a text file whose numbers all lost their last digit. */
  lost: ReadonlySet<number>
  /** Columns the headers of the sheet reach. */
  width: number
}

/** A judge for the rows of one sheet. */
export function judgeOf(at: Surroundings): Judge {
  const { sheet, today, from1904 } = at
  const columns: Column[] = sheet.columns.filter((c) => c.field !== 'lewati').map((c) => ({ ...c, lost: at.lost.has(c.at), read: new Map() }))
  const answersOf = answerReader(at.vocab, columns.filter((c) => c.field === 'jawaban' && c.question))
  const placed = columns.some((c) => placeFields.has(c.field))
  const plain = columns.filter((c) => c.field !== 'jawaban' && !placeFields.has(c.field))
  const places = columns.filter((c) => placeFields.has(c.field))
  const placeOf = placeReader(places)

  return (cells, line) => {
    const place = placed ? placeOf(cells) : null
    const said: Working = { n: line, s: at.sheetAt }
    if (sheet.rows === 'keluarga') said.fam = true
    const warn: WarningCode[] = []
    const also: { [what: string]: string } = {}
    const parts: { tgl?: string; bln?: string; thn?: string } = {}
    let dusun = ''
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]
      if (typeof cell !== 'string') continue
      if (cell.length > longestCell) return { refused: 'sel_terlalu_panjang', place }
      if (cell.includes('\ufffd') && !warn.includes('huruf_rusak')) warn.push('huruf_rusak')
    }
    if (cells.length > at.width && cells.slice(at.width).some((c) => textOf(c) !== '')) return { refused: 'kolom_bergeser', place }
    for (const c of plain) {
      const cell = cells[c.at]
      if (cell === undefined || cell === null || cell === '') continue
      readInto(said, also, warn, parts, c, cell, today, from1904)
      if (c.field === 'dusun') dusun = textOf(cell)
    }
    if (parts.tgl && parts.bln && parts.thn && !said.born) putDate(said, also, warn, readDate(`${parts.tgl}/${parts.bln}/${parts.thn}`, today))
    if (dusun) said.address = withDusun(said.address, dusun)
    if (said.lat !== undefined && said.lon !== undefined && Math.abs(said.lat) <= 90 && Math.abs(said.lon) <= 180 && (said.lat !== 0 || said.lon !== 0)) said.gps = { lat: said.lat, lon: said.lon }
    delete said.lat
    delete said.lon
    if (sheet.rows === 'anggota') {
      const name = said.name ?? ''
      if (name === '' || digitsOnly.test(name)) return { refused: 'tanpa_nama', place }
      if (name.length > longestName) return { refused: 'nama_terlalu_panjang', place }
      if (totals.test(name) && !said.nik && !said.born && !said.sex) return { refused: 'baris_jumlah', place }
      doubt(said, warn)
    } else if (!said.kk && !said.no && !said.head && !said.kkRaw) return { refused: 'tanpa_kepala', place }
    if (said.head && said.head.length > longestName) return { refused: 'nama_terlalu_panjang', place }
    answersOf?.(said, also, warn, cells)
    if (Object.keys(also).length > 0) said.also = also
    if (warn.length > 0) said.warn = warn
    return { said, place }
  }
}

interface Working extends Said {
  lat?: number
  lon?: number
}

const placeFields: ReadonlySet<ListField> = new Set<ListField>(['kode_wilayah', 'kode_provinsi', 'kode_kabupaten', 'kode_kecamatan', 'kode_desa', 'nama_provinsi', 'nama_kabupaten', 'nama_kecamatan', 'nama_desa'])

function readInto(said: Working, also: { [what: string]: string }, warn: WarningCode[], parts: { tgl?: string; bln?: string; thn?: string }, c: Column, cell: Cell, today: string, from1904: boolean): void {
  switch (c.field) {
    case 'nama': keep(said, 'name', cell); break
    case 'nama_kepala': keep(said, 'head', cell); break
    case 'tempat_lahir': keep(said, 'birthPlace', cell, 80); break
    case 'alamat': keep(said, 'address', cell, 300); break
    case 'no_keluarga': keep(said, 'no', cell, 60); break
    case 'nik': {
      const read = readIdentity(cell, 'NIK', c.lost)
      if (read.number) said.nik = read.number
      if (read.raw) said.nikRaw = read.raw
      if (read.reason) {
        said.nikReason = read.reason
        warn.push(read.reason === 'angka_excel' ? 'nik_angka_excel' : 'nik_tidak_sah')
      }
      break
    }
    case 'no_kk': {
      const read = readIdentity(cell, 'KK', c.lost)
      if (read.number) {
        said.kk = read.number
        if (neverWas(read.number)) warn.push('kk_wilayah')
      }
      if (read.raw) said.kkRaw = read.raw
      if (read.reason) {
        said.kkReason = read.reason
        if (read.reason === 'angka_excel') warn.push('kk_angka_excel')
        else if (read.raw) warn.push('kk_tidak_sah')
      }
      break
    }
    case 'tgl_lahir': putDate(said, also, warn, readDate(cell, today, from1904)); break
    case 'tgl': case 'bln': case 'thn': parts[c.field] = textOf(cell); break
    case 'jk': chosen(said, 'sex', also, warn, 'jk', choiceOf(c, cell, sexWords)); break
    case 'hubungan': chosen(said, 'relation', also, warn, 'hubungan', choiceOf(c, cell, relationWords)); break
    case 'status_kawin': chosen(said, 'marital', also, warn, 'status_kawin', choiceOf(c, cell, maritalWords)); break
    case 'keberadaan': chosen(said, 'presence', also, warn, 'keberadaan', choiceOf(c, cell, presenceWords)); break
    case 'telepon': case 'telepon_orang': {
      const read = readPhone(cell)
      if (read && 'phone' in read) said[c.field === 'telepon' ? 'homePhone' : 'phone'] = read.phone
      else if (read) unread(also, warn, c.field, read.unread, 'telepon_tidak_terbaca')
      break
    }
    case 'rt': {
      const { own, next } = readRt(cell)
      if (own) said.rt = own
      if (next && !said.rw) said.rw = next
      break
    }
    case 'rw': {
      const { own } = readRt(cell)
      if (own) said.rw = own
      break
    }
    case 'jumlah_anggota': {
      const n = Number(textOf(cell))
      if (Number.isInteger(n) && n >= 1 && n <= 60) said.members = n
      break
    }
    case 'lintang': case 'bujur': {
      const n = readDegrees(cell)
      if (n !== null) said[c.field === 'lintang' ? 'lat' : 'lon'] = n
      break
    }
    case 'nama_ibu': case 'nama_ayah': case 'keterangan': {
      const text = textOf(cell)
      if (text) also[c.field] = text.slice(0, 300)
      break
    }
    default: break
  }
}

const mostWords = 500
/** A column of choices holds few words: each is read once. */
function choiceOf(c: Column, cell: Cell, usual: ReadonlyMap<string, string>): ChoiceRead {
  const key = String(cell)
  const known = c.read.get(key)
  if (known !== undefined) return known
  const read = readChoice(cell, usual, c.codes)
  if (c.read.size < mostWords && key.length <= 60) c.read.set(key, read)
  return read
}

const mostPlaces = 5_000
/** Where a row belongs; the same writing is read once. */
function placeReader(places: readonly Column[]): (cells: readonly Cell[]) => Omit<ForeignPlace, 'rows'> | null {
  const known = new Map<string, Omit<ForeignPlace, 'rows'> | null>()
  return (cells) => {
    let key = String(cells[places[0]?.at ?? 0] ?? '')
    for (let i = 1; i < places.length; i++) key += `\n${String(cells[(places[i] as Column).at] ?? '')}`
    const before = known.get(key)
    if (before !== undefined) return before
    const place = foreignPlace(Object.fromEntries(places.map((c) => [c.field, textOf(cells[c.at])])))
    if (known.size < mostPlaces) known.set(key, place)
    return place
  }
}

function keep(said: Said, what: 'name' | 'head' | 'birthPlace' | 'address' | 'no', cell: Cell, most = longestCell): void {
  const text = textOf(cell)
  if (text) said[what] = text.length > most ? text.slice(0, most) : text
}

function putDate(said: Said, also: { [what: string]: string }, warn: WarningCode[], read: DateRead): void {
  if (!read) return
  if ('unread' in read) {
    unread(also, warn, 'tgl_lahir', read.unread, 'tgl_lahir_tidak_terbaca')
    return
  }
  said.born = read.date
  if (read.turned) warn.push('tgl_lahir_terbalik')
}

function chosen(said: Said, what: 'sex' | 'relation' | 'marital' | 'presence', also: { [what: string]: string }, warn: WarningCode[], field: 'jk' | 'hubungan' | 'status_kawin' | 'keberadaan', read: ReturnType<typeof readChoice>): void {
  if (!read) return
  if ('unread' in read) unread(also, warn, field, read.unread, `${field}_tidak_terbaca`)
  else said[what] = read.code
}

function unread(also: { [what: string]: string }, warn: WarningCode[], field: string, text: string, code: WarningCode): void {
  also[field] = text
  if (!warn.includes(code)) warn.push(code)
}

function withDusun(address: string | undefined, dusun: string): string {
  const named = /^(dusun|dsn|lingkungan|lingk|kampung|kp|dukuh)\b/i.test(dusun) ? dusun : `Dusun ${dusun}`
  if (!address) return named.slice(0, 300)
  return address.toLowerCase().includes(dusun.toLowerCase()) ? address : `${address}, ${named}`.slice(0, 300)
}

/** What the NIK says against what was stated; what nobody stated it tells by itself when the row becomes a person. */
function doubt(said: Said, warn: WarningCode[]): void {
  if (said.nik) {
    const read = parseNik(said.nik)
    if (read.ok) for (const w of nikWarnings(read, { sex: said.sex ?? null, birthDate: said.born ?? null })) warn.push(w.code)
  } else if (!said.nikReason) warn.push('nik_kosong')
}

const sealedQuestions: ReadonlySet<string> = new Set(['428j', '430'])

/** Answers in the questionnaire the registry keeps; what its crosswalk cannot take over stays as written. */
function answerReader(vocabCode: string | null, columns: readonly Column[]): ((said: Said, also: { [what: string]: string }, warn: WarningCode[], cells: readonly Cell[]) => void) | null {
  if (columns.length === 0) return null
  const vocab: Vocabulary | undefined = findVocabulary(vocabCode ?? targetVocab)
  const walk: Crosswalk | undefined = vocabCode && vocabCode !== targetVocab ? findCrosswalk(vocabCode, targetVocab) : undefined
  return (said, also, warn, cells) => {
    const answers: { [q: string]: string | number | string[] } = {}
    for (const c of columns) {
      const written = textOf(cells[c.at])
      if (written === '') continue
      const code = c.question as string
      const question = vocab?.questions[code]
      const read = question ? readAnswer(question, c.codes?.[written.toLowerCase()] ?? written) : { unknown: written }
      if (read === null) continue
      // What was written about an illness or a sorrow is kept nowhere but under its own lock.
      if ('unknown' in read) unread(sealedQuestions.has(code) ? {} : also, warn, code, read.unknown.slice(0, 300), 'jawaban_tidak_dikenal')
      else if ('number' in read) answers[code] = read.number
      else answers[code] = read.codes.length === 1 && !question?.summed ? (read.codes[0] as string) : [...read.codes]
    }
    if (Object.keys(answers).length === 0) return
    if (!walk) {
      said.answers = answers
      return
    }
    const over = crossed(walk, answers)
    if (Object.keys(over.answers).length > 0) said.answers = over.answers
    for (const l of over.left) also[`${vocabCode}:${l.question}`] = l.code
  }
}

