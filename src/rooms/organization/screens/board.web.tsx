// The board of one place: how it stands and until when, its people, its decree, the next term in the making, and what one may do.
import { ButtonLink, Button } from '../../../kit/button.web.tsx'
import { FlowBar, Stepper } from '../../../kit/flow-bar.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ClockTag, StatusTag, Tags } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useMe, useWork } from '../../../kit/work.web.tsx'
import { daysBetween } from '../../../engine/values/day.ts'
import { BoardTerm } from '../board-records.ts'
import { boardFlow } from '../board-flow.ts'
import { boardOrOffice, boardStanding, graceUntil, issuerLabel, periodText, warningsOf } from '../board-rules.ts'
import { boardStates, type Standing, standingLabels, termKinds } from '../board-words.ts'
import { WithBoard } from './board-sight.web.tsx'
import { type BoardSight, openSteps } from './board-steps.web.ts'
import { aliasOf, byPosition, placeFrom, positionLabel, type SeatRow, standingTones, type TermRow } from './board-words.web.ts'

/** What comes first where several steps are open. */
const firstOf = ['verifikasi', 'sk', 'pelantikan', 'putus-paw', 'ajukan', 'musyawarah', 'cairkan']
const making = ['musyawarah', 'diajukan', 'diverifikasi', 'disahkan', 'dilantik']

export default function BoardPage({ params }: { params: { [k: string]: string } }) {
  const place = placeFrom(params.place)
  return <WithBoard place={place} back="/ipsm">{(sight, terms, all) => <One sight={sight} terms={terms} all={all} />}</WithBoard>
}

function One({ sight, terms, all }: { sight: BoardSight; terms: readonly TermRow[]; all: readonly SeatRow[] }) {
  const { t, date } = useWords()
  const me = useMe()
  const { board, next, place, today } = sight
  const standing = boardStanding(board, today)
  const at = `/ipsm/${aliasOf(place)}`
  const steps = openSteps(sight, me.who, me.person)
  const filled = ['ketua', 'sekretaris', 'bendahara'].every((p) => all.some((s) => s.termId === next?.id && s.position === p))
  const main = firstOf.filter((p) => p !== 'ajukan' || filled).map((p) => steps.find((s) => s.path === p)).find((s) => s !== undefined) ?? steps.find((s) => s.path === 'pengurus')
  const frozen = board?.state === 'dibekukan' && board.frozenReason
  // Whoever reads no row of the place is told what anybody may know: a board that is not theirs to read is not one that is not there.
  const asked = useAsk<PublicFacts>(board ? null : `/api/public/boards/${aliasOf(place)}`)
  const facts = !board && asked.status === 'ready' && asked.data.name ? asked.data : null
  if (facts) return <Facts facts={facts} />
  return (
    <Page
      title={board?.name ?? `IPSM ${sight.placeName}`}
      subtitle={board ? periodText(board, date) || t({ id: 'Belum pernah ber-SK', en: 'Never decreed' }) : sight.placeName}
      back="/ipsm"
      tags={board || asked.status === 'ready' ? <StatusTag label={standingLabels[standing]} tone={standingTones[standing]} /> : undefined}
      action={main ? <ButtonLink href={`${at}/langkah/${main.path}`} tone="main" icon="forward">{t(main.title)}</ButtonLink> : undefined}
    >
      <Stack gap={5}>
        {frozen ? <Note tone="bad">{t({ id: 'Dibekukan {d}: {r}', en: 'Frozen on {d}: {r}' }, { d: date(board.frozenOn ?? ''), r: board.frozenReason ?? '' })}</Note> : null}
        {!board && asked.status === 'offline' ? <Note icon="cloudOff">{t({ id: 'Tanpa sinyal: kepengurusan di luar perangkat ini belum dapat dilihat.', en: 'No signal: boards outside this device cannot be seen yet.' })}</Note> : null}
        {!board && asked.status === 'ready' ? <Note tone="waiting">{t({ id: 'Belum terbentuk. Kepengurusan dimulai dari musyawarah anggota; sesudah itu SK diajukan ke Dinas Sosial.', en: 'Not formed. A board begins with a deliberation of the members; then its decree is asked for.' })}</Note> : null}
        {board?.periodEnd ? <Legality sight={sight} /> : null}
        {next ? <NextTerm sight={sight} next={next} seats={all.filter((s) => s.termId === next.id)} /> : null}
        {board?.termId ? <Seats seats={sight.seats} title={{ id: 'Pengurus', en: 'Board members' }} /> : null}
        <Replacements sight={sight} />
        {steps.length > (main ? 1 : 0) ? (
          <Section title={{ id: 'Langkah lain', en: 'Other steps' }}>
            <Row>{steps.filter((s) => s !== main).map((s) => <ButtonLink key={s.path} href={`${at}/langkah/${s.path}`} tone={s.danger ? 'danger' : 'plain'}>{t(s.title)}</ButtonLink>)}</Row>
          </Section>
        ) : null}
        <Row>
          {place.length < 13 ? <ButtonLink href={`/legalitas/${aliasOf(place)}`} icon="table">{t({ id: 'Laporan legalitas', en: 'Legality report' })}</ButtonLink> : null}
          <LinkTo href={`/periksa/ipsm/${aliasOf(place)}`} target="_blank">{t({ id: 'Halaman umum', en: 'Public page' })}</LinkTo>
        </Row>
        <Former terms={terms} all={all} current={[board?.termId, board?.nextTermId]} />
        {board ? <HistoryPart id={board.id} place={place} /> : null}
      </Stack>
    </Page>
  )
}

