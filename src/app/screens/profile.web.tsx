// Profile: who I am here, which post I work under, language and light, PIN, devices, and the way out.
import { useState } from 'react'
import { openVault } from '../../engine/store.web/vault.web.ts'
import type { Text } from '../../engine/field.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { LinkTo } from '../../kit/link.web.tsx'
import { RowList } from '../../kit/row-list.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { StateOf } from '../../kit/states.web.tsx'
import { LangSwitch, SchemeSwitch } from '../../kit/switches.web.tsx'
import { PinField } from '../../kit/text-inputs.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useMe } from '../../kit/work.web.tsx'
import { useOpen } from '../open-context.web.ts'
import { surprised } from '../surprise.web.ts'
import { RevokeSheet } from './revoke-device.web.tsx'
import { StorageNotes, useRoom } from './storage-notes.web.tsx'

interface DeviceInfo { id: string; label: string; enrolledAt: string; lastSeenAt: string | null; revokedAt: string | null; wipedAt: string | null }

export default function Profile() {
  const { t, date, ago, bytes } = useWords()
  const me = useMe()
  const { open, leave, choosePost } = useOpen()
  const devices = useAsk<{ devices: DeviceInfo[] }>(`/api/devices/${me.person}`)
  const [pinOpen, setPinOpen] = useState(false)
  const [lost, setLost] = useState<DeviceInfo | null>(null)
  const room = useRoom()

  async function out(): Promise<void> {
    if (open.device.status().unsent > 0) toast({ say: { id: 'Catatan yang belum terkirim tetap tersimpan di perangkat ini.', en: 'Unsent notes stay on this device.' }, tone: 'info' })
    await leave()
    // Whoever takes the phone next begins at their own first page, not where this person was.
    history.replaceState(null, '', '/')
  }

  return (
    <Page title={me.name} subtitle={t({ id: 'Profil Anda', en: 'Your profile' })}>
      <Stack gap={6}>
        <Section title={{ id: 'Tugas Anda', en: 'Your posts' }}>
          <RowList
            label={{ id: 'Tugas', en: 'Posts' }}
            rows={open.told.posts}
            keyOf={(p) => p.id}
            show={(p) => ({
              title: t(p.roleLabel), lines: [`${p.placeName} (${p.place || t({ id: 'nasional', en: 'national' })})`, `${date(p.from)} – ${p.until ? date(p.until) : t({ id: 'tanpa batas', en: 'open' })}${p.current ? '' : ` · ${t({ id: 'tidak berlaku', en: 'not in force' })}`}`],
              icon: 'certificate', ...(p.current && p.id !== me.post?.id ? { onOpen: () => void choosePost(p.id) } : {}), ...(p.id === me.post?.id ? { end: t({ id: 'dipakai', en: 'in use' }) } : {}),
            })}
          />
        </Section>
        <Section title={{ id: 'Tampilan', en: 'Appearance' }}>
          <Card>
            <Stack>
              <LangSwitch />
              <SchemeSwitch />
            </Stack>
          </Card>
        </Section>
        <Section title={{ id: 'Perangkat ini', en: 'This device' }}>
          <Card>
            <Stack>
              <StorageNotes room={room} />
              <KeyValue
                items={[
                  { label: { id: 'Simpanan terjaga', en: 'Store is kept' }, value: t(room.persisted ? { id: 'Ya', en: 'Yes' } : { id: 'Belum', en: 'Not yet' }) },
                  { label: { id: 'Dipakai', en: 'Used' }, value: room.usedBytes === null ? t({ id: 'tidak diketahui', en: 'not known' }) : bytes(room.usedBytes) },
                  { label: { id: 'Ruang tersisa', en: 'Room left' }, value: room.freeBytes === null ? t({ id: 'tidak diketahui', en: 'not known' }) : bytes(Math.max(0, room.freeBytes)) },
                  { label: { id: 'Bagian data di perangkat', en: 'Parts of the data kept here' }, value: String(open.device.spaces().size) },
                ]}
              />
              <Row>
                <Button icon="key" onClick={() => setPinOpen(true)}>{t({ id: 'Ganti PIN', en: 'Change the PIN' })}</Button>
                <ButtonLink href="/belum-terkirim" icon="sync">{t({ id: 'Belum terkirim', en: 'Unsent' })}</ButtonLink>
                <ButtonLink href="/terkirim" icon="certificate">{t({ id: 'Diterima server', en: 'Received by the server' })}</ButtonLink>
              </Row>
            </Stack>
          </Card>
        </Section>
        <Section title={{ id: 'Semua perangkat Anda', en: 'All your devices' }} hint={{ id: 'Ada yang hilang? Ketuk perangkatnya untuk melaporkan.', en: 'Is one lost? Tap it to report.' }}>
          <StateOf state={devices} onRetry={devices.again}>
            {({ devices: list }) => (
              <RowList
                label={{ id: 'Perangkat', en: 'Devices' }}
                rows={list}
                keyOf={(d) => d.id}
                show={(d) => ({ title: d.label, icon: 'device', lines: [`${t({ id: 'sejak', en: 'since' })} ${date(d.enrolledAt)}`, d.wipedAt ? t({ id: 'dicabut, sudah terhapus', en: 'revoked, wiped' }) : d.revokedAt ? t({ id: 'dicabut', en: 'revoked' }) : d.lastSeenAt ? ago(d.lastSeenAt) : ''], ...(d.id === me.who.device ? { end: t({ id: 'ini', en: 'this one' }) } : d.revokedAt ? {} : { onOpen: () => setLost(d) }) })}
              />
            )}
          </StateOf>
        </Section>
        <Row>
          <Button icon="signOut" onClick={out}>{t({ id: 'Keluar', en: 'Sign out' })}</Button>
          <LinkTo href="/tentang">{t({ id: 'Tentang Guyub', en: 'About Guyub' })}</LinkTo>
        </Row>
      </Stack>
      {lost ? <RevokeSheet device={lost} person={{ id: me.person, name: me.name, place: me.home }} onClose={() => setLost(null)} onDone={() => { setLost(null); devices.again() }} /> : null}
      <ChangePin open={pinOpen} person={me.person} onClose={() => setPinOpen(false)} />
    </Page>
  )
}

