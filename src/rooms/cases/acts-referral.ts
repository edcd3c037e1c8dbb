// Referrals: laid on another desk with the smallest set of data, answered there, heard here. An unanswered one is named and rises; it is never dropped.
import { act, patch, put, refuse, type Look, type Read } from '../../engine/act.ts'
import { date, instant, multi, phone, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { regencyOf, spaceOf, teamSpace } from '../../engine/space.ts'
import { yearsBetween } from '../../engine/values/format.ts'
import { derivedId } from '../../engine/values/id.ts'
import { covers, inTeam } from '../../engine/who.ts'
import { Agency, roleLabel } from '../organization/door.ts'
import { Household, Person } from '../registry/door.ts'
import {
  alreadyThere, besides, caseFound, clockAt, fourEyes, inFuture, moved, readCase, reason, referRoles, seatedDeposits, theCase, tooShort, worksAs, wrongState, type CaseRow,
} from './judging.ts'
import { caseRef, Case, helpFacts, Plan, Service } from './records.ts'
import { letterFields, Referral, ReferralSlip } from './records-referral.ts'
import { firsts, referralDue, unitOf } from './rules.ts'
import { givenTo, helpOnCase } from './help.ts'
import { sharedItems } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

type Slip = RowOf<typeof ReferralSlip>
const noAgency = refuse('INSTANSI_TIDAK_ADA', 'Instansi ini tidak terdaftar untuk wilayah ini.', 'This agency is not registered for this area.')
const sentAlready = refuse('SUDAH_DIRUJUK', 'Kasus ini sudah dirujuk ke instansi tersebut dan masih menunggu jawaban.', 'This case is already referred to that agency and waiting.')

export const refer = act({
  name: 'cases.refer',
  label: { id: 'Merujuk', en: 'Refer' },
  input: {
    caseId: caseRef,
    referralId: ref({ ...N, label: { id: 'Rujukan', en: 'Referral' }, record: 'referral', required: true }),
    ...letterFields,
    shared: multi({ ...N, label: { id: 'Data yang disertakan', en: 'Data shared' }, options: sharedItems }),
    fromPhone: phone({ ...N, label: { id: 'Telepon pengirim', en: "Sender's phone" } }),
  },
  reads: (i, look) => {
    const row = caseFound(i, look)
    return [
      ...readCase(i, look), { record: Referral, id: i.referralId }, { record: Agency, id: i.agencyId },
      ...(i.caseId ? [{ record: Referral, where: { caseId: i.caseId } }] : []),
      { record: Person, id: row?.personId }, { record: Household, id: row?.householdId },
    ]
  },
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [spaceOf(row), teamSpace(row.place, unitOf(i.agencyId ?? ''))] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row ? [...seatedDeposits(i, look, env), teamSpace(row.place, unitOf(i.agencyId ?? ''))] : []
  },
  may: (who, i, look, env) => worksAs(who, caseFound(i, look), look, env, referRoles),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.refer', row)
    if (wrong) return wrong
    if (look.find(Referral, i.referralId)) return alreadyThere
    const agency = look.find(Agency, i.agencyId)
    if (!agency || agency.state === 'ditutup' || !(covers(agency.place, row.place) || regencyOf(agency.place) === regencyOf(row.place))) return noAgency
    if (i.letterOn && i.letterOn > env.day) return inFuture
    return look.all(Referral, { caseId: row.id }).some((r) => r.agencyId === i.agencyId && r.state === 'dikirim') ? sentAlready : null
  },
  effect: (i, look, env, who) => {
    const row = theCase(i, look)
    const agency = look.find(Agency, i.agencyId)
    const sent = {
      agencyId: i.agencyId ?? null, letterNo: i.letterNo ?? null, letterOn: i.letterOn ?? env.day, item: i.item ?? null, need: i.need ?? null, urgent: i.urgent ?? false,
      state: 'dikirim', sentAt: env.at, dueAt: referralDue(clockAt(env, look, row.place), i.urgent === true), lateSince: null, escalations: 0,
    }
    const id = i.referralId as string
    const post = who.posts.find((p) => covers(p.place, row.place))
    return [
      put(Referral, besides(row, id), { caseId: row.id, ...sent, agencyName: agency?.name ?? null, shared: i.shared ?? [], sentBy: env.person, sentOn: env.day }),
      put(ReferralSlip, { id, place: row.place, class: 'X', team: unitOf(i.agencyId as string) }, {
        ...sent, fromDesk: post ? `${roleLabel(post.role).id} ${post.place}` : null, fromPerson: env.person, fromPhone: i.fromPhone ?? null, ...sharedData(row, i.shared ?? [], look, env.day),
      }),
      patch(Case, row, { ...(row.state === 'intervensi' ? moved(row, 'rujukan', env, look) : {}), openReferrals: (row.openReferrals ?? 0) + 1 }),
    ]
  },
})

