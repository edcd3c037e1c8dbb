// Invented families: the same from the same seed, no real person possible, and believable in the large.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseKk } from '../../engine/values/kk.ts'
import { nikWarnings, parseNik } from '../../engine/values/nik.ts'
import { type DemoHousehold, type DemoPerson, demoPeople, demoStreetPeople } from './people.ts'

const today = '2026-11-21'
const villages = ['36.71.01.1007', '36.71.05.1001', '33.28.02.2001', '33.28.02.2004', '19.01.02.1012']
const families = demoPeople({ seed: 'guyub', villages, households: 200, today })
const people = families.flatMap((family) => family.members)
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
const ageOf = ({ birthDate }: DemoPerson) => Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > today.slice(5) ? 1 : 0)
const share = <T>(list: readonly T[], is: (one: T) => boolean) => list.filter(is).length / list.length

describe('the same seed', () => {
  it('gives the same families, on every machine', () => {
    expect(hashOf(families)).toBe('0c10c80d4abcd321')
    expect(hashOf(demoPeople({ seed: 'guyub', villages: [...villages].reverse(), households: 200, today }))).toBe(hashOf(families))
  })

  it('keeps a village as it is when others or more families are asked for', () => {
    const names = (list: DemoHousehold[]) => list.filter((family) => family.village === '33.28.02.2001').map((family) => family.members[0]?.name)
    const more = demoPeople({ seed: 'guyub', villages: ['33.28.02.2001', '33.28.03.2001'], households: 220, today })
    expect(names(more).slice(0, 200)).toEqual(names(families))
  })

  it('another seed gives other families', () => {
    expect(hashOf(demoPeople({ seed: 'lain', villages, households: 200, today }))).not.toBe(hashOf(families))
  })
})

describe('numbers', () => {
  it('carry kecamatan code 99 of their own kab/kota, so no real person has them', () => {
    for (const family of families) {
      const beginning = `${family.village.slice(0, 5).replace('.', '')}99`
      for (const number of [family.kk, ...family.members.map((member) => member.nik)]) {
        if (number !== null) expect(number.slice(0, 6)).toBe(beginning)
      }
    }
  })

  it('have the structure of a NIK and are each one’s own', () => {
    const numbers = [...people.map((one) => one.nik), ...families.map((family) => family.kk)].filter((number) => number !== null)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const one of people) if (one.nik !== null) expect(parseNik(one.nik).ok).toBe(true)
    for (const family of families) if (family.kk !== null) expect(parseKk(family.kk).ok).toBe(true)
  })

  it('agree with sex and birth date, but for a few old ones that are marked', () => {
    for (const one of people) {
      if (one.nik === null) {
        expect(one.nikMissing).not.toBeNull()
        continue
      }
      const nik = parseNik(one.nik)
      const warnings = nik.ok ? nikWarnings(nik, { sex: one.sex, birthDate: one.birthDate }) : []
      expect(warnings.length > 0).toBe(one.nikDisagrees)
    }
    expect(people.some((one) => one.nikDisagrees)).toBe(true)
    expect(share(people, (one) => one.nik === null)).toBeGreaterThan(0.01)
  })

  it('reach no telephone', () => {
    for (const one of people) if (one.phone !== null) expect(one.phone).toMatch(/^08000000\d{4}$/)
  })
})

