// Photos on their way: how many, how much, and how far the one that goes now has come.
import { useSyncExternalStore } from 'react'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useOpen } from '../open-context.web.ts'

export function PhotosOnTheirWay() {
  const { t } = useWords()
  const { device } = useOpen().open
  useSyncExternalStore(device.onChange, device.version)
  const { photos } = device.status()
  if (photos === 0) return null
  return <Note tone="info" icon="photo">{t({ id: '{n} foto menyusul setelah catatannya.', en: '{n} photos follow their notes.' }, { n: photos })}</Note>
}