/** Only what was ticked leaves the case; the truth comes from the registry, not from typing it again. */
function sharedData(row: CaseRow, shared: readonly string[], look: Look, day: string): Partial<Slip> {
  const person = row.personId ? look.find(Person, row.personId) : undefined
  const household = row.householdId ? look.find(Household, row.householdId) : undefined
  const ticked = (item: string): boolean => shared.includes(item)
  const address = [household?.address ?? person?.address, (household?.rt ?? person?.rt) && `RT ${household?.rt ?? person?.rt}`, (household?.rw ?? person?.rw) && `RW ${household?.rw ?? person?.rw}`].filter(Boolean).join(' ')
  return {
    subjectName: ticked('nama') ? (row.subjectName ?? null) : null,
    age: ticked('umur') && person?.birthDate ? yearsBetween(person.birthDate, day) : null,
    sex: ticked('jenis_kelamin') ? (person?.sex ?? null) : null,
    address: ticked('alamat') && address ? address.slice(0, 300) : null,
    phone: ticked('telepon') ? (person?.phone ?? household?.phone ?? null) : null,
    nik: ticked('nik') ? (person?.nik ?? null) : null,
  }
}

/** Nobody needs these any more on that desk. */
const forgotten = { subjectName: null, age: null, sex: null, address: null, phone: null, nik: null } as const

export const withdrawReferral = act({
  name: 'cases.withdrawReferral',
  label: { id: 'Menarik rujukan', en: 'Withdraw a referral' },
  input: { caseId: caseRef, referralId: ref({ ...N, label: { id: 'Rujukan', en: 'Referral' }, record: 'referral', required: true }), reason: reason('Alasan', 'Reason') },
  reads: (i, look) => [...readCase(i, look), { record: Referral, id: i.referralId }, ...(i.caseId ? [{ record: Referral, where: { caseId: i.caseId } }] : [])],
  touches: (i, look) => {
    const row = caseFound(i, look)
    const referral = look.find(Referral, i.referralId)
    return row ? [spaceOf(row), ...(referral?.agencyId ? [teamSpace(row.place, unitOf(referral.agencyId))] : [])] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    const referral = look.find(Referral, i.referralId)
    return [...seatedDeposits(i, look, env), ...(row && referral?.agencyId && referral.caseId === row.id ? [teamSpace(row.place, unitOf(referral.agencyId))] : [])]
  },
  may: (who, i, look, env) => worksAs(who, caseFound(i, look), look, env, referRoles),
  guard: (i, look) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.withdrawReferral', row)
    if (wrong) return wrong
    const referral = look.find(Referral, i.referralId)
    if (!referral || referral.caseId !== row.id) return refuse('RUJUKAN_TIDAK_ADA', 'Rujukan ini bukan bagian dari kasus ini.', 'This referral does not belong to this case.')
    if (referral.state !== 'dikirim' && referral.state !== 'diterima') return refuse('LANGKAH_TIDAK_SAH', 'Rujukan ini sudah selesai.', 'This referral has ended.')
    return tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const referral = look.find(Referral, i.referralId) as RowOf<typeof Referral>
    const waiting = waitingBeside(referral.id, row, look)
    return [
      patch(Referral, referral, { state: 'ditarik', withdrawReason: i.reason ?? null, dueAt: null, lateSince: null }),
      // Written whole where it lies: the sender's device does not hold the other desk's slip.
      put(ReferralSlip, { id: referral.id, place: row.place, class: 'X', team: unitOf(referral.agencyId ?? '') }, { ...forgotten, state: 'ditarik', dueAt: null, lateSince: null }),
      patch(Case, row, { ...(row.state === 'rujukan' && waiting === 0 ? moved(row, 'intervensi', env, look) : {}), openReferrals: waiting, ...(waiting === 0 ? { referralLateSince: null } : {}) }),
    ]
  },
})

