// No last-write-wins where a person typed: every act is tried over rows that stand already. What it writes over either carries the value
// its writer saw (two values then wait for a choice), or stands in the table below with what keeps two people from writing over each other.
import { expect, it } from 'vitest'
import type { ActType } from '../engine/act.ts'
import type { Field } from '../engine/field.ts'
import { MemoryStore } from '../engine/memory.ts'
import { same } from '../engine/merge.ts'
import { readAll, type Input } from '../engine/perform.ts'
import { Answer, type AnyRow } from '../engine/record.ts'
import { house } from './rooms.ts'
import { classOf, type Flavour, flavours, settingOf } from './testing/population.server.ts'
import { idIn, sampleAll, sampleOf, type Setting } from './testing/sample-values.server.ts'

const place = '36.71.05.1001'
const env = { id: 'a-new-act', at: '2026-03-03T00:00:00.000Z', day: '2026-03-03', place, person: 'somebody', device: 'a-phone', post: null }
const who = { person: 'somebody', device: 'a-phone', posts: [], teams: [], system: false }

/** new: makes a row; a second one under its id is refused · step: the state moves on, the second comes too late and is told so · once: the guard refuses whoever comes second · own: nobody else writes it · seen: the guard refuses when it is no longer what the writer saw · moved: said of another place than before
 * · derived: follows from something else that was typed and compared · newer: of a newer day, and an older one is refused */
type Reason = 'new' | 'step' | 'once' | 'own' | 'seen' | 'moved' | 'derived' | 'newer'
const table: { readonly [act: string]: Reason } = {
  'cases.acceptReferral': 'step', 'cases.acknowledgeGlass': 'once', 'cases.addNote': 'new', 'cases.agreePlan': 'once', 'cases.approvePlan': 'step', 'cases.assess': 'new',
  'cases.close': 'step', 'cases.deliverReferral': 'step', 'cases.open': 'new', 'cases.raiseAlarm': 'step', 'cases.recordAftercare': 'new', 'cases.recordMonitoring': 'new',
  'cases.recordService': 'new', 'cases.refer': 'new', 'cases.refuseReferral': 'step', 'cases.refuseService': 'step', 'cases.register': 'step', 'cases.reopen': 'step',
  'cases.restrict': 'once', 'cases.returnPlan': 'once', 'cases.revisePlan': 'step', 'cases.screen': 'step', 'cases.settleAlarm': 'step', 'cases.startMonitoring': 'step',
  'cases.suspend': 'step', 'cases.terminate': 'step', 'cases.transfer': 'step', 'cases.voidService': 'once', 'cases.withdrawReferral': 'once',
  'organization.addAccount': 'new', 'organization.addAgency': 'new', 'organization.appoint': 'new', 'organization.endAppointment': 'once', 'organization.inviteDevice': 'new',
  'organization.reportLostDevice': 'new', 'organization.revokeDevice': 'new', 'organization.setProfile': 'own', 'organization.tellBreach': 'once',
  'organization.addCertificate': 'new', 'organization.applyPsm': 'new', 'organization.appointPsm': 'step', 'organization.completePsm': 'step', 'organization.replyDismissal': 'once', 'organization.dismissPsm': 'step', 'organization.endPsm': 'step', 'organization.interviewPsm': 'step',
  'organization.issueCard': 'seen', 'organization.leavePsm': 'step', 'organization.proposeDismissal': 'once', 'organization.recommendByBoard': 'step', 'organization.recommendByHead': 'step',
  'organization.rejectPsm': 'step', 'organization.renewSk': 'once', 'organization.returnPsm': 'step', 'organization.transferPsm': 'step', 'organization.verifyPsm': 'step',
  'organization.addPillar': 'new', 'organization.addPillarKind': 'new', 'organization.endPillar': 'once',
  'activities.add': 'new', 'activities.edit': 'own', 'activities.withdraw': 'once', 'activities.returnReport': 'step',
  'activities.addPlanItem': 'new', 'activities.adoptPlan': 'step', 'activities.answerFinding': 'step', 'activities.cancelPlanItem': 'step', 'activities.closePlan': 'step', 'activities.drawUpPlan': 'new', 'activities.finishPlanItem': 'step',
  'activities.noteProgress': 'new', 'activities.publishInstrument': 'new', 'activities.recordServiceVisit': 'new', 'activities.returnFinding': 'step', 'activities.sendFinding': 'new', 'activities.settleFinding': 'step', 'activities.strikeProgress': 'once', 'activities.withdrawFinding': 'step',
  // Boards: a term steps on or is refused; a seat, a replacement, a drive and its notes are rows of their own.
  'organization.openBoardTerm': 'new', 'organization.seatBoard': 'new', 'organization.askBoardDecree': 'step', 'organization.verifyBoardTerm': 'step', 'organization.returnBoardTerm': 'step', 'organization.recordBoardDecree': 'step',
  'organization.inaugurateBoard': 'step', 'organization.dropBoardTerm': 'step', 'organization.freezeBoard': 'step', 'organization.proposeReplacement': 'new', 'organization.decideReplacement': 'step',
  'organization.pushFormation': 'new', 'organization.notePush': 'new', 'organization.endPush': 'step',
  'programs.endEnrolment': 'once', 'programs.endProgramme': 'once', 'programs.publish': 'new', 'programs.recordDecile': 'newer', 'programs.recordEnrolment': 'new', 'programs.revise': 'new',
  'linkage.unmerge': 'once',
  'registry.addPerson': 'new', 'registry.editPerson': 'derived', 'registry.endPpks': 'once', 'registry.moveHousehold': 'moved', 'registry.moveMember': 'seen', 'registry.recordConsent': 'new', 'registry.recordVisit': 'new',
  'registry.registerCommunity': 'new', 'registry.registerHousehold': 'new', 'registry.splitHousehold': 'new', 'registry.tagPpks': 'new', 'registry.withdrawConsent': 'once',
  'reports.acknowledge': 'once', 'reports.answerMore': 'step', 'reports.appeal': 'step', 'reports.askMore': 'step', 'reports.assign': 'seen', 'reports.check': 'once', 'reports.close': 'step',
  'reports.confirm': 'own', 'reports.decline': 'step', 'reports.link': 'seen', 'reports.object': 'step', 'reports.reject': 'step', 'reports.relocate': 'moved', 'reports.reopen': 'step',
  'reports.restrict': 'moved', 'reports.send': 'new', 'reports.sendBack': 'step', 'reports.settle': 'step', 'reports.verify': 'step', 'reports.withdraw': 'step',
  'verification.acknowledge': 'step', 'verification.answerMirror': 'once', 'verification.approve': 'step', 'verification.attend': 'new', 'verification.citizenObject': 'new', 'verification.cancelMusdes': 'step', 'verification.checkItem': 'once', 'verification.closeMusdes': 'once',
  'verification.decideObjection': 'step', 'verification.declareFamily': 'new', 'verification.endFamily': 'once', 'verification.extendBatch': 'newer', 'verification.finaliseVillage': 'step', 'verification.issuePaper': 'new',
  'verification.object': 'new', 'verification.openBatch': 'new', 'verification.openMusdes': 'new', 'verification.returnBatch': 'step', 'verification.spotCheck': 'once', 'verification.strikeAttendee': 'once',
  'verification.verifyRegency': 'step', 'verification.visit': 'step',
}

