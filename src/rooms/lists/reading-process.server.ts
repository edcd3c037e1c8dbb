// The process that reads lists, so that a million rows hold nobody up. One question for each: it answers once and ends.
import type { Mapping } from './profile.ts'
import { FileRefused } from './raw-rows.server.ts'
import { lookInto, readWhole, refusedBook, writeRefused, type Progress, type Read } from './reading.server.ts'
import type { SheetLook } from './profile.ts'
import type { FileFault, RefusedCode } from './words/labels.ts'

export type Asked =
  | { do: 'look'; path: string; known: readonly string[] }
  | { do: 'read'; path: string; folder: string; mapping: Mapping; today: string }
  | { do: 'refused'; path: string; folder: string; out: string; places: readonly { n: number; reason: RefusedCode }[]; headers: { readonly [sheet: string]: readonly string[] } }
  | { do: 'book'; csv: string; out: string }

export type Told =
  | { progress: Progress }
  | { look: SheetLook[] }
  | { read: Read }
  | { refused: number }
  | { book: true }
  | { fault: FileFault }
  | { surprise: { name: string; code?: string; stack?: string } }

const everyMs = 200

/** The work itself; small files are answered without a process. */
export async function answer(asked: Asked, told: (progress: Progress) => void): Promise<Told> {
  let toldAt = 0
  const tell = (progress: Progress): void => {
    const now = performance.now()
    if (now - toldAt < everyMs) return
    toldAt = now
    told(progress)
  }
  switch (asked.do) {
    case 'look': return { look: await lookInto(asked.path, new Set(asked.known)) }
    case 'read': return { read: await readWhole(asked.path, asked.folder, asked.mapping, asked.today, tell) }
    case 'refused': return { refused: await writeRefused(asked.path, asked.folder, asked.out, asked.places, asked.headers, tell) }
    case 'book':
      await refusedBook(asked.csv, asked.out)
      return { book: true }
  }
}

/** Begun by `fork`, and by nothing else that may have loaded this file. */
if (process.argv[1] === import.meta.filename && process.send) {
  const say = (told: Told): void => {
    process.send?.(told)
  }
  // Whoever asked is gone: what was begun is begun anew by whoever comes after.
  process.once('disconnect', () => process.exit())
  process.once('message', (asked: Asked) => {
    answer(asked, (progress) => say({ progress })).catch((error: unknown): Told => {
      const e = error as { name?: string; code?: string; stack?: string }
      return error instanceof FileRefused ? { fault: error.fault } : { surprise: { name: e.name ?? 'Error', ...(e.code ? { code: e.code } : {}), ...(e.stack ? { stack: e.stack } : {}) } }
    }).then((told) => process.send?.(told, () => process.disconnect()))
  })
}
