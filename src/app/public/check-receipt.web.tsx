// Checking a proof: is this file the server's own word, when did it hear, and are these the very words? Done here, nothing is sent.
import { useEffect, useState } from 'react'
import { type CheckedFile, checkReceipt } from '../../engine/receipt.ts'
import type { Text } from '../../engine/field.ts'
import type { PublishedKey } from '../../engine/wire.ts'
import { Button } from '../../kit/button.web.tsx'
import { FileButton } from '../../kit/file-button.web.tsx'
import { Card, Fold, KeyValue, Note, Section, Stack } from '../../kit/page.web.tsx'
import { StatusTag, Tags } from '../../kit/tags.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { surprised } from '../surprise.web.ts'
import { freshKeys, keptKeys } from './published-keys.web.ts'

const refused: { readonly [why: string]: { title: Text; say: Text; tone: 'bad' | 'caution' } } = {
  unreadable: { tone: 'caution', title: { id: 'Bukan berkas bukti', en: 'Not a proof file' }, say: { id: 'Berkas ini bukan bukti terima dari Guyub, atau sudah rusak. Minta berkas aslinya: namanya diawali “guyub-bukti”.', en: 'This file is no receipt of Guyub, or it is damaged. Ask for the original: its name begins with “guyub-bukti”.' } },
  unknown: { tone: 'caution', title: { id: 'Belum bisa dipastikan', en: 'It cannot be told yet' }, say: { id: 'Bukti ini ditandatangani dengan kunci yang belum dikenal di sini: dari server lain, atau kunci baru. Sambungkan ke internet lalu periksa lagi.', en: 'This proof was signed with a key not known here: another server’s, or a new one. Connect and check again.' } },
  forged: { tone: 'bad', title: { id: 'Bukti ini tidak asli', en: 'This proof is not genuine' }, say: { id: 'Tanda tangannya tidak cocok dengan kunci server. Isinya diubah, atau bukan dari server ini.', en: 'Its signature does not match the server’s key. It was changed, or does not come from this server.' } },
  words: { tone: 'bad', title: { id: 'Isi catatannya berbeda', en: 'The words are different' }, say: { id: 'Tanda tangan server asli, tetapi isi catatan yang dilampirkan bukan isi yang diterima server.', en: 'The server’s signature is genuine, but the words attached are not the words it received.' } },
}

const outcomes: { readonly [outcome: string]: { label: Text; tone: 'good' | 'caution' | 'bad' | 'info' } } = {
  accepted: { label: { id: 'Diterima', en: 'Received' }, tone: 'good' },
  merged: { label: { id: 'Diterima, ada isian yang menunggu pilihan', en: 'Received, a field awaits a choice' }, tone: 'good' },
  proposed: { label: { id: 'Diterima, diteruskan kepada petugas sekarang', en: 'Received, passed on to the present officer' }, tone: 'info' },
  refused: { label: { id: 'Diterima, lalu ditolak', en: 'Received, then refused' }, tone: 'bad' },
}

