// How a report comes in: sent by a citizen, written down for somebody, or taken over from another application.
import { act, put, refuse, type Change, type Env, type InputOf, type Look, type Refusal } from '../../engine/act.ts'
import { choice, instant, ref, text } from '../../engine/field.ts'
import { isVillage, regencyOf, teamSpace, villageSpace, type SpaceKey } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { dateInZone } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { holds } from '../../engine/who.ts'
import { holidaysAt, readCalendar } from './calendar.ts'
import { reporterFields, storyFields } from './fields.ts'
import { deskRoles } from './judging.ts'
import { Report, Reporter } from './records.ts'
import { intakeOf, isRestricted, laneOf, verifyDue, type Sorting } from './rules.ts'
import { lastFour } from './ticket.ts'
import { channels, rankOf, writtenForOthers } from './vocab.ts'

const N = { class: 'N' as const }

/** Who may write down what somebody else told them. */
export const writerRoles = ['psm', ...deskRoles, 'village_head', 'pekerja_sosial', 'district_supervisor', 'duty_officer'] as const

const hash = (id: string, en: string) => text({ class: 'R', label: { id, en }, min: 64, max: 64, check: (v) => (/^[0-9a-f]{64}$/.test(String(v)) ? null : { id: `${id} belum benar.`, en: `${en} is not right.` }) })

const sendInput = {
  id: ref({ ...N, label: { id: 'Laporan', en: 'Report' }, record: 'report', required: true }),
  ...storyFields,
  ...reporterFields,
  channel: choice({ ...N, label: { id: 'Cara masuk', en: 'Channel' }, options: channels, strict: true, required: true }),
  ticketHash: { ...hash('Sidik kode laporan', 'Hash of the ticket'), required: true },
  phone4Hash: hash('Sidik empat angka telepon', 'Hash of four phone digits'),
} as const

export const send = act({
  name: 'reports.send',
  label: { id: 'Mengirim laporan', en: 'Sent a report' },
  by: 'citizen',
  input: sendInput,
  reads: (input) => [{ record: Report, id: input.id }, ...calendarOf(input)],
  touches: (input, _look, env) => spacesOf(input, input.anonymous !== true, env.place),
  may: (who, input, _look, env) =>
    input.channel === 'web' || (writtenForOthers.includes(input.channel ?? '') && holds(who, writerRoles, env.place)),
  guard: (input, look, env) => {
    const misplaced = elsewhere(input.place, env)
    if (misplaced) return misplaced
    if (look.find(Report, input.id)) return refuse('SUDAH_MASUK', 'Laporan ini sudah masuk.', 'This report has already come in.')
    if (input.anonymous === true) return null
    const name = (input.name ?? '').trim()
    if (name.length < 2) return refuse('PERLU_NAMA', 'Tulis nama pelapor, atau pilih kirim tanpa nama.', "Write the reporter's name, or choose to send without a name.")
    if (!input.phone && input.channel === 'web') return refuse('PERLU_HP', 'Tulis nomor HP Anda, atau pilih kirim tanpa nama.', 'Write your phone number, or choose to send without a name.')
    if (input.phone && !input.phone4Hash) return refuse('PERLU_SIDIK_HP', 'Nomor HP belum tersimpan dengan benar. Tulis sekali lagi.', 'The phone number was not kept properly. Write it once more.')
    return null
  },
  effect: (input, look, env) => [
    newReport(input, look, env, { id: input.id as string, ticketHash: input.ticketHash ?? null, phone4Hash: input.anonymous === true ? null : (input.phone4Hash ?? null), channel: input.channel ?? 'web', receivedAt: env.at, anonymous: input.anonymous === true }),
    ...(input.anonymous === true ? [] : [newReporter(input, env)]),
  ],
})

/** Same id on every side for the same ticket of the same application: taking it in twice makes one report. */
export const importedId = (source: string, extRef: string): string => derivedId(`${source} ${extRef}`, 'external-report')

