// Pairs: laid before people by the house or by whoever noticed; told apart, or left open. Merging is in acts-merge.
import { act, patch, put, refuse, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { choice, json, longText, number, ref, type Text } from '../../engine/field.ts'
import type { Reaction } from '../../engine/house.ts'
import { spaceOf } from '../../engine/space.ts'
import { covers, holds, type Who } from '../../engine/who.ts'
import { z } from 'zod'
import { choices, Household, Person, writers } from '../registry/door.ts'
import { LikelyPair, whySchema } from './records.ts'
import { asksAgain, commonPlace, deciders, inOrder, pairId, type PairRow } from './rules.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

const proposal = z.object({
  kind: z.enum(['person', 'household']), a: z.string(), b: z.string(),
  pattern: z.number().min(0), p: z.number().min(0).max(1), model: z.string().max(60), why: whySchema,
})
export type Proposed = z.infer<typeof proposal>

const subject = (kind: string | null | undefined) => (kind === 'household' ? Household : Person)
const absent: Refusal = refuse('TIDAK_DITEMUKAN', 'Catatan ini tidak ada di wilayah Anda.', 'There is no such record in your area.')

/** What the house found alike, laid before people; decided pairs rest, unless their records changed strongly. */
export const propose = act({
  name: 'linkage.propose',
  label: { id: 'Mengusulkan padanan', en: 'Propose likely pairs' },
  by: 'system',
  input: { pairs: json({ ...R, label: { id: 'Padanan', en: 'Pairs' }, required: true, schema: z.array(proposal).max(200) }) },
  reads: (i) => (i.pairs ?? []).flatMap((p) => [{ record: LikelyPair, id: pairId(p.a, p.b) }, { record: subject(p.kind), id: p.a }, { record: subject(p.kind), id: p.b }]),
  touches: (i, look, env) => [...new Set(proposals(i.pairs ?? [], look, env).flatMap(({ change, before }) => [spaceOf(change), ...(before ? [spaceOf(before)] : [])]))],
  may: () => false,
  effect: (i, look, env) => proposals(i.pairs ?? [], look, env).map((p) => p.change),
})

function proposals(pairs: readonly Proposed[], look: Look, env: Env): { change: Change; before: PairRow | undefined }[] {
  return pairs.flatMap((found) => {
    const [low, high] = inOrder(found.a, found.b)
    const [one, other] = [look.find(subject(found.kind), low), look.find(subject(found.kind), high)]
    // Gone, or one of them a second record by now: nothing to ask.
    if (!one || !other || low === high || one.mergedInto || other.mergedInto) return []
    const id = pairId(low, high)
    const before = look.find(LikelyPair, id)
    const place = commonPlace(one.place, other.place)
    const where = { id, place, class: 'R' as const }
    const now = { pattern: found.pattern, p: found.p, model: found.model, why: found.why }
    if (before && !asksAgain(before, now)) {
      // Told apart before any chance was reckoned: this is what "no" was said of.
      if (before.state === 'sama' || (before.decidedP !== null && before.decidedP !== undefined)) return []
      return [{ change: put(LikelyPair, { ...where, place: before.place }, { ...now, decidedPattern: found.pattern, decidedP: found.p }), before }]
    }
    if (before?.state === 'menunggu' && before.pattern === found.pattern && before.place === place && Math.abs((before.p ?? 0) - found.p) < 0.005) return []
    const fresh = before?.state !== 'menunggu'
    return [{
      change: put(LikelyPair, where, {
        kind: found.kind, lowId: low, highId: high, lowPlace: one.place, highPlace: other.place, ...now, state: 'menunggu',
        ...(fresh ? { proposedBy: 'mesin', proposedOn: env.day } : {}),
      }),
      before,
    }]
  })
}

const pairInput = {
  aId: ref({ ...N, label: { id: 'Catatan pertama', en: 'First record' }, record: 'person', required: true }),
  bId: ref({ ...N, label: { id: 'Catatan kedua', en: 'Second record' }, record: 'person', required: true }),
  note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 500 }),
}
type PairInput = { aId?: string | null; bId?: string | null }

