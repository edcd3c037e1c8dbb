// Reads of programmes of work: those of a place with the boards above and below it, one with its items, an item with what was done for it.
import { place, ref } from '../../engine/field.ts'
import { cutTo, placeLevels } from '../../engine/values/place-code.ts'
import { view } from '../../engine/view.ts'
import { covers, type Who } from '../../engine/who.ts'
import { PlanItem, PlanNote, WorkPlan } from './plan-records.ts'
import { Activity } from './records.ts'

export const within = place({ class: 'P', label: { id: 'Wilayah', en: 'Territory' }, required: true })
export const near = (who: Who, at: string | null | undefined): boolean => who.posts.some((p) => covers(p.place, at ?? '') || covers(at ?? '', p.place))
/** A place and those above it, the nation left out. */
export const upFrom = (at: string): string[] => placeLevels.slice(1).flatMap((level) => cutTo(at, level) ?? [])

export const plans = view({
  name: 'activities.plans',
  label: { id: 'Program kerja', en: 'Programmes of work' },
  record: WorkPlan,
  params: { place: within },
  may: (who, p) => near(who, p.place),
  where: (p) => ({ any: [['place', 'within', p.place ?? ''], ['place', 'in', upFrom(p.place ?? '')]] }),
  order: [['year', 'desc'], ['place', 'asc']],
  joins: { items: { record: PlanItem, from: 'id', to: 'planId', many: true } },
  limit: 500,
})

export const plan = view({
  name: 'activities.plan',
  label: { id: 'Satu program kerja', en: 'One programme of work' },
  record: WorkPlan,
  params: { planId: ref({ class: 'N', label: { id: 'Program kerja', en: 'Programme' }, record: 'workPlan', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['id', '=', p.planId ?? ''],
  one: true,
  limit: 1,
})

export const planItems = view({
  name: 'activities.planItems',
  label: { id: 'Butir program kerja', en: 'Items of a programme' },
  record: PlanItem,
  params: { planId: ref({ class: 'N', label: { id: 'Program kerja', en: 'Programme' }, record: 'workPlan', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['planId', '=', p.planId ?? ''],
  order: [['due', 'asc']],
  joins: { notes: { record: PlanNote, from: 'id', to: 'itemId', many: true }, done: { record: Activity, from: 'id', to: 'planItemId', many: true } },
  limit: 300,
})

export const planViews = [plans, plan, planItems]
