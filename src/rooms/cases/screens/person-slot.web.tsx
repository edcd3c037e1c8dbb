// The cases of a person, on their page.
import { SubjectCases } from './subject-slot.web.tsx'

export default function PersonCases({ id, place }: { id: string; place: string }) {
  return <SubjectCases kind="person" id={id} place={place} />
}
