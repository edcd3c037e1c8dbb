// What each PSM wrote before the meeting: twenty signed acts, about families of their own. Signed ahead of time.
import { newId } from '../src/engine/values/id.ts'
import type { FleetFile } from './fleet-town.ts'
import { electricity, type Planned, sector, sha, signed, tags } from './load-acts.ts'
import type { Desk } from './load-town.ts'

export interface Written {
  desk: Desk
  acts: { body: string; sig: string }[]
}

export function writeFleet(town: FleetFile, today: string): Written[] {
  const turn = new Map<string, number>()
  return town.fleet.map((desk) => {
    const n = turn.get(desk.place) ?? 0
    turn.set(desk.place, n + 1)
    return signed(desk, desk.place, planned(town, desk, n, today))
  })
}

/** Eleven visits with answers, four inventories of electricity, three reports, two families found. */
function planned(town: FleetFile, desk: Desk, n: number, today: string): Planned[] {
  const homes = town.families[desk.place] ?? []
  const at = (i: number) => homes[(n * 15 + i) % homes.length] as (typeof homes)[number]
  const acts: Planned[] = []
  for (let i = 0; i < 11; i++) {
    acts.push({ act: 'registry.recordVisit', input: { id: newId(), householdId: at(i).id, on: today, purpose: 'pendataan', result: '1', note: 'Keluarga di rumah, bersedia ditanya.', ...tags, answers: at(i).answers, gps: { lat: -6.2, lon: 106.64, accuracy: 9 } } })
  }
  for (let i = 11; i < 15; i++) acts.push({ act: 'registry.recordElectricity', input: { householdId: at(i).id, on: today, ...electricity({ ...at(i), caseId: null, head: '' }) } })
  for (let i = 0; i < 3; i++) {
    const id = newId()
    acts.push({ act: 'reports.send', input: { id, what: 'Ibu tua di ujung gang sudah dua hari tidak makan, tetangga bergantian mengantar.', kind: 'pengaduan', problem: 'bantuan', sector, urgency: 'biasa', aboutChild: false, aboutViolence: false, place: desk.place, about: 'tetangga', address: 'Gang Melati', rt: '003', rw: '02', channel: 'lisan', ticketHash: sha(id), anonymous: true } })
  }
  for (let i = 0; i < 2; i++) {
    acts.push({ act: 'registry.registerHousehold', input: { id: newId(), headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Kenanga', rt: '001', rw: '001' } })
  }
  return acts
}
