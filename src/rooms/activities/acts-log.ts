// The log that writes itself: what a PSM does elsewhere becomes an activity, on their own phone at once and on the server for good.
import { act, patch, put, type Change, type Look, type Read } from '../../engine/act.ts'
import { bool, choice, ref } from '../../engine/field.ts'
import type { Reaction } from '../../engine/house.ts'
import type { RowOf } from '../../engine/record.ts'
import { villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { holds } from '../../engine/who.ts'
import { Account, Appointment, Psm } from '../organization/door.ts'
import { Attendee, Musdes } from '../verification/door.ts'
import { readSource, sources, tagsOfKind } from './activity-kinds.ts'
import { monthKeyOf, monthOf } from './month.ts'
import { Activity } from './records.ts'

const a = Activity.columns
const N = { class: 'N' as const }

/** The membership an account serves under here. */
export const membershipAt = (rows: readonly RowOf<typeof Psm>[], place: string): RowOf<typeof Psm> | undefined => rows.find((p) => p.place === place && !p.endedOn) ?? rows.find((p) => p.place === place)

/** Who was seen at work is active: a membership remembers the last day. */
export const seenAtWork = (psm: RowOf<typeof Psm> | undefined, on: string): Change[] => (psm && (psm.lastActiveOn ?? '') < on ? [patch(Psm, psm, { lastActiveOn: on })] : [])


export const log = act({
  name: 'activities.log',
  by: 'system',
  label: { id: 'Kegiatan tercatat sendiri', en: 'An activity noted by itself' },
  input: {
    personId: a.personId,
    on: a.on,
    kind: choice({ ...N, label: a.kind.label, options: a.kind.options ?? [], required: true }),
    functions: a.functions,
    tasks: a.tasks,
    sealed: bool({ ...N, label: a.sealed.label }),
    aboutRecord: a.aboutRecord,
    aboutId: a.aboutId,
    source: a.source,
    sourceAct: a.sourceAct,
  },
  reads: (i) => (i.personId ? [{ record: Psm, where: { personId: i.personId } }] : []),
  touches: (_i, _l, env) => [villageSpace(env.place, 'N')],
  may: () => false,
  effect: (i, look, env) => {
    const person = i.personId as string
    const psm = membershipAt(look.all(Psm, { personId: person }), env.place)
    const on = i.on && i.on <= env.day ? i.on : env.day
    return [
      put(Activity, { id: env.id, place: env.place, class: 'N' }, {
        personId: person, psmId: psm?.id ?? null, monthKey: monthKeyOf(person, monthOf(on)), on, startedAt: env.at, kind: i.kind as string, functions: i.functions ?? [], tasks: i.tasks ?? [],
        sealed: i.sealed ?? false, aboutRecord: i.aboutRecord ?? null, aboutId: i.aboutId ?? null, source: i.source ?? null, sourceAct: i.sourceAct ?? null, state: 'tercatat',
      }),
      ...seenAtWork(psm, on),
    ]
  },
})

/** PSM on the attendance list of a deliberation, known by name among those appointed here. */
function presentHere(musdesId: string, look: Look): { id: string; name: string }[] {
  const names = new Set(look.all(Attendee, { musdesId }).filter((x) => x.role === 'psm' && x.present !== false && !x.struck).map((x) => tidy(x.name)))
  const musdes = look.find(Musdes, musdesId)
  if (!musdes || names.size === 0) return []
  const on = musdes.on ?? ''
  const posts = look.all(Appointment, { place: musdes.place }).filter((p) => p.role === 'psm' && (p.from ?? '') <= on && (!p.until || on <= p.until))
  const people = [...new Set(posts.map((p) => p.personId ?? ''))].map((id) => look.find(Account, id)).filter((x) => x !== undefined)
  // Two of one name cannot be told apart by a list: neither is written down.
  return people.filter((p) => names.has(tidy(p.name)) && people.filter((q) => tidy(q.name) === tidy(p.name)).length === 1).map((p) => ({ id: p.id, name: p.name ?? '' }))
}
const tidy = (name: string | null | undefined): string => (name ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
const presenceId = (musdesId: string, person: string): string => derivedId(`${musdesId} ${person}`, 'activity')

export const logPresent = act({
  name: 'activities.logPresent',
  by: 'system',
  label: { id: 'Kehadiran di musyawarah tercatat', en: 'Presence at a deliberation noted' },
  input: { musdesId: ref({ ...N, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes', required: true }) },
  reads: (i, look): Read[] => {
    if (!i.musdesId) return []
    const musdes = look.find(Musdes, i.musdesId)
    const posts = musdes ? look.all(Appointment, { place: musdes.place }).filter((p) => p.role === 'psm') : []
    return [
      { record: Musdes, id: i.musdesId }, { record: Attendee, where: { musdesId: i.musdesId } },
      ...(musdes ? [{ record: Appointment, where: { place: musdes.place } } as Read] : []),
      ...posts.flatMap((p): Read[] => [{ record: Account, id: p.personId }, { record: Activity, id: presenceId(i.musdesId as string, p.personId ?? '') }, ...(p.personId ? [{ record: Psm, where: { personId: p.personId } }] : [])]),
    ]
  },
  touches: (_i, _l, env) => [villageSpace(env.place, 'N')],
  may: () => false,
  effect: (i, look, env) => {
    const musdesId = i.musdesId as string
    const musdes = look.find(Musdes, musdesId)
    const on = musdes?.on ?? env.day
    return presentHere(musdesId, look).flatMap((person) => {
      const id = presenceId(musdesId, person.id)
      if (look.find(Activity, id)) return []
      const psm = membershipAt(look.all(Psm, { personId: person.id }), env.place)
      return [
        put(Activity, { id, place: env.place, class: 'N' }, {
          personId: person.id, psmId: psm?.id ?? null, monthKey: monthKeyOf(person.id, monthOf(on)), on, startedAt: musdes?.startAt ?? null, kind: 'musyawarah', functions: [...(tagsOfKind.musyawarah?.functions ?? [])],
          tasks: [...(tagsOfKind.musyawarah?.tasks ?? [])], sealed: false, aboutRecord: 'musdes', aboutId: musdesId, source: 'verification.closeMusdes', sourceAct: null, state: 'tercatat',
        }),
        ...seenAtWork(psm, on),
      ]
    })
  },
})

/** One reaction for each kind of work; of restricted work nothing is handed on but that it was done. */
const written: readonly Reaction[] = sources.map((source): Reaction => ({
  name: `activities.${source.act}`,
  on: source.act,
  here: true,
  act: (input, after) => {
    if (!after.person || !after.who || after.who.system || !holds(after.who, ['psm'], after.place)) return null
    const told = readSource(source, input)
    const [record] = source.about
    const cls = told.aboutId && after.classOf ? after.classOf(record, told.aboutId) : null
    // Nothing was written: nothing was done.
    if (cls === null) return null
    const common = { personId: after.person, on: told.on, functions: told.functions, tasks: told.tasks }
    if (cls === 'X') return { act: 'activities.log', input: { ...common, kind: 'pendampingan', sealed: true } }
    return { act: 'activities.log', input: { ...common, kind: told.kind, sealed: false, aboutRecord: record, aboutId: told.aboutId, source: source.act, sourceAct: after.id } }
  },
}))

export const activityReactions: readonly Reaction[] = [
  ...written,
  { name: 'activities.present', on: 'verification.closeMusdes', act: (input) => ({ act: 'activities.logPresent', input: { musdesId: input.musdesId } }) },
]

