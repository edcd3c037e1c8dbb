// The vocabulary of pillars: the twelve PSKS and further ones as they come, and the regency's own, added and retired.
import { useState } from 'react'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Fold, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { addPillarKind, kindKeepers, retirePillarKind } from '../pillar-acts.ts'
import { pillarVocabulary } from '../pillar-kinds.ts'
import { formAnswer } from './pillar-form.web.ts'

export default function PillarKinds() {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const keeper = me.posts.find((p) => kindKeepers.includes(p.role))
  const place = keeper?.place ?? me.post?.place ?? ''
  const state = useView('organization.pillarKinds', { place })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const i = addPillarKind.input
  return (
    <Page title={{ id: 'Jenis pilar', en: 'Kinds of pillar' }} subtitle={work.placeName(place)} back="/pilar" {...(keeper ? { action: <Button tone="main" icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Tambah jenis', en: 'Add a kind' })}</Button> } : {})}>
      <Stack gap={5}>
        <Section title={{ id: 'Jenis tambahan wilayah', en: 'Kinds of your own' }}>
          <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<p className="k-hint">{t({ id: 'Belum ada jenis tambahan.', en: 'None of your own yet.' })}</p>}>
            {(rows) => (
              <RowList
                label={{ id: 'Jenis tambahan', en: 'Own kinds' }} rows={rows} keyOf={(r) => r.row.id}
                show={({ row }) => ({
                  title: t({ id: String(row.labelId), en: String(row.labelEn || row.labelId) }), lines: [String(row.code), String(row.basis ?? '')].filter(Boolean),
                  ...(row.validUntil ? { tags: <StatusTag label={t({ id: 'dipakai sampai {d}', en: 'used until {d}' }, { d: date(String(row.validUntil)) })} tone="neutral" /> } : keeper && keeper.place === row.place ? { end: <Button tone="quiet" onClick={() => setEnding(row.id)}>{t({ id: 'Hentikan', en: 'Retire' })}</Button> } : {}),
                })}
              />
            )}
          </StateOf>
        </Section>
        <Fold title={{ id: 'Jenis menurut peraturan', en: 'Kinds by regulation' }} open>
          <RowList label={{ id: 'Jenis', en: 'Kinds' }} rows={pillarVocabulary} keyOf={(k) => k.code} show={(k) => ({ title: t(k.label), lines: [t(k.help), `${k.code} · ${k.since}`] })} />
        </Fold>
      </Stack>
      <Sheet title={{ id: 'Tambah jenis pilar', en: 'Add a kind' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={{ labelId: i.labelId, labelEn: i.labelEn, code: { ...i.code, help: { id: 'Huruf besar, angka, tanda hubung. Misalnya PENGGERAK-LANSIA.', en: 'Capitals, digits, hyphens. For example ELDERS-COMPANION.' } }, subject: i.subject, basis: i.basis }}
          submit={{ id: 'Tambahkan', en: 'Add' }}
          onSubmit={async (values) => {
            const result = await work.act('organization.addPillarKind', place, { ...values, kindId: work.newId() })
            if (result.ok) setAdding(false)
            return formAnswer(result)
          }}
        />
      </Sheet>
      <Sheet title={{ id: 'Hentikan jenis ini?', en: 'Retire this kind?' }} open={ending !== null} onClose={() => setEnding(null)}>
        <FormFromFields
          fields={{ until: retirePillarKind.input.until }} initial={{ until: dayAt(work.now(), place) }} submit={{ id: 'Hentikan', en: 'Retire' }}
          onSubmit={async (values) => {
            const result = await work.act('organization.retirePillarKind', place, { ...values, kindId: ending })
            if (result.ok) setEnding(null)
            return formAnswer(result)
          }}
        />
      </Sheet>
    </Page>
  )
}
