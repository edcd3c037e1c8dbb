// Noting an activity in a few taps: its kind, a word or two, done. Functions and tasks are suggested from the words; the person decides.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { choiceLabel, type Fields, type Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { ChoiceField, MultiChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DateField, NumberField } from '../../../kit/number-inputs.web.tsx'
import { Fold, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { PhotoField } from '../../../kit/photo-input.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { PhotoRef, Text } from '../../../engine/field.ts'
import { activityKinds, manualKinds } from '../activity-kinds.ts'
import { edit } from '../acts-own.ts'
import { Activity } from '../records.ts'
import { suggested } from '../suggest.ts'
import { absentActivity, type ActivityRow, activityOf, formAnswer, saved } from './words.web.ts'

export default function Noting({ params }: { params: { [k: string]: string } }) {
  return params.id ? <Mending id={params.id} /> : <Quick />
}

const c = Activity.columns
const kinds = manualKinds.flatMap((code) => activityKinds.filter((k) => k.code === code))

function Quick() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const place = me.posts.find((p) => p.role === 'psm')?.place ?? me.home
  const today = dayAt(work.now(), place)
  const [kind, setKind] = useState<string | null>(null)
  const [words, setWords] = useState<string | null>(null)
  const [on, setOn] = useState<string | null>(today)
  const [people, setPeople] = useState<number | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const [photos, setPhotos] = useState<PhotoRef[] | null>(null)
  // What the person chose stays; until then the words decide.
  const [functions, setFunctions] = useState<string[] | null>(null)
  const [tasks, setTasks] = useState<string[] | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const hint = useMemo(() => suggested(kind, words), [kind, words])
  const save = async () => {
    if (!kind) return setProblem({ id: 'Pilih dulu jenis kegiatannya.', en: 'First choose what it was.' })
    const result = await work.act('activities.add', place, { id: work.newId(), personId: me.person, on, kind, words, people, minutes, photos: photos ?? [], functions: functions ?? hint.functions, tasks: tasks ?? hint.tasks })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: saved, tone: 'good' })
    go('/kegiatan')
  }
  const chosen = functions ?? hint.functions
  const done = tasks ?? hint.tasks
  return (
    <Page title={{ id: 'Catat kegiatan', en: 'Note an activity' }} back="/kegiatan" action={<Button tone="main" icon="check" onClick={save}>{t({ id: 'Simpan kegiatan', en: 'Save the activity' })}</Button>}>
      <Stack gap={4}>
        <ChoiceField as="cards" label={{ id: 'Kegiatan apa?', en: 'What was it?' }} required options={kinds} value={kind} onChange={(v) => { setKind(v); setProblem(null) }} />
        <TextField label={{ id: 'Uraian singkat', en: 'In a few words' }} help={{ id: 'Tanpa nama warga. Misalnya: menggerakkan warga kerja bakti, mencatat hasil.', en: 'Without anybody’s name.' }} value={words} onChange={setWords} max={300} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        {kind ? (
          <Note tone="info" icon="check">
            {t({ id: 'Ditandai {f}; tugas {t}. Ubah di bawah bila kurang tepat.', en: 'Tagged {f}; task {t}. Change it below if it does not fit.' }, { f: chosen.map((f) => t(choiceLabel(c.functions, f))).join(', ') || '–', t: done.join(', ') || '–' })}
          </Note>
        ) : null}
        <Fold title={{ id: 'Fungsi dan tugas', en: 'Functions and tasks' }}>
          <Stack>
            <MultiChoiceField label={c.functions.label} options={c.functions.options ?? []} value={chosen} onChange={(v) => setFunctions(v ?? [])} />
            <MultiChoiceField label={c.tasks.label} options={(c.tasks.options ?? []).map((o) => ({ code: o.code, label: { id: `${o.code} ${o.label.id}`, en: `${o.code} ${o.label.en}` } }))} value={done} onChange={(v) => setTasks(v ?? [])} />
          </Stack>
        </Fold>
        <Fold title={{ id: 'Tanggal, jumlah warga, foto', en: 'Date, people, photos' }}>
          <Stack>
            <DateField label={c.on.label} value={on} onChange={setOn} max={today} required />
            <NumberField label={c.people.label} value={people} onChange={setPeople} />
            <NumberField label={c.minutes.label} value={minutes} onChange={setMinutes} unit={{ id: 'menit', en: 'minutes' }} />
            <PhotoField label={c.photos.label} help={{ id: 'Tanpa wajah anak dan tanpa surat.', en: 'No children’s faces, no papers.' }} value={photos} onChange={setPhotos} max={3} />
          </Stack>
        </Fold>
      </Stack>
    </Page>
  )
}

function Mending({ id }: { id: string }) {
  const state = useView('activities.one', { id })
  return <Found state={state} title={{ id: 'Perbaiki kegiatan', en: 'Mend an activity' }} back={`/kegiatan/${id}`} absent={absentActivity}>{(found) => <MendForm row={activityOf(found)} />}</Found>
}

function MendForm({ row }: { row: ActivityRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const own = row.source === 'sendiri'
  const { on, kind, functions, tasks, words, people, minutes, photos } = edit.input
  const tags = { functions: { ...functions, required: true }, tasks: { ...tasks, required: true } }
  const fields: Fields = own ? { kind, words, on, ...tags, people, minutes, photos } : { ...tags, people, minutes }
  const initial: Values = { kind: row.kind, words: row.words ?? null, on: row.on, functions: row.functions ?? [], tasks: row.tasks ?? [], people: row.people ?? null, minutes: row.minutes ?? null, photos: row.photos ?? [] }
  return (
    <Page title={{ id: 'Perbaiki kegiatan', en: 'Mend an activity' }} back={`/kegiatan/${row.id}`}>
      {own ? null : <Note>{t({ id: 'Kegiatan ini tercatat sendiri. Yang dapat diubah: fungsi, tugas, lama, dan jumlah warga.', en: 'This was noted by itself. Tags, duration and people can be changed.' })}</Note>}
      <FormFromFields
        fields={fields} initial={initial} submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (values) => {
          const result = await work.act('activities.edit', row.place, { id: row.id, on: row.on, kind: row.kind, ...values })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            go(`/kegiatan/${row.id}`)
          }
          return formAnswer(result)
        }}
      />
    </Page>
  )
}
