// What a citizen's form about their own family holds, made into the act: the code is minted on this phone and only its hash leaves.
import type { Fields, Values } from '../../engine/field.ts'
import { newId } from '../../engine/values/id.ts'
import type { ReadyReport } from '../../rooms/reports/public.ts'
import { mintTicket, ticketHash } from '../../rooms/reports/ticket.ts'
import { citizenFields } from '../../rooms/verification/citizen-fields.ts'

export const ownFields: Fields = citizenFields

export async function readyToAsk(values: Values): Promise<ReadyReport> {
  const code = mintTicket()
  const id = newId()
  const told = Object.fromEntries(Object.keys(citizenFields).flatMap(name => (values[name] === undefined || values[name] === '' || values[name] === null ? [] : [[name, values[name]]])))
  return { code, id, place: String(values.place ?? ''), input: { objectionId: id, ...told, ticketHash: await ticketHash(code) } }
}
