// A visit to a service: which one, when, and a score of 0–2 for each question that applies.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choice, type Fields, place as placeField } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useView, useWork } from '../../../kit/work.web.tsx'
import { recordServiceVisit } from '../instrument-acts.ts'
import type { Question } from '../instrument-records.ts'
import { scoreOf } from '../plan-rules.ts'
import { formAnswer, saved, useBoardPlace } from './plan-words.web.ts'

const i = recordServiceVisit.input
const N = { class: 'N' as const }
const scores = [
  { code: '2', label: { id: 'Ya, baik', en: 'Yes, well' } }, { code: '1', label: { id: 'Sebagian', en: 'In part' } }, { code: '0', label: { id: 'Tidak', en: 'No' } }, { code: 'x', label: { id: 'Tidak berlaku', en: 'Does not apply' } },
]

export default function ServiceVisitNew() {
  const { t } = useWords()
  const work = useWork()
  const board = useBoardPlace() ?? ''
  const state = useView('activities.instruments', { place: board })
  return (
    <Page title={{ id: 'Catat kunjungan', en: 'Record a visit' }} subtitle={work.placeName(board)} back="/pemantauan">
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => {
          const current = rows.map((r) => r.row).filter((r) => !r.replacedBy)
          return current.length === 0
            ? <Empty title={{ id: 'Belum ada instrumen', en: 'No instrument yet' }} action={<ButtonLink href="/pemantauan/instrumen" tone="main">{t({ id: 'Tetapkan instrumen', en: 'Set one' })}</ButtonLink>} />
            : <Form board={board} instruments={current.map((r) => ({ id: r.id, title: String(r.title), questions: (r.questions ?? []) as Question[] }))} />
        }}
      </StateOf>
    </Page>
  )
}

function Form({ board, instruments }: { board: string; instruments: { id: string; title: string; questions: Question[] }[] }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [visitId] = useState(() => work.newId())
  const [chosen, setChosen] = useState(instruments[0]?.id ?? '')
  const instrument = instruments.find((x) => x.id === chosen) ?? instruments[0]
  const agencies = useView('organization.agencies', { place: board })
  const below = useAsk<{ places: { code: string; name: string }[] }>(board.length < 13 ? `/api/places/${board || 'id'}/children` : null)
  const places = [{ code: board, name: work.placeName(board) }, ...(below.status === 'ready' ? below.data.places : [])]
  const fields: Fields = {
    ...(instruments.length > 1 ? { instrumentId: choice({ ...N, label: i.instrumentId.label, required: true, options: instruments.map((x) => ({ code: x.id, label: { id: x.title, en: x.title } })) }) } : {}),
    subjectKind: i.subjectKind, subject: i.subject, on: i.on,
    ...(places.length > 1 && board.length > 2 ? { place: { ...placeField({ ...N, label: { id: 'Di wilayah', en: 'In' } }), kind: 'choice', options: places.map((p) => ({ code: p.code, label: { id: p.name, en: p.name } })) } } : {}),
    agencyId: choice({ ...N, label: i.agencyId.label, options: agencies.status === 'ready' ? agencies.rows.map((r) => ({ code: r.row.id, label: { id: String(r.row.name), en: String(r.row.name) } })) : [] }),
    met: { ...i.met, help: { id: 'Jabatannya saja, tanpa nama.', en: 'The office alone, no name.' } },
    ...Object.fromEntries((instrument?.questions ?? []).map((q) => [`q_${q.code}`, choice({ ...N, label: { id: q.id, en: q.en || q.id }, required: true, group: 'q', options: scores })])),
    summary: { ...i.summary, help: { id: 'Tentang layanannya. Jangan cantumkan data warga.', en: 'About the service. No data of citizens.' } },
  }
  const answersOf = (v: { readonly [k: string]: unknown }) => Object.fromEntries((instrument?.questions ?? []).map((q) => {
    const s = v[`q_${q.code}`]
    return [q.code, { score: s === '0' ? 0 : s === '1' ? 1 : s === '2' ? 2 : null }]
  }))
  return (
    <FormFromFields
      key={`${instrument?.id} ${agencies.status} ${below.status}`} fields={fields} initial={{ on: dayAt(work.now(), board || '31'), place: board, instrumentId: chosen }} submit={{ id: 'Simpan kunjungan', en: 'Save the visit' }} groups={{ q: { id: instrument?.title ?? '', en: instrument?.title ?? '' } }}
      onChange={(v) => {
        if (typeof v.instrumentId === 'string' && v.instrumentId !== chosen) setChosen(v.instrumentId)
      }}
      aside={(v) => {
        const score = scoreOf(answersOf(v))
        return score === null ? null : <Stack><Note>{t({ id: 'Nilai sementara {n} %', en: 'Score so far {n} %' }, { n: score })}</Note></Stack>
      }}
      onSubmit={async (v) => {
        const at = typeof v.place === 'string' && v.place !== '' ? v.place : board
        const result = await work.act('activities.recordServiceVisit', at, { visitId, instrumentId: instrument?.id, subjectKind: v.subjectKind, subject: v.subject, agencyId: v.agencyId ?? null, on: v.on, met: v.met ?? null, answers: answersOf(v), summary: v.summary ?? null })
        if (result.ok) {
          toast({ say: saved, tone: 'good' })
          go(`/pemantauan/${visitId}`)
        }
        return formAnswer(result)
      }}
    />
  )
}
