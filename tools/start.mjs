// Starts the server on the Node the project brought, and passes the signals on, so that Ctrl-C closes it cleanly.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { compiled, nodeOrSentence, root } from './machine.mjs'

const server = spawn(nodeOrSentence(), ['--disable-warning=ExperimentalWarning', join(root, 'src', 'app', 'main.server.ts'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? root, stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: compiled },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A Ctrl-C in a terminal reaches both; a second one hurries the server, which ignores repeats.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  })
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
