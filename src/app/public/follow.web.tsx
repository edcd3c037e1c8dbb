// Following a report by its code: the honest word, since when, what comes next, and what its reporter may do now.
import { type FormEvent, useState } from 'react'
import type { Text } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { Stepper } from '../../kit/flow-bar.web.tsx'
import { Card, KeyValue, Note, Row, Section } from '../../kit/page.web.tsx'
import { Offline } from '../../kit/states.web.tsx'
import { StatusTag } from '../../kit/tags.web.tsx'
import { CodeField, TextField } from '../../kit/text-inputs.web.tsx'
import type { Tone } from '../../kit/theme.web.ts'
import { useNow, useWords } from '../../kit/words.web.tsx'
import type { PublicStatus } from '../../rooms/reports/public.ts'
import { readTicket } from '../../rooms/reports/ticket.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { statusWords } from '../../rooms/reports/words/status.ts'
import { askHouse } from './ask-house.web.ts'
import { Danger, Frame } from './frame.web.tsx'
import { Replies } from './replies.web.tsx'
import { useBox } from './report-box.web.ts'

export interface Shown extends PublicStatus {
  about: 'laporan' | 'usul' | 'gabung'
  report: string
  place: string
}
/** What opens a report: kept in this page's memory only. */
export interface Key {
  ticket: string
  last4: string | null
}
type Trouble = { kind: 'no' | 'later'; code: string; offline: boolean; say: Text } | null

