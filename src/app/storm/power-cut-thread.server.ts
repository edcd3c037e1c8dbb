// The embedded engine's thread on the disk whose power can be cut.
import { runEngine } from '../../engine/store.server/engine-thread.server.ts'
import { PowerCutFiles } from './power-cut-files.server.ts'

await runEngine((home) => new PowerCutFiles(home))
