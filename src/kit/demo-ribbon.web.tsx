// Says on every screen, and on every photo of a screen, that nobody here is real.
import './demo-ribbon.css'
import { useWords } from './words.web.tsx'

export function DemoRibbon() {
  const { t } = useWords()
  return (
    <aside className="k-demo" aria-label="DATA CONTOH">
      <strong>DATA CONTOH</strong> {t({ id: '· semua orang rekaan', en: '· all people invented' })}
    </aside>
  )
}
