// A disk in memory that can be killed: what was not durable at that moment is gone, what was in flight may be either.
import type { Box, Bytes, Disk, DiskWrite } from './ports.ts'

export interface MemoryDisk extends Disk {
  /** From now on nothing answers any more. Each write in flight was either done or not: `survives` decides. */
  kill(survives?: () => boolean): void
  /** The same disk, as the next process finds it. */
  reopen(): MemoryDisk
  /** Called before each operation: a test may kill here. */
  before: (what: 'read' | 'write') => void
  blobs(box: Box): number
  /** Damage one blob. */
  damage(box: Box, key: string): void
}

/** A disk is slower than the code around it: what does not wait for it is caught out. */
async function slowly(): Promise<void> {
  for (let i = 0; i < 40; i++) await Promise.resolve()
}

export function memoryDisk(kept: Map<string, Bytes> = new Map()): MemoryDisk {
  let dead = false
  const flying = new Set<readonly DiskWrite[]>()
  const never = new Promise<never>(() => undefined)
  const key = (box: Box, name: string) => `${box}/${name}`
  const namesIn = (box: Box) =>
    [...kept.keys()]
      .filter(k => k.startsWith(`${box}/`))
      .map(k => k.slice(box.length + 1))
      .sort()
  const land = (changes: readonly DiskWrite[]) => {
    for (const c of changes) {
      if (c.bytes === null) kept.delete(key(c.box, c.key))
      else kept.set(key(c.box, c.key), c.bytes.slice())
    }
  }
  const answer = async <T>(what: 'read' | 'write', work: () => T): Promise<T> => {
    if (!dead) disk.before(what)
    await Promise.resolve()
    return dead ? never : work()
  }
  const disk: MemoryDisk = {
    before: () => undefined,
    read: (box, name) => answer('read', () => kept.get(key(box, name))?.slice()),
    list: box =>
      answer('read', () =>
        namesIn(box).map(name => ({ key: name, bytes: (kept.get(key(box, name)) as Bytes).slice() })),
      ),
    keys: box => answer('read', () => namesIn(box)),
    async write(changes) {
      if (dead) return never
      flying.add(changes)
      disk.before('write')
      await slowly()
      if (dead) return never
      flying.delete(changes)
      land(changes)
      // Durable already, but the writer has not heard: a kill here is the hardest one.
      disk.before('write')
      await Promise.resolve()
      return dead ? never : undefined
    },
    wipe: () => answer('write', () => kept.clear()),
    close: () => answer('read', () => undefined),
    kill(survives = () => false) {
      if (dead) return
      dead = true
      for (const changes of flying) if (survives()) land(changes)
      flying.clear()
    },
    reopen: () => memoryDisk(kept),
    blobs: box => namesIn(box).length,
    damage(box, name) {
      const bytes = kept.get(key(box, name))
      if (bytes) bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 1
    },
  }
  return disk
}
