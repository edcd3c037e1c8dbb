// What a PSM writes down themselves, in a few taps; mended or taken back by its writer alone until the month is told.
import { act, patch, put, refuse, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { choice, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf, villageSpace } from '../../engine/space.ts'
import { holds, type Who } from '../../engine/who.ts'
import { Psm } from '../organization/door.ts'
import { membershipAt, seenAtWork } from './acts-log.ts'
import { toldStates } from './flow.ts'
import { monthKeyOf, monthOf, monthReportId } from './month.ts'
import { Activity, MonthReport } from './records.ts'

const N = { class: 'N' as const }
const a = Activity.columns
const activityRef = ref({ ...N, label: { id: 'Kegiatan', en: 'Activity' }, record: 'activity', required: true })

const untagged = refuse('TANDAI_PEKERJAAN', 'Tandai paling sedikit satu fungsi dan satu tugas PSM.', 'Tag at least one PSM function and one task.')
const inFuture = refuse('TANGGAL_DEPAN', 'Tanggal kegiatan belum terjadi.', 'The activity lies in the future.')
const monthTold = refuse('BULAN_SUDAH_DILAPORKAN', 'Laporan bulan ini sudah Anda kirim. Tulis catatan koreksi di laporan itu.', 'You have sent the report of this month. Write a correction note there.')
const notHere = refuse('KEGIATAN_TIDAK_ADA', 'Kegiatan ini tidak ditemukan.', 'This activity was not found.')

const told = (look: Look, person: string, on: string): Refusal | null => (toldStates.includes(look.find(MonthReport, monthReportId(person, monthOf(on)))?.state ?? '') ? monthTold : null)
const readTold = (person: string | null | undefined, on: string | null | undefined): Read[] => (person && on ? [{ record: MonthReport, id: monthReportId(person, monthOf(on)) }] : [])

const facts = {
  on: { ...a.on, required: true },
  startedAt: a.startedAt,
  minutes: a.minutes,
  kind: choice({ ...N, label: a.kind.label, options: a.kind.options ?? [], required: true }),
  functions: a.functions,
  tasks: a.tasks,
  words: { ...a.words, help: { id: 'Tanpa nama warga.', en: 'Without anybody’s name.' } },
  people: a.people,
  photos: { ...a.photos, help: { id: 'Tanpa wajah anak dan tanpa surat.', en: 'No children’s faces, no papers.' } },
}

export const add = act({
  name: 'activities.add',
  label: { id: 'Mencatat kegiatan', en: 'Note an activity' },
  input: { id: activityRef, personId: a.personId, ...facts },
  reads: (i) => [{ record: Activity, id: i.id }, ...(i.personId ? [{ record: Psm, where: { personId: i.personId } }] : []), ...readTold(i.personId, i.on)],
  touches: (_i, _l, env) => [villageSpace(env.place, 'N')],
  may: (who, i, _l, env) => who.person === i.personId && holds(who, ['psm'], env.place),
  guard: (i, look, env) => {
    if (look.find(Activity, i.id)) return refuse('SUDAH_ADA', 'Kegiatan ini sudah tercatat.', 'This activity is noted already.')
    if ((i.on as string) > env.day) return inFuture
    if (!i.functions?.length || !i.tasks?.length) return untagged
    return told(look, i.personId as string, i.on as string)
  },
  effect: (i, look, env) => {
    const { id, ...set } = i
    const person = i.personId as string
    const psm = membershipAt(look.all(Psm, { personId: person }), env.place)
    return [
      put(Activity, { id: id as string, place: env.place, class: 'N' }, { ...set, personId: person, psmId: psm?.id ?? null, monthKey: monthKeyOf(person, monthOf(i.on as string)), sealed: false, source: 'sendiri', state: 'tercatat' }),
      ...seenAtWork(psm, i.on as string),
    ]
  },
})

type Row = RowOf<typeof Activity>
interface OfOne { id?: string | null; on?: string | null }
const found = (i: OfOne, look: Look): Row | undefined => look.find(Activity, i.id)
const readOne = (i: OfOne, look: Look): Read[] => {
  const row = found(i, look)
  return [{ record: Activity, id: i.id }, ...readTold(row?.personId, row?.on), ...readTold(row?.personId, i.on)]
}
const itsSpace = (i: OfOne, look: Look) => {
  const row = found(i, look)
  return row ? [spaceOf(row)] : []
}
const isOwn = (who: Who, i: OfOne, look: Look): boolean => {
  const row = found(i, look)
  return !!row && row.personId === who.person && holds(who, ['psm'], row.place)
}
const closed = (i: OfOne, look: Look): Refusal | null => {
  const row = found(i, look)
  if (!row || row.state === 'ditarik') return notHere
  return told(look, row.personId ?? '', row.on ?? '')
}

export const edit = act({
  name: 'activities.edit',
  label: { id: 'Memperbaiki kegiatan', en: 'Mend an activity' },
  input: { id: activityRef, ...facts },
  reads: readOne,
  touches: itsSpace,
  may: (who, i, look) => isOwn(who, i, look),
  guard: (i, look, env: Env) => {
    const wrong = closed(i, look)
    if (wrong) return wrong
    const row = found(i, look)
    if ((i.on as string) > env.day) return inFuture
    if (!i.functions?.length || !i.tasks?.length) return untagged
    // What wrote itself keeps its kind, its day and its silence; how it is tagged is its worker's word.
    if (row?.source !== 'sendiri' && (i.kind !== row?.kind || i.on !== row?.on || (i.words ?? '') !== '' || (i.photos ?? []).length > 0)) {
      return refuse('CATATAN_OTOMATIS', 'Kegiatan ini tercatat sendiri dari pekerjaan lain. Hanya fungsi, tugas, lama, dan jumlah warga yang dapat Anda ubah.', 'This activity was noted by itself. Only its tags, its duration and the number of people can be changed.')
    }
    return told(look, row?.personId ?? '', i.on as string)
  },
  effect: (i, look) => {
    const row = found(i, look)
    if (!row) return []
    const { id: _id, ...set } = i
    const kept = row.source === 'sendiri' ? set : { functions: set.functions, tasks: set.tasks, minutes: set.minutes, people: set.people }
    return [patch(Activity, row, { ...kept, monthKey: monthKeyOf(row.personId ?? '', monthOf(i.on as string)) })]
  },
})

export const withdraw = act({
  name: 'activities.withdraw',
  label: { id: 'Menarik kegiatan', en: 'Withdraw an activity' },
  input: { id: activityRef, reason: text({ ...N, label: { id: 'Apa yang keliru', en: 'What was wrong' }, required: true, min: 5, max: 200 }) },
  reads: (i, look) => readOne({ id: i.id ?? null }, look),
  touches: (i, look) => itsSpace({ id: i.id ?? null }, look),
  may: (who, i, look) => isOwn(who, { id: i.id ?? null }, look),
  guard: (i, look) => {
    const wrong = closed({ id: i.id ?? null }, look)
    if (wrong) return wrong
    return found({ id: i.id ?? null }, look)?.source === 'sendiri' ? null : refuse('CATATAN_OTOMATIS', 'Kegiatan ini tercatat sendiri. Perbaiki pekerjaan asalnya.', 'This activity was noted by itself. Mend the work it comes from.')
  },
  effect: (i, look) => {
    const row = found({ id: i.id ?? null }, look)
    return row ? [patch(Activity, row, { state: 'ditarik', withdrawReason: i.reason ?? null })] : []
  },
})
