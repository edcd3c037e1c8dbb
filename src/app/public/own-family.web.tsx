// Proposing or objecting for one's own family, on one page: who and where, why, a photo of the house. Kept on the phone until it is sent, like a report.
import { useEffect, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { problemsOf, type Text, type Values } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { FieldInput } from '../../kit/field-input.web.tsx'
import { Note } from '../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../kit/pick-input.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { placeSource } from '../../rooms/places/screens/place-source.web.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Frame } from './frame.web.tsx'
import { useHouseNews } from './house-news.web.ts'
import { InTheWay, type Unfinished } from './in-the-way.web.tsx'
import { ownFields } from './own-family.ts'
import { isWritten, send, setValue, useBox } from './report-box.web.ts'
import { WipeSheet } from './wipe.web.tsx'

const title: Text = { id: 'Usul atau sanggah', en: 'Propose or object' }
const villages = placeSource({ level: 'village' })
const noProblems: Record<string, Text> = {}
const family = ['headName', 'nik4', 'birthDate', 'address'] as const
const you = ['objectorName', 'objectorPhone'] as const

/** What still has to be put right; the desk must be able to find the family. */
function problemsIn(values: Values): Record<string, Text> {
  const found = problemsOf(ownFields, values)
  if (!found.nik4 && !found.birthDate && !values.nik4 && !values.birthDate)
    found.nik4 = { id: 'Isi empat angka ini, atau tanggal lahir di bawahnya.', en: 'Give these four digits, or the birth date below.' }
  if (!found.livesHere && values.livesHere !== true)
    found.livesHere = { id: 'Halaman ini hanya untuk keluarga Anda sendiri di desa atau kelurahan ini.', en: 'This page is only for your own family in this village.' }
  return found
}

const unfinished: Unfinished = { title: { id: 'Ada laporan yang belum selesai', en: 'A report is not finished' }, say: { id: 'Selesaikan laporan itu, atau hapus dari ponsel ini.', en: 'Finish that report, or wipe it from this phone.' }, href: '/lapor/tulis' }

export function OwnFamily() {
  const { values, sending } = useBox()
  const other = !sending && values.form !== 'usul' && isWritten(values)
  useEffect(() => {
    if (!sending && !other && values.form !== 'usul') setValue('form', 'usul')
  }, [sending, other, values.form])
  if (sending && sending.state === 'waiting') return <Redirect to="/lapor/kirim" replace />
  if (sending || other) return <InTheWay title={title} sent={sending !== null} unfinished={unfinished} />
  return <OwnForm values={values} />
}

function OwnForm({ values }: { values: Values }) {
  const { t } = useWords()
  const { refusal, durable } = useBox()
  const [, go] = useLocation()
  const served = useHouseNews()?.regencies
  const [tried, setTried] = useState(false)
  const [wiping, wipe] = useState(false)
  const problems = problemsIn(values)
  const shown = tried ? problems : noProblems
  const unserved = typeof values.place === 'string' && served !== undefined && !served.includes(values.place.slice(0, 5))
  const next = async (): Promise<void> => {
    const first = Object.keys(ownFields).find(name => problems[name])
    if (first) {
      setTried(true)
      requestAnimationFrame(() => {
        const input = document.getElementById(first)
        input?.scrollIntoView({ block: 'center' })
        input?.focus({ preventScroll: true })
      })
      return
    }
    // Being sent has a page of its own, to which this one leads as soon as it begins.
    if (!unserved) await send()
  }
  const ask = (name: string) => {
    const field = ownFields[name]
    return field ? <FieldInput key={name} name={name} field={field} values={values} error={shown[name]} onChange={value => setValue(name, value)} /> : null
  }
  return (
    <Frame title={title} subtitle={{ id: 'Untuk keluarga Anda sendiri. Tanpa akun.', en: 'For your own family. No account.' }}>
      <Note>
        {t({
          id: 'Petugas desa dan Dinas Sosial memeriksa dan memutus dalam 14 hari. Halaman ini tidak memberi tahu siapa yang terdaftar. Tentang keluarga lain, datanglah ke kantor desa atau kelurahan.',
          en: 'The village desk and the social office look into it and decide within 14 days. This page tells nobody who is listed. About another family, please come to the village office.',
        })}
      </Note>
      {durable ? null : <Note tone="caution">{t({ id: 'Ponsel ini tidak mengizinkan penyimpanan. Jangan tutup halaman ini sebelum terkirim.', en: 'This phone does not allow storage. Do not close this page before it is sent.' })}</Note>}
      <form
        className="p-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void next()
        }}
      >
        {ask('asks')}
        <PickField
          id="place"
          label={ownFields.place?.label ?? ''}
          help={{ id: 'Ketik nama desa atau kelurahan, boleh ditambah kecamatannya.', en: 'Type the village’s name; adding its district helps.' }}
          required
          value={typeof values.place === 'string' ? values.place : null}
          chosen={(values.placeShown as PickOption | null | undefined) ?? null}
          error={shown.place}
          search={villages.search}
          onChange={code => setValue('place', code)}
          onPick={option => setValue('placeShown', option)}
          placeholder={t({ id: 'Misalnya: Cipondoh', en: 'For example: Cipondoh' })}
        />
        {unserved ? <Note tone="caution">{t({ id: 'Belum ada petugas Guyub di kabupaten/kota ini. Datanglah ke kantor desa atau kelurahan setempat.', en: 'Nobody serves this regency with Guyub yet. Please go to the village office there.' })}</Note> : null}
        {family.map(ask)}
        <div className="p-two">
          {ask('rt')}
          {ask('rw')}
        </div>
        {you.map(ask)}
        {ask('reason')}
        <div>
          {ask('photos')}
          <p className="k-help">{t(publicWords.photoNote)}</p>
        </div>
        {ask('gps')}
        {ask('livesHere')}
        {refusal ? <Note tone="bad">{t(refusal)}</Note> : null}
        <div className="k-action">
          <Button icon="back" onClick={() => go('/lapor')}>{t(publicWords.back)}</Button>
          <Button tone="main" type="submit" icon="send" disabled={unserved}>{t({ id: 'Kirim', en: 'Send' })}</Button>
        </div>
      </form>
      {isWritten(values) ? (
        <div className="p-wipe">
          <p className="k-help">{t({ id: 'Tulisan Anda tersimpan di ponsel ini sampai terkirim, paling lama satu hari.', en: 'What you write stays on this phone until it is sent, a day at most.' })}</p>
          <Button tone="quiet" icon="trash" onClick={() => wipe(true)}>{t({ id: 'Hapus draf dari ponsel ini', en: 'Wipe this draft from the phone' })}</Button>
        </div>
      ) : null}
      <WipeSheet open={wiping} onClose={() => wipe(false)} onWiped={() => go('/lapor')} />
    </Frame>
  )
}
