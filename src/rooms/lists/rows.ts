// A village's families as rows: new households, people, their standing and answers as the registry's own acts would have left them, and one entry
// for each family of the list, with what it said differently.
import type { Field } from '../../engine/field.ts'
import { Answer, type AnyRow, type RecordType, type RowOf } from '../../engine/record.ts'
import { parseNik } from '../../engine/values/nik.ts'
import { answersId, doubtsOf, Household, HouseholdStatus, inventoryQuestions, laneOf, memberQuestions, Person, splitMember, statusColumns, welfareQuestions } from '../registry/door.ts'
import { plainWords } from './cells.ts'
import { birthOf, isNewHousehold, type Family, type HouseholdRow, type Member, type PersonRow } from './families.ts'
import type { Said } from './judge.ts'
import { ListEntry, type EntryLine } from './records.ts'

type StatusRow = RowOf<typeof HouseholdStatus>

export interface Written {
  record: RecordType
  row: AnyRow
  before?: AnyRow
}

export interface Totals {
  accepted: number
  already: number
  newHouseholds: number
  newPersons: number
}

export interface Place {
  listId: string
  village: string
  /** Who brings the list, and the day. */
  by: string | null
  day: string
  /** The same line always gets the same ids. */
  idOf: (said: Said, what: 'household' | 'person' | 'entry') => string
  /** Name of a sheet by its number, where there are several. */
  sheets: readonly string[]
}

/** What stands of the households the list adds people to. */
export interface Standing {
  statuses: ReadonlyMap<string, StatusRow>
  answers: ReadonlyMap<string, { readonly [q: string]: unknown }>
  members: ReadonlyMap<string, readonly PersonRow[]>
}

/** Households that are there and get somebody new. */
export const extended = (plan: readonly Family[]): string[] =>
  plan.flatMap((f) => (f.known && f.members.some((m) => m.outcome === 'baru') ? [f.known.id] : []))

export function rowsOf(plan: readonly Family[], at: Place, standing: Standing): { rows: Written[]; totals: Totals } {
  const rows: Written[] = []
  const totals: Totals = { accepted: 0, already: 0, newHouseholds: 0, newPersons: 0 }
  // Ids first: a twin is pointed at before or after it is met.
  for (const f of plan) {
    const first = firstLine(f)
    if (isNewHousehold(f)) f.id = at.idOf(first, 'household')
    else if (f.known) f.id = f.known.id
    for (const m of f.members) m.id = m.known?.id ?? (m.outcome === 'baru' ? at.idOf(m.said, 'person') : m.id as string)
  }
  const entries = new Map<Family, { row: AnyRow; lines: EntryLine[]; differs: { [f: string]: string } }>()
  for (const f of plan) {
    const home = homeOf(f)
    const own = householdOf(f)
    const fresh = f.members.filter((m) => m.outcome === 'baru')
    const people = fresh.map((m) => personRow(m, own?.id ?? null, home, at))
    if (isNewHousehold(f)) {
      rows.push(...newHousehold(f, home, people, at))
      totals.newHouseholds++
    } else if (own?.known && fresh.length > 0) rows.push(...grown(own.known, people, standing))
    for (const p of people) rows.push({ record: Person, row: p })
    for (const m of fresh) rows.push(...memberAnswers(m, at))
    totals.newPersons += fresh.length
    totals.already += f.members.length - fresh.length
    totals.accepted += f.members.length + f.about.length
    note(entries, f, home, at)
  }
  for (const e of entries.values()) rows.push({ record: ListEntry, row: { ...e.row, differs: Object.keys(e.differs).length > 0 ? e.differs : null, lines: e.lines } })
  return { rows, totals }
}

const firstLine = (f: Family): Said => (f.members[0]?.said ?? f.about[0]) as Said
/** The family whose household its people go to. */
const householdOf = (f: Family): Family | null => {
  const last = f.joins ?? f
  return last.id ? last : null
}

/** What the lines of a family say of it together: the head's line first. */
function homeOf(f: Family): Said {
  const lines = [...f.members.filter((m) => m.said.relation === '1').map((m) => m.said), ...f.about, ...f.members.filter((m) => m.said.relation !== '1').map((m) => m.said)]
  const first = <K extends keyof Said>(k: K): Said[K] | undefined => lines.find((l) => l[k] !== undefined)?.[k]
  const heads = f.members.find((m) => m.said.relation === '1')?.said.name ?? first('head') ?? f.members[0]?.said.name
  const home: Said = { n: 0, s: 0, ...(heads ? { head: heads } : {}) }
  for (const k of ['kk', 'kkRaw', 'kkReason', 'members', 'address', 'rt', 'rw', 'homePhone', 'gps'] as const) {
    const value = first(k)
    if (value !== undefined) Object.assign(home, { [k]: value })
  }
  if (lines.some((l) => l.answers)) {
    const answers = Object.assign({}, ...lines.map((l) => pick(l.answers, (q) => !(q in memberQuestions)))) as NonNullable<Said['answers']>
    if (Object.keys(answers).length > 0) home.answers = answers
  }
  return home
}

