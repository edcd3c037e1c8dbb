// The way in: a person of this device and their PIN, a one-time code for a new device, or the demo's people.
import { type ReactNode, useEffect, useState } from 'react'
import { enrol, keepShare } from '../engine/sync.web/session.web.ts'
import { makeDeviceKeys, openVault, type PersonHere, type Unlocked, UnsentHere, type Vault } from '../engine/store.web/vault.web.ts'
import type { Text } from '../engine/field.ts'
import { Button } from '../kit/button.web.tsx'
import { LinkTo } from '../kit/link.web.tsx'
import { Card, Note, Section, Stack } from '../kit/page.web.tsx'
import { PublicPage } from '../kit/public-page.web.tsx'
import { RowList } from '../kit/row-list.web.tsx'
import { Loading } from '../kit/states.web.tsx'
import { CodeField, PinField, SearchField } from '../kit/text-inputs.web.tsx'
import { useWords } from '../kit/words.web.tsx'
import { surprised } from './surprise.web.ts'

interface DemoPerson {
  person: string
  name: string
  role: string
  roleLabel: Text
  place: string
  placeName: string
  unitName: string | null
}

/** The demo's people share one PIN, said on the picker; it guards nothing but invented data. */
const demoPin = '123456'

export function Entry({ onUnlocked, note }: { onUnlocked: (unlocked: Unlocked) => Promise<void>; note: ReactNode }) {
  const { t } = useWords()
  const [vault, setVault] = useState<Vault | null>(null)
  const [here, setHere] = useState<PersonHere[] | null>(null)
  const [demo, setDemo] = useState<DemoPerson[] | null>(null)
  const [chosen, setChosen] = useState<PersonHere | null>(null)
  const [adding, setAdding] = useState(() => new URLSearchParams(location.search).has('kode'))

  useEffect(() => {
    void (async () => {
      const v = await openVault()
      setVault(v)
      const people = await v.people()
      setHere(people)
      if (people.length === 1 && !adding) setChosen(people[0] ?? null)
      setDemo(await demoPeople())
    })().catch(surprised)
  }, [adding])

  if (!vault || !here) return <Loading />
  const foot = (
    <LinkTo href="/lapor" target="_self">
      {t({ id: 'Warga? Lapor di sini, tanpa akun', en: 'A citizen? Report here, without an account' })}
    </LinkTo>
  )
  if (adding) return <NewDevice vault={vault} onUnlocked={onUnlocked} onBack={here.length > 0 || demo ? () => setAdding(false) : null} foot={foot} />
  if (chosen) return <EnterPin vault={vault} person={chosen} demo={demo !== null} note={note} onUnlocked={onUnlocked} onBack={() => setChosen(null)} onNewCode={() => setAdding(true)} foot={foot} />
  return (
    <PublicPage demo={demo !== null} title={{ id: 'Masuk', en: 'Sign in' }} subtitle={{ id: 'Untuk PSM, Puskesos, kelurahan/desa, Dinas Sosial, dan mitra.', en: 'For PSM, Puskesos, villages, the social office and partners.' }} foot={foot}>
      <Stack gap={5}>
        {note}
        {here.length > 0 ? (
          <Section title={{ id: 'Di perangkat ini', en: 'On this device' }}>
            <RowList label={{ id: 'Orang di perangkat ini', en: 'People on this device' }} rows={here} keyOf={(p) => p.person} show={(p) => ({ title: p.name, icon: 'person', onOpen: () => setChosen(p) })} />
          </Section>
        ) : null}
        <Button icon="key" tone={here.length > 0 || demo ? 'plain' : 'main'} wide onClick={() => setAdding(true)}>
          {t({ id: 'Saya punya kode perangkat', en: 'I have a device code' })}
        </Button>
        {demo ? <DemoPicker people={demo} vault={vault} here={here} onUnlocked={onUnlocked} /> : null}
      </Stack>
    </PublicPage>
  )
}

/** Null where there is no demo, or it cannot be asked. */
async function demoPeople(): Promise<DemoPerson[] | null> {
  try {
    const response = await fetch('/api/demo/people', { credentials: 'same-origin' })
    if (!response.ok) return null
    return ((await response.json()) as { people: DemoPerson[] }).people
  } catch {
    // No signal: people of this device can still unlock theirs.
    return null
  }
}

