// Two records side by side: what agrees, why they were laid together, and the three answers — by finger or by key.
import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { AnyRow } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { SideBySide, type SideField } from '../../../kit/side-by-side.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { Waterfall } from '../../../kit/waterfall.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { deciders, familyGroup } from '../rules.ts'
import type { Why } from '../records.ts'
import { FamilyPair } from './family-pair.web.tsx'
import { MergeSheet } from './merge-sheet.web.tsx'
import { chanceTag, sentence, sideFields, stateTags, textOf } from './words.web.ts'

const absent: Say = { id: 'Padanan ini tidak ada di wilayah Anda.', en: 'There is no such pair in your area.' }
const title: Say = { id: 'Orang yang sama?', en: 'The same person?' }

export default function PairScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('linkage.pair', { id: params.id ?? '' })
  return (
    <Found state={state} title={title} back="/padanan" absent={absent}>
      {(found) => (found.row.kind === 'household' ? <FamilyPair pair={found} /> : <PersonPair pair={found} />)}
    </Found>
  )
}

function PersonPair({ pair }: { pair: ViewRow }) {
  const { t } = useWords()
  const low = useView('registry.person', { id: textOf(pair.row.lowId) })
  const high = useView('registry.person', { id: textOf(pair.row.highId) })
  const [one, other] = [low, high].map((v) => (v.status === 'ready' ? v.rows[0] : undefined))
  if (low.status === 'loading' || high.status === 'loading') return <Page title={title} back="/padanan">{null}</Page>
  if (!one || !other) {
    return (
      <Page title={title} back="/padanan">
        <Note tone="caution">{t({ id: 'Salah satu catatan tidak dapat dibuka: mungkin pindah ke wilayah lain, atau perlu sinyal.', en: 'One of the records cannot be opened: it may have moved elsewhere, or a signal is needed.' })}</Note>
      </Page>
    )
  }
  return <Beside pair={pair} one={one} other={other} />
}

