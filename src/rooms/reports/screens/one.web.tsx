// One report: where it stands, the one thing to do next, what was told, who has it, and what came of it.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FlowBar } from '../../../kit/flow-bar.web.tsx'
import { oneOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { reportFlow } from '../flow.ts'
import type { ReportRow } from '../judging.ts'
import { reportProblems } from '../vocab.ts'
import { AlikeList, MergeSheet, useAlike } from './alike-part.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { labelIn, ReportTags, textOf } from './line.web.tsx'
import { ReporterPart } from './reporter-part.web.tsx'
import { Says } from './says.web.tsx'
import { StepSheet } from './step-sheet.web.tsx'
import { type Offer, offersFor } from './steps.web.ts'
import { StoryPart } from './story-part.web.tsx'
import { WorkPart } from './work-part.web.tsx'
import { absentReport, keptHere } from './words.web.ts'

export default function OneReport({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const near = useView('reports.one', { id })
  // What this device does not carry (the restricted lane, another village) is asked of the server.
  const away = near.status === 'ready' && near.from === 'device' && near.rows.length === 0
  const far = useView('reports.afar', away ? { id } : null)
  const state = away ? far : near
  return <StateOf state={oneOf(state, absentReport)} onRetry={state.again}>{(found) => <OnePage key={found.row.id} found={found} />}</StateOf>
}

const road = ['terkirim', 'terverifikasi', 'didisposisikan', 'diproses', 'selesai', 'ditutup']
/** Ends beside the road: the tag says it all. */
const offRoad = new Set(['ditolak', 'duplikat'])
/** Steps after which the one who took them may no longer see the report here. */
const leaves = new Set(['reports.restrict', 'reports.relocate'])
/** Steps that ask nothing. */
const plain = new Set(['reports.accept', 'reports.takeUp'])

function OnePage({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const [step, setStep] = useState<Offer | null>(null)
  const [menu, setMenu] = useState(false)
  const [into, setInto] = useState<ReportRow | null>(null)
  const [alikeOpen, setAlikeOpen] = useState(false)
  // The view's record is Report; here its columns get their names back.
  const row = found.row as unknown as ReportRow
  const offers = offersFor(row, me.who, work.now())
  const merge = offers.rest.some((o) => o.act.name === 'reports.markDuplicate')
  const alike = useAlike(row)
  const take = async (offer: Offer): Promise<void> => {
    setMenu(false)
    if (offer.act.name === 'reports.markDuplicate') return setAlikeOpen(true)
    if (!plain.has(offer.act.name)) return setStep(offer)
    const result = await work.act(offer.act.name, row.place, { reportId: row.id })
    toast(result.ok ? { say: keptHere, tone: 'good' } : { say: result.refusal.say, tone: 'bad' })
  }
  const { main, rest } = offers
  const day = (at: string | null | undefined): string | undefined => (at ? dayAt(at, row.place) : undefined)
  return (
    <Page
      title={labelIn(reportProblems, row.problem)}
      subtitle={[textOf(row.number) || t({ id: 'Nomor menyusul', en: 'Number to follow' }), work.placeName(row.place)].join(' · ')}
      back="/laporan"
      tags={<ReportTags row={found.row} />}
      action={
        main || rest.length > 0 ? (
          <>
            {rest.length > 0 ? <Button icon="more" onClick={() => setMenu(true)}>{t(main ? { id: 'Lainnya', en: 'More' } : { id: 'Tindakan lain', en: 'Other steps' })}</Button> : null}
            {main ? <Button tone="main" onClick={() => take(main)}>{t(main.label)}</Button> : null}
          </>
        ) : undefined
      }
    >
      <Stack gap={5}>
        <Slot name="choices" props={{ id: row.id, place: row.place }} />
        {offRoad.has(textOf(row.state)) ? null : (
          <FlowBar
            flow={reportFlow}
            state={textOf(row.state)}
            path={road}
            at={{ terkirim: day(row.createdAt), terverifikasi: day(row.verifiedAt), didisposisikan: day(row.assignedAt), diproses: day(row.acceptedAt), selesai: day(row.settledAt), ditutup: day(row.closedAt) }}
          />
        )}
        <Says row={row} found={found} />
        {offers.why ? <Note>{t(offers.why)}</Note> : null}
        <StoryPart row={row} found={found} />
        {alike && alike.length > 0 && row.state !== 'duplikat' ? (
          <Section title={{ id: 'Mungkin laporan yang sama', en: 'Perhaps the same report' }}>
            <AlikeList found={alike} onMerge={merge ? setInto : undefined} />
          </Section>
        ) : null}
        <WorkPart row={row} found={found} />
        <ReporterPart row={row} />
        <Slot name="report" props={{ report: found.row }} />
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Tindakan lain', en: 'Other steps' }} open={menu} onClose={() => setMenu(false)}>
        <RowList label={{ id: 'Tindakan lain', en: 'Other steps' }} rows={rest} keyOf={(o) => o.act.name} show={(o) => ({ title: t(o.label), onOpen: () => void take(o) })} />
      </Sheet>
      <Sheet title={{ id: 'Tandai duplikat', en: 'Mark as a duplicate' }} open={alikeOpen} onClose={() => setAlikeOpen(false)} wide>
        {alike && alike.length > 0 ? (
          <AlikeList
            found={alike}
            onMerge={(main) => {
              setAlikeOpen(false)
              setInto(main)
            }}
          />
        ) : (
          <p>{t({ id: 'Tidak ditemukan laporan serupa dalam 14 hari. Bila memang sama, samakan dulu masalahnya lewat Verifikasi.', en: 'No similar report was found within 14 days. If it is the same, first give it the same problem by verifying.' })}</p>
        )}
      </Sheet>
      <MergeSheet row={row} main={into} onClose={() => setInto(null)} />
      <StepSheet
        key={step?.act.name}
        row={row}
        found={found}
        offer={step}
        onClose={() => setStep(null)}
        onDone={(act) => {
          setStep(null)
          if (leaves.has(act)) go('/laporan')
        }}
      />
    </Page>
  )
}
