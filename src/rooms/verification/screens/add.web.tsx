// Families come onto the batch: chosen from the register, the longest unseen first; or one proposed, with why.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choice, type Text, text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField, MultiChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { SearchField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { freshnessOf } from '../../registry/door.ts'
import { sources } from '../words/labels.ts'
import { absentBatch, addressOf, type BatchRow, batchOf, formAnswer, itemOf, monthName, pieces, saved, textOf } from './words.web.ts'

const atOnce = 300
/** Drawn at once; whoever looks for another family searches. */
const shown = 300

export default function Add({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  return <Found state={state} title={{ id: 'Tambah keluarga', en: 'Add families' }} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <Ways batch={batchOf(found)} />}</Found>
}

function Ways({ batch }: { batch: BatchRow }) {
  const { date } = useWords()
  const operates = useHolds(['village_operator'], batch.place)
  const tabs: Tab[] = [
    ...(operates ? [{ id: 'daftar', label: { id: 'Dari data', en: 'From the register' }, content: <FromRegister batch={batch} /> }] : []),
    { id: 'usul', label: { id: 'Usulkan satu', en: 'Propose one' }, content: <ProposeOne batch={batch} /> },
  ]
  return (
    <Page title={{ id: 'Tambah keluarga', en: 'Add families' }} subtitle={monthName(batch.month, date)} back={`/verifikasi/${batch.id}/keluarga`}>
      <Tabs label={{ id: 'Cara menambah', en: 'Ways to add' }} tabs={tabs} />
    </Page>
  )
}

function FromRegister({ batch }: { batch: BatchRow }) {
  const { t, number, date } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [q, setQ] = useState('')
  const [source, setSource] = useState<string | null>('pemutakhiran')
  const [ticked, setTicked] = useState<string[] | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [done, setDone] = useState<{ n: number; of: number } | null>(null)
  const oldest = useView('verification.oldest', { place: batch.place })
  const here = useView('verification.items', { batchId: batch.id })
  const there = new Set(here.status === 'ready' ? here.rows.map((r) => itemOf(r).householdId) : [])
  const today = dayAt(work.now(), batch.place)
  return (
    <StateOf state={listOf(oldest)} onRetry={oldest.again}>
      {(rows) => {
        const words = q.trim().toLowerCase()
        const able = rows.filter((r) => !there.has(r.row.id) && (!words || textOf(joinOf(r, 'household')?.headName).toLowerCase().includes(words)))
        const stale = able.filter((r) => freshnessOf(r.row.verifiedOn as string | null, today) !== 'segar')
        const chosen = ticked ?? []
        const send = async () => {
          setProblem(null)
          let sent = 0
          for (const householdIds of pieces(chosen, atOnce)) {
            setDone({ n: sent, of: chosen.length })
            const result = await work.act('verification.importList', batch.place, { batchId: batch.id, source, householdIds })
            if (!result.ok) {
              setProblem(result.refusal.say)
              setDone(null)
              return
            }
            sent += householdIds.length
          }
          setDone(null)
          toast({ say: saved, tone: 'good' })
          go(`/verifikasi/${batch.id}`, { replace: true })
        }
        return (
          <Stack gap={4}>
            <ChoiceField label={{ id: 'Sumber', en: 'Source' }} as="list" required value={source} onChange={setSource} options={sources} />
            <SearchField label={{ id: 'Cari nama', en: 'Search a name' }} value={q} onChange={setQ} />
            <Row>
              <Button icon="clock" onClick={() => setTicked(stale.slice(0, shown).map((r) => r.row.id))}>{t({ id: 'Pilih yang datanya lama ({n})', en: 'Choose those with old data ({n})' }, { n: number(Math.min(shown, stale.length)) })}</Button>
              {chosen.length > 0 ? <Button tone="quiet" onClick={() => setTicked(null)}>{t({ id: 'Kosongkan', en: 'Clear' })}</Button> : null}
            </Row>
            {able.length === 0 ? <Empty scene={words ? 'search' : 'done'} title={words ? { id: 'Tidak ada yang cocok', en: 'Nothing matches' } : { id: 'Semua keluarga sudah ada dalam batch', en: 'Every family is on the batch' }} /> : (
              <MultiChoiceField
                label={t({ id: 'Keluarga, yang paling lama tidak diperiksa lebih dulu ({n} dipilih)', en: 'Families, longest unseen first ({n} chosen)' }, { n: number(chosen.length) })}
                value={chosen}
                onChange={setTicked}
                options={able.slice(0, shown).map((r) => {
                  const home = joinOf(r, 'household')
                  const line = [home ? addressOf(home) : '', r.row.verifiedOn ? t({ id: 'diperiksa {d}', en: 'seen {d}' }, { d: date(textOf(r.row.verifiedOn)) }) : t({ id: 'belum pernah diperiksa', en: 'never seen' })].filter(Boolean).join(' · ')
                  return { code: r.row.id, label: { id: textOf(home?.headName) || '—', en: textOf(home?.headName) || '—' }, help: { id: line, en: line } }
                })}
              />
            )}
            {able.length > shown ? <p className="k-hint">{t({ id: 'Ditampilkan {n} dari {all}. Cari nama untuk yang lain.', en: '{n} of {all} shown. Search a name for others.' }, { n: number(shown), all: number(able.length) })}</p> : null}
            {problem ? <Note tone="bad">{t(problem)}</Note> : null}
            {done ? <Progress label={{ id: 'Menambahkan', en: 'Adding' }} done={done.n} total={done.of} /> : null}
            <Row><Button tone="main" disabled={chosen.length === 0 || !source} onClick={send}>{t({ id: 'Tambahkan {n} keluarga', en: 'Add {n} families' }, { n: number(chosen.length) })}</Button></Row>
          </Stack>
        )
      }}
    </StateOf>
  )
}

