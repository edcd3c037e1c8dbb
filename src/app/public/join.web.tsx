// "Gabung PSM" on one's own phone, one thought per screen. Kept on the phone until it is sent; afterwards a code tells how it goes on.
import { useEffect, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { Text, Values } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { CheckField } from '../../kit/choice-inputs.web.tsx'
import { FieldInput } from '../../kit/field-input.web.tsx'
import { Stepper } from '../../kit/flow-bar.web.tsx'
import { Note } from '../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../kit/pick-input.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { pledges } from '../../rooms/organization/psm-words.ts'
import { placeSource } from '../../rooms/places/screens/place-source.web.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Frame } from './frame.web.tsx'
import { useHouseNews } from './house-news.web.ts'
import { InTheWay, type Unfinished } from './in-the-way.web.tsx'
import { fields, joinProblems, joinSteps } from './join.ts'
import { isWritten, send, setValue, useBox } from './report-box.web.ts'
import { WipeSheet } from './wipe.web.tsx'

const title: Text = { id: 'Gabung PSM', en: 'Join as a community social worker' }
const villages = placeSource({ level: 'village' })
const noProblems: Record<string, Text> = {}

const unfinished: Unfinished = { title: { id: 'Ada tulisan yang belum selesai', en: 'Something is not finished' }, say: { id: 'Selesaikan dulu, atau hapus dari ponsel ini.', en: 'Finish it first, or wipe it from this phone.' }, href: '/lapor' }

export function Join() {
  const { values, sending } = useBox()
  const other = !sending && values.form !== 'gabung' && isWritten(values)
  useEffect(() => {
    if (!sending && !other && values.form !== 'gabung') setValue('form', 'gabung')
  }, [sending, other, values.form])
  if (sending && sending.state === 'waiting') return <Redirect to="/lapor/kirim" replace />
  if (sending || other) return <InTheWay title={title} sent={sending !== null} unfinished={unfinished} />
  return <JoinForm values={values} />
}

function JoinForm({ values }: { values: Values }) {
  const { t } = useWords()
  const { refusal, durable } = useBox()
  const [, go] = useLocation()
  const served = useHouseNews()?.regencies
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  const [wiping, wipe] = useState(false)
  const step = joinSteps[at] ?? joinSteps[0]
  if (!step) return null
  const problems = joinProblems(step, values)
  const shown = tried ? problems : noProblems
  const unserved = typeof values.place === 'string' && served !== undefined && !served.includes(values.place.slice(0, 5))
  const last = at === joinSteps.length - 1
  const move = (to: number): void => {
    setTried(false)
    setAt(to)
    scrollTo(0, 0)
  }
  const next = async (): Promise<void> => {
    const first = step.names.find((name) => problems[name])
    if (first) {
      setTried(true)
      requestAnimationFrame(() => {
        const input = document.getElementById(first)
        input?.scrollIntoView({ block: 'center' })
        input?.focus({ preventScroll: true })
      })
      return
    }
    if (!last) return move(at + 1)
    const open = joinSteps.findIndex((s) => Object.keys(joinProblems(s, values)).length > 0)
    if (open >= 0) return move(open)
    // Being sent has a page of its own, to which this one leads as soon as it begins.
    if (!unserved) await send()
  }
  return (
    <Frame title={title} subtitle={{ id: 'Relawan yang membantu tetangganya. Tanpa akun.', en: 'Volunteers who help their neighbours. No account.' }}>
      <Stepper label={{ id: 'Langkah', en: 'Steps' }} steps={joinSteps.map((s) => ({ label: s.title }))} at={at} />
      {durable ? null : <Note tone="caution">{t({ id: 'Ponsel ini tidak mengizinkan penyimpanan. Jangan tutup halaman ini sebelum terkirim.', en: 'This phone does not allow storage. Do not close this page before it is sent.' })}</Note>}
      <form
        className="p-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void next()
        }}
      >
        {at === 0 ? <Note>{t({ id: 'Siapkan KTP Anda. PSM berusia paling muda 18 tahun dan ber-KTP di desa/kelurahan tempatnya mengabdi.', en: 'Have your KTP at hand. Members are at least 18 and live where they serve, by their KTP.' })}</Note> : null}
        {step.code === 'janji' ? <Pledges values={values} error={shown.pledges} /> : step.names.map((name) => <One key={name} name={name} values={values} error={shown[name]} />)}
        {unserved ? <Note tone="caution">{t({ id: 'Belum ada petugas Guyub di kabupaten/kota ini. Datanglah ke kantor desa atau kelurahan setempat.', en: 'Nobody serves this regency with Guyub yet. Please go to the village office there.' })}</Note> : null}
        {refusal ? <Note tone="bad">{t(refusal)}</Note> : null}
        <div className="k-action">
          <Button icon="back" onClick={() => (at === 0 ? go('/lapor') : move(at - 1))}>{t(publicWords.back)}</Button>
          <Button tone="main" type="submit" icon={last ? 'send' : 'forward'} disabled={last && unserved}>{t(last ? { id: 'Kirim pendaftaran', en: 'Send the application' } : { id: 'Lanjut', en: 'Next' })}</Button>
        </div>
      </form>
      <div className="p-wipe">
        <p className="k-help">{t({ id: 'NIK, alamat, dan foto KTP hanya dibaca Lurah/Kepala Desa dan Dinas Sosial. Tulisan Anda tersimpan di ponsel ini sampai terkirim, paling lama satu hari.', en: 'NIK, address and the photo are read by the village head and the social office alone. What you write stays on this phone until it is sent, a day at most.' })}</p>
        <Button tone="quiet" icon="trash" onClick={() => wipe(true)}>{t({ id: 'Hapus dari ponsel ini', en: 'Wipe from this phone' })}</Button>
      </div>
      <WipeSheet open={wiping} onClose={() => wipe(false)} onWiped={() => go('/lapor')} />
    </Frame>
  )
}

