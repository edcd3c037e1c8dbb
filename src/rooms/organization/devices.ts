// Phones as a supervisor sees them: heard from when, holding what back, silent too long, revoked, forgotten.
import type { Text } from '../../engine/field.ts'

/** Who sees the devices of the people in their place: those who must notice that a phone is silent or lost. */
export const deviceWatchers: readonly string[] = ['admin', 'dinsos_head', 'district_supervisor', 'ipsm_board_city', 'ipsm_board_local', 'puskesos_koord']
/** Who reads what a lost phone held, to tell those concerned. */
export const breachReaders: readonly string[] = ['admin', 'dinsos_head', 'dpo']

/** A phone not heard from for this many days is named, unless the house is set otherwise. */
export const silentAfterDays = 7
/** Hours from the report of a breach until those concerned and the authority are told (Law 27/2022, article 46). */
export const breachHours = 72

export interface DeviceSeen {
  id: string
  person: string
  name: string
  label: string
  /** Posts of the person within the place asked about. */
  posts: { role: string; place: string; current: boolean }[]
  enrolledAt: string
  lastContact: string
  /** Whole days since then. */
  silentDays: number
  silent: boolean
  app: string | null
  unsent: number | null
  photos: number | null
  oldest: string | null
  attention: number | null
  unreadable: number | null
  usedBytes: number | null
  freeBytes: number | null
  persisted: boolean | null
  /** When it last told of itself. */
  healthAt: string | null
  revoked: { at: string; kind: 'lost' | 'ended'; lostAt: string | null; why: string } | null
  wipedAt: string | null
}

export const silentDaysOf = (lastContact: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(lastContact)) / 86_400_000))

/** Silent ones first, longest first; then those that hold something back; revoked ones last. */
export function byConcern(a: DeviceSeen, b: DeviceSeen): number {
  const rank = (d: DeviceSeen): number => (d.revoked ? 3 : d.silent ? 0 : (d.unsent ?? 0) + (d.photos ?? 0) > 0 ? 1 : 2)
  return rank(a) - rank(b) || b.silentDays - a.silentDays || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)
}

/** What a lost device held: rows of one kind in one space. */
export interface Exposed {
  space: string
  placeName: string
  record: Text
  class: 'N' | 'R' | 'X'
  n: number
}

export interface BreachTold {
  personName: string
  deviceLabel: string
  lostAt: string | null
  reportedAt: string
  dueAt: string
  how: string
  wipedAt: string | null
  exposed: readonly Exposed[]
}

const classWords = {
  N: { id: 'internal (tanpa data terbatas)', en: 'internal (nothing restricted)' },
  R: { id: 'terbatas (data pribadi keluarga)', en: 'restricted (families’ personal data)' },
  X: { id: 'sangat terbatas (catatan tim kasus)', en: 'highly restricted (case teams’ notes)' },
} as const

export const countsByClass = (exposed: readonly Exposed[]): { N: number; R: number; X: number } => {
  const sum = { N: 0, R: 0, X: 0 }
  for (const e of exposed) sum[e.class] += e.n
  return sum
}

/** Draft of the notice: which data, when and how it came about, what was done about it. A person reads and sends it. */
export function breachDraft(b: BreachTold, say: (iso: string) => Text): Text {
  const counts = countsByClass(b.exposed)
  const lines = (lang: 'id' | 'en'): string[] =>
    (['X', 'R', 'N'] as const).flatMap((cls) => {
      if (counts[cls] === 0) return []
      const bySpace = new Map<string, string[]>()
      for (const e of b.exposed) if (e.class === cls) bySpace.set(e.placeName, [...(bySpace.get(e.placeName) ?? []), `${e.record[lang]} ${e.n}`])
      return [`- ${classWords[cls][lang]}: ${counts[cls]}`, ...[...bySpace].map(([place, parts]) => `  ${place}: ${parts.join(', ')}`)]
    })
  const none = { id: '- Tidak ada data wilayah di perangkat ini.', en: '- No data of any area lay on this device.' }
  const lost = b.lostAt ?? b.reportedAt
  return {
    id: [
      'PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (konsep)',
      '',
      `Perangkat: ${b.deviceLabel}, dipegang ${b.personName}.`,
      `Waktu kejadian: ${say(lost).id}. Dilaporkan: ${say(b.reportedAt).id}. Batas pemberitahuan (3 × 24 jam): ${say(b.dueAt).id}.`,
      `Bagaimana terjadi: ${b.how}`,
      '',
      'Data yang tersimpan di perangkat:',
      ...(b.exposed.length > 0 ? lines('id') : [none.id]),
      '',
      'Penanganan dan pemulihan:',
      '- Simpanan di perangkat terenkripsi dan terkunci PIN; sepuluh kali PIN salah menutup kuncinya.',
      '- Perangkat sudah dicabut: tidak dapat masuk, dan kode perangkat yang masih terbuka dibatalkan.',
      b.wipedAt ? `- Isi perangkat sudah terhapus pada ${say(b.wipedAt).id}.` : '- Perintah hapus jarak jauh menunggu perangkat terhubung lagi.',
      '- Data asli tetap utuh di server; tidak ada yang hilang bagi warga.',
    ].join('\n'),
    en: [
      'NOTICE OF A PERSONAL DATA BREACH (draft)',
      '',
      `Device: ${b.deviceLabel}, held by ${b.personName}.`,
      `When: ${say(lost).en}. Reported: ${say(b.reportedAt).en}. To be told by (3 × 24 hours): ${say(b.dueAt).en}.`,
      `How it happened: ${b.how}`,
      '',
      'Data kept on the device:',
      ...(b.exposed.length > 0 ? lines('en') : [none.en]),
      '',
      'What was done, and recovery:',
      '- The store on the device is encrypted and locked by a PIN; ten wrong PINs close the lock.',
      '- The device is revoked: it cannot sign in, and open device codes were cancelled.',
      b.wipedAt ? `- What the device held was removed on ${say(b.wipedAt).en}.` : '- The order to wipe waits for the device to connect again.',
      '- The originals are whole on the server; nothing is lost for the people concerned.',
    ].join('\n'),
  }
}
