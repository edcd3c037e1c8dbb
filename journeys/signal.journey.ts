// At the end of the signal: the line is thin or cut, and the phone dies in the middle of each thing it does. Nothing is lost, nothing comes twice, and the outbox is true.
import type { Page } from 'playwright-core'
import { allOnThePhone, allSent, fill, newsFor, photo, press, reads, titled } from './hands.ts'
import { openSignalHouse, type SignalHouse } from './signal-house.ts'
import { openSignalPhone, type SignalPhone } from './signal-phone.ts'
import { must } from './stage.ts'

const pin = '730184'
const edit = 'registry.editHousehold'

async function typeCode(page: Page, code: string): Promise<void> {
  await press(page, 'Saya punya kode perangkat')
  await fill(page, { 'Kode perangkat': code, 'PIN baru (6 angka)': pin, 'Ulangi PIN': pin })
  await press(page, 'Siapkan perangkat ini')
}

async function unlock({ page }: SignalPhone): Promise<void> {
  await titled(page, 'Halo, Warsih Contoh')
  await fill(page, { PIN: pin })
  await press(page, /^Buka$/)
  await page.getByRole('navigation').first().waitFor({ state: 'attached' })
}

/** All families are here, as many as the house has. */
async function wholeVillage(phone: SignalPhone, house: SignalHouse): Promise<void> {
  await phone.go('/keluarga')
  await reads(phone.page, `${house.families} keluarga`)
}

async function writeAddress(phone: SignalPhone, household: string, address: string): Promise<void> {
  await phone.go(`/keluarga/${household}/ubah`)
  await fill(phone.page, { Alamat: address })
  await press(phone.page, /^Simpan/)
}

/** The code was used and the phone never heard: it says so, and the next code works. */
async function enrolment(phone: SignalPhone, house: SignalHouse): Promise<void> {
  const code = await house.code()
  const answered = await phone.haltNext('/api/session/enrol', 'coming')
  await typeCode(phone.page, code)
  await answered()
  await phone.kill()
  await typeCode(phone.page, code)
  await reads(phone.page, 'Kode ini tidak dikenal atau sudah dipakai.')
  await phone.page.reload()
}

/** On a thin line the tab crashes between two pages of the first sync, then the battery ends in the middle of keeping the next one. The village is whole in the end. */
async function firstSync(phone: SignalPhone, house: SignalHouse): Promise<void> {
  const second = await phone.haltNext('/api/base/', 'coming', 1)
  await phone.thin(150, 1_000)
  await typeCode(phone.page, await house.code())
  await second()
  const inThePages = phone.haltInWrite('pages', 1)
  await phone.crash()
  const opening = unlock(phone).catch(() => undefined)
  await inThePages()
  await phone.kill()
  await opening
  await unlock(phone)
  await wholeVillage(phone, house)
}

/** Without a signal, killed in the very write: what was kept is in the outbox, and the outbox says it was not sent. */
async function localWrite(phone: SignalPhone, house: SignalHouse): Promise<void> {
  await allOnThePhone(phone.page)
  await phone.cut(true)
  const inTheOutbox = phone.haltInWrite('outbox', 1)
  await phone.crash()
  await unlock(phone)
  // The hand that pressed never hears back: the page stands still.
  const pressed = writeAddress(phone, house.family.id, 'Jl. Tepi Sinyal No. 1').catch(() => undefined)
  await inTheOutbox()
  await phone.kill({ offline: true })
  await pressed
  await unlock(phone)
  await phone.go(`/keluarga/${house.family.id}`)
  await titled(phone.page, /^Keluarga /)
  // The write was cut off before the phone had said yes: it is written again, as a person would who sees it is not there.
  const kept = (await phone.page.getByText('Jl. Tepi Sinyal No. 1').count()) > 0
  if (!kept) await writeAddress(phone, house.family.id, 'Jl. Tepi Sinyal No. 1')
  await reads(phone.page, 'Jl. Tepi Sinyal No. 1')
  // Now it was said: from here on no death of the phone loses it.
  await phone.kill({ offline: true })
  await unlock(phone)
  await phone.go('/belum-terkirim')
  await reads(phone.page, 'Memperbaiki data keluarga')
  must((await phone.page.getByText('Semua sudah terkirim').count()) === 0, 'the outbox does not say sent what is not')
  must((await house.heard(edit, house.family.id)) === 0, 'nothing was sent without a signal')
}

