// Small sealed things an app wants back before the device opens: who the person is and which posts they hold, last told.
import { parcels } from './parcel.ts'
import type { Disk, Seal } from './ports.ts'

/** undefined when it was never kept, or cannot be opened. */
export async function recall(disk: Disk, seal: Seal, name: string): Promise<unknown> {
  const key = `kept.${name}`
  const bytes = await disk.read('meta', key)
  return bytes
    ? parcels(seal, undefined)
        .unwrap('meta', key, bytes)
        .catch(() => undefined)
    : undefined
}

export async function keep(disk: Disk, seal: Seal, name: string, value: unknown): Promise<void> {
  const key = `kept.${name}`
  await disk.write([{ box: 'meta', key, bytes: await parcels(seal, undefined).wrap('meta', key, value) }])
}
