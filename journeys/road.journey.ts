// The whole road, across everybody's own screens: a citizen tells, the office verifies, a PSM works without a signal, a case is planned and
// approved by others, the agency helps, the reporter objects and is heard, and every number of the dashboard is right.
import type { Page } from 'playwright-core'
import { journey, must, type Visitor } from './stage.ts'

const village = 'Sukarasa'

await journey('the whole road', async stage => {
  // 1 · A neighbour, no account, on a phone.
  const citizen = await stage.visitor('phone')
  const ticket = await tell(citizen.page, `${stage.url}/lapor`)
  console.log('ticket', ticket)
})

/** Tells of an old neighbour, with name and phone; answers the ticket's code. */
async function tell(page: Page, url: string): Promise<string> {
  await page.goto(url)
  await page.getByRole('link', { name: 'Mulai melapor' }).click()
  await page.getByRole('textbox', { name: /Ceritakan apa yang terjadi/ }).fill('Nenek di ujung gang tinggal sendiri, rumahnya bocor dan jarang makan.')
  await page.getByText('Tetangga', { exact: true }).click()
  await page.getByRole('textbox', { name: /Nama atau ciri/ }).fill('Nenek Rumsiah')
  for (let i = 0; i < 6; i++) {
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.waitForTimeout(500)
    console.log((await page.locator('body').ariaSnapshot()).slice(0, 3000))
    if (process.env.STOP === String(i)) break
  }
  return ''
}

void village
void must
export type { Visitor }
