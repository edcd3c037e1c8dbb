// An agency by its name, as soon as it is known here.
import { useEffect, useState } from 'react'
import type { Source } from '../../../kit/sources.web.ts'
import { useWords } from '../../../kit/words.web.tsx'

export function AgencyName({ id, agencies }: { id: string; agencies: Source }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  useEffect(() => {
    let gone = false
    void Promise.resolve(agencies.find(id)).then((found) => gone || setName(found?.label ?? ''))
    return () => {
      gone = true
    }
  }, [id, agencies])
  return name || t({ id: 'Instansi lain', en: 'Another agency' })
}
