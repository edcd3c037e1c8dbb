// Buttons do, links go. One `main` button per page; everything else is plain or quiet.
import { type ReactNode, type Ref, useState } from 'react'
import './button.css'
import { Icon, type IconName } from './icon.web.tsx'
import { LinkTo } from './link.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export type ButtonTone = 'main' | 'plain' | 'quiet' | 'danger'

interface Shape {
  tone?: ButtonTone
  icon?: IconName
  /** Fills the width it is given. */
  wide?: boolean
  children: ReactNode
}

const classes = (tone: ButtonTone = 'plain', wide = false) =>
  `k-button k-button-${tone}${wide ? ' k-button-wide' : ''}`

export interface ButtonProps extends Shape {
  /** A returned promise keeps the button busy until it settles, so that nothing is sent twice. */
  onClick?: () => unknown
  type?: 'button' | 'submit'
  disabled?: boolean
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
  'aria-expanded'?: boolean
  'aria-controls'?: string
  'aria-describedby'?: string
}

export function Button({
  tone,
  icon,
  wide,
  children,
  onClick,
  type = 'button',
  disabled,
  busy,
  ...rest
}: ButtonProps) {
  const [working, run] = useBusy(onClick)
  const waiting = busy || working
  return (
    <button
      type={type}
      className={classes(tone, wide)}
      disabled={disabled}
      aria-busy={waiting || undefined}
      onClick={event => {
        if (waiting) event.preventDefault()
        else run()
      }}
      {...rest}
    >
      {waiting ? <span className="k-spin" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  )
}

export function ButtonLink({
  tone,
  icon,
  wide,
  children,
  href,
  download,
}: Shape & { href: string; download?: string }) {
  return (
    <LinkTo href={href} className={classes(tone, wide)} {...(download === undefined ? {} : { download })}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </LinkTo>
  )
}

/** A button that shows only its icon; the label is spoken and appears as a tooltip. */
export function IconButton({
  icon,
  label,
  onClick,
  disabled,
  ...rest
}: {
  icon: IconName
  label: Say
  onClick: () => unknown
  disabled?: boolean
  'aria-expanded'?: boolean
  'aria-pressed'?: boolean
}) {
  const { t } = useWords()
  const [working, run] = useBusy(onClick)
  return (
    <button
      type="button"
      className="k-icon-button"
      aria-label={t(label)}
      title={t(label)}
      disabled={disabled}
      onClick={() => working || run()}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}

function useBusy(onClick: (() => unknown) | undefined): readonly [boolean, () => void] {
  const [working, setWorking] = useState(false)
  const run = () => {
    const result = onClick?.()
    if (!(result instanceof Promise)) return
    setWorking(true)
    // `finally` passes a failure on: it surfaces at the app's door, not here.
    void result.finally(() => setWorking(false))
  }
  return [working, run]
}