const pick = (answers: Said['answers'], wanted: (q: string) => boolean): { [q: string]: unknown } => Object.fromEntries(Object.entries(answers ?? {}).filter(([q]) => wanted(q)))

const spine = (record: RecordType, id: string, village: string, cls: 'N' | 'R' | 'X', columns: { [c: string]: unknown }, team: string | null = null): Written => ({ record, row: { id, place: village, class: cls, team, ...columns } as AnyRow })

/** A status without answers hangs on the number of members alone. */
const plainStatus = new Map<number, { [c: string]: unknown }>()

function newHousehold(f: Family, home: Said, people: readonly AnyRow[], at: Place): Written[] {
  const id = f.id as string
  const out = [spine(Household as RecordType, id, at.village, 'R', {
    headName: home.head, kk: home.kk ?? null, kkRaw: home.kk ? null : (home.kkRaw ?? null), kkReason: home.kk ? null : (home.kkReason ?? 'tidak_di_daftar'),
    address: home.address ?? null, rt: home.rt ?? null, rw: home.rw ?? null, gps: home.gps ? { ...home.gps, accuracy: 100 } : null, phone: home.homePhone ?? null,
    photos: [], statedMembers: home.members ?? null, state: 'ada', registeredBy: at.by,
  })]
  const offered = home.answers ? fitting(home.answers, inventoryQuestions) : {}
  const answered = Object.keys(offered).length > 0
  const facts = { household: { id, place: at.village, state: 'ada', statedMembers: home.members ?? null }, people: people as unknown as readonly PersonRow[], answers: offered }
  const living = people.filter((p) => ['1', '5'].includes(String(p.presence))).length
  const size = Math.max(home.members ?? 0, living)
  let status = answered ? undefined : plainStatus.get(size)
  if (!status) {
    status = statusColumns(facts)
    if (!answered) plainStatus.set(size, status)
  }
  out.push(spine(HouseholdStatus as RecordType, id, at.village, 'N', { ...status }))
  if (answered) out.push(answerRow('household', id, 'N', offered, 'regsosek22k', at))
  const rest = home.answers === undefined ? {} : pick(home.answers, (q) => !(q in inventoryQuestions))
  if (Object.keys(rest).length > 0) out.push(answerRow('household', id, 'R', fitting(rest, welfareQuestions, true), 'regsosek22k', at))
  return out
}

const answerRow = (owner: 'household' | 'person', ownerId: string, cls: 'N' | 'R' | 'X', values: { [q: string]: unknown }, vocab: string, at: Place, team: string | null = null): Written =>
  spine(Answer as RecordType, answersId(ownerId, cls), at.village, cls, { owner, ownerId, values, vocab, answeredOn: at.day, answeredBy: at.by }, team)

/** Answers in the shape their field keeps: a list where several may be chosen, whole numbers where counted; what a rule cannot read is left out. */
function fitting(answers: { [q: string]: unknown }, questions: { readonly [q: string]: Field }, others = false): { [q: string]: unknown } {
  const out: { [q: string]: unknown } = {}
  for (const [q, value] of Object.entries(answers)) {
    const field = questions[q]
    if (!field) {
      if (others) out[q] = value
      continue
    }
    const shaped = field.kind === 'multi' ? (Array.isArray(value) ? value : [String(value)]) : field.kind === 'integer' ? Math.round(Number(value)) : field.kind === 'number' ? Number(value) : Array.isArray(value) ? value[0] : String(value)
    if (field.schema.safeParse(shaped).success) out[q] = shaped
  }
  // A question that is only asked after another answer is no answer without it.
  for (const [q, field] of Object.entries(questions)) if (field.when && q in out && !field.when(out)) delete out[q]
  return out
}

function memberAnswers(m: Member, at: Place): Written[] {
  if (!m.said.answers) return []
  const offered = fitting(pick(m.said.answers, (q) => q in memberQuestions), memberQuestions)
  if (Object.keys(offered).length === 0) return []
  const { open, sealed } = splitMember(offered)
  const id = m.id as string
  return [
    ...(Object.keys(open).length > 0 ? [answerRow('person', id, 'R', open, 'regsosek22k', at)] : []),
    // Class X is handed to the restricted lane; who brings a list does not see it afterwards.
    ...(Object.keys(sealed).length > 0 ? [answerRow('person', id, 'X', sealed, 'regsosek22k', at, laneOf(at.village))] : []),
  ]
}