const R = { class: 'R' as const }
const proposal = {
  source: choice({ ...R, label: { id: 'Sumber', en: 'Source' }, options: sources.filter((s) => ['usulan_warga', 'laporan', 'urc', 'sanggah'].includes(s.code)), required: true }),
  sourceNote: text({ ...R, label: { id: 'Mengapa diusulkan', en: 'Why they are proposed' }, required: true, min: 5, max: 300 }),
}

function ProposeOne({ batch }: { batch: BatchRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [family, setFamily] = useState<PickOption | null>(null)
  const [twin, setTwin] = useState<Text | null>(null)
  const state = useView('verification.oldest', { place: batch.place })
  const options = state.status === 'ready' ? state.rows.map((r) => {
    const home = joinOf(r, 'household')
    return { value: r.row.id, label: textOf(home?.headName) || '—', note: home ? addressOf(home) : '' }
  }) : []
  return (
    <Stack gap={4}>
      <PickField label={{ id: 'Keluarga', en: 'Family' }} help={{ id: 'Belum tercatat? Catat dulu di menu Keluarga.', en: 'Not registered yet? Register it under Families first.' }} required chosen={family} value={family?.value ?? null} onChange={(v) => v === null && setFamily(null)} onPick={setFamily} search={(q) => options.filter((o) => `${o.label} ${o.note}`.toLowerCase().includes(q.trim().toLowerCase())).slice(0, 30)} />
      {twin ? <Note tone="caution">{t(twin)}</Note> : null}
      <FormFromFields
        fields={proposal}
        initial={{ source: 'usulan_warga' }}
        submit={twin ? { id: 'Sudah diperiksa: keluarga yang berbeda', en: 'Checked: a different family' } : { id: 'Usulkan', en: 'Propose' }}
        onSubmit={async (values) => {
          if (!family) return { say: { id: 'Pilih keluarganya dulu.', en: 'Choose the family first.' } }
          const result = await work.act('verification.propose', batch.place, { ...values, batchId: batch.id, householdId: family.value, ...(twin ? { apart: true } : {}) })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            go(`/verifikasi/${batch.id}/keluarga`, { replace: true })
            return undefined
          }
          if (result.refusal.code === 'MUNGKIN_GANDA') {
            setTwin(result.refusal.say)
            return undefined
          }
          return formAnswer(result)
        }}
      />
    </Stack>
  )
}