interface PublicFacts {
  place: string
  placeName: string
  name: string | null
  standing: Standing
  periodStart: string | null
  periodEnd: string | null
  precision: string | null
  skNo: string | null
  skTitle: string | null
  inauguratedOn: string | null
}

function Facts({ facts: f }: { facts: PublicFacts }) {
  const { t, date } = useWords()
  return (
    <Page title={f.name ?? f.placeName} subtitle={periodText(f, date)} back="/ipsm" tags={<StatusTag label={standingLabels[f.standing]} tone={standingTones[f.standing]} />}>
      <Stack>
        <Card>
          <KeyValue items={[
            { label: { id: 'Wilayah', en: 'Place' }, value: `${f.placeName} (${f.place})` }, { label: { id: 'SK', en: 'Decree' }, value: f.skNo ?? '–', note: f.skTitle ?? undefined },
            { label: { id: 'Dilantik', en: 'Inaugurated' }, value: f.inauguratedOn ? date(f.inauguratedOn) : '–' },
          ]} />
        </Card>
        <Note>{t({ id: 'Anda melihat keadaan kepengurusan ini. Pengurus dan anggotanya hanya terlihat di wilayahnya sendiri.', en: 'You see how this board stands. Its people are seen in its own territory alone.' })}</Note>
      </Stack>
    </Page>
  )
}

/** The term as a strip: inaugurated, three warnings, the end, the grace. */
function Legality({ sight }: { sight: BoardSight }) {
  const { t, date, dateShort, number } = useWords()
  const { board, term, today } = sight
  const end = board?.periodEnd ?? ''
  const left = daysBetween(today, end)
  const marks = [
    ...(board?.inauguratedOn ? [{ on: board.inauguratedOn, label: { id: 'Dilantik', en: 'Inaugurated' } }] : []),
    ...warningsOf(end).map((w) => ({ on: w.on, label: { id: `H-${w.mark}`, en: `${w.mark} days` } })),
    { on: end, label: { id: 'Berakhir', en: 'Ends' } },
    { on: graceUntil(end), label: { id: 'Tenggang', en: 'Grace' } },
  ].sort((a, b) => (a.on < b.on ? -1 : 1))
  return (
    <Section title={{ id: 'Legalitas', en: 'Legality' }}>
      <Stack>
        <Note tone={left < 0 ? 'bad' : left <= 180 ? 'caution' : 'good'}>
          {left < 0
            ? t({ id: 'Masa bakti berakhir {d}. Sampai {g} data masih dapat dibaca dan masa bakti baru dapat diproses; kepengurusan tidak dihitung sah.', en: 'The term ended on {d}. Until {g} it may be read and renewed; the board is not legal.' }, { d: date(end), g: date(graceUntil(end)) })
            : t({ id: 'Berlaku sampai {d}, {n} hari lagi.', en: 'In force until {d}, {n} days left.' }, { d: date(end), n: number(left) })}
        </Note>
        <Stepper label={{ id: 'Tanggal penting', en: 'Dates' }} steps={marks.map((m) => ({ label: m.label, note: dateShort(m.on) }))} at={marks.filter((m) => m.on <= today).length} left />
        <Card>
          <KeyValue items={[
            { label: { id: 'Nomor SK', en: 'Decree' }, value: board?.skNo ?? '–' },
            { label: { id: 'Tanggal SK', en: 'Decree date' }, value: board?.skDate ? date(board.skDate) : '–' },
            { label: { id: 'Penerbit', en: 'Issuer' }, value: board?.skTitle ?? t(issuerLabel(board?.skIssuer)) },
            { label: { id: 'Dilantik', en: 'Inaugurated' }, value: board?.inauguratedOn ? `${date(board.inauguratedOn)}${term?.inaugurator ? ` · ${term.inaugurator}` : ''}` : '–', note: term?.onBehalfOf ? t({ id: 'Mewakili {o}', en: 'On behalf of {o}' }, { o: term.onBehalfOf }) : undefined },
            ...(term?.secretariat ? [{ label: { id: 'Sekretariat', en: 'Secretariat' }, value: term.secretariat }] : []),
          ]} />
        </Card>
        {term?.scan?.length ? <PhotoRow photos={term.scan} /> : null}
        {term?.scanHash ? (
          <Fold title={{ id: 'Sidik SK (SHA-256)', en: 'Hash of the decree' }}>
            <Row><code style={{ overflowWrap: 'anywhere' }}>{term.scanHash}</code><Button tone="quiet" icon="copy" onClick={async () => { await navigator.clipboard.writeText(term.scanHash ?? ''); toast({ say: { id: 'Disalin', en: 'Copied' } }) }}>{t({ id: 'Salin', en: 'Copy' })}</Button></Row>
          </Fold>
        ) : null}
      </Stack>
    </Section>
  )
}

