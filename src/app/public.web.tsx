// The citizens' pages: a small bundle of their own, without the rooms' screens. Opens on any old phone.
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Redirect, Route, Switch } from 'wouter'
import { Loading } from '../kit/states.web.tsx'
import { KitProvider } from '../kit/provider.web.tsx'
import { Refused } from '../kit/states.web.tsx'
import { Follow } from './public/follow.web.tsx'
import { Frame } from './public/frame.web.tsx'
import { askNews } from './public/house-news.web.ts'
import { drawer, openBox, useBox } from './public/report-box.web.ts'
import { Sent } from './public/sent.web.tsx'
import { Start } from './public/start.web.tsx'
import { Tell } from './public/tell.web.tsx'
import { surprised } from './surprise.web.ts'

function Pages() {
  const { ready } = useBox()
  useEffect(() => {
    const ask = () => void askNews().catch(surprised)
    ask()
    addEventListener('online', ask)
    return () => removeEventListener('online', ask)
  }, [])
  // Codes and photos are hashed on the phone itself, which browsers allow on a safe line only.
  if (!isSecureContext) {
    return (
      <Frame title={{ id: 'Lapor di sini', en: 'Report here' }}>
        <Refused
          title={{ id: 'Alamat ini belum aman', en: 'This address is not safe yet' }}
          reason={{
            id: 'Buka halaman ini dengan alamat yang diawali https://, supaya laporan Anda tidak terbaca di jalan.',
            en: 'Open this page with an address that begins with https://, so that nobody reads your report on its way.',
          }}
        />
      </Frame>
    )
  }
  if (!ready) return <Loading rows={3} />
  return (
    <Switch>
      <Route path="/lapor">
        <Start />
      </Route>
      <Route path="/lapor/tulis/:step?">{params => <Tell step={params.step} />}</Route>
      <Route path="/lapor/kirim">
        <Sent />
      </Route>
      <Route path="/lapor/kode">
        <Follow />
      </Route>
      <Route>
        <Redirect to="/lapor" replace />
      </Route>
    </Switch>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the app')
void openBox().catch(surprised)
createRoot(root).render(
  <StrictMode>
    <KitProvider photos={drawer} onError={surprised}>
      <Pages />
    </KitProvider>
  </StrictMode>,
)
