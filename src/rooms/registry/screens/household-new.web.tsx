// A family written down in three short steps: who leads it, who belongs to it, where they live. Nothing is lost by going back a step.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { choiceLabel, type Fields, type Values } from '../../../engine/field.ts'
import { Button, IconButton } from '../../../kit/button.web.tsx'
import { Stepper } from '../../../kit/flow-bar.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useWork } from '../../../kit/work.web.tsx'
import { Person } from '../records.ts'
import { homeFields, isVillageCode, memberFields, numberShown, sendable, villageField, whoFields } from './fields.web.ts'
import { type BeforeAndAfter, KnownFamily, KnownPerson, useAfterSaving } from './known.web.tsx'
import { formAnswer, savedHere, textOf } from './words.web.ts'

interface Draft {
  id: string
  headId: string
  step: 0 | 1 | 2
  head: Values
  members: readonly Values[]
  home: Values
}

const steps = [{ label: { id: 'Kepala', en: 'Head' } }, { label: { id: 'Anggota', en: 'Members' } }, { label: { id: 'Rumah', en: 'Home' } }] as const
const member = { ...memberFields, relation: { ...memberFields.relation, required: true, options: (Person.columns.relation.options ?? []).filter((o) => o.code !== '1') } }

export default function HouseholdNew() {
  const { t } = useWords()
  const me = useMe()
  const work = useWork()
  const [, go] = useLocation()
  const here = me.post?.place ?? me.home
  const sealed = useDraft<Draft>('registry.household')
  const [draft, setDraft] = useState<Draft>(() => sealed.begun ?? { id: work.newId(), headId: work.newId(), step: 0, head: numberShown(), members: [], home: numberShown() })
  const kept = useRef(draft)
  const { after, hold, saved } = useAfterSaving()
  // Typing is kept without drawing the page anew.
  const note = (next: Partial<Draft>) => {
    kept.current = { ...kept.current, ...next }
    sealed.keep(kept.current)
  }
  const change = (next: Partial<Draft>) => {
    note(next)
    setDraft(kept.current)
  }
  const place = isVillageCode(here) ? here : textOf(draft.head.village)
  const headFields: Fields = { ...(isVillageCode(here) ? {} : { village: villageField }), ...whoFields, name: { ...whoFields.name, label: { id: 'Nama kepala keluarga', en: 'Head of the family' } } }
  return (
    <Page title={{ id: 'Catat keluarga', en: 'Register a family' }} subtitle={work.placeName(place || here)} back="/keluarga">
      <Stack gap={4}>
        <Stepper steps={steps} at={draft.step} />
        {draft.step === 0 ? (
          <FormFromFields
            key="head"
            fields={headFields}
            initial={draft.head}
            onDraft={(head) => note({ head })}
            submit={{ id: 'Lanjut ke anggota', en: 'On to the members' }}
            aside={(values) => <KnownPerson place={isVillageCode(here) ? here : textOf(values.village)} values={values} id={draft.headId} after={after} />}
            onSubmit={(head) => hold(draft.headId) ?? change({ head, step: 1 })}
          />
        ) : null}
        {draft.step === 1 ? <Members draft={draft} place={place} change={change} after={after} hold={hold} /> : null}
        {draft.step === 2 ? (
          <FormFromFields
            key="home"
            fields={homeFields}
            initial={{ statedMembers: draft.members.length + 1, ...draft.home }}
            onDraft={(home) => note({ home })}
            submit={{ id: 'Simpan keluarga', en: 'Save the family' }}
            extra={<Button icon="back" onClick={() => change({ step: 1 })}>{t({ id: 'Anggota', en: 'Members' })}</Button>}
            aside={(values) => <KnownFamily place={place} kk={textOf(values.kk)} />}
            onSubmit={async (home) => {
              note({ home })
              const { name, ...head } = sendable(draft.head)
              const result = await work.act('registry.registerHousehold', place, { id: draft.id, headId: draft.headId, headName: name, ...head, ...sendable(home), members: draft.members.map(sendable) })
              if (result.ok) {
                await saved([draft.headId, ...draft.members.map((m) => textOf(m.id))])
                sealed.done()
                toast({ say: savedHere, tone: 'good' })
                go(`/keluarga/${draft.id}`)
              }
              return formAnswer(result)
            }}
          />
        ) : null}
      </Stack>
    </Page>
  )
}

function Members({ draft, place, change, after, hold }: { draft: Draft; place: string; change: (next: Partial<Draft>) => void } & Pick<BeforeAndAfter, 'after' | 'hold'>) {
  const { t } = useWords()
  const work = useWork()
  const [open, setOpen] = useState<Values | null>(null)
  const at = open ? draft.members.findIndex((m) => m.id === open.id) : -1
  return (
    <Stack gap={4}>
      <Note>{t({ id: '{n} adalah kepala keluarga. Tambahkan yang tinggal serumah; boleh juga nanti.', en: '{n} is the head. Add those who live there; you may do so later.' }, { n: textOf(draft.head.name) })}</Note>
      <RowList
        label={{ id: 'Anggota', en: 'Members' }}
        rows={draft.members}
        keyOf={(m) => textOf(m.id)}
        show={(m) => ({
          title: textOf(m.name),
          onOpen: () => setOpen(m),
          lines: t(choiceLabel(Person.columns.relation, m.relation)),
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada anggota lain.', en: 'No other members yet.' })}</p>}
      />
      <Row>
        <Button icon="personAdd" onClick={() => setOpen({ ...numberShown(), id: work.newId(), presence: '1' })}>{t({ id: 'Tambah anggota', en: 'Add a member' })}</Button>
      </Row>
      <div className="k-action">
        <Button icon="back" onClick={() => change({ step: 0 })}>{t({ id: 'Kepala', en: 'Head' })}</Button>
        <Button tone="main" onClick={() => change({ step: 2 })}>{t({ id: 'Lanjut ke rumah', en: 'On to the home' })}</Button>
      </div>
      <Sheet title={at < 0 ? { id: 'Tambah anggota', en: 'Add a member' } : { id: 'Anggota', en: 'Member' }} open={open !== null} onClose={() => setOpen(null)}>
        {open ? (
          <FormFromFields
            fields={member}
            initial={open}
            submit={{ id: 'Masukkan ke daftar', en: 'Put on the list' }}
            extra={
              at < 0 ? undefined : (
                <IconButton
                  icon="trash"
                  label={{ id: 'Keluarkan dari daftar', en: 'Take off the list' }}
                  onClick={() => {
                    change({ members: draft.members.filter((m) => m.id !== open.id) })
                    setOpen(null)
                  }}
                />
              )
            }
            aside={(values) => <KnownPerson place={place} values={values} id={textOf(open.id)} after={after} />}
            onSubmit={(values) => {
              const wait = hold(textOf(open.id))
              if (wait) return wait
              const next = { ...values, id: open.id }
              change({ members: at < 0 ? [...draft.members, next] : draft.members.map((m) => (m.id === open.id ? next : m)) })
              setOpen(null)
            }}
          />
        ) : null}
      </Sheet>
    </Stack>
  )
}