const waitingBeside = (referralId: string, row: CaseRow, look: Look): number =>
  look.all(Referral, { caseId: row.id }).filter((r) => r.id !== referralId && r.state === 'dikirim').length

const slipId = ref({ ...N, label: { id: 'Rujukan', en: 'Referral' }, record: 'referralSlip', required: true })
const findSlip = (i: { referralId?: string | null }, look: Look): Slip | undefined => look.find(ReferralSlip, i.referralId)
const theSlip = (i: { referralId?: string | null }, look: Look): Slip => {
  const row = findSlip(i, look)
  if (!row) throw new Error('the slip was judged but is not there')
  return row
}
const onDesk = {
  reads: (i: { referralId?: string | null }) => [{ record: ReferralSlip, id: i.referralId }],
  touches: (i: { referralId?: string | null }, look: Look) => {
    const row = findSlip(i, look)
    return row ? [spaceOf(row)] : []
  },
}
const wrongSlip = (slip: Slip, state: string) =>
  slip.state === state ? null : refuse('LANGKAH_TIDAK_SAH', 'Rujukan ini tidak sedang menunggu langkah tersebut.', 'This referral is not waiting for that step.')

/** The receiver's people act on their own slip alone; the case hears of it by a reaction of the house. */
export const acceptReferral = act({
  name: 'cases.acceptReferral',
  label: { id: 'Menerima rujukan', en: 'Accept a referral' },
  input: {
    referralId: slipId,
    appointmentOn: date({ ...R, label: { id: 'Janji temu', en: 'Appointment' } }),
    appointmentNote: text({ ...R, label: { id: 'Tempat dan petugas', en: 'Where and with whom' }, max: 200 }),
  },
  ...onDesk,
  may: (who, i, look) => inTeam(who, findSlip(i, look)?.team),
  guard: (i, look, env) => {
    const slip = theSlip(i, look)
    if (slip.fromPerson === env.person) return fourEyes
    return wrongSlip(slip, 'dikirim')
  },
  effect: (i, look, env) => [patch(ReferralSlip, theSlip(i, look), { state: 'diterima', answeredBy: env.person, answeredAt: env.at, appointmentOn: i.appointmentOn ?? null, appointmentNote: i.appointmentNote ?? null, dueAt: null })],
})

export const refuseReferral = act({
  name: 'cases.refuseReferral',
  label: { id: 'Menolak rujukan', en: 'Refuse a referral' },
  input: { referralId: slipId, reason: reason('Alasan, dan ke mana sebaiknya', 'Reason, and where to go instead') },
  ...onDesk,
  may: (who, i, look) => inTeam(who, findSlip(i, look)?.team),
  guard: (i, look, env) => {
    const slip = theSlip(i, look)
    if (slip.fromPerson === env.person) return fourEyes
    return wrongSlip(slip, 'dikirim') ?? tooShort(i.reason)
  },
  effect: (i, look, env) => [patch(ReferralSlip, theSlip(i, look), { ...forgotten, state: 'ditolak', answeredBy: env.person, answeredAt: env.at, answerReason: i.reason?.slice(0, 1000) ?? null, dueAt: null })],
})

