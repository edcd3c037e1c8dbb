// On a person's page: other records that may be theirs, what was merged and how to take it apart, and what waits to be given to one of the two.
import { useState } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Card, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { writers } from '../../registry/door.ts'
import type { OpenItem } from '../records.ts'
import { deciders } from '../rules.ts'
import { chanceTag, groupLabels, groupValue, textOf } from './words.web.ts'

export default function PersonSlot(props: { id: string; place: string; row: AnyRow; within?: boolean }) {
  // Shown within the page of the record kept: that page tells of the merge itself.
  return props.within ? null : <Doubles {...props} />
}

function Doubles({ id, place, row }: { id: string; place: string; row: AnyRow }) {
  const { t } = useWords()
  const mayDecide = useHolds(deciders, place)
  const mayWrite = useHolds([...writers, ...deciders], place)
  const pairs = useView('linkage.pairsOf', { person: id })
  const merges = useView('linkage.mergesOf', { person: id })
  const waiting = pairs.status === 'ready' ? pairs.rows.filter((p) => (p.row.state === 'menunggu' || p.row.state === 'ragu') && !joinOf(p, 'low')?.mergedInto && !joinOf(p, 'high')?.mergedInto) : []
  const done = merges.status === 'ready' ? merges.rows.filter((m) => m.row.state === 'berlaku' || openOf(m.row).length > 0) : []
  const [suggesting, setSuggesting] = useState(false)
  if (waiting.length + done.length === 0 && (!mayWrite || row.mergedInto)) return null
  return (
    <Section
      title={{ id: 'Catatan ganda', en: 'Doubled records' }}
      tools={mayWrite && !row.mergedInto ? <Button tone="quiet" icon="duplicate" onClick={() => setSuggesting(true)}>{t({ id: 'Ada catatan lain orang ini', en: 'There is another record' })}</Button> : undefined}
    >
      <Stack gap={3}>
        {waiting.length + done.length === 0 ? <p className="k-hint">{t({ id: 'Tidak ada catatan lain yang tampak sama.', en: 'No other record looks the same.' })}</p> : null}
        {waiting.map((p) => {
          const other = joinOf(p, p.row.lowId === id ? 'high' : 'low')
          return (
            <Card key={p.row.id} tone={mayDecide ? 'waiting' : 'plain'} icon="duplicate" title={textOf(other?.name) || t({ id: 'Catatan di wilayah lain', en: 'A record elsewhere' })}>
              <Row>
                <StatusTag {...chanceTag(p.row.p as number | null)} />
                <ButtonLink href={`/padanan/${p.row.id}`} icon="columns">{t({ id: 'Bandingkan', en: 'Compare' })}</ButtonLink>
              </Row>
            </Card>
          )
        })}
        {done.map((m) => <Merged key={m.row.id} merge={m} mayDecide={mayDecide} self={id} />)}
      </Stack>
      <Suggest open={suggesting} onClose={() => setSuggesting(false)} id={id} place={place} />
    </Section>
  )
}

const openOf = (row: { [c: string]: unknown }): OpenItem[] => (Array.isArray(row.open) ? (row.open as OpenItem[]) : [])