function Beside({ pair, one, other }: { pair: ViewRow; one: ViewRow; other: ViewRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = pair
  const mayDecide = useHolds(deciders, row.place)
  const [merging, setMerging] = useState(false)
  const [apart, setApart] = useState<'berbeda' | 'ragu' | null>(null)
  const [help, setHelp] = useState(false)
  const [error, setError] = useState<Say | null>(null)
  const [left, right] = [one.row, other.row]
  const merged = !!left.mergedInto || !!right.mergedInto
  const open = !merged && row.state !== 'sama'
  const fields = useMemo<SideField[]>(() => [...sideFields(housed(one), housed(other), t, date), familyField(one, other, t)], [one, other, t, date])
  const { next, before } = useNeighbours(row.id)
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      const at = e.target as HTMLElement | null
      if (e.ctrlKey || e.metaKey || e.altKey || merging || apart || at?.closest('input, textarea, select, dialog')) return
      const key = e.key.toLowerCase()
      if (key === '?') setHelp(true)
      else if (key === 'j' && next) go(`/padanan/${next}`)
      else if (key === 'k' && before) go(`/padanan/${before}`)
      else if (mayDecide && open && key === 's') setMerging(true)
      else if (mayDecide && open && (key === 'b' || key === 'r')) setApart(key === 'b' ? 'berbeda' : 'ragu')
      else return
      e.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [next, before, go, mayDecide, open, merging, apart])
  const onward = (): void => go(next ? `/padanan/${next}` : '/padanan')
  const why = row.why as Why | null | undefined
  const head = (r: AnyRow) => <LinkTo href={`/orang/${r.id}`}>{textOf(r.name)}</LinkTo>
  return (
    <Page
      title={title}
      subtitle={[work.placeName(left.place), left.place === right.place ? '' : work.placeName(right.place)].filter(Boolean).join(' · ')}
      back="/padanan"
      width="wide"
      tags={<>{row.version === undefined ? <UnsentTag /> : null}<StatusTag {...(stateTags[textOf(row.state)] ?? { label: textOf(row.state) })} />{open ? <StatusTag {...chanceTag(row.p as number | null)} /> : null}</>}
      tools={
        <Row>
          {before ? <ButtonLink href={`/padanan/${before}`} icon="left">{t({ id: 'Sebelumnya', en: 'Previous' })}</ButtonLink> : null}
          {next ? <ButtonLink href={`/padanan/${next}`} icon="right">{t({ id: 'Berikutnya', en: 'Next' })}</ButtonLink> : null}
          {keyed ? <Button tone="quiet" icon="help" onClick={() => setHelp(true)}>{t({ id: 'Tombol papan ketik', en: 'Keys' })}</Button> : null}
        </Row>
      }
    >
      <Stack gap={5}>
        {why ? <Note icon="scale">{sentence(t(why.say))}.</Note> : null}
        {textOf(row.note) ? <Note tone="info">{textOf(row.note)}</Note> : null}
        {merged ? <Note tone="caution">{t({ id: 'Salah satu catatan ini sudah disatukan.', en: 'One of these records was merged already.' })}</Note> : null}
        <SideBySide label={{ id: 'Isian', en: 'Field' }} heads={[head(left), head(right)]} fields={fields} />
        {mayDecide && open ? (
          <div className="k-action">
            <Button icon="help" onClick={() => setApart('ragu')}>{t({ id: 'Belum pasti', en: 'Not sure' })}{key('R')}</Button>
            <Button icon="cross" onClick={() => setApart('berbeda')}>{t({ id: 'Bukan orang yang sama', en: 'Not the same' })}{key('B')}</Button>
            <Button tone="main" icon="merge" onClick={() => setMerging(true)}>{t({ id: 'Orang yang sama', en: 'The same person' })}{key('S')}</Button>
          </div>
        ) : null}
        {why && why.stranger.steps.length > 0 ? <Reasons why={why} /> : null}
      </Stack>
      <MergeSheet open={merging} onClose={() => setMerging(false)} left={one} right={other} onDone={onward} />
      <ConfirmSheet
        title={apart === 'ragu' ? { id: 'Belum pasti?', en: 'Not sure yet?' } : { id: 'Bukan orang yang sama?', en: 'Not the same person?' }}
        open={apart !== null}
        onClose={() => { setApart(null); setError(null) }}
        confirm={{ id: 'Simpan', en: 'Save' }}
        reason={{ label: { id: 'Catatan (boleh kosong)', en: 'Note (may be empty)' }, min: 0, max: 500 }}
        error={error}
        onConfirm={async (note) => {
          const result = await work.act('linkage.decideApart', row.place, { aId: row.lowId, bId: row.highId, state: apart, note: note || null })
          if (!result.ok) return setError(result.refusal.say)
          setApart(null)
          toast({ say: apart === 'ragu' ? { id: 'Tersimpan: belum pasti.', en: 'Saved: not sure yet.' } : { id: 'Diingat: bukan orang yang sama.', en: 'Remembered: not the same.' }, tone: 'good' })
          onward()
        }}
      >
        <p>{t(apart === 'ragu' ? { id: 'Tetap tersimpan di daftar “Belum pasti”, sampai ada yang tahu.', en: 'It stays on the list “Not sure yet” until somebody knows.' } : { id: 'Tidak akan ditanyakan lagi, kecuali datanya berubah banyak.', en: 'It will not be asked again, unless the data changes strongly.' })}</p>
      </ConfirmSheet>
      <Sheet title={{ id: 'Tombol papan ketik', en: 'Keys' }} open={help} onClose={() => setHelp(false)}>
        <ul>
          {keys.map(([key, say]) => <li key={key}><b>{key}</b> — {t(say)}</li>)}
        </ul>
      </Sheet>
    </Page>
  )
}

/** A phone has no keys to tell of. */
const keyed = matchMedia('(any-hover: hover)').matches
const key = (letter: string): string => (keyed ? ` (${letter})` : '')

