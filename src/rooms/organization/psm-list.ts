// An existing member list, read row by row: columns guessed from their headers, villages found by code or name, dates and sexes as people write them; a row that is not taken says why, by its line.
import { type Text, isCalendarDate } from '../../engine/field.ts'
import { bornOf } from '../../engine/linkage/dates.ts'
import { parseNik } from '../../engine/values/nik.ts'
import { parsePlaceCode } from '../../engine/values/place-code.ts'
import type { ListedMember } from './psm-acts-import.ts'
import { psmTiers } from './psm-words.ts'

export const listRoles = [
  'name', 'sex', 'birthDate', 'birthPlace', 'nik', 'address', 'phone', 'village', 'district', 'code', 'education', 'occupation', 'skNo', 'skDate', 'skFrom', 'skUntil', 'ktaNo', 'tier', 'skip',
] as const
export type ListRole = (typeof listRoles)[number]
export const listRoleNames: { readonly [R in ListRole]: Text } = {
  name: { id: 'Nama', en: 'Name' }, sex: { id: 'Jenis kelamin', en: 'Sex' }, birthDate: { id: 'Tanggal lahir', en: 'Date of birth' }, birthPlace: { id: 'Tempat lahir', en: 'Place of birth' }, nik: { id: 'NIK', en: 'NIK' },
  address: { id: 'Alamat', en: 'Address' }, phone: { id: 'Nomor HP', en: 'Phone' }, village: { id: 'Desa/kelurahan', en: 'Village' }, district: { id: 'Kecamatan', en: 'Kecamatan' }, code: { id: 'Kode wilayah', en: 'Place code' },
  education: { id: 'Pendidikan', en: 'Education' }, occupation: { id: 'Pekerjaan', en: 'Occupation' }, skNo: { id: 'Nomor SK', en: 'Decree number' }, skDate: { id: 'Tanggal SK', en: 'Decree date' },
  skFrom: { id: 'SK mulai', en: 'Decree from' }, skUntil: { id: 'SK sampai', en: 'Decree until' }, ktaNo: { id: 'Nomor KTA', en: 'Card number' }, tier: { id: 'Jenjang pelatihan', en: 'Training tier' }, skip: { id: '(tidak dipakai)', en: '(left aside)' },
}

/** In this order: the more particular header before the plainer one. */
const known: readonly (readonly [RegExp, ListRole])[] = [
  [/tempat.*lahir|^tmp/, 'birthPlace'], [/lahir|birth|^ttl$/, 'birthDate'], [/^nik$|no.*ktp|nomor.*ktp|^ktp$/, 'nik'], [/kelamin|^jk$|^l_?p$|^sex$|gender/, 'sex'],
  [/(tgl|tanggal).*sk/, 'skDate'], [/sk.*(mulai|awal)|mulai.*sk|tmt/, 'skFrom'], [/sk.*(sampai|akhir|berakhir)|masa.*(berlaku|bakti)|berlaku.*sampai/, 'skUntil'], [/sk/, 'skNo'], [/kta|no.*anggota|nomor.*anggota/, 'ktaNo'],
  [/kode.*(wilayah|desa|kel)|^kode$/, 'code'], [/kecamatan|^kec$/, 'district'], [/kelurahan|desa|^kel$|wilayah/, 'village'], [/alamat/, 'address'], [/telp|telepon|^hp$|no_?hp|whatsapp|^wa$|ponsel/, 'phone'],
  [/pendidikan/, 'education'], [/pekerjaan|profesi/, 'occupation'], [/jenjang|pelatihan|bimtek|diklat/, 'tier'], [/nama|name/, 'name'],
]
const plain = (header: string): string => header.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')

/** Column → role; a role is given once, to the first header that fits. */
export function guessListMapping(headers: readonly string[]): ListRole[] {
  const taken = new Set<ListRole>()
  return headers.map((h) => {
    const role = known.find(([shape]) => shape.test(plain(h)))?.[1] ?? 'skip'
    if (role !== 'skip' && taken.has(role)) return 'skip'
    taken.add(role)
    return role
  })
}

/** A letterhead or a merged title may stand above the headers. */
const titleRows = 12
export function headerRow(rows: readonly (readonly string[])[]): number {
  const hits = rows.slice(0, titleRows).map((r) => guessListMapping(r).filter((x) => x !== 'skip').length)
  const best = Math.max(0, ...hits)
  return best < 2 ? 0 : hits.indexOf(best)
}

export interface VillageName { code: string; name: string; district: string }
/** A row as it is taken in, with its village. */
export interface ReadMember extends ListedMember { place: string }
export interface ReadList {
  members: ReadMember[]
  refused: { row: number; why: Text; cells: readonly string[] }[]
  /** What was taken in without something that could not be read. */
  noted: { row: number; say: Text }[]
  rows: number
}

const no = (id: string, en: string): Text => ({ id, en })

