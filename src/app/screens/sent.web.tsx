// What the server received, newest first, and the proof of it: a file anyone can check, with the words or without.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SentAct } from '../../engine/device/receipts.ts'
import { dayAt } from '../../engine/values/day.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { CheckField } from '../../kit/choice-inputs.web.tsx'
import { Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { RowList } from '../../kit/row-list.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { Empty, Loading } from '../../kit/states.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useMe, useWork } from '../../kit/work.web.tsx'
import { useOpen } from '../open-context.web.ts'
import { saveFile } from '../save-file.web.ts'
import { surprised } from '../surprise.web.ts'

const outcomes = {
  accepted: { label: { id: 'Diterima', en: 'Received' }, tone: 'good' },
  merged: { label: { id: 'Diterima, ada pilihan', en: 'Received, a choice waits' }, tone: 'waiting' },
  refused: { label: { id: 'Dikembalikan', en: 'Returned' }, tone: 'bad' },
  proposed: { label: { id: 'Diteruskan', en: 'Passed on' }, tone: 'info' },
} as const
/** More than this are shown a piece at a time. */
const piece = 60

export default function Sent() {
  const { t } = useWords()
  const { device } = useOpen().open
  const version = useSyncExternalStore(device.onChange, device.version)
  const [sent, setSent] = useState<readonly SentAct[] | null>(null)
  const [most, setMost] = useState(piece)
  const [asked, setAsked] = useState<readonly SentAct[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever something was answered
  useEffect(() => {
    let current = true
    device.sent().then((all) => current && setSent(all), surprised)
    return () => {
      current = false
    }
  }, [device, version])
  return (
    <Page
      title={{ id: 'Diterima server', en: 'Received by the server' }} back="/belum-terkirim"
      subtitle={t({ id: 'Server menandatangani waktu terimanya. Buktinya bisa diperiksa siapa saja, juga tanpa sinyal.', en: 'The server signs for the moment it received them. Anyone can check the proof, also without a signal.' })}
      tools={<ButtonLink href="/bukti" icon="certificate">{t({ id: 'Periksa bukti', en: 'Check a proof' })}</ButtonLink>}
    >
      {sent === null ? <Loading /> : sent.length === 0 ? (
        <Empty title={{ id: 'Belum ada', en: 'Nothing yet' }}>{t({ id: 'Catatan yang sudah sampai di server muncul di sini dengan waktu terimanya.', en: 'Notes that reached the server appear here with the time they were received.' })}</Empty>
      ) : (
        <Stack gap={5}>
          <Days sent={sent.slice(0, most)} onAsk={setAsked} />
          {sent.length > most ? <Row><Button onClick={() => setMost(most + piece)}>{t({ id: 'Tampilkan yang lebih lama', en: 'Show older ones' })}</Button></Row> : null}
        </Stack>
      )}
      {asked ? <ProofSheet acts={asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  )
}

function Days({ sent, onAsk }: { sent: readonly SentAct[]; onAsk: (acts: readonly SentAct[]) => void }) {
  const { t, weekday, moment, time } = useWords()
  const me = useMe()
  const work = useWork()
  const days = new Map<string, SentAct[]>()
  for (const a of sent) {
    const day = dayAt(a.heardAt, me.post?.place || '31')
    days.set(day, [...(days.get(day) ?? []), a])
  }
  return [...days].map(([day, acts]) => (
    <Section
      key={day} title={weekday(day)}
      tools={acts.some((a) => a.receipt) && acts.length > 1 ? <Button tone="quiet" icon="certificate" onClick={() => onAsk(acts.filter((a) => a.receipt))}>{t({ id: 'Bukti hari ini', en: 'Proof of this day' })}</Button> : undefined}
    >
      <RowList
        label={weekday(day)} rows={acts} keyOf={(a) => a.id}
        show={(a) => ({
          title: t(a.label), icon: 'certificate',
          lines: [t({ id: 'Diterima server {m}', en: 'Received by the server {m}' }, { m: moment(a.heardAt) }), [a.place ? work.placeName(a.place) : '', t({ id: 'ditulis {m}', en: 'written {m}' }, { m: time(a.madeAt) })].filter(Boolean).join(' · ')],
          tags: <Tags><StatusTag {...outcomes[a.outcome]} />{a.receipt ? null : <StatusTag label={{ id: 'Tanpa bukti', en: 'No proof' }} />}</Tags>,
          ...(a.receipt ? { onOpen: () => onAsk([a]), end: t({ id: 'Bukti', en: 'Proof' }) } : {}),
        })}
      />
    </Section>
  ))
}

function ProofSheet({ acts, onClose }: { acts: readonly SentAct[]; onClose: () => void }) {
  const { t } = useWords()
  const { device } = useOpen().open
  const [words, setWords] = useState<boolean | null>(false)
  const save = async (): Promise<void> => {
    const file = await device.proof(acts.map((a) => a.id), { withWords: words === true })
    if (file) saveFile(file.text, file.name)
    else toast({ say: { id: 'Tidak ada bukti untuk catatan ini.', en: 'There is no proof for this note.' }, tone: 'bad' })
    onClose()
  }
  const noWords = acts.every((a) => !a.words)
  return (
    <Sheet title={{ id: 'Simpan bukti terima', en: 'Save the proof' }} open onClose={onClose} actions={<Button tone="main" icon="download" onClick={save}>{t({ id: 'Simpan berkas', en: 'Save the file' })}</Button>}>
      <Stack>
        <p>{t({ id: 'Berkas ini membuktikan kapan server menerima {n} catatan. Kirimkan kepada siapa pun yang ragu; mereka memeriksanya di halaman “Periksa bukti terima”.', en: 'This file proves when the server received {n} notes. Send it to whoever doubts; they check it on the page “Check a receipt”.' }, { n: acts.length })}</p>
        {noWords ? null : <CheckField label={{ id: 'Sertakan isi catatan', en: 'Include the words of the notes' }} value={words} onChange={setWords} />}
        {words ? <Note tone="caution">{t({ id: 'Isi catatan memuat data pribadi warga. Sertakan hanya bila penerimanya berhak membacanya.', en: 'The words hold people’s personal data. Include them only for somebody entitled to read them.' })}</Note> : null}
      </Stack>
    </Sheet>
  )
}
