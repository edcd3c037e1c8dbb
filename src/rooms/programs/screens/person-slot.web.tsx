// On the page of a person without a family: the same guide. Somebody with a family finds it on the family's page.
import type { AnyRow } from '../../../engine/record.ts'
import { ProgrammesOf } from './household-slot.web.tsx'

export default function OfPerson({ id, place, row }: { id: string; place: string; row: AnyRow }) {
  return row.householdId ? null : <ProgrammesOf subject={{ householdId: null, personId: id }} place={place} closed={!!row.mergedInto} />
}
