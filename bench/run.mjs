// `npm run -s bench -- <name> [--json] [options]`: runs one measurement on the Node the project brought.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeOrSentence, root } from '../tools/machine.mjs'

const benches = { load: 'load.ts', sync: 'sync.ts', fleet: 'fleet.ts', link: 'link.ts', import: 'import.ts', organisation: 'organisation.ts' }
const [name, ...rest] = process.argv.slice(2)
const file = benches[name]
if (!file) {
  console.error(`${name ? `There is no measurement named “${name}”.` : 'Which measurement?'} There is: ${Object.keys(benches).join(', ')}. For example: npm run -s bench -- load --json`)
  process.exit(2)
}
const child = spawn(nodeOrSentence(), ['--disable-warning=ExperimentalWarning', join(root, 'bench', file), ...rest], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