export const deliverReferral = act({
  name: 'cases.deliverReferral',
  label: { id: 'Mencatat layanan yang diberikan', en: 'Record the service given' },
  input: { referralId: slipId, ...helpFacts },
  ...onDesk,
  may: (who, i, look) => inTeam(who, findSlip(i, look)?.team),
  guard: (i, look, env) => {
    const slip = theSlip(i, look)
    if (slip.fromPerson === env.person) return fourEyes
    return wrongSlip(slip, 'diterima') ?? helpRefusal(i, env.day)
  },
  effect: (i, look) => {
    const { referralId: _id, item, on, ...rest } = i
    return [patch(ReferralSlip, theSlip(i, look), { ...rest, given: item ?? null, givenOn: on ?? null, state: 'selesai' })]
  },
})

/** What every note of help needs besides its fields. */
export function helpRefusal(i: { on?: string | null; proof?: unknown[] | null; proofNote?: string | null }, day: string) {
  if (i.on && i.on > day) return inFuture
  const shown = (i.proof ?? []).length > 0 || (i.proofNote ?? '').trim().length >= 3
  return shown ? null : refuse('PERLU_BUKTI', 'Sertakan bukti: foto, atau nomor BAST/kuitansi/keterangan saksi.', 'Add proof: a photo, or the number of a record, a receipt or a witness.')
}

/** The house carries the answer from the slip to the case. */
export const hearReferral = act({
  name: 'cases.hearReferral',
  label: { id: 'Jawaban rujukan diterima', en: 'A referral was answered' },
  by: 'system',
  input: { referralId: slipId },
  reads: (i, look): Read[] => {
    const referral = look.find(Referral, i.referralId)
    const row = referral ? look.find(Case, referral.caseId) : undefined
    return [
      { record: ReferralSlip, id: i.referralId }, { record: Referral, id: i.referralId }, ...readCase({ caseId: referral?.caseId ?? null }, look),
      ...(referral ? [{ record: Referral, where: { caseId: referral.caseId ?? '' } }] : []),
      ...(row ? [{ record: Service, where: { familyId: givenTo(row) } }] : []),
    ]
  },
  touches: (i, look) => {
    const referral = look.find(Referral, i.referralId)
    return referral ? [spaceOf(referral)] : []
  },
  may: () => true,
  guard: (i, look) => {
    const slip = look.find(ReferralSlip, i.referralId)
    const referral = look.find(Referral, i.referralId)
    const open = referral?.state === 'dikirim' || referral?.state === 'diterima'
    return slip && referral && open && slip.state !== referral.state ? null : refuse('SUDAH_DIDENGAR', 'Jawaban ini sudah diteruskan.', 'This answer was passed on already.')
  },
  effect: (i, look, env) => {
    const slip = look.find(ReferralSlip, i.referralId) as Slip
    const referral = look.find(Referral, i.referralId) as RowOf<typeof Referral>
    const row = look.find(Case, referral.caseId) as CaseRow
    const given = slip.state === 'selesai'
    const serviceId = given ? derivedId(referral.id, 'service') : null
    const heard = patch(Referral, referral, {
      state: slip.state ?? null, answeredBy: slip.answeredBy ?? null, answeredAt: slip.answeredAt ?? null, answerReason: slip.answerReason ?? null,
      appointmentOn: slip.appointmentOn ?? null, appointmentNote: slip.appointmentNote ?? null, dueAt: null, lateSince: null, serviceId,
    })
    if (given) {
      const on = slip.givenOn ?? env.day
      return [
        heard,
        put(Service, besides(row, serviceId as string), {
          caseId: row.id, householdId: row.householdId ?? null, personId: row.personId ?? null, familyId: givenTo(row), referralId: referral.id, agencyId: referral.agencyId ?? null,
          item: slip.given ?? null, quantity: slip.quantity ?? null, unit: slip.unit ?? null, cost: slip.cost ?? null, funding: slip.funding ?? null, on, giver: slip.giver ?? null,
          receiver: slip.receiver ?? null, receiverRelation: slip.receiverRelation ?? null, proof: slip.proof ?? null, proofNote: slip.proofNote ?? null,
          functions: [], tasks: [], recordedBy: slip.answeredBy ?? null, recordedAt: env.at, state: 'tercatat', ...firsts(on, look.all(Service, { familyId: givenTo(row) })),
        }),
        patch(Case, row, helpOnCase(row, on)),
      ]
    }
    const waiting = waitingBeside(referral.id, row, look)
    const refused = slip.state === 'ditolak'
    const parked = (row.state === 'ditangguhkan' || row.state === 'darurat') && row.stateBefore === 'rujukan'
    const next = row.state !== 'rujukan' ? null : refused ? 'perencanaan' : waiting === 0 ? 'intervensi' : null
    const plan = look.find(Plan, row.planId)
    const replan = refused && (next === 'perencanaan' || parked)
    return [
      heard,
      // A refusal reopens planning: what was planned cannot be done as it stands.
      ...(replan && plan ? [patch(Plan, plan, { state: 'dikembalikan', returnNote: slip.answerReason ?? null })] : []),
      patch(Case, row, {
        ...(next ? moved(row, next, env, look) : {}), ...(parked && refused ? { stateBefore: 'perencanaan' } : {}), ...(replan ? { planState: 'dikembalikan' } : {}),
        openReferrals: waiting, ...(waiting === 0 ? { referralLateSince: null } : {}),
      }),
    ]
  },
})

