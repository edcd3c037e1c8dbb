// The citizens' pages: a small bundle of their own, without the rooms' screens. Opens on any old phone.
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Redirect, Route, Switch } from 'wouter'
import { KitProvider } from '../kit/provider.web.tsx'
import { Loading, Refused } from '../kit/states.web.tsx'
import { publicWords } from '../rooms/reports/words/public.ts'
import { Frame } from './public/frame.web.tsx'
import { askNews } from './public/house-news.web.ts'
import { fetchPage, Later, laterPage } from './public/later.web.tsx'
import { keepPages } from './public/offline.web.ts'
import { drawer, openBox, useBox } from './public/report-box.web.ts'
import { Start } from './public/start.web.tsx'
import { surprised } from './surprise.web.ts'

const tell = laterPage<{ step: string | undefined }>(
  publicWords.title,
  async () => (await import('./public/tell.web.tsx')).Tell,
)
const sent = laterPage<object>(publicWords.sending, async () => (await import('./public/sent.web.tsx')).Sent)
const follow = laterPage<object>(
  publicWords.follow,
  async () => (await import('./public/follow.web.tsx')).Follow,
)
const ownFamily = laterPage<object>(
  { id: 'Usul atau sanggah', en: 'Propose or object' },
  async () => (await import('./public/own-family.web.tsx')).OwnFamily,
)
const join = laterPage<object>({ id: 'Gabung PSM', en: 'Join' }, async () => (await import('./public/join.web.tsx')).Join)
const card = laterPage<{ token: string | undefined }>(
  { id: 'Periksa kartu anggota', en: 'Check a member’s card' },
  async () => (await import('./public/card.web.tsx')).CheckedCard,
)
const receipt = laterPage<object>(
  { id: 'Periksa bukti terima', en: 'Check a receipt' },
  async () => (await import('./public/receipt.web.tsx')).Receipt,
)
const paper = laterPage<{ token: string | undefined }>(
  { id: 'Periksa dokumen', en: 'Check a document' },
  async () => (await import('./public/paper.web.tsx')).CheckedPaper,
)

const board = laterPage<{ place: string | undefined }>(
  { id: 'Kepengurusan IPSM', en: 'IPSM board' },
  async () => (await import('./public/board.web.tsx')).BoardOfPlace,
)
const legalityCheck = laterPage<{ code: string | undefined }>(
  { id: 'Periksa laporan legalitas', en: 'Check a legality report' },
  async () => (await import('./public/board.web.tsx')).LegalityCheck,
)

const nothing = {}

function Pages() {
  const { ready } = useBox()
  useEffect(() => {
    const ask = () => void askNews().catch(surprised)
    ask()
    // The first screen is drawn; what comes next is fetched while there still is a signal.
    const soon = setTimeout(() => {
      void Promise.all([fetchPage(tell), fetchPage(sent), fetchPage(follow), fetchPage(ownFamily), fetchPage(join), fetchPage(receipt)])
        .then(keepPages)
        .catch(surprised)
    }, 300)
    addEventListener('online', ask)
    return () => {
      clearTimeout(soon)
      removeEventListener('online', ask)
    }
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
      <Route path="/lapor/tulis/:step?">
        {params => <Later key="tell" page={tell} given={{ step: params.step }} />}
      </Route>
      <Route path="/lapor/usul">
        <Later key="ownFamily" page={ownFamily} given={nothing} />
      </Route>
      <Route path="/lapor/gabung">
        <Later key="join" page={join} given={nothing} />
      </Route>
      <Route path="/gabung">
        <Redirect to="/lapor/gabung" replace />
      </Route>
      <Route path="/kartu/:token">
        {params => <Later key="card" page={card} given={{ token: params.token }} />}
      </Route>
      <Route path="/lapor/kirim">
        <Later key="sent" page={sent} given={nothing} />
      </Route>
      <Route path="/lapor/kode">
        <Later key="follow" page={follow} given={nothing} />
      </Route>
      <Route path="/bukti">
        <Later key="receipt" page={receipt} given={nothing} />
      </Route>
      <Route path="/periksa/ipsm/:place?">
        {params => <Later key="board" page={board} given={{ place: params.place }} />}
      </Route>
      <Route path="/periksa/legalitas/:code">
        {params => <Later key="legalityCheck" page={legalityCheck} given={{ code: params.code }} />}
      </Route>
      <Route path="/periksa/:token?">
        {params => <Later key="paper" page={paper} given={{ token: params.token }} />}
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
