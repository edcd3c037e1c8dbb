// Every part of the kit in every state, with invented content: to look at, to photograph, and to run axe over.
import { useState } from 'react'
import type { Topology } from 'topojson-specification'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Button, ButtonLink, IconButton } from './button.web.tsx'
import { BarList, ColumnChart, NumberTile, StackBar } from './charts.web.tsx'
import { DataTable } from './data-table.web.tsx'
import { FactsOf } from './field-value.web.tsx'
import { FilterBar } from './filter-bar.web.tsx'
import { FlowBar, Stepper } from './flow-bar.web.tsx'
import { FormFromFields } from './form.web.tsx'
import {
  areas,
  grid,
  type Household,
  households,
  reportFlow,
  topology,
  visitFields,
  visitGroups,
} from './gallery-data.web.ts'
import { GalleryInputs } from './gallery-inputs.web.tsx'
import { Icon } from './icon.web.tsx'
import { type IconName, iconPaths } from './icon-paths.web.ts'
import { MapView } from './map.web.tsx'
import { Card, Fold, Grid, KeyValue, Note, Page, Row, Section, Stack } from './page.web.tsx'
import { Progress } from './progress.web.tsx'
import { KitProvider } from './provider.web.tsx'
import { PublicPage } from './public-page.web.tsx'
import { RowList } from './row-list.web.tsx'
import { ConfirmSheet, Sheet } from './sheet.web.tsx'
import { type NavItem, Shell } from './shell.web.tsx'
import { Empty, Failed, Loading, Offline, OfflineStrip, Refused } from './states.web.tsx'
import { LangSwitch, SchemeSwitch } from './switches.web.tsx'
import { Tabs } from './tabs.web.tsx'
import {
  ClassTag,
  ClockTag,
  CountBadge,
  Freshness,
  Masked,
  StatusTag,
  SyncBadge,
  type SyncState,
  Tags,
  UnsentTag,
} from './tags.web.tsx'
import type { Tone } from './theme.web.ts'
import { Timeline } from './timeline.web.tsx'
import { toast } from './toast.web.tsx'

const nav: readonly NavItem[] = [
  { href: '/', label: { id: 'Hari ini', en: 'Today' }, icon: 'home', badge: 3 },
  { href: '/isian', label: { id: 'Isian', en: 'Inputs' }, icon: 'edit' },
  { href: '/formulir', label: { id: 'Formulir', en: 'Form' }, icon: 'clipboardList' },
  { href: '/daftar', label: { id: 'Daftar', en: 'Lists' }, icon: 'list' },
  { href: '/dasbor', label: { id: 'Gambaran', en: 'Picture' }, icon: 'chart', badge: 120 },
  { href: '/peta', label: { id: 'Peta', en: 'Map' }, icon: 'map' },
  { href: '/keadaan', label: { id: 'Keadaan', en: 'States' }, icon: 'info' },
  { href: '/tanda', label: { id: 'Tanda', en: 'Marks' }, icon: 'flag' },
  { href: '/umum', label: { id: 'Halaman umum', en: 'Public page' }, icon: 'people' },
]

export function Gallery() {
  const [sync, setSync] = useState<SyncState>('offline')
  const next: Record<SyncState, SyncState> = {
    saved: 'sending',
    sending: 'offline',
    offline: 'trouble',
    trouble: 'saved',
  }
  return (
    <Router hook={useHashLocation}>
      <KitProvider
        onError={error => {
          throw error
        }}
        sources={{
          nikHint: () => ({ id: 'Perempuan, lahir 10 Februari 1985', en: 'Female, born 10 February 1985' }),
        }}
      >
        <Switch>
          <Route path="/umum">
            <Public />
          </Route>
          <Route>
            <Shell
              nav={nav}
              demo
              place={{ label: 'Kel. Cipondoh Indah', href: '/peta' }}
              person={{ label: 'Siti Rohimah', href: '/tanda' }}
              sync={
                <SyncBadge
                  state={sync}
                  unsent={sync === 'offline' ? 3 : 0}
                  onOpen={() => setSync(next[sync])}
                />
              }
            >
              <Switch>
                <Route path="/isian" component={GalleryInputs} />
                <Route path="/formulir" component={FormPage} />
                <Route path="/daftar" component={ListPage} />
                <Route path="/dasbor" component={DashboardPage} />
                <Route path="/peta" component={MapPage} />
                <Route path="/keadaan" component={StatesPage} />
                <Route path="/tanda" component={MarksPage} />
                <Route component={TodayPage} />
              </Switch>
            </Shell>
          </Route>
        </Switch>
      </KitProvider>
    </Router>
  )
}

