// Asked before saving: the doubles a PSM writes down in the village, found on the phone with words a volunteer accepts; strangers and brothers left alone.
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyRow } from '../../engine/record.ts'
import { chance } from '../../engine/values/chance.ts'
import { knownModelText } from './known-model.ts'
import { modelOfText } from './model-text.ts'
import { type VillageIndex, villageIndex, worthALook } from './village-index.ts'

const place = '36.71.99.1001'
const given = 'Siti Ahmad Dewi Bambang Sri Joko Rina Agus Wati Budi Yani Eko Nur Hendra Lina Dedi Ratna Iwan Maya Asep'.split(' ')
const second = 'Aminah Suryani Hidayat Lestari Santoso Rahayu Wibowo Kartini Saputra Handayani Nugroho Permata Gunawan Fitria Kusuma Anggraini'.split(' ')
const home: AnyRow = { id: 'h', place, class: 'R', team: null, kk: '3671990101190007', address: 'Gg. Melati No. 7', rt: '003', rw: '005' }
const person = (id: string, set: { [c: string]: unknown }): AnyRow => ({ id, place, class: 'R', team: null, ...set })

const known: AnyRow[] = [
  person('aminah', { name: 'Siti Aminah', nik: '3671994505800001', birthDate: '1980-05-05', sex: 'P', householdId: 'h' }),
  person('soekarno', { name: 'Soekarno Widjaja', nik: '3671990107600002', birthDate: '1960-07-01', sex: 'L', address: 'Jl. Mawar 3' }),
  person('bagas', { name: 'Bagas Pratama', nik: '3671990203050003', birthDate: '2005-03-02', sex: 'L', householdId: 'h' }),
  person('gone', { name: 'Siti Aminah', nik: '3671994505800001', birthDate: '1980-05-05', sex: 'P', mergedInto: 'aminah' }),
]
const luck = chance('a village').next
const pick = (of: readonly string[]): string => of[Math.floor(luck() * of.length)] as string
const crowd = Array.from({ length: 3000 }, (_, k): AnyRow => {
  const [y, m, d] = [1945 + Math.floor(luck() * 70), 1 + Math.floor(luck() * 12), 1 + Math.floor(luck() * 28)]
  const two = (n: number): string => String(n).padStart(2, '0')
  return person(`c${k}`, { name: `${pick(given)} ${pick(second)}`, nik: `367199${two(d)}${two(m)}${two(y % 100)}${String(k).padStart(4, '0')}`, birthDate: `${y}-${two(m)}-${two(d)}`, sex: luck() < 0.5 ? 'L' : 'P', address: `Jl. ${pick(second)} ${1 + Math.floor(luck() * 60)}`, rt: `00${1 + Math.floor(luck() * 9)}`, rw: '002' })
})

describe('asked before saving', () => {
  let index: VillageIndex
  beforeAll(async () => {
    index = (await villageIndex([...known, ...crowd], [home], async () => undefined)) as VillageIndex
  })
  it.each([
    ['one digit of the NIK slipped, old spelling', { name: 'Sukarno Wijaya', nik: '3672990107600002', birthDate: '1960-07-01', sex: 'L' }, 'soekarno', ['NIK beda satu angka', 'nama cocok', 'tanggal lahir sama']],
    ['a title and a shortened name, no NIK', { name: 'Hj. St. Aminah', birthDate: '1980-05-05', sex: 'P', address: 'Gang Melati 7', rt: '3', rw: '5' }, 'aminah', ['tanggal lahir sama']],
    ['the very same', { name: 'Siti Aminah', nik: '3671994505800001', birthDate: '1980-05-05', sex: 'P' }, 'aminah', ['NIK sama']],
  ])('%s', (_, asked, who, words) => {
    const [first] = index.ask({ ...asked, place })
    expect(first?.id).toBe(who)
    expect(first?.p).toBeGreaterThan(worthALook)
    for (const w of words) expect(first?.say.id).toContain(w)
  })
  it.each([
    ['a brother of the same house', { name: 'Bagus Pratama', nik: '3671990912080004', birthDate: '2008-12-09', sex: 'L', kk: home.kk as string, address: home.address as string, rt: '003', rw: '005' }],
    ['a stranger with a common name', { name: 'Siti Rahayu', nik: '3671994111990099', birthDate: '1999-11-01', sex: 'P', address: 'Kp. Baru' }],
    ['three letters', { name: 'Sri' }],
  ])('%s is nobody known', (_, asked) => expect(index.ask({ ...asked, place }).filter((a) => a.p > 0.5)).toEqual([]))
  it('a second record of somebody is not offered, nor the one who is being edited', () => {
    const asked = { name: 'Siti Aminah', nik: '3671994505800001', birthDate: '1980-05-05', sex: 'P', place }
    expect(index.ask(asked).map((a) => a.id)).not.toContain('gone')
    expect(index.ask(asked, 'aminah').map((a) => a.id)).not.toContain('aminah')
  })
  it('the page draws while a village is read, and a closed form stops the reading', async () => {
    let pauses = 0
    expect(await villageIndex(crowd, [], async () => { pauses++ }, () => pauses > 2)).toBeNull()
    expect(pauses).toBe(3)
  })
})

it('the model the app carries is one of these levels: after a change of levels, npm run link-model', () => {
  expect(modelOfText(knownModelText)).not.toBeNull()
})
