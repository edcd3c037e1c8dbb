// What was written under another record of the same person stays under it, and is shown here: visits, categories, consents, help.
import { Card, Note, Section, Stack } from '../../../kit/page.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView } from '../../../kit/work.web.tsx'
import { ConsentsPart } from './consents-part.web.tsx'
import { TagsPart } from './tags-part.web.tsx'
import { VisitsPart } from './visits-part.web.tsx'
import { consentsOf, type PersonRow, tagsOf, textOf, visitsOf } from './words.web.ts'

export function AliasesPart({ aliases }: { aliases: readonly PersonRow[] }) {
  if (aliases.length === 0) return null
  return (
    <Section title={{ id: 'Juga tercatat sebagai', en: 'Also written down as' }} hint={{ id: 'Catatan yang sudah disatukan dengan orang ini. Isinya tetap tersimpan di sana.', en: 'Records merged with this person. What they hold stays there.' }}>
      <Stack gap={4}>{aliases.map((a) => <Alias key={a.id} alias={a} />)}</Stack>
    </Section>
  )
}

function Alias({ alias }: { alias: PersonRow }) {
  const { t, date } = useWords()
  const state = useView('registry.person', { id: alias.id })
  const found = state.status === 'ready' ? state.rows[0] : undefined
  return (
    <Card icon="merge" title={textOf(alias.name)}>
      <Stack gap={4}>
        <p>
          {[alias.birthDate ? date(alias.birthDate) : '', textOf(alias.address)].filter(Boolean).join(' · ')} <LinkTo href={`/orang/${alias.id}`}>{t({ id: 'Buka catatan ini', en: 'Open this record' })}</LinkTo>
        </p>
        {found && visitsOf(found).length > 0 ? <VisitsPart visits={visitsOf(found)} /> : null}
        {found && tagsOf(found).length > 0 ? <TagsPart subject={{ kind: 'person', id: alias.id, place: alias.place, birthDate: alias.birthDate ?? null, sex: alias.sex ?? null }} tags={tagsOf(found)} /> : null}
        {found && consentsOf(found).length > 0 ? <ConsentsPart subject={{ kind: 'person', id: alias.id, place: alias.place }} consents={consentsOf(found)} /> : null}
        {found ? <Slot name="person" props={{ id: alias.id, place: alias.place, row: found.row, within: true }} /> : null}
      </Stack>
    </Card>
  )
}

/** Said on the page of a record that was merged into another. */
export function MergedNote({ into }: { into: string }) {
  const { t } = useWords()
  return (
    <Note tone="caution" icon="merge">
      {t({ id: 'Catatan ini sudah disatukan dengan catatan lain orang yang sama, dan tidak dihitung lagi.', en: 'This record was merged with another record of the same person, and counts no more.' })} <LinkTo href={`/orang/${into}`}>{t({ id: 'Buka catatan utama', en: 'Open the record kept' })}</LinkTo>
    </Note>
  )
}
