// The month told: signed and sent with its numbers, reckoned again from the events by whoever hears of it, corrected by notes and never overwritten.
import { act, patch, put, refuse, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { integer, json, longText, number, photos, place, ref, text } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import type { RecordType, RowOf } from '../../engine/record.ts'
import { isVillage, referenceSpace, regencyOf, villageSpace } from '../../engine/space.ts'
import { dayAt } from '../../engine/values/day.ts'
import { isDrawn } from '../../kit/strokes.ts'
import { holds } from '../../engine/who.ts'
import { Case, Service } from '../cases/door.ts'
import { Psm } from '../organization/door.ts'
import { Enrolment } from '../programs/door.ts'
import { HouseholdStatus, PpksTag, Visit } from '../registry/door.ts'
import { Report } from '../reports/door.ts'
import { BatchItem } from '../verification/door.ts'
import { membershipAt } from './acts-log.ts'
import { standing } from './corrected.ts'
import { monthReportFlow } from './flow.ts'
import { dueOn, earlier, firstDay, lastDay, monthKeyOf, monthReportId, monthShape, ruleIdOf } from './month.ts'
import { coveredOf, differencesOf, figuresHash, isOwnKey, labelOfKey, type MonthFigures, monthReport, type MonthRows, numbersOf } from './month-report.ts'
import { Activity, MonthReport, MonthReportRule, MonthReportText, numbersSchema, strokesSchema } from './records.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const reportRef = ref({ ...N, label: { id: 'Laporan bulanan', en: 'Monthly report' }, record: 'monthReport', required: true })
const notHere = refuse('LAPORAN_TIDAK_ADA', 'Laporan ini tidak ditemukan.', 'This report was not found.')
const fourEyes = refuse('EMPAT_MATA', 'Laporan Anda sendiri diketahui oleh orang lain.', 'Somebody else acknowledges your own report.')
const unsigned = refuse('BELUM_DITANDATANGANI', 'Bubuhkan tanda tangan Anda dulu.', 'Sign first.')
const signature = (cls: 'N' | 'R', required: boolean) => json({ class: cls, label: { id: 'Tanda tangan', en: 'Signature' }, required, schema: strokesSchema })

interface Whose { personId: string; place: string; month: string; until: string }

/** Everything a month of one person is told from. */
function monthReads(w: Whose, look: Look): Read[] {
  const key = monthKeyOf(w.personId, w.month)
  const inMonth = (day: string | null | undefined): boolean => !!day && day.slice(0, 7) === w.month
  const visits = look.all(Visit, { by: w.personId }).filter((v) => v.place === w.place && inMonth(v.on))
  const services = look.all(Service, { recordedBy: w.personId }).filter((s) => s.place === w.place && inMonth(s.on))
  const one = (record: RecordType, ids: readonly (string | null | undefined)[]): Read[] => [...new Set(ids)].flatMap((id) => (id ? [{ record, id }] : []))
  return [
    { record: Activity, where: { monthKey: key } }, { record: PpksTag, where: { place: w.place } }, { record: Visit, where: { by: w.personId } }, { record: Service, where: { recordedBy: w.personId } },
    { record: Report, where: { assignedTo: w.personId } }, { record: BatchItem, where: { assignedTo: w.personId } }, { record: BatchItem, where: { visitedBy: w.personId } }, { record: Case, where: { ownerId: w.personId } },
    ...one(HouseholdStatus, visits.map((v) => v.householdId)),
    ...one(Case, [...services.map((s) => s.caseId), ...visits.map((v) => v.caseId)]),
    ...one(Enrolment, look.all(Activity, { monthKey: key }).filter((a) => a.aboutRecord === 'enrolment').map((a) => a.aboutId)),
  ]
}

/** The same rows as the phone reckons from, out of what the act has read. */
function reckoned(w: Whose, look: Look): MonthFigures {
  const asked = monthReads(w, look)
  const byId = <R extends RecordType>(record: R): RowOf<R>[] => asked.flatMap((r) => (r.record.name === record.name && r.where === undefined ? [look.find(record, r.id)] : [])).filter((r) => r !== undefined)
  const unique = <T extends { id: string }>(rows: readonly T[]): T[] => [...new Map(rows.map((r) => [r.id, r])).values()]
  const rows: MonthRows = {
    activities: look.all(Activity, { monthKey: monthKeyOf(w.personId, w.month) }), tags: look.all(PpksTag, { place: w.place }), visits: look.all(Visit, { by: w.personId }), services: look.all(Service, { recordedBy: w.personId }),
    cases: unique([...look.all(Case, { ownerId: w.personId }), ...byId(Case)]), reports: look.all(Report, { assignedTo: w.personId }),
    items: unique([...look.all(BatchItem, { assignedTo: w.personId }), ...look.all(BatchItem, { visitedBy: w.personId })]), enrolments: byId(Enrolment), statuses: byId(HouseholdStatus),
  }
  return monthReport(rows, { person: w.personId, place: w.place, month: w.month, until: w.until })
}

const ruleAt = (at: string): Read => ({ record: MonthReportRule, id: ruleIdOf(regencyOf(at)) })
const both = (at: string) => [villageSpace(at, 'N'), villageSpace(at, 'R')]

export const sendReport = act({
  name: 'activities.sendReport',
  label: { id: 'Mengirim laporan bulanan', en: 'Send the monthly report' },
  input: {
    personId: ref({ ...N, label: { id: 'PSM', en: 'PSM' }, record: 'account', required: true }),
    place: place({ ...N, label: { id: 'Wilayah tugas', en: 'Area' }, required: true }),
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, required: true, max: 7, check: (v) => (monthShape.test(String(v)) ? null : { id: 'Bulan belum benar.', en: 'The month is not right.' }) }),
    numbers: json({ ...R, label: { id: 'Angka', en: 'Numbers' }, required: true, schema: numbersSchema }),
    hash: text({ ...N, label: { id: 'Sidik angka', en: 'Fingerprint of the numbers' }, required: true, min: 64, max: 64 }),
    obstacles: longText({ ...R, label: { id: 'Kendala', en: 'Obstacles' }, max: 2000, help: { id: 'Tanpa nama warga dan tanpa kasus terbatas.', en: 'No names, nothing of restricted cases.' } }),
    proposals: longText({ ...R, label: { id: 'Usulan', en: 'Proposals' }, max: 2000 }),
    photos: photos({ ...R, label: { id: 'Foto kegiatan', en: 'Photos' }, max: 6 }),
    signature: signature('R', true),
  },
  reads: (i, look) => {
    if (!i.personId || !i.month || !i.place) return []
    const id = monthReportId(i.personId, i.month)
    return [{ record: MonthReport, id }, { record: MonthReportText, id }, ruleAt(i.place), { record: Psm, where: { personId: i.personId } }, ...monthReads({ personId: i.personId, place: i.place, month: i.month, until: '' }, look)]
  },
  touches: (_i, _l, env) => both(env.place),
  may: (who, i, _l, env) => who.person === i.personId && holds(who, ['psm'], env.place),
  guard: (i, look, env) => {
    if (i.place !== env.place || !isVillage(env.place)) return refuse('SALAH_ALAMAT', 'Laporan ini dialamatkan ke wilayah lain.', 'This report is addressed to another place.')
    const month = i.month as string
    if (env.day < firstDay(month)) return refuse('BULAN_BELUM_MULAI', 'Bulan ini belum dimulai.', 'This month has not begun.')
    const before = look.find(MonthReport, monthReportId(i.personId as string, month))
    if (before) {
      const wrong = stepRefusal(monthReportFlow, 'activities.sendReport', before.state)
      if (wrong) return wrong
    }
    if (!isDrawn(i.signature)) return unsigned
    return tooMuch(i.numbers ?? {}, reckoned(whoseOf(i, env), look))
  },
  effect: (i, look, env) => {
    const person = i.personId as string
    const month = i.month as string
    const id = monthReportId(person, month)
    const before = look.find(MonthReport, id)
    const w = whoseOf(i, env)
    const now = reckoned(w, look)
    const sent = i.numbers ?? {}
    const differences = differencesOf(sent, now)
    const due = dueOn(month, look.find(MonthReportRule, ruleIdOf(regencyOf(env.place)))?.dueDay)
    const told: MonthFigures = { ...now, numbers: now.numbers.map((n) => ({ ...n, n: sent[n.key] ?? 0 })) }
    return [
      put(MonthReport, { id, place: env.place, class: 'N' }, {
        personId: person, psmId: membershipAt(look.all(Psm, { personId: person }), env.place)?.id ?? null, month, monthOn: firstDay(month), until: now.until, dueOn: due, state: 'terkirim', stateAt: env.at,
        firstSentAt: before?.firstSentAt ?? env.at, sentAt: env.at, late: dayAt(before?.firstSentAt ?? env.at, env.place) > due, edition: (before?.edition ?? 0) + 1, hash: i.hash ?? null, agrees: figuresHash(now) === i.hash,
        figures: coveredOf(told), differs: differences.length, corrections: 0, headBy: null, headAt: null, headSignature: null, ipsmBy: null, ipsmAt: null, ipsmSignature: null, returnReason: null,
      }),
      put(MonthReportText, { id, place: env.place, class: 'R' }, {
        numbers: sent, obstacles: i.obstacles ?? null, proposals: i.proposals ?? null, photos: i.photos ?? [], signature: i.signature ?? null, differences, corrections: [],
      }),
    ]
  },
})