function DemoPicker({ people, vault, here, onUnlocked }: { people: DemoPerson[]; vault: Vault; here: readonly PersonHere[]; onUnlocked: (u: Unlocked) => Promise<void> }) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const [problem, setProblem] = useState<Text | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = people.filter((p) => words.every((w) => `${p.name} ${p.roleLabel.id} ${p.roleLabel.en} ${p.placeName} ${p.place} ${p.unitName ?? ''}`.toLowerCase().includes(w)))

  async function enter(p: DemoPerson): Promise<void> {
    setProblem(null)
    setBusy(p.person)
    try {
      if (here.some((h) => h.person === p.person)) {
        const again = await vault.unlock(p.person, demoPin)
        if (again.ok) return await onUnlocked(again.unlocked)
      }
      const keys = await makeDeviceKeys()
      const response = await fetch('/api/demo/enter', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: p.person, publicKey: keys.publicKey, label: deviceLabel() }), credentials: 'same-origin' })
      const answer = (await response.json()) as { device?: string; say?: Text }
      if (!response.ok || !answer.device) {
        setProblem(answer.say ?? { id: 'Server tidak menjawab.', en: 'The server did not answer.' })
        return
      }
      const { unlocked } = await vault.admit({ person: p.person, name: p.name, device: answer.device }, keys, demoPin)
      await onUnlocked(unlocked)
    } finally {
      setBusy(null)
    }
  }

  return (
    <Section title={{ id: 'Coba sebagai …', en: 'Try as …' }} hint={{ id: `Orang-orang contoh. PIN mereka semua: ${demoPin}.`, en: `Invented people. The PIN of all of them: ${demoPin}.` }}>
      <Stack>
        <SearchField label={{ id: 'Cari nama, jabatan, atau wilayah', en: 'Search a name, role or place' }} value={q} onChange={setQ} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <RowList
          label={{ id: 'Orang contoh', en: 'Invented people' }}
          rows={shown}
          keyOf={(p) => `${p.person}.${p.role}.${p.place}`}
          show={(p) => ({
            title: p.name, icon: 'person', lines: [`${t(p.roleLabel)}${p.unitName ? ` · ${p.unitName}` : ''}`, `${p.placeName} (${p.place || 'nasional'})`],
            onOpen: () => void enter(p).catch(surprised), ...(busy === p.person ? { end: '…' } : {}),
          })}
        />
      </Stack>
    </Section>
  )
}

function EnterPin({ vault, person, demo, note, onUnlocked, onBack, onNewCode, foot }: { vault: Vault; person: PersonHere; demo: boolean; note: ReactNode; onUnlocked: (u: Unlocked) => Promise<void>; onBack: () => void; onNewCode: () => void; foot: ReactNode }) {
  const { t } = useWords()
  const [pin, setPin] = useState<string | null>(null)
  const [problem, setProblem] = useState<Text | null>(person.locked ? lockedSay : null)
  const [locked, setLocked] = useState(person.locked)

  async function open(): Promise<void> {
    setProblem(null)
    const answer = await vault.unlock(person.person, pin ?? '')
    if (answer.ok) return onUnlocked(answer.unlocked)
    setPin(null)
    if (answer.why === 'wrong') setProblem({ id: `PIN salah. Tersisa ${answer.triesLeft} kali coba.`, en: `Wrong PIN. ${answer.triesLeft} tries left.` })
    else {
      setLocked(true)
      setProblem(lockedSay)
    }
  }

  return (
    <PublicPage demo={demo} title={{ id: `Halo, ${person.name}`, en: `Hello, ${person.name}` }} subtitle={{ id: 'Masukkan PIN Anda.', en: 'Enter your PIN.' }} foot={foot}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          void open().catch(surprised)
        }}
      >
        <Stack>
          {note}
          {problem && locked ? <Note tone="bad">{t(problem)}</Note> : null}
          {locked ? null : <PinField label={{ id: 'PIN', en: 'PIN' }} value={pin} onChange={setPin} autoFocus {...(problem ? { error: problem } : {})} />}
          {demo ? <Note tone="info">{t({ id: `PIN orang contoh: ${demoPin}`, en: `The PIN of invented people: ${demoPin}` })}</Note> : null}
          {locked ? (
            <Button tone="main" icon="key" wide onClick={onNewCode}>
              {t({ id: 'Masukkan kode perangkat baru', en: 'Enter a new device code' })}
            </Button>
          ) : (
            <Button tone="main" type="submit" wide disabled={(pin ?? '').length < 4}>
              {t({ id: 'Buka', en: 'Open' })}
            </Button>
          )}
          <Button tone="quiet" wide onClick={onBack}>
            {t({ id: 'Orang lain', en: 'Somebody else' })}
          </Button>
        </Stack>
      </form>
    </PublicPage>
  )
}

const lockedSay: Text = { id: 'PIN salah sepuluh kali. Catatan Anda tetap aman. Minta kode perangkat baru kepada admin untuk membukanya.', en: 'Ten wrong PINs. Your notes are safe. Ask the administrator for a new device code to open them.' }

