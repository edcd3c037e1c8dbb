// What volunteers wrote into their log by hand in the last two months; everything else there wrote itself as they worked.
import { suggested } from '../../rooms/activities/door.ts'
import { sampleDays } from '../../rooms/activities/samples.ts'
import { belinyu, cipondoh, guci, sukarasa } from './places.ts'
import type { Script } from './script.ts'

/** Whose months are told as well. */
export const toldVillages: readonly string[] = [cipondoh, sukarasa, guci, belinyu]

/** Volunteers of a place whose decree holds on a day. */
export const volunteersOf = (script: Script, village: string, day: string): string[] =>
  [...script.posts].filter(([, posts]) => posts.some((p) => p.role === 'psm' && p.place === village && p.from <= day && (p.until === null || p.until >= day))).map(([person]) => person)

export function activityStories(script: Script): void {
  const { time } = script
  const luck = script.chance.fork('activities')
  for (const village of toldVillages) {
    for (const person of volunteersOf(script, village, time.day(66))) {
      for (let ago = 66; ago >= 1; ago -= luck.int(6, 13)) {
        const day = luck.pick(sampleDays)
        const at = time.at(ago, `${String(luck.int(10, 16)).padStart(2, '0')}:${String(luck.int(0, 59)).padStart(2, '0')}`)
        if (!volunteersOf(script, village, time.day(ago)).includes(person)) continue
        const { functions, tasks } = suggested(day.kind, day.words)
        script.add(at, person, 'activities.add', village, { id: script.id(at), personId: person, on: time.day(ago), kind: day.kind, words: day.words, people: day.people ?? null, minutes: day.minutes, functions, tasks, photos: [] })
      }
    }
  }
}
