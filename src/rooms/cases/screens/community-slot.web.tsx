// The cases of a group, on its page.
import { SubjectCases } from './subject-slot.web.tsx'

export default function CommunityCases({ id, place }: { id: string; place: string }) {
  return <SubjectCases kind="community" id={id} place={place} />
}
