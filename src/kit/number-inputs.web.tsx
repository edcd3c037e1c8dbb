// Numbers, money and dates. What is half typed stays as it is; the value is only told when it can be read.
import { useEffect, useState } from 'react'
import { formatNumber } from '../engine/values/format.ts'
import { Frame, type InputProps } from './field-frame.web.tsx'
import { readNumber } from './read-number.web.ts'
import { type Say, useWords } from './words.web.tsx'

export interface NumberFieldProps extends InputProps<number> {
  unit?: Say | undefined
  /** Allow a decimal comma. */
  decimal?: boolean
  /** Shows Rp before and groups thousands. */
  money?: boolean
  max?: number | undefined
}

/** A whole number; with `decimal` also a comma. `NaN` is told when the text cannot be a number, so that the form can refuse it. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, unit, decimal = false, money = false } = props
  const { t, lang } = useWords()
  const write = (number: number | null | undefined) =>
    number === null || number === undefined || Number.isNaN(number)
      ? ''
      : money
        ? formatNumber(number, lang, 0)
        : String(number).replace('.', lang === 'id' ? ',' : '.')
  const [typed, setTyped] = useState(() => write(value))
  // A value that changed elsewhere replaces the text; our own echo does not, or "1," could never become "1,5".
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value or language may replace what is being typed.
  useEffect(() => {
    if (!Object.is(readNumber(money ? typed.replace(/\D/g, '') : typed, decimal), value ?? null))
      setTyped(write(value))
  }, [value, lang])
  const groups = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 15)
    return digits ? formatNumber(Number(digits), lang, 0) : ''
  }
  return (
    <Frame {...props}>
      {wired => (
        <div className="k-input-line k-number">
          {money ? (
            <span className="k-unit" aria-hidden="true">
              Rp
            </span>
          ) : null}
          <input
            {...wired}
            className="k-input"
            inputMode={decimal ? 'decimal' : 'numeric'}
            autoComplete="off"
            maxLength={22}
            value={typed}
            disabled={props.disabled}
            onBlur={props.onBlur}
            onChange={event => {
              const next = money ? groups(event.target.value) : event.target.value
              setTyped(next)
              onChange(money ? readNumber(next.replace(/\D/g, ''), false) : readNumber(next, decimal))
            }}
          />
          {unit ? <span className="k-unit">{t(unit)}</span> : null}
        </div>
      )}
    </Frame>
  )
}

/** Whole rupiah. */
export function MoneyField(props: InputProps<number>) {
  return <NumberField {...props} money />
}

/** A calendar date through the device's own picker. Value `YYYY-MM-DD`. */
export function DateField(props: InputProps<string> & { min?: string; max?: string }) {
  const { weekday } = useWords()
  const { value, onChange, min, max } = props
  return (
    <Frame {...props}>
      {wired => (
        <>
          <input
            {...wired}
            className="k-input k-date"
            type="date"
            value={value ?? ''}
            min={min}
            max={max}
            disabled={props.disabled}
            onBlur={props.onBlur}
            onChange={event => onChange(event.target.value || null)}
          />
          {/* The picker shows the device's order of day and month; the words leave no doubt. */}
          {value ? <p className="k-help">{weekday(value)}</p> : null}
        </>
      )}
    </Frame>
  )
}

/** A moment: date and time on the phone's own clock. Value is an ISO instant in UTC. */
export function InstantField(props: InputProps<string>) {
  const { value, onChange } = props
  return (
    <Frame {...props}>
      {wired => (
        <input
          {...wired}
          className="k-input k-date"
          type="datetime-local"
          value={value ? localText(value) : ''}
          disabled={props.disabled}
          onBlur={props.onBlur}
          onChange={event => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
        />
      )}
    </Frame>
  )
}

function localText(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