/** The server heard it and the phone died before it knew: it still says unsent, sends again, and the log holds it once. */
async function push(phone: SignalPhone, house: SignalHouse): Promise<void> {
  await phone.thin(300, 150)
  const answered = await phone.haltNext('/api/push', 'coming')
  await newsFor(phone.page)
  await answered()
  must((await house.heard(edit, house.family.id)) === 1, 'the server heard it')
  await phone.crash()
  await unlock(phone)
  await phone.go('/belum-terkirim')
  await allSent(phone.page)
  must((await house.heard(edit, house.family.id)) === 1, 'what was sent twice is in the log once')
}

/** What others wrote came as far as the phone's door when the battery ended. */
async function pull(phone: SignalPhone, house: SignalHouse): Promise<void> {
  const answered = await phone.haltNext('/api/pull', 'coming')
  await house.correct(house.other.id, 'Jl. Kantor No. 2')
  await newsFor(phone.page)
  await answered()
  await phone.kill()
  await unlock(phone)
  await newsFor(phone.page)
  await phone.go(`/keluarga/${house.other.id}`)
  await reads(phone.page, 'Jl. Kantor No. 2')
}

/** So much came that the phone packs its copy anew, and dies over it. */
async function fold(phone: SignalPhone, house: SignalHouse): Promise<void> {
  const visits = await house.visitsArrive(2_400)
  const inTheFold = phone.haltInWrite('pages', 1)
  await phone.crash()
  const opening = unlock(phone).catch(() => undefined)
  await inTheFold()
  await phone.kill()
  await opening
  await unlock(phone)
  await newsFor(phone.page)
  await wholeVillage(phone, house)
  await phone.go(`/keluarga/${visits.household}`)
  await reads(phone.page, visits.note)
}

/** A photo is on its way over a thin line, stored over there, and nobody here knows. */
async function photoUpload(phone: SignalPhone, house: SignalHouse): Promise<void> {
  await phone.thin(300, 150)
  const answered = await phone.haltNext('/api/photo', 'coming')
  await phone.go(`/keluarga/${house.other.id}/ubah`)
  await fill(phone.page, { 'Foto rumah': photo(90) })
  await press(phone.page, /^Simpan/)
  await newsFor(phone.page)
  await answered()
  await phone.kill()
  await unlock(phone)
  await phone.go('/belum-terkirim')
  await allSent(phone.page)
  const { named, here } = await house.photosHere()
  must(named === 1 && here === 1, `one photo was taken, ${named} are named and ${here} have arrived`)
}

const house = await openSignalHouse()
const started = Date.now()
const phone = await openSignalPhone(house.url)
try {
  for (const phase of [enrolment, firstSync, localWrite, push, pull, fold, photoUpload]) {
    await phase(phone, house)
    if (process.env.JOURNEY_TOLD) console.log(`${phase.name}: ${Math.round((Date.now() - started) / 1000)} s`)
  }
  await wholeVillage(phone, house)
  must((await house.heard(edit, house.family.id)) === 1 && (await house.heard(edit, house.other.id)) === 2, 'everything is in the log once')
  console.log(`at the end of the signal: played in ${Math.round((Date.now() - started) / 1000)} s`)
} catch (error) {
  console.error(`--- ${phone.page.url()}\n${(await phone.page.locator('body').innerText({ timeout: 2_000 }).catch(() => '')).slice(0, 1500)}`)
  console.error(error)
  process.exitCode = 1
} finally {
  await phone.end()
  await house.close()
}