function NextTerm({ sight, next, seats }: { sight: BoardSight; next: TermRow; seats: readonly SeatRow[] }) {
  const { t, date, number } = useWords()
  const kind = termKinds.find((k) => k.code === next.kind)?.label
  return (
    <Section title={sight.board?.termId ? { id: 'Masa bakti berikutnya', en: 'The next term' } : { id: 'Sedang dibentuk', en: 'Being formed' }} {...(kind ? { hint: kind } : {})}>
      <Stack>
        <FlowBar flow={boardFlow} state={next.state ?? ''} path={making} />
        {next.state === 'dikembalikan' ? <Note tone="caution">{t({ id: 'Dikembalikan: {r}', en: 'Returned: {r}' }, { r: next.returnReason ?? '' })}</Note> : null}
        {next.state === 'diajukan' && next.dueAt ? <Tags><ClockTag due={next.dueAt} soonHours={72} /></Tags> : null}
        {next.state === 'dilantik' ? <Note>{t({ id: 'Sudah dilantik. Mulai berlaku {d}.', en: 'Inaugurated. In force from {d}.' }, { d: date(next.periodStart ?? '') })}</Note> : null}
        <Card>
          <KeyValue items={[
            ...(next.heldOn ? [{ label: { id: 'Musyawarah', en: 'Deliberation' }, value: `${date(next.heldOn)}${next.venue ? ` · ${next.venue}` : ''}`, note: next.entitled ? t({ id: 'Hadir {p} dari {n}', en: '{p} of {n} came' }, { p: number(next.present ?? 0), n: number(next.entitled) }) : undefined }] : []),
            ...(next.minutesNo ? [{ label: { id: 'Berita acara', en: 'Minutes' }, value: next.minutesNo }] : []),
            ...(next.candidates ?? []).filter((c) => c.votes !== undefined).map((c) => ({ label: c.name, value: t({ id: '{n} suara', en: '{n} votes' }, { n: number(c.votes ?? 0) }) })),
            ...(next.secretariat ? [{ label: { id: 'Sekretariat', en: 'Secretariat' }, value: next.secretariat }] : []),
            ...(next.skNo ? [{ label: { id: 'SK', en: 'Decree' }, value: `${next.skNo} · ${periodText(next, date)}` }] : []),
          ]} />
        </Card>
        <Papers next={next} />
        <Seats seats={[...seats].sort(byPosition)} title={{ id: 'Susunan pengurus', en: 'Proposed members' }} {...(['musyawarah', 'dikembalikan'].includes(next.state ?? '') ? { emptying: { place: sight.place, termId: next.id } } : {})} />
      </Stack>
    </Section>
  )
}

