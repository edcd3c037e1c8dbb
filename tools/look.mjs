// Every screen of the route list, as the posts that may open it: photographed at phone and desk size, light and dark, and read by axe.
// Pictures and findings go to .cache/look; a serious or critical finding, a page that fails or one wider than its screen makes it fail.
// `npm run look -- /keluarga` looks at paths that begin so; `--as=psm` with one post's eyes, `--lang=en` in English.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { findChromium, findNode, root } from './machine.mjs'

// The stage is TypeScript: this runs on the Node the project brought.
if (Number(process.versions.node.split('.')[0]) < 24) {
  const again = spawnSync(findNode() ?? process.execPath, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exit(again.status ?? 1)
}
if (spawnSync(process.execPath, [join(root, 'tools/ensure.mjs'), '--client'], { stdio: 'inherit' }).status !== 0) process.exit(1)
process.env.CHROMIUM_PATH = findChromium() ?? ''
if (!process.env.CHROMIUM_PATH) {
  console.error('No Chromium was found. Remedy: apt-get install chromium')
  process.exit(1)
}
const { openStage } = await import('../journeys/stage.ts')

const { positionals, values: asked } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' }, lang: { type: 'string', default: 'id' } } })
const only = positionals[0] ?? ''
const out = join(root, '.cache', 'look')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

/** Whose eyes, in the order they are borrowed; a route is looked at by the first three who may open it, the first page by all. */
const eyes = [
  'psm', 'dinsos_verifier', 'pekerja_sosial', 'district_supervisor', 'dinsos_head', 'opd_owner', 'village_head', 'puskesos_koord', 'duty_officer', 'province_office', 'admin',
  'puskesos_fo', 'puskesos_bo', 'village_operator', 'urc_crew', 'kepala_daerah', 'ipsm_board_city', 'ipsm_board_local', 'ipsm_board_province', 'auditor', 'dpo', 'donor',
]
const eyesOnOne = 3
/** Where most of the demo's stories happen; the first that fits. */
const homes = ['36.71.05.1009', '36.71.01', '36.71.05', '36.71', '36']

const shots = [
  { name: 'phone', width: 360, height: 640, scheme: 'light', tall: true, axe: 'all' },
  { name: 'phone-dark', width: 360, height: 640, scheme: 'dark', tall: true, axe: 'contrast' },
  { name: 'desk', width: 1280, height: 800, scheme: 'light', tall: true, axe: 'all' },
  { name: 'desk-dark', width: 1280, height: 800, scheme: 'dark', tall: false, axe: null },
]

const stage = await openStage()
const found = []
let pictures = 0
const started = Date.now()
try {
  const { people } = await (await fetch(`${stage.url}/api/demo/people`)).json()
  const personOf = role => {
    const all = people.filter(p => p.role === role)
    for (const home of homes) {
      const near = all.find(p => p.place === home) ?? all.find(p => p.place.startsWith(home))
      if (near) return near
    }
    return all[0]
  }
  const routes = await routesOf()
  const shared = routes.filter(r => r.path.startsWith(only))
  const work = new Map(eyes.filter(role => personOf(role) && (!asked.as || asked.as === role)).map(role => [role, []]))
  for (const route of shared) {
    const may = [...work.keys()].filter(role => route.roles === null || route.roles.includes(role))
    for (const role of may.slice(0, route.path === '/' ? may.length : eyesOnOne)) work.get(role).push(route.path)
  }
  const turns = [...work].filter(([, paths]) => paths.length > 0).map(([role, paths]) => () => lookAs(role, personOf(role), paths, routes.map(r => r.path)))
  if (!asked.as) turns.unshift(() => lookOutside(['/lapor', '/lapor/usul', '/lapor/gabung', '/lapor/kode', '/'].filter(p => p.startsWith(only))))
  // Two at a time: one page settles while the other is read.
  await Promise.all([0, 1].map(async () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) await turn()
  }))
} finally {
  await stage.end()
}

async function routesOf() {
  const visitor = await stage.signIn('PSM')
  const routes = await visitor.page.evaluate(() => globalThis.guyubRoutes)
  await visitor.context.close()
  return routes
}

async function lookOutside(paths) {
  for (const path of paths) {
    const { context, page } = await stage.visitor('phone')
    const trouble = troubleOf(page)
    try {
      await page.goto(stage.url + path)
      await photograph(page, path, 'visitor', trouble)
    } catch (error) {
      finding(path, 'visitor', '', firstLine(error))
    }
    await context.close()
  }
}

/** One person's round: the paths in order; those with an id in them take it from a link this person was shown on the way. */
async function lookAs(role, person, paths, patterns) {
  let visitor
  try {
    visitor = await stage.signIn(`${person.name} ${person.roleLabel.id} ${person.place}`, 'phone')
  } catch (error) {
    finding('/', role, '', `cannot sign in: ${firstLine(error)}`)
    return
  }
  const { page } = visitor
  const trouble = troubleOf(page)
  const seen = new Set()
  const gather = async () => {
    for (const href of await page.locator('a[href^="/"]').evaluateAll(links => links.map(a => a.getAttribute('href')))) seen.add(href)
  }
  const matching = pattern => [...seen].filter(href => patterns.find(p => fits(p, href.split('?')[0])) === pattern)
  if (asked.lang !== 'id') await speak(visitor, asked.lang)
  // Lists first, so that links to single things are known; a thing nobody linked to is looked for once more at the end.
  const first = [...paths].sort((a, b) => a.split(':').length - b.split(':').length)
  const later = []
  for (const pattern of first) if (!(await one(pattern))) later.push(pattern)
  for (const pattern of later) if (!(await one(pattern))) console.log(`     ${pattern} as ${role}: no link leads there`)
  await visitor.context.close()

  async function one(pattern) {
    let targets = [pattern]
    if (pattern.includes(':')) {
      const links = matching(pattern)
      if (links.length === 0) return false
      // A path that ends in a free word is many screens: each word once. Otherwise two, since states differ.
      targets = /:[^/]+\/:[^/]+$/.test(pattern) ? [...new Map(links.map(l => [l.split('?')[0].split('/').at(-1), l])).values()].slice(0, 12) : links.slice(0, 2)
    }
    for (const [n, target] of targets.entries()) {
      try {
        await visitor.go(target)
        await photograph(page, pattern.includes(':') ? `${pattern} ${targets.length > 2 ? target.split('?')[0].split('/').at(-1) : n + 1}` : pattern, role, trouble)
        await gather()
      } catch (error) {
        finding(pattern, role, '', firstLine(error))
      }
    }
    return true
  }
}

