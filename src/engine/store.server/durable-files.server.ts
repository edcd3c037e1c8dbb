// The embedded engine's folder on a real disk: what it believes is synced, is.
//
// PGlite starts PostgreSQL with fsync off, and its NODEFS has no fsync at all (a WASM fd_sync answers "done" and does
// nothing; fdatasync likewise, hence wal_sync_method=fsync). Here fd_sync reaches the disk. Its rename removes the target
// first, so that a kill between the two would leave neither name; here a name passes from one file to the other at once.
import { fdatasyncSync, fsyncSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

export interface FileNode {
  mode: number
  name: string
}

export interface OpenFile {
  nfd: number
  node: FileNode
}

/** What of PGlite's files of the disk is reached into here. */
export interface NodeFiles {
  stream_ops: {
    write(file: OpenFile, buffer: Uint8Array, offset: number, length: number, position: number): number
    setattr(file: OpenFile, change: { size?: number }): void
    fsync?: (file: OpenFile) => number
  }
  node_ops: {
    setattr(node: FileNode, change: { size?: number }): void
    mknod(folder: FileNode, name: string, mode: number, dev: number): FileNode
    rename(node: FileNode, folder: FileNode, name: string): void
    unlink(folder: FileNode, name: string): void
  }
  realPath(node: FileNode): string
  tryFSOperation<T>(operation: () => T): T
}

interface Names {
  isDir(mode: number): boolean
  lookupNode(folder: FileNode, name: string): FileNode
  destroyNode(node: FileNode): void
}

/** The name is let go in the engine's memory, if it knows it there; on the disk the rename itself replaces the file. */
export function forgetName(names: Names, folder: FileNode, name: string): void {
  try {
    names.destroyNode(names.lookupNode(folder, name))
  } catch (error) {
    if (!(typeof error === 'object' && error !== null && 'errno' in error)) throw error
  }
}

export class DurableFiles extends NodeFS {
  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(engine, options)
    made.emscriptenOpts.preRun?.push(module => {
      const files = module.FS.filesystems.NODEFS as unknown as NodeFiles
      const names = module.FS as unknown as Names
      const isFolder = (mode: number) => names.isDir(mode)
      files.node_ops.rename = (node, folder, name) => {
        const from = files.realPath(node)
        const to = join(files.realPath(folder), name)
        forgetName(names, folder, name)
        files.tryFSOperation(() => renameSync(from, to))
        node.name = name
      }
      files.stream_ops.fsync = file => {
        // A folder's entries (a new or renamed file) count as data only for fsync. tryFSOperation hands a failure
        // (EIO, ENOSPC) to PostgreSQL, which stops rather than acknowledge.
        files.tryFSOperation(() => (isFolder(file.node.mode) ? fsyncSync(file.nfd) : fdatasyncSync(file.nfd)))
        return 0
      }
      this.reached(files, isFolder)
    })
    return made
  }

  /** Called once the engine's files are set up: a disk of another kind may change them further. */
  protected reached(_files: NodeFiles, _isFolder: (mode: number) => boolean): void {
    // The real disk needs nothing more.
  }
}

/** Start parameters: PGlite's own, less "no fsync" and "system tables may be altered". */
export function startParameters(durable: boolean): string[] {
  const own = PGlite.defaultStartParams.filter(word => word !== '-O' && word !== '-F')
  const set = (text: string) => ['-c', text]
  return [
    ...own,
    ...(durable ? set('wal_sync_method=fsync') : ['-F']),
    ...set('timezone=UTC'),
    ...set('datestyle=ISO,YMD'),
    ...set('intervalstyle=iso_8601'),
    // Off: half of every statement's cost is compiling, and there is no thread to do it beside.
    ...set('jit=off'),
    // Files lie in the system's page cache or in memory: a jump costs little more than the next page.
    ...set('random_page_cost=1.1'),
    ...set('work_mem=16MB'),
    ...set('maintenance_work_mem=128MB'),
  ]
}
