// A declared field read aloud: labels instead of codes, dates in words, money with Rp, numbers of people masked.
import { type ReactNode, useContext, useEffect, useState } from 'react'
import { choiceLabel, type Field, type Fields, type PhotoRef, type Values } from '../engine/field.ts'
import { KeyValue } from './page.web.tsx'
import { PhotoRow } from './photo-input.web.tsx'
import { SourcesContext } from './sources.web.ts'
import { Masked } from './tags.web.tsx'
import { useWords } from './words.web.tsx'

export function FieldValue({ field, value }: { field: Field; value: unknown }): ReactNode {
  const { t, number, rupiah, date, moment } = useWords()
  if (value === undefined || value === null || value === '') return null
  switch (field.kind) {
    case 'integer':
    case 'number':
      return `${number(Number(value))}${field.unit ? ` ${t(field.unit)}` : ''}`
    case 'money':
      return rupiah(Number(value))
    case 'date':
      return date(String(value))
    case 'instant':
      return moment(String(value))
    case 'bool':
      return t(value ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' })
    case 'choice':
      return t(choiceLabel(field, value))
    case 'multi':
      return Array.isArray(value) ? value.map(code => t(choiceLabel(field, code))).join(', ') : null
    case 'nik':
    case 'kk':
      return <Masked value={String(value)} label={field.label} />
    case 'place':
    case 'ref':
      return <Found field={field} value={String(value)} />
    case 'gps': {
      const gps = value as { lat: number; lon: number; accuracy: number }
      return `${gps.lat.toFixed(5)}, ${gps.lon.toFixed(5)} (± ${number(Math.round(gps.accuracy))} m)`
    }
    case 'photos':
      return <PhotoRow photos={value as PhotoRef[]} />
    case 'json':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

/** True when FactsOf and history have something to say of it. */
function isAnswered(value: unknown): boolean {
  return !(
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}

function Found({ field, value }: { field: Field; value: string }) {
  const sources = useContext(SourcesContext)
  const source = field.kind === 'place' ? sources.place : sources.refs?.[field.record ?? '']
  const [label, setLabel] = useState(value)
  useEffect(() => {
    let gone = false
    void Promise.resolve(source?.find(value)).then(
      found => gone || setLabel(found ? [found.label, found.note].filter(Boolean).join(' · ') : value),
    )
    return () => {
      gone = true
    }
  }, [source, value])
  return label
}

/** Declared fields as facts. Fields not asked (`when`) are left out; unanswered ones say so. */
export function FactsOf({
  fields,
  values,
  only,
  note,
}: {
  fields: Fields
  values: Values
  only?: readonly string[]
  note?: (name: string) => ReactNode
}) {
  const shown = (only ?? Object.keys(fields)).flatMap(name => {
    const field = fields[name]
    return field && (field.when?.(values) ?? true) ? [{ name, field }] : []
  })
  return (
    <KeyValue
      items={shown.map(({ name, field }) => ({
        label: field.label,
        value: isAnswered(values[name]) ? <FieldValue field={field} value={values[name]} /> : null,
        note: note?.(name),
      }))}
    />
  )
}