function One({ name, values, error }: { name: string; values: Values; error: Text | undefined }) {
  const { t } = useWords()
  const field = fields[name]
  if (!field) return null
  if (field.kind === 'place') {
    const pick = (code: string | null): void => {
      setValue(name, code)
      // Most live where their KTP says.
      if (name === 'place' && !values.ktpPlace) setValue('ktpPlace', code)
    }
    return (
      <PickField
        id={name}
        label={field.label}
        required
        value={typeof values[name] === 'string' ? (values[name] as string) : null}
        chosen={(values[`${name}Shown`] as PickOption | null | undefined) ?? (name === 'ktpPlace' && values.ktpPlace === values.place ? ((values.placeShown as PickOption | null | undefined) ?? null) : null)}
        error={error}
        search={villages.search}
        onChange={pick}
        onPick={(option) => setValue(`${name}Shown`, option)}
        placeholder={t({ id: 'Ketik nama desa atau kelurahan', en: 'Type the village’s name' })}
      />
    )
  }
  if (field.kind === 'bool') return <CheckField id={name} label={field.label} value={values[name] === true} onChange={(v) => setValue(name, v === true)} error={error} />
  return <FieldInput name={name} field={field} values={values} error={error} onChange={(value) => setValue(name, value)} />
}

function Pledges({ values, error }: { values: Values; error: Text | undefined }) {
  const { t } = useWords()
  const held = new Set((values.pledges as string[] | undefined) ?? [])
  const set = (code: string, yes: boolean): void => {
    const now = new Set(held)
    if (yes) now.add(code)
    else now.delete(code)
    setValue('pledges', pledges.flatMap((p) => (now.has(p.code) ? [p.code] : [])))
  }
  return (
    <div id="pledges">
      <p>{t({ id: 'Kode etik PSM, dengan kata-kata sehari-hari. Setujui keempatnya.', en: 'The code of ethics in plain words. Accept all four.' })}</p>
      {pledges.map((p) => <CheckField key={p.code} id={`pledge-${p.code}`} label={p.say} value={held.has(p.code)} onChange={(v) => set(p.code, v === true)} />)}
      {error ? <Note tone="bad">{t(error)}</Note> : null}
    </div>
  )
}