function TodayPage() {
  return (
    <Page
      title={{ id: 'Hari ini', en: 'Today' }}
      subtitle="Sabtu, 21 November 2026"
      action={
        <Button tone="main" icon="plus">
          Catat laporan
        </Button>
      }
    >
      <OfflineStrip />
      <Grid min={9}>
        <NumberTile label="Menunggu Anda" value={3} tone="waiting" href="/daftar" icon="hourglass" />
        <NumberTile label="Kunjungan bulan ini" value={27} hint="Target 30" href="/dasbor" />
      </Grid>
      <Section title={{ id: 'Perlu tindakan Anda', en: 'Needs you' }}>
        <RowList
          label="Perlu tindakan"
          rows={households.slice(0, 3)}
          keyOf={row => row.id}
          show={row => ({
            title: row.head,
            href: '/daftar',
            icon: 'report',
            waiting: true,
            lines: row.address,
            tags: (
              <>
                <StatusTag {...reportFlow.states.didisposisikan} />
                <ClockTag due={Date.now() + (Number(row.id.slice(3)) - 1) * 20 * 3_600_000} />
              </>
            ),
          })}
        />
      </Section>
      <Section
        title={{ id: 'Keluarga yang Anda dampingi', en: 'Families you look after' }}
        tools={
          <ButtonLink tone="quiet" href="/daftar">
            Semua
          </ButtonLink>
        }
      >
        <RowList
          label="Keluarga"
          rows={households.slice(3, 6)}
          keyOf={row => row.id}
          show={row => ({
            title: row.head,
            href: '/daftar',
            icon: 'family',
            lines: `${row.address} · ${row.members} orang`,
            tags: <Freshness at={row.seen} />,
          })}
        />
      </Section>
    </Page>
  )
}

function FormPage() {
  return (
    <Page
      title={{ id: 'Kunjungan keluarga', en: 'Family visit' }}
      back="/"
      subtitle="Setiap bagian dapat disimpan sendiri."
    >
      <FormFromFields
        fields={visitFields}
        groups={visitGroups}
        initial={{ head: 'Sutinah', tenure: '2', rent: 350_000, nik: '3671995002850001' }}
        submit={{ id: 'Simpan kunjungan', en: 'Save the visit' }}
        onSaveGroup={() =>
          toast({ say: { id: 'Bagian ini tersimpan di ponsel.', en: 'This part is kept on the phone.' } })
        }
        onSubmit={() => ({
          say: { id: 'Keluarga ini sudah pindah ke kelurahan lain.', en: 'This family has moved.' },
        })}
        aside={values =>
          values.area ? (
            <Card tone="caution" title="RTLH: belum tahu" icon="house">
              Kepadatan perlu jumlah anggota.
            </Card>
          ) : null
        }
        extra={<ButtonLink href="/">Nanti saja</ButtonLink>}
      />
      <Section title="Dibaca kembali">
        <Card>
          <FactsOf
            fields={visitFields}
            values={{
              head: 'Sutinah',
              nik: '3671995002850001',
              born: '1985-02-10',
              tenure: '2',
              rent: 350_000,
              area: 21,
            }}
            only={['head', 'nik', 'born', 'tenure', 'rent', 'area', 'water']}
            note={name => (name === 'area' ? 'Diukur 3 Maret 2026 oleh Siti Rohimah' : null)}
          />
        </Card>
      </Section>
    </Page>
  )
}

