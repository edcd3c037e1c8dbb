// One inventory of one family, saved alone in under a minute, with what the rules say of it while the answers are given.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import { date } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Found } from '../../../kit/found.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Card, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Refused } from '../../../kit/states.web.tsx'
import { Freshness } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import type { ViewRow } from '../../../engine/view.ts'
import { asked, type Inventory, inventories, inventoryQuestions, questionGroups, welfareQuestions } from '../questions.ts'
import { type HouseFacts, ruralOf } from '../rules.ts'
import { answersId, countMembers } from '../status.ts'
import { writers } from '../standing.ts'
import { FindingLines, findingsOf, RtlhCard } from './findings.web.tsx'
import { absentFamily, answersOf, formAnswer, inventoryPaths, peopleOf, savedHere, textOf, wasOf } from './words.web.ts'

export default function InventoryScreen({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('registry.household', { id })
  const code = inventoryPaths.find((p) => p.path === params.bagian)?.code
  const inventory = inventories.find((i) => i.code === code)
  if (!inventory && params.bagian !== 'kesejahteraan') return <Refused reason={{ id: 'Bagian ini tidak ada.', en: 'There is no such part.' }} />
  return (
    <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>
      {(family) => (inventory ? <InventoryForm family={family} inventory={inventory} /> : <WelfareForm family={family} />)}
    </Found>
  )
}

const onField = (today: string): Fields => ({
  on: { ...date({ class: 'N', label: { id: 'Dilihat pada', en: 'Seen on' }, help: { id: 'Biarkan hari ini bila Anda sedang di rumahnya.', en: 'Leave today if you are at the house now.' } }), check: (v) => (typeof v === 'string' && v > today ? { id: 'Tanggal ini belum tiba.', en: 'This date has not come yet.' } : null) },
})

function InventoryForm({ family, inventory }: { family: ViewRow; inventory: Inventory }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  const mayWrite = useHolds(writers, row.place)
  const today = dayAt(work.now(), row.place)
  // As the writer saw it when the form opened: a later change by somebody else must show as a conflict, not vanish.
  const [before] = useState(() => answersOf(family, answersId(row.id, 'N')))
  const status = joinOf(family, 'status')
  const facts = { members: countMembers(row.statedMembers as number | null, peopleOf(family)), rural: ruralOf(row.place) }
  const back = `/keluarga/${row.id}`
  const seen = { house: status?.houseOn, water: status?.waterOn, latrine: status?.latrineOn, electricity: status?.electricityOn }[inventory.code]
  return (
    <Page title={inventory.label} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })} back={back} tags={<Freshness at={seen as string | null} />}>
      {facts.members === null ? <Note tone="caution">{t({ id: 'Jumlah anggota belum dicatat, jadi kepadatan belum dapat dinilai.', en: 'The members are not counted yet, so space per person cannot be judged.' })}</Note> : null}
      {mayWrite ? null : (
        <Stack gap={3}>
          <Card><FactsOf fields={inventory.fields} values={before} only={inventory.order} /></Card>
          <Said inventory={inventory} answers={before} facts={facts} />
        </Stack>
      )}
      {mayWrite ? <FormFromFields
        fields={{ ...inventory.fields, ...onField(today) }}
        only={[...inventory.order, 'on']}
        groups={questionGroups}
        initial={{ ...asked(inventoryQuestions, before), on: today }}
        submit={{ id: 'Simpan', en: 'Save' }}
        aside={(values) => {
          const all = { ...before, ...Object.fromEntries(inventory.order.map((q) => [q, values[q] ?? null])) }
          return <Said inventory={inventory} answers={all} facts={facts} />
        }}
        onSubmit={async (values, changed) => {
          const { on: _on, ...fresh } = changed
          // Seen again and all as before: said as such, so that the family counts as looked at.
          const answers = Object.keys(fresh).length > 0 ? fresh : answered(values, inventory.order)
          const result = await work.act(inventory.act, row.place, { householdId: row.id, on: values.on ?? today, ...answers, was: { ...before, ...wasOf(answers, before) } })
          if (result.ok) {
            toast({ say: savedHere, tone: 'good' })
            go(back)
          }
          return formAnswer(result)
        }}
      /> : null}
    </Page>
  )
}

/** What these answers mean, by the rules. */
function Said({ inventory, answers, facts }: { inventory: Inventory; answers: Values; facts: HouseFacts }) {
  return (
    <Stack gap={3}>
      <Card tone="sunken" title={{ id: 'Menurut jawaban ini', en: 'By these answers' }}>
        <FindingLines lines={findingsOf(inventory.code, answers, facts)} threshold />
      </Card>
      {inventory.code === 'electricity' ? null : <RtlhCard answers={answers} facts={facts} />}
    </Stack>
  )
}

const answered = (values: Values, order: readonly string[]): Values =>
  Object.fromEntries(order.flatMap((q) => (values[q] === null || values[q] === undefined ? [] : [[q, values[q]]])))

/** What the poverty criteria ask besides: class R, and an indication only. */
function WelfareForm({ family }: { family: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  const mayWrite = useHolds(writers, row.place)
  const today = dayAt(work.now(), row.place)
  const [before] = useState(() => answersOf(family, answersId(row.id, 'R')))
  const back = `/keluarga/${row.id}`
  return (
    <Page title={{ id: 'Kesejahteraan', en: 'Welfare' }} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })} back={back}>
      <Note>{t({ id: 'Jawaban ini petunjuk bagi musyawarah, bukan keputusan. Isi yang Anda tahu; sisanya boleh kosong.', en: 'These answers guide the deliberation; they decide nothing. Fill in what you know.' })}</Note>
      {mayWrite ? null : <Card><FactsOf fields={welfareQuestions} values={before} /></Card>}
      {mayWrite ? <FormFromFields
        fields={{ ...welfareQuestions, ...onField(today) }}
        groups={questionGroups}
        initial={{ ...before, on: today }}
        submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (values, changed) => {
          const { on: _on, ...answers } = changed
          const result = await work.act('registry.recordWelfare', row.place, { householdId: row.id, on: values.on ?? today, ...answers, was: { ...before, ...wasOf(answers, before) } })
          if (result.ok) {
            toast({ say: savedHere, tone: 'good' })
            go(back)
          }
          return formAnswer(result)
        }}
      /> : null}
    </Page>
  )
}
