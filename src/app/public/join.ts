// What the join form holds, made into the act: its steps, and the code minted on this phone, of which only the hash leaves.
import { type Fields, problemsOf, type Text, type Values } from '../../engine/field.ts'
import { newId } from '../../engine/values/id.ts'
import type { ReadyReport } from '../../rooms/reports/public.ts'
import { mintTicket, ticketHash } from '../../rooms/reports/ticket.ts'
import { joinFields } from '../../rooms/organization/psm-fields.ts'
import { pledges } from '../../rooms/organization/psm-words.ts'

export interface JoinStep {
  code: 'siapa' | 'alamat' | 'tentang' | 'janji'
  title: Text
  names: readonly string[]
}

export const joinSteps: readonly JoinStep[] = [
  { code: 'siapa', title: { id: 'Siapa Anda?', en: 'Who are you?' }, names: ['name', 'sex', 'birthPlace', 'birthDate', 'nik', 'citizen'] },
  { code: 'alamat', title: { id: 'Di mana Anda tinggal?', en: 'Where do you live?' }, names: ['place', 'ktpPlace', 'address', 'phone', 'showPhone', 'ktpPhoto'] },
  { code: 'tentang', title: { id: 'Tentang Anda', en: 'About you' }, names: ['motivation', 'skills', 'education', 'occupation', 'literate'] },
  { code: 'janji', title: { id: 'Janji seorang PSM', en: 'A member’s promise' }, names: ['pledges'] },
]

export const fields: Fields = joinFields

/** What still has to be put right on one step. */
export function joinProblems(step: JoinStep, values: Values): Record<string, Text> {
  const asked = Object.fromEntries(step.names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])))
  const found = problemsOf(asked, values)
  if (step.code === 'siapa' && values.citizen !== true) found.citizen = { id: 'PSM adalah warga negara Indonesia.', en: 'Members are Indonesian citizens.' }
  if (step.code === 'tentang' && values.literate !== true) found.literate = { id: 'PSM mencatat dan melapor, jadi perlu bisa membaca dan menulis.', en: 'Members keep notes and report.' }
  if (step.code === 'alamat' && values.place && values.ktpPlace && values.place !== values.ktpPlace) {
    found.ktpPlace = { id: 'Mendaftarlah di desa/kelurahan sesuai KTP Anda.', en: 'Apply in the village of your KTP.' }
  }
  if (step.code === 'janji' && pledges.some((p) => !(values.pledges as string[] | undefined)?.includes(p.code))) {
    found.pledges = { id: 'Setujui keempat janji untuk mendaftar.', en: 'Accept all four promises to apply.' }
  }
  return found
}

export async function readyToJoin(values: Values): Promise<ReadyReport> {
  const code = mintTicket()
  const id = newId()
  const told = Object.fromEntries(Object.keys(joinFields).flatMap((name) => (values[name] === undefined || values[name] === '' || values[name] === null ? [] : [[name, values[name]]])))
  return { code, id, place: String(values.place ?? ''), input: { psmId: id, source: 'web', ...told, ticketHash: await ticketHash(code) } }
}
