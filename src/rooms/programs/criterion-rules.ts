// One criterion answered from one family's facts. What is not recorded is "belum diketahui": never a guess, never a refusal.
// One table of kinds; longer than most files because each kind is a few lines and they are read together.
import type { Text } from '../../engine/field.ts'
import { formatDate, formatRupiah } from '../../engine/values/format.ts'
import type { Criterion, CriterionKind } from './criteria.ts'
import { ageOf, codeOf, livingHere, receives, type Answers, type Family, type Member, type Tested } from './family.ts'
import { fixerOf, type Fixer } from './words/fixers.ts'

export type Result = 'lolos' | 'gagal' | 'belum_diketahui'

export interface Answered {
  result: Result
  /** What is recorded, in words; null when nothing is. */
  value: Text | null
  /** The day the value was true or seen; null when unknown. */
  asOf: string | null
  /** Who can correct it, in which village. */
  fix: Fixer & { place: string }
  /** The whole answer as a sentence. */
  say: Text
}

export interface About {
  family: Family
  /** For a programme given to persons; null when it is given to the household. */
  member: Member | null
  today: string
}

interface Found {
  result: Result
  value: Text | null
  asOf: string | null
}

export function answerCriterion(c: Criterion, about: About): Answered {
  const rule = rules[c.kind as CriterionKind] as Rule | undefined
  const found = rule ? rule(c.params, about) : unknown
  const fixer = fixerOf(c.kind)
  return { ...found, fix: { ...fixer, place: about.family.village }, say: sentence(c, found, fixer) }
}

type Params = Criterion['params']
type Rule = (params: Params, about: About) => Found

const unknown: Found = { result: 'belum_diketahui', value: null, asOf: null }
const both = (id: string, en: string): Text => ({ id, en })
const same = (text: string): Text => ({ id: text, en: text })
const found = (ok: boolean, value: Text, asOf: string | null): Found => ({ result: ok ? 'lolos' : 'gagal', value, asOf })

