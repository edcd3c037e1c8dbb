// What stands around every public page: the bar, the numbers to call in danger, the way to the officers' door.
import type { ReactNode } from 'react'
import type { Text } from '../../engine/field.ts'
import { Icon, type IconName } from '../../kit/icon.web.tsx'
import { LinkTo } from '../../kit/link.web.tsx'
import { PublicPage } from '../../kit/public-page.web.tsx'
import { type Say, useWords } from '../../kit/words.web.tsx'
import { useHouseNews } from './house-news.web.ts'
import './public.css'

export function Frame({ title, subtitle, children }: { title: Say; subtitle?: Say; children: ReactNode }) {
  const { t } = useWords()
  const demo = useHouseNews()?.demo ?? false
  return (
    <PublicPage
      title={title}
      {...(subtitle ? { subtitle } : {})}
      demo={demo}
      foot={
        <div className="p-foot">
          <LinkTo href="/" target="_self" className="p-officer">
            <Icon name="signIn" />
            {t({ id: 'Petugas? Masuk di sini', en: 'An officer? Sign in here' })}
          </LinkTo>
          <p>
            {t({ id: 'Data wilayah: idn-area-data, ODbL 1.0.', en: 'Region data: idn-area-data, ODbL 1.0.' })}
          </p>
        </div>
      }
    >
      {children}
    </PublicPage>
  )
}

const numbers: readonly { tel: string; name: Text; icon: IconName }[] = [
  { tel: '112', name: { id: 'Darurat', en: 'Emergency' }, icon: 'urgent' },
  { tel: '110', name: { id: 'Polisi', en: 'Police' }, icon: 'shield' },
  {
    tel: '129',
    name: { id: 'Kekerasan perempuan & anak', en: 'Violence against women & children' },
    icon: 'phone',
  },
]

/** Free numbers, one press each. */
export function Danger({
  title = { id: 'Ada bahaya sekarang juga? Telepon dulu.', en: 'Danger right now? Call first.' },
}: {
  title?: Say
}) {
  const { t } = useWords()
  return (
    <section className="p-danger" aria-label={t({ id: 'Nomor darurat', en: 'Emergency numbers' })}>
      <p>
        <Icon name="alertCircle" />
        <strong>{t(title)}</strong>
      </p>
      <ul>
        {numbers.map(number => (
          <li key={number.tel}>
            <a href={`tel:${number.tel}`}>
              <Icon name={number.icon} />
              <b>{number.tel}</b>
              <span>{t(number.name)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