export function Follow() {
  const { t } = useWords()
  const { sending } = useBox()
  // A code that still lies on this phone need not be typed.
  const kept = sending?.state === 'sent' ? sending.code : null
  const [code, setCode] = useState<string | null>(kept)
  const [last4, setLast4] = useState<string | null>(null)
  const [needs4, setNeeds4] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [busy, setBusy] = useState(false)
  const [shown, show] = useState<{ key: Key; status: Shown } | null>(null)

  const look = async (key: Key): Promise<void> => {
    setBusy(true)
    const heard = await askHouse<Shown>('POST', '/api/public/ticket', { ...key })
    setBusy(false)
    if (heard.kind === 'answer') {
      setTrouble(null)
      show({ key, status: heard.data })
      scrollTo(0, 0)
      return
    }
    if (heard.kind === 'no' && heard.code === 'PERLU_EMPAT_ANGKA') {
      setNeeds4(true)
      setTrouble(null)
      requestAnimationFrame(() => document.getElementById('last4')?.focus())
      return
    }
    setTrouble(
      heard.kind === 'no'
        ? { kind: 'no', code: heard.code, offline: false, say: heard.say }
        : { kind: 'later', code: '', offline: heard.offline, say: heard.say },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    // A slip of the pen is found here, without asking anyone.
    const ticket = readTicket(code ?? '')
    if (!ticket)
      setTrouble({ kind: 'no', code: 'KODE_SALAH_TULIS', offline: false, say: publicWords.badCode })
    else if (needs4 && last4?.length !== 4)
      setTrouble({ kind: 'no', code: 'PERLU_EMPAT_ANGKA', offline: false, say: publicWords.needLast4 })
    else void look({ ticket, last4: needs4 ? last4 : null })
  }
  const close = () => {
    show(null)
    setCode(null)
    setLast4(null)
    setNeeds4(false)
  }
  if (shown)
    return (
      <StatusPage
        shown={shown.status}
        keyOf={shown.key}
        again={() => look(shown.key)}
        busy={busy}
        trouble={trouble}
        close={close}
      />
    )
  return (
    <Frame
      title={publicWords.follow}
      subtitle={{ id: 'Masukkan kode yang Anda terima.', en: 'Enter the code you were given.' }}
    >
      <form className="p-form" noValidate onSubmit={submit}>
        <CodeField
          id="code"
          label={publicWords.code}
          placeholder="GY-XXXX-XXXX-XXXX-XX"
          max={24}
          required
          value={code}
          onChange={value => {
            setCode(value)
            setTrouble(null)
          }}
          error={trouble?.code === 'KODE_SALAH_TULIS' ? trouble.say : null}
        />
        {needs4 ? (
          <>
            <Note>{t(publicWords.needLast4)}</Note>
            <TextField
              id="last4"
              label={publicWords.last4}
              required
              inputMode="numeric"
              max={4}
              className="k-code"
              value={last4}
              onChange={setLast4}
              tidy={text => text.replace(/\D/g, '')}
              error={trouble?.code === 'PERLU_EMPAT_ANGKA' ? trouble.say : null}
            />
          </>
        ) : null}
        {trouble?.kind === 'no' && !['KODE_SALAH_TULIS', 'PERLU_EMPAT_ANGKA'].includes(trouble.code) ? (
          <Note tone="bad">{t(trouble.say)}</Note>
        ) : null}
        {trouble?.kind === 'later' && !trouble.offline ? <Note tone="caution">{t(trouble.say)}</Note> : null}
        <div className="k-action">
          <Button tone="main" type="submit" icon="search" busy={busy}>
            {t(publicWords.look)}
          </Button>
        </div>
        {trouble?.kind === 'later' && trouble.offline ? (
          <Offline>
            {t({
              id: 'Kabar laporan hanya bisa dilihat dengan sambungan. Coba lagi setelah ada sinyal.',
              en: 'News of a report needs a connection. Try again when there is a signal.',
            })}
          </Offline>
        ) : null}
      </form>
      <Note tone="info">
        {t({
          id: 'Kode hilang? Demi keamanan kami tidak dapat mencarikannya dari nama Anda. Kirim laporan baru, atau datang ke Puskesos atau kantor desa/kelurahan.',
          en: 'Lost the code? For safety we cannot look it up by your name. Send a new report, or come to the Puskesos or the village office.',
        })}
      </Note>
    </Frame>
  )
}

const road: readonly { label: Text }[] = [
  { label: { id: 'Diterima', en: 'Received' } },
  { label: { id: 'Diperiksa', en: 'Checked' } },
  { label: { id: 'Ditangani', en: 'In progress' } },
  { label: { id: 'Selesai', en: 'Done' } },
]
const stations: { readonly [state: string]: { at: number; tone: Tone } } = {
  terkirim: { at: 1, tone: 'info' },
  perlu_dilengkapi: { at: 1, tone: 'waiting' },
  terverifikasi: { at: 2, tone: 'info' },
  didisposisikan: { at: 2, tone: 'info' },
  diteruskan_eksternal: { at: 2, tone: 'info' },
  diproses: { at: 2, tone: 'info' },
  dibuka_kembali: { at: 2, tone: 'info' },
  dibantah: { at: 2, tone: 'caution' },
  selesai: { at: 3, tone: 'waiting' },
  ditutup: { at: 4, tone: 'good' },
  ditolak: { at: -1, tone: 'neutral' },
  duplikat: { at: -1, tone: 'neutral' },
}
/** What was asked for oneself has no road of stations: people decide once. */
const ownTones: { readonly [word: string]: Tone } = { 'Menunggu putusan': 'waiting', 'Lewat batas': 'caution', Diterima: 'good', 'Tidak diterima': 'neutral', 'Perlu dilengkapi': 'waiting', 'Direkomendasi IPSM': 'info', 'Direkomendasi lurah/kades': 'info', 'Berkas lengkap': 'info', Seleksi: 'info', 'Sudah menjadi PSM': 'good' }
// The house tells words, not codes; the word leads back to its place on the road.
const stationOf = (status: PublicStatus): { at: number; tone: Tone } => {
  const state = Object.keys(statusWords).find(code => statusWords[code]?.word.id === status.word.id) ?? ''
  // Closed without an outcome: withdrawn, or the question was not answered. That is no arrival.
  if (state === 'ditutup' && !status.outcome) return { at: -1, tone: 'neutral' }
  return stations[state] ?? { at: -1, tone: 'neutral' }
}

function StatusPage({
  shown,
  keyOf,
  again,
  busy,
  trouble,
  close,
}: {
  shown: Shown
  keyOf: Key
  again: () => Promise<void>
  busy: boolean
  trouble: Trouble
  close: () => void
}) {
  const { t, moment, ago } = useWords()
  const now = useNow()
  const own = shown.about !== 'laporan'
  const station = own ? { at: -1, tone: ownTones[shown.word.id] ?? 'neutral' } : stationOf(shown)
  return (
    <Frame title={shown.about === 'gabung' ? { id: 'Kabar pendaftaran Anda', en: 'News of your application' } : own ? { id: 'Kabar usul atau sanggahan Anda', en: 'News of what you asked' } : { id: 'Kabar laporan Anda', en: 'News of your report' }}>
      {trouble ? <Note tone={trouble.kind === 'no' ? 'bad' : 'caution'}>{t(trouble.say)}</Note> : null}
      <div className="p-status" role="status">
        <div className="p-status-word">
          <StatusTag label={shown.word} tone={station.tone} />
        </div>
        <p className="p-status-say">{t(shown.sentence)}</p>
        {shown.outcome ? <p className="p-status-say">{t(shown.outcome)}</p> : null}
        {station.at >= 0 ? (
          <Stepper
            label={{ id: 'Perjalanan laporan', en: 'The way of the report' }}
            steps={road}
            at={station.at}
          />
        ) : null}
        <KeyValue
          items={[
            ...(shown.since
              ? [
                  {
                    label: { id: 'Sejak', en: 'Since' },
                    value: moment(shown.since),
                    note: ago(shown.since, now),
                  },
                ]
              : []),
            ...(shown.next ? [{ label: { id: 'Berikutnya', en: 'Next' }, value: t(shown.next) }] : []),
            ...(shown.number ? [{ label: { id: 'Nomor', en: 'Number' }, value: shown.number }] : []),
          ]}
        />
      </div>
      {shown.note ? (
        <Card
          tone={shown.may.includes('answer') ? 'waiting' : 'plain'}
          icon="message"
          title={
            shown.may.includes('answer')
              ? { id: 'Pertanyaan petugas untuk Anda', en: 'The officer asks you' }
              : own
                ? { id: 'Jawaban petugas', en: 'The officer’s answer' }
                : { id: 'Alasan petugas', en: 'The officer’s reason' }
          }
        >
          <p className="p-told">{shown.note}</p>
        </Card>
      ) : null}
      {shown.may.length > 0 ? (
        <Section title={{ id: 'Yang dapat Anda lakukan', en: 'What you can do' }}>
          <Replies key={shown.may.join()} shown={shown} keyOf={keyOf} done={again} />
        </Section>
      ) : null}
      <Row>
        <Button icon="sync" busy={busy} onClick={again}>
          {t({ id: 'Perbarui', en: 'Refresh' })}
        </Button>
        <Button tone="quiet" icon="cross" onClick={close}>
          {t({ id: 'Tutup kabar ini', en: 'Close this news' })}
        </Button>
      </Row>
      <Danger />
    </Frame>
  )
}
