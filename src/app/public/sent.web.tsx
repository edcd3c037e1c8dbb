// Being sent, and sent. The code is shown only after the server has answered; until then the page says so and keeps trying.
import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { SceneArt } from '../../kit/art.web.tsx'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Icon } from '../../kit/icon.web.tsx'
import { Card, Note, Row, Stack } from '../../kit/page.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { whatsappLink, whatsappText } from '../../rooms/reports/public.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Code, Danger, Frame } from './frame.web.tsx'
import { type Box, deliver, type Sending, useBox } from './report-box.web.ts'
import { WipeSheet } from './wipe.web.tsx'

export function Sent() {
  const box = useBox()
  if (!box.sending) return <Redirect to={!box.refusal ? '/lapor' : box.values.form === 'usul' ? '/lapor/usul' : box.values.form === 'gabung' ? '/lapor/gabung' : '/lapor/tulis/6'} replace />
  return box.sending.state === 'sent' ? <Ticket sending={box.sending} box={box} /> : <Waiting box={box} />
}

function Waiting({ box }: { box: Box }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const [wiping, wipe] = useState(false)
  const stuck = box.waiting !== null && !box.busy
  return (
    <Frame title={stuck ? { id: 'Belum terkirim', en: 'Not sent yet' } : publicWords.sending}>
      <div className="p-waiting" role="status" aria-live="polite">
        <SceneArt scene={box.waiting?.offline ? 'offline' : 'empty'} />
        {stuck ? (
          <>
            <p>
              {t(
                !box.waiting?.offline
                  ? (box.waiting?.say ?? '')
                  : box.sending?.form
                    ? {
                        id: 'Belum ada sinyal. Tulisan Anda tersimpan di HP ini dan terkirim begitu ada sinyal. Jangan tutup sebelum terkirim.',
                        en: 'No signal. What you wrote is kept on this phone and goes out as soon as there is one. Do not close before it is sent.',
                      }
                    : publicWords.waiting,
              )}
            </p>
            <p className="k-help">
              {t({
                id: 'Kami mencoba lagi sendiri setiap beberapa saat.',
                en: 'We try again by ourselves every little while.',
              })}
            </p>
          </>
        ) : (
          <p>
            <span className="k-spin" aria-hidden="true" />{' '}
            {t({
              id: 'Sedang dikirim. Tunggu sampai kodenya muncul.',
              en: 'It is on its way. Wait for its code.',
            })}
          </p>
        )}
      </div>
      <Row>
        <Button tone="main" icon="sync" busy={box.busy} onClick={() => deliver()}>
          {t({ id: 'Coba sekarang', en: 'Try now' })}
        </Button>
        <Button icon="trash" onClick={() => wipe(true)}>
          {t({ id: 'Batal dan hapus', en: 'Cancel and wipe' })}
        </Button>
      </Row>
      <Danger />
      <WipeSheet open={wiping} onClose={() => wipe(false)} onWiped={() => go('/lapor')} />
    </Frame>
  )
}

