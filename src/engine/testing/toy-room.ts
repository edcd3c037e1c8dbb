// A toy room that uses every contract of the engine once: the engine is proven on it, so that no real room leaks in.
import { z } from 'zod'
import { act, patch, put, refuse, type Change, type Env, type Refusal } from '../act.ts'
import { counter } from '../counter.ts'
import { choice, instant, integer, json, longText, nik, phone, photos, place, ref, text } from '../field.ts'
import type { Fields, Text } from '../field.ts'
import { flow, stepRefusal } from '../flow.ts'
import type { RoomParts } from '../house.ts'
import { Answer, record, type RowOf } from '../record.ts'
import { spaceOf, villageSpace } from '../space.ts'
import { view } from '../view.ts'
import { holds, inTeam, type RoleRule, type Who } from '../who.ts'

const both = (id: string, en: string): Text => ({ id, en })
const R = { class: 'R' as const }
const N = { class: 'N' as const }

export const Note = record({
  name: 'note',
  label: both('Catatan', 'Note'),
  columns: {
    title: text({ ...R, label: both('Judul', 'Title'), required: true, min: 1, max: 120 }),
    body: longText({ ...R, label: both('Isi', 'Body') }),
    nik: nik({ ...R, label: both('NIK', 'NIK') }),
    phone: phone({ ...R, label: both('Telepon', 'Phone') }),
    size: integer({ ...N, label: both('Ukuran', 'Size'), min: 0, max: 1000 }),
    photos: photos({ ...R, label: both('Foto', 'Photos') }),
    state: text({ ...N, label: both('Keadaan', 'State') }),
    dueAt: instant({ ...N, label: both('Tenggat', 'Due') }),
    createdBy: text({ ...N, label: both('Dibuat oleh', 'Created by') }),
    createdOn: text({ ...N, label: both('Dibuat pada', 'Created on') }),
    closedBy: text({ ...N, label: both('Ditutup oleh', 'Closed by') }),
    parentId: ref({ ...N, label: both('Induk', 'Parent'), record: 'note' }),
  },
  answers: {
    mood: choice({
      ...N,
      label: both('Suasana', 'Mood'),
      options: [
        { code: '1', label: both('Baik', 'Good') },
        { code: '2', label: both('Buruk', 'Bad') },
      ],
    }),
    reason: longText({ ...R, label: both('Sebab', 'Reason') }),
  },
  indexes: ['state', 'createdBy', 'parentId'],
  search: ['title'],
  retention: both('Selama uji', 'While testing'),
})

export const noteFlow = flow({
  name: 'note',
  label: both('Catatan', 'Note'),
  states: {
    open: { label: both('Terbuka', 'Open'), tone: 'waiting' },
    closed: { label: both('Selesai', 'Closed'), tone: 'good' },
  },
  steps: [
    { act: 'toy.edit', label: both('Ubah', 'Edit'), from: ['open'], to: 'open', by: ['toy_worker'] },
    { act: 'toy.grow', label: both('Besarkan', 'Grow'), from: ['open'], to: 'open', by: ['toy_worker'] },
    { act: 'toy.move', label: both('Pindahkan', 'Move'), from: ['open'], to: 'open', by: ['toy_worker'] },
    { act: 'toy.hide', label: both('Rahasiakan', 'Seal'), from: ['open'], to: 'open', by: ['toy_worker'] },
    {
      act: 'toy.close',
      label: both('Tutup', 'Close'),
      from: ['open'],
      to: 'closed',
      by: ['toy_worker', 'toy_head'],
    },
    {
      act: 'toy.reopen',
      label: both('Buka lagi', 'Reopen'),
      from: ['closed'],
      to: 'open',
      by: ['toy_worker', 'toy_head'],
      fourEyes: true,
    },
  ],
})

export const toyRoles: readonly RoleRule[] = [
  {
    code: 'toy_worker',
    label: both('Pekerja', 'Worker'),
    level: 'village',
    reads: ['P', 'N', 'R'],
    holds: true,
  },
  { code: 'toy_head', label: both('Kepala', 'Head'), level: 'regency', reads: ['P', 'N'] },
  { code: 'toy_reader', label: both('Pembaca', 'Reader'), level: 'province', reads: ['P'] },
]

const id = ref({ ...N, label: both('Catatan', 'Note'), record: 'note', required: true })
const was = json({
  ...R,
  label: both('Nilai sebelumnya', 'Values before'),
  schema: z.record(z.string(), z.unknown()),
})
const gone = refuse('TIDAK_ADA', 'Catatan ini sudah tidak ada.', 'This note is gone.')
const works = (who: Who, at: string, row?: { class: string; team: string | null }): boolean =>
  row?.class === 'X' ? inTeam(who, row.team) : holds(who, ['toy_worker'], at)

