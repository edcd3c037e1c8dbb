// The rows of one village put together as families, and told apart from who is registered already. Deterministic: the same number and an agreeing
// name or birth date, else the same card, else the same name and birth date here. Whatever is doubtful becomes new; nothing is overwritten.
import { parseNik } from '../../engine/values/nik.ts'
import type { RowOf } from '../../engine/record.ts'
import type { Household, Person } from '../registry/door.ts'
import { plainWords } from './cells.ts'
import type { Said } from './judge.ts'
import type { EntryLine } from './records.ts'

export type PersonRow = RowOf<typeof Person>
export type HouseholdRow = RowOf<typeof Household>

/** Somebody registered in another village, as far as the importer may know of it. */
export interface Elsewhere {
  id: string
  name: string
  birthDate: string | null
  /** Within the importer's reach: then they are not doubled. Otherwise they only raise a doubt. */
  within: boolean
}

export interface Here {
  persons: readonly PersonRow[]
  households: readonly HouseholdRow[]
  byNikElsewhere: ReadonlyMap<string, readonly Elsewhere[]>
}

export interface Member {
  said: Said
  outcome: EntryLine['outcome']
  foundBy?: NonNullable<EntryLine['foundBy']>
  /** Registered before, here. */
  known?: PersonRow
  /** Of the same file: the first of two lines about one person. */
  twin?: Member
  /** Others, here or elsewhere or in the file, with the same NIK who are not this person. */
  sameNik: boolean
  /** Set for new persons by whoever gives out ids. */
  id?: string
}

export interface Family {
  /** Lines about the family alone. */
  about: Said[]
  members: Member[]
  known?: HouseholdRow
  foundBy?: NonNullable<EntryLine['foundBy']>
  /** Nobody of it is new here: no household of its own. */
  joins?: Family
  id?: string
}

const blockOf = (said: Said): boolean => said.kkReason === 'angka_excel'

/** Families in the order of the file. */
export function familiesOf(rows: readonly Said[]): Said[][] {
  const groups = new Map<string, Said[]>()
  let last: Said | undefined
  let block = 0
  let headed = false
  for (const said of rows) {
    let key: string
    if (said.kk) key = `k${said.kk}`
    else if (said.no) key = `n${said.no}`
    else if (said.kkRaw && !blockOf(said)) key = `r${said.kkRaw}`
    else if (said.kkRaw) {
      // Fifteen digits are shared by up to ten families: only lines that follow each other, from one head to the next, are one.
      const goesOn = last && blockOf(last) && last.kkRaw === said.kkRaw && last.s === said.s && said.n - last.n <= 2 && !(said.relation === '1' && headed)
      if (!goesOn) {
        block++
        headed = false
      }
      key = `b${block}`
    } else key = `l${said.s}/${said.n}`
    headed = headed || said.relation === '1'
    last = said
    const group = groups.get(key)
    if (group) group.push(said)
    else groups.set(key, [said])
  }
  return [...groups.values()].flatMap((g) => (g.length > mostMembers ? byHead(g) : [g]))
}

const mostMembers = 60
/** A number that half a village carries is no family's: from head to head, or each alone. */
function byHead(group: readonly Said[]): Said[][] {
  const heads = group.some((s) => s.relation === '1')
  const out: Said[][] = []
  for (const said of group) {
    const now = out.at(-1)
    if (!now || !heads || said.relation === '1' || now.length >= mostMembers) out.push([said])
    else now.push(said)
  }
  return out
}

const subset = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && a.every((w) => b.includes(w))
/** The same name, or one of the two leaves words out. */
export function namesAgree(a: string, b: string): boolean {
  const [x, y] = [plainWords(a), plainWords(b)]
  if (x === y) return x !== ''
  const [xs, ys] = [x.split(' '), y.split(' ')]
  return subset(xs, ys) || subset(ys, xs)
}

const contradicts = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a !== b

/** What the NIK tells where nobody stated it. */
export function birthOf(said: Said, today: string): string | null {
  if (said.born) return said.born
  const read = said.nik ? parseNik(said.nik) : null
  return read?.ok ? (read.birthDates.filter((d) => d <= today).at(-1) ?? null) : null
}

