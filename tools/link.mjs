// Who is the same person in a CSV file, or in two: `npm run link -- people.csv [--with other.csv] [--map map.json] [--out pairs.csv] [--groups groups.csv]`.
// Without --map the headers are guessed and the guess is shown. How to read what comes out: src/engine/linkage/README.md.
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { nodeOrSentence } from './machine.mjs'

if (!process.features.typescript) {
  const { status } = spawnSync(nodeOrSentence(), ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

const { default: Papa } = await import('papaparse')
const { guessMapping, mappingFaults, personReader } = await import('../src/engine/linkage/columns.ts')
const { explain } = await import('../src/engine/linkage/explain.ts')
const { linkInThreads } = await import('../src/engine/linkage/threads.server.ts')
const { addPerson, noPeople } = await import('../src/engine/linkage/people.ts')

const usage = `npm run link -- people.csv [--with other.csv] [--map map.json] [--out pairs.csv] [--groups groups.csv]
  --with     a second list: only pairs of one list with the other
  --map      column → role, as JSON: {"given_name":"name","surname":"name","dob":"born","rec_id":"id"}; guessed from the headers when absent
  --show-map print the guessed mapping as JSON and end
  --out      pairs, surest first: id_a,id_b,probability,why (default pairs.csv)
  --groups   rows that are one person: id,group
  --least    pairs below this chance are left out (default 0.01)
  --threshold chance from which two are one person (default 0.5)
  --threads  threads that compare (default: as many as the machine has)
  --seed     of the random pairs strangers are learned from (default 1)
  --loose    also look for pairs by the wide rules, however large the file`

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    with: { type: 'string' }, map: { type: 'string' }, 'show-map': { type: 'boolean' }, out: { type: 'string', default: 'pairs.csv' }, groups: { type: 'string' },
    least: { type: 'string', default: '0.01' }, threshold: { type: 'string', default: '0.5' }, threads: { type: 'string' }, seed: { type: 'string', default: '1' }, loose: { type: 'boolean' }, help: { type: 'boolean' },
  },
})
if (given.help || positionals.length !== 1) {
  console.error(usage)
  process.exit(given.help ? 0 : 2)
}

const people = noPeople(16_384)
const ids = []
const truth = []
const sides = []
let mapping
const files = given.with ? [positionals[0], given.with] : [positionals[0]]
for (const [side, file] of files.entries()) await readPeople(file, side)

/** Adds the people of one file, row by row. */
function readPeople(file, side) {
  let read
  let columns
  return new Promise((resolve, reject) => {
    const stream = createReadStream(file, 'utf8')
    stream.on('error', error => {
      console.error(`${file}: ${error.message}`)
      process.exit(2)
    })
    Papa.parse(stream, {
      header: true,
      skipEmptyLines: 'greedy',
      transformHeader: header => header.replace(/^\uFEFF/, '').trim(),
      step({ data: row, meta }) {
        if (!read) {
          columns = mappingFor(file, meta.fields ?? [])
          read = personReader(columns)
        }
        const column = role => Object.keys(columns).find(c => columns[c] === role)
        const id = column('id')
        addPerson(people, read(row))
        ids.push((id && row[id]) || String(ids.length + 1))
        const t = column('truth')
        if (t) truth.push(row[t] ?? '')
        sides.push(side)
      },
      complete: resolve,
      error: reject,
    })
  })
}

function mappingFor(file, headers) {
  if (!given.map) {
    mapping = guessMapping(headers)
    if (given['show-map']) {
      console.log(JSON.stringify(mapping, null, 2))
      process.exit(0)
    }
    console.error(`${file}: ${Object.entries(mapping).map(([c, r]) => `${c} → ${r}`).join(', ')}`)
  } else mapping = JSON.parse(readFileSync(given.map, 'utf8'))
  // Of two files each has its own columns; one mapping may name both files'.
  const own = given.with ? Object.fromEntries(Object.entries(mapping).filter(([c]) => headers.includes(c))) : mapping
  const faults = mappingFaults(own, headers)
  if (faults.length > 0) {
    console.error(faults.join('\n'))
    process.exit(2)
  }
  return own
}

const began = performance.now()
const side = given.with ? Uint8Array.from(sides) : undefined
const linked = await linkInThreads(people, {
  least: Number(given.least), threshold: Number(given.threshold), seed: Number(given.seed),
  ...(side ? { side } : {}), ...(given.loose ? { loose: true } : {}), ...(given.threads ? { threads: Number(given.threads) } : {}),
})
const seconds = (performance.now() - began) / 1000

const cell = value => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
async function write(file, head, rows) {
  const out = createWriteStream(file)
  out.write(`${head}\n`)
  for (const row of rows) if (!out.write(`${row.map(cell).join(',')}\n`)) await new Promise(resolve => out.once('drain', resolve))
  out.end()
  await finished(out)
}

const whys = new Map()
const why = pattern => {
  let said = whys.get(pattern)
  if (said === undefined) {
    said = explain(linked.model, pattern).say.id
    whys.set(pattern, said)
  }
  return said
}
await write(given.out, 'id_a,id_b,probability,why', (function* () {
  for (const { i, j, p, pattern } of linked.pairs) yield [ids[i], ids[j], p.toPrecision(6), why(pattern)]
})())
if (given.groups) {
  await write(given.groups, 'id,group', (function* () {
    const group = new Int32Array(people.n)
    for (const [g, rows] of linked.groups.entries()) for (const row of rows) group[row] = g + 1
    let next = linked.groups.length
    for (let row = 0; row < people.n; row++) yield [ids[row], String(group[row] || ++next)]
  })())
}

const { account, model, doubt } = linked
console.error(`${people.n} people, ${account.pairs} pairs compared in ${seconds.toFixed(1)} s; ${linked.pairs.filter(v => v.p >= Number(given.threshold)).length} pairs and ${linked.groups.length} groups are one person (expected: ${model.about.expectedMatches}).`)
for (const s of account.skipped) console.error(`passed over, too crowded: ${s.rule}: ${s.keys} keys, ${s.pairs} pairs`)
if (doubt) console.error(doubt === 'tooFew' ? 'Too few people to trust this without looking at each pair.' : 'More matches than can be true: look at the mapping before using any of this.')
if (truth.length === people.n) console.error(score())

/** Against the truth the file itself tells. */
function score() {
  const sizes = new Map()
  const add = (t, s) => sizes.set(t, (sizes.get(t) ?? [0, 0]).map((n, k) => (k === s ? n + 1 : n)))
  for (const [row, t] of truth.entries()) add(t, sides[row])
  let all = 0
  for (const [a, b] of sizes.values()) all += side ? a * b : (a * (a - 1)) / 2
  let said = 0
  let right = 0
  for (const g of linked.groups)
    for (let x = 0; x < g.length; x++)
      for (let y = 0; y < x; y++) {
        if (side && side[g[x]] === side[g[y]]) continue
        said++
        if (truth[g[x]] === truth[g[y]]) right++
      }
  const [precision, recall] = [right / said, right / all]
  return `against its own truth: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)} over ${all} pairs`
}
