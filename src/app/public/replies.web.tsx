// What a reporter may do with their report: answer, say it is done or not, appeal, have it reopened, withdraw.
import { useRef, useState } from 'react'
import type { PhotoRef, Text } from '../../engine/field.ts'
import { newId } from '../../engine/values/id.ts'
import type { ActAnswer } from '../../engine/wire.ts'
import { Button } from '../../kit/button.web.tsx'
import { GroupFrame } from '../../kit/field-frame.web.tsx'
import type { IconName } from '../../kit/icon.web.tsx'
import { Card, Note, Row } from '../../kit/page.web.tsx'
import { PhotoField } from '../../kit/photo-input.web.tsx'
import { ConfirmSheet } from '../../kit/sheet.web.tsx'
import { LongTextField } from '../../kit/text-inputs.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { reporterActs, type ReporterMay } from '../../rooms/reports/public.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { askHouse } from './ask-house.web.ts'
import type { Key, Shown } from './follow.web.tsx'
import { actOf, carryPhoto } from './photo-carry.web.ts'
import { drawer } from './report-box.web.ts'

interface RepliesProps {
  shown: Shown
  keyOf: Key
  done: () => Promise<void>
}
type Send = (may: ReporterMay, input: { [k: string]: unknown }) => Promise<Text | null>

/** Version of these acts as this page writes them; the server lifts older ones. */
const actVersion = 1

/** Sends one act; the same words get the same id, so that pressing again after a lost answer does nothing twice. */
function useSend({ shown, keyOf, done }: RepliesProps): Send {
  const minted = useRef<{ of: string; body: string } | null>(null)
  return async (may, input) => {
    const of = JSON.stringify([may, input])
    if (minted.current?.of !== of) {
      const body = {
        id: newId(),
        act: reporterActs[may],
        version: actVersion,
        place: shown.place,
        person: null,
        device: null,
        madeAt: new Date().toISOString(),
        input: { reportId: shown.report, ...input },
      }
      minted.current = { of, body: JSON.stringify(body) }
    }
    const heard = await askHouse<{ answers: ActAnswer[] }>('POST', '/api/public/acts', {
      acts: [{ body: minted.current.body }],
      ticket: keyOf.ticket,
      last4: keyOf.last4,
    })
    if (heard.kind === 'later') return heard.offline ? notSent : heard.say
    if (heard.kind === 'no') return heard.say
    const [answer] = heard.data.answers
    if (!answer || answer.outcome === 'refused') {
      minted.current = null
      return answer?.say ?? notSent
    }
    const photos = Array.isArray(input.photos) ? (input.photos as PhotoRef[]) : []
    const lost = await sendPhotos(photos, actOf(minted.current.body))
    if (lost > 0)
      toast({
        say: {
          id: 'Jawaban terkirim, tetapi ada foto yang tidak dapat dikirim.',
          en: 'Your answer was sent, but a photo could not be.',
        },
        tone: 'bad',
      })
    else toast({ say: publicWords.thanks })
    await done()
    return null
  }
}

const notSent: Text = {
  id: 'Belum terkirim karena tidak ada sinyal. Tulisan Anda masih ada; coba lagi.',
  en: 'Not sent: there is no signal. Your words are still here; try again.',
}

async function sendPhotos(photos: readonly PhotoRef[], act: string): Promise<number> {
  let lost = 0
  for (const { hash } of photos) {
    const bytes = await drawer.find(hash)
    let sent = false
    for (let attempt = 0; bytes && !sent && attempt < 3; attempt++)
      sent = (await carryPhoto(hash, bytes, act, attempt > 0)).kind === 'ok'
    if (!sent) lost++
    await drawer.forgetPhoto(hash)
  }
  return lost
}

export function Replies(props: RepliesProps) {
  const { shown } = props
  const send = useSend(props)
  const may = (what: ReporterMay) => shown.may.includes(what)
  return (
    <>
      {may('answer') ? <Answer send={send} /> : null}
      {may('confirm') ? <Confirm send={send} /> : null}
      <Row>
        {may('object') ? (
          <Because
            what="object"
            send={send}
            icon="crossCircle"
            title={publicWords.notDone}
            ask={publicWords.why}
          />
        ) : null}
        {may('reopen') ? (
          <Because
            what="reopen"
            send={send}
            icon="undo"
            title={publicWords.reopen}
            ask={{ id: 'Mengapa dibuka kembali?', en: 'Why should it be opened again?' }}
          />
        ) : null}
        {may('appeal') ? (
          <Because
            what="appeal"
            send={send}
            icon="scale"
            title={publicWords.appeal}
            ask={{ id: 'Mengapa laporan ini perlu dilihat lagi?', en: 'Why does this need another look?' }}
          />
        ) : null}
        {may('withdraw') ? <Withdraw send={send} /> : null}
      </Row>
    </>
  )
}

