// On the page of a family, a person, a report or a case: what two people wrote there, to be chosen, and what was chosen.
import { listOf } from '../../kit/loaded.web.ts'
import { Fold, Section, Stack } from '../../kit/page.web.tsx'
import { useView } from '../../kit/work.web.tsx'
import { ChosenLine, ConflictCard } from './conflict-card.web.tsx'

export default function ChoicesSlot({ id, place }: { id: string; place: string }) {
  const choices = useView('organization.choices', { place, about: id })
  const list = listOf(choices)
  // The page itself tells that there is no signal or no right to look; this part only adds to it.
  if (list.status !== 'ready' || list.data.length === 0) return null
  const open = list.data.filter((c) => c.row.state === 'terbuka')
  const made = list.data.filter((c) => c.row.state !== 'terbuka')
  return (
    <>
      {open.length > 0 ? (
        <Section title={{ id: 'Dua orang menulis', en: 'Two people wrote' }} hint={{ id: 'Tidak ada yang hilang. Pilih yang benar.', en: 'Nothing is lost. Choose what is right.' }}>
          <Stack>{open.map((c) => <ConflictCard key={c.row.id} conflict={c.row} joins={c.joins} here onChosen={choices.again} />)}</Stack>
        </Section>
      ) : null}
      {made.length > 0 ? (
        <Fold title={{ id: `Pilihan yang sudah dibuat (${made.length})`, en: `Choices made (${made.length})` }}>
          <ul>{made.map((c) => <ChosenLine key={c.row.id} conflict={c.row} joins={c.joins} />)}</ul>
        </Fold>
      ) : null}
    </>
  )
}
