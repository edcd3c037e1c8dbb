// A board writes its programme of work: draws it up, adopts it, moves its items on, notes what was reached, and closes the year. Anyone's work in the log may serve an item.
import { act, patch, put, refuse, type Look, type Read } from '../../engine/act.ts'
import { date, integer, json, longText, money, ref, text } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import { isVillage, referenceSpace, spaceOf, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { covers, holds, type Who } from '../../engine/who.ts'
import { z } from 'zod'
import { planItemFlow, planRoles, workPlanFlow } from './plan-flow.ts'
import { PlanItem, PlanNote, WorkPlan } from './plan-records.ts'
import { openItemStates } from './plan-rules.ts'
import { Activity } from './records.ts'

const N = { class: 'N' as const }
export const planHome = (place: string): string => (isVillage(place) ? villageSpace(place, 'N') : referenceSpace(place))
const was = json({ ...N, label: { id: 'Nilai sebelumnya', en: 'Value before' }, schema: z.record(z.string(), z.unknown()) })
const id = (label: string, en: string, record: string) => ref({ ...N, label: { id: label, en }, record, required: true })

/** A board writes of its own place alone: never of one above or below it. */
export const ofBoard = (who: Who, place: string): boolean => who.posts.some((p) => planRoles.includes(p.role) && p.place === place)
/** Boards that read public things only have no reach of their own: their own place is declared. */
export const ownDeposit = (place: string): string[] => (place.length <= 2 ? [planHome(place)] : [])

export const planIdOf = (place: string, year: number): string => derivedId(`${place}|${year}`, 'workPlan')

const noPlan = refuse('TIDAK_ADA', 'Program kerja ini tidak ditemukan.', 'This programme of work was not found.')
const noItem = refuse('TIDAK_ADA', 'Butir ini tidak ditemukan.', 'This item was not found.')
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const planClosed = refuse('PROGRAM_DITUTUP', 'Program kerja tahun ini sudah ditutup.', 'This year’s programme is closed.')

const board = { touches: (_i: object, _l: Look, env: { place: string }): string[] => [planHome(env.place)], deposits: (_i: object, _l: Look, env: { place: string }): string[] => ownDeposit(env.place), may: (who: Who, _i: object, _l: Look, env: { place: string }): boolean => ofBoard(who, env.place) }

export const drawUpPlan = act({
  name: 'activities.drawUpPlan',
  label: { id: 'Menyusun program kerja', en: 'Draw up a programme of work' },
  input: { planId: id('Program kerja', 'Programme', 'workPlan'), year: integer({ ...N, label: WorkPlan.columns.year.label, min: 2000, max: 2100, required: true }), title: WorkPlan.columns.title },
  ...board,
  // Its id follows from place and year: two who draw it up apart draw up the same one.
  reads: (i): Read[] => [{ record: WorkPlan, id: i.planId }],
  guard: (i, look, env) => {
    if (i.planId !== planIdOf(env.place, i.year ?? 0)) return refuse('ISIAN_BELUM_BENAR', 'Nomor program kerja tidak sesuai dengan wilayah dan tahunnya.', 'The id does not fit the place and the year.')
    if (look.find(WorkPlan, i.planId)) return refuse('SUDAH_ADA', 'Program kerja tahun ini sudah disusun.', 'This year’s programme has been drawn up.')
    return Math.abs((i.year ?? 0) - Number(env.day.slice(0, 4))) > 1 ? refuse('TAHUN_TERLALU_JAUH', 'Program kerja disusun untuk tahun ini, tahun lalu, atau tahun depan.', 'A programme is drawn up for this year, the last or the next.') : null
  },
  effect: (i, _look, env) => [put(WorkPlan, { id: i.planId as string, place: env.place, class: 'N' }, { year: i.year ?? 0, title: i.title ?? null, state: 'disusun', writtenBy: env.person })],
})

const facts = {
  what: PlanItem.columns.what, owner: PlanItem.columns.owner, due: PlanItem.columns.due, budget: PlanItem.columns.budget, budgetSource: PlanItem.columns.budgetSource,
  indicator: PlanItem.columns.indicator, target: PlanItem.columns.target,
}
const dueRefusal = (due: string | null | undefined, year: number | null | undefined) =>
  due && year && Number(due.slice(0, 4)) !== year ? refuse('DI_LUAR_TAHUN', `Tenggatnya harus pada tahun ${year}.`, `It must fall due in ${year}.`) : null

export const addPlanItem = act({
  name: 'activities.addPlanItem',
  label: { id: 'Menambah butir program kerja', en: 'Add an item' },
  input: { itemId: id('Butir', 'Item', 'planItem'), planId: PlanItem.columns.planId, ...facts },
  reads: (i): Read[] => [{ record: PlanItem, id: i.itemId }, { record: WorkPlan, id: i.planId }],
  ...board,
  guard: (i, look, env) => {
    if (look.find(PlanItem, i.itemId)) return exists
    const plan = look.find(WorkPlan, i.planId)
    if (!plan || plan.place !== env.place) return noPlan
    return plan.state === 'ditutup' ? planClosed : dueRefusal(i.due, plan.year)
  },
  effect: (i, _look, env) => {
    const { itemId, ...set } = i
    return [put(PlanItem, { id: itemId as string, place: env.place, class: 'N' }, { ...set, state: 'rencana', writtenBy: env.person })]
  },
})

const itemReads = (i: { itemId?: string | null }, look: Look): Read[] => {
  const item = look.find(PlanItem, i.itemId)
  return [{ record: PlanItem, id: i.itemId }, ...(item ? [{ record: WorkPlan, id: item.planId }] : [])]
}
/** The item, where it is this board's and its year is open. */
function itemRefusal(look: Look, itemId: string | null | undefined, place: string) {
  const item = look.find(PlanItem, itemId)
  if (!item || item.place !== place) return noItem
  return look.find(WorkPlan, item.planId)?.state === 'ditutup' ? planClosed : null
}

export const changePlanItem = act({
  name: 'activities.changePlanItem',
  label: { id: 'Mengubah butir program kerja', en: 'Change an item' },
  input: {
    itemId: id('Butir', 'Item', 'planItem'), ...facts, what: text({ ...N, label: facts.what.label, min: 5, max: 200 }), owner: text({ ...N, label: facts.owner.label, min: 2, max: 120 }),
    due: date({ ...N, label: facts.due.label }), was,
  },
  reads: itemReads,
  ...board,
  guard: (i, look, env) => {
    const no = itemRefusal(look, i.itemId, env.place)
    if (no) return no
    const item = look.find(PlanItem, i.itemId)
    if (!openItemStates.includes(item?.state)) return refuse('SUDAH_BERAKHIR', 'Butir ini sudah selesai atau dibatalkan.', 'This item is done or cancelled.')
    if (i.what === null || i.owner === null || i.due === null) return refuse('ISIAN_BELUM_BENAR', 'Kegiatan, penanggung jawab, dan tenggat tidak boleh dikosongkan.', 'What, owner and due date cannot be emptied.')
    return dueRefusal(i.due, look.find(WorkPlan, item?.planId)?.year)
  },
  effect: (i, look, env) => {
    const item = look.find(PlanItem, i.itemId)
    if (!item) return []
    const { itemId: _id, was: seen, ...set } = i
    return [patch(PlanItem, item, { ...set, writtenBy: env.person }, seen ?? undefined)]
  },
})

export const adoptPlan = act({
  name: 'activities.adoptPlan',
  label: { id: 'Mengesahkan program kerja', en: 'Adopt the programme of work' },
  input: { planId: id('Program kerja', 'Programme', 'workPlan'), adoptedOn: date({ ...N, label: WorkPlan.columns.adoptedOn.label, required: true }), adoptedAt: text({ ...N, label: WorkPlan.columns.adoptedAt.label, min: 3, max: 160, required: true }) },
  reads: (i): Read[] => [{ record: WorkPlan, id: i.planId }, { record: PlanItem, where: { planId: i.planId ?? '' } }],
  ...board,
  guard: (i, look, env) => {
    const plan = look.find(WorkPlan, i.planId)
    if (!plan || plan.place !== env.place) return noPlan
    const no = stepRefusal(workPlanFlow, 'activities.adoptPlan', plan.state)
    if (no) return no
    if (i.adoptedOn && i.adoptedOn > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal pengesahan belum tiba.', 'The day of adoption lies ahead.')
    return look.all(PlanItem, { planId: i.planId ?? '' }).length === 0 ? refuse('BELUM_ADA_BUTIR', 'Tambahkan paling sedikit satu butir sebelum disahkan.', 'Add at least one item before it is adopted.') : null
  },
  effect: (i, look) => {
    const plan = look.find(WorkPlan, i.planId)
    return plan ? [patch(WorkPlan, plan, { state: 'disahkan', adoptedOn: i.adoptedOn ?? null, adoptedAt: i.adoptedAt ?? null })] : []
  },
})

export const closePlan = act({
  name: 'activities.closePlan',
  label: { id: 'Menutup program kerja', en: 'Close the programme of work' },
  input: { planId: id('Program kerja', 'Programme', 'workPlan'), closingNote: longText({ ...N, label: WorkPlan.columns.closingNote.label, min: 10, max: 1000, required: true }) },
  reads: (i): Read[] => [{ record: WorkPlan, id: i.planId }, { record: PlanItem, where: { planId: i.planId ?? '' } }],
  ...board,
  guard: (i, look, env) => {
    const plan = look.find(WorkPlan, i.planId)
    if (!plan || plan.place !== env.place) return noPlan
    const no = stepRefusal(workPlanFlow, 'activities.closePlan', plan.state)
    if (no) return no
    const open = look.all(PlanItem, { planId: i.planId ?? '' }).filter((x) => openItemStates.includes(x.state)).length
    return open > 0 ? refuse('MASIH_TERBUKA', `Masih ada ${open} butir yang belum selesai. Selesaikan atau batalkan dengan alasan.`, `${open} items are still open. Finish or cancel them with a reason.`) : null
  },
  effect: (i, look, env) => {
    const plan = look.find(WorkPlan, i.planId)
    return plan ? [patch(WorkPlan, plan, { state: 'ditutup', closedOn: env.day, closingNote: i.closingNote ?? null })] : []
  },
})

const itemStep = (name: 'startPlanItem' | 'finishPlanItem' | 'cancelPlanItem', label: { id: string; en: string }, to: string, note: boolean) => act({
  name: `activities.${name}`,
  label,
  input: {
    itemId: id('Butir', 'Item', 'planItem'),
    ...(note ? { endNote: longText({ ...N, label: PlanItem.columns.endNote.label, min: 5, max: 500, required: true }) } : {}),
    ...(to === 'selesai' ? { doneOn: date({ ...N, label: PlanItem.columns.doneOn.label, required: true }) } : {}),
  },
  reads: itemReads,
  ...board,
  guard: (i, look, env) => {
    const given = i as { itemId?: string | null; doneOn?: string | null }
    const no = itemRefusal(look, given.itemId, env.place) ?? stepRefusal(planItemFlow, `activities.${name}`, look.find(PlanItem, given.itemId)?.state)
    if (no) return no
    return given.doneOn && given.doneOn > env.day ? refuse('TANGGAL_DEPAN', 'Tanggal selesai belum tiba.', 'The day it was done lies ahead.') : null
  },
  effect: (i, look) => {
    const given = i as { itemId?: string | null; doneOn?: string | null; endNote?: string | null }
    const item = look.find(PlanItem, given.itemId)
    return item ? [patch(PlanItem, item, { state: to, ...(given.endNote ? { endNote: given.endNote } : {}), ...(given.doneOn ? { doneOn: given.doneOn } : {}) })] : []
  },
})
export const startPlanItem = itemStep('startPlanItem', { id: 'Memulai butir program kerja', en: 'Start an item' }, 'berjalan', false)
export const finishPlanItem = itemStep('finishPlanItem', { id: 'Menyelesaikan butir program kerja', en: 'Finish an item' }, 'selesai', true)
export const cancelPlanItem = itemStep('cancelPlanItem', { id: 'Membatalkan butir program kerja', en: 'Cancel an item' }, 'batal', true)

export const noteProgress = act({
  name: 'activities.noteProgress',
  label: { id: 'Mencatat kemajuan', en: 'Note progress' },
  input: {
    noteId: id('Catatan', 'Note', 'planNote'), itemId: PlanNote.columns.itemId, on: PlanNote.columns.on, words: PlanNote.columns.words, quantity: PlanNote.columns.quantity,
    spent: money({ ...N, label: PlanNote.columns.spent.label }),
  },
  reads: (i, look): Read[] => [{ record: PlanNote, id: i.noteId }, ...itemReads(i, look)],
  ...board,
  guard: (i, look, env) => {
    if (look.find(PlanNote, i.noteId)) return exists
    const no = itemRefusal(look, i.itemId, env.place)
    if (no) return no
    if (look.find(PlanItem, i.itemId)?.state === 'batal') return refuse('SUDAH_BERAKHIR', 'Butir ini sudah dibatalkan.', 'This item was cancelled.')
    return i.on && i.on > env.day ? refuse('TANGGAL_DEPAN', 'Tanggal catatan belum tiba.', 'The day lies ahead.') : null
  },
  effect: (i, look, env) => {
    const { noteId, ...set } = i
    return [put(PlanNote, { id: noteId as string, place: env.place, class: 'N' }, { ...set, planId: look.find(PlanItem, i.itemId)?.planId ?? null, state: 'berlaku', writtenBy: env.person })]
  },
})

export const strikeProgress = act({
  name: 'activities.strikeProgress',
  label: { id: 'Mencoret catatan kemajuan', en: 'Strike out a progress note' },
  input: { noteId: id('Catatan', 'Note', 'planNote'), strikeReason: longText({ ...N, label: PlanNote.columns.strikeReason.label, min: 5, max: 300, required: true }) },
  reads: (i, look): Read[] => [{ record: PlanNote, id: i.noteId }, ...itemReads({ itemId: look.find(PlanNote, i.noteId)?.itemId ?? null }, look)],
  ...board,
  guard: (i, look, env) => {
    const note = look.find(PlanNote, i.noteId)
    if (!note || note.place !== env.place) return refuse('TIDAK_ADA', 'Catatan ini tidak ditemukan.', 'This note was not found.')
    return itemRefusal(look, note.itemId, env.place) ?? (note.state === 'dicoret' ? refuse('SUDAH_DICORET', 'Catatan ini sudah dicoret.', 'This note was struck out already.') : null)
  },
  effect: (i, look) => {
    const note = look.find(PlanNote, i.noteId)
    return note ? [patch(PlanNote, note, { state: 'dicoret', strikeReason: i.strikeReason ?? null })] : []
  },
})

/** Work in the log that serves an item: said by who did it, or by the board whose item it is. Empty: it serves none after all. */
export const linkToPlan = act({
  name: 'activities.linkToPlan',
  label: { id: 'Menautkan kegiatan ke program kerja', en: 'Link an activity to the programme of work' },
  input: { activityId: id('Kegiatan', 'Activity', 'activity'), planItemId: ref({ ...N, label: { id: 'Butir program kerja', en: 'Item' }, record: 'planItem' }), was },
  reads: (i, look): Read[] => {
    const before = look.find(Activity, i.activityId)?.planItemId
    return [{ record: Activity, id: i.activityId }, ...[i.planItemId, before].flatMap((item): Read[] => (item ? [{ record: PlanItem, id: item }] : []))]
  },
  touches: (i, look) => {
    const a = look.find(Activity, i.activityId)
    return a ? [spaceOf(a)] : []
  },
  may: (who, i, look) => {
    const a = look.find(Activity, i.activityId)
    if (!a) return false
    const item = look.find(PlanItem, i.planItemId ?? a.planItemId)
    return (a.personId === who.person && holds(who, ['psm'], a.place)) || (!!item && ofBoard(who, item.place) && covers(item.place, a.place))
  },
  guard: (i, look) => {
    const a = look.find(Activity, i.activityId)
    if (!a || a.state === 'ditarik') return refuse('KEGIATAN_TIDAK_ADA', 'Kegiatan ini tidak ditemukan.', 'This activity was not found.')
    if (!i.planItemId) return null
    const item = look.find(PlanItem, i.planItemId)
    if (!item || !covers(item.place, a.place)) return noItem
    return item.state === 'batal' ? refuse('SUDAH_BERAKHIR', 'Butir ini sudah dibatalkan.', 'This item was cancelled.') : null
  },
  effect: (i, look) => {
    const a = look.find(Activity, i.activityId)
    return a ? [patch(Activity, a, { planItemId: i.planItemId ?? null }, i.was ?? undefined)] : []
  },
})

export const planActs = [drawUpPlan, addPlanItem, changePlanItem, adoptPlan, closePlan, startPlanItem, finishPlanItem, cancelPlanItem, noteProgress, strikeProgress, linkToPlan]
