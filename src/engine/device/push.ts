// Up the road: acts in the order they were made, then, when decisions are through, photos one by one.
import type { Text } from '../field.ts'
import { type ActAnswer, mostActsInPush, type Signed } from '../wire.ts'
import type { Entry, Kept } from './outbox.ts'
import type { PhotoItem } from './photo-box.ts'
import type { Bytes, Met } from './ports.ts'
import { rebase } from './replay.ts'
import type { Works } from './works.ts'

/** `behind`: the server is older than this app · `unsigned`: something was to be taken away without the server's signature, and was not. */
export type Problem = Exclude<Met<never>, { kind: 'ok' }> | { kind: 'behind' } | { kind: 'unsigned' }

/** What a line that is too thin for more is asked to carry, and what every older server takes. */
const fewActs = 20
/** A thin line should carry a batch in a few seconds: squeezed this is some 30 kB. One act alone may be larger. */
const mostLetters = 120_000
/** The server will know this act once it is brought up to date: it waits, and what was made after it waits behind. */
const laterCode = 'VERSI_LEBIH_BARU'
/** The session on this road is somebody else's (phones are shared): nothing is wrong with the act. */
const notOursCode = 'BUKAN_MILIK_ANDA'
/** A server that keeps refusing to know a photo is asked this often, more and more seldom, before the writer is told. */
const mostPhotoTries = 12

export interface Pushed {
  answered: number
  problem: Problem | null
}

export async function pushActs(w: Works): Promise<Pushed> {
  let answered = 0
  let most = mostActsInPush
  for (;;) {
    const batch = nextBatch(w, most)
    if (batch.length === 0) return { answered, problem: null }
    for (const e of batch) w.sending.add(e.key)
    w.changed('status')
    const met = await w.road.push({
      now: w.now(),
      acts: batch.map(e => ({ body: e.kept.body, sig: e.kept.sig })),
    })
    for (const e of batch) w.sending.delete(e.key)
    if (met.kind === 'rejected') {
      // One letter of the batch cannot be read over there, or an older server takes fewer: send less at a time,
      // singly in the end, so that the one letter alone is set aside.
      if (batch.length > 1) {
        most = batch.length > fewActs ? fewActs : 1
        continue
      }
      await settle(w, batch, [
        { id: (batch[0] as Entry).body.id, outcome: 'refused', code: `DITOLAK_${met.status}`, say: met.say },
      ])
      answered++
      continue
    }
    if (met.kind !== 'ok') {
      await w.turn.take(async () => {
        for (const e of batch) e.kept = { ...e.kept, tries: e.kept.tries + 1 }
      })
      w.changed('status')
      if (met.kind === 'away' && met.why === 'TimeoutError' && batch.length > fewActs) {
        most = fewActs
        continue
      }
      return { answered, problem: met }
    }
    if (met.answer.now) w.clockOff = Date.parse(met.answer.now) - w.clock.now()
    // An act the server could not read carries no id; the answers come in the order of the acts.
    const answers = met.answer.answers.map((a, i) =>
      a.id === '' ? { ...a, id: batch[i]?.body.id ?? '' } : a,
    )
    const heard = await settle(w, batch, answers, met.answer.receipt)
    answered += heard
    if (heard === batch.length) continue
    if (answers.some(a => a.code === notOursCode)) return { answered, problem: { kind: 'signIn' } }
    const behind = answers.some(a => a.code === laterCode)
    return { answered, problem: behind ? { kind: 'behind' } : { kind: 'busy', retryAfterMs: 30_000 } }
  }
}

function nextBatch(w: Works, most: number): Entry[] {
  const batch: Entry[] = []
  let letters = 0
  for (const e of w.outbox.entries) {
    if (e.kept.state !== 'waiting') continue
    letters += e.kept.body.length
    if (batch.length > 0 && (batch.length >= most || letters > mostLetters)) break
    batch.push(e)
  }
  return batch
}

/** Write down what the server answered. Returns how many of the batch it answered for good. */
async function settle(w: Works, batch: readonly Entry[], answers: readonly ActAnswer[], receipt?: Signed): Promise<number> {
  return w.turn.take(async () => {
    const byId = new Map(answers.map(a => [a.id, a]))
    const settled: { entry: Entry; kept: Kept }[] = []
    for (const entry of batch) {
      const answer = byId.get(entry.body.id)
      if (!answer || answer.code === laterCode || answer.code === notOursCode) break
      const state = answer.outcome === 'merged' ? 'accepted' : answer.outcome
      settled.push({
        entry,
        kept: {
          ...entry.kept,
          state,
          ...(answer.code ? { code: answer.code } : {}),
          ...(answer.say ? { say: answer.say } : {}),
        },
      })
    }
    const through = settled.filter(s => s.kept.state === 'accepted').map(s => s.entry)
    const ids = new Set(through.map(e => e.body.id))
    const photos = await w.photos.changes(
      i => ({ ...i, ready: true, acts: i.acts.filter(a => !ids.has(a)) }),
      [...new Set(through.flatMap(e => e.photos))],
    )
    const writes = [...photos.writes]
    const proof = await w.receipts.written(
      settled.map(s => ({ entry: s.entry, outcome: byId.get(s.entry.body.id)?.outcome ?? 'refused' })),
      receipt,
      w.now(),
    )
    if (proof) writes.push(proof)
    // A hundred answers are sealed beside each other, not one after another.
    writes.push(...(await Promise.all(settled.map(({ entry, kept }) => w.outbox.written(entry.key, kept)))))
    if (writes.length > 0) await w.disk.write(writes)
    photos.settle()
    for (const { entry, kept } of settled) entry.kept = kept
    // Accepted acts stay laid over the rows until a pull brings them back; only what came back unaccepted is lifted off.
    if (through.length < settled.length) rebase(w)
    w.changed()
    return settled.length
  })
}

