// What waits on whoever answers for others: words to choose between, and phones that fell silent. Nothing where there is nothing.
import { deviceWatchers } from '../../rooms/organization/door.ts'
import { LinkTo } from '../../kit/link.web.tsx'
import { Note } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useMe, useView } from '../../kit/work.web.tsx'
import { overseerRoles, settlerRoles } from '../settlers.ts'
import type { DevicesTold } from './devices-words.web.tsx'

const named = 3

export function TwoWrote() {
  const { t } = useWords()
  const me = useMe()
  const place = me.posts.find((p) => overseerRoles.includes(p.role))?.place
  const open = useView('organization.conflicts', place === undefined ? null : { place })
  if (open.status !== 'ready' || open.rows.length === 0) return null
  return (
    <Note tone="waiting" icon="people">
      <LinkTo href="/dua-tulisan">{t({ id: '{n} isian ditulis dua orang, menunggu pilihan', en: '{n} fields were written by two people and await a choice' }, { n: open.rows.length })}</LinkTo>
    </Note>
  )
}

/** Notes of somebody whose post or phone ended, or whose family moved here: for whoever serves here now. */
export function LeftForYou() {
  const { t } = useWords()
  const me = useMe()
  const place = me.posts.find((p) => settlerRoles.includes(p.role))?.place
  const left = useView('organization.proposals', place === undefined ? null : { place })
  if (left.status !== 'ready' || left.rows.length === 0) return null
  return (
    <Note tone="waiting" icon="route">
      <LinkTo href="/titipan">{t({ id: '{n} catatan titipan menunggu petugas di sini', en: '{n} notes were left for whoever serves here' }, { n: left.rows.length })}</LinkTo>
    </Note>
  )
}

export function SilentPhones() {
  const { t } = useWords()
  const me = useMe()
  const place = me.posts.find((p) => deviceWatchers.includes(p.role))?.place
  const told = useAsk<DevicesTold>(place === undefined ? null : `/api/devices?place=${place}`)
  if (told.status !== 'ready') return null
  const silent = told.data.devices.filter((d) => d.silent && !d.revoked)
  if (silent.length === 0) return null
  const names = silent.slice(0, named).map((d) => `${d.name} (${t({ id: '{n} hari', en: '{n} days' }, { n: d.silentDays })})`).join(', ')
  return (
    <Note tone="caution" icon="cloudOff">
      <LinkTo href="/perangkat">{t(silent.length > named ? { id: 'Ponsel yang diam: {names}, dan {n} lagi', en: 'Silent phones: {names}, and {n} more' } : { id: 'Ponsel yang diam: {names}', en: 'Silent phones: {names}' }, { names, n: silent.length - named })}</LinkTo>
    </Note>
  )
}
