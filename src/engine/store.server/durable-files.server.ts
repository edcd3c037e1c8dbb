// The embedded engine's folder on a real disk: what it believes is synced, is.
//
// PGlite starts PostgreSQL with fsync off, and its NODEFS has no fsync at all (a WASM fd_sync answers "done" and does
// nothing; fdatasync likewise, hence wal_sync_method=fsync). Here fd_sync reaches the disk.
import { fdatasyncSync, fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface OpenFile {
  nfd: number
  node: { mode: number }
}

interface NodeFiles {
  stream_ops: { fsync?: (file: OpenFile) => number }
  tryFSOperation(operation: () => void): void
}

export class DurableFiles extends NodeFS {
  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(engine, options)
    made.emscriptenOpts.preRun?.push(module => {
      const files = module.FS.filesystems.NODEFS as unknown as NodeFiles
      const isFolder = (mode: number) => module.FS.isDir(mode)
      files.stream_ops.fsync = file => {
        // A folder's entries (a new or renamed file) count as data only for fsync. tryFSOperation hands a failure
        // (EIO, ENOSPC) to PostgreSQL, which stops rather than acknowledge.
        files.tryFSOperation(() => (isFolder(file.node.mode) ? fsyncSync(file.nfd) : fdatasyncSync(file.nfd)))
        return 0
      }
    })
    return made
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
