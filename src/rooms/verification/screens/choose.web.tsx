// Several families at once: those that can take the step, ticked, and what is sent with them. In portions the acts take, with true progress.
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { MultiChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { type ActResult, useView } from '../../../kit/work.web.tsx'
import { absentBatch, addressOf, type BatchRow, batchOf, type ItemRow, itemOf, pieces, saved } from './words.web.ts'

const atOnce = 300

export function ChooseFamilies({ id, title, states, help, submit, disabled, send, extra, tagOf, blockedOf }: {
  id: string
  title: Text
  states: readonly string[]
  help: Text
  submit: Text
  disabled?: boolean
  send: (batch: BatchRow, itemIds: string[]) => Promise<ActResult>
  /** What is asked beside the families. */
  extra?: (batch: BatchRow, items: readonly ItemRow[]) => ReactNode
  tagOf?: (item: ItemRow, batch: BatchRow, all: readonly ItemRow[]) => Text | null
  /** A sentence why this family cannot be ticked now. */
  blockedOf?: (item: ItemRow, batch: BatchRow, all: readonly ItemRow[]) => boolean
}) {
  const state = useView('verification.batch', { id })
  return <Found state={state} title={title} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <Choose batch={batchOf(found)} {...{ title, states, help, submit, send, extra, tagOf, blockedOf, disabled: disabled ?? false }} />}</Found>
}

function Choose({ batch, title, states, help, submit, disabled, send, extra, tagOf, blockedOf }: Omit<Parameters<typeof ChooseFamilies>[0], 'id'> & { batch: BatchRow }) {
  const { t, number, date } = useWords()
  const [, go] = useLocation()
  const list = useView('verification.items', { batchId: batch.id })
  const [ticked, setTicked] = useState<string[] | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [done, setDone] = useState<{ n: number; of: number } | null>(null)
  const back = `/verifikasi/${batch.id}`
  return (
    <Page title={title} subtitle={batch.number ?? ''} back={back}>
      <StateOf state={listOf(list)} onRetry={list.again}>
        {(rows) => {
          const all = rows.map(itemOf)
          const able = all.filter((i) => states.includes(i.state ?? ''))
          const free = able.filter((i) => !blockedOf?.(i, batch, all))
          if (able.length === 0) return <Empty scene="done" title={{ id: 'Tidak ada keluarga yang menunggu langkah ini', en: 'No family waits for this step' }} />
          const chosen = (ticked ?? []).filter((x) => free.some((i) => i.id === x))
          const go1 = async () => {
            setProblem(null)
            let sent = 0
            for (const part of pieces(chosen, atOnce)) {
              setDone({ n: sent, of: chosen.length })
              const result = await send(batch, part)
              if (!result.ok) {
                setProblem(result.refusal.say)
                setDone(null)
                return
              }
              sent += part.length
            }
            setDone(null)
            toast({ say: saved, tone: 'good' })
            if (sent === able.length) go(back, { replace: true })
            else setTicked(null)
          }
          return (
            <Stack gap={4}>
              <Note>{t(help)}</Note>
              {extra?.(batch, able)}
              <Row>
                <Button icon="check" onClick={() => setTicked(free.map((i) => i.id))}>{t({ id: 'Pilih semua ({n})', en: 'Choose all ({n})' }, { n: number(free.length) })}</Button>
                {chosen.length > 0 ? <Button tone="quiet" onClick={() => setTicked(null)}>{t({ id: 'Kosongkan', en: 'Clear' })}</Button> : null}
              </Row>
              <MultiChoiceField
                label={t({ id: 'Keluarga ({n} dipilih)', en: 'Families ({n} chosen)' }, { n: number(chosen.length) })}
                value={chosen}
                onChange={setTicked}
                options={free.map((i) => {
                  const tag = tagOf?.(i, batch, all)
                  const line = [addressOf(i), i.verifiedBefore ? t({ id: 'diperiksa {d}', en: 'seen {d}' }, { d: date(i.verifiedBefore) }) : '', tag ? t(tag) : ''].filter(Boolean).join(' · ')
                  return { code: i.id, label: { id: i.headName ?? '—', en: i.headName ?? '—' }, help: { id: line, en: line } }
                })}
              />
              {able.length > free.length ? <Note tone="caution">{t({ id: '{n} keluarga lain belum bisa: contohnya belum diperiksa.', en: '{n} others cannot yet: the sample was not checked.' }, { n: number(able.length - free.length) })}</Note> : null}
              {problem ? <Note tone="bad">{t(problem)}</Note> : null}
              {done ? <Progress label={{ id: 'Menyimpan', en: 'Saving' }} done={done.n} total={done.of} /> : null}
              <Row><Button tone="main" disabled={chosen.length === 0 || disabled === true} onClick={go1}>{t({ id: '{s} ({n})', en: '{s} ({n})' }, { s: t(submit), n: number(chosen.length) })}</Button></Row>
            </Stack>
          )
        }}
      </StateOf>
    </Page>
  )
}
