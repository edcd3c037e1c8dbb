// What stands around every public page: the bar, the numbers to call in danger, the way to the officers' door.
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { Icon, type IconName } from '../../kit/icon.web.tsx'
import { LinkTo } from '../../kit/link.web.tsx'
import { PublicPage } from '../../kit/public-page.web.tsx'
import { type Say, useWords } from '../../kit/words.web.tsx'
import { useHouseNews } from './house-news.web.ts'
import './public.css'

let framesSeen = 0

export function Frame({ title, subtitle, children }: { title: Say; subtitle?: Say; children: ReactNode }) {
  const { t } = useWords()
  const demo = useHouseNews()?.demo ?? false
  const [path] = useLocation()
  const home = path !== '/lapor'
  // After the first page, a new one starts at its top, and a screen reader hears its title.
  useEffect(() => {
    framesSeen += 1
    if (framesSeen === 1) return
    scrollTo(0, 0)
    const heading = document.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [])
  return (
    <PublicPage
      title={title}
      {...(subtitle ? { subtitle } : {})}
      demo={demo}
      foot={
        <div className="p-foot">
          {home ? (
            <LinkTo href="/lapor" className="p-officer">
              <Icon name="home" />
              {t({ id: 'Halaman awal', en: 'First page' })}
            </LinkTo>
          ) : null}
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

const numbers: readonly { tel: string; name: Text; more?: Text; icon: IconName }[] = [
  { tel: '112', name: { id: 'Darurat', en: 'Emergency' }, icon: 'urgent' },
  { tel: '110', name: { id: 'Polisi', en: 'Police' }, icon: 'shield' },
  {
    tel: '129',
    name: { id: 'Kekerasan', en: 'Violence' },
    more: { id: 'pada perempuan dan anak (SAPA)', en: 'against women and children (SAPA)' },
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
              <span>
                {t(number.name)}
                {number.more ? <span className="k-hidden"> {t(number.more)}</span> : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A code in its groups, which break only between them; read aloud and copied as one. */
export function Code({ code }: { code: string }) {
  const parts = code.split('-')
  return parts.map((part, at) => (
    <span key={`${part}${String(at)}`}>{at < parts.length - 1 ? `${part}-` : part}</span>
  ))
}
