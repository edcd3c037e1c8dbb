// "Keluarga saya": whom a worker may not verify. The worker adds; only somebody else takes away.
import { useState } from 'react'
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { declareFamily, fieldRoles } from '../acts-field.ts'
import { assignRoles, reviewRoles } from '../judging.ts'
import { OwnFamily } from '../records-musdes.ts'
import { useCrew } from './people.web.ts'
import { addressOf, type FamilyRow, formAnswer, rowAs, saved, textOf } from './words.web.ts'

const i = declareFamily.input
const keepers = [...assignRoles, ...reviewRoles]

export default function Ties() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.post?.place ?? me.home
  const walks = useHolds(fieldRoles)
  const keeps = useHolds(keepers)
  const inVillage = place.length === 13
  const state = useView('verification.families', keeps ? { place } : { place, personId: me.person })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<FamilyRow | null>(null)
  const [problem, setProblem] = useState<Say | null>(null)
  return (
    <Page
      title={walks && !keeps ? { id: 'Keluarga saya', en: 'My own family' } : { id: 'Keluarga petugas', en: 'Workers’ families' }}
      subtitle={work.placeName(place)}
      back="/verifikasi"
      action={inVillage && !adding ? <Button tone="main" icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Nyatakan keluarga', en: 'Declare a family' })}</Button> : undefined}
    >
      <Stack gap={4}>
        <Note>{t({ id: 'Tidak ada yang memverifikasi keluarganya sendiri. Nyatakan keluarga yang tinggal di sini; bila tidak ada, nyatakan “tidak ada keluarga di desa ini”.', en: 'Nobody verifies their own family. Declare those who live here; if there are none, declare “no family in this village”.' })}</Note>
        {adding ? <Declare place={place} keeps={keeps} walks={walks} onDone={() => setAdding(false)} /> : null}
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <RowList
              label={{ id: 'Pernyataan keluarga', en: 'Declarations' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              show={(r) => {
                const row = rowAs<FamilyRow>(r.row) as FamilyRow
                return {
                  title: row.relation === 'tidak_ada' ? t(choiceLabel(OwnFamily.columns.relation, row.relation)) : (row.name ?? '—'), icon: 'heart',
                  lines: [keeps ? textOf(joinOf(r, 'account')?.name) : '', row.relation !== 'tidak_ada' ? t(choiceLabel(OwnFamily.columns.relation, row.relation)) : ''].filter(Boolean).join(' · '),
                  tags: row.version === undefined ? <UnsentTag /> : undefined,
                  ...(keeps && row.personId !== me.person ? { onOpen: () => setEnding(row) } : {}),
                }
              }}
              empty={<Empty title={{ id: 'Belum ada pernyataan', en: 'No declaration yet' }} />}
            />
          )}
        </StateOf>
        <ConfirmSheet
          title={{ id: 'Cabut pernyataan', en: 'End the declaration' }} open={ending !== null} onClose={() => setEnding(null)} confirm={{ id: 'Cabut', en: 'End it' }} tone="danger" error={problem}
          reason={{ label: { id: 'Alasan', en: 'Reason' }, min: 10, max: 500 }}
          onConfirm={async (reason) => {
            if (!ending) return
            const result = await work.act('verification.endFamily', ending.place, { id: ending.id, reason })
            if (!result.ok) return setProblem(result.refusal.say)
            setProblem(null)
            setEnding(null)
          }}
        />
      </Stack>
    </Page>
  )
}

function Declare({ place, keeps, walks, onDone }: { place: string; keeps: boolean; walks: boolean; onDone: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const crew = useCrew(place, dayAt(work.now(), place))
  const state = useView('verification.oldest', { place })
  const homes = state.status === 'ready' ? state.rows.map((r) => ({ value: r.row.id, label: textOf(joinOf(r, 'household')?.headName) || '—', note: addressOf(joinOf(r, 'household') ?? {}) })) : []
  const household = {
    search: (q: string) => homes.filter((o) => `${o.label} ${o.note}`.toLowerCase().includes(q.trim().toLowerCase())).slice(0, 30),
    find: (value: string) => homes.find((o) => o.value === value) ?? null,
  }
  const near = (v: { readonly [k: string]: unknown }): boolean => v.relation !== 'tidak_ada'
  const fields: Fields = {
    ...(keeps ? { personId: i.personId } : {}),
    relation: i.relation,
    householdId: { ...i.householdId, when: near },
    kk: { ...i.kk, when: near, help: { id: 'Bila keluarganya belum tercatat di sini.', en: 'If the family is not registered here.' } },
  }
  return (
    <Section title={{ id: 'Pernyataan baru', en: 'A new declaration' }}>
      <FormFromFields
        fields={fields}
        initial={keeps && walks ? { personId: work.me.person } : {}}
        sources={{ refs: { account: crew.source(fieldRoles), household } }}
        submit={{ id: 'Simpan pernyataan', en: 'Save' }}
        extra={<Row><Button onClick={onDone}>{t({ id: 'Batal', en: 'Cancel' })}</Button></Row>}
        onSubmit={async (values) => {
          const result = await work.act('verification.declareFamily', place, { personId: work.me.person, ...values, id: work.newId() })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            onDone()
          }
          return formAnswer(result)
        }}
      />
    </Section>
  )
}
