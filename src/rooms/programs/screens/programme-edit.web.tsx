// A programme written by its owner: new, as a new edition from a day on, or with only its wording corrected at once.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Found } from '../../../kit/found.web.tsx'
import { Button } from '../../../kit/button.web.tsx'
import { Stepper } from '../../../kit/flow-bar.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { Benefit, Criterion } from '../criteria.ts'
import { programmeFacts } from '../records.ts'
import { currentProgrammes, type ProgrammeRow } from '../rules.ts'
import { BenefitsEditor, CriteriaEditor, codeFrom } from './criteria-editor.web.tsx'
import { absentProgramme, formAnswer } from './words.web.ts'

const f = programmeFacts
const saved = { id: 'Program tersimpan.', en: 'The programme was saved.' }
/** What the owner types; code, agency, benefits and criteria are made or drawn apart. */
const typed = {
  name: f.name, owner: f.owner, source: f.source, sector: f.sector, subject: f.subject, summary: f.summary, keywords: f.keywords, documents: f.documents, howTo: f.howTo,
  contact: f.contact, legalBasis: f.legalBasis, psmRoles: f.psmRoles, needsBoard: f.needsBoard, validFrom: f.validFrom, validTo: f.validTo, windowFrom: f.windowFrom, windowTo: f.windowTo,
}
const wording = { summary: f.summary, keywords: f.keywords, documents: f.documents, howTo: f.howTo, contact: f.contact, windowFrom: f.windowFrom, windowTo: f.windowTo }

export default function ProgrammeEdit({ params }: { params: { [k: string]: string } }) {
  if (!params.id) return <New />
  return <Existing id={params.id} part={params.bagian ?? ''} />
}

function Existing({ id, part }: { id: string; part: string }) {
  const state = useView('programs.one', { programmeId: id })
  return (
    <Found state={state} title={{ id: 'Program', en: 'Programme' }} back="/program" absent={absentProgramme}>
      {(found) => (part === 'edisi' ? <Edition found={found} /> : <Wording found={found} />)}
    </Found>
  )
}

/** Other programmes, for the rules against double benefit. */
function useOthers(today: string) {
  const state = useView('programs.catalogue', {})
  const rows = state.status === 'ready' ? state.rows.map((r) => r.row as unknown as ProgrammeRow) : []
  return currentProgrammes(rows, today).map((p) => ({ code: p.code ?? '', label: { id: p.name ?? '', en: p.name ?? '' } }))
}

function New() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const place = me.post?.place ?? me.home
  const unit = me.post?.unit ?? null
  const today = dayAt(work.now(), place)
  const agency = useView('organization.agencies', unit ? { place } : null)
  const waiting = unit !== null && agency.status === 'loading'
  const owner = agency.status === 'ready' ? (agency.rows.find((r) => r.row.id === unit)?.row.name ?? null) : null
  return (
    <Page title={{ id: 'Terbitkan program', en: 'Publish a programme' }} subtitle={t({ id: 'Berlaku di {p}', en: 'Holds in {p}' }, { p: work.placeName(place) })} back="/program">
      {waiting ? (
        <Loading />
      ) : (
        <Steps
          today={today}
          initial={{ owner, source: place.length === 13 ? 'desa' : 'kabkota', subject: 'household', validFrom: today }}
          benefits={[]}
          criteria={[]}
          submit={{ id: 'Terbitkan', en: 'Publish' }}
          onSubmit={async (facts) => {
            const id = work.newId()
            const result = await work.act('programs.publish', place, { ...facts, id, place, code: codeFrom(String(facts.name)), agencyId: unit })
            if (!result.ok) return result.refusal.say
            toast({ say: saved, tone: 'good' })
            go(`/program/${id}`)
            return null
          }}
        />
      )}
    </Page>
  )
}