/** The receiver's clock ran out: the delay gets a name on both desks, rises to the supervisor, and the clock starts anew. */
export const escalateReferral = act({
  name: 'cases.escalateReferral',
  label: { id: 'Rujukan lewat batas, dinaikkan', en: 'A referral is late and rises' },
  by: 'system',
  input: { referralId: slipId, dueAt: instant({ ...N, label: { id: 'Batas yang lewat', en: 'The clock that ran out' }, required: true }) },
  reads: (i, look) => [{ record: Referral, id: i.referralId }, { record: ReferralSlip, id: i.referralId }, ...readCase({ caseId: look.find(Referral, i.referralId)?.caseId ?? null }, look)],
  touches: (i, look) => {
    const referral = look.find(Referral, i.referralId)
    const slip = findSlip(i, look)
    return referral ? [spaceOf(referral), ...(slip ? [spaceOf(slip)] : [])] : []
  },
  may: () => true,
  guard: (i, look) => {
    const referral = look.find(Referral, i.referralId)
    return referral?.state === 'dikirim' && Date.parse(referral.dueAt ?? '') === Date.parse(i.dueAt ?? '') ? null : refuse('SUDAH_DIJAWAB', 'Rujukan ini tidak lagi menunggu.', 'This referral no longer waits.')
  },
  effect: (i, look, env) => {
    const referral = look.find(Referral, i.referralId) as RowOf<typeof Referral>
    const row = look.find(Case, referral.caseId) as CaseRow
    const slip = findSlip(i, look)
    const lateSince = referral.lateSince ?? referral.dueAt ?? env.at
    const late = { lateSince, escalations: (referral.escalations ?? 0) + 1, dueAt: referralDue(clockAt(env, look, row.place), referral.urgent === true) }
    return [
      patch(Referral, referral, { ...late, escalatedTo: row.supervisorId ?? roleLabel('dinsos_head').id }),
      ...(slip ? [patch(ReferralSlip, slip, late)] : []),
      patch(Case, row, { referralLateSince: row.referralLateSince ?? lateSince }),
    ]
  },
})

