// A citizen's photo on its way: named by the act that speaks of it, gone on with where a bad line broke.
import type { Met } from '../../engine/device/ports.ts'
import { sendPhoto } from '../../engine/sync.web/photo-road.web.ts'

/** What the house asks a photo for: the place and the id of the act, known to this page alone. */
export const actOf = (body: string): string => {
  const { place, id } = JSON.parse(body) as { place: string; id: string }
  return `${place}/${id}`
}

export async function carryPhoto(hash: string, bytes: Blob, act: string, resume: boolean): Promise<Met<null>> {
  return sendPhoto(
    `/api/public/photo-uploads/${hash}`,
    new Uint8Array(await bytes.arrayBuffer()),
    { 'x-guyub-act': act },
    { resume, sent: () => undefined, stoppable: () => undefined },
  )
}