const rules: { readonly [K in CriterionKind]: Rule } = {
  // The rank is the one imported, whatever its age; the sentence carries its date.
  desil: (p, { family }) => {
    const d = family.decile
    if (!d) return unknown
    return found(d.value >= num(p.min, 1) && d.value <= num(p.max, 10), both(`desil ${d.value} (${d.source})`, `decile ${d.value} (${d.source})`), d.asOf)
  },
  age: (p, a) =>
    overPeople(a, (m) => {
      const age = ageOf(m, a.today)
      return age === null ? null : { ok: age >= num(p.min, 0) && age <= num(p.max, 200), value: both(`${age} tahun`, `${age} years`) }
    }),
  sex: (p, a) => overPeople(a, (m) => (m.sex ? { ok: m.sex === p.sex, value: m.sex === 'P' ? both('perempuan', 'female') : both('laki-laki', 'male') } : null)),
  // At least one of the parts is met by somebody in the family.
  component: (p, a) => {
    const parts = (Array.isArray(p.any) ? p.any : []) as Criterion[]
    const answered = parts.map((part) => ({ part, found: rules[part.kind as CriterionKind]?.(part.params ?? {}, a) ?? unknown }))
    const met = answered.filter((x) => x.found.result === 'lolos')
    if (met.length > 0) {
      const say = (lang: 'id' | 'en'): string => met.map((x) => `${x.part.label[lang]}${x.found.value ? ` (${x.found.value[lang]})` : ''}`).join(', ')
      return { result: 'lolos', value: both(say('id'), say('en')), asOf: met[0]?.found.asOf ?? null }
    }
    return answered.some((x) => x.found.result === 'belum_diketahui') || parts.length === 0
      ? unknown
      : { result: 'gagal', value: both('tidak ada', 'none'), asOf: a.family.verifiedOn }
  },
  rtlh: (p, { family }) => {
    const v = family.status?.rtlh
    if (v !== 'ya' && v !== 'tidak') return unknown
    return found(v === (p.is ?? 'ya'), v === 'ya' ? both('rumah tidak layak huni', 'substandard house') : both('rumah layak huni', 'adequate house'), oldest(family))
  },
  structure: (p, a) => tested(a.family.status?.structure, p, a.family.status?.houseOn),
  density: (p, a) => tested(a.family.status?.density, p, a.family.status?.houseOn),
  water: (p, a) => tested(a.family.status?.water, p, a.family.status?.waterOn),
  sanitation: (p, a) => tested(a.family.status?.sanitation, p, a.family.status?.latrineOn),
  // Question 307a is the source of light, 307b1 the installed power; `max450` asks for 450 W or no electricity at all.
  electricity: (p, { family }) => {
    const source = codeOf(family.house, '307a')
    if (!source) return unknown
    const power = codeOf(family.house, '307b1')
    if (p.max450 === true && source === '1' && !power) return unknown
    const weak = source === '4' || (source === '1' && power === '1')
    const ok = p.max450 === true ? weak : codes(p.codes).includes(source)
    const words = source === '4' ? both('bukan listrik', 'no electricity') : source !== '1' ? both('bukan meteran PLN sendiri', 'no meter of its own') : power === '1' ? both('PLN 450 W', 'PLN 450 W') : both('PLN, di atas 450 W', 'PLN, above 450 W')
    return found(ok, words, family.status?.electricityOn ?? null)
  },
  // Question 301a is whose house it is; `land` asks for one of the proofs of question 301b besides.
  ownership: (p, { family }) => {
    const owner = codeOf(family.house, '301a')
    if (!owner) return unknown
    const own = codes(p.codes ?? ['1']).includes(owner)
    const land = codeOf(family.house, '301b')
    if (own && p.land !== undefined) {
      if (!land) return unknown
      return found(codes(p.land).includes(land), both(`milik sendiri, bukti lahan no. ${land}`, `owned, land proof no. ${land}`), family.status?.houseOn ?? null)
    }
    return found(own, own ? both('sesuai', 'as required') : both(`status bangunan no. ${owner}`, `tenure no. ${owner}`), family.status?.houseOn ?? null)
  },
  // Any question of the questionnaire, of the house or of a person.
  answer: (p, a) => {
    const question = String(p.question ?? '')
    if (p.of === 'person') return overPeople(a, (m) => coded(m.answers, question, p.codes), (m) => m.answeredOn)
    const one = coded(a.family.house, question, p.codes)
    return one ? found(one.ok, one.value, a.family.verifiedOn) : unknown
  },
  // The rules against double benefit. "No record" counts only once the family was asked.
  notEnrolled: (p, { family, member, today }) => {
    const wanted = codes(p.programmes)
    const since = typeof p.withinYears === 'number' ? yearsBefore(today, p.withinYears) : null
    const hit = family.enrolments.find(
      (e) => wanted.includes(e.programmeCode ?? '') && aboutMember(e.personId, member) && (receives(e, today) || (since !== null && (e.until ?? e.since ?? today) > since)),
    )
    if (hit) return { result: 'gagal', value: both(`tercatat: ${hit.programmeName ?? hit.programmeCode}`, `recorded: ${hit.programmeName ?? hit.programmeCode}`), asOf: hit.since ?? hit.recordedOn ?? null }
    return family.enrolmentsCheckedOn ? { result: 'lolos', value: both('tidak tercatat', 'not recorded'), asOf: family.enrolmentsCheckedOn } : unknown
  },
  enrolled: (p, { family, member, today }) => {
    const wanted = codes(p.programmes)
    const hit = family.enrolments.find((e) => wanted.includes(e.programmeCode ?? '') && aboutMember(e.personId, member) && receives(e, today))
    if (hit) return { result: 'lolos', value: same(String(hit.programmeName ?? hit.programmeCode)), asOf: hit.since ?? hit.recordedOn ?? null }
    return family.enrolmentsCheckedOn ? { result: 'gagal', value: both('tidak tercatat', 'not recorded'), asOf: family.enrolmentsCheckedOn } : unknown
  },
  // A category nobody has noted may still apply: absence is not an answer.
  ppks: (p, { family, member }) => {
    const wanted = codes(p.codes)
    const people = member ? [member] : livingHere(family)
    const hit = [...(member ? [] : family.ppks), ...people.flatMap((m) => m.ppks)].find((code) => wanted.includes(code))
    return hit ? { result: 'lolos', value: same(`PPKS ${hit}`), asOf: family.verifiedOn } : unknown
  },
  presence: (p, a) => overPeople(a, (m) => (m.presence ? { ok: codes(p.codes ?? ['1']).includes(m.presence), value: both(m.presence === '1' ? 'tinggal bersama' : `keberadaan no. ${m.presence}`, m.presence === '1' ? 'lives here' : `presence no. ${m.presence}`) } : null)),
  // Questions 428a–i: a code of `codes` in any of the nine. All nine must be answered before the answer is no.
  disability: (p, a) =>
    overPeople(a, (m) => {
      const given = functionQuestions.map((q) => codeOf(m.answers, q))
      if (given.some((g) => g !== null && codes(p.codes ?? ['1', '2']).includes(g))) return { ok: true, value: both('kesulitan fungsi tercatat', 'functional difficulty recorded') }
      return given.every((g) => g !== null) ? { ok: false, value: both('tidak ada kesulitan', 'no difficulty') } : null
    }, (m) => m.answeredOn),
  pregnant: (_p, a) =>
    overPeople(a, (m) => {
      const age = ageOf(m, a.today)
      // The questionnaire asks 410 of women of 10 to 54 only.
      if (m.sex === 'L' || (age !== null && (age < 10 || age > 54))) return { ok: false, value: both('tidak ditanyakan', 'not asked') }
      const code = codeOf(m.answers, '410')
      return code ? { ok: code === '1', value: code === '1' ? both('hamil', 'pregnant') : both('tidak hamil', 'not pregnant') } : null
    }, (m) => m.answeredOn),
  // Question 412: 2 = still at school; 413 = the level, when `levels` names some.
  school: (p, a) =>
    overPeople(a, (m) => {
      const age = ageOf(m, a.today)
      if (age !== null && (age < num(p.minAge, 0) || age > num(p.maxAge, 200))) return { ok: false, value: both('di luar umur sekolah', 'outside school age') }
      const at = codeOf(m.answers, '412')
      if (!at || age === null) return null
      if (at !== '2') return { ok: false, value: both('tidak bersekolah', 'not at school') }
      if (p.levels === undefined) return { ok: true, value: both(`bersekolah, ${age} tahun`, `at school, ${age} years`) }
      const level = codeOf(m.answers, '413')
      return level ? { ok: codes(p.levels).includes(level), value: both(`jenjang no. ${level}`, `level no. ${level}`) } : null
    }, (m) => m.answeredOn),
  // Money nobody asked about is unknown; the questionnaire's own item is named by `question`.
  income: (p, { family }) => {
    const value = family.house[String(p.question ?? 'penghasilan_bulan')]
    if (typeof value !== 'number' || typeof p.max !== 'number') return unknown
    return found(value <= p.max, both(`${formatRupiah(value)} sebulan`, `${formatRupiah(value, 'en')} a month`), family.verifiedOn)
  },
  identity: (_p, a) => overPeople(a, (m) => ({ ok: m.hasNik, value: m.hasNik ? both('NIK tercatat', 'NIK recorded') : both('belum ada NIK', 'no NIK yet') })),
  family: (p, { family }) => {
    // Somebody without a recorded family may well have one.
    if (!family.householdId) return unknown
    const n = livingHere(family).length
    return n === 0 ? unknown : found(n >= num(p.min, 2), both(`${n} orang`, `${n} people`), family.verifiedOn)
  },
  // How many live here, and whether all of them are old: an elder alone or a couple.
  members: (p, { family, today }) => {
    const here = livingHere(family)
    if (here.length === 0) return unknown
    const ages = here.map((m) => ageOf(m, today))
    const few = here.length <= num(p.max, 99)
    if (!few) return found(false, both(`${here.length} orang`, `${here.length} people`), family.verifiedOn)
    if (p.everyAgeMin === undefined) return found(true, both(`${here.length} orang`, `${here.length} people`), family.verifiedOn)
    if (ages.some((x) => x !== null && x < num(p.everyAgeMin, 0))) return found(false, both('ada anggota yang lebih muda', 'a younger member lives here'), family.verifiedOn)
    return ages.includes(null) ? unknown : found(true, both(`${here.length} orang, semua ≥ ${num(p.everyAgeMin, 0)} tahun`, `${here.length} people, all ≥ ${num(p.everyAgeMin, 0)}`), family.verifiedOn)
  },
  statement: () => unknown,
}

