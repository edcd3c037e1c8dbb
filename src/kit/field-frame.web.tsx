// Around every input: its label, help, warning and error, tied together for screen readers.
import { type ReactNode, useId } from 'react'
import { Icon } from './icon.web.tsx'
import './inputs.css'
import { type Say, useWords } from './words.web.tsx'

/** What every input of the kit takes. `null` is an empty answer. */
export interface InputProps<T> {
  label: Say
  value: T | null | undefined
  onChange: (value: T | null) => void
  help?: Say | undefined
  /** Refuses: shown in red, announced, and the input is marked invalid. */
  error?: Say | null | undefined
  /** Warns and refuses nothing. */
  warning?: Say | null | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  /** Given to the element, so that a form can lead to the first problem. */
  id?: string | undefined
  onBlur?: (() => void) | undefined
  autoFocus?: boolean | undefined
}

export interface Wired {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

type FrameProps = Pick<InputProps<unknown>, 'label' | 'help' | 'error' | 'warning' | 'required' | 'id'>

/** A frame around one element: `children` gets the attributes that tie it to its label and messages. */
export function Frame({
  label,
  help,
  error,
  warning,
  required,
  id: given,
  children,
}: FrameProps & { children: (wired: Wired) => ReactNode }) {
  const { t } = useWords()
  const own = useId()
  const id = given ?? own
  return (
    <div className="k-field" data-problem={error ? '' : undefined}>
      <label className="k-label" htmlFor={id}>
        {t(label)}
        <RequiredMark required={required} />
      </label>
      {help ? (
        <p className="k-help" id={`${id}-help`}>
          {t(help)}
        </p>
      ) : null}
      {children(wire(id, { help, error, warning, required }))}
      <Messages id={id} error={error} warning={warning} />
    </div>
  )
}

/** The same around a group of elements (radios, photos): a fieldset with a legend. */
export function GroupFrame({
  label,
  help,
  error,
  warning,
  required,
  id: given,
  role,
  children,
}: FrameProps & { role?: 'radiogroup'; children: (wired: Wired) => ReactNode }) {
  const { t } = useWords()
  const own = useId()
  const id = given ?? own
  const wired = wire(id, { help, error, warning, required })
  return (
    <fieldset
      className="k-field"
      data-problem={error ? '' : undefined}
      id={id}
      tabIndex={-1}
      aria-describedby={wired['aria-describedby']}
      {...(role
        ? { role, 'aria-required': wired['aria-required'], 'aria-invalid': wired['aria-invalid'] }
        : {})}
    >
      <legend className="k-label">
        {t(label)}
        <RequiredMark required={required} />
      </legend>
      {help ? (
        <p className="k-help" id={`${id}-help`}>
          {t(help)}
        </p>
      ) : null}
      {children(wired)}
      <Messages id={id} error={error} warning={warning} />
    </fieldset>
  )
}

function RequiredMark({ required }: { required: boolean | undefined }) {
  const { t } = useWords()
  return required ? <span className="k-required">{t({ id: 'wajib', en: 'required' })}</span> : null
}

function Messages({
  id,
  error,
  warning,
}: {
  id: string
  error: Say | null | undefined
  warning: Say | null | undefined
}) {
  const { t } = useWords()
  return (
    <>
      {warning && !error ? (
        <p className="k-warning" id={`${id}-warning`}>
          <Icon name="alert" />
          {t(warning)}
        </p>
      ) : null}
      {/* Present from the start, so that a message appearing later is announced. */}
      <p className="k-error" id={`${id}-error`} aria-live="polite">
        {error ? (
          <>
            <Icon name="alertCircle" />
            {t(error)}
          </>
        ) : null}
      </p>
    </>
  )
}

function wire(id: string, { help, error, warning, required }: Omit<FrameProps, 'label' | 'id'>): Wired {
  const said = [help && `${id}-help`, warning && !error && `${id}-warning`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    'aria-describedby': said || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
  }
}
