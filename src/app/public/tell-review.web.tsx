// Everything once more before it is sent, in the writer's own words, each part one press from being changed.
import type { PhotoRef, Text, Values } from '../../engine/field.ts'
import { choiceLabel } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { Card, KeyValue, type Fact } from '../../kit/page.web.tsx'
import { PhotoRow } from '../../kit/photo-input.web.tsx'
import type { PickOption } from '../../kit/pick-input.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { isRestricted } from '../../rooms/reports/rules.ts'
import { useBox } from './report-box.web.ts'
import { SealedNote } from './tell-bodies.web.tsx'
import { fields, steps } from './tell-steps.ts'

export function Review({ edit }: { edit: (step: number) => void }) {
  const { t } = useWords()
  const { values } = useBox()
  return (
    <>
      {isRestricted(values) ? <SealedNote /> : null}
      {steps.slice(0, -1).map((step, at) => (
        <Card
          key={step.code}
          title={step.title}
          tools={
            <Button tone="quiet" icon="edit" onClick={() => edit(at)}>
              {t({ id: 'Ubah', en: 'Change' })}
              <span className="k-hidden">: {t(step.title)}</span>
            </Button>
          }
        >
          <KeyValue items={factsOf(step.names, values, t)} />
        </Card>
      ))}
    </>
  )
}

function factsOf(names: readonly string[], values: Values, t: (say: Text) => string): Fact[] {
  const place = values.placeShown as PickOption | null | undefined
  const facts = names.flatMap((name): Fact[] => {
    const field = fields[name]
    const value = values[name]
    if (!field) return []
    if (name === 'photos')
      return [
        {
          label: { id: 'Foto', en: 'Photos' },
          value: <PhotoRow photos={(value as PhotoRef[] | null) ?? null} />,
        },
      ]
    if (name === 'place')
      return [{ label: field.label, value: place?.label ?? String(value ?? ''), note: place?.note }]
    if (name === 'anonymous')
      return value === true
        ? [
            {
              label: { id: 'Nama', en: 'Name' },
              value: t({ id: 'Dikirim tanpa nama', en: 'Sent without a name' }),
            },
          ]
        : []
    if (field.when && !field.when(values)) return []
    if (value === null || value === undefined || value === '') return []
    if (typeof value === 'boolean')
      return [{ label: field.label, value: t(value ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' }) }]
    if (field.kind === 'gps')
      return [{ label: field.label, value: t({ id: 'Titik diambil', en: 'Location taken' }) }]
    if (field.options) return [{ label: field.label, value: t(choiceLabel(field, value)) }]
    return [{ label: field.label, value: <span className="p-told">{String(value)}</span> }]
  })
  return facts.length
    ? facts
    : [{ label: { id: 'Dilewati', en: 'Skipped' }, value: t({ id: 'tidak dijawab', en: 'not answered' }) }]
}