/** A person, or a family. */
const oneOf = (look: Look, id: string | null | undefined): { id: string; place: string; mergedInto?: string | null } | undefined => look.find(Person, id) ?? look.find(Household, id)

const pairReads = (i: PairInput): Read[] => [
  ...[i.aId, i.bId].flatMap((id): Read[] => [{ record: Person, id }, { record: Household, id }]),
  ...(i.aId && i.bId ? [{ record: LikelyPair, id: pairId(i.aId, i.bId) }] : []),
]
const pairOf = (i: PairInput, look: Look) => (i.aId && i.bId ? look.find(LikelyPair, pairId(i.aId, i.bId)) : undefined)

/** Both stand where the act is addressed to, and are two. */
function bothHere(i: PairInput, look: Look, env: Env): Refusal | null {
  const [a, b] = [oneOf(look, i.aId), oneOf(look, i.bId)]
  if (!a || !b || !covers(env.place, a.place) || !covers(env.place, b.place)) return absent
  if (!look.find(Person, a.id) !== !look.find(Person, b.id)) return absent
  if (a.id === b.id) return refuse('ORANG_SAMA', 'Pilih dua catatan yang berbeda.', 'Choose two different records.')
  return null
}

/** Where the pair's row stands, or will. */
function homeOf(i: PairInput, look: Look, env: Env): { id: string; place: string; class: 'R' } {
  const [a, b] = [oneOf(look, i.aId), oneOf(look, i.bId)]
  return { id: pairId(i.aId ?? '', i.bId ?? ''), place: pairOf(i, look)?.place ?? (a && b ? commonPlace(a.place, b.place) : env.place), class: 'R' }
}

const whoIs = (i: PairInput, look: Look): Partial<PairRow> => {
  const [low, high] = inOrder(i.aId ?? '', i.bId ?? '')
  return { kind: look.find(Person, low) ? 'person' : 'household', lowId: low, highId: high, lowPlace: oneOf(look, low)?.place ?? null, highPlace: oneOf(look, high)?.place ?? null }
}

/** Somebody noticed: these two look like one person. A decider looks. */
export const suggest = act({
  name: 'linkage.suggest',
  label: { id: 'Mengusulkan dua catatan sebagai orang yang sama', en: 'Suggest that two records are one person' },
  input: pairInput,
  reads: pairReads,
  touches: (i, look, env) => [spaceOf({ ...homeOf(i, look, env), team: null })],
  may: (who, _i, _l, env) => holds(who, [...writers, ...deciders], env.place),
  guard: (i, look, env) => {
    const said = bothHere(i, look, env)
    if (said) return said
    if (oneOf(look, i.aId)?.mergedInto || oneOf(look, i.bId)?.mergedInto) return alreadyOne
    return pairOf(i, look)?.state === 'menunggu' ? refuse('SUDAH_DIUSULKAN', 'Padanan ini sudah menunggu diperiksa.', 'This pair waits already.') : null
  },
  effect: (i, look, env) => [put(LikelyPair, homeOf(i, look, env), { ...whoIs(i, look), state: 'menunggu', proposedBy: env.person, proposedOn: env.day, note: i.note ?? null })],
})

const alreadyOne: Refusal = refuse('SUDAH_DISATUKAN', 'Salah satu catatan ini sudah disatukan dengan catatan lain.', 'One of these records was merged with another already.')

