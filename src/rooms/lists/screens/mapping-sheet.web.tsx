// The columns of one sheet: what is used stands first, the rest is folded away; each with its first values and its doubts.
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Card, Fold, Grid, Note, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { findVocabulary } from '../../registry/door.ts'
import { type MappingDoubt, samplesOf } from '../mapping-doubts.ts'
import { type ColumnMapping, type ListField, listFieldLabels, listFields, type RowKind, type SheetLook, type SheetMapping } from '../profile.ts'

const fieldOptions = listFields.map((code) => ({ code, label: listFieldLabels[code] }))
const shown = 3

interface Props {
  look: SheetLook
  sheet: SheetMapping
  vocab: string | null
  doubts: readonly MappingDoubt[]
  onChange: (columns: readonly ColumnMapping[]) => void
  onRows: (rows: RowKind) => void
}

export function MappingSheet({ look, sheet, vocab, doubts, onChange, onRows }: Props) {
  const { t, number } = useWords()
  const columns = look.headers.map((header, at) => sheet.columns.find((c) => c.at === at) ?? { at, header, field: 'lewati' as const }).filter((c) => c.header !== '' || samplesOf(look, c.at).length > 0)
  const put = (next: ColumnMapping): void => onChange([...sheet.columns.filter((c) => c.at !== next.at), next].sort((a, b) => a.at - b.at))
  const used = columns.filter((c) => c.field !== 'lewati')
  const rest = columns.filter((c) => c.field === 'lewati')
  const one = (c: ColumnMapping) => <Column key={c.at} column={c} samples={samplesOf(look, c.at)} vocab={vocab} doubt={doubts.find((d) => d.at === c.at)} onChange={put} />
  return (
    <Stack>
      <ChoiceField
        as="list" label={{ id: 'Satu baris adalah', en: 'One row is' }} required value={sheet.rows} onChange={(v) => onRows((v as RowKind | null) ?? sheet.rows)}
        options={[{ code: 'anggota', label: { id: 'satu orang', en: 'one person' } }, { code: 'keluarga', label: { id: 'satu keluarga', en: 'one family' } }]}
      />
      {doubts.filter((d) => d.at === null && d.kind === 'warn').map((d) => <Note key={d.say.id} tone="caution">{t(d.say)}</Note>)}
      {used.length > 0 ? <Grid min={17}>{used.map(one)}</Grid> : null}
      {rest.length > 0 ? (
        <Fold title={t({ id: 'Kolom yang tidak dipakai ({n})', en: 'Columns not used ({n})' }, { n: number(rest.length) })} open={used.length === 0}>
          <Grid min={17}>{rest.map(one)}</Grid>
        </Fold>
      ) : null}
    </Stack>
  )
}

function Column({ column, samples, vocab, doubt, onChange }: { column: ColumnMapping; samples: readonly string[]; vocab: string | null; doubt: MappingDoubt | undefined; onChange: (next: ColumnMapping) => void }) {
  const { t } = useWords()
  const questions = Object.values(findVocabulary(vocab ?? 'regsosek22k')?.questions ?? {})
  const values = [...new Set(samples)].slice(0, shown)
  const said = doubt ? (doubt.kind === 'stop' ? { error: doubt.say } : { warning: doubt.say }) : {}
  return (
    <Card tone={column.field === 'lewati' ? 'sunken' : 'plain'}>
      <Stack gap={2}>
        <ChoiceField
          as="list"
          label={column.header || t({ id: 'Kolom {n}', en: 'Column {n}' }, { n: column.at + 1 })}
          help={values.length > 0 ? values.join(' · ') : { id: 'kosong pada baris yang dilihat', en: 'empty in the rows seen' }}
          options={fieldOptions} value={column.field} {...said}
          // Foreign codes belong to what the column was; a new meaning begins without them.
          onChange={(field) => onChange({ at: column.at, header: column.header, field: (field ?? 'lewati') as ListField })}
        />
        {column.field === 'jawaban' ? (
          <ChoiceField as="search" label={{ id: 'Pertanyaan', en: 'Question' }} required options={questions.map((q) => ({ code: q.code, label: { id: `${q.code} ${q.label.id}`, en: `${q.code} ${q.label.en}` } }))} value={column.question ?? null} onChange={(question) => onChange({ ...column, ...(question ? { question } : {}) })} />
        ) : null}
      </Stack>
    </Card>
  )
}
