// Phones that never stop writing: signed acts over HTTP, sent again until they are answered, and now and then once more after that.
import { newId } from '../../engine/values/id.ts'
import { envelopeOf, type Phone } from '../released/phone.server.ts'

export interface SentAct {
  id: string
  /** The row it makes. */
  makes: string
  envelope: { body: string; sig: string }
  /** What the server answered, once it did. */
  answered: string | null
}

export interface StormPhone {
  phone: Phone
  person: string
  sent: SentAct[]
}

export const village = '36.71.05.1001'
const batch = 5

/** Writes until told to stop; a server that is away or busy is asked again. Answers what went wrong besides, if anything. */
export async function writeOn(by: StormPhone, urlNow: () => string | null, stopped: () => boolean, onAnswer: () => void): Promise<string[]> {
  const strange: string[] = []
  for (let n = 0; !stopped(); n++) {
    const url = urlNow()
    const waiting = by.sent.filter((a) => !a.answered)
    while (waiting.length < batch) {
      const made = await write(by)
      by.sent.push(made)
      waiting.push(made)
    }
    // One that was answered before comes along: it must be answered the same, and not happen twice.
    const again = n % 3 === 0 ? by.sent.findLast((a) => a.answered) : undefined
    const acts = [...waiting.slice(0, batch), ...(again ? [again] : [])]
    const met = url === null ? 'away' : await push(by, url, acts)
    if (met === 'away') await new Promise((go) => setTimeout(go, 20))
    else strange.push(...met)
    if (typeof met !== 'string') onAnswer()
  }
  return strange
}

/** Sends what is unanswered until nothing is left. */
export async function settle(by: StormPhone, url: string): Promise<string[]> {
  const strange: string[] = []
  for (let tries = 0; tries < 200; tries++) {
    const waiting = by.sent.filter((a) => !a.answered).slice(0, 20)
    if (waiting.length === 0) return strange
    const met = await push(by, url, waiting)
    if (met === 'away') await new Promise((go) => setTimeout(go, 100))
    else strange.push(...met)
  }
  return [...strange, 'the server never answered']
}

async function push({ phone }: StormPhone, url: string, acts: readonly SentAct[]): Promise<'away' | string[]> {
  let answers: { id: string; outcome: string; code?: string }[]
  try {
    const reply = await fetch(`${url}/api/push`, {
      method: 'POST', headers: { ...phone.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ now: new Date().toISOString(), acts: acts.map((a) => a.envelope) }), signal: AbortSignal.timeout(20_000),
    })
    if (reply.status === 503) return 'away'
    if (reply.status !== 200) return [`the server said ${reply.status} ${await reply.text()}`]
    answers = ((await reply.json()) as { answers: typeof answers }).answers
  } catch {
    // The line was cut: what became of these acts is not known, so they go again.
    return 'away'
  }
  const strange: string[] = []
  for (const act of acts) {
    const answer = answers.find((a) => a.id === act.id)
    if (!answer) strange.push(`no answer for ${act.id}`)
    else if (act.answered && act.answered !== answer.outcome) strange.push(`${act.id} was ${act.answered}, now ${answer.outcome} ${answer.code ?? ''}`)
    else act.answered = answer.outcome
    if (answer && answer.outcome !== 'accepted') strange.push(`${act.id}: ${answer.outcome} ${answer.code ?? ''}`)
  }
  return strange
}

/** Every third act is a visit to a family this phone registered and heard back of; the others are new families. */
async function write({ phone, person, sent }: StormPhone): Promise<SentAct> {
  const id = newId()
  const makes = newId()
  const at = new Date().toISOString()
  const family = sent.length % 3 === 2 ? sent.find((a) => a.answered && a.envelope.body.includes('registerHousehold')) : undefined
  const [act, input] = family
    ? ['registry.recordVisit', { id: makes, householdId: family.makes, on: at.slice(0, 10), purpose: 'pendampingan', result: '1', tasks: ['T1'], note: 'Di tengah badai' }]
    : ['registry.registerHousehold', { id: makes, headId: newId(), headName: `Keluarga Badai ${sent.length}`, sex: 'P', birthDate: '1970-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Angin', rt: '001', rw: '002' }]
  const body = { id, act, version: 1, place: village, person, device: phone.device, madeAt: at, input }
  return { id, makes, answered: null, envelope: await envelopeOf(phone, body) }
}