async function speak(visitor, lang) {
  await visitor.go('/profil')
  await visitor.page.getByRole('radio', { name: lang === 'en' ? /English/ : /Indonesia/ }).check({ force: true })
  await settled(visitor.page)
}

/** What went wrong in the page since it was last asked: thrown errors and server errors. */
function troubleOf(page) {
  let heard = []
  page.on('pageerror', error => heard.push(`error in the page: ${error.message}`))
  page.on('response', response => {
    if (response.status() >= 500) heard.push(`${response.status()} from ${new URL(response.url()).pathname}`)
  })
  return () => {
    const told = heard
    heard = []
    return told
  }
}

async function photograph(page, path, role, trouble) {
  await settled(page)
  const said = await page.locator('.k-state[role="alert"] h2').allInnerTexts()
  for (const say of said) finding(path, role, '', `the page says “${say}”`)
  for (const shot of shots) {
    await page.emulateMedia({ colorScheme: shot.scheme })
    await page.setViewportSize({ width: shot.width, height: shot.height })
    await page.waitForTimeout(120)
    if (!shot.tall) {
      await picture(page, path, role, shot.name)
      continue
    }
    const { tall, wide, small } = await page.evaluate(measured)
    if (wide > shot.width) finding(path, role, shot.name, `${wide - shot.width}px wider than the screen`)
    if (shot.name === 'phone') {
      for (const name of small) console.log(`     ${path} as ${role}: hard to hit: ${name}`)
      await picture(page, path, role, 'phone-first')
    }
    // As tall as the page, or the sticky bars cover what axe wants to measure.
    await page.setViewportSize({ width: shot.width, height: Math.min(5000, Math.max(shot.height, tall)) })
    await page.waitForTimeout(60)
    await picture(page, path, role, shot.name)
    if (shot.axe === null) continue
    const { violations } = await read(page, shot.axe)
    for (const v of violations) {
      if (v.impact !== 'serious' && v.impact !== 'critical') continue
      finding(path, role, shot.name, `${v.id} – ${v.help} – ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')}`)
    }
  }
  for (const t of trouble()) finding(path, role, '', t)
  console.log(`ok   ${path} as ${role}`)
}

/** In the page: how tall and wide it is, and what is too small for a thumb (less than 40 px both ways, not inside a sentence). */
function measured() {
  const small = [...document.querySelectorAll('main button, main a[href], nav button, nav a[href], main summary, main label:has(input)')]
    .map(e => ({ e, box: e.getBoundingClientRect() }))
    .filter(({ e, box }) => box.width > 0 && box.height > 1 && box.height < 40 && getComputedStyle(e).display !== 'inline' && getComputedStyle(e).visibility === 'visible')
    .map(({ e, box }) => `${e.tagName.toLowerCase()}.${e.className} “${(e.textContent ?? '').trim().slice(0, 40)}” ${Math.round(box.width)}×${Math.round(box.height)}`)
  return { tall: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth, small: [...new Set(small)].slice(0, 4) }
}

/** In one page without frames the older way of axe is the same and three times as fast. */
function read(page, what) {
  const options = what === 'contrast' ? { runOnly: ['color-contrast'] } : {}
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], ...options }).analyze()
}

async function picture(page, path, role, shot) {
  const name = `${path.replace(/[^\w]+/g, '_').replace(/^_|_$/g, '') || 'home'}.${role}.${shot}.png`
  await page.screenshot({ path: join(out, name), animations: 'disabled' })
  pictures++
}

/** Until the shapes of what is coming are gone and the page has stopped changing. */
async function settled(page) {
  await page.evaluate(() => new Promise(done => {
    let quiet = performance.now()
    const watch = new MutationObserver(() => {
      quiet = performance.now()
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
    const begun = performance.now()
    const look = () => {
      const now = performance.now()
      const waiting = document.querySelector('.k-loading, [aria-busy="true"]') !== null || document.querySelector('h1') === null
      if ((!waiting && now - quiet > 300) || now - begun > 10_000) {
        watch.disconnect()
        done()
      } else setTimeout(look, 60)
    }
    look()
  }))
}

function finding(path, role, shot, say) {
  found.push(`${path} as ${role}${shot ? ` (${shot})` : ''}: ${say}`)
  console.error(`FAIL ${found.at(-1)}`)
}

/** Does a path fit a route's pattern? */
function fits(pattern, path) {
  const want = pattern.split('/')
  const have = path.split('/')
  return want.length === have.length && want.every((w, at) => (w.startsWith(':') ? have[at] !== '' : w === have[at]))
}

function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0]
}

writeFileSync(join(out, 'findings.txt'), `${found.join('\n')}\n`)
console.log(`${pictures} pictures in .cache/look in ${Math.round((Date.now() - started) / 1000)} s, ${found.length} findings`)
process.exit(found.length === 0 ? 0 : 1)
