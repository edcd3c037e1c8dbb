// People written down twice, as happens when two volunteers or a list meet: some wait to be looked at, one pair was merged, one told apart; and a family that split.
import type { AnyRow } from '../../engine/record.ts'
import { knownModelText } from '../../rooms/linkage/known-model.ts'
import { modelFor, modelOfText, whyOf } from '../../rooms/linkage/model-text.ts'
import { villageIndex } from '../../rooms/linkage/village-index.ts'
import { commonPlace } from '../../rooms/linkage/door.ts'
import type { Cast } from './cast.ts'
import type { Family } from './families.ts'
import type { DemoPerson } from './people.ts'
import { cipondoh, neglasari, sukarasa } from './places.ts'
import { headOf, type Pool } from './pool.ts'
import { type Script, theHouseItself } from './script.ts'

/** How another clerk writes the same person. */
type Slip = (m: DemoPerson) => { [field: string]: unknown }

const digitOff: Slip = (m) => ({ name: `${m.name.toUpperCase()} `.trim(), nik: m.nik ? `3672${m.nik.slice(4)}` : null })
const withTitle: Slip = (m) => ({ name: `${m.sex === 'P' ? 'Hj.' : 'H.'} ${oldSpelling(m.name)}`, nik: null, nikReason: 'hilang' })
const noNumber: Slip = () => ({ nik: null, nikReason: 'tidak_ditunjukkan' })

const oldSpelling = (name: string): string => name.replaceAll('u', 'oe').replaceAll('j', 'dj').replace(/^Oe/, 'Oe')

export async function doubles(script: Script, cast: Cast, pool: Pool): Promise<void> {
  const { time: t } = script
  const known = modelOfText(knownModelText)
  const fits = (f: Family): boolean => headOf(f).nik !== null && !headOf(f).birthDateEstimated && f.members.length > 1
  const operator = cast.one('village_operator', cipondoh)
  const told = [
    { home: cipondoh, again: cipondoh, slip: digitOff, ago: 6 },
    { home: cipondoh, again: cipondoh, slip: withTitle, ago: 5 },
    { home: cipondoh, again: cipondoh, slip: noNumber, ago: 4 },
    { home: cipondoh, again: sukarasa, slip: digitOff, ago: 3 },
    { home: cipondoh, again: cipondoh, slip: digitOff, ago: 20, after: 'merge' },
    { home: cipondoh, again: cipondoh, slip: noNumber, ago: 18, after: 'apart' },
  ] as const
  for (const [n, d] of told.entries()) {
    const f = pool.family(d.home, { known: 60, fits })
    const m = headOf(f)
    const at = t.workday(d.ago, '14:10')
    const id = script.id(at)
    const written: { [field: string]: unknown } = {
      id, name: m.name, nik: m.nik, sex: m.sex, birthDate: m.birthDate, noHousehold: 'Dicatat saat pembagian, KK belum dilihat', address: f.address, rt: f.rt, rw: f.rw, ...d.slip(m),
    }
    script.add(at, cast.one('psm', d.again, (n % 2) + 1), 'registry.addPerson', d.again, written)
    const place = commonPlace(d.home, d.again)
    if (known) {
      // The model's own words, reckoned over this one family.
      const index = await villageIndex([{ id: m.id, place: d.home, class: 'R', team: null, name: m.name, nik: m.nik, sex: m.sex, birthDate: m.birthDate, address: f.address, rt: f.rt, rw: f.rw } as AnyRow], [], async () => undefined)
      const [alike] = index?.ask({ ...written, place: d.again } as never) ?? []
      if (alike) {
        const pair = { kind: 'person', a: m.id, b: id, pattern: alike.pattern, p: Number(alike.p.toPrecision(4)), model: 'guyub 1', why: whyOf(modelFor(known, 100), alike.pattern) }
        script.add(t.at(d.ago, '21:40'), theHouseItself, 'linkage.propose', place, { pairs: [pair] })
      }
    }
    if ('after' in d && d.after === 'merge') {
      script.add(t.workday(d.ago - 3, '10:15'), operator, 'linkage.decideSame', cipondoh, { keptId: m.id, mergedId: id, take: [], note: 'KTP dilihat di kantor kelurahan.' })
      const seen = t.workday(d.ago - 5, '16:00')
      script.add(seen, f.psm, 'registry.recordVisit', cipondoh, { id: script.id(seen), personId: m.id, on: seen.slice(0, 10), purpose: 'pendampingan', result: '1', note: 'Sehat, berjualan lagi.', functions: ['pendamping'], tasks: ['T4'] })
    }
    if ('after' in d && d.after === 'apart') script.add(t.workday(d.ago - 3, '10:30'), operator, 'linkage.decideApart', cipondoh, { aId: m.id, bId: id, state: 'berbeda', note: 'Saudara sepupu dengan nama yang sama.' })
  }
  const split = pool.family(neglasari, { known: 90, fits: (f) => f.members.length > 3 && f.members.some((m) => m.relation === '3' && m.birthDate < t.day(365 * 20)) })
  const child = split.members.find((m) => m.relation === '3' && m.birthDate < t.day(365 * 20))
  const when = t.workday(11, '09:40')
  if (child) script.add(when, split.psm, 'registry.splitHousehold', neglasari, { id: split.id, newId: script.id(when), memberIds: [child.id], headId: child.id, kkReason: 'tidak_punya', reason: 'Menikah dan mengontrak sendiri, KK baru sedang diurus.' })
}