const functionQuestions = ['428a', '428b', '428c', '428d', '428e', '428f', '428g', '428h', '428i'] as const

/** For a programme given to persons: that person. For a household: anybody living here, and "no" only when every one is known. */
function overPeople(a: About, one: (m: Member) => { ok: boolean; value: Text } | null, asOf: (m: Member) => string | null = () => a.family.verifiedOn): Found {
  if (a.member) {
    const r = one(a.member)
    return r ? found(r.ok, r.value, asOf(a.member)) : unknown
  }
  const here = livingHere(a.family)
  const all = here.map((m) => ({ m, r: one(m) }))
  const hit = all.find((x) => x.r?.ok)
  if (hit?.r) return { result: 'lolos', value: both(`${hit.m.name}: ${hit.r.value.id}`, `${hit.m.name}: ${hit.r.value.en}`), asOf: asOf(hit.m) }
  if (here.length === 0 || all.some((x) => x.r === null)) return unknown
  return { result: 'gagal', value: both('tidak ada anggota yang memenuhi', 'no member qualifies'), asOf: a.family.verifiedOn }
}

// `is` names the result the programme looks for: a repair programme wants the test failed.
function tested(value: string | null | undefined, p: Params, on: string | null | undefined): Found {
  if (value !== 'lolos' && value !== 'gagal') return unknown
  const wanted = (p.is ?? 'gagal') as Tested
  return found(value === wanted, value === 'lolos' ? both('sudah layak', 'adequate') : both('belum layak', 'not adequate'), on ?? null)
}

