// The public page behind the code of a printed paper: is it ours, does it stand, and is its content the one that was issued? No names.
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { Card, KeyValue, Note, Stack } from '../../kit/page.web.tsx'
import { Failed, Loading, Offline } from '../../kit/states.web.tsx'
import { TextField } from '../../kit/text-inputs.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import type { CheckedPaper as Checked } from '../../rooms/verification/checked-paper.ts'
import { surprised } from '../surprise.web.ts'
import { askHouse, type Heard } from './ask-house.web.ts'
import { Frame } from './frame.web.tsx'

const kinds: { readonly [kind: string]: Text } = {
  ba: { id: 'Berita Acara Musyawarah', en: 'Minutes of a deliberation' },
  hadir: { id: 'Daftar hadir musyawarah', en: 'Attendance list of a deliberation' },
  sptjm: { id: 'Surat Pernyataan Tanggung Jawab Mutlak', en: 'Statement of absolute responsibility' },
}

const standings: { readonly [K in Checked['standing']]: { title: Text; say: Text; tone: 'good' | 'caution' | 'bad'; icon: 'checkCircle' | 'clock' | 'alert' } } = {
  sah: { tone: 'good', icon: 'checkCircle', title: { id: 'Dokumen ini sah', en: 'This paper stands' }, say: { id: 'Dokumen ini diterbitkan lewat Guyub dan masih berlaku. Cocokkan nomor, jumlah dan sidik isinya dengan yang tercetak.', en: 'This paper was issued through Guyub and stands. Compare number, totals and hash with what is printed.' } },
  menunggu: { tone: 'caution', icon: 'clock', title: { id: 'Dokumen ini belum berlaku', en: 'This paper does not stand yet' }, say: { id: 'Dokumennya dikenal, tetapi belum difinalkan Lurah/Kepala Desa atau sedang dikembalikan untuk diperbaiki.', en: 'The paper is known, but the head of the village has not finalised it, or it was returned for correction.' } },
  diganti: { tone: 'bad', icon: 'alert', title: { id: 'Dokumen ini sudah diganti', en: 'This paper was replaced' }, say: { id: 'Ada dokumen yang lebih baru untuk daftar yang sama. Yang ini tidak berlaku lagi.', en: 'A newer paper was issued for the same list. This one no longer stands.' } },
}

const totalNames: readonly (readonly [string, Text])[] = [
  ['items', { id: 'Jumlah keluarga', en: 'Families' }],
  ['layak', { id: 'Layak', en: 'Eligible' }],
  ['usulan_baru', { id: 'Usulan baru', en: 'New proposals' }],
  ['perbaikan', { id: 'Perbaikan data', en: 'Data to be mended' }],
  ['tidak_layak', { id: 'Tidak layak', en: 'Not eligible' }],
  ['hapus', { id: 'Dihapus dari daftar', en: 'Removed from the list' }],
  ['attendees', { id: 'Hadir', en: 'Present' }],
]

const title: Text = { id: 'Periksa dokumen', en: 'Check a document' }

export function CheckedPaper({ token }: { token: string | undefined }) {
  return (
    <Frame title={title}>
      <Stack gap={5}>{token ? <Found key={token} token={token} /> : <AskCode />}</Stack>
    </Frame>
  )
}

function AskCode() {
  const { t } = useWords()
  const [, go] = useLocation()
  const [code, setCode] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = (code ?? '').trim().split('/').at(-1) ?? ''
    if (typed) go(`/periksa/${encodeURIComponent(typed.toLowerCase())}`)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <p>{t({ id: 'Pindai kode pada Berita Acara, daftar hadir, atau SPTJM; atau ketik bagian akhir alamat di samping kodenya.', en: 'Scan the code on the minutes, attendance list or statement; or type the end of the address beside it.' })}</p>
        <TextField label={{ id: 'Kode dokumen', en: 'Code of the paper' }} value={code} onChange={setCode} max={120} capitalize="none" placeholder="3671-0123456789abcdef0123" />
        <Button type="submit" tone="main" icon="search">{t({ id: 'Periksa', en: 'Check' })}</Button>
      </Stack>
    </form>
  )
}

function Found({ token }: { token: string }) {
  const { t } = useWords()
  const [heard, setHeard] = useState<Heard<Checked> | null>(null)
  const ask = useCallback(() => {
    setHeard(null)
    void askHouse<Checked>('GET', `/api/public/papers/${encodeURIComponent(token)}`).then(setHeard, surprised)
  }, [token])
  useEffect(ask, [ask])
  if (!heard) return <Loading rows={4} />
  if (heard.kind === 'later') return heard.offline ? <Offline action={<Button onClick={ask}>{t({ id: 'Coba lagi', en: 'Try again' })}</Button>}>{t({ id: 'Memeriksa dokumen perlu sinyal.', en: 'Checking a paper needs a signal.' })}</Offline> : <Failed onRetry={ask} />
  if (heard.kind === 'no') {
    return (
      <>
        <Card tone="bad" icon="crossCircle" title={{ id: 'Dokumen tidak dikenal', en: 'Unknown paper' }}><p role="alert">{t(heard.say)}</p></Card>
        <AskCode />
      </>
    )
  }
  return <Verdict paper={heard.data} />
}

function Verdict({ paper }: { paper: Checked }) {
  const { t, date, moment, number } = useWords()
  const { title: head, say, tone, icon } = standings[paper.standing]
  return (
    <>
      <Card tone={tone} icon={icon} title={head}><p role="status">{t(say)}</p></Card>
      <Card>
        <KeyValue
          items={[
            { label: { id: 'Dokumen', en: 'Paper' }, value: <b>{t(kinds[paper.kind] ?? paper.kind)}</b> },
            { label: { id: 'Nomor', en: 'Number' }, value: paper.number },
            { label: { id: 'Tanggal', en: 'Date' }, value: date(paper.on) },
            { label: { id: 'Wilayah', en: 'Place' }, value: `${paper.village} (${paper.place})` },
            ...(paper.approvedAt ? [{ label: { id: 'Disahkan', en: 'Approved' }, value: `${moment(paper.approvedAt)}${paper.letterNo ? ` · ${paper.letterNo}` : ''}` }] : []),
            { label: { id: 'Diterbitkan', en: 'Issued' }, value: moment(paper.issuedAt) },
          ]}
        />
      </Card>
      <Card title={{ id: 'Jumlah', en: 'Totals' }}>
        <KeyValue items={totalNames.flatMap(([name, label]) => ((paper.totals[name] ?? 0) > 0 && (paper.kind !== 'hadir' || name === 'attendees') ? [{ label, value: number(paper.totals[name] ?? 0) }] : []))} />
      </Card>
      <Card title={{ id: 'Sidik isi (SHA-256)', en: 'Content hash (SHA-256)' }}>
        <p className="p-hash"><code>{paper.hash}</code></p>
        <p className="k-hint">{t({ id: 'Harus sama dengan yang tercetak di kaki setiap halaman.', en: 'It must be the same as in the foot of every page.' })}</p>
      </Card>
      <Note icon="shield">{t({ id: 'Halaman ini tidak memuat nama siapa pun.', en: 'This page carries nobody’s name.' })}</Note>
    </>
  )
}
