// The broken glass: opening a sealed case for a day with a reason, and the second person who must know of it.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Card, Note, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { ClockTag, StatusTag } from '../../../kit/tags.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { acknowledgeGlass, breakGlass } from '../acts-team.ts'
import { GlassBreak } from '../records-referral.ts'
import { standards } from '../rules.ts'
import { formAnswer, type GlassRow, textOf } from './words.web.ts'

const tones: { readonly [state: string]: Tone } = { terbuka: 'waiting', diakui: 'good', dicabut: 'neutral' }

/** Every emergency access of the lane; those still open first to be acknowledged by somebody else. */
export function GlassList({ state: only }: { state?: string }) {
  const { t, moment } = useWords()
  const me = useMe()
  const state = useView('cases.glassBreaks', { state: only ?? null })
  const [seen, setSeen] = useState<GlassRow | null>(null)
  return (
    <>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (
          <RowList
            label={{ id: 'Akses darurat', en: 'Emergency access' }}
            rows={rows}
            keyOf={(r) => r.row.id}
            show={(r: ViewRow) => {
              const row = r.row as unknown as GlassRow
              const mine = row.personId === me.person
              const waits = row.state === 'terbuka' && !mine
              return {
                title: mine ? t({ id: 'Anda sendiri', en: 'Yourself' }) : textOf(joinOf(r, 'account')?.name) || t({ id: 'Seorang petugas', en: 'A worker' }),
                icon: 'shield',
                waiting: waits,
                ...(waits ? { onOpen: () => setSeen(row) } : {}),
                lines: [textOf(row.reason), row.openedAt ? moment(row.openedAt) : '', textOf(row.note)].filter(Boolean).join(' · '),
                tags: (
                  <>
                    <StatusTag label={choiceLabel(GlassBreak.columns.state, row.state)} tone={tones[row.state ?? ''] ?? 'neutral'} />
                    {row.state === 'terbuka' && row.dueAt ? <ClockTag due={row.dueAt} /> : null}
                  </>
                ),
              }
            }}
            empty={<Empty scene="done" title={{ id: 'Tidak ada akses darurat', en: 'No emergency access' }}>{t({ id: 'Siapa pun yang membuka kasus terbatas tanpa menjadi anggota timnya akan muncul di sini.', en: 'Whoever opens a restricted case without being of its team shows here.' })}</Empty>}
          />
        )}
      </StateOf>
      <Acknowledge glass={seen} onClose={() => setSeen(null)} onDone={state.again} />
    </>
  )
}

function Acknowledge({ glass, onClose, onDone }: { glass: GlassRow | null; onClose: () => void; onDone: () => void }) {
  const { t, moment } = useWords()
  const work = useWork()
  const { note, revoke } = acknowledgeGlass.input
  return (
    <Sheet title={{ id: 'Akses darurat', en: 'Emergency access' }} open={glass !== null} onClose={onClose}>
      {glass ? (
        <Stack gap={3}>
          <Card tone="sunken" title={{ id: 'Alasannya', en: 'The reason given' }}>
            <p>{textOf(glass.reason)}</p>
            <p className="k-hint">{t({ id: 'Berlaku sampai {d}', en: 'Until {d}' }, { d: glass.until ? moment(glass.until) : '—' })}</p>
          </Card>
          <FormFromFields
            fields={{ note: { ...note, help: { id: 'Apa yang Anda periksa, dan dengan siapa.', en: 'What you checked, and with whom.' } }, revoke }}
            initial={{ revoke: false }}
            submit={{ id: 'Saya sudah tahu', en: 'I acknowledge it' }}
            onSubmit={async (values) => {
              const result = await work.act('cases.acknowledgeGlass', glass.place, { ...values, glassId: glass.id })
              if (result.ok) {
                toast({ say: values.revoke ? { id: 'Aksesnya dicabut.', en: 'The access was withdrawn.' } : { id: 'Tercatat bahwa Anda mengetahuinya.', en: 'Recorded that you know of it.' }, tone: 'good' })
                onClose()
                onDone()
              }
              return formAnswer(result)
            }}
          />
        </Stack>
      ) : null}
    </Sheet>
  )
}

/** On a page that does not open: the way in when somebody's safety hangs on it. */
export function BreakGlass({ caseId, onOpened }: { caseId: string; onOpened: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [asked, setAsked] = useState(false)
  const glassPost = me.posts.find((p) => ['pekerja_sosial', 'duty_officer', 'dinsos_head', 'dinsos_verifier'].includes(p.role))
  if (!glassPost) return null
  const { reason } = breakGlass.input
  return (
    <>
      <Note tone="caution" icon="shield">
        {t({ id: 'Bila keselamatan seseorang bergantung padanya, Anda dapat membuka kasus terbatas selama 24 jam. Petugas jalur terbatas langsung diberi tahu dan harus mengetahuinya.', en: 'When somebody’s safety depends on it you can open a restricted case for 24 hours. The restricted lane is told at once and must acknowledge it.' })}
      </Note>
      <Button tone="danger" icon="key" onClick={() => setAsked(true)}>{t({ id: 'Akses darurat', en: 'Emergency access' })}</Button>
      <Sheet title={{ id: 'Akses darurat ke kasus ini', en: 'Emergency access to this case' }} open={asked} onClose={() => setAsked(false)}>
        <FormFromFields
          fields={{ reason: { ...reason, min: standards.reason, help: { id: 'Paling sedikit 20 huruf. Alasan ini tersimpan dan dibaca orang kedua.', en: 'At least 20 characters. It is kept and read by a second person.' } } }}
          submit={{ id: 'Buka selama 24 jam', en: 'Open for 24 hours' }}
          onSubmit={async (values) => {
            const result = await work.act('cases.breakGlass', glassPost.place, { caseId, reason: values.reason })
            if (result.ok) {
              setAsked(false)
              toast({ say: { id: 'Akses terbuka 24 jam. Orang kedua sudah diberi tahu.', en: 'Open for 24 hours. A second person was told.' }, tone: 'info' })
              onOpened()
            }
            return formAnswer(result)
          }}
        />
      </Sheet>
    </>
  )
}
