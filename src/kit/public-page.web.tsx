// The frame of screens for people without an account: the report page, a ticket's status, sign-in.
import { type ReactNode, useEffect } from 'react'
import { Mark, Motif } from './art.web.tsx'
import { DemoRibbon } from './demo-ribbon.web.tsx'
import './public-page.css'
import { type Say, useWords } from './words.web.tsx'

export function PublicPage({
  title,
  subtitle,
  demo = false,
  foot,
  children,
}: {
  title: Say
  subtitle?: Say
  demo?: boolean
  /** Last lines of the page: where to turn by telephone, what happens with the data. */
  foot?: ReactNode
  children: ReactNode
}) {
  const { t, lang, setLang } = useWords()
  const name = t(title)
  useEffect(() => {
    document.title = `${name} · Guyub`
  }, [name])
  return (
    <div className="k-public">
      {demo ? <DemoRibbon /> : null}
      <header className="k-public-head">
        <Motif />
        <div className="k-public-in">
          <div className="k-public-bar">
            <span className="k-brand">
              <Mark />
              <span>Guyub</span>
            </span>
            <button
              type="button"
              className="k-lang"
              lang={lang === 'id' ? 'en' : 'id'}
              onClick={() => setLang(lang === 'id' ? 'en' : 'id')}
            >
              {lang === 'id' ? 'English' : 'Bahasa Indonesia'}
            </button>
          </div>
          <h1>{name}</h1>
          {subtitle ? <p>{t(subtitle)}</p> : null}
        </div>
      </header>
      <main className="k-public-in k-public-main">{children}</main>
      {foot ? (
        <footer className="k-public-foot">
          <div className="k-public-in">{foot}</div>
        </footer>
      ) : null}
    </div>
  )
}
