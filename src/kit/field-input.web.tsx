// One declared field as the right input for its kind.
import { useContext, useEffect, useState } from 'react'
import type { Field, Gps, PhotoRef, Text, Values } from '../engine/field.ts'
import { ChoiceField, MultiChoiceField, YesNoField } from './choice-inputs.web.tsx'
import type { InputProps } from './field-frame.web.tsx'
import { GpsField } from './gps-input.web.tsx'
import { NikField } from './nik-input.web.tsx'
import { DateField, InstantField, MoneyField, NumberField } from './number-inputs.web.tsx'
import { PhotoField } from './photo-input.web.tsx'
import { type PickOption, PickField } from './pick-input.web.tsx'
import { type FormSources, type Source, SourcesContext } from './sources.web.ts'
import { LongTextField, PhoneField, TextField } from './text-inputs.web.tsx'
import type { Say } from './words.web.tsx'

export interface FieldInputProps {
  /** Becomes the element's id. */
  name: string
  field: Field
  /** All values of the form: warnings may look at the others. */
  values: Values
  onChange: (value: unknown) => void
  error?: Say | null | undefined
  disabled?: boolean | undefined
  sources?: FormSources | undefined
  onBlur?: (() => void) | undefined
}

// A form holds unknown values of declared kinds: each is given to the input only when it has that input's type.
const asText = (value: unknown) => (typeof value === 'string' ? value : null)
const asNumber = (value: unknown) => (typeof value === 'number' ? value : null)

export function FieldInput({
  name,
  field,
  values,
  onChange,
  error,
  disabled,
  sources,
  onBlur,
}: FieldInputProps) {
  const given = useContext(SourcesContext)
  const value = values[name]
  const empty = value === undefined || value === null || value === ''
  const common = {
    id: name,
    label: numbered(field),
    help: field.help,
    error,
    warning: empty ? null : field.warn?.(value, values),
    required: field.required,
    disabled,
    onBlur,
  }
  const text: InputProps<string> = { ...common, value: asText(value), onChange }
  switch (field.kind) {
    case 'text':
      return <TextField {...text} max={field.max ?? 200} />
    case 'longText':
      return <LongTextField {...text} max={field.max ?? 4000} />
    case 'integer':
    case 'number':
      return (
        <NumberField
          {...common}
          value={asNumber(value)}
          onChange={onChange}
          unit={field.unit}
          decimal={field.kind === 'number'}
        />
      )
    case 'money':
      return <MoneyField {...common} value={asNumber(value)} onChange={onChange} />
    case 'date':
      return <DateField {...text} />
    case 'instant':
      return <InstantField {...text} />
    case 'bool':
      return <YesNoField {...common} value={typeof value === 'boolean' ? value : null} onChange={onChange} />
    case 'choice':
      return <ChoiceField {...text} options={field.options ?? []} />
    case 'multi':
      return (
        <MultiChoiceField
          {...common}
          value={Array.isArray(value) ? (value as string[]) : null}
          onChange={onChange}
          options={field.options ?? []}
        />
      )
    case 'nik':
    case 'kk':
      return (
        <NikField {...text} hint={field.kind === 'nik' ? (sources?.nikHint ?? given.nikHint) : undefined} />
      )
    case 'phone':
      return <PhoneField {...text} />
    case 'place':
      return <SourcedPick {...text} source={sources?.place ?? given.place} />
    case 'ref':
      return (
        <SourcedPick
          {...text}
          source={sources?.refs?.[field.record ?? ''] ?? given.refs?.[field.record ?? '']}
        />
      )
    case 'gps':
      return <GpsField {...common} value={isGps(value) ? value : null} onChange={onChange} />
    case 'photos':
      return (
        <PhotoField
          {...common}
          value={Array.isArray(value) ? (value as PhotoRef[]) : null}
          onChange={onChange}
          max={field.max ?? 3}
          evidence={field.evidence === true}
        />
      )
    case 'json':
      // A nested value has no general input: the screen that declares one draws its own and leaves it out of `only`.
      throw new Error(`the form cannot draw the field ${name} of kind json`)
  }
}

/** The questionnaire's own number stands before its label, as it does on paper; a code of ours that is no number does not. */
function numbered(field: Field): Text {
  const number = field.question && /^\d/.test(field.question) ? `${field.question}. ` : ''
  return { id: number + field.label.id, en: number + field.label.en }
}

const isGps = (value: unknown): value is Gps =>
  typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value

/** Without a source only the code can be typed; that is honest and still works. */
function SourcedPick({ source, ...props }: InputProps<string> & { source: Source | undefined }) {
  const [chosen, setChosen] = useState<PickOption | null>(null)
  const { value } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was just picked needs no second look-up.
  useEffect(() => {
    if (!value || !source || chosen?.value === value) {
      if (!value) setChosen(null)
      return
    }
    let gone = false
    void Promise.resolve(source.find(value)).then(
      found => gone || setChosen(found ?? { value, label: value }),
    )
    return () => {
      gone = true
    }
  }, [value, source])
  if (!source) return <TextField {...props} max={80} />
  return (
    <PickField
      {...props}
      chosen={value ? (chosen ?? { value, label: value }) : null}
      search={source.search}
      onPick={setChosen}
    />
  )
}