function NewDevice({ vault, onUnlocked, onBack, foot }: { vault: Vault; onUnlocked: (u: Unlocked) => Promise<void>; onBack: (() => void) | null; foot: ReactNode }) {
  const { t } = useWords()
  const [code, setCode] = useState<string | null>(() => new URLSearchParams(location.hash.slice(1)).get('kode'))
  const [pin, setPin] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const ready = (code ?? '').length >= 6 && (pin ?? '').length >= 6 && pin === again

  async function admit(): Promise<void> {
    setProblem(null)
    const keys = await makeDeviceKeys()
    const before = (await vault.people()).map((p) => p.device)
    const met = await enrol(code ?? '', keys.publicKey, deviceLabel(), before)
    if (met.kind !== 'ok') {
      setProblem(met.kind === 'rejected' ? met.say : met.kind === 'signIn' ? badCode : met.kind === 'busy' ? busySay : { id: 'Belum ada sinyal. Kode hanya bisa dipakai saat tersambung.', en: 'No signal yet. The code works only when connected.' })
      return
    }
    const response = await fetch('/api/me', { credentials: 'same-origin' })
    const me = (await response.json()) as { name: string }
    const { person, device } = met.answer
    const { share } = met.answer
    const opened = share ? await vault.readmit({ person, device }, keys, pin ?? '', share) : null
    if (opened) return onUnlocked(opened)
    const admitted = await vault.admit({ person, name: me.name, device }, keys, pin ?? '').catch((error: unknown) => {
      if (error instanceof UnsentHere) return error
      throw error
    })
    if (admitted instanceof UnsentHere) {
      setProblem({ id: `Di perangkat ini masih ada ${admitted.unsent} catatan Anda yang belum terkirim. Kembali, lalu masuk dengan PIN lama Anda agar tidak hilang.`, en: `${admitted.unsent} unsent notes of yours lie on this device. Go back and enter with your old PIN, so that they are not lost.` })
      return
    }
    const { unlocked, share: newShare } = admitted
    await keepShare(newShare)
    history.replaceState(null, '', '/')
    await onUnlocked(unlocked)
  }

  return (
    <PublicPage title={{ id: 'Perangkat baru', en: 'New device' }} subtitle={{ id: 'Ketik kode dari admin, lalu buat PIN Anda sendiri.', en: 'Type the administrator’s code, then make your own PIN.' }} foot={foot}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (ready) void admit().catch(surprised)
        }}
      >
        <Stack>
          <CodeField label={{ id: 'Kode perangkat', en: 'Device code' }} help={{ id: 'Sekali pakai. Huruf besar-kecil dan tanda hubung tidak masalah.', en: 'For one use. Capitals and dashes do not matter.' }} value={code} onChange={setCode} {...(problem ? { error: problem } : {})} />
          <Card>
            <Stack>
              <PinField fresh label={{ id: 'PIN baru (6 angka)', en: 'New PIN (6 digits)' }} value={pin} onChange={setPin} />
              <PinField fresh label={{ id: 'Ulangi PIN', en: 'Repeat the PIN' }} value={again} onChange={setAgain} {...(again && pin !== again && again.length >= (pin ?? '').length ? { error: { id: 'Kedua PIN belum sama.', en: 'The two PINs differ.' } } : {})} />
            </Stack>
          </Card>
          <Button tone="main" type="submit" wide disabled={!ready}>
            {t({ id: 'Siapkan perangkat ini', en: 'Set this device up' })}
          </Button>
          {onBack ? (
            <Button tone="quiet" wide onClick={onBack}>
              {t({ id: 'Kembali', en: 'Back' })}
            </Button>
          ) : null}
        </Stack>
      </form>
    </PublicPage>
  )
}

const badCode: Text = { id: 'Kode ini tidak dikenal atau sudah dipakai. Minta kode baru kepada admin.', en: 'This code is not known or was used. Ask the administrator for a new one.' }
const busySay: Text = { id: 'Server sedang sibuk. Tunggu sebentar, lalu coba lagi.', en: 'The server is busy. Wait a moment and try again.' }

/** Something an administrator recognises in a list of devices. */
function deviceLabel(): string {
  const agent = navigator.userAgent
  const system = /Android [\d.]+|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0] ?? 'Perangkat'
  const browser = /(Firefox|Edg|Chrome|Safari)\/\d+/.exec(agent)?.[0]?.replace('Edg', 'Edge').replace('/', ' ') ?? ''
  return `${system} ${browser}`.trim()
}
