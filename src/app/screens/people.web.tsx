// People and posts: the administrator adds a person by decree, hands a device over by a one-time code, ends posts, revokes phones.
import { useState } from 'react'
import encodeQR from 'qr'
import { useLocation } from 'wouter'
import type { Fields } from '../../engine/field.ts'
import type { AnyRow } from '../../engine/record.ts'
import { dayAt } from '../../engine/values/day.ts'
import { levelOf } from '../../engine/values/place-code.ts'
import { roles, roleLabel } from '../../rooms/organization/door.ts'
import { placeSource } from '../../rooms/places/screens/place-source.web.ts'
import { choice, date, longText, phone, place, ref, text } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { FormFromFields } from '../../kit/form.web.tsx'
import { Card, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { RowList } from '../../kit/row-list.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { StateOf } from '../../kit/states.web.tsx'
import { SearchField } from '../../kit/text-inputs.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useMe, useView, useWork, type ViewState } from '../../kit/work.web.tsx'
import { RevokeSheet } from './revoke-device.web.tsx'

const N = { class: 'N' as const }
const today = (): string => dayAt(new Date().toISOString(), '31')

const newPerson: Fields = {
  name: text({ ...N, label: { id: 'Nama lengkap', en: 'Full name' }, required: true, min: 2, max: 120 }),
  workPhone: phone({ ...N, label: { id: 'Telepon tugas', en: 'Work phone' } }),
  role: choice({ ...N, label: { id: 'Jabatan', en: 'Role' }, required: true, options: roles.map((r) => ({ code: r.code, label: r.label })) }),
  place: place({ ...N, label: { id: 'Wilayah tugas', en: 'Territory' }, required: true }),
  unit: ref({ ...N, label: { id: 'Instansi (untuk OPD, LKS, rumah sakit)', en: 'Agency (for agencies, LKS, hospitals)' }, record: 'agency' }),
  sk: text({ ...N, label: { id: 'Nomor SK', en: 'Decree number' }, required: true, min: 3, max: 80 }),
  skDate: date({ ...N, label: { id: 'Tanggal SK', en: 'Decree date' } }),
  from: date({ ...N, label: { id: 'Mulai bertugas', en: 'From' }, required: true }),
  until: date({ ...N, label: { id: 'Sampai (kosong = tanpa batas)', en: 'Until (empty = open)' } }),
}

const postOnly = ['role', 'place', 'unit', 'sk', 'skDate', 'from', 'until']

export default function People() {
  const { t } = useWords()
  const me = useMe()
  const area = me.posts.find((p) => p.role === 'admin' || p.role === 'dinsos_head')?.place ?? me.post?.place ?? ''
  const list = useView('organization.people', { place: area })
  const agencies = useView('organization.agencies', { place: area })
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<string | null>(null)

  return (
    <Page title={{ id: 'Orang dan tugas', en: 'People and posts' }} width="wide" action={<Button tone="main" icon="personAdd" onClick={() => setAdding(true)}>{t({ id: 'Tambah orang', en: 'Add a person' })}</Button>}>
      <Stack gap={5}>
        <SearchField label={{ id: 'Cari nama atau jabatan', en: 'Search a name or role' }} value={q} onChange={setQ} />
        <StateOf state={loaded(list)} onRetry={list.again} isEmpty={(rows) => rows.length === 0}>
          {(rows) => (
            <RowList
              label={{ id: 'Orang', en: 'People' }}
              rows={rows.filter((r) => matches(r, q))}
              keyOf={(r) => r.row.id}
              show={(r) => {
                const posts = postsOf(r)
                return { title: String(r.row.name), icon: 'person', lines: posts.length === 0 ? [t({ id: 'Belum ditugaskan', en: 'No post yet' })] : posts.slice(0, 3).map((p) => `${t(roleLabel(String(p.role)))} · ${p.place}${ended(p) ? ` (${t({ id: 'berakhir', en: 'ended' })})` : ''}`), onOpen: () => setShown(r.row.id) }
              }}
            />
          )}
        </StateOf>
      </Stack>
      <AddPerson open={adding} area={area} agencies={agencies} onClose={() => setAdding(false)} onAdded={(id) => { setAdding(false); list.again(); setShown(id) }} />
      {list.status === 'ready' && shown ? <PersonSheet key={shown} entry={list.rows.find((r) => r.row.id === shown)} agencies={agencies} onClose={() => setShown(null)} onChanged={list.again} /> : null}
    </Page>
  )
}

type Entry = { row: AnyRow; joins: { [alias: string]: AnyRow | AnyRow[] | undefined } }
const postsOf = (e: Entry): AnyRow[] => (e.joins.posts as AnyRow[] | undefined) ?? []
const ended = (p: AnyRow): boolean => typeof p.until === 'string' && p.until < today()
const matches = (e: Entry, q: string): boolean => q.toLowerCase().split(/\s+/).filter(Boolean).every((w) => `${String(e.row.name)} ${postsOf(e).map((p) => `${roleLabel(String(p.role)).id} ${p.place}`).join(' ')}`.toLowerCase().includes(w))

function loaded(view: ViewState) {
  if (view.status === 'ready') return { status: 'ready' as const, data: view.rows as Entry[] }
  return view
}

function agencySource(agencies: ViewState) {
  const options = (agencies.status === 'ready' ? agencies.rows : []).map((r) => ({ value: r.row.id, label: String(r.row.name) }))
  return { search: (q: string) => options.filter((o) => o.label.toLowerCase().includes(q.toLowerCase())), find: (v: string) => options.find((o) => o.value === v) ?? null }
}

function AddPerson({ open, area, agencies, onClose, onAdded }: { open: boolean; area: string; agencies: ViewState; onClose: () => void; onAdded: (id: string) => void }) {
  const work = useWork()
  return (
    <Sheet title={{ id: 'Tambah orang', en: 'Add a person' }} open={open} onClose={onClose} wide>
      <FormFromFields
        fields={newPerson}
        initial={{ from: today() }}
        sources={{ place: placeSource({ within: area }), refs: { agency: agencySource(agencies) } }}
        submit={{ id: 'Simpan dan tugaskan', en: 'Save and appoint' }}
        onSubmit={async (v) => {
          const personId = work.newId()
          const at = String(v.place)
          const wrong = levelProblem(String(v.role), at)
          if (wrong) return { say: wrong }
          const made = await work.act('organization.addAccount', at, { accountId: personId, name: v.name, workPhone: v.workPhone ?? null, lang: 'id' })
          if (!made.ok) return { say: made.refusal.say }
          const said = await appoint(work, personId, v)
          if (said) return said
          onAdded(personId)
          return undefined
        }}
      />
    </Sheet>
  )
}

function levelProblem(role: string, at: string) {
  const rule = roles.find((r) => r.code === role)
  if (!rule) return null
  const level = levelOf(at)
  if (rule.level === level || rule.code === 'admin' || (rule.code === 'ipsm_board_local' && level === 'village')) return null
  const words = { village: 'desa/kelurahan', district: 'kecamatan', regency: 'kabupaten/kota', province: 'provinsi', nation: 'nasional' } as const
  return { id: `${rule.label.id} ditugaskan pada tingkat ${words[rule.level]}. Pilih wilayah yang sesuai.`, en: `${rule.label.en} is appointed at ${rule.level} level. Choose a fitting place.` }
}

async function appoint(work: ReturnType<typeof useWork>, personId: string, v: { [k: string]: unknown }) {
  const done = await work.act('organization.appoint', String(v.place), {
    appointmentId: work.newId(), personId, role: v.role, from: v.from, until: v.until ?? null, unit: v.unit ?? null, sk: v.sk, skDate: v.skDate ?? null,
  })
  return done.ok ? undefined : { say: done.refusal.say }
}

function PersonSheet({ entry, agencies, onClose, onChanged }: { entry: Entry | undefined; agencies: ViewState; onClose: () => void; onChanged: () => void }) {
  const { t, date: day } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const me = useMe()
  const [doing, setDoing] = useState<'code' | 'post' | null>(null)
  const [ending, setEnding] = useState<AnyRow | null>(null)
  const [revoking, setRevoking] = useState<{ id: string; label: string } | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const devices = useAsk<{ devices: { id: string; label: string; lastSeenAt: string | null; revokedAt: string | null; wipedAt: string | null }[] }>(entry ? `/api/devices/${entry.row.id}` : null)
  if (!entry) return null
  const { row } = entry

  async function makeCode(): Promise<void> {
    const fresh = mintCode()
    const done = await work.act('organization.inviteDevice', row.place, { codeId: work.newId(), personId: row.id, codeHash: await hashOf(fresh), expiresAt: new Date(Date.now() + 72 * 3_600_000).toISOString() })
    if (done.ok) {
      setCode(fresh)
      setDoing('code')
    } else toast({ say: done.refusal.say, tone: 'bad' })
  }

  return (
    <Sheet title={String(row.name)} open onClose={onClose} wide>
      <Stack gap={5}>
        <Row>
          <Button tone="main" icon="qr" onClick={makeCode}>{t({ id: 'Buat kode perangkat', en: 'Make a device code' })}</Button>
          <Button icon="plus" onClick={() => setDoing('post')}>{t({ id: 'Tugas baru', en: 'New post' })}</Button>
        </Row>
        {doing === 'code' && code ? <CodeCard code={code} /> : null}
        {doing === 'post' ? (
          <FormFromFields
            fields={newPerson} only={postOnly} initial={{ from: today() }} sources={{ place: placeSource({}), refs: { agency: agencySource(agencies) } }}
            submit={{ id: 'Tugaskan', en: 'Appoint' }}
            onSubmit={async (v) => {
              const wrong = levelProblem(String(v.role), String(v.place))
              if (wrong) return { say: wrong }
              const said = await appoint(work, row.id, v)
              if (said) return said
              setDoing(null)
              onChanged()
              return undefined
            }}
          />
        ) : null}
        <Section title={{ id: 'Tugas', en: 'Posts' }}>
          <RowList
            label={{ id: 'Tugas', en: 'Posts' }} rows={postsOf(entry)} keyOf={(p) => p.id}
            show={(p) => ({ title: t(roleLabel(String(p.role))), lines: [`${work.placeName(p.place)} (${p.place})`, `SK ${String(p.sk ?? '—')} · ${day(String(p.from))} – ${p.until ? day(String(p.until)) : t({ id: 'tanpa batas', en: 'open' })}`], icon: 'certificate', ...(ended(p) ? {} : { onOpen: () => setEnding(p) }) })}
          />
        </Section>
        <Section title={{ id: 'Perangkat', en: 'Devices' }}>
          <StateOf state={devices} onRetry={devices.again}>
            {({ devices: all }) => (
              <RowList label={{ id: 'Perangkat', en: 'Devices' }} rows={all} keyOf={(d) => d.id} show={(d) => ({ title: d.label, icon: 'device', lines: [d.wipedAt ? t({ id: 'dicabut, sudah terhapus', en: 'revoked, wiped' }) : d.revokedAt ? t({ id: 'dicabut', en: 'revoked' }) : d.lastSeenAt ? day(d.lastSeenAt) : ''], ...(d.revokedAt || d.id === me.who.device ? {} : { onOpen: () => setRevoking(d) }) })} />
            )}
          </StateOf>
        </Section>
      </Stack>
      {ending ? (
        <Sheet title={{ id: 'Akhiri tugas', en: 'End a post' }} open onClose={() => setEnding(null)}>
          <FormFromFields
            fields={{ until: date({ ...N, label: { id: 'Hari terakhir', en: 'Last day' }, required: true }), reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5 }) }}
            initial={{ until: today() }} submit={{ id: 'Akhiri', en: 'End' }}
            onSubmit={async (v) => {
              const done = await work.act('organization.endAppointment', ending.place, { appointmentId: ending.id, until: v.until, reason: v.reason })
              if (!done.ok) return { say: done.refusal.say }
              setEnding(null)
              onChanged()
              return undefined
            }}
          />
        </Sheet>
      ) : null}
      {revoking ? (
        <RevokeSheet
          device={revoking} person={{ id: row.id, name: String(row.name), place: row.place }} onClose={() => setRevoking(null)}
          onDone={(breachId) => {
            setRevoking(null)
            devices.again()
            if (breachId) go(`/kegagalan-data/${breachId}?wilayah=${row.place}`)
          }}
        />
      ) : null}
    </Sheet>
  )
}

