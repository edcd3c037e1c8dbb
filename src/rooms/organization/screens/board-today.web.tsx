// Hari ini: boards that end, ended, or wait for this person's step; drives to form boards whose day has come near.
import { dayAt, daysBetween } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Note } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { Waiting } from './board-waiting.web.tsx'
import { aliasOf, boardWorkers, type PushRow } from './board-words.web.ts'
import { Told } from './boards.web.tsx'

const soonDays = 14

export function BoardToday() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  if (!boardWorkers.some((r) => r === me.post?.role)) return null
  return (
    <>
      <Waiting place={place} most={4} />
      <Told place={place} />
      <Pushes place={place} />
    </>
  )
}

function Pushes({ place }: { place: string }) {
  const { t } = useWords()
  const work = useWork()
  const state = useView('organization.boardPushes', { place })
  const today = dayAt(work.now(), place || '31')
  const near = state.status === 'ready' ? state.rows.filter((r) => (r.row as unknown as PushRow).state === 'berjalan' && daysBetween(today, String(r.row.due ?? today)) <= soonDays).length : 0
  if (near === 0) return null
  return <Note icon="target">{t({ id: '{n} dorongan pembentukan IPSM mendekati atau melewati target.', en: '{n} drives to form a board are near or past their due day.' }, { n: near })} <ButtonLink href={`/belum-terbentuk/${aliasOf(place)}`} tone="quiet">{t({ id: 'Buka', en: 'Open' })}</ButtonLink></Note>
}
