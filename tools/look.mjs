// Every screen of the route list, as the roles that may open it: photographed at phone and desktop size, light and dark, and read by axe.
// Pictures go to .cache/look; zero serious or critical findings, or it fails. `npm run look -- /keluarga` looks at paths that begin so.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { AxeBuilder } from '@axe-core/playwright'
import { findChromium, root } from './machine.mjs'

if (spawnSync(process.execPath, [join(root, 'tools/ensure.mjs'), '--client'], { stdio: 'inherit' }).status !== 0) process.exit(1)
process.env.CHROMIUM_PATH = findChromium() ?? ''
if (!process.env.CHROMIUM_PATH) {
  console.error('No Chromium was found. Remedy: apt-get install chromium')
  process.exit(1)
}
const { openStage } = await import('../journeys/stage.ts')

const only = process.argv[2] ?? ''
const out = join(root, '.cache', 'look')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

/** Who looks, by role: what one types into the picker. */
const people = {
  psm: 'PSM Sukarasa', puskesos_koord: 'Koordinator Puskesos', village_head: 'Lurah', district_supervisor: 'TKSK', dinsos_verifier: 'Verifikator 36.71', pekerja_sosial: 'Pekerja sosial 36.71',
  duty_officer: 'jalur terbatas 36.71', dinsos_head: 'Kepala Dinas Sosial 36.71', opd_owner: 'Pemilik program OPD Dinkes', province_office: 'Dinas Sosial provinsi', admin: 'Admin sistem 36.71',
}
/** Screens everybody has are looked at as these. */
const everybody = ['psm', 'dinsos_verifier', 'dinsos_head', 'opd_owner']

/** Where an id in a path comes from: the first row of a view this person may see. */
const samples = {
  '/keluarga': ['registry.households', p => ({ place: p })], '/orang': ['registry.persons', p => ({ place: p })], '/kelompok': ['registry.communities', p => ({ place: p })],
  '/laporan': ['monitoring.reports', p => ({ place: p })], '/kasus': ['monitoring.cases', p => ({ place: p })], '/program': ['programs.catalogue', () => ({})], '/rujukan': ['cases.referralInbox', () => ({})],
}

const stage = await openStage()
const found = []
let looked = 0
try {
  const visitors = new Map()
  const visitorAs = async role => {
    if (!visitors.has(role)) visitors.set(role, await stage.signIn(people[role], 'desk'))
    return visitors.get(role)
  }
  const jobs = [{ path: '/lapor', role: null }, { path: '/lapor/kode', role: null }, { path: '/', role: null }]
  const routes = await (await visitorAs('psm')).page.evaluate(() => globalThis.guyubRoutes)
  for (const r of routes) {
    const roles = r.roles === null ? everybody : r.roles.filter(x => people[x]).slice(0, 3)
    for (const role of roles.length > 0 ? roles : ['psm']) jobs.push({ path: r.path, role })
  }
  for (const { path, role } of jobs.filter(j => j.path.startsWith(only))) {
    let page
    let shown = path
    if (role === null) {
      page = (await stage.visitor('desk')).page
      await page.goto(stage.url + path)
    } else {
      const visitor = await visitorAs(role)
      page = visitor.page
      const real = await filled(page, path)
      if (real === null) {
        console.log(`     ${path} as ${role}: nothing to show there`)
        continue
      }
      shown = real
      await visitor.go(real)
    }
    await page.waitForTimeout(900)
    for (const [size, width, height] of [['phone', 360, 640], ['desk', 1280, 800]]) {
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.setViewportSize({ width, height })
        await page.waitForTimeout(200)
        const tall = Math.min(6000, await page.evaluate(() => document.documentElement.scrollHeight))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        if (wide > width) found.push(`${path} as ${role ?? 'a visitor'} (${size}): ${wide - width}px wider than the screen`)
        const name = `${path.replace(/[/:]+/g, '_').replace(/^_/, '') || 'home'}.${role ?? 'visitor'}.${size}.${scheme}.png`
        await page.screenshot({ path: join(out, name), fullPage: size === 'phone' })
        // As tall as the page, or the sticky bars cover what axe wants to measure.
        await page.setViewportSize({ width, height: Math.max(height, tall) })
        if (scheme === 'light' || size === 'phone') {
          const { violations } = await new AxeBuilder({ page }).analyze()
          for (const v of violations.filter(x => x.impact === 'serious' || x.impact === 'critical')) {
            found.push(`${path} as ${role ?? 'a visitor'} (${size}, ${scheme}): ${v.id} – ${v.help} – ${v.nodes[0]?.target.join(' ')}`)
          }
        }
        looked++
      }
    }
    console.log(`ok   ${shown} as ${role ?? 'a visitor'}`)
    if (role === null) await page.context().close()
  }
} finally {
  await stage.end()
}

/** The path with a real id or code in it; null when this person has none. */
async function filled(page, path) {
  if (!path.includes(':')) return path
  if (path.startsWith('/gambaran')) return path.replace(':place', '36.71')
  const prefix = Object.keys(samples).find(p => path.startsWith(`${p}/`))
  if (!prefix) return null
  const [view, params] = samples[prefix]
  const id = await page.evaluate(async ([name, paramsByPlace]) => {
    const me = await (await fetch('/api/me')).json()
    const place = me.posts.find(p => p.current)?.place ?? ''
    const body = JSON.stringify(paramsByPlace.place === undefined ? {} : { place })
    const answer = await (await fetch(`/api/views/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()
    return answer.rows?.[0]?.row.id ?? null
  }, [view, params('x')])
  return id === null ? null : path.replace(/:\w+/, id)
}

writeFileSync(join(out, 'findings.txt'), `${found.join('\n')}\n`)
for (const f of found) console.error(`FAIL ${f}`)
console.log(`${looked} pictures in .cache/look, ${found.length} findings`)
process.exit(found.length === 0 ? 0 : 1)
