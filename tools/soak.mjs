// The long tests: properties with many more runs. Hours, not minutes.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodeOrSentence, root } from './machine.mjs'

const { status } = spawnSync(nodeOrSentence(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=3600000', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: '1' } })
process.exit(status ?? 1)
