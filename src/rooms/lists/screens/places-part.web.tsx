// Places as the file writes them, and the villages they are: what cannot be another is filled in, the rest is for a person, who sees why it is suggested.
import { useMemo, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { Card, Fold, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { Loading, Offline } from '../../../kit/states.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import type { ForeignPlace } from '../places-written.ts'
import { type Because, type PlaceSuggestion, suggestPlaces, type VillageHere } from '../place-codes.ts'
import type { CheckResult, ListJob } from '../wire.ts'
import { steps } from './doors.web.ts'
import type { Do } from './one.web.tsx'
import { useVillages } from './villages.web.ts'

const becauseWords: { readonly [B in Because]: Say } = {
  kode: { id: 'kodenya sama', en: 'same code' },
  nama: { id: 'namanya sama', en: 'same name' },
  mirip: { id: 'namanya mirip', en: 'name alike' },
  saudara: { id: 'tetangganya di berkas ini ada di kecamatan itu', en: 'its neighbours in this file lie in that district' },
}

export function PlacesPart({ job, check, run, own }: { job: ListJob; check: CheckResult; run: Do; own: boolean }) {
  const { t, number } = useWords()
  const open = check.places.filter((p) => !p.to)
  const outside = check.places.filter((p) => p.outside)
  const done = check.places.filter((p) => p.to && !p.outside)
  const work = useWork()
  return (
    <>
      {open.length > 0 && own ? (
        <Section title={{ id: 'Desa/kelurahan yang belum dikenal', en: 'Places not known yet' }} hint={{ id: 'Barisnya kembali kepada Anda bila dibiarkan. Pilihan Anda diingat untuk sumber ini.', en: 'Left alone, their rows come back to you. What you choose is remembered for this source.' }}>
          <Open job={job} open={open} run={run} />
        </Section>
      ) : null}
      {open.length > 0 && !own ? <Note tone="caution">{t({ id: '{n} tempat dalam berkas belum dipetakan.', en: '{n} places in the file are not mapped.' }, { n: number(open.length) })}</Note> : null}
      {outside.length > 0 ? <Note tone="caution">{t({ id: '{n} tempat ada di luar wilayah Anda; barisnya dikembalikan: {names}.', en: '{n} places lie outside your area; their rows come back: {names}.' }, { n: number(outside.length), names: outside.slice(0, 5).map(written).join(', ') })}</Note> : null}
      {done.length > 0 ? (
        <Fold title={t({ id: 'Desa/kelurahan yang dikenal ({n})', en: 'Places known ({n})' }, { n: number(done.length) })}>
          <ul>{done.map((p) => <li key={p.key}>{written(p)} → {work.placeName(p.to ?? '')} ({number(p.rows)} {t({ id: 'baris', en: 'rows' })})</li>)}</ul>
        </Fold>
      ) : null}
    </>
  )
}

const written = (p: ForeignPlace): string => [p.code, [p.village, p.district, p.regency].filter(Boolean).join(', ')].filter(Boolean).join(' · ')

function Open({ job, open, run }: { job: ListJob; open: readonly ForeignPlace[]; run: Do }) {
  const { villages, status } = useVillages(job.place, true)
  const { t, number } = useWords()
  const work = useWork()
  const [chosen, setChosen] = useState<{ readonly [key: string]: string | null }>({})
  // Codes read by themselves teach too: they show how this source writes its districts.
  const known = useMemo(() => ({ ...Object.fromEntries((job.check?.places ?? []).flatMap((p) => (p.to ? [[p.key, p.to]] : []))), ...job.places, ...picked(chosen) }), [job, chosen])
  const all = useMemo(() => suggestPlaces(job.check?.places ?? open, known, villages), [known, open, villages, job])
  if (status === 'loading') return <Loading rows={3} />
  if (status === 'offline') return <Offline />
  const villageOf = (p: ForeignPlace): string | null => {
    const own = chosen[p.key]
    if (own !== undefined) return own
    const [first] = all.get(p.key) ?? []
    return first?.sure ? first.village : null
  }
  const ready = Object.fromEntries(open.flatMap((p) => {
    const v = villageOf(p)
    return v ? [[p.key, v]] : []
  }))
  const n = Object.keys(ready).length
  return (
    <Stack>
      {open.map((p) => <One key={p.key} place={p} value={villageOf(p)} suggestions={all.get(p.key) ?? []} villages={villages} onChange={(v) => setChosen((c) => ({ ...c, [p.key]: v }))} />)}
      <Row><Button tone="main" icon="check" disabled={n === 0} onClick={() => run(() => steps.places(work, job.id, ready))}>{t({ id: 'Simpan {n} pemetaan dan periksa lagi', en: 'Keep {n} and check again' }, { n: number(n) })}</Button></Row>
    </Stack>
  )
}

const picked = (chosen: { readonly [key: string]: string | null }): { [key: string]: string } => Object.fromEntries(Object.entries(chosen).flatMap(([k, v]) => (v ? [[k, v]] : [])))

function One({ place, value, suggestions, villages, onChange }: { place: ForeignPlace; value: string | null; suggestions: readonly PlaceSuggestion[]; villages: readonly VillageHere[]; onChange: (village: string | null) => void }) {
  const { t, number } = useWords()
  const option = (code: string, why?: Say): PickOption | null => {
    const v = villages.find((x) => x.code === code)
    return v ? { value: v.code, label: v.name, note: `Kec. ${v.districtName} · ${v.code}${why ? ` · ${t(why)}` : ''}` } : null
  }
  const offered = suggestions.map((s) => option(s.village, becauseWords[s.because])).filter((o) => o !== null)
  const search = (text: string): readonly PickOption[] => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    if (words.length === 0) return offered.length > 0 ? offered : villages.slice(0, 50).map((v) => option(v.code)).filter((o) => o !== null)
    return villages.filter((v) => words.every((w) => `${v.name} ${v.districtName} ${v.code}`.toLowerCase().includes(w))).map((v) => option(v.code)).filter((o) => o !== null)
  }
  const [first] = suggestions
  return (
    <Card>
      <Stack gap={2}>
        <PickField
          label={written(place)} help={t({ id: '{n} baris', en: '{n} rows' }, { n: number(place.rows) })} value={value} chosen={value ? option(value) : null} search={search} onChange={onChange}
        />
        {first && !value ? (
          <Row>
            {offered.slice(0, 3).map((o) => <Button key={o.value} icon="check" onClick={() => onChange(o.value)}>{o.label}</Button>)}
          </Row>
        ) : null}
        {first && value === first.village ? <p className="k-help">{t({ id: 'Diusulkan: {why}.', en: 'Suggested: {why}.' }, { why: t(becauseWords[first.because]) })}</p> : null}
      </Stack>
    </Card>
  )
}