const whoseOf = (i: { personId?: string | null; place?: string | null; month?: string | null }, env: Env): Whose => ({
  personId: i.personId as string, place: env.place, month: i.month as string, until: earlier(env.day, lastDay(i.month as string)),
})

/** Of one's own work no more may be told than was done. What the phone could not know yet is no fault: it is shown later. */
function tooMuch(sent: { readonly [key: string]: number }, now: MonthFigures): Refusal | null {
  const events = numbersOf(now)
  const wrong = Object.keys(sent).filter((k) => isOwnKey(k) && (sent[k] ?? 0) > (events[k] ?? 0))
  if (wrong.length === 0) return null
  const named = (lang: 'id' | 'en'): string => wrong.slice(0, 3).map((k) => `${labelOfKey(now, k)[lang]} (${sent[k]} → ${events[k] ?? 0})`).join(', ')
  return refuse('ANGKA_TIDAK_COCOK', `Angka ini lebih besar daripada catatan kegiatannya: ${named('id')}. Buka laporan, hitung ulang, lalu kirim lagi.`, `These numbers exceed what was recorded: ${named('en')}. Open the report, reckon again and send it.`)
}

interface OfReport { reportId?: string | null }
const found = (i: OfReport, look: Look): RowOf<typeof MonthReport> | undefined => look.find(MonthReport, i.reportId)
const theReport = (i: OfReport, look: Look): RowOf<typeof MonthReport> => {
  const row = found(i, look)
  if (!row) throw new Error('the monthly report was judged but is not there')
  return row
}
const wrongState = (name: string, i: OfReport, look: Look): Refusal | null => {
  const row = found(i, look)
  return row ? stepRefusal(monthReportFlow, name, row.state) : notHere
}
const ofRow = (row: RowOf<typeof MonthReport>): Whose => ({ personId: row.personId ?? '', place: row.place, month: row.month ?? '', until: row.until ?? '' })