type NoteRow = RowOf<typeof Note>
type Given = { [k: string]: unknown }

/** One note, read by id: what most of the acts below share. */
function onNote<F extends Fields>(spec: {
  name: string
  label: Text
  input: F
  more: (note: NoteRow, input: Given, env: Env, who: Who) => Change[]
  also?: (input: Given) => { place: string; class: 'N' | 'R' | 'X'; team: string | null } | null
  guard?: (note: NoteRow, input: Given, who: Who) => Refusal | null
}) {
  return act({
    name: spec.name,
    label: spec.label,
    input: { id, ...spec.input },
    reads: i => [{ record: Note, id: i.id as string }],
    touches: (i, look) => {
      const note = look.find(Note, i.id as string)
      const to = spec.also?.(i as Given)
      return [...(note ? [spaceOf(note)] : []), ...(to ? [spaceOf(to)] : [])]
    },
    may: (who, i, look, env) => {
      const note = look.find(Note, i.id as string)
      return (
        works(who, note?.place ?? env.place, note) ||
        (note?.class !== 'X' && holds(who, ['toy_head'], note?.place ?? env.place))
      )
    },
    guard: (i, look, _env, who) => {
      const note = look.find(Note, i.id as string)
      if (!note) return gone
      return stepRefusal(noteFlow, spec.name, note.state) ?? spec.guard?.(note, i as Given, who) ?? null
    },
    effect: (i, look, env, who) => {
      const note = look.find(Note, i.id as string)
      return note ? spec.more(note, i as Given, env, who) : []
    },
  })
}

export const writeNote = act({
  name: 'toy.write',
  label: both('Tulis catatan', 'Write a note'),
  input: {
    id,
    title: Note.columns.title,
    body: Note.columns.body,
    nik: Note.columns.nik,
    size: Note.columns.size,
    photos: Note.columns.photos,
    dueAt: Note.columns.dueAt,
    parentId: Note.columns.parentId,
    team: text({ ...N, label: both('Tim', 'Team') }),
  },
  reads: i => [{ record: Note, id: i.id }],
  touches: (i, _look, env) => [
    spaceOf({ place: env.place, class: i.team ? 'X' : 'R', team: i.team ?? null }),
  ],
  may: (who, _i, _look, env) => works(who, env.place),
  guard: (i, look) =>
    look.find(Note, i.id) ? refuse('SUDAH_ADA', 'Catatan ini sudah ada.', 'This note exists already.') : null,
  effect: (i, _look, env) => [
    put(
      Note,
      { id: i.id as string, place: env.place, class: i.team ? 'X' : 'R', team: i.team ?? null },
      {
        title: i.title,
        body: i.body,
        nik: i.nik,
        size: i.size,
        photos: i.photos,
        dueAt: i.dueAt,
        parentId: i.parentId,
        state: 'open',
        createdBy: env.person,
        createdOn: env.day,
      },
    ),
  ],
})

export const editNote = onNote({
  name: 'toy.edit',
  label: both('Ubah catatan', 'Edit a note'),
  input: {
    title: text({ ...R, label: both('Judul', 'Title'), min: 1, max: 120 }),
    body: Note.columns.body,
    size: Note.columns.size,
    photos: Note.columns.photos,
    was,
  },
  more: (note, i) => {
    const { id: _id, was: before, ...set } = i
    return [patch(Note, note, set, (before ?? undefined) as { [c: string]: unknown } | undefined)]
  },
})

/** To another village, maybe in another regency. */
export const moveNote = onNote({
  name: 'toy.move',
  label: both('Pindahkan catatan', 'Move a note'),
  input: { to: place({ ...N, label: both('Ke', 'To'), required: true }) },
  also: i => ({ place: String(i.to), class: 'R', team: null }),
  more: (note, i) => [put(Note, { id: note.id, place: String(i.to), class: 'R' }, {})],
})

/** Out of the village's sight, into a team's. */
export const hideNote = onNote({
  name: 'toy.hide',
  label: both('Rahasiakan catatan', 'Seal a note'),
  input: {
    place: place({ ...N, label: both('Tempat', 'Place'), required: true }),
    team: text({ ...N, label: both('Tim', 'Team'), required: true }),
  },
  also: i => ({ place: String(i.place), class: 'X', team: String(i.team) }),
  more: (note, i) => [put(Note, { id: note.id, place: note.place, class: 'X', team: String(i.team) }, {})],
})

/** Not the same when done twice: what is lost or doubled shows in the size. */
export const growNote = onNote({
  name: 'toy.grow',
  label: both('Besarkan catatan', 'Grow a note'),
  input: {},
  more: note => [patch(Note, note, { size: (note.size ?? 0) + 1 })],
})