/** A value for a field a person types, unlike the one the sampled rows hold, and told apart from every other. */
function typedInto(name: string, f: Field, n: number): unknown {
  const first = (...options: unknown[]): unknown => options.find((v) => f.schema.safeParse(v).success)
  const day = `2026-02-${String(1 + (n % 27)).padStart(2, '0')}`
  switch (f.kind) {
    case 'text': case 'longText': return name === 'team' ? undefined : first(`Ditulis di ${name} kemudian`, `baru-${n}`, `b${n}`)
    case 'integer': case 'number': case 'money': return first(37 + n, 20 + n, n + 2, 3, 2)
    case 'date': return day
    case 'instant': return `${day}T05:00:00.000Z`
    case 'phone': return `+62 813-0000-${1000 + n}`
    case 'nik': return '3671994505800029'
    case 'kk': return '3671990101200029'
    case 'bool': return true
    case 'choice': return f.options?.[1]?.code ?? f.options?.[0]?.code
    case 'multi': return f.options?.[1] ? [f.options[1].code] : undefined
    case 'gps': return { lat: -6.3, lon: 106.7, accuracy: n + 3 }
    case 'photos': return [{ hash: 'cd'.repeat(32) }]
    default: return undefined
  }
}

/** A row of every record, and the answers a family and a person gave at every class. */
function standing(s: Setting, flavour: Flavour): MemoryStore {
  const store = new MemoryStore()
  for (const r of house.records.values()) store.set(r, { ...sampleAll(r.columns, s), id: idIn(s, r.name), place, class: classOf(flavour), team: s.team })
  for (const owner of ['household', 'person']) {
    const questions = house.records.get(owner)?.answers ?? {}
    for (const c of ['N', 'R', 'X'] as const) {
      const ownerId = idIn(s, owner)
      store.set(Answer, { id: `${ownerId}.${c}`, place, class: c, team: c === 'X' ? `lane:${place.slice(0, 5)}` : null, owner, ownerId, values: sampleAll(questions, s) })
    }
  }
  return store
}

