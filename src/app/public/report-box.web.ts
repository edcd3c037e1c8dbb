// The one report of this page: its draft, its sending, its photos. Nothing is called sent before the server has answered.
import { useSyncExternalStore } from 'react'
import type { PhotoRef, Text, Values } from '../../engine/field.ts'
import { newId } from '../../engine/values/id.ts'
import type { ActAnswer } from '../../engine/wire.ts'
import { isRestricted } from '../../rooms/reports/rules.ts'
import { askHouse, noSignal } from './ask-house.web.ts'
import { openDrawer } from './drawer.web.ts'
import { wakeLater } from './offline.web.ts'
import { actOf, carryPhoto } from './photo-carry.web.ts'

export interface Sending {
  /** The reporter's code: known to this page alone. */
  code: string
  named: boolean
  restricted: boolean
  /** Asked for one's own family, or an application to join; a report where this is not said. */
  form?: 'usul' | 'gabung'
  /** The exact act, minted once: sending it twice makes one report. Empty once the house has it. */
  body: string
  /** Its place and id, by which photos say whose they are. */
  act: string
  state: 'waiting' | 'sent'
  sentAt: string | null
  photos: { hash: string; state: 'waiting' | 'sent' | 'refused'; begun?: boolean }[]
}

export interface Box {
  /** False until the store has been looked into. */
  ready: boolean
  /** Does a closed page keep what is written? */
  durable: boolean
  values: Values
  sending: Sending | null
  /** An attempt is under way. */
  busy: boolean
  /** Why the last attempt ended without an answer. */
  waiting: { offline: boolean; say: Text } | null
  /** The house said no; what was written is still in the form. */
  refusal: Text | null
}

export interface Note {
  values: Values
  sending: Sending | null
  at: string
}

/** Of both acts as this page writes them; the server lifts older ones. */
const sendVersion = 1
const draftLives = 24 * 3_600_000
const pauses = [5_000, 10_000, 20_000, 40_000, 60_000]

export const drawer = openDrawer()
let box: Box = {
  ready: false,
  durable: true,
  values: {},
  sending: null,
  busy: false,
  waiting: null,
  refusal: null,
}
const listeners = new Set<() => void>()
let tries = 0
let again: ReturnType<typeof setTimeout> | undefined
let writingSoon: ReturnType<typeof setTimeout> | undefined

export const useBox = (): Box => useSyncExternalStore(subscribe, () => box)
export const isWritten = (values: Values): boolean =>
  Object.entries(values).some(([name, v]) => name !== 'form' && v !== null && v !== undefined && v !== '')
/** Where the form of what is written lies. */
export const writingPath = (values: Values): string => (values.form === 'usul' ? '/lapor/usul' : values.form === 'gabung' ? '/lapor/gabung' : '/lapor/tulis')

/** Look for what an earlier visit left; called once. */
export async function openBox(): Promise<void> {
  const note = (await drawer.read()) as Note | null | undefined
  if (note && Date.now() - Date.parse(note.at) > draftLives && note.sending?.state !== 'waiting')
    await drawer.wipe()
  else if (note) show({ values: note.values, sending: note.sending && withAct(note.sending) })
  show({ ready: true, durable: drawer.durable() })
  addEventListener('online', () => void deliver())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void keep())
  navigator.serviceWorker?.addEventListener('message', event => {
    if ((event.data as { type?: unknown } | null)?.type === 'guyub-lapor') void deliver()
  })
  if (box.sending) void deliver()
}

export function setValue(name: string, value: unknown): void {
  show({ values: { ...box.values, [name]: value }, refusal: null })
  clearTimeout(writingSoon)
  writingSoon = setTimeout(() => void keep(), 600)
}

/** Wipes everything of this report from the phone. */
export async function forget(): Promise<void> {
  clearTimeout(again)
  clearTimeout(writingSoon)
  show({ values: {}, sending: null, waiting: null, refusal: null, busy: false })
  await drawer.wipe()
}

