// Some of the histories (the others run beside it): at least three phones and thirty steps each, over the real road.
import { expect, inject, test } from 'vitest'
import { anew, play, smaller, told } from './play.server.ts'

const count = inject('soak') ? 50_000 : 250
test(`${count.toLocaleString('en')} histories, and ${anew} nobody has seen, keep every promise`, { timeout: inject('soak') ? 14_400_000 : 2_400_000 }, async () => {
  const failure = await play(1, count, {}, anew)
  if (failure) expect.fail(told(await smaller(failure)))
})