const keys: readonly (readonly [string, Say])[] = [
  ['J', { id: 'berikutnya', en: 'next' }], ['K', { id: 'sebelumnya', en: 'previous' }], ['S', { id: 'orang yang sama', en: 'the same person' }],
  ['B', { id: 'bukan orang yang sama', en: 'not the same' }], ['R', { id: 'belum pasti (ragu)', en: 'not sure' }], ['?', { id: 'bantuan ini', en: 'this help' }],
]

/** The waiting pairs around this one, in the order of the list. */
function useNeighbours(id: string): { next: string | null; before: string | null } {
  const me = useMe()
  const place = (me.post && deciders.includes(me.post.role) ? me.post : me.posts.find((p) => deciders.includes(p.role)) ?? me.post)?.place ?? me.home
  const view = useView('linkage.pairs', { place, state: 'menunggu', kind: null })
  const ids = view.status === 'ready' ? view.rows.filter((r) => r.row.id === id || ![joinOf(r, 'low'), joinOf(r, 'high')].some((x) => x?.mergedInto)).map((r) => r.row.id) : []
  const at = ids.indexOf(id)
  return { next: ids[at + 1] ?? (at < 0 ? (ids[0] ?? null) : null), before: at > 0 ? (ids[at - 1] ?? null) : null }
}

/** With the address of their family where they have none of their own. */
const housed = (r: ViewRow): AnyRow => {
  const home = joinOf(r, 'household')
  return r.row.address || !home ? r.row : { ...r.row, address: home.address ?? null, rt: home.rt ?? null, rw: home.rw ?? null }
}

function familyField(one: ViewRow, other: ViewRow, t: (say: Say, fill?: { [k: string]: string }) => string): SideField {
  const name = (r: ViewRow): string => {
    const home = joinOf(r, 'household')
    return home ? t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(home.headName) }) : t({ id: 'tanpa keluarga', en: 'without a family' })
  }
  const same = (one.row.householdId ?? null) === (other.row.householdId ?? null)
  return { id: familyGroup, label: { id: 'Keluarga', en: 'Family' }, left: name(one), right: name(other), agree: same ? 'same' : 'differs' }
}

function Reasons({ why }: { why: Why }) {
  const falls: readonly { label: Say; of: Why['stranger'] | undefined; start: Say; end: { for: Say; against: Say } }[] = [
    { label: { id: 'Dibandingkan dengan orang lain yang tak dikenal', en: 'Against a stranger' }, of: why.stranger, start: { id: 'Dua orang sembarang biasanya berbeda', en: 'Any two people are usually different' }, end: { for: { id: 'Lebih mungkin satu orang daripada dua orang asing', en: 'Likelier one person than two strangers' }, against: { id: 'Lebih mungkin dua orang asing', en: 'Likelier two strangers' } } },
    { label: { id: 'Dibandingkan dengan saudara serumah', en: 'Against a relative' }, of: why.relative, start: (why.relative?.start ?? 0) < 0 ? { id: 'Serumah lebih sering saudara', en: 'In one house, relatives are likelier' } : { id: 'Di sini catatan ganda tidak lebih jarang daripada saudara', en: 'Here doubled records are no rarer than relatives' }, end: { for: { id: 'Lebih mungkin satu orang daripada dua bersaudara', en: 'Likelier one person than two relatives' }, against: { id: 'Lebih mungkin dua bersaudara', en: 'Likelier two relatives' } } },
  ]
  return (
    <Section title={{ id: 'Mengapa diusulkan', en: 'Why it was proposed' }} hint={{ id: 'Batang ke kanan mendukung orang yang sama; yang bergaris menentang.', en: 'Bars to the right speak for one person; striped ones against.' }}>
      <Grid min={20}>
        {falls.map(({ label, of, start, end }) => (of ? <Card key={label === falls[0]?.label ? 'a' : 'b'}><Waterfall label={label} start={{ say: start, weight: of.start }} steps={of.steps.map((s) => ({ say: s.say, weight: s.bits }))} end={end} /></Card> : null))}
      </Grid>
    </Section>
  )
}
