// Pick one of many by typing: places, people, programmes. A combobox after the ARIA pattern, its list below the input.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Frame, type InputProps } from './field-frame.web.tsx'
import { Icon } from './icon.web.tsx'
import { useWords } from './words.web.tsx'

export interface PickOption {
  value: string
  label: string
  /** What tells it from its namesakes: type, kecamatan, code. */
  note?: string
}

export interface PickFieldProps extends InputProps<string> {
  /** What is shown of the present value; null when nothing is chosen. */
  chosen: PickOption | null
  /** Called with what is typed ('' when opened); may answer later. Up to 50 are shown. */
  search: (text: string) => readonly PickOption[] | Promise<readonly PickOption[]>
  /** The whole option that was chosen. */
  onPick?: (option: PickOption | null) => void
  placeholder?: string
}

const shownAtOnce = 50

export function PickField(props: PickFieldProps) {
  const { chosen, onChange, onPick, search, disabled, placeholder } = props
  const { t } = useWords()
  const listId = useId()
  const [text, setText] = useState<string | null>(null)
  const [options, setOptions] = useState<readonly PickOption[]>([])
  const [state, setState] = useState<'idle' | 'looking' | 'found' | 'failed'>('idle')
  const [at, setAt] = useState(0)
  const asked = useRef(0)
  const list = useRef<HTMLDivElement>(null)
  const open = text !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each text; a new `search` function alone is no new question.
  useEffect(() => {
    if (text === null) return
    const turn = ++asked.current
    setState('looking')
    // A promise is waited for; only the newest question's answer is shown.
    Promise.resolve()
      .then(() => search(text))
      .then(
        found => {
          if (turn !== asked.current) return
          setOptions(found.slice(0, shownAtOnce))
          setAt(0)
          setState('found')
        },
        () => turn === asked.current && setState('failed'),
      )
  }, [text])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const pick = (option: PickOption | null) => {
    onChange(option?.value ?? null)
    onPick?.(option)
    setText(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (open)
        setAt(now => Math.max(0, Math.min(options.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))))
      else setText('')
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const option = options[at]
      if (option && state === 'found') pick(option)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      event.preventDefault()
      setText(null)
    }
  }
  return (
    <Frame {...props}>
      {wired => (
        <div className="k-pick">
          <div className="k-input-line">
            <input
              {...wired}
              className="k-input"
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && options[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              disabled={disabled}
              placeholder={placeholder ?? t({ id: 'Ketik untuk mencari…', en: 'Type to search…' })}
              value={text ?? chosen?.label ?? ''}
              onChange={event => setText(event.target.value)}
              onClick={() => open || setText('')}
              onKeyDown={onKeyDown}
              onBlur={() => {
                setText(null)
                props.onBlur?.()
              }}
            />
            {chosen && !disabled ? (
              <button
                type="button"
                className="k-icon-button"
                aria-label={t({ id: 'Hapus pilihan', en: 'Clear the choice' })}
                onClick={() => pick(null)}
              >
                <Icon name="cross" />
              </button>
            ) : null}
          </div>
          {chosen?.note && !open ? <p className="k-help">{chosen.note}</p> : null}
          <div
            ref={list}
            className="k-options"
            id={listId}
            role="listbox"
            aria-label={t(props.label)}
            hidden={!open || options.length === 0}
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input above answers the keyboard for the whole list.
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input; the list follows by aria-activedescendant.
              <div
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                // Keeps the focus in the input, so that its blur does not close the list before the click arrives.
                onMouseDown={event => event.preventDefault()}
                onClick={() => pick(option)}
              >
                {option.label}
                {option.note ? <small>{option.note}</small> : null}
              </div>
            ))}
          </div>
          {open && state !== 'looking' && options.length === 0 ? (
            <p className="k-help" role="status">
              {state === 'failed'
                ? t({
                    id: 'Pencarian belum bisa dilakukan tanpa sambungan. Coba lagi nanti.',
                    en: 'Searching is not possible without a connection. Try again later.',
                  })
                : t({
                    id: 'Tidak ditemukan. Coba sebagian namanya.',
                    en: 'Not found. Try a part of the name.',
                  })}
            </p>
          ) : null}
        </div>
      )}
    </Frame>
  )
}
