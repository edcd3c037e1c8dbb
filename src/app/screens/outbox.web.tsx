// The outbox tells the truth: every note not yet with the server, its age and reason; what came back; what was taken off this device.
import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../kit/button.web.tsx'
import { Card, Fold, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { FactsOf } from '../../kit/field-value.web.tsx'
import { Empty } from '../../kit/states.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { ConfirmSheet } from '../../kit/sheet.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useWork } from '../../kit/work.web.tsx'
import type { Attention } from '../../engine/device/attention.ts'
import type { OutboxItem } from '../../engine/device/shown.ts'
import { house } from '../rooms.ts'
import { useOpen } from '../open-context.web.ts'

const states = {
  waiting: { label: { id: 'Belum terkirim', en: 'Not sent yet' }, tone: 'caution' },
  sending: { label: { id: 'Sedang dikirim', en: 'Being sent' }, tone: 'info' },
  accepted: { label: { id: 'Diterima server', en: 'Received by the server' }, tone: 'good' },
  refused: { label: { id: 'Ditolak', en: 'Refused' }, tone: 'bad' },
  proposed: { label: { id: 'Diteruskan ke pengganti', en: 'Passed to your successor' }, tone: 'waiting' },
  unreadable: { label: { id: 'Tidak terbaca', en: 'Unreadable' }, tone: 'bad' },
} as const

