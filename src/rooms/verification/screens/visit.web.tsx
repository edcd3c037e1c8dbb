// The visit at the door, without a signal: who answered, the house and the card as photos, where it is, the questionnaire part by part.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Field, Fields, Gps, Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { manyOf } from '../../../kit/loaded.web.ts'
import { Card, KeyValue, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { placeLocator } from '../../places/door.ts'
import { answersId, inventories, inventoryQuestions, questionGroups } from '../../registry/door.ts'
import { visit } from '../acts-field.ts'
import { profileOfBatch } from '../rules.ts'
import { absentItem, addressOf, type BatchRow, formAnswer, itemOf, type ItemRow, joinedAs, saved } from './words.web.ts'

export default function VisitPage({ params }: { params: { [k: string]: string } }) {
  const state = useView('verification.item', { id: params.item ?? '' })
  const back = `/verifikasi/${params.id ?? ''}/keluarga/${params.item ?? ''}`
  return (
    <Found state={state} title={{ id: 'Kunjungan verifikasi', en: 'Verification visit' }} back={back} absent={absentItem}>
      {(found) => <WithAnswers item={itemOf(found)} batch={joinedAs<BatchRow>(found, 'batch')} back={back} />}
    </Found>
  )
}

/** What the family answered before stands in the form, so that only what changed has to be touched. */
function WithAnswers({ item, batch, back }: { item: ItemRow; batch: BatchRow | undefined; back: string }) {
  const { t } = useWords()
  const me = useMe()
  const state = useView('registry.household', { id: item.householdId ?? '' })
  const title = { id: 'Kunjungan verifikasi', en: 'Verification visit' }
  if (item.assignedTo !== me.person || item.state !== 'ditugaskan') return <Page title={title} back={back}><Note tone="caution">{t({ id: 'Keluarga ini tidak sedang ditugaskan kepada Anda.', en: 'This family is not assigned to you now.' })}</Note></Page>
  if (state.status === 'loading') return <Page title={title} back={back}><Loading /></Page>
  const found = state.status === 'ready' ? state.rows[0] : undefined
  const before = found ? ((manyOf(found, 'answers').find((a) => a.id === answersId(item.householdId ?? '', 'N'))?.values ?? {}) as Values) : {}
  return <Form item={item} batch={batch} back={back} before={before} />
}

const c = visit.input
const met = (v: Values): boolean => v.result === '1' || v.result === '2'
const order = inventories.flatMap((i) => i.order)
const groups = { ...questionGroups, door: { id: 'Hasil kunjungan', en: 'How it went' }, proof: { id: 'Bukti', en: 'Proof' }, end: { id: 'Penutup', en: 'In closing' } }
/** Asked at the door only where somebody was met. */
const atHome = (f: Field): Field => ({ ...f, required: false, when: (v: Values) => met(v) && (f.when?.(v) ?? true) })

function Form({ item, batch, back, before: first }: { item: ItemRow; batch: BatchRow | undefined; back: string; before: Values }) {
  const { t, number } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const draft = useDraft<{ start: string; values: Values }>(`verification.visit.${item.id}`)
  const [start] = useState(() => draft.begun?.start ?? work.now())
  const [before] = useState(first)
  const outside = useOutside(item.place)
  const limit = batch ? profileOfBatch(batch).metresOutside : 500
  const fields: Fields = {
    result: { ...c.result, required: true, group: 'door' },
    respondentKind: { ...c.respondentKind, required: true, group: 'door', when: (v) => met(v) || v.result === '5', help: { id: 'Bila rumah kosong dan tetangga tahu ke mana mereka, pilih tetangga.', en: 'Where the house is empty and a neighbour knows, choose the neighbour.' } },
    respondent: { ...c.respondent, group: 'door', when: met },
    noticeGiven: { ...c.noticeGiven, required: true, group: 'door', when: met, label: { id: 'Sudah menjelaskan guna data ini', en: 'Told what this data is for' }, help: { id: 'Untuk pemutakhiran data sosial, disimpan pemerintah daerah, dan keluarga boleh menolak.', en: 'It updates the social registry, the local government keeps it, and the family may decline.' } },
    frontPhotos: { ...c.frontPhotos, group: 'proof', required: true, when: met, help: { id: 'Dari depan, siang hari, tanpa orang.', en: 'From the front, by day, without people.' } },
    kkPhotos: { ...c.kkPhotos, group: 'proof', when: met },
    kkPhotoReason: { ...c.kkPhotoReason, group: 'proof', required: true, when: (v) => met(v) && !(v.kkPhotos as unknown[] | null)?.length },
    gps: {
      ...c.gps, group: 'proof',
      help: { id: 'Berdiri di depan rumah. Tunggu sampai ± 30 m atau kurang.', en: 'Stand in front of the house. Wait for ± 30 m or less.' },
      warn: (v) => {
        const gps = v as Gps
        const away = outside(gps)
        if (away !== null && away > limit) return { id: `Titik ini ${number(away)} m di luar batas desa. Pastikan Anda di rumah yang benar.`, en: `This position is ${number(away)} m outside the village. Make sure it is the right house.` }
        return gps.accuracy > 50 ? { id: `Ketelitian ± ${number(Math.round(gps.accuracy))} m masih kasar. Coba ambil lagi di tempat terbuka.`, en: `± ${number(Math.round(gps.accuracy))} m is coarse. Try again under the open sky.` } : null
      },
    },
    ...Object.fromEntries(order.map((q) => [`q${q}`, atHome(renamed(inventoryQuestions[q as keyof typeof inventoryQuestions]))])),
    finding: { ...c.finding, group: 'end', required: true, when: (v) => met(v) || v.result === '5', label: { id: 'Temuan Anda (musyawarah yang memutuskan)', en: 'What you found (the deliberation decides)' } },
    note: { ...c.note, group: 'end', help: { id: 'Bila tanpa titik atau ada yang tidak biasa, tulis di sini.', en: 'Without a position, or where something is unusual, write it here.' } },
  }
  return (
    <Page title={{ id: 'Kunjungan verifikasi', en: 'Verification visit' }} subtitle={t({ id: 'Keluarga {n} · {a}', en: 'Family of {n} · {a}' }, { n: item.headName ?? '—', a: addressOf(item) })} back={back}>
      <Stack gap={4}>
        {item.sentBackNote ? <Note tone="caution">{t({ id: 'Perlu diperiksa lagi: {n}', en: 'To be looked at again: {n}' }, { n: item.sentBackNote })}</Note> : null}
        {(item.attempts?.length ?? 0) > 0 ? <Note>{t({ id: 'Sudah {n}× didatangi. Setelah {m} hari berbeda tanpa bertemu, keluarga dicatat tidak ditemukan.', en: 'Tried {n}×. After {m} different days without meeting anybody the family is recorded as not found.' }, { n: item.attempts?.length ?? 0, m: batch ? profileOfBatch(batch).attempts : 2 })}</Note> : null}
        <FormFromFields
          fields={fields}
          only={['result', 'respondentKind', 'respondent', 'noticeGiven', 'frontPhotos', 'kkPhotos', 'kkPhotoReason', 'gps', ...order.map((q) => `q${q}`), 'finding', 'note']}
          groups={groups}
          initial={{ result: null, ...Object.fromEntries(order.map((q) => [`q${q}`, before[q] ?? null])), ...draft.begun?.values }}
          onDraft={(values) => draft.keep({ start, values })}
          submit={{ id: 'Simpan kunjungan', en: 'Save the visit' }}
          aside={(values) => (met(values) ? <Card tone="sunken"><KeyValue items={[{ label: { id: 'Kuesioner terisi', en: 'Questionnaire' }, value: t({ id: '{n} dari {all} jawaban', en: '{n} of {all} answers' }, { n: order.filter((q) => answered(values[`q${q}`])).length, all: order.filter((q) => atHome(renamed(inventoryQuestions[q as keyof typeof inventoryQuestions])).when?.(values) ?? true).length }) }]} /></Card> : null)}
          extra={<Button onClick={() => go(back)}>{t({ id: 'Nanti', en: 'Later' })}</Button>}
          onSubmit={async (values) => {
            const { result, respondentKind, respondent, noticeGiven, frontPhotos, kkPhotos, kkPhotoReason, gps, finding, note } = values
            const answers = met(values) ? Object.fromEntries(order.flatMap((q) => (answered(values[`q${q}`]) ? [[q, values[`q${q}`]]] : []))) : {}
            const away = gps ? outside(gps as Gps) : null
            const sent = await work.act('verification.visit', item.place, {
              batchId: item.batchId, itemId: item.id, visitId: work.newId(), on: dayAt(start, item.place), start, end: work.now(),
              result, respondentKind, respondent, noticeGiven: noticeGiven ?? null, frontPhotos, kkPhotos, kkPhotoReason, gps, ...(away ? { metresOutside: away } : {}), finding, note,
              ...(Object.keys(answers).length > 0 ? { answers, was: before } : {}),
            })
            if (sent.ok) {
              draft.done()
              toast({ say: saved, tone: 'good' })
              go(back, { replace: true })
            }
            return formAnswer(sent)
          }}
        />
      </Stack>
    </Page>
  )
}

const answered = (v: unknown): boolean => v !== null && v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0)

