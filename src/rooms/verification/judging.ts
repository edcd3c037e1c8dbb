// What every act on a batch asks: which batch, which families, may this person, is it still open. Shared by all of the room's acts.
import type { Env, Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import { json } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import { regencyOf, type SpaceKey, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { holds, type Who } from '../../engine/who.ts'
import { z } from 'zod'
import { batchFlow, itemFlow, sealedStates } from './flow.ts'
import { Batch, BatchItem } from './records.ts'
import { type BatchRow, type ItemRow, stateThen } from './rules.ts'

export interface OfBatch { batchId?: string | null }

export const operatorRoles = ['village_operator'] as const
export const villageRoles = ['village_operator', 'village_head'] as const
/** Who lists and records at the desk of the village. */
export const deskRoles = ['village_operator', 'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'] as const
/** Who sends the workers out. */
export const assignRoles = ['village_operator', 'puskesos_koord'] as const
export const reviewRoles = ['district_supervisor', 'dinsos_verifier'] as const
export const regencyRoles = ['dinsos_verifier', 'dinsos_head'] as const
/** Who reads batches without the names: their numbers and dates. */
export const watchRoles = [...deskRoles, 'village_head', 'district_supervisor', 'dinsos_verifier', 'dinsos_head', 'pekerja_sosial', 'ipsm_board_local', 'ipsm_board_city', 'kepala_daerah', 'opd_owner', 'auditor', 'dpo', 'admin'] as const

/** Rows of a village's batch live in its two spaces. */
export const restricted = (place: string): SpaceKey => villageSpace(place, 'R')
export const internal = (place: string): SpaceKey => villageSpace(place, 'N')

export const calendarRow = (place: string): string => derivedId(regencyOf(place), 'verval-calendar')

export const readBatch = (i: OfBatch): Read[] => [{ record: Batch, id: i.batchId }]
export const readItems = (i: OfBatch): Read[] => (i.batchId ? [{ record: BatchItem, where: { batchId: i.batchId } }] : [])

export const batchFound = (i: OfBatch, look: Look): BatchRow | undefined => look.find(Batch, i.batchId)
export const itemsOf = (i: OfBatch, look: Look): ItemRow[] => (i.batchId ? look.all(BatchItem, { batchId: i.batchId }) : [])

/** The batch of a guard or an effect: `may` has already seen that it is there. */
export function theBatch(i: OfBatch, look: Look): BatchRow {
  const row = batchFound(i, look)
  if (!row) throw new Error('the batch was judged but is not there')
  return row
}

/** The batch's spaces; both, because what is done to a family moves its batch along. */
export function batchSpaces(i: OfBatch, look: Look): SpaceKey[] {
  const row = batchFound(i, look)
  return row ? [restricted(row.place), internal(row.place)] : []
}

/** Serves the batch's own village in one of these posts. */
export function serves(who: Who, i: OfBatch, look: Look, roles: readonly string[]): boolean {
  const row = batchFound(i, look)
  return row !== undefined && holds(who, roles, row.place)
}

export const sealed: Refusal = refuse('SUDAH_DISAHKAN', 'Batch ini sudah disahkan dan tidak dapat diubah. Perubahan masuk ke batch berikutnya.', 'This batch is approved and cannot be changed. Changes go into the next batch.')

/** Why a step of the batch cannot be taken on the day of the act; null when it can. */
export function wrongStep(act: string, row: BatchRow, env: Env): Refusal | null {
  if (row.place !== env.place) return notHere
  if (sealedStates.includes(row.state ?? '') && !['verification.export', 'verification.acknowledge'].includes(act)) return sealed
  return stepRefusal(batchFlow, act, stateThen(row, env.day))
}

/** Families of a batch may be worked on: the batch is neither final nor sealed nor over. */
export function closedTo(row: BatchRow, env: Env, states: readonly string[]): Refusal | null {
  if (row.place !== env.place) return notHere
  if (sealedStates.includes(row.state ?? '')) return sealed
  const state = stateThen(row, env.day)
  if (state === 'kedaluwarsa') return refuse('BATCH_KEDALUWARSA', 'Batas akhir batch ini sudah lewat. Minta Dinas Sosial memberi waktu tambahan.', 'This batch is past its cut-off. Ask the social office for more time.')
  if (states.includes(state)) return null
  const label = batchFlow.states[state as keyof typeof batchFlow.states]?.label ?? { id: state, en: state }
  return refuse('BATCH_TIDAK_TERBUKA', `Keluarga tidak dapat diubah saat batch “${label.id}”.`, `Families cannot be changed while the batch is “${label.en}”.`)
}

export const notHere: Refusal = refuse('TIDAK_DITEMUKAN', 'Catatan ini tidak ada di wilayah ini.', 'There is no such record here.')
export const alreadyThere: Refusal = refuse('SUDAH_ADA', 'Catatan ini sudah tersimpan.', 'This was recorded already.')
export const inFuture: Refusal = refuse('TANGGAL_DEPAN', 'Tanggal ini belum terjadi.', 'This date is in the future.')
export const fourEyes: Refusal = refuse('EMPAT_MATA', 'Langkah ini harus dilakukan orang lain, bukan yang mengusulkan atau memeriksanya sebelumnya.', 'Somebody else must do this, not the one who proposed or checked it before.')
export const notInBatch: Refusal = refuse('TIDAK_DALAM_BATCH', 'Ada keluarga yang tidak ada dalam batch ini. Muat ulang lalu pilih lagi.', 'Some of these families are not in this batch. Reload and choose again.')

export function tooShort(text: string | null | undefined, least: number): Refusal | null {
  const n = (text ?? '').trim().length
  return n >= least ? null : refuse('ALASAN_KURANG', `Tulis alasannya paling sedikit ${least} huruf (baru ${n}).`, `Write a reason of at least ${least} characters (now ${n}).`)
}

/** Several families at once. */
export const itemIdsField = json({ class: 'R', label: { id: 'Keluarga', en: 'Families' }, required: true, schema: z.array(z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/)).min(1).max(500) })

/** Those families alone: a batch may hold thousands, and most steps are about few. */
export const readPicked = (ids: readonly (string | null | undefined)[] | null | undefined): Read[] => [...new Set(ids ?? [])].map((id) => ({ record: BatchItem, id }))
/** The rows of these ids, each once; null when one is not in the batch. */
export function pickedIn(i: OfBatch, ids: readonly string[] | null | undefined, look: Look): ItemRow[] | null {
  const rows = [...new Set(ids ?? [])].map((id) => look.find(BatchItem, id))
  return rows.every((r): r is ItemRow => r !== undefined && r.batchId === i.batchId) ? rows : null
}
export const itemIn = (i: OfBatch & { itemId?: string | null }, look: Look): ItemRow | undefined => pickedIn(i, i.itemId ? [i.itemId] : [], look)?.[0]

/** The same among the whole batch, for steps that read all of it. */
export function picked(ids: readonly string[] | null | undefined, items: readonly ItemRow[]): ItemRow[] | null {
  const byId = new Map(items.map((i) => [i.id, i]))
  const rows = [...new Set(ids ?? [])].map((id) => byId.get(id))
  return rows.every((r): r is ItemRow => r !== undefined) ? rows : null
}

/** Every one of them stands where the act may be taken; the first that does not is named. */
export function wrongItem(act: string, rows: readonly ItemRow[]): Refusal | null {
  for (const row of rows) {
    if (!stepRefusal(itemFlow, act, row.state)) continue
    const label = itemFlow.states[row.state as keyof typeof itemFlow.states]?.label ?? { id: row.state ?? '—', en: row.state ?? '—' }
    return refuse('LANGKAH_TIDAK_SAH', `Langkah ini tidak bisa untuk keluarga ${row.headName ?? '—'}: keadaannya “${label.id}”.`, `This step is not possible for the family of ${row.headName ?? '—'}: its state is “${label.en}”.`)
  }
  return null
}

/** First refusal of a list, or null; later ones are only worked out when the earlier say nothing. */
export function firstOf(...checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const said = check()
    if (said) return said
  }
  return null
}

/** Where rows of a batch stand. */
export const inVillage = (row: { place: string }, id: string): { id: string; place: string; class: 'R' } => ({ id, place: row.place, class: 'R' })
