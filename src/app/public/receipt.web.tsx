// The public page "Periksa bukti terima": for anyone, without an account; once loaded, without a signal.
import { useEffect, useState } from 'react'
import type { Text } from '../../engine/field.ts'
import { surprised } from '../surprise.web.ts'
import { CheckReceipt } from './check-receipt.web.tsx'
import { Frame } from './frame.web.tsx'

const title: Text = { id: 'Periksa bukti terima', en: 'Check a receipt' }

export function Receipt() {
  const [labelOf, setLabelOf] = useState<((act: string) => Text | null) | null>(null)
  useEffect(() => {
    // What the acts are called stands with the rooms: fetched after the page is usable, and not needed to check.
    void import('../rooms.ts').then(({ house }) => setLabelOf(() => (act: string) => house.acts.get(act)?.label ?? null), (problem: unknown) => (problem instanceof TypeError ? undefined : surprised(problem)))
  }, [])
  return (
    <Frame title={title}>
      <CheckReceipt {...(labelOf ? { labelOf } : {})} />
    </Frame>
  )
}
