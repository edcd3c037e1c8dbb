// A disk that keeps a promise no better than it must: beside it lies a list of how to take back every write that was not
// synced, so that after a kill the power can be "cut" (power-cut.server.ts) and the folder is what fsync had made sure of.
//
// A synced file is taken to keep its name as well, as ext4, xfs and btrfs do; new and removed folders are kept at once.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DurableFiles, type NodeFiles, type OpenFile } from '../../engine/store.server/durable-files.server.ts'

/** One step that could be lost. `W` write, `T` new length, `C` new file, `R` rename, `U` removal; `S` a file was synced, `D` a folder. */
export type Unsynced =
  | { kind: 'W' | 'T'; ino: number; at: number; size: number; length: number }
  | { kind: 'C'; ino: number; path: string }
  | { kind: 'R'; ino: number; path: string; to: string; replaced: number | null }
  | { kind: 'U'; ino: number; path: string }
  | { kind: 'S'; ino: number }
  | { kind: 'D'; path: string }

export const listOf = (folder: string): string => join(folder, 'unsynced.list')
/** Removed files wait here: their removal may have to be taken back. */
export const limboOf = (folder: string): string => join(folder, 'unsynced.removed')

export class PowerCutFiles extends DurableFiles {
  readonly #folder: string

  /** `home` is the database's own folder, inside the data folder. */
  constructor(home: string) {
    super(home)
    this.#folder = dirname(home)
  }

  protected override reached(files: NodeFiles, isFolder: (mode: number) => boolean): void {
    const limbo = limboOf(this.#folder)
    mkdirSync(limbo, { recursive: true })
    const list = openSync(listOf(this.#folder), 'a')
    const note = (step: Unsynced, before: Uint8Array = new Uint8Array()): void => {
      const head = Buffer.from(JSON.stringify(step))
      const length = Buffer.alloc(8)
      length.writeUInt32LE(head.length, 0)
      length.writeUInt32LE(before.length, 4)
      writeSync(list, Buffer.concat([length, head, before]))
    }
    const { stream_ops: open, node_ops: named } = files
    const plain = { write: open.write, setattr: open.setattr, setattrNamed: named.setattr, mknod: named.mknod, rename: named.rename }
    const inodes = new WeakMap<OpenFile, number>()
    const inoOf = (file: OpenFile): number => {
      const known = inodes.get(file)
      if (known !== undefined) return known
      const { ino } = fstatSync(file.nfd)
      inodes.set(file, ino)
      return ino
    }
    const beforeOf = (fd: number, at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, length === 0 ? 0 : readSync(fd, bytes, 0, length, at))
    }
    const resizing = (fd: number, ino: number, to: number): void => {
      const { size } = fstatSync(fd)
      note({ kind: 'T', ino, at: to, size, length: Math.max(0, size - to) }, beforeOf(fd, to, Math.max(0, size - to)))
    }
    open.write = (file, buffer, offset, length, position) => {
      files.tryFSOperation(() => {
        // The file may be open for writing only; what was there is read past it.
        const past = openSync(`/proc/self/fd/${file.nfd}`, 'r')
        note({ kind: 'W', ino: inoOf(file), at: position, size: fstatSync(past).size, length }, beforeOf(past, position, length))
        closeSync(past)
      })
      return plain.write(file, buffer, offset, length, position)
    }
    open.setattr = (file, change) => {
      if (change.size !== undefined) resizing(file.nfd, inoOf(file), change.size)
      plain.setattr(file, change)
    }
    named.setattr = (node, change) => {
      if (change.size !== undefined) {
        const fd = openSync(files.realPath(node), 'r')
        resizing(fd, fstatSync(fd).ino, change.size)
        closeSync(fd)
      }
      plain.setattrNamed(node, change)
    }
    named.mknod = (folder, name, mode, dev) => {
      const node = plain.mknod(folder, name, mode, dev)
      const path = files.realPath(node)
      if (!isFolder(mode)) note({ kind: 'C', ino: statSync(path).ino, path })
      return node
    }
    named.rename = (node, folder, name) => {
      const path = files.realPath(node)
      const to = join(files.realPath(folder), name)
      const { ino } = statSync(path)
      const replaced = existsSync(to) && statSync(to).isFile() ? statSync(to).ino : null
      note({ kind: 'R', ino, path, to, replaced })
      if (replaced !== null) renameSync(to, join(limbo, String(replaced)))
      plain.rename(node, folder, name)
    }
    named.unlink = (folder, name) => files.tryFSOperation(() => {
      const path = join(files.realPath(folder), name)
      const { ino } = statSync(path)
      note({ kind: 'U', ino, path })
      renameSync(path, join(limbo, String(ino)))
    })
    open.fsync = (file) => {
      // Noted before it is answered: that is the moment the disk promises.
      note(isFolder(file.node.mode) ? { kind: 'D', path: files.realPath(file.node as never) } : { kind: 'S', ino: inoOf(file) })
      return 0
    }
  }
}