/** A question under the name it has in this form; its condition still reads the questions by their numbers. */
function renamed(field: Field): Field {
  const { when, warn, check } = field
  const byNumber = (v: Values): Values => Object.fromEntries(Object.entries(v).map(([name, value]) => [name.startsWith('q') ? name.slice(1) : name, value]))
  return { ...field, ...(when ? { when: (v: Values) => when(byNumber(v)) } : {}), ...(warn ? { warn: (x: unknown, v: Values) => warn(x, byNumber(v)) } : {}), ...(check ? { check: (x: unknown, v: Values) => check(x, byNumber(v)) } : {}) }
}

type Topology = Parameters<typeof placeLocator>[0]

/** Metres outside the village, where its outline was ever fetched to this device; null where it is not known. */
function useOutside(place: string): (gps: Gps) => number | null {
  const work = useWork()
  const name = `verification.outline.${place}`
  const [topology, setTopology] = useState<Topology | null>(() => (work.drafts.get(name) as Topology | undefined) ?? null)
  useEffect(() => {
    let here = true
    work.ask<{ topology: Topology | null }>(`/api/places/${place}/outline`).then(
      (answer) => {
        if (!here || !answer.topology) return
        setTopology(answer.topology)
        void work.drafts.save(name, answer.topology).catch(() => undefined)
      },
      // Without a signal, or where no boundary file was loaded, nothing is warned of.
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [work, place, name])
  return (gps) => {
    const metres = topology ? placeLocator(topology).metresOutside(place, gps) : null
    return metres === null ? null : Math.round(metres)
  }
}

