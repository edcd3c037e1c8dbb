// Sentences and readings the review's screens share.
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import type { Say } from '../../../kit/words.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import type { SideField } from '../../../kit/side-by-side.web.tsx'
import { Person } from '../../registry/door.ts'
import { fieldGroups, sameGroup } from '../rules.ts'

/** Reasons are joined in small letters; on a line of their own they begin like a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const textOf = (v: unknown): string => (typeof v === 'string' ? v : '')

/** How likely, as somebody would say it; the number stays with the house. */
export function chanceTag(p: number | null | undefined): { label: Say; tone: Tone } {
  if (p === null || p === undefined) return { label: { id: 'Diusulkan orang', en: 'Suggested by a person' }, tone: 'info' }
  if (p >= 0.95) return { label: { id: 'Hampir pasti sama', en: 'Almost surely the same' }, tone: 'caution' }
  if (p >= 0.7) return { label: { id: 'Sangat mungkin sama', en: 'Very likely the same' }, tone: 'caution' }
  return { label: { id: 'Mungkin sama', en: 'Maybe the same' }, tone: 'neutral' }
}

export const stateTags: { readonly [state: string]: { label: Say; tone: Tone } } = {
  menunggu: { label: { id: 'Menunggu diperiksa', en: 'Waiting' }, tone: 'waiting' },
  ragu: { label: { id: 'Belum pasti', en: 'Not sure yet' }, tone: 'caution' },
  sama: { label: { id: 'Disatukan', en: 'Merged' }, tone: 'good' },
  berbeda: { label: { id: 'Bukan orang yang sama', en: 'Not the same' }, tone: 'neutral' },
}

export const groupLabels: { readonly [group: string]: Say } = {
  name: { id: 'Nama', en: 'Name' }, nik: { id: 'NIK', en: 'NIK' }, sex: { id: 'Jenis kelamin', en: 'Sex' }, birthDate: { id: 'Tanggal lahir', en: 'Birth date' },
  birthPlace: { id: 'Tempat lahir', en: 'Birth place' }, marital: { id: 'Status kawin', en: 'Marital status' }, presence: { id: 'Keberadaan', en: 'Presence' },
  phone: { id: 'Telepon', en: 'Phone' }, address: { id: 'Alamat', en: 'Address' }, family: { id: 'Keluarga', en: 'Family' },
}

const c = Person.columns as Fields

/** One group of a person's fields in words; empty where nothing is said. */
export function groupValue(group: string, row: { [column: string]: unknown }, t: (say: Say) => string, date: (day: string) => string): string {
  switch (group) {
    case 'birthDate': return textOf(row.birthDate) ? date(textOf(row.birthDate)) : ''
    case 'nik': return textOf(row.nik) || (textOf(row.nikRaw) ? `${textOf(row.nikRaw)} (${t({ id: 'belum benar', en: 'not right' })})` : row.nikReason ? t(choiceLabel(c.nikReason as never, row.nikReason)) : '')
    case 'address': return [textOf(row.address), row.rt ? `RT ${textOf(row.rt)}` : '', row.rw ? `RW ${textOf(row.rw)}` : ''].filter(Boolean).join(', ')
    case 'presence': return [row.presence ? t(choiceLabel(c.presence as never, row.presence)) : '', textOf(row.diedOn) ? date(textOf(row.diedOn)) : ''].filter(Boolean).join(', ')
    case 'sex': case 'marital': return row[group] ? t(choiceLabel(c[group] as never, row[group])) : ''
    default: return textOf(row[group])
  }
}

/** Both records beside each other, group by group. */
export function sideFields(left: AnyRow, right: AnyRow, t: (say: Say) => string, date: (day: string) => string): SideField[] {
  return Object.keys(fieldGroups).map((group) => {
    const [l, r] = [groupValue(group, left, t, date), groupValue(group, right, t, date)]
    const said = (row: AnyRow, v: string): string => (group === 'nik' && !row.nik && !row.nikRaw ? '' : v)
    const agree = !l && !r ? 'none' : sameGroup(group, left, right) || (!!l && l.toLowerCase() === r.toLowerCase()) ? 'same' : !said(left, l) || !said(right, r) ? 'one' : 'differs'
    return { id: group, label: groupLabels[group] ?? group, left: l, right: r, agree }
  })
}
