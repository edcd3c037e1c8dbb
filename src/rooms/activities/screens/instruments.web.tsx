// A board's own questions: written down, changed as a new edition; what was asked with an older one keeps it.
import { useState } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import { Button, IconButton } from '../../../kit/button.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import type { Question } from '../instrument-records.ts'
import { starterCode, starterQuestions, starterTitle } from '../instrument-starter.ts'
import { saved, useBoardPlace } from './plan-words.web.ts'
import type { Text } from '../../../engine/field.ts'

export default function Instruments() {
  const { t } = useWords()
  const work = useWork()
  const board = useBoardPlace() ?? ''
  const state = useView('activities.instruments', { place: board })
  const [editing, setEditing] = useState<{ row: AnyRow | null } | null>(null)
  return (
    <Page title={{ id: 'Instrumen pemantauan', en: 'Monitoring instrument' }} subtitle={work.placeName(board)} back="/pemantauan">
      {editing ? <Editor board={board} row={editing.row} onDone={() => setEditing(null)} /> : (
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <Stack gap={5}>
              {rows.filter((r) => !r.row.replacedBy).map(({ row }) => (
                <Card key={row.id} title={String(row.title)} icon="clipboardList">
                  <Stack gap={2}>
                    <Row><StatusTag label={t({ id: 'edisi {n}', en: 'edition {n}' }, { n: String(row.edition ?? 1) })} tone="info" />{row.place === board ? null : <span>{work.placeName(row.place)}</span>}</Row>
                    <ol>{((row.questions ?? []) as Question[]).map((q) => <li key={q.code}>{t({ id: q.id, en: q.en || q.id })}</li>)}</ol>
                    {row.place === board ? <Button icon="edit" onClick={() => setEditing({ row })}>{t({ id: 'Buat edisi baru', en: 'Make a new edition' })}</Button> : null}
                  </Stack>
                </Card>
              ))}
              {rows.some((r) => r.row.place === board && r.row.code === starterCode) ? null : (
                <Section title={{ id: 'Belum punya instrumen sendiri?', en: 'None of your own yet?' }}>
                  <Stack>
                    <Note>{t({ id: 'Mulai dari delapan pertanyaan umum, ubah seperlunya, lalu tetapkan.', en: 'Begin with eight general questions, change what you like, then publish.' })}</Note>
                    <Button tone="main" icon="plus" onClick={() => setEditing({ row: null })}>{t({ id: 'Susun instrumen', en: 'Draw one up' })}</Button>
                  </Stack>
                </Section>
              )}
              {rows.some((r) => r.row.replacedBy) ? <Fold title={{ id: 'Edisi lama', en: 'Older editions' }}><RowList label={{ id: 'Edisi lama', en: 'Older editions' }} rows={rows.filter((r) => r.row.replacedBy)} keyOf={(r) => r.row.id} show={(r) => ({ title: `${String(r.row.title)} (${String(r.row.edition ?? 1)})` })} /></Fold> : null}
            </Stack>
          )}
        </StateOf>
      )}
    </Page>
  )
}

function Editor({ board, row, onDone }: { board: string; row: AnyRow | null; onDone: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const [instrumentId] = useState(() => work.newId())
  const [title, setTitle] = useState<string | null>(row ? String(row.title) : starterTitle)
  const [questions, setQuestions] = useState<Question[]>(row ? ((row.questions ?? []) as Question[]) : [...starterQuestions])
  const [problem, setProblem] = useState<Text | null>(null)
  const change = (at: number, id: string | null) => setQuestions(questions.map((q, i) => (i === at ? { code: q.code, id: id ?? '' } : q)))
  const freeCode = (): string => {
    let n = questions.length + 1
    while (questions.some((q) => q.code === `p${n}`)) n += 1
    return `p${n}`
  }
  const publish = async () => {
    const result = await work.act('activities.publishInstrument', board, { instrumentId, code: row ? String(row.code) : starterCode, title, subjectKind: null, questions: questions.map((q) => ({ ...q, id: q.id.trim() })), ...(row ? { replaces: row.id } : {}) })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: saved, tone: 'good' })
    onDone()
  }
  const short = questions.some((q) => q.id.trim().length < 5)
  return (
    <Stack>
      {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      <TextField label={{ id: 'Nama instrumen', en: 'Name' }} value={title} onChange={setTitle} required max={120} />
      {questions.map((q, at) => (
        <Row key={q.code} spread>
          <TextField label={t({ id: 'Pertanyaan {n}', en: 'Question {n}' }, { n: at + 1 })} value={q.id} onChange={(v) => change(at, v)} max={200} {...(q.id.trim().length < 5 ? { error: { id: 'Tulis paling sedikit 5 huruf.', en: 'At least 5 characters.' } } : {})} />
          <IconButton icon="trash" label={t({ id: 'Hapus pertanyaan {n}', en: 'Remove question {n}' }, { n: at + 1 })} onClick={() => setQuestions(questions.filter((_, i) => i !== at))} />
        </Row>
      ))}
      <Button icon="plus" onClick={() => setQuestions([...questions, { code: freeCode(), id: '' }])} disabled={questions.length >= 40}>{t({ id: 'Tambah pertanyaan', en: 'Add a question' })}</Button>
      <Row>
        <Button tone="main" disabled={questions.length === 0 || short || !title} onClick={publish}>{t({ id: 'Tetapkan', en: 'Publish' })}</Button>
        <Button tone="quiet" onClick={onDone}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
      </Row>
    </Stack>
  )
}