/** Shown once: the house keeps only its hash. */
function CodeCard({ code }: { code: string }) {
  const { t } = useWords()
  const svg = encodeQR(`${location.origin}/?kode#kode=${code}`, 'svg')
  return (
    <Card tone="waiting">
      <Stack>
        <b style={{ fontSize: '1.6rem', letterSpacing: '0.05em' }}>{code}</b>
        <p>{t({ id: 'Tunjukkan kepada orangnya. Sekali pakai, berlaku 3 hari, tidak dapat ditampilkan lagi.', en: 'Show it to the person. For one use, valid 3 days, cannot be shown again.' })}</p>
        <img alt={t({ id: 'Kode QR untuk menyiapkan perangkat', en: 'QR code to set a device up' })} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} width={220} height={220} style={{ background: '#fff', padding: 12, borderRadius: 12 }} />
      </Stack>
    </Card>
  )
}

const symbols = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen symbols, 78 bits: nobody guesses it in three days. */
function mintCode(): string {
  const out: string[] = []
  while (out.length < 16) {
    const b = crypto.getRandomValues(new Uint8Array(1))[0] as number
    // 240 = 8 × 30: larger values would favour some symbols.
    if (b < 240) out.push(symbols[b % 30] as string)
  }
  return (out.join('').match(/.{4}/g) as string[]).join('-')
}

async function hashOf(code: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code.replace(/[^0-9A-Z]/g, ''))))
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')
}