describe('families', () => {
  it('have one head, first, and parents older than their children', () => {
    for (const { members } of families) {
      expect(members.filter((member) => member.relation === '1')).toEqual([members[0]])
      const mother = members.find((member) => member.sex === 'P' && ['1', '2'].includes(member.relation))
      for (const child of members.filter((member) => member.relation === '3')) {
        if (mother !== undefined) expect(ageOf(mother) - ageOf(child)).toBeGreaterThanOrEqual(15)
      }
    }
  })

  it('are born on days that exist, not in the future', () => {
    for (const one of people) {
      expect(new Date(`${one.birthDate}T00:00:00Z`).toISOString().slice(0, 10)).toBe(one.birthDate)
      expect(one.birthDate <= today).toBe(true)
      expect(ageOf(one)).toBeLessThanOrEqual(97)
    }
  })

  it('answer only what the form asks them', () => {
    for (const one of people) {
      const { answers } = one
      if (answers['410'] !== undefined) expect(one.sex === 'P' && ageOf(one) >= 9 && ageOf(one) <= 55 && answers['408'] !== '1').toBe(true)
      if (['2', '3', '4', '6'].includes(answers['404'] as string)) expect(answers['412']).toBeUndefined()
      if (answers['416a'] !== '1') expect(answers['417']).toBeUndefined()
    }
    for (const { answers } of families) {
      if (answers['301b'] !== undefined) expect(answers['301a']).toBe('1')
      if (answers['306b'] !== undefined) expect(['4', '5', '6', '7', '8']).toContain(answers['306a'])
      if (answers['307b1'] !== undefined) expect(answers['307a']).toBe('1')
      if (answers['309b'] !== undefined) expect(['1', '2', '3']).toContain(answers['309a'])
      if (answers.sumber_air_mandi !== undefined) expect(['1', '2']).toContain(answers['306a'])
    }
  })

  it('live inside their village', () => {
    const placed = families.filter((family) => family.gps !== null)
    expect(placed.length).toBeGreaterThan(families.length * 0.85)
    for (const { gps, village } of placed) {
      const [south, north, west, east] = village.startsWith('36') ? [-6.3, -6.05, 106.5, 106.8] : village.startsWith('33') ? [-7.3, -6.8, 108.9, 109.4] : [-1.9, -1.5, 105.6, 106]
      expect(gps && gps.lat > south && gps.lat < north && gps.lon > west && gps.lon < east).toBe(true)
    }
  })
})

describe('in the large', () => {
  it.each([
    ['persons in a household', people.length / families.length, 3.1, 3.9],
    ['children under 18', share(people, (one) => ageOf(one) < 18), 0.22, 0.34],
    ['sixty and older', share(people, (one) => ageOf(one) >= 60), 0.07, 0.15],
    ['women', share(people, (one) => one.sex === 'P'), 0.46, 0.56],
    ['with some difficulty', share(people, hasDifficulty), 0.02, 0.07],
    ['verified within half a year', share(families, (family) => family.visitedOn > '2026-05-25'), 0.48, 0.64],
    ['not verified for over a year', share(families, (family) => family.visitedOn < '2025-11-21'), 0.1, 0.2],
    ['of unknown desil', share(families, (family) => family.desil === null), 0.08, 0.16],
    ['without a latrine in Bumijawa', share(inUpland(), (family) => family.answers['309a'] === '6'), 0.03, 0.15],
    ['on 450 W in Bumijawa', share(inUpland(), (family) => family.answers['307b1'] === '1'), 0.35, 0.65],
  ])('%s', (_, found, least, most) => {
    expect(found).toBeGreaterThan(least)
    expect(found).toBeLessThan(most)
  })

  it('poor floors go with poor walls and small power', () => {
    const poor = inUpland().filter((family) => family.answers['303'] === '8')
    const fine = inUpland().filter((family) => family.answers['303'] === '2')
    const weak = (family: DemoHousehold) => ['3', '4', '6'].includes(family.answers['304'] as string)
    expect(share(poor, weak)).toBeGreaterThan(share(fine, weak) + 0.2)
  })

  function inUpland() {
    return families.filter((family) => family.village.startsWith('33.28.02'))
  }
  function hasDifficulty({ answers }: DemoPerson) {
    return Object.entries(answers).some(([question, code]) => /^428[a-i]$/.test(question) && code !== '4')
  }
})

describe('people of the street', () => {
  it('have neither number nor family, and say why', () => {
    const found = demoStreetPeople({ seed: 'guyub', villages, count: 30, today })
    expect(found.length).toBe(30)
    for (const one of found) expect(one).toMatchObject({ nik: null, nikMissing: 'tanpa_identitas', birthDateEstimated: true })
  })
})
