// One family's facts gathered from views: from the phone's own rows without a signal, from the server where it does not hold the place.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RowOf } from '../../../engine/record.ts'
import type { Answer } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import type { Loaded } from '../../../kit/states.web.tsx'
import { useWork, type ViewState, type Work } from '../../../kit/work.web.tsx'
import { familyFrom, type FamilyRows } from '../family-rows.ts'
import type { Family } from '../family.ts'
import type { Decile, Enrolment, EnrolmentCheck } from '../records.ts'
import type { Household, HouseholdStatus, Person, PpksTag } from '../../registry/door.ts'

export interface FamilyFacts {
  family: Family
  rows: FamilyRows
}

export interface Subject {
  householdId: string | null
  /** Of a person without a family. */
  personId: string | null
}

class Halted extends Error {
  readonly state: Exclude<ViewState, { status: 'ready' }>
  constructor(state: Exclude<ViewState, { status: 'ready' }>) {
    super(state.status)
    this.state = state
  }
}

/** The facts, kept up to date with every act; the first view that cannot answer says why. */
export function useFamily(subject: Subject, today: string): Loaded<FamilyFacts> & { again: () => void } {
  const work = useWork()
  const version = useSyncExternalStore(work.subscribe, () => work.version())
  const [state, setState] = useState<Loaded<FamilyFacts>>({ status: 'loading' })
  const [round, setRound] = useState(0)
  const { householdId, personId } = subject
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and round are what makes it gather again
  useEffect(() => {
    let current = true
    gather(work, { householdId, personId }).then(
      (rows) => current && setState({ status: 'ready', data: { rows, family: familyFrom(rows, today) } }),
      (error: unknown) => {
        if (current) setState((before) => (!(error instanceof Halted) ? { status: 'failed' } : error.state.status === 'offline' && 'data' in before && before.data ? { status: 'offline', data: before.data } : error.state))
        // A surprise is shown here and told at the app's door.
        if (!(error instanceof Halted)) throw error
      },
    )
    return () => {
      current = false
    }
  }, [work, householdId, personId, today, version, round])
  return { ...state, again: () => setRound((r) => r + 1) }
}

async function gather(work: Work, { householdId, personId }: Subject): Promise<FamilyRows> {
  const ask = async (name: string, params: { [k: string]: unknown }): Promise<ViewRow[]> => {
    const state = await work.view(name, params)
    if (state.status !== 'ready') throw new Halted(state)
    return state.rows
  }
  const owner = householdId ?? personId ?? ''
  const home = householdId ? (await ask('registry.household', { id: householdId }))[0] : undefined
  const ids = home ? manyOf(home, 'people').map((p) => p.id) : personId ? [personId] : []
  const [people, ofFamily, ofPeople, decile, check] = await Promise.all([
    // A household brings its own answers and tags; each member's are asked for beside.
    Promise.all(ids.map((id) => ask('registry.person', { id }))),
    householdId ? ask('programs.enrolmentsOfHousehold', { householdId }) : [],
    Promise.all(ids.map((id) => ask('programs.enrolmentsOfPerson', { personId: id }))),
    householdId ? ask('programs.decile', { householdId }) : [],
    ask('programs.check', { subjectId: owner }),
  ])
  const each = people.flatMap((rows) => rows.slice(0, 1))
  const enrolments = new Map([...ofFamily, ...ofPeople.flat()].map(({ row }) => [row.id, row]))
  // Views answer with rows of the records they declare; here they get their names back.
  return {
    household: (home?.row ?? null) as unknown as RowOf<typeof Household> | null,
    status: ((home && joinOf(home, 'status')) ?? null) as unknown as RowOf<typeof HouseholdStatus> | null,
    persons: each.map((p) => p.row) as unknown as RowOf<typeof Person>[],
    answers: [home, ...each].flatMap((r) => (r ? manyOf(r, 'answers') : [])) as unknown as RowOf<typeof Answer>[],
    tags: [home, ...each].flatMap((r) => (r ? manyOf(r, 'tags') : [])) as unknown as RowOf<typeof PpksTag>[],
    enrolments: [...enrolments.values()] as unknown as RowOf<typeof Enrolment>[],
    decile: (decile[0]?.row ?? null) as unknown as RowOf<typeof Decile> | null,
    check: (check[0]?.row ?? null) as unknown as RowOf<typeof EnrolmentCheck> | null,
  }
}