export default function Outbox() {
  const { t, ago, bytes } = useWords()
  const { open } = useOpen()
  const { device, loop, room } = open
  useSyncExternalStore(device.onChange, device.version)
  const status = device.status()
  const attention = device.needsAttention()
  const waiting = device.outbox().filter((i) => i.state === 'waiting' || i.state === 'sending')
  const notices = device.notices()

  function hand(): void {
    const file = new Blob([device.export()], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `guyub-belum-terkirim-${new Date().toISOString().slice(0, 10)}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }

  return (
    <Page
      title={{ id: 'Belum terkirim', en: 'Unsent' }}
      subtitle={status.lastContact ? t({ id: 'Terakhir tersambung {when}', en: 'Last connected {when}' }, { when: ago(status.lastContact) }) : t({ id: 'Belum tersambung sejak dibuka', en: 'Not connected since opening' })}
      action={<Button tone="main" icon="sync" busy={status.syncing} onClick={() => loop.wake()}>{t({ id: 'Kirim sekarang', en: 'Send now' })}</Button>}
    >
      <Stack gap={5}>
        {status.problem ? <ProblemNote kind={status.problem.kind} /> : null}
        {!room.persisted ? (
          <Note tone="caution">{t({ id: 'Peramban ini dapat menghapus simpanan bila ruang habis. Pasang Guyub di layar utama agar lebih aman, dan kirim catatan sesering mungkin.', en: 'This browser may clear its store when room runs out. Install Guyub on the home screen to be safer, and send often.' })}</Note>
        ) : null}
        {room.freeBytes !== null && room.freeBytes < 100_000_000 ? (
          <Note tone="bad">{t({ id: 'Ruang simpan hampir habis: tersisa {n}.', en: 'Storage is nearly full: {n} left.' }, { n: bytes(room.freeBytes) })}</Note>
        ) : null}
        {attention.length > 0 ? (
          <Section title={{ id: 'Perlu perhatian Anda', en: 'Needs your attention' }}>
            <Stack>{attention.map((a) => <AttentionCard key={a.id} item={a} />)}</Stack>
          </Section>
        ) : null}
        <Section title={{ id: 'Menunggu dikirim', en: 'Waiting to be sent' }}>
          {waiting.length === 0 && status.photos === 0 ? (
            <Empty scene="done" title={{ id: 'Semua sudah terkirim', en: 'Everything was sent' }} />
          ) : (
            <Stack>
              {waiting.map((i) => <WaitingCard key={i.id} item={i} />)}
              {status.photos > 0 ? <Note tone="info" icon="photo">{t({ id: '{n} foto menyusul setelah catatannya.', en: '{n} photos follow their notes.' }, { n: status.photos })}</Note> : null}
            </Stack>
          )}
        </Section>
        {notices.length > 0 ? (
          <Section title={{ id: 'Dihapus dari perangkat ini', en: 'Removed from this device' }}>
            <Stack>
              {notices.map((n) => (
                <Card key={`${n.at} ${n.reason.id} ${'space' in n ? n.space : ''}`}>
                  <Stack gap={2}>
                    <p>{t(n.reason)}</p>
                    <Button tone="quiet" onClick={() => device.dismissNotice(n)}>{t({ id: 'Mengerti', en: 'I understand' })}</Button>
                  </Stack>
                </Card>
              ))}
            </Stack>
          </Section>
        ) : null}
        <Row>
          <Button icon="download" onClick={hand}>{t({ id: 'Simpan salinan untuk minta bantuan', en: 'Save a copy to ask for help' })}</Button>
        </Row>
      </Stack>
    </Page>
  )
}

function ProblemNote({ kind }: { kind: string }) {
  const { t } = useWords()
  if (kind === 'signIn') return <Note tone="bad">{t({ id: 'Server tidak mengenali perangkat ini lagi. Catatan Anda tetap ada; minta kode perangkat baru kepada admin.', en: 'The server no longer knows this device. Your notes are kept; ask for a new device code.' })}</Note>
  if (kind === 'busy') return <Note tone="caution">{t({ id: 'Server sedang sibuk. Akan dicoba lagi.', en: 'The server is busy. It will be tried again.' })}</Note>
  return <Note tone="info" icon="cloudOff">{t({ id: 'Belum ada sinyal ke server. Catatan Anda aman di perangkat dan akan dikirim sendiri.', en: 'No signal to the server yet. Your notes are safe here and will go by themselves.' })}</Note>
}

function WaitingCard({ item }: { item: OutboxItem }) {
  const { t, ago } = useWords()
  return (
    <Card>
      <Stack gap={2}>
        <Tags><StatusTag {...states[item.state]} /></Tags>
        <b>{t(item.label)}</b>
        <span>{item.madeAt ? ago(item.madeAt) : ''}{item.tries > 0 ? ` · ${t({ id: '{n} kali dicoba', en: 'tried {n} times' }, { n: item.tries })}` : ''}{item.photosMissing > 0 ? ` · ${t({ id: '{n} foto', en: '{n} photos' }, { n: item.photosMissing })}` : ''}</span>
        {item.doubt ? <Note tone="caution">{t(item.doubt.say)}</Note> : null}
        <OwnWords act={item.act} input={item.input} />
      </Stack>
    </Card>
  )
}

function OwnWords({ act, input }: { act: string; input: { [k: string]: unknown } }) {
  const type = house.acts.get(act)
  if (!type) return null
  const shown = Object.entries(type.input).filter(([name, f]) => f.kind !== 'ref' && f.kind !== 'json' && input[name] !== undefined && input[name] !== null).map(([name]) => name)
  if (shown.length === 0) return null
  return (
    <Fold title={{ id: 'Isi catatan', en: 'What you wrote' }}>
      <FactsOf fields={type.input} values={input} only={shown} />
    </Fold>
  )
}

function AttentionCard({ item }: { item: Attention }) {
  const { t, ago } = useWords()
  const { open } = useOpen()
  const work = useWork()
  const [asking, setAsking] = useState(false)
  const { device } = open

  async function choose(take: 'kept' | 'offered'): Promise<void> {
    if (item.kind !== 'conflict') return
    const done = await work.act('house.chooseValue', item.conflict.place, { conflictId: item.conflict.id, take })
    toast(done.ok ? { say: { id: 'Pilihan disimpan.', en: 'Your choice is kept.' }, tone: 'good' } : { say: done.refusal.say, tone: 'bad' })
  }

  if (item.kind === 'conflict') {
    const c = item.conflict
    return (
      <Card tone="waiting">
        <Stack gap={2}>
          <p>{t(item.say)}</p>
          <FactsOf
            fields={{
              was: { kind: 'text', class: 'R', label: { id: 'Sebelumnya', en: 'Before' }, schema: undefined as never },
              kept: { kind: 'text', class: 'R', label: { id: 'Tersimpan (orang lain)', en: 'Stored (somebody else)' }, schema: undefined as never },
              offered: { kind: 'text', class: 'R', label: { id: 'Tulisan Anda', en: 'Your words' }, schema: undefined as never },
            }}
            values={{ was: shownValue(c.was), kept: shownValue(c.kept), offered: shownValue(c.offered) }}
          />
          <Row>
            <Button tone="main" onClick={() => choose('offered')}>{t({ id: 'Pakai tulisan saya', en: 'Use mine' })}</Button>
            <Button onClick={() => choose('kept')}>{t({ id: 'Pakai yang tersimpan', en: 'Keep the stored one' })}</Button>
          </Row>
        </Stack>
      </Card>
    )
  }
  return (
    <Card tone={item.kind === 'proposed' ? 'info' : 'bad'}>
      <Stack gap={2}>
        {item.kind === 'photo' ? <b>{t({ id: 'Sebuah foto', en: 'A photo' })}</b> : <><Tags><StatusTag {...states[item.item.state]} /></Tags><b>{t(item.item.label)}</b></>}
        <p>{t(item.say)}</p>
        {item.at ? <span>{ago(item.at)}</span> : null}
        {item.kind === 'photo' ? null : <OwnWords act={item.item.act} input={item.item.input} />}
        <Button tone="quiet" onClick={() => setAsking(true)}>{t({ id: 'Sudah saya baca, singkirkan', en: 'I have read it, put it away' })}</Button>
        <ConfirmSheet
          title={{ id: 'Singkirkan catatan ini?', en: 'Put this note away?' }}
          open={asking}
          onClose={() => setAsking(false)}
          confirm={{ id: 'Singkirkan', en: 'Put away' }}
          tone="danger"
          onConfirm={async () => {
            const gone = await device.dismiss(item.id)
            setAsking(false)
            if (!gone) toast({ say: { id: 'Simpan dulu salinannya (tombol di bawah), baru singkirkan.', en: 'Save a copy first (button below), then put it away.' }, tone: 'bad' })
          }}
        >
          {t({ id: 'Tulisan Anda akan hilang dari perangkat ini.', en: 'Your words will leave this device.' })}
        </ConfirmSheet>
      </Stack>
    </Card>
  )
}

const shownValue = (v: unknown): string => (v === null || v === undefined ? '—' : typeof v === 'string' || typeof v === 'number' ? String(v) : JSON.stringify(v))