/** Reckoned once more: what came late is shown beside what was told. */
export const acknowledge = act({
  name: 'activities.acknowledge',
  label: { id: 'Mengetahui laporan bulanan (Lurah/Kades)', en: 'Acknowledge a monthly report (village head)' },
  input: { reportId: reportRef, signature: signature('N', true) },
  reads: (i, look) => {
    const row = found(i, look)
    return [{ record: MonthReport, id: i.reportId }, { record: MonthReportText, id: i.reportId }, ...(row ? monthReads(ofRow(row), look) : [])]
  },
  touches: (i, look) => {
    const row = found(i, look)
    return row ? both(row.place) : []
  },
  may: (who, i, look) => {
    const row = found(i, look)
    return !!row && holds(who, ['village_head'], row.place)
  },
  guard: (i, look, env) => wrongState('activities.acknowledge', i, look) ?? (theReport(i, look).personId === env.person ? fourEyes : isDrawn(i.signature) ? null : unsigned),
  effect: (i, look, env) => {
    const row = theReport(i, look)
    const body = look.find(MonthReportText, row.id)
    const differences = differencesOf(body?.numbers ?? {}, reckoned(ofRow(row), look))
    return [
      patch(MonthReport, row, { state: 'diketahui_lurah', stateAt: env.at, headBy: env.person, headAt: env.at, headSignature: i.signature ?? null, differs: differences.length }),
      ...(body ? [patch(MonthReportText, body, { differences })] : []),
    ]
  },
})

const readReport = (i: OfReport): Read[] => [{ record: MonthReport, id: i.reportId }]
const openSpace = (i: OfReport, look: Look) => {
  const row = found(i, look)
  return row ? [villageSpace(row.place, 'N')] : []
}

export const acknowledgeIpsm = act({
  name: 'activities.acknowledgeIpsm',
  label: { id: 'Mengetahui laporan bulanan (Ketua IPSM)', en: 'Acknowledge a monthly report (chair of IPSM)' },
  input: { reportId: reportRef, signature: signature('N', true) },
  reads: readReport,
  touches: openSpace,
  may: (who, i, look) => {
    const row = found(i, look)
    return !!row && holds(who, ['ipsm_board_local'], row.place)
  },
  guard: (i, look, env) => wrongState('activities.acknowledgeIpsm', i, look) ?? ([theReport(i, look).personId, theReport(i, look).headBy].includes(env.person) ? fourEyes : isDrawn(i.signature) ? null : unsigned),
  effect: (i, look, env) => [patch(MonthReport, theReport(i, look), { state: 'diketahui_ipsm', stateAt: env.at, ipsmBy: env.person, ipsmAt: env.at, ipsmSignature: i.signature ?? null })],
})

