// A day of a city's volunteers as batches of signed acts: visits with answers, single inventories, reports and their way, services.
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { newId } from '../src/engine/values/id.ts'
import { house } from '../src/app/rooms.ts'
import type { Desk, Home, TownFile } from './load-town.ts'

export interface Batch {
  desk: Desk
  acts: { body: string; sig: string }[]
  /** Batches of the same village follow each other. */
  lane: string
}

export interface Planned {
  act: string
  input: { [k: string]: unknown }
}

/** Acts in one push at most. */
const most = 20
const rounds = 4

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Every village's batches in their order, signed ahead of time so that the clients' own work is not measured. */
export function writeBatches(town: TownFile, today: string): Batch[][] {
  const byPlace = Map.groupBy(town.desks, (d) => d.place)
  return Object.entries(town.homes).map(([village, homes]) => {
    const here = byPlace.get(village) ?? []
    const psm = here.find((d) => d.role === 'psm') as Desk
    const koord = here.find((d) => d.role === 'puskesos_koord') as Desk
    const out: Batch[] = []
    const reports: string[] = []
    let assigned: string[] = []
    for (let round = 0; round < rounds; round++) {
      const written = fieldWork(homes, round, today, village)
      out.push(signed(psm, village, [...written.acts]))
      reports.push(...written.reports)
      if (round % 2 === 0) continue
      const sorted = reports.splice(0)
      out.push(signed(koord, village, sorted.flatMap((reportId) => [
        { act: 'reports.verify', input: { reportId, problem: 'bantuan', sector: sector, kind: 'pengaduan', urgency: 'biasa', duplicatesSeen: true } },
        { act: 'reports.assign', input: { reportId, assignedKind: 'psm', assignedTo: psm.person } },
      ])))
      assigned = [...assigned, ...sorted]
    }
    out.push(signed(psm, village, assigned.map((reportId) => ({ act: 'reports.accept', input: { reportId } }))))
    return out
  })
}

export const sector = house.acts.get('reports.verify')?.input.sector?.options?.[0]?.code ?? 'lainnya'
export const tags = { functions: ['fasilitator'], tasks: ['T3'] }

/** Twenty acts of one volunteer: nine visits with answers, three inventories, three reports, three services, a case moving on and its visit. */
function fieldWork(homes: readonly Home[], round: number, today: string, place: string): { acts: Planned[]; reports: string[] } {
  const at = (n: number): Home => homes[(round * 37 + n * 11) % homes.length] as Home
  const withCase = homes.filter((h) => h.caseId)
  const reports: string[] = []
  const acts: Planned[] = []
  for (let n = 0; n < 9; n++) {
    const h = at(n)
    acts.push({ act: 'registry.recordVisit', input: { id: newId(), householdId: h.id, on: today, purpose: 'pendataan', result: '1', note: 'Keluarga di rumah, bersedia ditanya.', ...tags, answers: h.answers, gps: { lat: -6.2, lon: 106.64, accuracy: 9 } } })
  }
  for (let n = 9; n < 12; n++) acts.push({ act: 'registry.recordElectricity', input: { householdId: at(n).id, on: today, ...electricity(at(n)) } })
  for (let n = 0; n < 3; n++) {
    const id = newId()
    reports.push(id)
    const named = n === 0
    acts.push({ act: 'reports.send', input: { id, what: 'Ibu tua di ujung gang sudah dua hari tidak makan, tetangga bergantian mengantar.', kind: 'pengaduan', problem: 'bantuan', urgency: 'biasa', aboutChild: false, aboutViolence: false, place, about: 'tetangga', address: 'Gang Melati', rt: '003', rw: '02', channel: 'lisan', ticketHash: sha(id), anonymous: !named, ...(named ? { name: 'Bu Sumi', phone: '081200000001', phone4Hash: sha(`${id}4`) } : {}) } })
  }
  for (let n = 0; n < 3; n++) {
    const h = withCase[(round * 2 + n) % withCase.length] as Home
    acts.push({ act: 'cases.recordService', input: { caseId: h.caseId, serviceId: newId(), item: 'permakanan', quantity: 1, unit: 'paket', funding: 'apbd', on: today, giver: 'PSM', receiver: h.head, receiverRelation: 'kepala keluarga', proofNote: 'BAST 1/ukur', ...tags } })
  }
  const ready = withCase[round % withCase.length] as Home
  acts.push({ act: 'cases.startMonitoring', input: { caseId: ready.caseId, visitEvery: 30 } })
  acts.push({ act: 'cases.resumeIntervention', input: { caseId: ready.caseId, reason: 'Masih perlu bantuan pangan bulan ini.' } })
  return { acts, reports }
}

export function electricity(h: Home): { [q: string]: unknown } {
  const inventory = house.acts.get('registry.recordElectricity')?.input ?? {}
  return Object.fromEntries(Object.entries(h.answers as { [q: string]: unknown }).filter(([q]) => q in inventory))
}

export function signed(desk: Desk, place: string, acts: readonly Planned[]): Batch {
  const key = createPrivateKey({ key: Buffer.from(desk.key, 'base64'), format: 'der', type: 'pkcs8' })
  if (acts.length > most) throw new Error(`a batch of ${acts.length} acts`)
  return {
    desk, lane: place,
    acts: acts.map(({ act, input }) => {
      const body = JSON.stringify({ id: newId(), act, version: house.acts.get(act)?.version ?? 1, place, person: desk.person, device: desk.device, madeAt: new Date().toISOString(), input })
      return { body, sig: sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url') }
    }),
  }
}
