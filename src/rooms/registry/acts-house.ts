// What the house does by itself: when somebody chose between two people's answers, the household's standing follows the choice.
import { act, refuse, type Look, type Read } from '../../engine/act.ts'
import { ref } from '../../engine/field.ts'
import type { Reaction } from '../../engine/house.ts'
import { Answer, Conflict } from '../../engine/record.ts'
import { villageSpace } from '../../engine/space.ts'
import { Household, HouseholdStatus, Person } from './records.ts'
import { answersId, statusChange, statusReads } from './status.ts'

interface Chosen { conflictId?: string | null }

/** The household the choice was about; null where it concerns no standing. */
function householdOf(i: Chosen, look: Look): string | null {
  const conflict = look.find(Conflict, i.conflictId)
  const id = conflict?.recordId ?? ''
  if (conflict?.record === Answer.name) return look.find(Answer, id)?.owner === 'household' && id.endsWith('.N') ? (look.find(Answer, id)?.ownerId ?? null) : null
  if (conflict?.record === Household.name) return id
  return conflict?.record === Person.name ? (look.find(Person, id)?.householdId ?? null) : null
}

export const followChoice = act({
  name: 'registry.followChoice',
  label: { id: 'Keadaan keluarga mengikuti pilihan', en: 'The standing follows the choice' },
  by: 'system',
  input: { conflictId: ref({ class: 'N', label: { id: 'Pilihan', en: 'Choice' }, record: 'conflict', required: true }) },
  reads: (i, look): Read[] => {
    const conflict = look.find(Conflict, i.conflictId)
    const about = conflict && [Answer, Household, Person].find((r) => r.name === conflict.record)
    const id = householdOf(i, look)
    return [{ record: Conflict, id: i.conflictId }, ...(about ? [{ record: about, id: conflict?.recordId }] : []), ...(id ? statusReads(id) : [])]
  },
  touches: (i, look) => {
    const household = look.find(Household, householdOf(i, look))
    return household ? [villageSpace(household.place, 'N')] : []
  },
  may: () => false,
  guard: (i, look) => (look.find(Household, householdOf(i, look)) ? null : refuse('TIDAK_BERLAKU', 'Pilihan ini tidak mengubah keadaan keluarga.', 'This choice changes no standing.')),
  effect: (i, look) => {
    const household = look.find(Household, householdOf(i, look))
    if (!household) return []
    return [statusChange({
      household, people: look.all(Person, { householdId: household.id }), answers: look.find(Answer, answersId(household.id, 'N'))?.values ?? {},
      before: look.find(HouseholdStatus, household.id),
    })]
  },
})

export const reactions: readonly Reaction[] = [
  { name: 'registry.followChoice', on: 'house.chooseValue', act: (input) => (input.take === 'offered' ? { act: 'registry.followChoice', input: { conflictId: input.conflictId } } : null) },
]
