// The embedded engine's thread in a room where things go wrong on demand: a file named `die` ends it, one named `full` fills its disk.
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DurableFiles, type NodeFiles } from '../../engine/store.server/durable-files.server.ts'
import { runEngine } from '../../engine/store.server/engine-thread.server.ts'

class UnluckyFiles extends DurableFiles {
  readonly #full: string

  constructor(home: string) {
    super(home)
    this.#full = join(dirname(home), 'full')
    const die = join(dirname(home), 'die')
    setInterval(() => {
      if (!existsSync(die)) return
      rmSync(die)
      process.exit(1)
    }, 5).unref()
  }

  protected override reached(files: NodeFiles): void {
    const { write } = files.stream_ops
    files.stream_ops.write = (...given) => {
      files.tryFSOperation(() => {
        if (existsSync(this.#full)) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      })
      return write(...given)
    }
  }
}

await runEngine((home) => new UnluckyFiles(home))
