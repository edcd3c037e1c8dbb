// Types, walls and lint. Each prints what it found; the last line counts.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeOrSentence, root } from './machine.mjs'

const node = nodeOrSentence()
const bin = name => join(root, 'node_modules', '.bin', name)

export const checks = [
  { name: 'types', run: [bin('tsc'), ['-b']] },
  { name: 'walls', run: [node, [join(root, 'walls.mjs')]] },
  { name: 'lint', run: [bin('biome'), ['lint', '--diagnostic-level=error', '.']] },
]

/** Runs a program to its end; answers how it ended. */
export const ended = (program, args, env = {}) => new Promise((done) => {
  spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).on('error', () => done(1)).on('close', done)
})

/** Runs them one after another; answers the names of those that failed. */
export async function runChecks() {
  const failed = []
  for (const { name, run: [program, args] } of checks) {
    const status = await ended(program, args)
    if (status !== 0) failed.push(name)
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} check: ${name}`)
  }
  return failed
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const failed = await runChecks()
  process.exit(failed.length === 0 ? 0 : 1)
}
