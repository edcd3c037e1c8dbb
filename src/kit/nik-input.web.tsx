// NIK and KK: sixteen digits in groups of four, with a hint of what the number itself says.
import { Frame, type InputProps } from './field-frame.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface NikFieldProps extends InputProps<string> {
  /** A sentence read from the digits (place, sex, birth date); the room gives it from the engine's rules. */
  hint?: ((digits: string) => Say | null) | undefined
}

/** The value is always bare digits; grouping is only seen. */
export function NikField(props: NikFieldProps) {
  const { value, onChange, hint } = props
  const { t } = useWords()
  const digits = value ?? ''
  const said = digits.length === 16 ? hint?.(digits) : null
  return (
    <Frame {...props}>
      {wired => (
        <>
          <input
            {...wired}
            className="k-input k-code"
            inputMode="numeric"
            autoComplete="off"
            // 16 digits and 3 blanks; a pasted number may carry more blanks than that.
            maxLength={24}
            placeholder="0000 0000 0000 0000"
            value={digits.replace(/(\d{4})(?=\d)/g, '$1 ')}
            disabled={props.disabled}
            onBlur={props.onBlur}
            onChange={event => onChange(event.target.value.replace(/\D/g, '').slice(0, 16) || null)}
          />
          <p className="k-help" aria-live="polite">
            {said
              ? t(said)
              : digits && digits.length < 16
                ? t({ id: '{n} dari 16 angka', en: '{n} of 16 digits' }, { n: digits.length })
                : null}
          </p>
        </>
      )}
    </Frame>
  )
}
