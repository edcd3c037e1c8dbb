// One thing at a time lies on a phone: what is there goes first, and only with a yes.
import { useState } from 'react'
import type { Text } from '../../engine/field.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Card, Row } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { Frame } from './frame.web.tsx'
import { WipeSheet } from './wipe.web.tsx'

/** Something begun, in words, and where it is finished. */
export interface Unfinished { title: Text; say: Text; href: string }

const code: Unfinished = {
  title: { id: 'Kode yang lalu masih di ponsel ini', en: 'The last code is still on this phone' },
  say: { id: 'Pastikan kodenya sudah Anda simpan, lalu hapus dari ponsel ini.', en: 'Be sure that you kept the code, then wipe it from this phone.' },
  href: '/lapor/kirim',
}

/** `sent`: only its code is left. */
export function InTheWay({ title, sent, unfinished }: { title: Text; sent: boolean; unfinished: Unfinished }) {
  const { t } = useWords()
  const [wiping, wipe] = useState(false)
  const there = sent ? code : unfinished
  return (
    <Frame title={title}>
      <Card tone="sunken" icon="edit" title={there.title}>
        <p>{t(there.say)}</p>
        <Row>
          <ButtonLink icon="forward" href={there.href}>{t({ id: 'Buka', en: 'Open' })}</ButtonLink>
          <Button icon="trash" onClick={() => wipe(true)}>{t({ id: 'Hapus dari ponsel ini', en: 'Wipe from this phone' })}</Button>
        </Row>
      </Card>
      <WipeSheet open={wiping} onClose={() => wipe(false)} />
    </Frame>
  )
}