export const importReport = act({
  name: 'reports.import',
  label: { id: 'Mengambil laporan dari aplikasi lain', en: 'Took in a report from another application' },
  input: {
    ...storyFields,
    extSource: text({ ...N, label: { id: 'Aplikasi asal', en: 'Other application' }, required: true, min: 2, max: 80 }),
    extRef: text({ ...N, label: { id: 'Nomor di aplikasi asal', en: 'Number there' }, required: true, min: 3, max: 80 }),
    receivedAt: instant({ ...N, label: { id: 'Masuk di aplikasi asal', en: 'Received there' }, required: true }),
  },
  reads: (input) => [{ record: Report, id: importedId(input.extSource ?? '', input.extRef ?? '') }, ...calendarOf(input)],
  touches: (input, _look, env) => spacesOf(input, false, env.place),
  deposits: (input, _look, env) => (isRestricted(input) ? spacesOf(input, false, env.place) : []),
  may: (who, _input, _look, env) => holds(who, ['dinsos_verifier'], env.place),
  guard: (input, look, env) => {
    const misplaced = elsewhere(input.place, env)
    if (misplaced) return misplaced
    if (look.find(Report, importedId(input.extSource ?? '', input.extRef ?? ''))) return refuse('SUDAH_MASUK', `Laporan ${input.extRef} sudah pernah diambil.`, `Report ${input.extRef} was taken in before.`)
    if ((input.receivedAt ?? '') > env.at) return refuse('WAKTU_BELUM_TIBA', 'Waktu masuk di aplikasi asal belum terjadi.', 'The time of receipt lies in the future.')
    return null
  },
  effect: (input, look, env) => [
    newReport(input, look, env, { id: importedId(input.extSource as string, input.extRef as string), ticketHash: null, phone4Hash: null, channel: 'luar', receivedAt: new Date(input.receivedAt as string).toISOString(), anonymous: true, extSource: input.extSource ?? null, extRef: input.extRef ?? null }),
  ],
})

type Story = InputOf<typeof storyFields>

interface Coming {
  id: string
  ticketHash: string | null
  phone4Hash: string | null
  channel: string
  receivedAt: string
  anonymous: boolean
  extSource?: string | null
  extRef?: string | null
}

function newReport(v: Story, look: Look, env: Env, c: Coming): Change {
  const restricted = isRestricted(v)
  const urgency = v.urgency ?? 'biasa'
  const zone = clockOf(env.place)
  const due = verifyDue({ at: c.receivedAt, zone, holidays: holidaysAt(look, env.place) }, urgency, restricted)
  return put(Report, { id: c.id, place: env.place, class: restricted ? 'X' : 'R', team: restricted ? laneOf(regencyOf(env.place)) : null }, {
    ticketHash: c.ticketHash, phone4Hash: c.phone4Hash, channel: c.channel, anonymous: c.anonymous, extSource: c.extSource ?? null, extRef: c.extRef ?? null,
    state: 'terkirim', stateAt: env.at, createdBy: env.person, createdAt: c.receivedAt, receivedOn: dateInZone(c.receivedAt, zone),
    kind: v.kind ?? 'pengaduan', problem: v.problem ?? 'lainnya', sector: v.sector ?? null, complaint: v.complaint ?? null,
    urgency, statedUrgency: urgency, rank: rankOf(urgency), aboutChild: v.aboutChild ?? false, aboutViolence: v.aboutViolence ?? false,
    what: v.what ?? '', about: v.about ?? null, subjectName: v.subjectName ?? null, address: v.address ?? null, rt: v.rt ?? null, rw: v.rw ?? null,
    gps: v.gps ?? null, photos: v.photos ?? null,
    verifyDueAt: due, dueAt: due,
  })
}

type Teller = Sorting & Pick<InputOf<typeof sendInput>, 'id' | 'name' | 'phone' | 'relation'>

function newReporter(v: Teller, env: Env): Change {
  const team = isRestricted(v) ? laneOf(regencyOf(env.place)) : intakeOf(env.place)
  return put(Reporter, { id: v.id as string, place: env.place, class: 'X', team }, {
    name: v.name ?? null, phone: v.phone ?? null, phoneLast4: v.phone ? lastFour(v.phone) : null, relation: v.relation ?? null,
  })
}

function spacesOf(v: Sorting, named: boolean, at: string): SpaceKey[] {
  const lane = teamSpace(at, laneOf(regencyOf(at)))
  if (isRestricted(v)) return [lane]
  return named ? [villageSpace(at, 'R'), teamSpace(at, intakeOf(at))] : [villageSpace(at, 'R')]
}

const calendarOf = (v: { place?: string | null }) => (v.place ? [readCalendar(v.place)] : [])

/** The place told must be the village the act is routed to. */
function elsewhere(told: string | null | undefined, env: Env): Refusal | null {
  if (isVillage(env.place) && told === env.place) return null
  return refuse('PILIH_KELURAHAN', 'Pilih desa atau kelurahan tempat kejadiannya.', 'Choose the village where it happens.')
}
