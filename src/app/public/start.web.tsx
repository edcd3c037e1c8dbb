// The first page: tell, or follow what was told; what happens afterwards; what we promise.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Icon, type IconName } from '../../kit/icon.web.tsx'
import { Card, Row, Section } from '../../kit/page.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { standards } from '../../rooms/reports/rules.ts'
import { publicWords } from '../../rooms/reports/words/public.ts'
import { Danger, Frame } from './frame.web.tsx'
import { isWritten, useBox, writingPath } from './report-box.web.ts'
import { VillageArt } from './village-art.web.tsx'
import { WipeSheet } from './wipe.web.tsx'

const road: readonly { icon: IconName; title: Text; say: Text }[] = [
  {
    icon: 'send',
    title: { id: 'Anda bercerita', en: 'You tell us' },
    say: {
      id: 'Tiga sampai lima menit. Anda mendapat kode untuk memantau.',
      en: 'Three to five minutes. You get a code to follow it.',
    },
  },
  {
    icon: 'eye',
    title: { id: 'Petugas memeriksa', en: 'An officer checks' },
    say: {
      id: `Paling lama ${standards.verify} hari kerja. Yang darurat: ${standards.verifyEmergency * 60} menit.`,
      en: `Within ${standards.verify} working days. Emergencies: ${standards.verifyEmergency * 60} minutes.`,
    },
  },
  {
    icon: 'helping',
    title: { id: 'Pekerja sosial datang', en: 'A social worker comes' },
    say: {
      id: 'PSM dari lingkungan sendiri, Puskesos, atau dinas yang tepat.',
      en: 'A volunteer of the neighbourhood, the village desk, or the right office.',
    },
  },
  {
    icon: 'checkCircle',
    title: { id: 'Anda yang menyatakan selesai', en: 'You say when it is done' },
    say: {
      id: 'Belum beres? Katakan di halaman ini, dan pengawas memeriksanya.',
      en: 'Not done? Say so here, and a supervisor looks into it.',
    },
  },
]

const promises: readonly { icon: IconName; say: Text }[] = [
  {
    icon: 'eyeOff',
    say: {
      id: 'Tanpa akun, tanpa KTP, boleh tanpa nama.',
      en: 'No account, no identity card, no name needed.',
    },
  },
  {
    icon: 'lock',
    say: {
      id: 'Nama dan nomor Anda hanya dilihat petugas penerima.',
      en: 'Your name and number are seen by the receiving desk only.',
    },
  },
  {
    icon: 'shield',
    say: {
      id: 'Kekerasan dan urusan anak langsung ke petugas khusus, lewat jalur tertutup.',
      en: 'Violence and children go straight to special officers, in a sealed lane.',
    },
  },
  {
    icon: 'pinOff',
    say: {
      id: 'Lokasi yang tersembunyi di dalam foto kami hapus.',
      en: 'We remove the location hidden inside photos.',
    },
  },
]

export function Start() {
  const { t } = useWords()
  const { sending } = useBox()
  const [, go] = useLocation()
  const [asking, ask] = useState(false)
  return (
    <Frame title={publicWords.title} subtitle={publicWords.lead}>
      <div className="p-hero">
        <VillageArt />
      </div>
      <Unfinished />
      <nav className="p-ways" aria-label={t({ id: 'Pilihan', en: 'Choices' })}>
        {sending?.state === 'sent' ? (
          <Button tone="main" icon="edit" wide onClick={() => ask(true)}>
            {t({ id: 'Buat laporan lain', en: 'Report something else' })}
          </Button>
        ) : (
          <ButtonLink tone="main" icon="edit" wide href="/lapor/tulis">
            {t(publicWords.start)}
          </ButtonLink>
        )}
        <ButtonLink icon="family" wide href="/lapor/usul">
          {t({ id: 'Usul atau sanggah untuk keluarga saya', en: 'Propose or object for my family' })}
        </ButtonLink>
        <ButtonLink icon="helping" wide href="/lapor/gabung">
          {t({ id: 'Gabung menjadi PSM', en: 'Join as a community social worker' })}
        </ButtonLink>
        <ButtonLink icon="search" wide href="/lapor/kode">
          {t(publicWords.follow)}
        </ButtonLink>
      </nav>
      {/* One report at a time lies on a phone: the code of the last one goes first, and only with a yes. */}
      <WipeSheet open={asking} onClose={() => ask(false)} onWiped={() => go('/lapor/tulis')} />
      <Danger />
      <Section title={{ id: 'Sesudah Anda melapor', en: 'After you report' }}>
        <ol className="p-road">
          {road.map(step => (
            <li key={step.icon}>
              <span className="p-dot" aria-hidden="true">
                <Icon name={step.icon} />
              </span>
              <div>
                <strong>{t(step.title)}</strong>
                <p>{t(step.say)}</p>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={{ id: 'Janji kami', en: 'What we promise' }}>
        <ul className="p-promises">
          {promises.map(promise => (
            <li key={promise.icon}>
              <Icon name={promise.icon} />
              <span>{t(promise.say)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Frame>
  )
}

/** What an earlier visit on this phone left: to go on with, or to wipe, because the phone may not be theirs alone. */
function Unfinished() {
  const { t } = useWords()
  const { values, sending } = useBox()
  const [, go] = useLocation()
  const [asking, ask] = useState(false)
  if (!sending && !isWritten(values)) return null
  const say = sending
    ? sending.state === 'sent'
      ? {
          id: 'Kode Anda masih tersimpan di ponsel ini.',
          en: 'Your code is still on this phone.',
        }
      : {
          id: 'Tulisan Anda belum terkirim. Kami terus mencoba selama halaman ini terbuka.',
          en: 'What you wrote has not been sent. We keep trying while this page is open.',
        }
    : {
        id: 'Ada tulisan yang belum selesai di ponsel ini.',
        en: 'Something unfinished is on this phone.',
      }
  return (
    <Card
      tone="waiting"
      icon="note"
      title={
        sending?.state === 'sent'
          ? { id: 'Sudah terkirim', en: 'Sent' }
          : { id: 'Belum terkirim', en: 'Not sent yet' }
      }
    >
      <p>{t(say)}</p>
      <Row>
        <Button icon="forward" onClick={() => go(sending ? '/lapor/kirim' : writingPath(values))}>
          {sending ? t({ id: 'Buka', en: 'Open' }) : t({ id: 'Lanjutkan', en: 'Go on' })}
        </Button>
        <Button icon="trash" onClick={() => ask(true)}>
          {t({ id: 'Hapus dari ponsel ini', en: 'Wipe from this phone' })}
        </Button>
      </Row>
      <WipeSheet open={asking} onClose={() => ask(false)} />
    </Card>
  )
}
