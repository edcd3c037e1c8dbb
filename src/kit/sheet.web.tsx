// Something small on top of the page: a sheet from below on phones, a dialog in the middle on desks. The browser's own <dialog>
// keeps the focus inside, closes on Escape and gives the focus back.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './button.web.tsx'
import { LongTextField } from './text-inputs.web.tsx'
import './sheet.css'
import { type Say, useWords } from './words.web.tsx'

export interface SheetProps {
  title: Say
  open: boolean
  onClose: () => void
  /** Buttons at the bottom, the main one last. */
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

export function Sheet({ title, open, onClose, actions, wide = false, children }: SheetProps) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const box = dialog.current
    if (open && box && !box.open) box.showModal()
    if (!open && box?.open) box.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the veil closes; the keyboard has Escape and the button.
    <dialog
      ref={dialog}
      className={`k-sheet${wide ? ' k-sheet-wide' : ''}`}
      aria-labelledby={id}
      onCancel={event => {
        if (event.target !== dialog.current) return
        event.preventDefault()
        onClose()
      }}
      onClick={event => event.target === dialog.current && onClose()}
    >
      {open ? (
        <div className="k-sheet-in">
          <div className="k-sheet-head">
            <h2 id={id}>{t(title)}</h2>
            <IconButton icon="cross" label={{ id: 'Tutup', en: 'Close' }} onClick={onClose} />
          </div>
          <div className="k-sheet-body">{children}</div>
          {actions ? <div className="k-sheet-actions">{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  )
}

export interface ConfirmSheetProps {
  title: Say
  open: boolean
  onClose: () => void
  /** Gets the reason, trimmed ('' when none is asked). A returned promise keeps the button busy; the sheet closes by `open`. */
  onConfirm: (reason: string) => unknown
  confirm: Say
  tone?: 'main' | 'danger'
  /** Asks for a reason of at least this many characters. */
  reason?: { label: Say; help?: Say; min: number; max?: number }
  /** A refusal to show in the sheet. */
  error?: Say | null
  children?: ReactNode
}

/** "Are you sure", with the consequence written out and, where it matters, the reason asked. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { title, open, onClose, onConfirm, confirm, tone = 'main', reason, error, children } = props
  const { t } = useWords()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (!open) return
    setText('')
    setTried(false)
  }, [open])
  const missing = reason ? reason.min - text.trim().length : 0
  const short: Say = {
    id: 'Tulis paling sedikit {n} huruf. Kurang {left} lagi.',
    en: 'Write at least {n} characters. {left} more to go.',
  }
  const confirmed = () => {
    setTried(true)
    return missing > 0 ? undefined : onConfirm(text.trim())
  }
  return (
    <Sheet
      title={title}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
          <Button tone={tone} onClick={confirmed}>
            {t(confirm)}
          </Button>
        </>
      }
    >
      {children}
      {reason ? (
        <LongTextField
          label={reason.label}
          help={reason.help}
          required
          rows={3}
          {...(reason.max === undefined ? {} : { max: reason.max })}
          value={text}
          onChange={value => setText(value ?? '')}
          error={tried && missing > 0 ? t(short, { n: reason.min, left: missing }) : error}
        />
      ) : error ? (
        <p className="k-error" role="alert">
          {t(error)}
        </p>
      ) : null}
    </Sheet>
  )
}
