// On the first page of those who decide: how many pairs wait for them.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Card } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import { deciders } from '../rules.ts'

export default function Today() {
  const { t, number } = useWords()
  const me = useMe()
  const post = me.post && deciders.includes(me.post.role) ? me.post : null
  const view = useView('linkage.pairs', post ? { place: post.place, state: 'menunggu', kind: 'person' } : null)
  const waiting = view.status === 'ready' && post ? view.rows.filter((r) => !joinOf(r, 'low')?.mergedInto && !joinOf(r, 'high')?.mergedInto).length : 0
  if (waiting === 0) return null
  return (
    <Card tone="waiting" icon="duplicate" title={t({ id: '{n} padanan menunggu diperiksa', en: '{n} likely pairs are waiting' }, { n: number(waiting) })}>
      <ButtonLink href="/padanan" icon="columns">{t({ id: 'Periksa', en: 'Review' })}</ButtonLink>
    </Card>
  )
}