/** Who of these rows is registered, who is new, and in which household they go. */
export function planVillage(rows: readonly Said[], here: Here, today: string): Family[] {
  const byNik = Map.groupBy(here.persons.filter((p) => p.nik), (p) => p.nik as string)
  const byNameBirth = Map.groupBy(here.persons.filter((p) => p.birthDate && p.name), (p) => `${plainWords(p.name as string)}|${p.birthDate}`)
  const members = Map.groupBy(here.persons.filter((p) => p.householdId), (p) => p.householdId as string)
  const households = new Map(here.households.map((h) => [h.id, h]))
  const byKk = Map.groupBy(here.households.filter((h) => h.kk && (h.state ?? 'ada') === 'ada'), (h) => h.kk as string)
  const listedNik = new Map<string, Member[]>()
  const listedName = new Map<string, Member>()
  const familyOf = new Map<Member, Family>()
  const byKnown = new Map<string, Family>()
  const out: Family[] = []

  for (const group of familiesOf(rows)) {
    const family: Family = { about: group.filter((s) => s.fam), members: [] }
    const kk = group.find((s) => s.kk)?.kk
    const [card] = kk ? (byKk.get(kk) ?? []) : []
    for (const said of group) {
      if (said.fam) continue
      const born = birthOf(said, today)
      const nameBirth = born ? `${plainWords(said.name ?? '')}|${born}` : null
      const agrees = (o: { name?: string | null; birthDate?: string | null }): boolean => namesAgree(said.name ?? '', o.name ?? '') || (!!said.born && o.birthDate === said.born)
      const member: Member = { said, outcome: 'baru', sameNik: false }
      const holders = said.nik ? (byNik.get(said.nik) ?? []) : []
      const listed = said.nik ? (listedNik.get(said.nik) ?? []) : []
      const away = said.nik ? (here.byNikElsewhere.get(said.nik) ?? []) : []
      const byNumber = holders.find(agrees)
      const twin = listed.find((m) => agrees({ name: m.said.name ?? null, birthDate: birthOf(m.said, today) })) ?? (nameBirth ? sameInList(listedName.get(nameBirth), said) : undefined)
      const gone = away.find((e) => e.within && agrees(e))
      const inCard = card && !byNumber ? (members.get(card.id) ?? []).find((p) => plainWords(p.name ?? '') === plainWords(said.name ?? '') && !contradicts(p.nik, said.nik) && !contradicts(p.birthDate, said.born)) : undefined
      const byName = nameBirth ? (byNameBirth.get(nameBirth) ?? []).find((p) => !contradicts(p.nik, said.nik) && !contradicts(p.sex, said.sex)) : undefined
      if (twin) Object.assign(member, { outcome: 'ganda', twin: twin.twin ?? twin })
      else if (byNumber) Object.assign(member, { outcome: 'sudah_ada', foundBy: 'nik', known: byNumber })
      else if (gone) Object.assign(member, { outcome: 'di_tempat_lain', foundBy: 'nik' })
      else if (inCard) Object.assign(member, { outcome: 'sudah_ada', foundBy: 'kk', known: inCard })
      else if (byName) Object.assign(member, { outcome: 'sudah_ada', foundBy: 'nama_tanggal_lahir', known: byName })
      else member.sameNik = holders.length + listed.length + away.length > 0
      if (said.nik && member.outcome === 'baru') {
        // The two doubt each other.
        for (const other of listed) other.sameNik = true
        listedNik.set(said.nik, [...listed, member])
      } else if (said.nik && !twin) listedNik.set(said.nik, [...listed, member])
      if (nameBirth && !listedName.has(nameBirth)) listedName.set(nameBirth, member)
      family.members.push(member)
      familyOf.set(member, family)
    }
    settle(family, card, households, familyOf, byKnown)
    out.push(family)
  }
  return out
}

const sameInList = (m: Member | undefined, said: Said): Member | undefined =>
  m && !contradicts(m.said.nik, said.nik) && !contradicts(m.said.sex, said.sex) ? m : undefined

/** The household: where its known people live, else the one with its card, else that of its twins when nobody is new, else its own. */
function settle(family: Family, card: HouseholdRow | undefined, households: ReadonlyMap<string, HouseholdRow>, familyOf: ReadonlyMap<Member, Family>, byKnown: Map<string, Family>): void {
  const head = family.members.find((m) => m.said.relation === '1')
  const living = [head, ...family.members].find((m) => m?.known?.householdId && (households.get(m.known.householdId)?.state ?? 'ada') === 'ada')
  const found = living?.known?.householdId ? households.get(living.known.householdId) : undefined
  if (found) Object.assign(family, { known: found, foundBy: living?.foundBy })
  else if (card) Object.assign(family, { known: card, foundBy: 'kk' })
  if (family.known) {
    // Two groups of one file about one household are one entry.
    const first = byKnown.get(family.known.id)
    if (first) family.joins = first
    else byKnown.set(family.known.id, family)
    return
  }
  if (family.members.length > 0 && !family.members.some((m) => m.outcome === 'baru' || m.outcome === 'sudah_ada')) {
    const twin = family.members.find((m) => m.twin)?.twin
    const first = twin && familyOf.get(twin)
    if (first && first !== family) family.joins = first.joins ?? first
  }
}

/** True when it becomes a household of its own. */
export const isNewHousehold = (f: Family): boolean => !f.known && !f.joins && (f.members.length === 0 || f.members.some((m) => m.outcome === 'baru'))