function Ticket({ sending, box }: { sending: Sending; box: Box }) {
  const { t, lang, moment } = useWords()
  const [, go] = useLocation()
  const [wiping, wipe] = useState(false)
  const page = `${location.host}/lapor/kode`
  const copy = () =>
    navigator.clipboard.writeText(sending.code).then(
      () => toast({ say: { id: 'Kode sudah disalin.', en: 'The code was copied.' } }),
      // Some browsers forbid it; the code stands there to be written down.
      () =>
        toast({
          say: {
            id: 'Ponsel ini tidak mengizinkan penyalinan. Catat kodenya.',
            en: 'This phone does not allow copying. Please write it down.',
          },
          tone: 'info',
        }),
    )
  return (
    <Frame title={sending.form ? { id: 'Sudah kami terima', en: 'We have received it' } : publicWords.sent}>
      <div className="p-ticket" role="status">
        <p className="p-ticket-ok">
          <Icon name="checkCircle" />
          {sending.sentAt
            ? t({ id: 'Diterima {when}', en: 'Received {when}' }, { when: moment(sending.sentAt) })
            : t({ id: 'Sudah diterima', en: 'Received' })}
        </p>
        <p className="p-ticket-label">{t(sending.form ? { id: 'Kode Anda', en: 'Your code' } : { id: 'Kode laporan Anda', en: 'Your report code' })}</p>
        <p className="p-code">
          <Code code={sending.code} />
        </p>
        <p>{t(sending.form === 'gabung' ? { id: 'Simpan kode ini. Hanya dengan kode ini Anda dapat melihat sampai di mana pendaftaran Anda.', en: 'Keep this code. It is the only way to see how far your application is.' } : sending.form ? { id: 'Simpan kode ini. Hanya dengan kode ini Anda dapat melihat kabarnya. Diputus paling lambat 14 hari.', en: 'Keep this code. It is the only way to hear the news. It is decided within 14 days.' } : publicWords.keepCode)}</p>
        {sending.named ? <p>{t(publicWords.keepCodeNamed)}</p> : null}
      </div>
      <div className="p-keep k-no-print">
        <Button tone="main" icon="copy" wide onClick={copy}>
          {t(publicWords.copy)}
        </Button>
        <ButtonLink icon="whatsapp" wide href={whatsappLink(whatsappText(sending.code, page, lang))}>
          {t(publicWords.whatsapp)}
        </ButtonLink>
        <Button icon="print" wide onClick={() => print()}>
          {t({ id: 'Cetak', en: 'Print' })}
        </Button>
      </div>
      <Photos sending={sending} box={box} />
      {sending.restricted ? (
        <Note icon="lock">
          {t(publicWords.restricted)}{' '}
          {t({
            id: 'Simpan kode di tempat yang aman, jangan di ponsel bersama.',
            en: 'Keep the code somewhere safe, not on a shared phone.',
          })}
        </Note>
      ) : null}
      <Card
        tone="sunken"
        icon="device"
        title={{ id: 'Ponsel ini dipakai bersama?', en: 'Is this phone shared?' }}
      >
        <p>
          {t({
            id: 'Tulisan Anda sudah dihapus dari ponsel ini. Kodenya masih ada sampai Anda menghapusnya, paling lama satu hari.',
            en: 'What you wrote is already wiped from this phone. The code stays until you wipe it, a day at most.',
          })}
        </p>
        <Row>
          <Button icon="trash" onClick={() => wipe(true)}>
            {t({ id: 'Sudah saya simpan, hapus', en: 'I have kept it, wipe it' })}
          </Button>
        </Row>
      </Card>
      {sending.restricted ? <Danger /> : null}
      <WipeSheet open={wiping} onClose={() => wipe(false)} onWiped={() => go('/lapor')} />
    </Frame>
  )
}

function Photos({ sending, box }: { sending: Sending; box: Box }) {
  const { t } = useWords()
  const { photos } = sending
  if (photos.length === 0) return null
  const count = (state: string) => photos.filter(photo => photo.state === state).length
  const waiting = count('waiting')
  if (waiting === 0 && count('refused') === 0) {
    return <Note tone="good">{t({ id: 'Semua foto sudah terkirim.', en: 'All photos were sent.' })}</Note>
  }
  return (
    <Stack gap={3}>
      {waiting > 0 ? (
        <Note tone="waiting">
          {t(
            {
              id: 'Foto menyusul: {done} dari {all} sudah terkirim. Biarkan halaman ini terbuka.',
              en: 'Photos follow: {done} of {all} sent. Leave this page open.',
            },
            { done: count('sent'), all: photos.length },
          )}{' '}
          {box.waiting ? (
            <Button icon="sync" busy={box.busy} onClick={() => deliver()}>
              {t({ id: 'Coba sekarang', en: 'Try now' })}
            </Button>
          ) : null}
        </Note>
      ) : null}
      {count('refused') > 0 ? (
        <Note tone="caution">
          {t(
            {
              id: '{n} foto tidak dapat dikirim. Tulisannya tetap kami terima.',
              en: '{n} photos could not be sent. We have what you wrote all the same.',
            },
            { n: count('refused') },
          )}
        </Note>
      ) : null}
    </Stack>
  )
}