/** Amounts and gates change from a day on; the edition before stays and explains what was decided by it. */
function Edition({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [programme] = useState(() => found.row as unknown as ProgrammeRow)
  const today = dayAt(work.now(), programme.place || '36')
  return (
    <Page title={{ id: 'Ubah mulai tanggal', en: 'Change from a day on' }} subtitle={programme.name ?? ''} back={`/program/${programme.id}`}>
      <Stack gap={4}>
        <Note>{t({ id: 'Edisi sekarang tetap tersimpan dan berlaku sampai sehari sebelum tanggal mulai yang baru.', en: 'The present edition is kept and holds until the day before the new one starts.' })}</Note>
        <Steps
          today={today}
          initial={{ ...Object.fromEntries(Object.keys(typed).map((n) => [n, found.row[n] ?? null])), validFrom: addDays(today, 1) }}
          benefits={(programme.benefits ?? []) as Benefit[]}
          criteria={(programme.criteria ?? []) as Criterion[]}
          submit={{ id: 'Terbitkan edisi baru', en: 'Publish the new edition' }}
          onSubmit={async (facts) => {
            const newId = work.newId()
            const result = await work.act('programs.revise', programme.place, { ...facts, programmeId: programme.id, newId, code: programme.code, agencyId: programme.agencyId ?? null })
            if (!result.ok) return result.refusal.say
            toast({ say: saved, tone: 'good' })
            go(`/program/${newId}`)
            return null
          }}
        />
      </Stack>
    </Page>
  )
}

const steps = [{ label: { id: 'Keterangan', en: 'Text' } }, { label: { id: 'Manfaat dan syarat', en: 'Benefits and criteria' } }] as const

interface StepsProps {
  today: string
  initial: Values
  benefits: readonly Benefit[]
  criteria: readonly Criterion[]
  submit: Say
  /** A refusal's sentence, or null when it was saved. */
  onSubmit: (facts: Values) => Promise<Say | null>
}

/** First the words, then what is given and to whom; sent together. */
function Steps({ today, initial, benefits: gives, criteria: asks, submit, onSubmit }: StepsProps) {
  const { t } = useWords()
  const [step, setStep] = useState<0 | 1>(0)
  const [facts, setFacts] = useState<Values>(initial)
  const [benefits, setBenefits] = useState<readonly Benefit[]>(gives)
  const [criteria, setCriteria] = useState<readonly Criterion[]>(asks)
  const [error, setError] = useState<Say | null>(null)
  const others = useOthers(today)
  return (
    <Stack gap={4}>
      <Stepper steps={steps} at={step} />
      {step === 0 ? (
        <FormFromFields
          fields={typed}
          initial={facts}
          submit={{ id: 'Lanjut ke manfaat dan syarat', en: 'On to benefits and criteria' }}
          onSubmit={(values) => {
            setFacts(values)
            setStep(1)
            scrollTo(0, 0)
          }}
        />
      ) : (
        <>
          <BenefitsEditor value={benefits} onChange={setBenefits} />
          <CriteriaEditor value={criteria} onChange={setCriteria} programmes={others} />
          {error ? <Note tone="bad">{t(error)}</Note> : null}
          <div className="k-action">
            <Button icon="back" onClick={() => setStep(0)}>{t({ id: 'Keterangan', en: 'Text' })}</Button>
            <Button tone="main" onClick={async () => setError(await onSubmit({ ...facts, benefits, criteria }))}>{t(submit)}</Button>
          </div>
        </>
      )}
    </Stack>
  )
}

function Wording({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = found
  const back = `/program/${row.id}`
  const fields: Fields = wording
  const [initial] = useState<Values>(() => Object.fromEntries(Object.keys(wording).map((n) => [n, row[n] ?? null])))
  return (
    <Page title={{ id: 'Betulkan keterangan', en: 'Correct the text' }} subtitle={String(row.name ?? '')} back={back}>
      <Note>{t({ id: 'Berlaku segera. Besaran dan syarat hanya dapat diubah lewat edisi baru.', en: 'Takes effect at once. Amounts and criteria change only by a new edition.' })}</Note>
      <FormFromFields
        fields={fields}
        initial={initial}
        submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (_values, changed) => {
          if (Object.keys(changed).length > 0) {
            const result = await work.act('programs.correctText', row.place, { programmeId: row.id, ...changed, was: Object.fromEntries(Object.keys(changed).map((n) => [n, initial[n] ?? null])) })
            if (!result.ok) return formAnswer(result)
            toast({ say: saved, tone: 'good' })
          }
          go(back)
          return undefined
        }}
      />
    </Page>
  )
}
