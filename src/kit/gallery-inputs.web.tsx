// The gallery's page of inputs: each one empty, filled, wrong and switched off.
import { useState } from 'react'
import type { Gps, PhotoRef } from '../engine/field.ts'
import { CheckField, ChoiceField, MultiChoiceField, YesNoField } from './choice-inputs.web.tsx'
import { GpsField } from './gps-input.web.tsx'
import { NikField } from './nik-input.web.tsx'
import { DateField, MoneyField, NumberField } from './number-inputs.web.tsx'
import { Card, Page } from './page.web.tsx'
import { DropFile } from './drop-file.web.tsx'
import { PhotoField } from './photo-input.web.tsx'
import { toast } from './toast.web.tsx'
import { PickField, type PickOption } from './pick-input.web.tsx'
import { CodeField, LongTextField, PhoneField, PinField, SearchField, TextField } from './text-inputs.web.tsx'

const options = ['Kursi roda', 'Sembako', 'Perbaikan atap', 'Jamban'].map((label, at) => ({
  code: String(at + 1),
  label: { id: label, en: label },
  ...(at === 0 ? { help: { id: 'Ukuran dewasa atau anak', en: 'Adult or child size' } } : {}),
}))
const many = Array.from({ length: 15 }, (_, at) => ({
  code: String(at),
  label: { id: `Lapangan usaha ${at + 1}`, en: `Trade ${at + 1}` },
}))
const places: readonly PickOption[] = [
  { value: '33.28.02.2001', label: 'Guci', note: 'Desa · Kec. Bumijawa · Kab. Tegal · 33.28.02.2001' },
  { value: '33.15.16.2003', label: 'Guci', note: 'Desa · Kec. Godong · Kab. Grobogan · 33.15.16.2003' },
  {
    value: '36.71.05.1001',
    label: 'Cipondoh',
    note: 'Kelurahan · Kec. Cipondoh · Kota Tangerang · 36.71.05.1001',
  },
]

export function GalleryInputs() {
  const [text, setText] = useState<string | null>('Sutinah')
  const [long, setLong] = useState<string | null>(null)
  const [query, setQuery] = useState('')
  const [nik, setNik] = useState<string | null>('36719950028')
  const [code, setCode] = useState<string | null>('K7QM-2XPA')
  const [pin, setPin] = useState<string | null>('123')
  const [size, setSize] = useState<number | null>(35.5)
  const [rent, setRent] = useState<number | null>(470_000_000)
  const [day, setDay] = useState<string | null>('2022-01-23')
  const [one, setOne] = useState<string | null>('1')
  const [some, setSome] = useState<string[] | null>(['2', '3'])
  const [yes, setYes] = useState<boolean | null>(null)
  const [photos, setPhotos] = useState<PhotoRef[] | null>([{ hash: 'a'.repeat(64) }])
  const [gps, setGps] = useState<Gps | null>(null)
  const [place, setPlace] = useState<PickOption | null>(null)
  return (
    <Page
      title={{ id: 'Isian', en: 'Inputs' }}
      subtitle="Setiap isian: kosong, terisi, salah, dan tidak bisa diubah."
    >
      <Card title="Kata">
        <TextField label="Nama lengkap" value={text} onChange={setText} required help="Seperti di KTP." />
        <TextField
          label="Nama panggilan"
          value={null}
          onChange={setText}
          error="Nama panggilan perlu diisi."
        />
        <TextField label="Nomor SK" value="460/12/2026" onChange={setText} disabled />
        <LongTextField label="Ceritakan yang terjadi" value={long} onChange={setLong} max={400} />
        <PhoneField
          label="Nomor telepon"
          value={null}
          onChange={setText}
          warning="Nomor ini juga dipakai laporan lain."
        />
        <SearchField label="Cari keluarga" value={query} onChange={setQuery} />
        <CodeField label="Kode tiket" value={code} onChange={setCode} />
        <PinField label="PIN" value={pin} onChange={setPin} />
        <NikField
          label="NIK"
          value={nik}
          onChange={setNik}
          hint={() => 'Perempuan, lahir 10 Februari 1985'}
          error={nik?.length === 16 ? null : 'NIK harus 16 angka.'}
        />
      </Card>
      <Card title="Angka dan tanggal">
        <NumberField label="Luas lantai" value={size} onChange={setSize} decimal unit="m²" />
        <MoneyField label="Nilai bantuan" value={rent} onChange={setRent} />
        <DateField label="Tanggal kunjungan" value={day} onChange={setDay} />
      </Card>
      <Card title="Pilihan">
        <ChoiceField label="Kebutuhan utama" options={options} value={one} onChange={setOne} required />
        <ChoiceField
          label="Jenis aduan"
          options={options.slice(1)}
          value={null}
          onChange={setOne}
          error="Pilih satu."
        />
        <ChoiceField label="Lapangan usaha" options={many} value={null} onChange={setOne} />
        <MultiChoiceField label="Kebutuhan lain" options={options} value={some} onChange={setSome} />
        <YesNoField label="Warga setuju datanya dicatat?" value={yes} onChange={setYes} />
        <CheckField label="Saya sudah membacakan pemberitahuan" value={yes} onChange={setYes} />
        <PickField
          label="Kelurahan atau desa"
          value={place?.value}
          chosen={place}
          onChange={() => undefined}
          onPick={setPlace}
          search={words =>
            places.filter(option => option.label.toLowerCase().startsWith(words.toLowerCase()))
          }
        />
      </Card>
      <Card title="Foto dan lokasi">
        <PhotoField label="Foto" help="Paling banyak 3." value={photos} onChange={setPhotos} />
        <DropFile label="Pilih berkas" hint="Seret berkas ke sini, atau pilih." accept=".csv,.xlsx" onFile={async (file) => toast({ say: file.name })} />
        <GpsField label="Titik lokasi" help="Boleh dilewati." value={gps} onChange={setGps} />
        <GpsField
          label="Titik rumah"
          value={{ lat: -6.18231, lon: 106.66612, accuracy: 8 }}
          onChange={setGps}
        />
      </Card>
    </Page>
  )
}
