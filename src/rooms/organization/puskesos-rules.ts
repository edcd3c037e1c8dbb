// What a village's Puskesos still lacks, as a list one can work off: read from its row, the appointments of the house and the day.
import type { Text } from '../../engine/field.ts'
import type { Staff } from './pillar-records.ts'

export interface PuskesosFacts {
  state?: string | null
  skNo?: string | null
  skUntil?: string | null
  address?: string | null
  hours?: string | null
  contact?: string | null
  equipment?: readonly string[] | null
  staff?: readonly Staff[] | null
}
export interface StaffPost {
  role?: string | null
  from?: string | null
  until?: string | null
  sk?: string | null
}

export interface Lack {
  code: string
  /** 'bad': it does not work without; 'caution': it works, but not as it should. */
  tone: 'bad' | 'caution'
  say: Text
}

const lack = (code: string, tone: Lack['tone'], id: string, en: string): Lack => ({ code, tone, say: { id, en } })
const duties: { [role: string]: string } = { puskesos_koord: 'koordinator', puskesos_fo: 'fo', puskesos_bo: 'bo' }

/** Duties somebody holds on the day, by a post of the house or by a decree written down here. */
export function dutiesHeld(desk: PuskesosFacts | null | undefined, posts: readonly StaffPost[], day: string): Set<string> {
  const held = new Set<string>()
  for (const p of posts) {
    const duty = duties[p.role ?? '']
    if (duty && (p.from ?? '') <= day && (!p.until || day <= p.until)) held.add(duty)
  }
  for (const s of desk?.staff ?? []) if (!s.skUntil || day <= s.skUntil) held.add(s.duty)
  return held
}

/** In the order in which it is worked off; empty = nothing is missing. */
export function puskesosLacks(desk: PuskesosFacts | null | undefined, posts: readonly StaffPost[], day: string): Lack[] {
  if (!desk) return [lack('BELUM_DIDATA', 'caution', 'Belum dicatat ada atau tidaknya Puskesos. Catat dulu keadaannya.', 'Nobody has said yet whether there is a Puskesos. Record that first.')]
  if (desk.state === 'belum_ada') return [lack('BELUM_ADA', 'bad', 'Desa/kelurahan ini belum memiliki Puskesos.', 'This village has no Puskesos yet.')]
  const held = dutiesHeld(desk, posts, day)
  const out: Lack[] = []
  if (desk.state === 'tidak_aktif') out.push(lack('TIDAK_MELAYANI', 'bad', 'Puskesos ada, tetapi belum melayani.', 'The Puskesos exists but does not serve yet.'))
  if (!desk.skNo) out.push(lack('TANPA_SK', 'bad', 'Belum ada SK pembentukan.', 'There is no decree that founds it.'))
  else if (desk.skUntil && desk.skUntil < day) out.push(lack('SK_HABIS', 'bad', 'SK Puskesos sudah habis masa berlakunya.', 'Its decree has run out.'))
  if (!held.has('koordinator')) out.push(lack('TANPA_KOORDINATOR', 'bad', 'Belum ada koordinator dengan SK yang berlaku.', 'There is no coordinator with a decree in force.'))
  if (!held.has('fo')) out.push(lack('TANPA_FO', 'bad', 'Belum ada petugas depan (FO).', 'There is no front officer.'))
  if (!held.has('bo')) out.push(lack('TANPA_BO', 'caution', 'Belum ada petugas belakang (BO).', 'There is no back officer.'))
  const late = (desk.staff ?? []).filter((s) => s.skUntil && s.skUntil < day).length
  if (late > 0) out.push(lack('SK_PETUGAS_HABIS', 'caution', `SK ${late} petugas sudah habis masa berlakunya.`, `The decrees of ${late} staff have run out.`))
  if (!desk.address) out.push(lack('TANPA_ALAMAT', 'caution', 'Alamat belum dicatat; warga tidak tahu harus ke mana.', 'No address: people do not know where to go.'))
  if (!desk.hours) out.push(lack('TANPA_JAM', 'caution', 'Jam layanan belum dicatat.', 'No opening hours.'))
  const has = new Set(desk.equipment ?? [])
  const missing = [['meja', 'meja layanan', 'a service desk'], ['buku', 'buku register', 'a register book'], ['ruang_tertutup', 'ruang konsultasi tertutup', 'a room to talk in private']].filter(([c]) => !has.has(c ?? ''))
  if (missing.length > 0) out.push(lack('PERLENGKAPAN', 'caution', `Perlengkapan yang belum ada: ${missing.map((m) => m[1]).join(', ')}.`, `Equipment still missing: ${missing.map((m) => m[2]).join(', ')}.`))
  return out
}