function coded(answers: Answers, question: string, wanted: unknown): { ok: boolean; value: Text } | null {
  const code = codeOf(answers, question)
  return code ? { ok: codes(wanted).includes(code), value: both(`${question}: pilihan ${code}`, `${question}: option ${code}`) } : null
}

// A house is judged by three inventories: the verdict is as old as the oldest of them.
function oldest(family: Family): string | null {
  const days = [family.status?.houseOn, family.status?.waterOn, family.status?.latrineOn].filter((d): d is string => !!d)
  return days.sort()[0] ?? null
}

// A record about another member of the family does not bind this one; a record about the whole family does.
const aboutMember = (personId: string | null | undefined, member: Member | null): boolean => !member || !personId || personId === member.id

// The same calendar day, that many years earlier; compared as text, so 29 February needs no care.
const yearsBefore = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`

const num = (v: unknown, otherwise: number): number => (typeof v === 'number' ? v : otherwise)
const codes = (v: unknown): string[] => (Array.isArray(v) ? v.map(String) : v === undefined || v === null ? [] : [String(v)])

function sentence(c: Criterion, f: Found, fixer: Fixer): Text {
  const when = (lang: 'id' | 'en'): string => (f.asOf ? (lang === 'id' ? ` (per ${formatDate(f.asOf)})` : ` (as of ${formatDate(f.asOf, 'en')})`) : '')
  if (f.result === 'belum_diketahui') {
    return both(`${c.label.id}: belum diketahui. Yang dapat melengkapi: ${fixer.say.id}.`, `${c.label.en}: not known yet. To be filled in by: ${fixer.say.en}.`)
  }
  const ok = f.result === 'lolos'
  return both(
    `${c.label.id}: ${ok ? 'lolos' : 'gagal'} – ${f.value?.id ?? ''}${when('id')}. Jika keliru, yang dapat memperbaiki: ${fixer.say.id}.`,
    `${c.label.en}: ${ok ? 'met' : 'not met'} – ${f.value?.en ?? ''}${when('en')}. If wrong, corrected by: ${fixer.say.en}.`,
  )
}