function Merged({ merge, mayDecide, self }: { merge: ViewRow; mayDecide: boolean; self: string }) {
  const { t, moment, date } = useWords()
  const work = useWork()
  const [undoing, setUndoing] = useState(false)
  const [error, setError] = useState<Say | null>(null)
  const { row } = merge
  const [kept, merged] = [joinOf(merge, 'kept'), joinOf(merge, 'merged')]
  const other = self === row.keptId ? merged : kept
  const open = openOf(row)
  const give = async (item: OpenItem, to: 'utama' | 'pisah'): Promise<void> => {
    const result = await work.act('linkage.settleOpen', row.place, { id: row.id, key: item.key, to })
    if (!result.ok) setError(result.refusal.say)
  }
  return (
    <Card icon="merge" title={row.state === 'berlaku' ? t({ id: 'Disatukan dengan {n}', en: 'Merged with {n}' }, { n: textOf(other?.name) }) : t({ id: 'Dipisahkan dari {n}', en: 'Taken apart from {n}' }, { n: textOf(other?.name) })}>
      <Stack gap={3}>
        <p>
          {row.state === 'berlaku' ? t({ id: 'Sejak {at}.', en: 'Since {at}.' }, { at: moment(textOf(row.decidedAt)) }) : t({ id: '{at}: {r}', en: '{at}: {r}' }, { at: moment(textOf(row.undoneAt)), r: textOf(row.undoReason) })}{' '}
          {other ? <LinkTo href={`/orang/${other.id}`}>{t({ id: 'Buka catatan itu', en: 'Open that record' })}</LinkTo> : null}
        </p>
        {open.map((item) => (
          <Card key={item.key} tone="waiting">
            <Stack gap={2}>
              <b>{titleOf(item, t, date)}</b>
              <span>{t({ id: 'Tertulis sesudah disatukan. Milik siapa?', en: 'Written after the merge. Whose is it?' })}</span>
              {mayDecide ? (
                <Row>
                  <Button onClick={() => give(item, 'utama')}>{textOf(kept?.name)}</Button>
                  {item.kind === 'family' ? null : <Button onClick={() => give(item, 'pisah')}>{textOf(merged?.name)} ({t({ id: 'dipisahkan', en: 'taken apart' })})</Button>}
                </Row>
              ) : null}
            </Stack>
          </Card>
        ))}
        {error ? <Note tone="bad">{t(error)}</Note> : null}
        {row.state === 'berlaku' && mayDecide ? <Row><Button icon="undo" onClick={() => { setError(null); setUndoing(true) }}>{t({ id: 'Pisahkan lagi', en: 'Take apart again' })}</Button></Row> : null}
      </Stack>
      <ConfirmSheet
        title={{ id: 'Pisahkan kedua catatan?', en: 'Take the two records apart?' }}
        open={undoing}
        onClose={() => setUndoing(false)}
        confirm={{ id: 'Pisahkan', en: 'Take apart' }}
        tone="danger"
        reason={{ label: { id: 'Mengapa?', en: 'Why?' }, help: { id: 'Misalnya: ternyata ibu dan anak dengan nama yang sama.', en: 'For example: mother and daughter of one name.' }, min: 3, max: 500 }}
        error={error}
        onConfirm={async (reason) => {
          const result = await work.act('linkage.unmerge', row.place, { id: row.id, reason })
          if (!result.ok) return setError(result.refusal.say)
          setUndoing(false)
          toast({ say: { id: 'Kedua catatan dipisahkan.', en: 'The two records were taken apart.' }, tone: 'good' })
        }}
      >
        <p>{t({ id: 'Keduanya kembali seperti sebelum disatukan. Yang tertulis sesudahnya tetap ada dan dapat Anda berikan kepada salah satunya.', en: 'Both become as they were before. What was written since stays, and you can give it to either.' })}</p>
      </ConfirmSheet>
    </Card>
  )
}

function titleOf(item: OpenItem, t: (say: Say, fill?: { [k: string]: string }) => string, date: (day: string) => string): string {
  switch (item.kind) {
    case 'field': return `${t(groupLabels[item.about] ?? item.about)}: ${groupValue(item.about, (item.value ?? {}) as { [c: string]: unknown }, t, date) || t({ id: 'dikosongkan', en: 'left empty' })}`
    case 'visit': return t({ id: 'Kunjungan {d}', en: 'Visit of {d}' }, { d: textOf(item.value) ? date(textOf(item.value)) : '' })
    case 'ppksTag': return t({ id: 'Kategori {c}', en: 'Category {c}' }, { c: textOf(item.value) })
    case 'consent': return t({ id: 'Persetujuan: {c}', en: 'Consent: {c}' }, { c: textOf(item.value) })
    case 'family': return t({ id: 'Keluarganya yang dulu tidak ada lagi di sini. Pilih keluarganya dari halaman orangnya.', en: 'Their former family is no longer here. Choose their family on their page.' })
  }
}

/** Somebody noticed another record of this person: laid before those who decide. */
function Suggest({ open, onClose, id, place }: { open: boolean; onClose: () => void; id: string; place: string }) {
  const { t } = useWords()
  const work = useWork()
  const [other, setOther] = useState<PickOption | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const search = async (text: string): Promise<PickOption[]> => {
    const found = await work.view('registry.persons', { place, q: text || null })
    return found.status === 'ready' ? found.rows.filter((r) => r.row.id !== id).slice(0, 30).map(({ row, joins }) => ({ value: row.id, label: textOf(row.name), note: textOf((joins.household as AnyRow | undefined)?.headName) || textOf(row.address) })) : []
  }
  return (
    <Sheet title={{ id: 'Catatan lain orang ini', en: 'Another record of this person' }} open={open} onClose={onClose}>
      <Stack gap={4}>
        <PickField label={{ id: 'Catatan yang mana?', en: 'Which record?' }} value={other?.value ?? null} chosen={other} search={search} onChange={(v) => v === null && setOther(null)} onPick={(o) => setOther(o)} required />
        <p className="k-hint">{t({ id: 'Usul Anda diperiksa operator desa, koordinator Puskesos, atau verifikator. Tidak ada yang langsung disatukan.', en: 'The village operator, the Puskesos coordinator or a verifier looks at it. Nothing is merged at once.' })}</p>
        {error ? <Note tone="bad">{t(error)}</Note> : null}
        <Button
          tone="main"
          icon="send"
          disabled={!other}
          onClick={async () => {
            if (!other) return
            const result = await work.act('linkage.suggest', place, { aId: id, bId: other.value })
            if (!result.ok) return setError(result.refusal.say)
            onClose()
            toast({ say: { id: 'Diusulkan untuk diperiksa.', en: 'Suggested for review.' }, tone: 'good' })
          }}
        >
          {t({ id: 'Usulkan', en: 'Suggest' })}
        </Button>
      </Stack>
    </Sheet>
  )
}
