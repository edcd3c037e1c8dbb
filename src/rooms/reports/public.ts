// The public side: the citizen's form as fields and steps, the honest status of a report, and the WhatsApp text. No screen, no database.
import type { Field, Fields, Text, Values } from '../../engine/field.ts'
import { newId } from '../../engine/values/id.ts'
import { reporterFields, storyFields } from './fields.ts'
import type { ReportRow } from './judging.ts'
import { standards, withinDays } from './rules.ts'
import { lastFour, mintTicket, phone4Hash, ticketHash } from './ticket.ts'
import { closingWords, outcomeWords, overdueSentence, statusWords } from './words/status.ts'

export interface FormStep {
  code: string
  title: Text
  fields: Fields
}

const required = <T>(f: Field<T>): Field<T> => ({ ...f, required: true })

/** The steps of the citizen's form, one screen each. Everything else (sector, complaint) is sorted by the desk. */
export const formSteps: readonly FormStep[] = [
  {
    code: 'apa', title: { id: 'Apa yang terjadi?', en: 'What is wrong?' },
    fields: { what: storyFields.what, problem: required(storyFields.problem), urgency: required(storyFields.urgency), aboutChild: storyFields.aboutChild, aboutViolence: storyFields.aboutViolence },
  },
  {
    code: 'di_mana', title: { id: 'Di mana?', en: 'Where?' },
    fields: { place: storyFields.place, address: storyFields.address, rt: storyFields.rt, rw: storyFields.rw, gps: storyFields.gps },
  },
  {
    code: 'siapa', title: { id: 'Siapa yang butuh bantuan?', en: 'Who needs help?' },
    fields: { about: required(storyFields.about), subjectName: storyFields.subjectName, photos: storyFields.photos },
  },
  {
    code: 'pelapor', title: { id: 'Anda', en: 'You' },
    fields: {
      anonymous: reporterFields.anonymous, name: required(reporterFields.name), phone: required(reporterFields.phone), relation: reporterFields.relation,
    },
  },
]

/** The officer's form has the same fields on one page: a walk-in, a call, or what was told in the street. */
export const officerFields = { ...storyFields, ...reporterFields } as const

export interface ReadyReport {
  /** For the reporter alone; it is not in `input`. */
  code: string
  /** The report's id, and the village the act is routed to. */
  id: string
  place: string
  /** Input of `reports.send`. */
  input: { [k: string]: unknown }
}

/** Make a report of what the form holds: mints id and code on this device and puts only hashes into the act. */
export async function readyToSend(values: Values, channel: string, make: { id?: string; code?: string } = {}): Promise<ReadyReport> {
  const id = make.id ?? newId()
  const code = make.code ?? mintTicket()
  const anonymous = values.anonymous === true
  const phone = !anonymous && typeof values.phone === 'string' && values.phone.trim() !== '' ? values.phone.trim() : null
  const told: { [k: string]: unknown } = {}
  for (const name of Object.keys(storyFields)) if (values[name] !== undefined && values[name] !== '') told[name] = values[name]
  return {
    code, id, place: String(values.place ?? ''),
    input: {
      ...told, id, channel, anonymous, ticketHash: await ticketHash(code),
      ...(anonymous ? {} : { name: values.name, phone, relation: values.relation ?? null }),
      phone4Hash: phone ? await phone4Hash(code, lastFour(phone)) : null,
    },
  }
}

export type ReporterMay = 'answer' | 'confirm' | 'object' | 'reopen' | 'appeal' | 'withdraw'

/** The act behind each of them: performed as the visitor `findByTicket` answers, routed to the report's village. */
export const reporterActs: { readonly [K in ReporterMay]: string } = {
  answer: 'reports.answerMore', confirm: 'reports.confirm', object: 'reports.object', reopen: 'reports.reopen', appeal: 'reports.appeal', withdraw: 'reports.withdraw',
}