/** Every input worth trying: all fields filled, then each choice in turn. */
function inputsOf(type: ActType, s: Setting): { input: Input; typed: Map<string, unknown> }[] {
  const base: Input = {}
  const typed = new Map<string, unknown>()
  for (const [n, [name, f]] of Object.entries(type.input).entries()) {
    const value = typedInto(name, f, n)
    base[name] = value ?? sampleOf(name, f, s)
    if (value !== undefined) typed.set(name, value)
  }
  delete base.was
  return [base, ...Object.entries(type.input).flatMap(([name, f]) => (f.options ?? []).map((o) => ({ ...base, [name]: f.kind === 'multi' ? [o.code] : o.code })))].map((input) => ({
    input, typed: new Map([...typed].map(([name]) => [name, input[name]])),
  }))
}

/** Columns of standing rows that the act writes over with what was typed, and without the value seen before. */
function writtenOver(type: ActType): string[] {
  const out = new Set<string>()
  for (const flavour of flavours) {
    const s = settingOf(place, flavour)
    const store = standing(s, flavour)
    for (const { input, typed } of inputsOf(type, s)) {
      if ('was' in type.input) {
        const seen = [...house.records.values()].flatMap((r) => [...store.all(r)]).flatMap((row) => Object.entries(row.values ?? row) as [string, unknown][])
        input.was = Object.fromEntries(seen.filter(([name]) => name in type.input))
      }
      for (const c of type.effect(input, readAll(type, input, store), env, who)) {
        const row: AnyRow | undefined = c.kind === 'put' ? store.get(c.record, c.id) : undefined
        if (c.kind !== 'put' || !row) continue
        const [set, was, stood] = c.record.name === Answer.name ? [c.set.values, c.was?.values, row.values] : [c.set, c.was, row]
        for (const [column, value] of Object.entries((set ?? {}) as AnyRow)) {
          if (value === null || value === undefined || (was && column in (was as AnyRow)) || same((stood as AnyRow)[column], value)) continue
          // Words are known wherever they land; a code or a number only in the column of its own name.
          const own = [...typed].some(([name, v]) => same(v, value) && (name === column || (typeof v === 'string' && v.startsWith('Ditulis di'))))
          if (own) out.add(`${c.record.name}.${column}`)
        }
      }
    }
  }
  return [...out].sort()
}

const acts = [...house.acts.values()].filter((a) => a.by !== 'system')

it.each(acts.map((type) => [type.name, type] as const))('%s', (name, type) => {
  const blind = writtenOver(type)
  const reason = table[name]
  if (reason === undefined) expect(blind, 'written over without the value seen before; give `was`, or a guard and a line in the table').toEqual([])
  else expect([name, blind.length > 0], 'no longer writes over anything: take its line out of the table').toEqual([name, true])
  if (reason === 'new') expect(refusesASecond(type), 'a second row under the same id must be refused').toBe(true)
  if (reason === 'step') expect(leaves(name), 'the table of states must lead away from where the act is taken').toBe(true)
})

/** Over a row that stands under its id already, the act says no. */
function refusesASecond(type: ActType): boolean {
  return flavours.some((flavour) => {
    const s = settingOf(place, flavour)
    const store = standing(s, flavour)
    return inputsOf(type, s).some(({ input }) => type.guard(input, readAll(type, input, store), env, who) !== null)
  })
}

/** By the tables of states: whoever takes the same step a second time finds another state (a slip's own states stand in its guard). */
function leaves(name: string): boolean {
  const steps = [...house.flows.values()].flatMap((f) => f.steps).filter((x) => x.act === name)
  return steps.every((x) => {
    const to = (Array.isArray(x.to) ? x.to : [x.to]) as readonly string[]
    return x.from.some((from) => to.some((t) => t !== from))
  })
}
