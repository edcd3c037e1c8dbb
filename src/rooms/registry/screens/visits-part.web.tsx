// Visits made, newest first: result, purpose, what was done, by whom as far as it is oneself.
import { choiceLabel } from '../../../engine/field.ts'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ClassTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe } from '../../../kit/work.web.tsx'
import { Visit } from '../records.ts'
import { type VisitRow, textOf } from './words.web.ts'

const c = Visit.columns

export function VisitsPart({ visits, title = { id: 'Kunjungan', en: 'Visits' } }: { visits: readonly VisitRow[]; title?: { id: string; en: string } }) {
  const { t, date } = useWords()
  const me = useMe()
  const ordered = [...visits].sort((a, b) => textOf(b.on).localeCompare(textOf(a.on)) || b.id.localeCompare(a.id))
  return (
    <Section title={title}>
      <RowList
        label={title}
        rows={ordered}
        keyOf={(v) => v.id}
        show={(v) => ({
          title: v.on ? date(v.on) : t({ id: 'Tanggal tidak dicatat', en: 'No date' }),
          end: v.by === me.person ? t({ id: 'oleh Anda', en: 'by you' }) : null,
          lines: (
            <Stack gap={1}>
              <span>{[v.purpose ? t(choiceLabel(c.purpose, v.purpose)) : '', v.note ?? ''].filter(Boolean).join(' · ')}</span>
              {v.photos?.length ? <PhotoRow photos={v.photos} /> : null}
            </Stack>
          ),
          tags: (
            <>
              {v.version === undefined ? <UnsentTag /> : null}
              {v.class === 'X' ? <ClassTag of="X" /> : null}
              {v.result ? <StatusTag tone={v.result === '1' ? 'good' : 'caution'} label={choiceLabel(c.result, v.result)} /> : null}
              {(v.functions ?? []).map((f) => <span key={f}>{t(choiceLabel(c.functions, f))}</span>)}
              {(v.tasks ?? []).map((k) => <span key={k}>{k}</span>)}
            </>
          ),
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada kunjungan tercatat.', en: 'No visit recorded yet.' })}</p>}
      />
    </Section>
  )
}
