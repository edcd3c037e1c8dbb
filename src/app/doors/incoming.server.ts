// One envelope of a device on its way in: readable, theirs, signed; authority is judged further inside.
import { corrected } from '../../engine/road.server/clock.server.ts'
import type { Incoming } from '../../engine/road.server/road.server.ts'
import { readBody, type ActAnswer } from '../../engine/wire.ts'
import type { SignedIn } from './door.server.ts'
import { signatureHoldsAside } from './signatures.server.ts'

const notYourself: ActAnswer['say'] = { id: 'Tindakan ini dibuat oleh orang atau perangkat lain.', en: 'This act was made by another person or device.' }

/** Parse and check one envelope of a signed-in device. */
export async function incoming(envelope: { body: string; sig: string | null }, me: SignedIn, sentAt: string, now: Date): Promise<Incoming | ActAnswer> {
  const body = readBody(envelope.body)
  if (!body) {
    return { id: '', outcome: 'refused', code: 'TIDAK_TERBACA', say: { id: 'Catatan ini tidak dapat dibaca server.', en: 'The server cannot read this note.' } }
  }
  if (body.person !== me.known.person || body.device !== me.device) return { id: body.id, outcome: 'refused', code: 'BUKAN_MILIK_ANDA', ...(notYourself ? { say: notYourself } : {}) }
  if (!envelope.sig || !(await signatureHoldsAside(me.publicKey, envelope.body, envelope.sig))) {
    return { id: body.id, outcome: 'refused', code: 'TANDA_TANGAN', say: { id: 'Tanda tangan perangkat tidak cocok.', en: 'The device’s signature does not match.' } }
  }
  return {
    text: envelope.body, sig: envelope.sig, id: body.id, act: body.act, version: body.version, place: body.place, input: body.input,
    who: me.known, at: corrected(body.madeAt, sentAt, now), heardAt: now.toISOString(),
  }
}
