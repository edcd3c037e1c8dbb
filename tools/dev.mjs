// The server and Vite's page server side by side, for working on screens.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeOrSentence, root } from './machine.mjs'

const node = nodeOrSentence()
const both = [
  spawn(node, ['--watch-path=src', '--disable-warning=ExperimentalWarning', join(root, 'src/app/main.server.ts'), '--demo'], { cwd: root, stdio: 'inherit' }),
  spawn(node, [join(root, 'node_modules/vite/bin/vite.js'), '--host', '127.0.0.1'], { cwd: root, stdio: 'inherit' }),
]
function stop() {
  for (const child of both) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of both) child.on('exit', stop)
