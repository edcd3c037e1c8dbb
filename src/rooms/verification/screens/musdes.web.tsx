// The meeting in the balai desa on one laptop or phone, without a signal: who is here, what is decided, the papers, the village's word.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../../kit/button.web.tsx'
import { Stepper } from '../../../kit/flow-bar.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { villageKindOf } from '../../../engine/values/place-code.ts'
import { workingStates } from '../flow.ts'
import { meetingTitle } from '../document-words.ts'
import { MusdesClose } from './musdes-close.web.tsx'
import { MusdesDecide } from './musdes-decide.web.tsx'
import { MusdesOpen } from './musdes-open.web.tsx'
import { MusdesPapers } from './musdes-papers.web.tsx'
import { MusdesPeople } from './musdes-people.web.tsx'
import { absentBatch, type AttendeeRow, type BatchRow, batchOf, type ItemRow, joinedAs, monthName, type MusdesRow, type PaperRow, rowsOf } from './words.web.ts'

export interface Meeting {
  batch: BatchRow
  musdes: MusdesRow
  items: readonly ItemRow[]
  attendees: readonly AttendeeRow[]
  papers: readonly PaperRow[]
}

export default function MusdesPage({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.meeting', { id })
  return (
    <Found state={state} title={{ id: 'Musyawarah', en: 'Deliberation' }} back={`/verifikasi/${id}`} absent={absentBatch}>
      {(found) => <One batch={batchOf(found)} musdes={joinedAs<MusdesRow>(found, 'musdes')} items={rowsOf<ItemRow>(found, 'items')} attendees={rowsOf<AttendeeRow>(found, 'attendees')} papers={rowsOf<PaperRow>(found, 'papers')} />}
    </Found>
  )
}

type Part = 'hadir' | 'putus' | 'tutup'

function One({ batch, musdes, items, attendees, papers }: Omit<Meeting, 'musdes'> & { musdes: MusdesRow | undefined }) {
  const { t, date } = useWords()
  const work = useWork()
  const back = `/verifikasi/${batch.id}`
  const rural = villageKindOf(batch.place) !== 'kelurahan'
  const title = { id: musdes?.kind === 'sptjm' ? 'SPTJM' : meetingTitle(rural), en: musdes?.kind === 'sptjm' ? 'Statement of responsibility' : 'Deliberation' }
  const stage = musdes?.state === 'ditutup' ? 3 : 0
  const [part, setPart] = useState<Part>('hadir')
  const session = musdes?.state === 'berlangsung' && batch.state === 'musyawarah'
  const statement = musdes?.kind === 'sptjm'
  const shown: Part = statement && part === 'hadir' ? 'putus' : part
  const decided = items.filter((i) => i.state === 'diputus').length
  return (
    <Page
      title={title}
      subtitle={`${work.placeName(batch.place)} · ${monthName(batch.month, date)}`}
      back={back}
      width="wide"
      tags={<>{musdes && musdes.version === undefined ? <UnsentTag /> : null}{session ? <StatusTag tone="good" label={{ id: 'Sedang berlangsung', en: 'In session' }} /> : null}</>}
      tools={session ? <FullScreen /> : undefined}
    >
      {!musdes || musdes.state === 'dibatalkan' ? (
        workingStates.includes(batch.state ?? '') ? <MusdesOpen batch={batch} items={items} /> : <Note tone="caution">{t({ id: 'Batch ini tidak sedang menunggu musyawarah.', en: 'This batch is not waiting for a deliberation.' })}</Note>
      ) : session ? (
        <Stack gap={4}>
          <Stepper steps={[{ label: statement ? { id: 'SPTJM', en: 'Statement' } : { id: 'Hadir', en: 'Present' } }, { label: { id: 'Keputusan', en: 'Decisions' }, note: `${decided}/${items.length}` }, { label: { id: 'Tutup', en: 'Close' } }, { label: { id: 'Dokumen', en: 'Papers' } }]} at={shown === 'hadir' ? 0 : shown === 'putus' ? 1 : 2} />
          <Row>
            {statement ? null : <Button tone={shown === 'hadir' ? 'main' : 'plain'} icon="people" onClick={() => setPart('hadir')}>{t({ id: 'Daftar hadir', en: 'Attendance' })}</Button>}
            <Button tone={shown === 'putus' ? 'main' : 'plain'} icon="check" onClick={() => setPart('putus')}>{t({ id: 'Keputusan ({n}/{m})', en: 'Decisions ({n}/{m})' }, { n: decided, m: items.length })}</Button>
            <Button tone={shown === 'tutup' ? 'main' : 'plain'} icon="lock" onClick={() => setPart('tutup')}>{t({ id: 'Selesai', en: 'Finish' })}</Button>
          </Row>
          {shown === 'hadir' ? <MusdesPeople batch={batch} musdes={musdes} items={items} attendees={attendees} papers={papers} /> : shown === 'putus' ? <MusdesDecide batch={batch} musdes={musdes} items={items} attendees={attendees} papers={papers} /> : <MusdesClose batch={batch} musdes={musdes} items={items} attendees={attendees} papers={papers} onGo={setPart} />}
        </Stack>
      ) : stage === 3 ? (
        <MusdesPapers batch={batch} musdes={musdes} items={items} attendees={attendees} papers={papers} />
      ) : (
        <Note>{t({ id: 'Musyawarah ini sudah selesai.', en: 'This deliberation is over.' })}</Note>
      )}
    </Page>
  )
}

/** Nothing else on the projector. */
function FullScreen() {
  const { t } = useWords()
  const [, go] = useLocation()
  if (!document.fullscreenEnabled) return null
  return (
    <Button
      icon="desktop"
      onClick={async () => {
        if (document.fullscreenElement) await document.exitFullscreen()
        else await document.documentElement.requestFullscreen()
        go(location.pathname, { replace: true })
      }}
    >
      {t({ id: 'Layar penuh', en: 'Full screen' })}
    </Button>
  )
}
