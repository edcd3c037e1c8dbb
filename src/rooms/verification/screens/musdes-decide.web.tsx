// Deciding, family by family, with big buttons and a reason where one is needed; what nobody disputes in one motion.
import { useEffect, useState } from 'react'
import { choiceLabel, type Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Card, KeyValue, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { LongTextField, SearchField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { walkOrder } from '../export.ts'
import { BatchItem } from '../records.ts'
import { suggestionOf, undisputed } from '../rules.ts'
import { type Decision, decisionOrder, needsReason, reasonCodes, reasonsFor } from '../words/labels.ts'
import type { Meeting } from './musdes.web.tsx'
import { addressOf, decisionTones, type ItemRow, itemTag, pieces, unsent } from './words.web.ts'

const c = BatchItem.columns
const atOnce = 300

export function MusdesDecide({ batch, musdes, items }: Meeting) {
  const { t, number } = useWords()
  const work = useWork()
  const heads = useHolds(['village_head'], batch.place)
  const [at, setAt] = useState<string | null>(null)
  const [asking, setAsking] = useState<{ item: ItemRow; decision: Decision } | null>(null)
  const [bulk, setBulk] = useState(false)
  const [q, setQ] = useState('')
  const [problem, setProblem] = useState<Text | null>(null)
  const ordered = walkOrder(items)
  const decided = ordered.filter((i) => i.state === 'diputus')
  const waiting = ordered.filter((i) => i.state === 'ditinjau')
  const plain = undisputed(ordered)
  const current = ordered.find((i) => i.id === at) ?? waiting[0]
  const may = musdes.kind !== 'sptjm' || heads

  const decide = async (item: ItemRow, decision: Decision, reason?: string, note?: string): Promise<Text | null> => {
    const result = await work.act('verification.decide', batch.place, { batchId: batch.id, musdesId: musdes.id, decisions: [{ itemId: item.id, decision, ...(reason ? { reason } : {}), ...(note?.trim() ? { note: note.trim() } : {}), was: item.decision ?? null }] })
    if (!result.ok) return result.refusal.say
    setProblem(null)
    // On to the next that waits, so that the meeting never looks for its place.
    const left = waiting.filter((i) => i.id !== item.id)
    setAt(left[0]?.id ?? null)
    return null
  }
  const choose = (item: ItemRow, decision: Decision) => {
    if (needsReason.includes(decision)) return setAsking({ item, decision })
    void decide(item, decision).then(setProblem)
  }
  // A laptop on the table: figures decide, without a mouse.
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!current || !may || document.querySelector('dialog[open]') || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return
      const decision = decisionOrder[Number(event.key) - 1]
      if (decision && ['ditinjau', 'diputus'].includes(current.state ?? '')) choose(current, decision)
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  })
  const all = async () => {
    for (const part of pieces(plain, atOnce)) {
      const result = await work.act('verification.decide', batch.place, { batchId: batch.id, musdesId: musdes.id, decisions: part.map((i) => ({ itemId: i.id, decision: 'layak', was: i.decision ?? null })) })
      if (!result.ok) {
        setProblem(result.refusal.say)
        setBulk(false)
        return
      }
    }
    setBulk(false)
    toast({ say: t({ id: '{n} keluarga diputus layak', en: '{n} families are decided eligible' }, { n: number(plain.length) }), tone: 'good' })
  }
  const found = ordered.filter((i) => !q.trim() || `${i.headName ?? ''} ${addressOf(i)}`.toLowerCase().includes(q.trim().toLowerCase()))
  return (
    <Stack gap={4}>
      <Progress label={{ id: 'Sudah diputus', en: 'Decided' }} done={decided.length} total={ordered.length} />
      {may ? null : <Note tone="caution">{t({ id: 'Keputusan SPTJM diisi Lurah/Kepala Desa sendiri.', en: 'Decisions of a statement are the head’s own.' })}</Note>}
      {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      {plain.length > 0 && may ? (
        <Row><Button icon="checkCircle" onClick={() => setBulk(true)}>{t({ id: 'Layak semua yang tidak dipersoalkan ({n})', en: 'Pass all that nobody disputes ({n})' }, { n: number(plain.length) })}</Button></Row>
      ) : null}
      {current && may ? <OneFamily item={current} place={`${ordered.indexOf(current) + 1} / ${ordered.length}`} onChoose={(d) => choose(current, d)} /> : null}
      {waiting.length === 0 && ordered.every((i) => i.state === 'diputus') ? <Note tone="good">{t({ id: 'Semua keluarga sudah diputus. Lanjutkan ke “Selesai”.', en: 'Every family is decided. Go on to “Finish”.' })}</Note> : null}
      <Section title={t({ id: 'Semua keluarga ({n})', en: 'All families ({n})' }, { n: number(ordered.length) })}>
        <SearchField label={{ id: 'Cari nama atau alamat', en: 'Search a name or address' }} value={q} onChange={setQ} />
        <RowList
          label={{ id: 'Semua keluarga', en: 'All families' }}
          rows={found}
          keyOf={(i) => i.id}
          show={(i) => ({
            title: `${ordered.indexOf(i) + 1}. ${i.headName ?? '—'}`,
            onOpen: () => {
              setAt(i.id)
              scrollTo({ top: 0 })
            },
            waiting: i.id === current?.id,
            lines: [addressOf(i), i.reasonCode && i.decision !== 'layak' ? t(choiceLabel(c.reasonCode, i.reasonCode)) : ''].filter(Boolean),
            tags: <>{unsent(i) ? <UnsentTag /> : null}{i.decision ? <StatusTag tone={decisionTones[i.decision] ?? 'neutral'} label={choiceLabel(c.decision, i.decision)} /> : <StatusTag {...itemTag(i.state)} />}</>,
          })}
        />
      </Section>
      {asking ? <ReasonSheet key={`${asking.item.id} ${asking.decision}`} item={asking.item} decision={asking.decision} onClose={() => setAsking(null)} onSave={async (reason, note) => {
        const said = await decide(asking.item, asking.decision, reason, note)
        if (!said) setAsking(null)
        return said
      }} /> : null}
      <ConfirmSheet title={{ id: 'Layak semua yang tidak dipersoalkan', en: 'Pass all that nobody disputes' }} open={bulk} onClose={() => setBulk(false)} confirm={{ id: 'Putuskan layak', en: 'Decide eligible' }} onConfirm={all}>
        <p>{t({ id: '{n} keluarga: dikunjungi, datanya padan, tidak ada temuan. Bacakan dulu bila ada peserta yang meminta.', en: '{n} families: visited, matched, nothing found. Read them out first if anybody asks.' }, { n: number(plain.length) })}</p>
      </ConfirmSheet>
    </Stack>
  )
}

function OneFamily({ item, place, onChoose }: { item: ItemRow; place: string; onChoose: (d: Decision) => void }) {
  const { t, date } = useWords()
  const hint = suggestionOf(item)
  const open = ['ditinjau', 'diputus'].includes(item.state ?? '')
  return (
    <Card title={`${place} · ${item.headName ?? '—'}`} icon="family" tone={item.decision ? 'plain' : 'waiting'}>
      <Stack gap={4}>
        <KeyValue items={[
          { label: c.address.label, value: addressOf(item) },
          { label: { id: 'Kunjungan', en: 'Visit' }, value: item.visitedOn ? date(item.visitedOn) : t({ id: 'Tidak ditemukan ({n}×)', en: 'Not found ({n}×)' }, { n: item.attempts?.length ?? 0 }), note: item.visitNote ?? undefined },
          ...(item.finding ? [{ label: c.finding.label, value: t(choiceLabel(c.finding, item.finding)) }] : []),
          ...(item.match ? [{ label: c.match.label, value: t(choiceLabel(c.match, item.match)) }] : []),
          ...(item.decision ? [{ label: c.decision.label, value: <StatusTag tone={decisionTones[item.decision] ?? 'neutral'} label={choiceLabel(c.decision, item.decision)} /> }] : []),
        ]} />
        {item.frontPhotos?.length ? <PhotoRow photos={item.frontPhotos} /> : null}
        {hint ? <p className="k-hint">{t({ id: 'Saran dari lapangan: {d}{r}. Musyawarah yang memutuskan.', en: 'The field suggests: {d}{r}. The deliberation decides.' }, { d: t(choiceLabel(c.decision, hint.decision)), r: hint.reasonCode !== hint.decision ? ` (${t(choiceLabel(c.reasonCode, hint.reasonCode))})` : '' })}</p> : null}
        {open ? (
          <Row gap={3}>
            {decisionOrder.map((d, n) => (
              <Button key={d} tone={hint?.decision === d ? 'main' : 'plain'} icon={d === 'layak' ? 'checkCircle' : d === 'hapus' ? 'trash' : d === 'tidak_layak' ? 'crossCircle' : d === 'perbaikan' ? 'edit' : 'plus'} onClick={() => onChoose(d)}>
                {t({ id: '{d} ({n})', en: '{d} ({n})' }, { d: t(choiceLabel(c.decision, d)), n: n + 1 })}
              </Button>
            ))}
          </Row>
        ) : <Note tone="caution">{t({ id: 'Belum ditinjau, jadi belum dapat diputus.', en: 'Not reviewed yet, so it cannot be decided.' })}</Note>}
      </Stack>
    </Card>
  )
}

function ReasonSheet({ item, decision, onClose, onSave }: { item: ItemRow; decision: Decision; onClose: () => void; onSave: (reason: string, note: string) => Promise<Text | null> }) {
  const { t } = useWords()
  const hint = suggestionOf(item)
  const [reason, setReason] = useState<string | null>(hint?.decision === decision ? hint.reasonCode : reasonsFor[decision].length === 1 ? (reasonsFor[decision][0] ?? null) : null)
  const [note, setNote] = useState<string | null>(item.reasonNote ?? null)
  const [problem, setProblem] = useState<Text | null>(null)
  return (
    <Sheet
      title={t({ id: '{d}: {n}', en: '{d}: {n}' }, { d: t(choiceLabel(c.decision, decision)), n: item.headName ?? '—' })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
          <Button tone="main" onClick={async () => (reason ? setProblem(await onSave(reason, note ?? '')) : setProblem({ id: 'Pilih alasannya.', en: 'Choose the reason.' }))}>{t({ id: 'Putuskan', en: 'Decide' })}</Button>
        </>
      }
    >
      <Stack gap={4}>
        <ChoiceField label={c.reasonCode.label} required value={reason} onChange={setReason} options={reasonCodes.filter((r) => reasonsFor[decision].includes(r.code))} as="cards" />
        <LongTextField label={c.reasonNote.label} value={note} onChange={setNote} max={1000} rows={2} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      </Stack>
    </Sheet>
  )
}
