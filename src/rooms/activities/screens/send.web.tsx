// Obstacles, proposals, photos and the signature; sent as it is reckoned now, also without a signal.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { dayAt } from '../../../engine/values/day.ts'
import type { PhotoRef, Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { Card, KeyValue, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { PhotoField } from '../../../kit/photo-input.web.tsx'
import { SignatureField } from '../../../kit/signature-input.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { isDrawn, type Strokes } from '../../../kit/strokes.ts'
import { LongTextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useWork } from '../../../kit/work.web.tsx'
import { lastDay } from '../month.ts'
import { figuresHash, numbersOf } from '../month-report.ts'
import { useFigures } from './reckon.web.ts'
import { monthIn, saved } from './words.web.ts'

interface Begun { obstacles: string | null; proposals: string | null; photos: PhotoRef[] }

export default function Send({ params }: { params: { [k: string]: string } }) {
  const { t, lang, number, date } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const month = params.month ?? ''
  const place = me.posts.find((p) => p.role === 'psm')?.place ?? me.home
  const figures = useFigures(place, me.person, month)
  const draft = useDraft<Begun>(`activities.report.${month}`)
  const [words, setWords] = useState<Begun>(draft.begun ?? { obstacles: null, proposals: null, photos: [] })
  const [signature, setSignature] = useState<Strokes | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const keep = (change: Partial<Begun>): void => {
    const next = { ...words, ...change }
    setWords(next)
    draft.keep(next)
  }
  const send = async () => {
    if (!figures) return
    if (!isDrawn(signature)) return setProblem({ id: 'Bubuhkan tanda tangan Anda dulu.', en: 'Sign first.' })
    const result = await work.act('activities.sendReport', place, { personId: me.person, place, month, numbers: numbersOf(figures), hash: figuresHash(figures), ...words, signature })
    if (!result.ok) return setProblem(result.refusal.say)
    draft.done()
    toast({ say: saved, tone: 'good' })
    go('/laporan-bulanan')
  }
  const back = `/laporan-bulanan/bulan/${month}`
  const title = t({ id: 'Kirim laporan {b}', en: 'Send the report of {b}' }, { b: monthIn(month, lang) })
  if (!figures) return <Page title={title} back={back}><Loading /></Page>
  const n = numbersOf(figures)
  return (
    <Page title={title} subtitle={work.placeName(place)} back={back} action={<Button tone="main" icon="send" onClick={send}>{t({ id: 'Kirim laporan', en: 'Send the report' })}</Button>}>
      <Stack gap={4}>
        {dayAt(work.now(), place) <= lastDay(month) ? <Note tone="caution">{t({ id: 'Bulan ini belum selesai. Laporan dihitung sampai {d}; kegiatan sesudahnya tidak ikut.', en: 'This month is not over. The report counts up to {d}; what comes after is not in it.' }, { d: date(figures.until) })}</Note> : null}
        <Card title={{ id: 'Yang Anda laporkan', en: 'What you tell' }}>
          <KeyValue items={[
            { label: { id: 'Kegiatan', en: 'Activities' }, value: number(n['X.kegiatan'] ?? 0) },
            { label: { id: 'Kunjungan pendampingan', en: 'Accompanying visits' }, value: number(n['C.kunjungan'] ?? 0) },
            { label: { id: 'Laporan diselesaikan', en: 'Reports settled' }, value: number(n['D.selesai'] ?? 0) },
            { label: { id: 'Keluarga diverifikasi', en: 'Families verified' }, value: number(n['E.dikunjungi'] ?? 0) },
            { label: { id: 'Pertemuan dan koordinasi', en: 'Meetings and coordination' }, value: number(n['I.pertemuan'] ?? 0) },
          ]} />
        </Card>
        <LongTextField label={{ id: 'Kendala', en: 'Obstacles' }} help={{ id: 'Tanpa nama warga dan tanpa kasus terbatas.', en: 'No names, nothing of restricted cases.' }} value={words.obstacles} onChange={(obstacles) => keep({ obstacles })} max={2000} />
        <LongTextField label={{ id: 'Usulan', en: 'Proposals' }} value={words.proposals} onChange={(proposals) => keep({ proposals })} max={2000} />
        <PhotoField label={{ id: 'Foto kegiatan', en: 'Photos' }} help={{ id: 'Tanpa wajah anak dan tanpa surat.', en: 'No children’s faces, no papers.' }} value={words.photos} onChange={(photos) => keep({ photos: photos ?? [] })} max={6} />
        <SignatureField label={{ id: 'Tanda tangan Anda', en: 'Your signature' }} required value={signature} onChange={(s) => { setSignature(s); setProblem(null) }} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      </Stack>
    </Page>
  )
}