/** Not now: tried again after a minute, two, four … and told to its writer when that leads nowhere. */
function putOff(w: Works, item: PhotoItem, say: Text): PhotoItem {
  const tries = (item.tries ?? 0) + 1
  if (tries >= mostPhotoTries) return { ...item, tries, ready: false, say }
  return { ...item, tries, notBefore: new Date(w.clock.now() + 60_000 * 2 ** (tries - 1)).toISOString() }
}

const lost = {
  id: 'Foto ini tidak dapat dibaca lagi di perangkat ini. Ambil ulang bila masih mungkin.',
  en: 'This photo can no longer be read on this device. Take it again if you can.',
}

export interface PhotosSent {
  sent: number
  problem: Problem | null
}

/** Photos the server waits for, the one of the note that waits longest first. Stops when an act was made meanwhile, for decisions go first; unless acts are stuck. */
export async function pushPhotos(w: Works, stuck: boolean): Promise<PhotosSent> {
  let sent = 0
  for (const { hash } of w.photos.inOrder()) {
    const item = w.photos.items.get(hash)
    if (!item?.ready || item.say) continue
    if (!stuck && actsWait(w)) return { sent, problem: null }
    if (item.notBefore && w.now() < item.notBefore) continue
    const bytes = await w.photos.bytes(hash)
    const met = bytes ? await carry(w, item, bytes, stuck) : null
    if (met && met.kind !== 'ok' && met.kind !== 'rejected' && met.kind !== 'later') {
      await change(w, hash, now => now)
      // Stopped for an act that was made meanwhile: nothing is wrong with the line.
      return { sent, problem: !stuck && actsWait(w) && met.kind === 'away' ? null : met }
    }
    await change(w, hash, now => {
      const { sentBytes: _far, ...rest } = now
      if (met === null) return { ...rest, ready: false, say: lost }
      if (met.kind === 'rejected') return { ...rest, ready: false, say: met.say }
      if (met.kind === 'later') return putOff(w, rest, met.say)
      return rest.acts.length > 0 ? { ...rest, ready: false, begun: false } : null
    })
    if (met?.kind === 'ok') sent++
    w.changed('status')
  }
  return { sent, problem: null }
}

const actsWait = (w: Works): boolean => w.outbox.entries.some(e => e.kept.state === 'waiting')

const change = (w: Works, hash: string, update: (item: PhotoItem) => PhotoItem | null): Promise<void> =>
  w.turn.take(async () => {
    const { writes, settle: done } = await w.photos.changes(update, [hash])
    if (writes.length > 0) await w.disk.write(writes)
    done()
  })

/** A photo that is through within this many milliseconds need not make way. */
const soonMs = 2_000
/** A line thinner than this (bytes a second) carries photos in pieces of a few seconds each. */
const thin = 20_000
const pieceSeconds = 4
const leastPiece = 16_384
const tellEveryMs = 400

/** One trip of one photo. That it was begun is written down before, so that a killed app goes on where it was. */
async function carry(w: Works, item: PhotoItem, bytes: Bytes, stuck: boolean): Promise<Met<null>> {
  const { hash } = item
  if (!item.begun) await change(w, hash, now => ({ ...now, begun: true }))
  const from = w.clock.now()
  let first: number | null = null
  let told = 0
  const met = await w.road.putPhoto(hash, bytes, {
    resume: item.begun === true,
    ...(w.lineRate !== null && w.lineRate < thin
      ? { piece: Math.max(leastPiece, Math.round(w.lineRate * pieceSeconds)) }
      : {}),
    sent: far => {
      first ??= far
      w.photos.progress(hash, far)
      if (w.clock.now() - told < tellEveryMs) return
      told = w.clock.now()
      w.changed('status')
    },
    stoppable: stop => {
      w.makeWay = () => {
        const left =
          w.lineRate === null
            ? Number.POSITIVE_INFINITY
            : ((bytes.length - (first ?? 0)) / w.lineRate) * 1000 - (w.clock.now() - from)
        if (!stuck && left > soonMs) stop()
      }
      // An act may have been made between the last look and this trip's beginning.
      if (actsWait(w)) w.makeWay()
    },
  })
  w.makeWay = null
  if (met.kind === 'ok') {
    // What a socket swallows says nothing of the line; an answer does.
    const rate = ((bytes.length - (first ?? 0)) / Math.max(1, w.clock.now() - from)) * 1000
    if (bytes.length - (first ?? 0) >= leastPiece) w.lineRate = rate
  }
  return met
}
