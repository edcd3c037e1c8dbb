// The numbers of a report, section by section; each opens what it counts, where this device carries the rows.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Button } from '../../../kit/button.web.tsx'
import { BarList, NumberTile } from '../../../kit/charts.web.tsx'
import { Card, Fold, Grid, Note, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList, type RowShape } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { Empty } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { findServiceItem } from '../../cases/door.ts'
import { findPpks, psmFunctions } from '../../registry/door.ts'
import { labelOfKey, type MonthFigures, type MonthNumber, notYet, phases, sealedNote, sectionCodes, sectionNames } from '../month-report.ts'
import { Activity } from '../records.ts'
import { categoryRows, type Line } from '../report-paper.ts'
import { rowsBehind } from './reckon.web.ts'
import { textOf } from './words.web.ts'

interface Props {
  lines: readonly Line[]
  /** What this device reckons itself: the rows behind each number. Null where it does not carry the village. */
  figures: MonthFigures | null
  place: string
  /** Offered with each number of one's own report. */
  onCorrect?: ((key: string) => void) | undefined
}

const inForm = sectionCodes.filter((s) => !['A', 'K', 'L'].includes(s))

export function Numbers({ lines, figures, place, onCorrect }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const of = (key: string): MonthNumber | undefined => figures?.numbers.find((n) => n.key === key)
  const opens = (key: string): (() => void) | undefined => (onCorrect || (of(key)?.ids.length ?? 0) > 0 ? () => setOpen(key) : undefined)
  const line = (key: string): Line | undefined => lines.find((l) => l.key === key)
  const total = line('X.kegiatan')
  return (
    <Stack gap={5}>
      <Section title={{ id: 'Kegiatan menurut fungsi', en: 'Activities by function' }} hint={{ id: 'Kegiatan dengan dua fungsi dihitung pada keduanya, dan satu kali dalam jumlah.', en: 'An activity with two functions counts under both, and once in the total.' }}>
        <Stack>
          <Grid min={9}><NumberTile label={{ id: 'Semua kegiatan', en: 'All activities' }} value={total?.n ?? 0} {...(opens('X.kegiatan') ? { onOpen: opens('X.kegiatan') as () => void } : {})} /></Grid>
          <Card><BarList label={{ id: 'Menurut fungsi', en: 'By function' }} items={psmFunctions.map((f) => ({ id: `X.fungsi.${f.code}`, label: f.label, value: line(`X.fungsi.${f.code}`)?.n ?? 0 }))} {...(figures ? { onOpen: (id: string) => opens(id)?.() } : {})} /></Card>
        </Stack>
      </Section>
      {inForm.map((code) => {
        const own = lines.filter((l) => l.section === code && !/^B\.PPKS-/.test(l.key))
        const missing = notYet[code]
        return (
          <Section key={code} title={`${code}. ${t(sectionNames[code])}`}>
            {missing ? <Note icon="info">{t(missing)}</Note> : (
              <Stack gap={2}>
                {own.length > 0 ? <RowList label={sectionNames[code]} rows={own} keyOf={(l) => l.key} show={(l) => shownLine(l, opens(l.key))} /> : <p className="k-hint">{t({ id: 'Tidak ada bulan ini.', en: 'None this month.' })}</p>}
                {code === 'B' ? <Categories lines={lines} open={opens} /> : null}
              </Stack>
            )}
          </Section>
        )
      })}
      <Sheet title={open ? labelOfKey(figures, open) : { id: 'Rincian', en: 'Details' }} open={open !== null} onClose={() => setOpen(null)} wide
        {...(onCorrect && open ? { actions: <Button icon="edit" onClick={() => { setOpen(null); onCorrect(open) }}>{t({ id: 'Tulis catatan koreksi', en: 'Write a correction note' })}</Button> } : {})}
      >
        {open ? <Behind number={of(open)} place={place} /> : null}
      </Sheet>
    </Stack>
  )

  function shownLine(l: Line, onOpen: (() => void) | undefined): RowShape {
    return {
      title: t(l.label),
      ...(onOpen ? { onOpen } : {}),
      ...(l.was !== null ? { lines: t({ id: 'Dikoreksi; dikirim {n}', en: 'Corrected; sent as {n}' }, { n: l.was === null ? '–' : String(l.was) }) } : {}),
      end: <NumberOf n={l.n} />,
    }
  }
}

function NumberOf({ n }: { n: number | null }) {
  const { number } = useWords()
  return <strong>{n === null ? '< 5' : number(n)}</strong>
}

