// Makes a fresh clone ready: installs what is missing or changed and, with --client, builds the web client
// when it is stale. Runs on Node 20, before anything is installed; says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientIsFresh } from './client-stamp.mjs'
import { nodeOrSentence, npmCommand, root } from './machine.mjs'

/** Compares the lock with the list npm leaves in node_modules; optional packages may be missing, nothing may differ. */
function isInstalled() {
  const left = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(left)) return false
  const installed = JSON.parse(readFileSync(left, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  // Packages for other platforms may stand outside the lock: not every registry carries all of them.
  const sameAsLocked = Object.keys(installed).every(
    name =>
      (installed[name].optional && !(name in locked)) ||
      (locked[name]?.integrity === installed[name].integrity && locked[name]?.version === installed[name].version),
  )
  const nothingMissing = Object.entries(locked).every(
    ([name, entry]) => name === '' || entry.optional || entry.peer || name in installed,
  )
  return sameAsLocked && nothingMissing
}

function run(program, args, sentence) {
  // Everything goes to stderr: stdout belongs to the command that follows.
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error) throw error
  if (status === 0) return
  console.error(sentence)
  process.exit(status ?? 1)
}

if (!isInstalled()) {
  console.error('Installing what is missing …')
  const [npm, first] = npmCommand()
  run(
    npm,
    // `npm ci` would refuse where the registry lacks a package of some other platform; --no-save keeps the lock as it is.
    [...first, 'install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    'The installation did not finish (see above). Check the network and run the same command again.',
  )
}

const node = nodeOrSentence()

if (process.argv.includes('--client') && !clientIsFresh()) {
  console.error('Building the web client …')
  run(node, [join(root, 'tools', 'build.mjs')], 'The web client could not be built (see above).')
}
