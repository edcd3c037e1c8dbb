// What a citizen asks for their own family without an account, and how the desk finds the family meant. Nothing of the register is told back.
import { act, patch, put, refuse, type Change, type Look, type Read } from '../../engine/act.ts'
import { ref, text } from '../../engine/field.ts'
import { isVillage } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { addDays } from '../../engine/values/working-days.ts'
import { holds } from '../../engine/who.ts'
import { Household } from '../registry/door.ts'
import { citizenFields } from './citizen-fields.ts'
import { calendarRow, deskRoles, firstOf, inFuture, notHere, regencyRoles, restricted, tooShort } from './judging.ts'
import { profileFor } from './profile.ts'
import { BatchItem, VervalCalendar } from './records.ts'
import { Objection } from './records-musdes.ts'
import type { ItemRow } from './rules.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const objectionRef = ref({ ...N, label: { id: 'Usul atau sanggahan', en: 'Proposal or objection' }, record: 'objection', required: true })

export const citizenObject = act({
  name: 'verification.citizenObject',
  label: { id: 'Mengajukan usul atau sanggahan sendiri', en: 'Propose or object oneself' },
  by: 'citizen',
  input: {
    objectionId: objectionRef,
    ...citizenFields,
    ticketHash: text({ ...R, label: { id: 'Sidik kode', en: 'Hash of the code' }, required: true, min: 64, max: 64, check: (v) => (/^[0-9a-f]{64}$/.test(String(v)) ? null : { id: 'Sidik kode belum benar.', en: 'The hash of the code is not right.' }) }),
  },
  reads: (i): Read[] => [{ record: Objection, id: i.objectionId }, ...(i.place ? [{ record: VervalCalendar, id: calendarRow(i.place) }] : [])],
  touches: (_i, _look, env) => [restricted(env.place)],
  // Anybody, for their own family; only the person's own device, or nobody's, speaks here.
  may: (who) => who.person === null,
  guard: (i, look, env) =>
    firstOf(
      () => (isVillage(env.place) && i.place === env.place ? null : refuse('PILIH_KELURAHAN', 'Pilih desa atau kelurahan Anda.', 'Choose your village.')),
      () => (look.find(Objection, i.objectionId) ? refuse('SUDAH_MASUK', 'Ini sudah kami terima.', 'We have received this already.') : null),
      () => (i.livesHere === true ? null : refuse('BUKAN_WARGA_SINI', 'Halaman ini untuk keluarga Anda sendiri di desa atau kelurahan ini.', 'This page is for your own family in this village.')),
      () => (i.nik4 || i.birthDate ? null : refuse('PERLU_PENGENAL', 'Isi empat angka terakhir NIK atau tanggal lahir kepala keluarga, supaya petugas menemukan keluarga yang benar.', 'Give the last four digits of the NIK or the birth date of the head, so that the right family is found.')),
      () => ((i.birthDate ?? '') > env.day ? inFuture : null),
      () => tooShort(i.reason, 20),
    ),
  effect: (i, look, env) => {
    const { objectionId, place: at, ...told } = i
    const days = profileFor(env.day.slice(0, 7), look.find(VervalCalendar, calendarRow(at as string))?.versions).objectionDays
    const deadline = addDays(env.at, days, clockOf(env.place))
    return [put(Objection, { id: objectionId as string, place: env.place, class: 'R' }, {
      ...told, channel: 'web', direction: 'seharusnya_layak', objectorKind: 'keluarga', state: 'diajukan', openedBy: null, openedAt: env.at, deadline, dueAt: deadline, level: 0,
    })]
  },
})

/** The newest result of a family that may be objected to. */
const objectable = (look: Look, householdId: string | null | undefined): ItemRow | undefined =>
  householdId ? look.all(BatchItem, { householdId }).filter((x) => x.state === 'hasil_diterima').sort((a, b) => ((a.monthOn ?? '') + a.id < (b.monthOn ?? '') + b.id ? 1 : -1))[0] : undefined

export const linkObjection = act({
  name: 'verification.linkObjection',
  label: { id: 'Mencocokkan usul atau sanggahan warga dengan keluarga', en: 'Find the family of a citizen’s objection' },
  input: { objectionId: objectionRef, householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }) },
  reads: (i, look): Read[] => [
    { record: Objection, id: i.objectionId }, { record: Household, id: i.householdId }, { record: BatchItem, id: look.find(Objection, i.objectionId)?.itemId },
    ...(i.householdId ? [{ record: BatchItem, where: { householdId: i.householdId } }] : []),
  ],
  touches: (i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row ? [restricted(row.place)] : []
  },
  may: (who, i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row !== undefined && holds(who, [...deskRoles, ...regencyRoles], row.place)
  },
  guard: (i, look, env) => {
    const row = look.find(Objection, i.objectionId)
    return firstOf(
      () => (row?.place === env.place ? null : notHere),
      () => (row?.channel === 'web' ? null : refuse('BUKAN_DARI_WARGA', 'Sanggahan ini sudah menyebut keluarganya.', 'This objection names its family already.')),
      () => (row?.state === 'diajukan' ? null : refuse('SUDAH_DIPUTUS', 'Ini sudah diputus.', 'This was decided already.')),
      () => (look.find(Household, i.householdId)?.place === env.place ? null : notHere),
    )
  },
  effect: (i, look, env): Change[] => {
    const row = look.find(Objection, i.objectionId)
    if (!row) return []
    const before = look.find(BatchItem, row.itemId)
    // A proposal is about a family without a result; of an objection, its newest result waits for the decision.
    const item = row.asks === 'sanggah' ? (before?.householdId === i.householdId && before?.objectionId === row.id ? before : objectable(look, i.householdId)) : undefined
    return [
      patch(Objection, row, { householdId: i.householdId ?? null, itemId: item?.id ?? null, batchId: item?.batchId ?? null, linkedBy: env.person, linkedAt: env.at }),
      ...(before && before.id !== item?.id && before.state === 'disanggah' && before.objectionId === row.id ? [patch(BatchItem, before, { state: 'hasil_diterima', stateAt: env.at, objectionId: null })] : []),
      ...(item && item.state === 'hasil_diterima' ? [patch(BatchItem, item, { state: 'disanggah', stateAt: env.at, objectionId: row.id, objectionOutcome: null })] : []),
    ]
  },
})
