// One group: what it is, what it needs, who came by; and the form that writes it down or mends it.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { type Loaded, StateOf } from '../../../kit/states.web.tsx'
import { Card, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { Community } from '../records.ts'
import { writers } from '../standing.ts'
import { isVillageCode, villageField } from './fields.web.ts'
import { Slot } from '../../../kit/slot.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { TagsPart } from './tags-part.web.tsx'
import { VisitsPart } from './visits-part.web.tsx'
import { formAnswer, savedHere, tagsOf, textOf, visitsOf, wasOf } from './words.web.ts'

const { registeredBy: _by, ...fields } = Community.columns

export default function CommunityScreen({ params }: { params: { [k: string]: string } }) {
  return params.id ? <Known id={params.id} /> : <New />
}

function New() {
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const here = me.post?.place ?? me.home
  const ask: Fields = isVillageCode(here) ? fields : { village: villageField, ...fields }
  return (
    <Page title={{ id: 'Catat kelompok', en: 'Register a group' }} subtitle={work.placeName(here)} back="/kelompok">
      <FormFromFields
        fields={ask}
        submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (values) => {
          const { village, ...group } = values
          const id = work.newId()
          const result = await work.act('registry.registerCommunity', isVillageCode(here) ? here : textOf(village), { ...group, id })
          if (result.ok) {
            toast({ say: savedHere, tone: 'good' })
            go(`/kelompok/${id}`)
          }
          return formAnswer(result)
        }}
      />
    </Page>
  )
}

function Known({ id }: { id: string }) {
  const me = useMe()
  const state = useView('registry.communities', { place: me.post?.place ?? me.home })
  const row = state.status === 'ready' ? state.rows.find((r) => r.row.id === id) : undefined
  const loaded: Loaded<ViewRow> = state.status !== 'ready' ? state : row ? { status: 'ready', data: row } : { status: 'refused', say: { id: 'Kelompok ini tidak ada di wilayah Anda.', en: 'This group is not in your area.' } }
  return <StateOf state={loaded} onRetry={state.again}>{(found) => <Group found={found} />}</StateOf>
}

function Group({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const { row } = found
  const mayWrite = useHolds(writers, row.place)
  // The row as it stood when the form was opened; null while it is closed.
  const [editing, setEditing] = useState<Values | null>(null)
  return (
    <Page title={textOf(row.name)} subtitle={work.placeName(row.place)} back="/kelompok" tags={row.version === undefined ? <UnsentTag /> : null}>
      <Stack gap={5}>
        <Slot name="choices" props={{ id: row.id, place: row.place }} />
        <Section title={{ id: 'Data kelompok', en: 'Group data' }} tools={mayWrite ? <Button icon="edit" onClick={() => setEditing(row)}>{t({ id: 'Perbaiki', en: 'Correct' })}</Button> : undefined}>
          <Card><FactsOf fields={fields} values={row} only={Object.keys(fields).filter((n) => n !== 'name')} /></Card>
        </Section>
        <Slot name="community" props={{ id: row.id, place: row.place }} />
        <TagsPart subject={{ kind: 'community', id: row.id, place: row.place }} tags={tagsOf(found)} />
        <VisitsPart visits={visitsOf(found)} />
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Perbaiki data kelompok', en: 'Correct the group data' }} open={editing !== null} onClose={() => setEditing(null)}>
        <FormFromFields
          fields={fields}
          initial={Object.fromEntries(Object.keys(fields).map((n) => [n, editing?.[n] ?? null]))}
          submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={async (_values, changed) => {
            if (Object.keys(changed).length > 0) {
              const result = await work.act('registry.editCommunity', row.place, { id: row.id, ...changed, was: wasOf(changed, editing ?? {}) })
              if (!result.ok) return formAnswer(result)
              toast({ say: savedHere, tone: 'good' })
            }
            setEditing(null)
            return undefined
          }}
        />
      </Sheet>
    </Page>
  )
}
