// Everything two people wrote differently within one's area, the oldest first: the supervisor chooses where the writers did not.
import { listOf } from '../../kit/loaded.web.ts'
import { Page, Stack } from '../../kit/page.web.tsx'
import { Empty, StateOf } from '../../kit/states.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useMe, useView } from '../../kit/work.web.tsx'
import { settlerRoles } from '../settlers.ts'
import { ConflictCard } from './conflict-card.web.tsx'

export default function Choices() {
  const { t } = useWords()
  const me = useMe()
  const place = (me.post && settlerRoles.includes(me.post.role) ? me.post : me.posts.find((p) => settlerRoles.includes(p.role)))?.place ?? ''
  const view = useView('organization.conflicts', { place })
  return (
    <Page title={{ id: 'Dua orang menulis', en: 'Two people wrote' }} subtitle={t({ id: 'Isian yang diubah dua orang saat tidak tersambung. Tidak ada yang hilang; pilih yang benar.', en: 'Fields that two people changed while apart. Nothing is lost; choose what is right.' })} back="/">
      <StateOf state={listOf(view)} onRetry={view.again} isEmpty={(rows) => rows.length === 0} empty={<Empty scene="done" title={{ id: 'Tidak ada yang perlu dipilih', en: 'Nothing to choose' }} />}>
        {(rows) => <Stack>{rows.map((c) => <ConflictCard key={c.row.id} conflict={c.row} joins={c.joins} onChosen={view.again} />)}</Stack>}
      </StateOf>
    </Page>
  )
}