export const returnReport = act({
  name: 'activities.returnReport',
  label: { id: 'Mengembalikan laporan bulanan', en: 'Return a monthly report' },
  input: { reportId: reportRef, reason: longText({ ...N, label: { id: 'Yang perlu diperbaiki', en: 'What to mend' }, required: true, min: 10, max: 500 }) },
  reads: readReport,
  touches: openSpace,
  may: (who, i, look) => {
    const row = found(i, look)
    return !!row && (holds(who, ['village_head'], row.place) || (row.state === 'diketahui_lurah' && holds(who, ['ipsm_board_local'], row.place)))
  },
  guard: (i, look, env) => wrongState('activities.returnReport', i, look) ?? (theReport(i, look).personId === env.person ? fourEyes : null),
  effect: (i, look, env) => [patch(MonthReport, theReport(i, look), { state: 'dikembalikan', stateAt: env.at, returnedBy: env.person, returnedAt: env.at, returnReason: i.reason ?? null })],
})

/** A number that was wrong: what it was, what it is, why, and who says so. The number sent stays readable. */
export const correctNumber = act({
  name: 'activities.correctNumber',
  label: { id: 'Menulis catatan koreksi', en: 'Write a correction note' },
  input: {
    reportId: reportRef,
    key: text({ ...R, label: { id: 'Angka', en: 'Number' }, required: true, max: 60 }),
    to: number({ ...R, label: { id: 'Seharusnya', en: 'Should be' }, required: true, min: 0, max: 1_000_000 }),
    reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 10, max: 500 }),
    signature: signature('R', true),
  },
  reads: (i) => [...readReport(i), { record: MonthReportText, id: i.reportId }],
  touches: (i, look) => {
    const row = found(i, look)
    return row ? both(row.place) : []
  },
  may: (who, i, look) => {
    const row = found(i, look)
    return !!row && row.personId === who.person && holds(who, ['psm'], row.place)
  },
  guard: (i, look) => {
    const wrong = wrongState('activities.correctNumber', i, look)
    if (wrong) return wrong
    const body = look.find(MonthReportText, i.reportId)
    if (!body) return notHere
    const key = i.key ?? ''
    if (!Object.hasOwn(body.numbers ?? {}, key) && !(body.differences ?? []).some((d) => d.key === key)) return refuse('ANGKA_TIDAK_ADA', 'Angka ini tidak ada di laporan.', 'The report has no such number.')
    if (standing(body, key) === i.to) return refuse('ANGKA_SAMA', 'Angkanya sudah sama.', 'The number is the same already.')
    return isDrawn(i.signature) ? null : unsigned
  },
  effect: (i, look, env) => {
    const row = theReport(i, look)
    const body = look.find(MonthReportText, row.id)
    if (!body) return []
    const key = i.key as string
    const to = i.to as number
    const notes = [...(body.corrections ?? []), { key, from: standing(body, key), to, reason: i.reason as string, at: env.at, by: env.person ?? '', signature: i.signature ?? [] }]
    const people = row.figures?.[key] === null || !isOwnKey(key)
    return [
      patch(MonthReport, row, { corrections: notes.length, figures: { ...row.figures, [key]: people && to > 0 && to < 5 ? null : to } }),
      patch(MonthReportText, body, { corrections: notes }),
    ]
  },
})

export const setRule = act({
  name: 'activities.setRule',
  label: { id: 'Menetapkan batas laporan bulanan', en: 'Set when monthly reports are due' },
  input: { dueDay: integer({ ...N, label: { id: 'Paling lambat tanggal (bulan berikutnya)', en: 'Due on day (next month)' }, required: true, min: 1, max: 28 }) },
  touches: (_i, _l, env) => [referenceSpace(env.place)],
  may: (who, _i, _l, env) => env.place.length === 5 && holds(who, ['dinsos_verifier', 'dinsos_head'], env.place),
  effect: (i, _l, env) => [put(MonthReportRule, { id: ruleIdOf(env.place), place: env.place, class: 'N' }, { dueDay: i.dueDay ?? null, setBy: env.person, setOn: env.day })],
})