function ListPage() {
  const [text, setText] = useState('')
  const [state, setState] = useState<string | null>('diproses')
  const [sheet, setSheet] = useState<'none' | 'plain' | 'reason'>('none')
  const found = households.filter(
    one => (!state || one.state === state) && one.head.toLowerCase().includes(text.toLowerCase()),
  )
  return (
    <Page
      title={{ id: 'Keluarga', en: 'Families' }}
      width="wide"
      tools={
        <Button icon="plus" onClick={() => setSheet('plain')}>
          Buka lembar
        </Button>
      }
      action={
        <Button tone="danger" icon="ban" onClick={() => setSheet('reason')}>
          Tolak laporan
        </Button>
      }
    >
      <FilterBar
        search={{ label: { id: 'Cari nama', en: 'Search names' }, value: text, onChange: setText }}
        filters={[
          {
            id: 'state',
            label: { id: 'Keadaan', en: 'State' },
            value: state,
            onChange: setState,
            options: ['baru', 'diproses', 'selesai'].map(code => ({ code, label: { id: code, en: code } })),
          },
        ]}
        count={found.length}
        onClear={() => {
          setText('')
          setState(null)
        }}
      />
      <Tabs
        label="Cara melihat"
        tabs={[
          { id: 'tabel', label: { id: 'Tabel', en: 'Table' }, content: <HouseholdTable /> },
          {
            id: 'daftar',
            label: { id: 'Daftar', en: 'List' },
            badge: found.length,
            content: <LongList rows={found} />,
          },
          { id: 'riwayat', label: { id: 'Riwayat', en: 'History' }, content: <History /> },
        ]}
      />
      <Sheet
        title="Pilih petugas"
        open={sheet === 'plain'}
        onClose={() => setSheet('none')}
        actions={
          <Button tone="main" onClick={() => setSheet('none')}>
            Pilih
          </Button>
        }
      >
        <p>Yang melayani RT 003/RW 002.</p>
        <KeyValue
          items={[
            { label: 'Nama', value: 'Siti Rohimah' },
            { label: 'SK', value: null },
          ]}
        />
      </Sheet>
      <ConfirmSheet
        title="Tolak laporan ini?"
        open={sheet === 'reason'}
        onClose={() => setSheet('none')}
        onConfirm={() => setSheet('none')}
        confirm="Tolak laporan"
        tone="danger"
        reason={{
          label: { id: 'Alasan', en: 'Reason' },
          help: { id: 'Pelapor akan membacanya.', en: 'The reporter will read it.' },
          min: 20,
        }}
      >
        <p>Pelapor mendapat pemberitahuan dan dapat mengajukan keberatan selama 14 hari.</p>
      </ConfirmSheet>
    </Page>
  )
}

function HouseholdTable() {
  return (
    <DataTable<Household>
      label="Keluarga di kelurahan ini"
      rows={households.slice(0, 240)}
      keyOf={row => row.id}
      hrefOf={() => '/formulir'}
      sort={['members', 'desc']}
      exportName="keluarga"
      columns={[
        { id: 'head', label: { id: 'Kepala keluarga', en: 'Head' }, value: row => row.head },
        { id: 'address', label: { id: 'Alamat', en: 'Address' }, value: row => row.address },
        {
          id: 'members',
          label: { id: 'Anggota', en: 'Members' },
          value: row => row.members,
          kind: 'number',
          sum: true,
        },
        {
          id: 'density',
          label: { id: 'm²/orang', en: 'm²/person' },
          value: row => row.density,
          kind: 'number',
        },
        {
          id: 'income',
          label: { id: 'Pendapatan', en: 'Income' },
          value: row => row.income,
          kind: 'rupiah',
          hidden: true,
        },
        {
          id: 'seen',
          label: { id: 'Didata', en: 'Seen' },
          value: row => row.seen,
          show: row => <Freshness at={row.seen} />,
        },
      ]}
    />
  )
}

function LongList({ rows }: { rows: readonly Household[] }) {
  return (
    <RowList
      label="Keluarga"
      rows={rows}
      keyOf={row => row.id}
      show={row => ({
        title: row.head,
        href: '/formulir',
        icon: 'family',
        lines: row.address,
        end: `${row.members} orang`,
        tags: <Freshness at={row.seen} />,
      })}
      empty={
        <Empty scene="search" title="Tidak ada yang cocok">
          Coba sebagian namanya.
        </Empty>
      }
    />
  )
}

function History() {
  return (
    <Timeline
      entries={[
        {
          id: '3',
          say: 'Kunjungan dicatat',
          who: 'Siti Rohimah',
          post: 'PSM Cipondoh Indah',
          madeAt: '2026-11-21T03:15:00Z',
          unsent: true,
        },
        {
          id: '2',
          say: 'Laporan didisposisikan ke PSM',
          who: 'Bambang Wirya',
          post: 'Petugas Puskesos',
          madeAt: '2026-11-20T02:00:00Z',
          heardAt: '2026-11-20T07:40:00Z',
          tone: 'waiting',
          note: 'Mohon dilihat hari ini, ada lansia sendirian.',
        },
        { id: '1', say: 'Laporan diterima dari warga', madeAt: '2026-11-19T09:30:00Z', tone: 'info' },
      ]}
    />
  )
}