/** `labelOf` reads an act's name aloud where the names are at hand. */
export function CheckReceipt({ labelOf }: { labelOf?: (act: string) => Text | null }) {
  const { t } = useWords()
  const [keys, setKeys] = useState<{ keys: PublishedKey[]; heard: boolean | null }>(() => ({ keys: keptKeys(), heard: null }))
  const [file, setFile] = useState<{ name: string; text: string } | null>(null)
  const [result, setResult] = useState<CheckedFile | null>(null)

  const hear = (): Promise<void> => freshKeys().then(setKeys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page is opened
  useEffect(() => {
    hear().catch(surprised)
  }, [])
  useEffect(() => {
    if (!file) return
    let current = true
    checkReceipt(file.text, keys.keys).then((r) => current && setResult(r), surprised)
    return () => {
      current = false
    }
  }, [file, keys])

  return (
    <Stack gap={5}>
      <p>{t({ id: 'Setiap catatan yang diterima server mendapat bukti bertanda tangan. Pilih berkasnya; pemeriksaan terjadi di perangkat ini, tidak ada yang dikirim, dan bisa tanpa sinyal.', en: 'Every note the server receives gets a signed receipt. Choose its file; it is checked on this device, nothing is sent, and no signal is needed.' })}</p>
      <FileButton label={{ id: 'Pilih berkas bukti', en: 'Choose a proof file' }} accept="application/json,.json" onFile={async (f) => setFile({ name: f.name, text: await f.text() })} />
      {keys.keys.length === 0 && keys.heard === false ? (
        <Note tone="caution" icon="cloudOff">
          {t({ id: 'Kunci server belum pernah dimuat di perangkat ini. Sambungkan sekali, setelah itu bisa tanpa sinyal.', en: 'The server’s key was never loaded here. Connect once; afterwards no signal is needed.' })}{' '}
          <Button tone="quiet" onClick={hear}>{t({ id: 'Coba lagi', en: 'Try again' })}</Button>
        </Note>
      ) : null}
      {file && result ? <Verdict name={file.name} result={result} {...(labelOf ? { labelOf } : {})} /> : null}
      {keys.keys.length > 0 ? <Keys keys={keys.keys} /> : null}
    </Stack>
  )
}

function Verdict({ name, result, labelOf }: { name: string; result: CheckedFile; labelOf?: (act: string) => Text | null }) {
  const { t, moment, number } = useWords()
  if (!result.ok) {
    const said = refused[result.why]
    return said ? (
      <Card tone={said.tone} icon={said.tone === 'bad' ? 'crossCircle' : 'alert'} title={said.title}>
        <p role="alert">{t(said.say)}</p>
        <p className="k-hint">{name}</p>
      </Card>
    ) : null
  }
  const acts = result.receipts.flatMap((r) => r.acts.map((a) => ({ ...a, key: r.key, device: r.device })))
  return (
    <Card tone="good" icon="checkCircle" title={{ id: 'Bukti ini asli', en: 'This proof is genuine' }}>
      <Stack gap={4}>
        <p role="status">{t({ id: 'Server Guyub menerima {n} catatan ini. Tanda tangannya cocok dan isinya tidak berubah.', en: 'The Guyub server received these {n} notes. Its signature matches and nothing was changed.' }, { n: number(acts.length) })}</p>
        {acts.map((a) => (
          <Stack gap={2} key={a.id}>
            <Tags><StatusTag {...(outcomes[a.outcome] ?? { label: a.outcome })} /></Tags>
            <KeyValue
              items={[
                { label: { id: 'Diterima server', en: 'Received by the server' }, value: <b>{moment(a.at)}</b> },
                ...(a.said
                  ? [
                      { label: { id: 'Catatan', en: 'Note' }, value: t(labelOf?.(a.said.act) ?? a.said.act) },
                      { label: { id: 'Dibuat di perangkat', en: 'Made on the device' }, value: moment(a.said.madeAt) },
                      { label: { id: 'Kode wilayah', en: 'Place code' }, value: a.said.place || t({ id: 'nasional', en: 'national' }) },
                    ]
                  : [{ label: { id: 'Isi', en: 'Words' }, value: t({ id: 'tidak dilampirkan; yang pasti hanya waktunya', en: 'not attached; only the time is certain' }) }]),
                { label: { id: 'Nomor', en: 'Id' }, value: <code>{a.id}</code> },
                { label: { id: 'Kunci server', en: 'Server key' }, value: <code>{a.key.id}</code> },
              ]}
            />
          </Stack>
        ))}
        <p className="k-hint">{name}</p>
      </Stack>
    </Card>
  )
}

function Keys({ keys }: { keys: readonly PublishedKey[] }) {
  const { t, moment } = useWords()
  return (
    <Fold title={{ id: 'Kunci server yang dikenal di sini', en: 'Server keys known here' }}>
      <Section title={{ id: 'Kunci', en: 'Keys' }} hint={{ id: 'Bandingkan nomornya dengan yang diumumkan Dinas Sosial.', en: 'Compare the numbers with those the social office publishes.' }}>
        <ul>
          {keys.map((k) => (
            <li key={k.id}>
              <code>{k.id}</code> · {t({ id: 'sejak {d}', en: 'since {d}' }, { d: moment(k.since) })}
              {k.until ? ` ${t({ id: 'sampai {d}', en: 'until {d}' }, { d: moment(k.until) })}` : ''}
            </li>
          ))}
        </ul>
      </Section>
    </Fold>
  )
}