/** The 26 categories by phase and sex; only those that occur. */
function Categories({ lines, open }: { lines: readonly Line[]; open: (key: string) => (() => void) | undefined }) {
  const { t, number } = useWords()
  const rows = categoryRows(lines)
  return (
    <Stack gap={2}>
      {rows.length > 0 ? (
        <Fold title={{ id: 'Menurut kategori dan jenis kelamin', en: 'By category and sex' }}>
          <RowList
            label={{ id: 'Kategori PPKS', en: 'PPKS categories' }} rows={rows} keyOf={(r) => r.code}
            show={(r) => {
              const key = ['akhir', 'awal', 'tambah', 'selesai'].flatMap((p) => ['P', 'L', '-'].map((s) => `B.${r.code}.${p}.${s}`)).find((k) => open(k))
              const opened = key ? open(key) : undefined
              return {
                title: `${r.code} ${t(r.label)}`, ...(opened ? { onOpen: opened } : {}),
                lines: phases.map((p, i) => `${t(p.label)} ${['L', 'P', '–'].map((s, k) => [s, r.cells[i * 3 + k] ?? null] as const).filter(([, n]) => n !== 0).map(([s, n]) => `${s} ${n === null ? '< 5' : number(n)}`).join(', ') || '0'}`).join(' · '),
              }
            }}
          />
        </Fold>
      ) : null}
      <p className="k-hint">{t(sealedNote)}</p>
    </Stack>
  )
}

/** The rows a number is made of; each leads to its page. */
function Behind({ number: n, place }: { number: MonthNumber | undefined; place: string }) {
  const { t, date } = useWords()
  const work = useWork()
  if (!n || n.ids.length === 0) return <Empty title={{ id: 'Tidak ada baris di balik angka ini', en: 'No row stands behind this number' }} />
  const rows = rowsBehind(work, n.record, n.ids, place)
  const name = (id: unknown): string => textOf(rowsBehind(work, 'household', typeof id === 'string' ? [id] : [], place).map((r) => r.headName ?? r.name)[0])
  const show = (r: AnyRow): RowShape => {
    const day = (v: unknown): string => (typeof v === 'string' ? date(v.slice(0, 10)) : '')
    switch (n.record) {
      case 'activity': return { title: r.sealed ? t({ id: 'Pendampingan (terbatas)', en: 'Accompaniment (restricted)' }) : `${t(choiceLabel(Activity.columns.kind, r.kind))}${r.words ? `: ${textOf(r.words)}` : ''}`, lines: day(r.on), href: `/kegiatan/${r.id}`, icon: 'clipboardList' }
      case 'visit': return { title: name(r.householdId ?? r.personId) || t({ id: 'Kunjungan', en: 'Visit' }), lines: day(r.on), icon: 'house', ...(r.householdId ? { href: `/keluarga/${textOf(r.householdId)}` } : r.personId ? { href: `/orang/${textOf(r.personId)}` } : {}) }
      case 'service': return { title: t(findServiceItem(textOf(r.item))?.label ?? { id: textOf(r.item), en: textOf(r.item) }), lines: [day(r.on), `${String(r.quantity ?? '')} ${textOf(r.unit)}`], href: `/kasus/${textOf(r.caseId)}`, icon: 'package' }
      case 'case': return { title: textOf(r.subjectName) || t({ id: 'Kasus', en: 'Case' }), lines: textOf(r.number), href: `/kasus/${r.id}`, icon: 'case' }
      case 'report': return { title: textOf(r.number) || t({ id: 'Laporan', en: 'Report' }), lines: day(r.receivedOn), href: `/laporan/${r.id}`, icon: 'report' }
      case 'batchItem': return { title: textOf(r.headName), lines: day(r.visitedOn ?? r.due), href: `/verifikasi/${textOf(r.batchId)}/keluarga/${r.id}`, icon: 'family' }
      case 'ppksTag': return { title: name(r.subjectId) || t({ id: 'Subjek', en: 'Subject' }), lines: [t(findPpks(textOf(r.category))?.label ?? { id: textOf(r.category), en: textOf(r.category) }), `${day(r.validFrom)}${r.validTo ? ` – ${day(r.validTo)}` : ''}`], icon: 'person', href: r.subjectKind === 'household' ? `/keluarga/${textOf(r.subjectId)}` : r.subjectKind === 'community' ? `/kelompok/${textOf(r.subjectId)}` : `/orang/${textOf(r.subjectId)}` }
      case 'householdStatus': return { title: name(r.id) || t({ id: 'Keluarga', en: 'Family' }), lines: day(r.houseOn), href: `/keluarga/${r.id}`, icon: 'house' }
      default: return { title: textOf(r.headName) || textOf(r.name), href: r.headName ? `/keluarga/${r.id}` : `/orang/${r.id}`, icon: 'family' }
    }
  }
  return (
    <Stack>
      <RowList label={n.label} rows={rows} keyOf={(r) => r.id} show={show} empty={<Note>{t({ id: 'Barisnya tidak ada di perangkat ini.', en: 'The rows are not on this device.' })}</Note>} />
      {rows.length > 0 && rows.length < n.ids.length ? <Note>{t({ id: '{n} baris lain tidak ada di perangkat ini.', en: '{n} more rows are not on this device.' }, { n: n.ids.length - rows.length })}</Note> : null}
    </Stack>
  )
}

