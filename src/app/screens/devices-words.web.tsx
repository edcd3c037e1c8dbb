// How a phone's state is said, in the list and on its own page.
import type { DeviceSeen } from '../../rooms/organization/door.ts'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { useWords } from '../../kit/words.web.tsx'

const lowBytes = 200_000_000

export interface DevicesTold {
  devices: DeviceSeen[]
  silentAfterDays: number
  now: string
}

/** What needs a supervisor's eye, worst first; "baik" where there is nothing. */
export function DeviceTags({ device: d }: { device: DeviceSeen }) {
  const { t } = useWords()
  const tags = []
  if (d.wipedAt) tags.push(<StatusTag key="w" tone="neutral" icon="check" label={{ id: 'Sudah terhapus', en: 'Wiped' }} />)
  else if (d.revoked) tags.push(<StatusTag key="r" tone={d.revoked.kind === 'lost' ? 'bad' : 'neutral'} icon="lock" label={d.revoked.kind === 'lost' ? { id: 'Hilang, belum terhapus', en: 'Lost, not wiped yet' } : { id: 'Dicabut', en: 'Revoked' }} />)
  if (!d.revoked && d.silent) tags.push(<StatusTag key="s" tone="bad" icon="cloudOff" label={t({ id: 'Diam {n} hari', en: 'Silent {n} days' }, { n: d.silentDays })} />)
  if (!d.revoked) {
    const waiting = (d.unsent ?? 0) + (d.photos ?? 0)
    if (waiting > 0) tags.push(<StatusTag key="u" tone="caution" icon="hourglass" label={t({ id: '{n} belum terkirim', en: '{n} unsent' }, { n: waiting })} />)
    if ((d.unreadable ?? 0) > 0) tags.push(<StatusTag key="b" tone="bad" icon="alert" label={t({ id: '{n} tidak terbaca', en: '{n} unreadable' }, { n: d.unreadable ?? 0 })} />)
    if ((d.attention ?? 0) > 0) tags.push(<StatusTag key="a" tone="waiting" icon="alert" label={t({ id: '{n} perlu perhatian', en: '{n} need attention' }, { n: d.attention ?? 0 })} />)
    if (d.freeBytes !== null && d.freeBytes < lowBytes) tags.push(<StatusTag key="f" tone="caution" icon="device" label={{ id: 'Hampir penuh', en: 'Nearly full' }} />)
    if (tags.length === 0) tags.push(<StatusTag key="g" tone="good" label={{ id: 'Baik', en: 'Well' }} />)
  }
  return <Tags>{tags}</Tags>
}