function personRow(m: Member, householdId: string | null, home: Said, at: Place): AnyRow {
  const { said } = m
  const id = m.id as string
  const read = said.nik ? parseNik(said.nik) : null
  const sex = said.sex ?? (read?.ok ? read.sex : null)
  const nik = said.nik ?? null
  const birthDate = birthOf(said, at.day)
  const doubts = doubtsOf({ id, nik, nikRaw: said.nikRaw ?? null, sex, birthDate }, m.sameNik ? [{ id: '' }] : [])
  return {
    id, place: at.village, class: 'R', team: null,
    name: said.name, nik, nikRaw: nik ? null : (said.nikRaw ?? null), nikReason: nik ? null : (said.nikReason ?? 'tidak_di_daftar'),
    birthDate, birthPlace: said.birthPlace ?? null, sex, relation: said.relation ?? (said.name === home.head ? '1' : null), householdId,
    noHousehold: householdId ? null : 'Dari daftar yang dimasukkan', marital: said.marital ?? null, presence: said.presence ?? '1', diedOn: null, phone: said.phone ?? null,
    address: null, rt: null, rw: null, doubts, doubtState: doubts.length > 0 ? 'perlu' : null, registeredBy: at.by,
  }
}

/** A household that is there and gets new people: only its standing changes. */
function grown(known: HouseholdRow, people: readonly AnyRow[], standing: Standing): Written[] {
  const before = standing.statuses.get(known.id)
  if (!before) return []
  const all = [...(standing.members.get(known.id) ?? []), ...(people as unknown as PersonRow[])]
  const columns = statusColumns({ household: known, people: all, answers: standing.answers.get(known.id) ?? {}, before })
  return [{ record: HouseholdStatus as RecordType, row: { ...(before as unknown as AnyRow), ...columns }, before: before as unknown as AnyRow }]
}

/** The family's entry, or its lines in the entry of the household it joins. */
function note(entries: Map<Family, { row: AnyRow; lines: EntryLine[]; differs: { [f: string]: string } }>, f: Family, home: Said, at: Place): void {
  const whole = f.joins ?? f
  let entry = entries.get(whole)
  if (!entry) {
    const outcome = isNewHousehold(whole) ? 'baru' : whole.known || whole.members.some((m) => m.outcome === 'sudah_ada' || m.outcome === 'ganda') ? 'sudah_ada' : 'di_tempat_lain'
    const lead = whole === f ? home : homeOf(whole)
    entry = {
      row: { id: at.idOf(firstLine(whole), 'entry'), place: at.village, class: 'R', team: null, listId: at.listId, householdId: whole.id ?? null, outcome, foundBy: whole.foundBy ?? null, name: lead.head ?? null },
      lines: [], differs: {},
    }
    entries.set(whole, entry)
  }
  if (whole.known) Object.assign(entry.differs, homeDiffers(home, whole.known))
  for (const said of f.about) entry.lines.push(line(said, 'keluarga', at))
  for (const m of f.members) {
    const made = line(m.said, m.outcome, at)
    const person = m.outcome === 'di_tempat_lain' ? undefined : (m.twin?.id ?? m.id)
    if (person) made.person = person
    if (m.foundBy) made.foundBy = m.foundBy
    const differs = m.known ? personDiffers(m.said, m.known, at) : m.twin ? {} : undefined
    if (differs && Object.keys(differs).length > 0) made.differs = differs
    entry.lines.push(made)
  }
}

function line(said: Said, outcome: EntryLine['outcome'], at: Place): EntryLine {
  return { line: said.n, ...(at.sheets.length > 1 ? { sheet: at.sheets[said.s] ?? '' } : {}), outcome, ...(said.also ? { also: said.also } : {}), ...(said.warn ? { warnings: said.warn } : {}) }
}

const unlike = (listed: string | null | undefined, kept: unknown): listed is string => !!listed && plainWords(listed) !== plainWords(String(kept ?? ''))

function homeDiffers(home: Said, known: HouseholdRow): { [f: string]: string } {
  const out: { [f: string]: string } = {}
  const pairs: [string, string | undefined, unknown][] = [['kk', home.kk, known.kk], ['address', home.address, known.address], ['rt', home.rt, known.rt], ['rw', home.rw, known.rw], ['phone', home.homePhone, known.phone], ['headName', home.head, known.headName]]
  for (const [f, listed, kept] of pairs) if (unlike(listed, kept)) out[f] = listed
  for (const [q, value] of Object.entries(home.answers ?? {})) out[q] = Array.isArray(value) ? value.join(',') : String(value)
  return out
}

function personDiffers(said: Said, known: PersonRow, at: Place): { [f: string]: string } {
  const out: { [f: string]: string } = {}
  const pairs: [string, string | null | undefined, unknown][] = [
    ['name', said.name, known.name], ['nik', said.nik ?? said.nikRaw, known.nik ?? known.nikRaw], ['sex', said.sex, known.sex], ['birthDate', birthOf(said, at.day), known.birthDate], ['birthPlace', said.birthPlace, known.birthPlace],
    ['relation', said.relation, known.relation], ['marital', said.marital, known.marital], ['presence', said.presence, known.presence], ['phone', said.phone, known.phone],
  ]
  for (const [f, listed, kept] of pairs) if (unlike(listed, kept)) out[f] = listed
  for (const [q, value] of Object.entries(pick(said.answers, (x) => x in memberQuestions))) if (q !== '428j' && q !== '430') out[q] = Array.isArray(value) ? value.join(',') : String(value)
  return out
}
