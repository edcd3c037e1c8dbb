// A button that takes a file of the person's own; what is in it stays on this device until something else is said.
import { type ChangeEvent, useRef } from 'react'
import { Button } from './button.web.tsx'
import type { IconName } from './icon.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export function FileButton({ label, accept, tone = 'main', icon = 'download', disabled = false, onFile }: { label: Say; accept: string; tone?: 'main' | 'plain'; icon?: IconName; disabled?: boolean; onFile: (file: File) => Promise<void> }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const taken = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? []
    // The same file may be chosen again, after it was looked at or mended.
    event.target.value = ''
    if (file) await onFile(file)
  }
  return (
    <>
      <input ref={input} type="file" accept={accept} hidden aria-label={t(label)} onChange={(e) => void taken(e)} />
      <Button tone={tone} icon={icon} wide disabled={disabled} onClick={() => input.current?.click()}>
        {t(label)}
      </Button>
    </>
  )
}