/** Mint the report and try to send it; it is kept before the first attempt and tried until the server has answered. */
export async function send(): Promise<void> {
  if (box.sending) return
  const { values } = box
  const own = values.form === 'usul'
  const joins = values.form === 'gabung'
  const ready = own
    ? await (await import('./own-family.ts')).readyToAsk(values)
    : joins ? await (await import('./join.ts')).readyToJoin(values)
    : await (await import('../../rooms/reports/public.ts')).readyToSend(values, 'web')
  const body = JSON.stringify({
    id: newId(),
    act: own ? 'verification.citizenObject' : joins ? 'organization.applyPsm' : 'reports.send',
    version: sendVersion,
    place: ready.place,
    person: null,
    device: null,
    madeAt: new Date().toISOString(),
    input: ready.input,
  })
  const photos = [values.photos, values.ktpPhoto].flatMap(list => (Array.isArray(list) ? (list as PhotoRef[]) : []))
  show({
    refusal: null,
    waiting: null,
    sending: {
      code: ready.code,
      named: !own && !joins && values.anonymous !== true,
      restricted: !own && !joins && isRestricted(values),
      ...(own ? { form: 'usul' as const } : joins ? { form: 'gabung' as const } : {}),
      body,
      act: actOf(body),
      state: 'waiting',
      sentAt: null,
      photos: photos.map(({ hash }) => ({ hash, state: 'waiting' })),
    },
  })
  await keep()
  await deliver()
}

/** One attempt now: the report first, then its photos. */
export async function deliver(): Promise<void> {
  const { sending, busy } = box
  if (!sending || busy) return
  clearTimeout(again)
  show({ busy: true })
  try {
    if (sending.state === 'waiting' && !(await deliverReport(sending))) return
    if (await deliverPhotos()) tries = 0
  } finally {
    show({ busy: false })
  }
}

async function deliverReport(sending: Sending): Promise<boolean> {
  const heard = await askHouse<{ answers: ActAnswer[]; now: string }>('POST', '/api/public/acts', {
    acts: [{ body: sending.body }],
  })
  // Wiped while the call was under way: whatever it brought is no longer ours to keep.
  if (box.sending?.body !== sending.body) return false
  if (heard.kind === 'later') return later(heard)
  const answer = heard.kind === 'answer' ? heard.data.answers[0] : undefined
  const no =
    heard.kind === 'no'
      ? heard
      : answer?.outcome === 'refused' && answer.code !== 'SUDAH_MASUK'
        ? answer
        : null
  if (no) {
    show({ sending: null, waiting: null, refusal: no.say ?? null })
    await keep()
    return false
  }
  // The story has arrived: it need not lie on this phone any longer. Only the code and the photos on their way stay.
  show({
    values: {},
    waiting: null,
    sending: { ...sending, body: '', state: 'sent', sentAt: heard.kind === 'answer' ? heard.data.now : null },
  })
  await keep()
  return true
}

async function deliverPhotos(): Promise<boolean> {
  for (const photo of box.sending?.photos ?? []) {
    if (photo.state !== 'waiting') continue
    const bytes = await drawer.find(photo.hash)
    const { act } = box.sending as Sending
    if (bytes && !photo.begun) {
      mark(photo.hash, { begun: true })
      await keep()
    }
    const met = bytes ? await carryPhoto(photo.hash, bytes, act, photo.begun === true) : null
    // Wiped, or another report begun, while the photo was under way.
    if (box.sending?.act !== act) return false
    if (met && met.kind !== 'ok' && met.kind !== 'rejected')
      return later({ offline: met.kind === 'away', say: met.kind === 'later' ? met.say : noSignal })
    const state = met?.kind === 'ok' ? 'sent' : 'refused'
    show({ waiting: null })
    mark(photo.hash, { state })
    await drawer.forgetPhoto(photo.hash)
    await keep()
  }
  return true
}

function mark(hash: string, change: Partial<Sending['photos'][number]>): void {
  const { sending } = box
  if (sending)
    show({
      sending: { ...sending, photos: sending.photos.map(p => (p.hash === hash ? { ...p, ...change } : p)) },
    })
}

/** A report kept by an earlier version of this page carries its act's words only. */
const withAct = (sending: Sending): Sending =>
  sending.act || !sending.body ? sending : { ...sending, act: actOf(sending.body) }

function later(why: { offline: boolean; say: Text }): false {
  void wakeLater()
  show({ waiting: { offline: why.offline, say: why.say } })
  again = setTimeout(() => void deliver(), pauses[Math.min(tries, pauses.length - 1)])
  tries++
  return false
}

async function keep(): Promise<void> {
  clearTimeout(writingSoon)
  const { values, sending } = box
  if (!sending && !isWritten(values)) return
  const note: Note = { values, sending, at: new Date().toISOString() }
  await drawer.write(note)
  if (box.durable !== drawer.durable()) show({ durable: drawer.durable() })
}

function show(change: Partial<Box>): void {
  box = { ...box, ...change }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
