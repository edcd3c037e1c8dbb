// The cases of a family, on its page.
import { SubjectCases } from './subject-slot.web.tsx'

export default function HouseholdCases({ id, place }: { id: string; place: string }) {
  return <SubjectCases kind="household" id={id} place={place} />
}
