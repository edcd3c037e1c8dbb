// One of several, some of several, yes or no. Few options are big cards for a thumb; many become the device's own list or a search.
import type { Choice } from '../engine/field.ts'
import { Frame, GroupFrame, type InputProps } from './field-frame.web.tsx'
import { Icon } from './icon.web.tsx'
import { PickField } from './pick-input.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface ChoiceFieldProps extends InputProps<string> {
  options: readonly Choice[]
  /** Default: cards up to 8 options, the device's list up to 20, a search beyond. */
  as?: 'cards' | 'list' | 'search'
}

export function ChoiceField(props: ChoiceFieldProps) {
  const { options, as = options.length <= 8 ? 'cards' : options.length <= 20 ? 'list' : 'search' } = props
  const known = withUnknown(options, props.value)
  if (as === 'cards') return <Cards {...props} options={known} />
  if (as === 'list') return <NativeList {...props} options={known} />
  return <SearchedChoice {...props} options={known} />
}

/** An answer of a newer questionnaire is kept and shown as its code, not dropped. */
function withUnknown(options: readonly Choice[], value: string | null | undefined): readonly Choice[] {
  return !value || options.some(option => option.code === value)
    ? options
    : [...options, { code: value, label: { id: value, en: value } }]
}

function Cards(props: ChoiceFieldProps) {
  const { options, value, onChange } = props
  const { t } = useWords()
  return (
    <GroupFrame {...props} role="radiogroup">
      {({ id }) => (
        <div className="k-cards">
          {options.map(option => (
            <label key={option.code} className="k-choice">
              <input
                type="radio"
                name={id}
                value={option.code}
                checked={value === option.code}
                disabled={props.disabled}
                onBlur={props.onBlur}
                onChange={() => onChange(option.code)}
                // A second press takes the answer back: a thumb errs, and "belum dijawab" is an answer too.
                onClick={() => value === option.code && !props.required && onChange(null)}
              />
              <span>
                {t(option.label)}
                {option.help ? <small>{t(option.help)}</small> : null}
              </span>
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  )
}

function NativeList(props: ChoiceFieldProps) {
  const { options, value, onChange } = props
  const { t } = useWords()
  return (
    <Frame {...props}>
      {wired => (
        <div className="k-select">
          <select
            {...wired}
            className="k-input"
            value={value ?? ''}
            disabled={props.disabled}
            onBlur={props.onBlur}
            onChange={event => onChange(event.target.value || null)}
          >
            <option value="">{t({ id: 'Pilih…', en: 'Choose…' })}</option>
            {options.map(option => (
              <option key={option.code} value={option.code}>
                {t(option.label)}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </div>
      )}
    </Frame>
  )
}

function SearchedChoice(props: ChoiceFieldProps) {
  const { t } = useWords()
  const found = props.options.find(option => option.code === props.value)
  return (
    <PickField
      {...props}
      chosen={found ? { value: found.code, label: t(found.label) } : null}
      search={text => {
        const words = text.toLowerCase().split(/\s+/).filter(Boolean)
        return props.options
          .filter(option => words.every(word => t(option.label).toLowerCase().includes(word)))
          .map(option => ({
            value: option.code,
            label: t(option.label),
            ...(option.help ? { note: t(option.help) } : {}),
          }))
      }}
    />
  )
}

/** Any number of options, as cards with a box. The value keeps the order of the options. */
export function MultiChoiceField(props: InputProps<string[]> & { options: readonly Choice[] }) {
  const { options, value, onChange } = props
  const { t } = useWords()
  const chosen = value ?? []
  const toggle = (code: string) => {
    const next = chosen.includes(code) ? chosen.filter(other => other !== code) : [...chosen, code]
    const order = options.map(option => option.code)
    next.sort((a, b) => order.indexOf(a) - order.indexOf(b))
    onChange(next.length ? next : null)
  }
  return (
    <GroupFrame {...props}>
      {() => (
        <div className="k-cards">
          {options.map(option => (
            <label key={option.code} className="k-choice">
              <input
                type="checkbox"
                checked={chosen.includes(option.code)}
                disabled={props.disabled}
                onBlur={props.onBlur}
                onChange={() => toggle(option.code)}
              />
              <span>
                {t(option.label)}
                {option.help ? <small>{t(option.help)}</small> : null}
              </span>
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  )
}

/** Two big buttons. Unanswered is neither. */
export function YesNoField(props: InputProps<boolean> & { yes?: Say; no?: Say }) {
  const { value, onChange, yes = { id: 'Ya', en: 'Yes' }, no = { id: 'Tidak', en: 'No' } } = props
  const { t } = useWords()
  return (
    <GroupFrame {...props} role="radiogroup">
      {({ id }) => (
        <div className="k-cards k-cards-two">
          {([true, false] as const).map(answer => (
            <label key={String(answer)} className="k-choice">
              <input
                type="radio"
                name={id}
                checked={value === answer}
                disabled={props.disabled}
                onBlur={props.onBlur}
                onChange={() => onChange(answer)}
                onClick={() => value === answer && !props.required && onChange(null)}
              />
              <span>{t(answer ? yes : no)}</span>
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  )
}

/** One box to tick: an agreement, a switch of a list. */
export function CheckField({ label, value, onChange, help, error, disabled, id }: InputProps<boolean>) {
  const { t } = useWords()
  return (
    <div className="k-field" data-problem={error ? '' : undefined}>
      <label className="k-choice">
        <input
          type="checkbox"
          id={id}
          checked={value === true}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          onChange={event => onChange(event.target.checked)}
        />
        <span>
          {t(label)}
          {help ? <small>{t(help)}</small> : null}
        </span>
      </label>
      <p className="k-error" aria-live="polite">
        {error ? t(error) : null}
      </p>
    </div>
  )
}
