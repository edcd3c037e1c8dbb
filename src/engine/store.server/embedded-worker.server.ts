// The thread the embedded engine lives in, on the real disk.
import { DurableFiles } from './durable-files.server.ts'
import { runEngine } from './engine-thread.server.ts'

await runEngine((folder) => new DurableFiles(folder))
