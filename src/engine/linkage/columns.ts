// Any file of people: which column is what. The mapping is all that differs from file to file; absent, it is guessed from the headers.
import type { RawPerson, Role } from './people.ts'

/** Roles of columns: those of a person, parts of a birth date, an age, the row's own name, and what is left aside. */
export const columnRoles = [
  'name', 'mother', 'father', 'born', 'year', 'month', 'day', 'age', 'sex', 'number', 'family', 'home', 'area', 'birthplace', 'contact', 'mail', 'trait', 'id', 'truth', 'skip',
] as const
export type ColumnRole = (typeof columnRoles)[number]
/** Column → role. Areas are read in the order in which they stand here: the smallest first. */
export type Mapping = { readonly [column: string]: ColumnRole }

/** Headers, in lower case with other characters as “_”, English and Indonesian. The first that fits is taken. */
const known: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(cluster|cluster_id|ent_id|entity|entity_id|true_id|truth|person_id|id_orang|match_id|group_id|label)$/, 'truth'],
  [/^(id|no|nomor|no_urut|nomor_urut|index|key|uuid|rec(ord)?_?id|unique_?id|row_?id|source_id)$/, 'id'],
  [/ibu|mother|maiden/, 'mother'],
  [/ayah|father/, 'father'],
  [/tempat_?lahir|tmp_?lahir|kota_lahir|birth_?place|place_of_birth|birth_(city|town|country)|pob$/, 'birthplace'],
  [/^by$|^yob$|birth_?y(ea)?r|year_of_birth|y(ea)?r_?(of_)?birth|(tahun|thn|th)_?lahir/, 'year'],
  [/^bm$|birth_?mon(th)?$|month_of_birth|(bulan|bln)_?lahir/, 'month'],
  [/^bd$|birth_?day$|day_of_birth|hari_lahir/, 'day'],
  [/^dob|birth_?(date|dt)|date_of_birth|(tgl|tanggal)_?lahir|^lahir$|^born$|^birth$/, 'born'],
  [/^age|_age$|^umur|^usia/, 'age'],
  [/sex|gender|kelamin|^jk$|jns_?kel/, 'sex'],
  [/^(no_?)?kk$|kartu_?keluarga|(family|household|hh)_?(no|num|number|id)$/, 'family'],
  [/nik|ktp|^ssn$|soc_?sec|social_sec|national_?id|passport|nhs|^nisn$|^nin$|identity_n/, 'number'],
  [/e?_?mail|surel/, 'mail'],
  [/phone|mobile|^te?le?p|telepon|^(no_?)?hp$|whatsapp|^wa$/, 'contact'],
  [/occupation|profession|^job|pekerjaan|religion|agama|race|ethnic|education|pendidikan/, 'trait'],
  [/^(nama|name|nm)$|nama_?(lengkap|depan|tengah|belakang|keluarga|kecil)|nama_(anak|kepala|art|penduduk)|full_?name|(first|given|fore|middle|mid[dl]l?e?|last|sur|family|christian)_?(name|nm)|^[fl]name|surname|forename|alias/, 'name'],
  [/alamat|address|street|^rt$|^rw$|^rt_rw$|dusun|lingkungan|house|jalan|^jl$/, 'home'],
  [/desa|kelurahan|^kel$|village|suburb|parish|ward|post_?code|zip|kode_?pos|town|city|municip|kecamatan|^kec$|kabupaten|^kab|^kota|county|district|provin|^prov|state|region|wilayah|place/, 'area'],
]

/** Areas from the smallest up. */
const areaOrder: readonly RegExp[] = [/dusun|desa|kelurahan|^kel$|village|parish|ward|suburb/, /post|zip|pos/, /town|city|municip/, /kecamatan|^kec$|district/, /kab|kota|county/, /prov|state|region/]

const plain = (header: string): string => header.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')

/** What the headers say. `skip` where nothing is known of a column. */
export function guessMapping(headers: readonly string[]): Mapping {
  const roles = headers.map(header => {
    const text = plain(header)
    return { header, text, role: known.find(([pattern]) => pattern.test(text))?.[1] ?? ('skip' as const) }
  })
  const has = (pattern: RegExp): boolean => roles.some(r => r.role === 'name' && pattern.test(r.text))
  // A whole name beside its parts would be heard twice.
  const inParts = has(/first|given|fore|fname|depan/) && has(/sur|last|lname|belakang/)
  const dated = roles.some(r => r.role === 'born')
  const rank = (text: string): number => {
    const at = areaOrder.findIndex(pattern => pattern.test(text))
    return at < 0 ? areaOrder.length : at
  }
  const out: [string, ColumnRole][] = []
  for (const { header, text, role } of roles) {
    if (role === 'name' && inParts && (/full|lengkap/.test(text) || /^(nama|name)$/.test(text) || /first_and/.test(text))) out.push([header, 'skip'])
    else if (dated && (role === 'year' || role === 'month' || role === 'day' || role === 'age')) out.push([header, 'skip'])
    else if (role === 'age' && roles.some(r => r.role === 'year')) out.push([header, 'skip'])
    else if (role !== 'area') out.push([header, role])
  }
  const areas = roles.filter(r => r.role === 'area').sort((a, b) => rank(a.text) - rank(b.text))
  return Object.fromEntries([...out, ...areas.map(r => [r.header, 'area'] as const)])
}

const personRoles: ReadonlySet<string> = new Set<Role>(['name', 'mother', 'father', 'sex', 'number', 'family', 'home', 'area', 'birthplace', 'contact', 'mail', 'trait'])

/** One row of a file as the person it tells of. */
export function personReader(mapping: Mapping): (row: { readonly [column: string]: string | undefined }) => RawPerson {
  const columns = (role: ColumnRole): string[] => Object.keys(mapping).filter(column => mapping[column] === role)
  const plainRoles = columnRoles.flatMap((role): [Role, string[]][] => {
    const of = columns(role)
    return personRoles.has(role) && of.length > 0 ? [[role as Role, of]] : []
  })
  const [born, year, month, day, age] = (['born', 'year', 'month', 'day', 'age'] as const).map(role => columns(role)[0])
  return row => {
    const person: { [R in Role]?: string | string[] } = {}
    const said = (column: string | undefined): string => (column === undefined ? '' : (row[column] ?? '').trim())
    for (const [role, of] of plainRoles) person[role] = of.length === 1 ? said(of[0]) : of.map(said)
    const y = said(year)
    if (born !== undefined) person.born = said(born)
    else if (y !== '') person.born = said(month) !== '' && said(day) !== '' ? `${y}-${said(month).padStart(2, '0')}-${said(day).padStart(2, '0')}` : y
    // Only to be laid beside other ages of the same file.
    else if (/^\d{1,3}$/.test(said(age))) person.born = String(2050 - Number(said(age)))
    return person
  }
}

/** What is wrong with a mapping written by hand; empty when nothing is. */
export function mappingFaults(mapping: { readonly [column: string]: string }, headers: readonly string[]): string[] {
  const faults: string[] = []
  for (const [column, role] of Object.entries(mapping)) {
    if (!headers.includes(column)) faults.push(`There is no column “${column}”; there is: ${headers.join(', ')}.`)
    if (!(columnRoles as readonly string[]).includes(role)) faults.push(`“${role}” (column “${column}”) is no role; roles are: ${columnRoles.join(', ')}.`)
  }
  if (Object.values(mapping).every(role => role === 'skip' || role === 'id' || role === 'truth')) faults.push('No column tells anything of a person.')
  return faults
}