export const closeNote = onNote({
  name: 'toy.close',
  label: both('Tutup catatan', 'Close a note'),
  input: {},
  more: (note, _i, env) => [patch(Note, note, { state: 'closed', closedBy: env.person })],
})

export const reopenNote = onNote({
  name: 'toy.reopen',
  label: both('Buka lagi catatan', 'Reopen a note'),
  input: {},
  guard: (note, _i, who) =>
    note.closedBy === who.person && !who.system
      ? refuse('EMPAT_MATA', 'Yang menutup tidak boleh membuka lagi.', 'Who closed it may not reopen it.')
      : null,
  more: note => [patch(Note, note, { state: 'open', closedBy: null })],
})

export const answerNote = act({
  name: 'toy.answer',
  label: both('Isi kuesioner', 'Answer'),
  input: {
    id,
    values: json({
      ...N,
      label: both('Isi', 'Values'),
      required: true,
      schema: z.record(z.string(), z.unknown()),
    }),
    was,
  },
  reads: i => [{ record: Note, id: i.id }],
  touches: (i, look) => {
    const note = look.find(Note, i.id)
    return note ? [villageSpace(note.place, 'N')] : []
  },
  may: (who, _i, _look, env) => works(who, env.place),
  guard: (i, look) => (look.find(Note, i.id) ? null : gone),
  effect: (i, look, env) => {
    const note = look.find(Note, i.id)
    if (!note) return []
    return [
      put(
        Answer,
        { id: `${note.id}.N`, place: note.place, class: 'N' },
        {
          owner: 'note',
          ownerId: note.id,
          values: i.values ?? {},
          vocab: 'toy1',
          answeredOn: env.day,
          answeredBy: env.person,
        },
        i.was ? { values: i.was } : undefined,
      ),
    ]
  },
})

/** The house closes what is past its time. */
export const expireNote = act({
  name: 'toy.expire',
  label: both('Waktu habis', 'Time ran out'),
  input: { id },
  by: 'system',
  reads: i => [{ record: Note, id: i.id }],
  touches: (i, look) => {
    const note = look.find(Note, i.id)
    return note ? [spaceOf(note)] : []
  },
  may: who => who.system,
  guard: (i, look) => (look.find(Note, i.id)?.state === 'open' ? null : gone),
  effect: (i, look) => {
    const note = look.find(Note, i.id)
    return note ? [patch(Note, note, { state: 'closed', closedBy: 'system', dueAt: null })] : []
  },
})

export const notesOfPlace = view({
  name: 'toy.notes',
  label: both('Catatan', 'Notes'),
  record: Note,
  params: {
    place: place({ ...N, label: both('Tempat', 'Place'), required: true }),
    q: text({ ...N, label: both('Cari', 'Search') }),
    state: text({ ...N, label: both('Keadaan', 'State') }),
  },
  where: p => ({
    all: [
      ['place', 'within', p.place ?? ''],
      ...(p.state ? [['state', '=', p.state] as const] : []),
      ...(p.q ? [['title', 'has', p.q] as const] : []),
    ],
  }),
  order: [['title', 'asc']],
  limit: 100,
  joins: {
    parent: { record: Note, from: 'parentId' },
    replies: { record: Note, from: 'id', to: 'parentId', many: true },
  },
})

export const oneNote = view({
  name: 'toy.one',
  label: both('Satu catatan', 'One note'),
  record: Note,
  params: { id },
  where: p => ['id', '=', p.id],
  limit: 1,
  joins: { answers: { record: Answer, from: 'id', to: 'ownerId', many: true } },
  reveal: true,
})

export const notesByState = counter({
  name: 'toy.byState',
  label: both('Catatan menurut keadaan', 'Notes by state'),
  record: Note,
  keys: { open: both('Terbuka', 'Open'), closed: both('Selesai', 'Closed') },
  of: row => [
    { key: String(row.state ?? 'open'), date: row.state === 'open' ? (row.createdOn as string) : null },
  ],
})

export const toyRoom: RoomParts = {
  name: 'toy',
  records: [Note],
  acts: [writeNote, editNote, growNote, moveNote, hideNote, closeNote, reopenNote, answerNote, expireNote],
  views: [notesOfPlace, oneNote],
  flows: [noteFlow],
  counters: [notesByState],
  timers: [
    {
      name: 'toy.due',
      record: Note,
      column: 'dueAt',
      when: row => row.state === 'open',
      act: row => ({ act: 'toy.expire', input: { id: row.id } }),
    },
  ],
  roles: toyRoles,
}