/** `withPrivate` false: NIK, birth date, address and phone are left aside, whatever the list holds. */
export function readMemberList(rows: readonly (readonly string[])[], headAt: number, mapping: readonly ListRole[], villages: readonly VillageName[], withPrivate = true): ReadList {
  const out: ReadList = { members: [], refused: [], noted: [], rows: 0 }
  const find = villageFinder(villages)
  for (const [i, cells] of rows.entries()) {
    if (i <= headAt || cells.every((c) => c.trim() === '')) continue
    out.rows++
    const row = i + 1
    const cell = (role: ListRole): string => {
      const at = mapping.indexOf(role)
      return at < 0 ? '' : (cells[at] ?? '').trim().replace(/^'/, '')
    }
    const refuse = (why: Text): void => void out.refused.push({ row, why, cells })
    const note = (id: string, en: string): void => void out.noted.push({ row, say: no(id, en) })
    const name = cell('name').replace(/\s+/g, ' ')
    if (name.length < 2) { refuse(no('Nama belum diisi.', 'There is no name.')); continue }
    const place = find(cell('code'), cell('village'), cell('district'))
    if (typeof place !== 'string') { refuse(place); continue }
    const digits = cell('nik').replace(/\D/g, '')
    const number = digits === '' ? null : parseNik(digits)
    if (number && !number.ok) note(`NIK tidak dipakai: ${number.reason.id}`, `The NIK was left out: ${number.reason.en}`)
    const sex = sexOf(cell('sex')) ?? (number?.ok ? number.sex : null)
    if (!sex) { refuse(no('Jenis kelamin belum diisi (L/P) dan tidak terbaca dari NIK.', 'There is no sex (L/P), nor a NIK that tells it.')); continue }
    const day = (role: ListRole, label: string): string | null => {
      const written = cell(role)
      if (written === '') return null
      const found = dayOf(written)
      if (!found) note(`${label} “${written}” tidak terbaca.`, `${label} “${written}” cannot be read.`)
      return found
    }
    const birthDate = day('birthDate', 'Tanggal lahir')
    const skDate = day('skDate', 'Tanggal SK')
    const skFrom = day('skFrom', 'SK mulai')
    const skUntil = day('skUntil', 'SK sampai')
    if (skUntil && (skFrom ?? skDate) && skUntil < ((skFrom ?? skDate) as string)) { refuse(no('SK berakhir sebelum mulai.', 'The decree ends before it begins.')); continue }
    const tier = psmTiers.find((t) => [t.code, t.label.id.toLowerCase()].includes(cell('tier').toLowerCase()) )?.code ?? null
    out.members.push({
      row, place, name: name.slice(0, 120), sex, skNo: cell('skNo') || null, skDate, skFrom, skUntil, ktaNo: cell('ktaNo') || null, tier, occupation: cell('occupation').slice(0, 120) || null,
      ...(withPrivate
        ? { nik: number?.ok ? number.nik : null, birthDate, birthPlace: cell('birthPlace').slice(0, 80) || null, address: cell('address').slice(0, 300) || null, phone: /^\+?[0-9 ()-]{6,20}$/.test(cell('phone')) ? cell('phone') : null }
        : {}),
    })
  }
  return out
}

const sexOf = (text: string): 'L' | 'P' | null => (/^(l|lk|pria|laki|m$|male)/i.test(text) ? 'L' : /^(p|pr|wanita|perempuan|f$|female)/i.test(text) ? 'P' : null)

/** A day as people write it, or as a spreadsheet counts it. Null where it is none. */
export function dayOf(written: string): string | null {
  const text = written.trim()
  if (/^\d{5}(\.0+)?$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10)
    return isCalendarDate(day) ? day : null
  }
  const n = bornOf(text)
  const day = `${String(Math.floor(n / 10_000)).padStart(4, '0')}-${String(Math.floor(n / 100) % 100).padStart(2, '0')}-${String(n % 100).padStart(2, '0')}`
  return n > 0 && isCalendarDate(day) ? day : null
}

const bare = (name: string): string => name.toLowerCase().replace(/^(kelurahan|kel\.?|desa|ds\.?|kecamatan|kec\.?)\s+/, '').replace(/[^\p{L}\p{N}]+/gu, '')

/** A village by its code, else by its name; where a name is borne twice its kecamatan decides. */
function villageFinder(villages: readonly VillageName[]): (code: string, name: string, district: string) => string | Text {
  const codes = new Set(villages.map((v) => v.code))
  const byName = new Map<string, VillageName[]>()
  for (const v of villages) byName.set(bare(v.name), [...(byName.get(bare(v.name)) ?? []), v])
  return (code, name, district) => {
    if (code !== '') {
      const read = parsePlaceCode(code)
      return read && codes.has(read) ? read : no(`Kode wilayah “${code}” tidak ada di kabupaten/kota ini.`, `The place code “${code}” is not in this regency.`)
    }
    if (name === '') return no('Desa/kelurahan belum diisi.', 'There is no village.')
    const found = byName.get(bare(name)) ?? []
    const here = found.length > 1 && district !== '' ? found.filter((v) => bare(v.district) === bare(district)) : found
    if (here.length === 1 && here[0]) return here[0].code
    if (here.length === 0 && found.length > 0) return no(`Desa/kelurahan “${name}” tidak ada di kecamatan “${district}”.`, `There is no village “${name}” in the kecamatan “${district}”.`)
    return here.length === 0
      ? no(`Desa/kelurahan “${name}” tidak ditemukan di kabupaten/kota ini.`, `The village “${name}” was not found in this regency.`)
      : no(`Ada ${here.length} desa/kelurahan bernama “${name}”. Isi kecamatannya.`, `${here.length} villages are called “${name}”. Fill in the kecamatan.`)
  }
}