/** "Not the same", remembered; or "not sure yet". Whoever writes a new person says it of whom nobody asked about yet. */
export const decideApart = act({
  name: 'linkage.decideApart',
  label: { id: 'Menyatakan bukan orang yang sama', en: 'Say that two are not the same' },
  input: {
    ...pairInput,
    state: choice({ ...N, label: { id: 'Keputusan', en: 'Decision' }, strict: true, required: true, options: choices(['berbeda', 'Bukan orang yang sama', 'Not the same'], ['ragu', 'Belum pasti', 'Not sure yet']) }),
    /** Of a question asked before saving: what it was asked about. */
    pattern: number({ ...R, label: { id: 'Pola kecocokan', en: 'Pattern' }, min: 0, max: 9e15 }),
    p: number({ ...R, label: { id: 'Kemungkinan', en: 'Chance' }, min: 0, max: 1 }),
  },
  reads: pairReads,
  touches: (i, look, env) => [spaceOf({ ...homeOf(i, look, env), team: null })],
  may: (who, _i, _l, env) => holds(who, [...writers, ...deciders], env.place),
  guard: (i, look, env, who) => {
    const said = bothHere(i, look, env)
    if (said) return said
    const pair = pairOf(i, look)
    if (pair?.state === 'sama') return alreadyOne
    return pair?.state === 'menunggu' && pair.proposedBy !== env.person && !decides(who, env) ? notYoursToDecide : null
  },
  effect: (i, look, env) => {
    const pair = pairOf(i, look)
    const of = { decidedPattern: i.pattern ?? pair?.pattern ?? null, decidedP: i.p ?? pair?.p ?? null }
    const set = { state: i.state as string, decidedBy: env.person, decidedAt: env.at, note: i.note ?? pair?.note ?? null, ...of }
    if (pair) return [patch(LikelyPair, pair, set)]
    return [put(LikelyPair, homeOf(i, look, env), { ...whoIs(i, look), pattern: i.pattern ?? null, p: i.p ?? null, proposedBy: env.person, proposedOn: env.day, ...set })]
  },
})

export const decides = (who: Who, env: Env): boolean => holds(who, deciders, env.place)
const notYoursToDecide: Refusal = refuse('MENUNGGU_PEMERIKSA', 'Padanan ini menunggu operator desa, koordinator Puskesos, atau verifikator.', 'This pair waits for the village operator, the Puskesos coordinator or a verifier.')

/** What an act of the register says of a pair of families: the house settles it, where it stands so. */
const settles = (spec: { name: string; label: Text; stands: (pair: PairRow | undefined) => boolean; otherwise: Refusal; set: (env: Env, pair: PairRow) => Partial<PairRow> }) => act({
  name: spec.name,
  label: spec.label,
  by: 'system',
  input: { aId: pairInput.aId, bId: pairInput.bId },
  reads: (i) => (i.aId && i.bId ? [{ record: LikelyPair, id: pairId(i.aId, i.bId) }] : []),
  touches: (i, look) => {
    const pair = pairOf(i, look)
    return pair ? [spaceOf(pair)] : []
  },
  may: () => false,
  guard: (i, look) => (spec.stands(pairOf(i, look)) ? null : spec.otherwise),
  effect: (i, look, env) => {
    const pair = pairOf(i, look)
    return pair ? [patch(LikelyPair, pair, spec.set(env, pair))] : []
  },
})

/** Two families were joined: a pair that waited for it is answered. */
export const settleJoined = settles({
  name: 'linkage.settleJoined',
  label: { id: 'Padanan keluarga terjawab', en: 'A pair of families is answered' },
  stands: (pair) => pair !== undefined,
  otherwise: refuse('TIDAK_BERLAKU', 'Tidak ada padanan yang menunggu.', 'No pair waited for this.'),
  set: (env) => ({ state: 'sama', decidedAt: env.at }),
})

/** Joined families were taken apart again: they are two, and are not asked about as before. */
export const settleParted = settles({
  name: 'linkage.settleParted',
  label: { id: 'Padanan keluarga dibatalkan', en: 'A pair of families is two after all' },
  stands: (pair) => pair?.state === 'sama',
  otherwise: refuse('TIDAK_BERLAKU', 'Tidak ada padanan yang dijawab oleh penggabungan ini.', 'No pair was answered by this joining.'),
  set: (env, pair) => ({ state: 'berbeda', decidedAt: env.at, decidedPattern: pair.pattern ?? null, decidedP: pair.p ?? null }),
})

export const reactions: readonly Reaction[] = [
  { name: 'linkage.settleJoined', on: 'registry.joinHouseholds', act: (input) => ({ act: 'linkage.settleJoined', input: { aId: input.id, bId: input.fromId } }) },
  { name: 'linkage.settleParted', on: 'registry.undoJoin', act: (input) => ({ act: 'linkage.settleParted', input: { aId: input.id, bId: input.fromId } }) },
]