function ChangePin({ open, person, onClose }: { open: boolean; person: string; onClose: () => void }) {
  const { t } = useWords()
  const [old, setOld] = useState<string | null>(null)
  const [pin, setPin] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  async function change(): Promise<void> {
    const answer = await (await openVault()).changePin(person, old ?? '', pin ?? '')
    if (answer.ok) {
      toast({ say: { id: 'PIN sudah diganti.', en: 'The PIN was changed.' }, tone: 'good' })
      onClose()
    } else setProblem(answer.why === 'wrong' ? { id: `PIN lama salah. Tersisa ${answer.triesLeft} kali coba.`, en: `The old PIN is wrong. ${answer.triesLeft} tries left.` } : { id: 'PIN terkunci. Minta kode perangkat baru.', en: 'The PIN is locked. Ask for a new device code.' })
  }
  return (
    <Sheet title={{ id: 'Ganti PIN', en: 'Change the PIN' }} open={open} onClose={onClose} actions={<Button tone="main" disabled={(pin ?? '').length < 6 || pin !== again} onClick={() => change().catch(surprised)}>{t({ id: 'Ganti', en: 'Change' })}</Button>}>
      <Stack>
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <PinField label={{ id: 'PIN lama', en: 'Old PIN' }} value={old} onChange={setOld} />
        <PinField fresh label={{ id: 'PIN baru', en: 'New PIN' }} value={pin} onChange={setPin} />
        <PinField fresh label={{ id: 'Ulangi PIN baru', en: 'Repeat the new PIN' }} value={again} onChange={setAgain} />
      </Stack>
    </Sheet>
  )
}
