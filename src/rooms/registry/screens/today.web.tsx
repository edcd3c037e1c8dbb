// For the day's first page: the five families not seen for longest, and how many wait.
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { Freshness, StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { freshnessOf } from '../views.ts'
import { addressOf, rtlhTags, textOf } from './words.web.ts'

/** Those who go and look. */
const walkers = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'district_supervisor']
const shown = 5

export default function Today() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  return useHolds(walkers, place) && me.post && walkers.includes(me.post.role) ? <Oldest place={place} /> : null
}

function Oldest({ place }: { place: string }) {
  const { t, number } = useWords()
  const work = useWork()
  const state = useView('registry.oldestFirst', { place })
  const today = dayAt(work.now(), place)
  const stale = state.status === 'ready' ? state.rows.filter((r) => freshnessOf(r.row.verifiedOn as string | null, today) !== 'segar') : []
  return (
    <Section
      title={{ id: 'Perlu dikunjungi', en: 'To be visited' }}
      hint={state.status === 'ready' ? t({ id: '{n} dari {all} keluarga belum diperiksa dalam 180 hari. Yang terlama lebih dulu.', en: '{n} of {all} families were not seen for 180 days. Longest first.' }, { n: number(stale.length), all: number(state.rows.length) }) : undefined}
      tools={<ButtonLink href="/keluarga" icon="family">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}
    >
      <StateOf state={listOf(state)} onRetry={state.again}>
        {() => (
          <RowList
            label={{ id: 'Perlu dikunjungi', en: 'To be visited' }}
            rows={stale.slice(0, shown)}
            keyOf={(r) => r.row.id}
            show={(r) => {
              const household = joinOf(r, 'household')
              const house = r.row.rtlh === 'ya' ? rtlhTags.ya : undefined
              return {
                title: textOf(household?.headName) || t({ id: 'Keluarga', en: 'Family' }),
                href: `/keluarga/${r.row.id}`,
                icon: 'family',
                lines: household ? addressOf(household) : '',
                tags: <><Freshness at={r.row.verifiedOn as string | null} />{house ? <StatusTag {...house} /> : null}</>,
              }
            }}
            empty={<Empty scene="done" title={{ id: 'Semua data keluarga masih baru', en: 'All family data is fresh' }} />}
          />
        )}
      </StateOf>
    </Section>
  )
}
