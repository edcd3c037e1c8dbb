// Writes down the present release for ever, under src/app/released/<version>: see docs/runbooks/releasing.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodeOrSentence, root } from './machine.mjs'

const { status } = spawnSync(nodeOrSentence(), ['--disable-warning=ExperimentalWarning', join(root, 'src/app/released/make.server.ts')], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
