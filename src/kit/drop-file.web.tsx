// A place to drop a file on, and a button for those who choose it: nothing leaves the device before the screen says so.
import { type DragEvent, useState } from 'react'
import { FileButton } from './file-button.web.tsx'
import { Icon } from './icon.web.tsx'
import './inputs.css'
import { type Say, useWords } from './words.web.tsx'

export function DropFile({ label, hint, accept, onFile, disabled = false }: { label: Say; hint?: Say; accept: string; onFile: (file: File) => Promise<void>; disabled?: boolean }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const stop = (event: DragEvent): void => event.preventDefault()
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !disabled) void onFile(file)
  }
  return (
    // Dropping is only one way in: the button inside serves keyboard and thumb.
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target is no control.
    <div className={`k-drop${over ? ' k-drop-over' : ''}`} onDragEnter={() => setOver(true)} onDragOver={stop} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <Icon name="upload" />
      {hint ? <p className="k-help">{t(hint)}</p> : null}
      <FileButton label={label} accept={accept} onFile={onFile} icon="file" disabled={disabled} />
    </div>
  )
}