function Answer({ send }: { send: Send }) {
  const { t } = useWords()
  const [answer, setAnswer] = useState<string | null>(null)
  const [photos, setPhotos] = useState<PhotoRef[] | null>(null)
  const [say, setSay] = useState<Text | null>(null)
  const submit = async () => {
    if ((answer ?? '').trim().length < 2)
      return setSay({ id: 'Tulis jawaban Anda dulu.', en: 'Please write your answer first.' })
    setSay(await send('answer', { answer: answer?.trim(), ...(photos ? { photos } : {}) }))
  }
  return (
    <Card>
      <LongTextField
        label={{ id: 'Jawaban Anda', en: 'Your answer' }}
        required
        max={4000}
        value={answer}
        onChange={setAnswer}
        error={say}
      />
      <PhotoField
        label={{ id: 'Foto tambahan, bila perlu', en: 'More photos, if needed' }}
        value={photos}
        onChange={setPhotos}
      />
      <p className="k-help">{t(publicWords.photoNote)}</p>
      <Row>
        <Button tone="main" icon="send" onClick={submit}>
          {t({ id: 'Kirim jawaban', en: 'Send the answer' })}
        </Button>
      </Row>
    </Card>
  )
}

const ratings: readonly Text[] = [
  { id: 'Sangat kecewa', en: 'Very disappointed' },
  { id: 'Kecewa', en: 'Disappointed' },
  { id: 'Cukup', en: 'Fair' },
  { id: 'Puas', en: 'Satisfied' },
  { id: 'Sangat puas', en: 'Very satisfied' },
]

function Confirm({ send }: { send: Send }) {
  const { t } = useWords()
  const [rating, rate] = useState<number | null>(null)
  const [say, setSay] = useState<Text | null>(null)
  return (
    <Card tone="good" icon="checkCircle" title={{ id: 'Sudah beres?', en: 'Is it done?' }}>
      <GroupFrame
        label={publicWords.rate}
        help={{ id: 'Boleh dilewati.', en: 'You may skip this.' }}
        role="radiogroup"
      >
        {({ id }) => (
          <div className="p-rate">
            {ratings.map((word, at) => (
              <label key={word.id}>
                <input type="radio" name={id} checked={rating === at + 1} onChange={() => rate(at + 1)} />
                <b>{at + 1}</b>
                <span>{t(word)}</span>
              </label>
            ))}
          </div>
        )}
      </GroupFrame>
      {say ? <Note tone="bad">{t(say)}</Note> : null}
      <Row>
        <Button
          tone="main"
          icon="check"
          onClick={async () => setSay(await send('confirm', rating ? { rating } : {}))}
        >
          {t(publicWords.done)}
        </Button>
      </Row>
    </Card>
  )
}

/** An act that needs its reason in a sentence. */
function Because({
  what,
  send,
  icon,
  title,
  ask,
}: {
  what: 'object' | 'reopen' | 'appeal'
  send: Send
  icon: IconName
  title: Text
  ask: Text
}) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [say, setSay] = useState<Text | null>(null)
  const submit = async (reason: string) => {
    const no = await send(what, { reason })
    setSay(no)
    if (!no) setOpen(false)
  }
  return (
    <>
      <Button icon={icon} onClick={() => setOpen(true)}>
        {t(title)}
      </Button>
      <ConfirmSheet
        title={title}
        open={open}
        onClose={() => setOpen(false)}
        confirm={{ id: 'Kirim', en: 'Send' }}
        onConfirm={submit}
        reason={{ label: ask, min: 10, max: 2000 }}
        error={say}
      />
    </>
  )
}

function Withdraw({ send }: { send: Send }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const [say, setSay] = useState<Text | null>(null)
  const submit = async () => {
    const no = await send('withdraw', why?.trim() ? { reason: why.trim() } : {})
    setSay(no)
    if (!no) setOpen(false)
  }
  return (
    <>
      <Button tone="quiet" icon="ban" onClick={() => setOpen(true)}>
        {t(publicWords.withdraw)}
      </Button>
      <ConfirmSheet
        title={{ id: 'Tarik laporan ini?', en: 'Withdraw this report?' }}
        open={open}
        onClose={() => setOpen(false)}
        tone="danger"
        confirm={publicWords.withdraw}
        onConfirm={submit}
        error={say}
      >
        <p>
          {t({
            id: 'Petugas berhenti menanganinya dan laporan ditutup. Dalam 30 hari masih dapat dibuka kembali.',
            en: 'The work stops and the report is closed. It can be reopened within 30 days.',
          })}
        </p>
        <LongTextField
          label={{ id: 'Alasan (boleh kosong)', en: 'Reason (optional)' }}
          rows={2}
          max={1000}
          value={why}
          onChange={setWhy}
        />
      </ConfirmSheet>
    </>
  )
}
