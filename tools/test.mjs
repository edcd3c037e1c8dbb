// Everything that must hold: checks, unit, property and story tests, the built client's size, and the journeys in a browser.
// Ends with one plain line: `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checks, ended, runChecks } from './check.mjs'
import { compiled, findChromium, nodeOrSentence, root } from './machine.mjs'

const node = nodeOrSentence()
const noSkip = process.env.GUYUB_NO_SKIP === '1'
let passed = 0
let failed = 0
let skipped = 0

async function step(name, program, args) {
  const status = await ended(program, args)
  if (status === 0) passed++
  else failed++
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  return status === 0
}

const demo = join(root, '.cache', 'demo')
const chromium = findChromium()

/** What the journeys stand on: the built client, and the demo loaded once for all of them. Answers whether they can be played. */
async function setTheStage() {
  if (!(await step('build: the web client', node, [join(root, 'tools/ensure.mjs'), '--client']))) return false
  await step('size: first loads', node, [join(root, 'tools/size.mjs')])
  rmSync(demo, { recursive: true, force: true })
  if (chromium) await step('demo: loaded once for the journeys', node, ['--disable-warning=ExperimentalWarning', join(root, 'journeys/load-demo.ts'), demo])
  return true
}

// Neither keeps two cores busy: beside one another.
const [said, built] = await Promise.all([runChecks(), setTheStage()])
passed += checks.length - said.length
failed += said.length

const report = join(root, '.cache', 'vitest.json')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })
await ended(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)])
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

/** The whole road takes longest: begun first, the other lane plays the rest beside it. */
const longestFirst = (a, b) => Number(b.startsWith('road.')) - Number(a.startsWith('road.')) || (a < b ? -1 : 1)

/** Plays one journey beside others. */
function journey(file, chromium) {
  return new Promise(done => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'journeys', file)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CHROMIUM_PATH: chromium, JOURNEY_DEMO: demo, NODE_COMPILE_CACHE: compiled } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { said += text })
    child.on('close', status => {
      if (status === 0) passed++
      else failed++
      process.stdout.write(`${said}${status === 0 ? 'ok  ' : 'FAIL'} journey: ${file.replace('.journey.ts', '')}\n`)
      done()
    })
  })
}

const journeys = existsSync(join(root, 'journeys')) ? readdirSync(join(root, 'journeys')).filter(f => f.endsWith('.journey.ts')).sort(longestFirst) : []
if (!chromium) {
  skipped += journeys.length
  console.error(`\n!!! ${journeys.length} browser journeys were SKIPPED: no Chromium was found.\n!!! Remedy: apt-get install chromium   (or set CHROMIUM_PATH)\n`)
} else if (built) {
  // A journey mostly waits for its browser: two at once, each with a server and a folder of its own; what one says comes in one piece.
  const waiting = [...journeys]
  await Promise.all([1, 2].map(async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await journey(file, chromium)
  }))
} else failed += journeys.length
rmSync(demo, { recursive: true, force: true })

if (noSkip && skipped > 0) {
  console.error(`${skipped} were skipped, and nothing may be skipped here.`)
  failed += skipped
  skipped = 0
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
