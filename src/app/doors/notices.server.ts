// Why something leaves a device, in sentences for its reader and signed: a word of the house becomes where it went, as far as they may know.
import type { Text } from '../../engine/field.ts'
import { takenAway } from '../../engine/receipt.ts'
import type { Answered } from '../../engine/road.server/road.server.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { covers, scopesOf, type Scopes } from '../../engine/who.ts'
import type { PullAnswer, ReceiptText, Signed } from '../../engine/wire.ts'
import type { PlaceAnswers } from '../../rooms/places/answers.server.ts'
import type { ServerKeys } from '../keys.server.ts'
import type { Doors, SignedIn } from './door.server.ts'

const elsewhere: Text = { id: 'Pindah ke wilayah lain, di luar tugas Anda.', en: 'Moved to another area, outside your post.' }
const sealed: Text = { id: 'Kini hanya dapat dibuka oleh tim yang menanganinya.', en: 'Only the team in charge may open it now.' }
const otherTeam: Text = { id: 'Kini ditangani tim di wilayah lain.', en: 'A team in another area is in charge now.' }
const notYours: Text = { id: 'Tidak lagi termasuk tugas Anda.', en: 'No longer part of your post.' }
const areaEnded: Text = { id: 'Wilayah ini tidak lagi menjadi tugas Anda; salinannya dihapus dari perangkat.', en: 'This area is no longer yours; its copy was removed from the device.' }
const teamEnded: Text = { id: 'Anda tidak lagi di tim ini; catatan tim dihapus dari perangkat.', en: 'You are no longer in this team; its notes were removed from the device.' }

/** The answer with a sentence at each thing it takes away, and the server's signature over all of them. */
export function toldWhy(doors: Doors, me: SignedIn, answer: PullAnswer): PullAnswer {
  if (answer.drops.length === 0 && answer.deltas.every((d) => d.leaves.length === 0 && !d.base)) return answer
  const scopes = scopesOf(presentWho(doors.road, me.known), doors.road.house.roles)
  const told: PullAnswer = {
    ...answer,
    // What comes again in the same answer is not lost: there the road's own reason stands.
    drops: answer.drops.map(({ space, reason }) => ({ space, reason: answer.deltas.some((d) => d.space === space) ? reason : space.startsWith('t:') ? teamEnded : areaEnded })),
    deltas: answer.deltas.map((d) => ({ ...d, leaves: d.leaves.map((l) => ({ ...l, say: whyOf(doors.places, scopes, d.space, l.reason) })) })),
  }
  const taken = takenAway(told, me.device, doors.road.clock().toISOString())
  return taken ? { ...told, notice: doors.keys.sign(JSON.stringify(taken)) } : told
}

/** One leave in words. Where a family went is told to who held its restricted rows, or serves where it went; of sealed rows never. */
export function whyOf(places: PlaceAnswers, scopes: Scopes, space: string, reason: string): Text {
  const [word, to] = reason.split(' ')
  if (word === 'disegel') return sealed
  if (word !== 'pindah') return notYours
  const [kind, from = ''] = space.split(':')
  if (kind !== 'v') return otherTeam
  if (!to || !(scopes.r.some((p) => covers(p, from)) || scopes.n.some((p) => covers(p, to)))) return elsewhere
  const place = places.placeAnswer(to)
  if (!place) return { id: `Pindah ke wilayah ${to}.`, en: `Moved to the area ${to}.` }
  const above = place.parents.filter((p) => p.level === 'district' || p.level === 'regency').reverse().map((p) => p.name).join(', ')
  const name = above ? `${place.name}, ${above}` : place.name
  return { id: `Pindah ke ${name}.`, en: `Moved to ${name}.` }
}

/** A receipt for what was written down of a batch, by the hash the log holds; null when nothing was. */
export function receiptFor(keys: ServerKeys, device: string, now: Date, answers: readonly Answered[]): Signed | null {
  const at = now.toISOString()
  const acts = answers.flatMap(({ id, outcome, logged }) => (logged ? [{ id, hash: logged.hash, outcome, ...(logged.heardAt === at ? {} : { at: logged.heardAt }) }] : []))
  if (acts.length === 0) return null
  const text: ReceiptText = { kind: 'guyub-receipt-1', key: keys.published[0].id, device, at, acts }
  return keys.sign(JSON.stringify(text))
}