/** What the office compares: the minutes, the statutes, the decree. */
function Papers({ next }: { next: TermRow }) {
  const c = BoardTerm.columns
  const parts = ([[c.minutes.label, next.minutes], [c.statutes.label, next.statutes], [c.scan.label, next.scan]] as const).filter(([, photos]) => (photos ?? []).length > 0)
  if (parts.length === 0) return null
  return <Card title={{ id: 'Berkas', en: 'Papers' }}><KeyValue items={parts.map(([label, photos]) => ({ label, value: <PhotoRow photos={photos ?? []} /> }))} /></Card>
}

function Seats({ seats, title, emptying }: { seats: readonly SeatRow[]; title: { id: string; en: string }; emptying?: { place: string; termId: string } }) {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const may = emptying && boardOrOffice(me.who, emptying.place)
  const empty = async (seat: SeatRow): Promise<void> => {
    const result = await work.act('organization.unseatBoard', emptying?.place ?? '', { seatId: seat.id, termId: emptying?.termId })
    toast(result.ok ? { say: { id: 'Jabatan dikosongkan.', en: 'The seat was emptied.' } } : { say: result.refusal.say, tone: 'bad' })
  }
  return (
    <Section title={t({ id: '{w} ({n})', en: '{w} ({n})' }, { w: t(title), n: seats.length })}>
      <RowList
        label={title} rows={seats} keyOf={(s) => s.id}
        show={(s) => ({ title: s.name ?? '', lines: [t(positionLabel(s)), ...(s.from ? [t({ id: 'Sejak {d} (PAW)', en: 'Since {d} (replacement)' }, { d: date(s.from) })] : [])], icon: 'person', ...(may ? { end: <Button tone="quiet" icon="trash" onClick={() => empty(s)}>{t({ id: 'Kosongkan', en: 'Empty' })}</Button> } : {}) })}
        empty={<Note>{t({ id: 'Belum ada yang diisi. Ketua, sekretaris, dan bendahara diperlukan.', en: 'None filled yet. Chair, secretary and treasurer are needed.' })}</Note>}
      />
    </Section>
  )
}

function Replacements({ sight }: { sight: BoardSight }) {
  const { t, date } = useWords()
  const rows = sight.changes.filter((c) => c.termId === sight.board?.termId)
  if (rows.length === 0) return null
  const label = { id: 'Penggantian antarwaktu', en: 'Replacements' }
  const words = { diajukan: { id: 'Menunggu SK PAW', en: 'Waiting for the decree' }, disahkan: { id: 'Disahkan', en: 'Decreed' }, ditolak: { id: 'Ditolak', en: 'Refused' } } as const
  return (
    <Section title={label}>
      <RowList label={label} rows={rows} keyOf={(c) => c.id} show={(c) => ({
        title: `${c.outName ?? ''} → ${c.name ?? ''}`, icon: 'sync', waiting: c.state === 'diajukan',
        lines: [t(positionLabel(c)), c.reason ?? '', ...(c.skNo ? [`${c.skNo}${c.skDate ? ` · ${date(c.skDate)}` : ''}`] : []), ...(c.state === 'ditolak' && c.note ? [c.note] : [])],
        tags: <StatusTag label={words[(c.state ?? 'diajukan') as keyof typeof words]} tone={c.state === 'diajukan' ? 'waiting' : c.state === 'disahkan' ? 'good' : 'bad'} />,
      })} />
    </Section>
  )
}

function Former({ terms, all, current }: { terms: readonly TermRow[]; all: readonly SeatRow[]; current: readonly (string | null | undefined)[] }) {
  const { t, date } = useWords()
  const rows = terms.filter((x) => !current.includes(x.id)).sort((a, b) => ((a.periodEnd ?? a.stateAt ?? '') < (b.periodEnd ?? b.stateAt ?? '') ? 1 : -1))
  if (rows.length === 0) return null
  return (
    <Fold title={t({ id: 'Masa bakti sebelumnya ({n})', en: 'Former terms ({n})' }, { n: rows.length })}>
      <RowList label={{ id: 'Masa bakti sebelumnya', en: 'Former terms' }} rows={rows} keyOf={(x) => x.id} show={(x) => ({
        title: periodText(x, date) || t(boardStates.find((s) => s.code === x.state)?.label ?? { id: '', en: '' }), icon: 'history',
        lines: [x.skNo ?? x.endReason ?? '', all.filter((s) => s.termId === x.id && s.position === 'ketua').map((s) => s.name).join(', ')].filter(Boolean),
        tags: <StatusTag {...(boardFlow.states[x.state as keyof typeof boardFlow.states] ?? boardFlow.states.diperpanjang)} />,
      })} />
    </Fold>
  )
}