function DashboardPage() {
  return (
    <Page
      title={{ id: 'Gambaran Kota Tangerang', en: 'The picture of Kota Tangerang' }}
      subtitle="Per pukul 14.05 WIB"
      width="wide"
    >
      <Grid min={12}>
        <NumberTile
          label="Laporan terbuka"
          value={318}
          hint="12 lewat batas waktu"
          tone="waiting"
          href="/daftar"
          icon="report"
        />
        <NumberTile label="Kasus berjalan" value={1204} href="/daftar" icon="case" />
        <NumberTile
          label="Rumah tidak layak huni"
          value={2871}
          hint="34,6% dari yang didata"
          tone="bad"
          href="/daftar"
          icon="house"
        />
        <NumberTile label="Kasus anak" value={3} suppressed icon="shield" />
        <NumberTile label="Bantuan sampai" value={9405} unit="keluarga" tone="good" icon="helping" />
        <NumberTile label="Cakupan" value={null} hint="Belum dihitung" />
      </Grid>
      <Row gap={4}>
        <Progress label="Memuat data awal" done={61} total={104} note="Anda boleh menutup layar ini." />
      </Row>
      <Grid min={22}>
        <Card title="Laporan menurut keadaan" icon="report">
          <StackBar
            label="318 laporan terbuka"
            onOpen={() => undefined}
            parts={[
              { id: 'a', label: 'Terkirim', value: 61, tone: 'info' },
              { id: 'b', label: 'Menunggu petugas', value: 96, tone: 'waiting' },
              { id: 'c', label: 'Diproses', value: 149 },
              { id: 'd', label: 'Lewat waktu', value: 12, tone: 'bad' },
            ]}
          />
        </Card>
        <Card title="Kasus menurut PPKS" icon="case">
          <BarList
            label="Kasus menurut PPKS"
            onOpen={() => undefined}
            items={[
              { id: '1', label: 'Lanjut usia telantar', value: 402 },
              { id: '2', label: 'Penyandang disabilitas', value: 311 },
              { id: '3', label: 'Fakir miskin', value: 288 },
              { id: '4', label: 'Korban kekerasan', value: 2, suppressed: true },
            ]}
          />
        </Card>
        <Card title="Kunjungan" icon="calendar">
          <ColumnChart
            label="Kunjungan per bulan"
            points={['Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov'].map((label, at) => ({
              id: label,
              label,
              value: [212, 260, 198, 305, 342, 187][at] ?? 0,
            }))}
          />
        </Card>
      </Grid>
    </Page>
  )
}

function MapPage() {
  const [own, setOwn] = useState<{ topology: Topology; areas: typeof areas } | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const loaded = JSON.parse(await file.text()) as Topology
    const first = Object.values(loaded.objects)[0]
    const members = first?.type === 'GeometryCollection' ? first.geometries : []
    setOwn({
      topology: loaded,
      areas: members.map((one, at) => ({
        code: String(one.id),
        label: String((one.properties as { nama?: string } | undefined)?.nama ?? one.id),
        value: (at * 17) % 60,
      })),
    })
  }
  return (
    <Page title={{ id: 'Laporan menurut wilayah', en: 'Reports by area' }} width="wide">
      <Section title="Dengan batas wilayah">
        <MapView
          label="Laporan per kecamatan"
          areas={own?.areas ?? areas}
          topology={own?.topology ?? topology}
          unit="laporan"
          onOpen={() => undefined}
        />
      </Section>
      <Section title="Tanpa batas wilayah">
        <MapView
          label="Laporan per kecamatan, kotak"
          areas={areas}
          grid={grid}
          unit="laporan"
          onOpen={() => undefined}
        />
      </Section>
      <label className="k-label">
        Berkas batas (TopoJSON){' '}
        <input type="file" accept=".json,.topojson" onChange={event => void read(event.target.files?.[0])} />
      </label>
    </Page>
  )
}

function StatesPage() {
  return (
    <Page title={{ id: 'Lima keadaan', en: 'Five states' }} width="wide">
      <Grid min={20}>
        <Card>
          <Empty
            title="Belum ada laporan"
            action={
              <Button tone="main" icon="plus">
                Tulis laporan pertama
              </Button>
            }
          >
            Laporan warga di wilayah Anda akan muncul di sini.
          </Empty>
        </Card>
        <Card>
          <Empty scene="done" title="Semua beres hari ini">
            Tidak ada yang menunggu Anda.
          </Empty>
        </Card>
        <Card>
          <Empty scene="search" title="Tidak ditemukan">
            Coba sebagian namanya.
          </Empty>
        </Card>
        <Card>
          <Offline />
        </Card>
        <Card>
          <Refused
            reason={{
              id: 'Kasus ini hanya dapat dibuka oleh timnya.',
              en: 'Only its team may open this case.',
            }}
            action={<ButtonLink href="/">Kembali ke daftar</ButtonLink>}
          />
        </Card>
        <Card>
          <Failed onRetry={() => undefined} />
        </Card>
      </Grid>
      <Section title="Sedang memuat">
        <Loading rows={2} />
        <Loading tiles={4} />
      </Section>
    </Page>
  )
}

