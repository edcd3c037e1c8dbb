// Telling, step by step; the phone's own back button goes one step back, and what is written survives both.
import { useEffect, useRef, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Frame } from './frame.web.tsx'
import { useHouseNews } from './house-news.web.ts'
import { isWritten, send, useBox } from './report-box.web.ts'
import { WipeSheet } from './wipe.web.tsx'
import { Review } from './tell-review.web.tsx'
import { StepBody } from './tell-bodies.web.tsx'
import { firstOpen, problemsAt, steps } from './tell-steps.ts'

const pathOf = (at: number): string => `/lapor/tulis/${at + 1}`

export function Tell({ step: asked }: { step: string | undefined }) {
  const { t } = useWords()
  const { values, sending, durable, refusal } = useBox()
  const served = useHouseNews()?.regencies
  const [, go] = useLocation()
  const [tried, setTried] = useState(false)
  const [wiping, wipe] = useState(false)
  // Somebody who changes one thing from the last page goes straight back there.
  const changing = useRef(false)
  const line = useRef<HTMLParagraphElement>(null)
  const at = Math.max(0, Math.min(steps.length - 1, Number(asked ?? 1) - 1)) || 0
  const step = steps[at]

  // A new step starts at its top, and a screen reader hears which one it is.
  useEffect(() => {
    setTried(false)
    scrollTo(0, 0)
    if (at > 0) line.current?.focus({ preventScroll: true })
  }, [at])

  if (sending) return <Redirect to="/lapor/kirim" replace />
  // Something for one's own family is written already: it is finished or wiped first.
  if (values.form === 'usul' && isWritten(values)) return <Redirect to="/lapor/usul" replace />
  if (!step || at > firstOpen(values)) return <Redirect to={pathOf(firstOpen(values))} replace />
  const problems = problemsAt(step, values)
  const unserved =
    step.code === 'tempat' &&
    typeof values.place === 'string' &&
    served !== undefined &&
    !served.includes(values.place.slice(0, 5))
  const last = step.code === 'periksa'
  const next = () => {
    if (last) return send()
    if (unserved) return undefined
    const first = step.names.find(name => problems[name])
    if (!first) {
      const done = changing.current && firstOpen(values) === steps.length - 1
      changing.current = false
      return go(pathOf(done ? steps.length - 1 : at + 1))
    }
    setTried(true)
    // The input may only now have drawn its problem; the person is led to it.
    requestAnimationFrame(() => {
      const input = document.getElementById(first)
      input?.scrollIntoView({ block: 'center' })
      input?.focus({ preventScroll: true })
    })
    return undefined
  }
  return (
    <Frame title={step.title}>
      <div className="p-progress">
        <p ref={line} tabIndex={-1}>
          {t({ id: 'Langkah {n} dari {all}', en: 'Step {n} of {all}' }, { n: at + 1, all: steps.length })}
          <span className="k-hidden">: {t(step.title)}</span>
        </p>
        <div aria-hidden="true">
          {steps.map((one, index) => (
            <i key={one.code} data-done={index <= at ? '' : undefined} />
          ))}
        </div>
      </div>
      {durable ? null : (
        <Note tone="caution">
          {t({
            id: 'Ponsel ini tidak mengizinkan penyimpanan. Jangan tutup halaman ini sebelum laporan terkirim.',
            en: 'This phone does not allow storage. Do not close this page before the report is sent.',
          })}
        </Note>
      )}
      <form
        className="p-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void next()
        }}
      >
        {last ? (
          <Review
            edit={where => {
              changing.current = true
              go(pathOf(where))
            }}
          />
        ) : (
          <StepBody step={step} values={values} problems={tried ? problems : noProblems} />
        )}
        {unserved ? <Unserved /> : null}
        {last && refusal ? <Note tone="bad">{t(refusal)}</Note> : null}
        <div className="k-action">
          <Button icon="back" onClick={() => go(at > 0 ? pathOf(at - 1) : '/lapor')}>
            {t(publicWords.back)}
          </Button>
          <Button tone="main" type="submit" icon={last ? 'send' : 'forward'} disabled={unserved}>
            {t(last ? publicWords.send : publicWords.next)}
          </Button>
        </div>
      </form>
      {isWritten(values) ? (
        <div className="p-wipe">
          <p className="k-help">
            {t({
              id: 'Tulisan Anda tersimpan di ponsel ini sampai terkirim, paling lama satu hari.',
              en: 'What you write stays on this phone until it is sent, a day at most.',
            })}
          </p>
          <Button tone="quiet" icon="trash" onClick={() => wipe(true)}>
            {t({ id: 'Hapus draf dari ponsel ini', en: 'Wipe this draft from the phone' })}
          </Button>
        </div>
      ) : null}
      <WipeSheet open={wiping} onClose={() => wipe(false)} onWiped={() => go('/lapor')} />
    </Frame>
  )
}

const noProblems: Record<string, Text> = {}

function Unserved() {
  const { t } = useWords()
  return (
    <Note tone="caution">
      {t({
        id: 'Belum ada petugas Guyub di kabupaten/kota ini, jadi laporan dari sini tidak akan dibaca siapa pun. Datanglah ke kantor desa atau kelurahan setempat. Bila ada bahaya, telepon 112.',
        en: 'Nobody serves this regency with Guyub yet, so a report would not be read. Please go to the village office there. If there is danger, call 112.',
      })}
    </Note>
  )
}
