// Words: one line, many lines, search, telephone, codes and PINs.
import { type HTMLAttributes, type ReactNode, useEffect, useRef, useState } from 'react'
import { Frame, type InputProps } from './field-frame.web.tsx'
import { Icon } from './icon.web.tsx'
import { type Say, useWords } from './words.web.tsx'

type Autofill =
  | 'off'
  | 'name'
  | 'username'
  | 'tel'
  | 'street-address'
  | 'one-time-code'
  | 'current-password'
  | 'new-password'

export interface TextFieldProps extends InputProps<string> {
  max?: number | undefined
  placeholder?: Say
  inputMode?: HTMLAttributes<HTMLElement>['inputMode']
  autoComplete?: Autofill
  capitalize?: 'words' | 'sentences' | 'characters' | 'none'
  /** After the input: a unit, a button. */
  after?: ReactNode
  /** Puts it in the typed form (digits only, capitals …). */
  tidy?: (text: string) => string
  type?: 'text' | 'tel' | 'password'
  className?: string
}

export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    max = 200,
    placeholder,
    inputMode,
    autoComplete = 'off',
    capitalize,
    after,
    tidy,
    type = 'text',
    className = '',
  } = props
  const { t } = useWords()
  return (
    <Frame {...props}>
      {wired => (
        <div className="k-input-line">
          <input
            {...wired}
            className={`k-input ${className}`}
            type={type}
            value={value ?? ''}
            maxLength={max}
            inputMode={inputMode}
            autoComplete={autoComplete}
            autoCapitalize={capitalize}
            placeholder={placeholder ? t(placeholder) : undefined}
            disabled={props.disabled}
            // biome-ignore lint/a11y/noAutofocus: only where a screen asks one single thing.
            autoFocus={props.autoFocus}
            onBlur={props.onBlur}
            onChange={event => onChange((tidy ? tidy(event.target.value) : event.target.value) || null)}
          />
          {after}
        </div>
      )}
    </Frame>
  )
}

/** Several lines; grows with what is written. */
export function LongTextField(
  props: InputProps<string> & { rows?: number; max?: number; placeholder?: Say },
) {
  const { value, onChange, rows = 4, max = 4000, placeholder } = props
  const { t, number } = useWords()
  const length = value?.length ?? 0
  return (
    <Frame {...props}>
      {wired => (
        <>
          <textarea
            {...wired}
            className="k-input k-textarea"
            rows={rows}
            maxLength={max}
            value={value ?? ''}
            placeholder={placeholder ? t(placeholder) : undefined}
            disabled={props.disabled}
            // biome-ignore lint/a11y/noAutofocus: only where a screen asks one single thing.
            autoFocus={props.autoFocus}
            onBlur={props.onBlur}
            onChange={event => onChange(event.target.value || null)}
          />
          {length > max * 0.8 ? (
            <p className="k-help">
              {t(
                { id: '{n} dari {max} huruf', en: '{n} of {max} characters' },
                { n: number(length), max: number(max) },
              )}
            </p>
          ) : null}
        </>
      )}
    </Frame>
  )
}

/** Looks while one types. `/` jumps here on a keyboard. The label is spoken; what is seen is the glass and the placeholder. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  autoFocus,
}: {
  label: Say
  value: string
  onChange: (value: string) => void
  placeholder?: Say
  autoFocus?: boolean
}) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable], dialog')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className="k-search">
      <Icon name="search" />
      <input
        ref={input}
        className="k-input"
        type="search"
        aria-label={t(label)}
        aria-keyshortcuts="/"
        placeholder={t(placeholder ?? label)}
        autoComplete="off"
        enterKeyHint="search"
        value={value}
        // biome-ignore lint/a11y/noAutofocus: only where a screen asks one single thing.
        autoFocus={autoFocus}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

/** A telephone as people write it: 0812…, +62… ; the value keeps digits and a leading plus. */
export function PhoneField(props: InputProps<string>) {
  return (
    <TextField
      {...props}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      max={20}
      placeholder="0812 3456 7890"
      tidy={text => text.replace(/[^\d+ ()-]/g, '')}
    />
  )
}

/** A ticket or a one-time code: capitals and digits, wide apart, never corrected by the phone. */
export function CodeField(props: InputProps<string> & { max?: number; placeholder?: Say }) {
  return (
    <TextField
      {...props}
      className="k-code"
      capitalize="characters"
      autoComplete="one-time-code"
      tidy={text => text.toUpperCase().replace(/[^0-9A-Z-]/g, '')}
    />
  )
}

/** A PIN of digits, hidden unless the person wants to see it. */
export function PinField({
  length = 6,
  fresh = false,
  ...props
}: InputProps<string> & { length?: number; fresh?: boolean }) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      className="k-code"
      type={shown ? 'text' : 'password'}
      inputMode="numeric"
      autoComplete={fresh ? 'new-password' : 'current-password'}
      max={length}
      tidy={text => text.replace(/\D/g, '')}
      after={
        <button
          type="button"
          className="k-icon-button"
          aria-pressed={shown}
          aria-label={t({ id: 'Perlihatkan PIN', en: 'Show the PIN' })}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eyeOff' : 'eye'} />
        </button>
      }
    />
  )
}

/** A password with the same eye. */
export function PasswordField({ fresh = false, ...props }: InputProps<string> & { fresh?: boolean }) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      capitalize="none"
      after={
        <button
          type="button"
          className="k-icon-button"
          aria-pressed={shown}
          aria-label={t({ id: 'Perlihatkan kata sandi', en: 'Show the password' })}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eyeOff' : 'eye'} />
        </button>
      }
    />
  )
}