const tones: readonly Tone[] = ['neutral', 'info', 'waiting', 'good', 'caution', 'bad', 'urgent']

function MarksPage() {
  return (
    <Page
      title={{ id: 'Tanda dan bagian kecil', en: 'Marks and small parts' }}
      tags={<ClassTag of="R" />}
      tools={<IconButton icon="share" label="Bagikan" onClick={() => undefined} />}
    >
      <Card title="Tanda keadaan">
        <Tags>
          {tones.map(tone => (
            <StatusTag key={tone} tone={tone} label={tone} />
          ))}
          <UnsentTag />
          <CountBadge count={4} waiting />
          <CountBadge count={1240} />
        </Tags>
        <Tags>
          {(['P', 'N', 'R', 'X'] as const).map(of => (
            <ClassTag key={of} of={of} />
          ))}
        </Tags>
        <Tags>
          <ClockTag due={Date.now() + 9 * 86_400_000} />
          <ClockTag due={Date.now() + 5 * 3_600_000} />
          <ClockTag due={Date.now() - 50 * 3_600_000} />
        </Tags>
        <Tags>
          <Freshness at={new Date(Date.now() - 9 * 86_400_000).toISOString()} />
          <Freshness at={new Date(Date.now() - 200 * 86_400_000).toISOString()} />
          <Freshness at={new Date(Date.now() - 500 * 86_400_000).toISOString()} />
          <Freshness at={null} />
        </Tags>
        <Masked value="3671995002850001" label="NIK" onReveal={() => '3671995002850001'} />
      </Card>
      <Stack gap={3}>
        <Note>Data ini terakhir dibaca kemarin.</Note>
        <Note tone="good">Keluarga ini sudah menerima bantuan.</Note>
        <Note tone="caution">Dua orang menulis isian yang sama.</Note>
        <Note tone="waiting">Rujukan menunggu jawaban Anda.</Note>
        <Note tone="bad">NIK ini tidak mungkin: hari 00.</Note>
      </Stack>
      <Card tone="waiting" title="Menunggu Anda" icon="hourglass">
        Setujui rencana untuk keluarga Sutinah.
      </Card>
      <Row>
        <Button tone="main" icon="check">
          Utama
        </Button>
        <Button>Biasa</Button>
        <Button tone="quiet">Sepi</Button>
        <Button tone="danger" icon="trash">
          Hapus
        </Button>
        <Button disabled>Mati</Button>
        <Button tone="main" busy>
          Mengirim
        </Button>
        <Button
          onClick={() =>
            toast({
              tone: 'bad',
              say: 'Belum bisa dikirim: NIK belum benar.',
              action: { label: 'Perbaiki', onClick: () => undefined },
            })
          }
        >
          Kabar
        </Button>
      </Row>
      <Section title="Jalan">
        <FlowBar
          flow={reportFlow}
          state="diproses"
          at={{ terkirim: '2026-11-19', terverifikasi: '2026-11-20' }}
        />
        <FlowBar flow={reportFlow} state="ditolak" at={{ terkirim: '2026-11-19' }} />
        <Stepper steps={[{ label: 'Ceritakan' }, { label: 'Tempat' }, { label: 'Kontak' }]} at={1} />
      </Section>
      <Fold title="Mengapa saya melihat ini?">Karena Anda bertugas di kelurahan ini.</Fold>
      <Card title="Gambar kecil">
        <Row gap={3}>
          {(Object.keys(iconPaths) as IconName[]).map(name => (
            <span key={name} title={name}>
              <Icon name={name} />
            </span>
          ))}
        </Row>
      </Card>
      <LangSwitch />
      <SchemeSwitch />
    </Page>
  )
}

function Public() {
  return (
    <PublicPage
      demo
      title={{ id: 'Ada yang perlu dibantu?', en: 'Does someone need help?' }}
      subtitle={{
        id: 'Ceritakan untuk diri sendiri atau tetangga. Tidak perlu akun. Boleh tanpa nama.',
        en: 'Tell us, for yourself or a neighbour. No account. Anonymous if you wish.',
      }}
      foot="Keadaan darurat: telepon 112."
    >
      <Stepper steps={[{ label: 'Ceritakan' }, { label: 'Tempat' }, { label: 'Kontak' }]} at={0} />
      <FormFromFields
        fields={visitFields}
        groups={visitGroups}
        only={['notes', 'water', 'treated', 'photos', 'phone']}
        submit={{ id: 'Lanjut', en: 'Next' }}
        onSubmit={() => undefined}
      />
    </PublicPage>
  )
}
