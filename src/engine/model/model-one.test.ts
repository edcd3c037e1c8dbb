// Half of the histories (the other half runs beside it): at least three phones and thirty steps each, over the real road.
import { expect, inject, test } from 'vitest'
import { play, smaller, told } from './play.server.ts'

const count = inject('soak') ? 50_000 : 1_000
test(`${count.toLocaleString('en')} histories keep every promise`, { timeout: inject('soak') ? 14_400_000 : 2_400_000 }, async () => {
  const failure = await play(1, count)
  if (failure) expect.fail(told(await smaller(failure)))
})
