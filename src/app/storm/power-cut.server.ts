// Cuts the power of a folder whose server was killed: every write that was not synced is taken back, or, where chance is
// given, kept or lost block by block, as a real disk would have it.
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { limboOf, listOf, type Unsynced } from './power-cut-files.server.ts'

interface Entry {
  step: Unsynced
  before: Buffer
}

const block = 4096

/** `survives` decides for each block of 4 kB that nothing had made sure of; nothing survives unless it is given. Answers how many steps were not sure. */
export function cutPower(folder: string, survives: () => boolean = () => false): number {
  if (!existsSync(listOf(folder))) return 0
  const lost = unsure(readList(listOf(folder)))
  const paths = pathsUnder([join(folder, 'pg'), limboOf(folder)])
  const luck = luckyBlocks(lost, paths, survives)
  for (const { step, before } of lost.reverse()) {
    switch (step.kind) {
      case 'W': case 'T':
        restore(paths.get(step.ino), step.at, step.size, before)
        break
      case 'C':
        move(paths, step.ino, null)
        break
      case 'R':
        if (paths.get(step.ino) === step.to) move(paths, step.ino, step.path)
        if (step.replaced !== null && !existsSync(step.to)) move(paths, step.replaced, step.to)
        break
      case 'U':
        if (!existsSync(step.path) && existsSync(dirname(step.path))) move(paths, step.ino, step.path)
        break
      default:
    }
  }
  luck()
  rmSync(listOf(folder))
  rmSync(limboOf(folder), { recursive: true, force: true })
  return lost.length
}

/** A step whose note was cut off was not taken. */
function readList(file: string): Entry[] {
  const bytes = readFileSync(file)
  const out: Entry[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const head = bytes.readUInt32LE(at)
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + head + length
    if (end > bytes.length) break
    out.push({ step: JSON.parse(bytes.toString('utf8', at + 8, at + 8 + head)) as Unsynced, before: bytes.subarray(at + 8 + head, end) })
    at = end
  }
  return out
}

/** Steps no later sync made sure of, in the order taken. */
function unsure(all: readonly Entry[]): Entry[] {
  const sure = new Set<Entry>()
  const contents = new Map<number, Entry[]>()
  let names: Entry[] = []
  for (const entry of all) {
    const { step } = entry
    switch (step.kind) {
      case 'W': case 'T': {
        const list = contents.get(step.ino)
        if (list) list.push(entry)
        else contents.set(step.ino, [entry])
        break
      }
      case 'C': case 'R': case 'U':
        names.push(entry)
        break
      case 'S':
        for (const e of contents.get(step.ino) ?? []) sure.add(e)
        contents.delete(step.ino)
        names = names.filter((e) => !(e.step.kind !== 'U' && 'ino' in e.step && e.step.ino === step.ino && sure.add(e)))
        break
      case 'D':
        names = names.filter((e) => !('path' in e.step && [e.step.path, 'to' in e.step ? e.step.to : ''].some((p) => p !== '' && dirname(p) === step.path) && sure.add(e)))
    }
  }
  return all.filter((e) => !sure.has(e) && e.step.kind !== 'S' && e.step.kind !== 'D')
}

function pathsUnder(folders: readonly string[]): Map<number, string> {
  const out = new Map<number, string>()
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    for (const e of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(e.parentPath, e.name)
      if (e.isFile()) out.set(statSync(path).ino, path)
    }
  }
  return out
}

function move(paths: Map<number, string>, ino: number, to: string | null): void {
  const from = paths.get(ino)
  if (from === undefined) return
  if (to === null) {
    rmSync(from)
    paths.delete(ino)
  } else {
    renameSync(from, to)
    paths.set(ino, to)
  }
}

function restore(path: string | undefined, at: number, size: number, before: Buffer): void {
  if (path === undefined) return
  const fd = openSync(path, 'r+')
  if (before.length > 0) writeSync(fd, before, 0, before.length, at)
  ftruncateSync(fd, size)
  closeSync(fd)
}

/** Blocks that will be there all the same: read now, written back once everything was taken back. */
function luckyBlocks(lost: readonly Entry[], paths: ReadonlyMap<number, string>, survives: () => boolean): () => void {
  const kept: { ino: number; at: number; bytes: Buffer }[] = []
  const seen = new Set<string>()
  for (const { step } of lost) {
    if (step.kind !== 'W') continue
    const path = paths.get(step.ino)
    if (path === undefined) continue
    for (let at = step.at - (step.at % block); at < step.at + step.length; at += block) {
      if (seen.has(`${step.ino} ${at}`)) continue
      seen.add(`${step.ino} ${at}`)
      if (!survives()) continue
      const fd = openSync(path, 'r')
      const bytes = Buffer.alloc(Math.max(0, Math.min(block, fstatSync(fd).size - at)))
      readSync(fd, bytes, 0, bytes.length, at)
      closeSync(fd)
      kept.push({ ino: step.ino, at, bytes })
    }
  }
  return () => {
    for (const { ino, at, bytes } of kept) {
      const path = paths.get(ino)
      if (path === undefined || !existsSync(path)) continue
      const fd = openSync(path, 'r+')
      writeSync(fd, bytes, 0, bytes.length, at)
      closeSync(fd)
    }
  }
}
