// Everything that must hold: checks, unit, property and story tests, the built client's size, and the journeys in a browser.
// Ends with one plain line: `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks, checks } from './check.mjs'
import { findChromium, nodeOrSentence, root } from './machine.mjs'

const node = nodeOrSentence()
const noSkip = process.env.GUYUB_NO_SKIP === '1'
let passed = 0
let failed = 0
let skipped = 0

const said = runChecks()
passed += checks.length - said.length
failed += said.length

const report = join(root, '.cache', 'vitest.json')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })
spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
if (existsSync(report)) {
  const r = JSON.parse(readFileSync(report, 'utf8'))
  passed += r.numPassedTests
  failed += r.numFailedTests
  skipped += r.numPendingTests + (r.numTodoTests ?? 0)
  // A file that breaks before its first test counts as one failure.
  failed += r.testResults.filter(t => t.status === 'failed' && t.assertionResults.length === 0).length
} else {
  console.error('FAIL vitest did not finish')
  failed++
}

function step(name, program, args, env = {}) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  if (status === 0) passed++
  else failed++
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  return status === 0
}

const built = step('build: the web client', node, [join(root, 'tools/ensure.mjs'), '--client'])
if (built) step('size: first loads', node, [join(root, 'tools/size.mjs')])

const journeys = existsSync(join(root, 'journeys')) ? readdirSync(join(root, 'journeys')).filter(f => f.endsWith('.journey.ts')).sort() : []
const chromium = findChromium()
if (!chromium) {
  skipped += journeys.length
  console.error(`\n!!! ${journeys.length} browser journeys were SKIPPED: no Chromium was found.\n!!! Remedy: apt-get install chromium   (or set CHROMIUM_PATH)\n`)
} else if (built) {
  for (const file of journeys) step(`journey: ${file.replace('.journey.ts', '')}`, node, ['--disable-warning=ExperimentalWarning', join(root, 'journeys', file)], { CHROMIUM_PATH: chromium })
} else failed += journeys.length

if (noSkip && skipped > 0) {
  console.error(`${skipped} were skipped, and nothing may be skipped here.`)
  failed += skipped
  skipped = 0
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