export interface PublicStatus {
  word: Text
  sentence: Text
  /** ISO instant of the present state. */
  since: string | null
  next: Text | null
  /** The officer's question, or the reason of a rejection: words written for the reporter. */
  note: string | null
  /** What came of it, in general words. */
  outcome: Text | null
  /** Official number, once given. */
  number: string | null
  may: ReporterMay[]
}

type StatusRow = Pick<
  ReportRow,
  'state' | 'stateAt' | 'class' | 'number' | 'question' | 'rejectReason' | 'outcome' | 'closeHow' | 'closedAt' | 'reopenedAt' | 'appealedAt' | 'stuckAt' | 'confirmedAt' | 'secondEyes'
>

/** The honest status. `main` is the report it was merged into, if any: the reporter hears of that one's progress. Never anything about the family. */
export function publicStatus(row: StatusRow, now: string, main?: StatusRow): PublicStatus {
  const state = row.state ?? 'terkirim'
  const said = statusWords[state] ?? statusWords.terkirim
  if (!said) throw new Error('the status words are incomplete')
  const merged = state === 'duplikat' && main ? statusWords[main.state ?? 'terkirim'] : undefined
  const shown = merged && main ? main : row
  const ending = state === 'ditutup' && row.closeHow ? closingWords[row.closeHow] : undefined
  const sentences = [ending ?? said.sentence, ...(merged ? [merged.sentence] : []), ...(row.stuckAt && state !== 'selesai' ? [overdueSentence] : [])]
  const outcome = ['selesai', 'ditutup', 'dibantah'].includes(shown.state ?? '') && shown.outcome ? (outcomeWords[shown.outcome] ?? null) : null
  return {
    word: said.word,
    sentence: { id: sentences.map((s) => s.id).join(' '), en: sentences.map((s) => s.en).join(' ') },
    since: row.stateAt ?? null,
    next: merged ? merged.next : said.next,
    note: state === 'perlu_dilengkapi' ? (row.question ?? null) : state === 'ditolak' ? (row.rejectReason ?? null) : null,
    outcome,
    number: row.number ?? null,
    may: mayNow(row, now),
  }
}

function mayNow(row: StatusRow, now: string): ReporterMay[] {
  const may: ReporterMay[] = []
  switch (row.state) {
    case 'perlu_dilengkapi': may.push('answer'); break
    case 'selesai': if (!row.confirmedAt) may.push('confirm'); may.push('object'); break
    case 'dibantah': may.push('confirm'); break
    case 'ditutup':
      if (withinDays(row.closedAt, now, standards.reopen) && !withinDays(row.reopenedAt, now, standards.reopen)) may.push('reopen')
      break
    case 'ditolak': case 'duplikat':
      if (!row.appealedAt && withinDays(row.stateAt, now, standards.appeal)) may.push('appeal')
      break
    default: break
  }
  if (row.class !== 'X' && ['terkirim', 'perlu_dilengkapi', 'terverifikasi'].includes(row.state ?? '')) may.push('withdraw')
  return may
}

/** A message to oneself, or to a helper: the code and nothing else of the report. `page` is the address of the status page, without the code in it. */
export function whatsappText(code: string, page: string, lang: 'id' | 'en' = 'id'): string {
  return lang === 'id'
    ? `Kode laporan saya: ${code}\nLihat kabarnya di ${page}\nJangan bagikan kode ini kepada yang tidak berkepentingan.`
    : `My report code: ${code}\nFollow it at ${page}\nDo not share this code with anybody who need not know.`
}

export const whatsappLink = (text: string): string => `https://wa.me/?text=${encodeURIComponent(text)}`

/** What another complaint application is told: it knows two words. */
export const externalStatus = (state: string | null | undefined): 'diproses' | 'selesai' =>
  ['selesai', 'ditutup', 'ditolak', 'duplikat'].includes(state ?? '') ? 'selesai' : 'diproses'
