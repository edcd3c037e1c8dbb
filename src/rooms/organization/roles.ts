// The roles of the field, as appointments are made: at which level, what they may read, whether their device holds the place.
import type { RoleRule } from '../../engine/who.ts'

const role = (code: string, id: string, en: string, level: RoleRule['level'], reads: RoleRule['reads'], more: Partial<RoleRule> = {}): RoleRule => ({
  code, label: { id, en }, level, reads, ...more,
})

/** What a board writes itself, though it only looks on elsewhere: its members, its own board, its programme of work, its notes. */
const boardActs: readonly string[] = [
  'organization.recommendByBoard', 'organization.returnPsm', 'organization.completePsm', 'organization.issueCard', 'organization.editPsm', 'organization.addCertificate', 'organization.leavePsm', 'organization.backPsm',
  'organization.deactivatePsm', 'organization.reactivatePsm', 'organization.proposeDismissal', 'organization.endPsm',
  'organization.openBoardTerm', 'organization.seatBoard', 'organization.unseatBoard', 'organization.askBoardDecree', 'organization.dropBoardTerm', 'organization.proposeReplacement',
  'organization.pushFormation', 'organization.notePush', 'organization.endPush',
  'organization.addPillar', 'organization.updatePillar', 'organization.endPillar',
  'activities.drawUpPlan', 'activities.addPlanItem', 'activities.changePlanItem', 'activities.adoptPlan', 'activities.startPlanItem', 'activities.finishPlanItem', 'activities.cancelPlanItem', 'activities.noteProgress', 'activities.strikeProgress', 'activities.closePlan', 'activities.linkToPlan',
  'activities.acknowledgeIpsm', 'activities.returnReport',
  'activities.publishInstrument', 'activities.recordServiceVisit', 'activities.sendFinding', 'activities.settleFinding', 'activities.returnFinding', 'activities.withdrawFinding',
]

/** What a province's social office writes of its own province's board; of every other place it sees the standing alone. */
const provinceActs: readonly string[] = [
  'organization.openBoardTerm', 'organization.seatBoard', 'organization.unseatBoard', 'organization.askBoardDecree', 'organization.dropBoardTerm', 'organization.proposeReplacement',
  'organization.verifyBoardTerm', 'organization.returnBoardTerm', 'organization.recordBoardDecree', 'organization.inaugurateBoard', 'organization.decideReplacement', 'organization.freezeBoard', 'organization.thawBoard',
  'organization.pushFormation', 'organization.notePush', 'organization.endPush',
]

export const roles: readonly RoleRule[] = [
  role('psm', 'PSM', 'Community social worker', 'village', ['P', 'N', 'R'], { holds: true }),
  role('puskesos_fo', 'Petugas Puskesos (FO)', 'Puskesos front office', 'village', ['P', 'N', 'R'], { holds: true }),
  role('puskesos_bo', 'Petugas Puskesos (BO)', 'Puskesos back office', 'village', ['P', 'N', 'R'], { holds: true }),
  role('puskesos_koord', 'Koordinator Puskesos', 'Puskesos coordinator', 'village', ['P', 'N', 'R'], { holds: true }),
  role('village_operator', 'Operator SIKS-NG desa', 'Village data operator', 'village', ['P', 'N', 'R'], { holds: true }),
  role('village_head', 'Lurah / Kepala Desa', 'Village head', 'village', ['P', 'N', 'R'], { holds: true }),
  role('ipsm_board_local', 'Pengurus IPSM kelurahan/kecamatan', 'Local IPSM board', 'district', ['P', 'N'], { watches: true, keeps: boardActs }),
  role('district_supervisor', 'Supervisor kecamatan / TKSK', 'Sub-district supervisor (TKSK)', 'district', ['P', 'N', 'R']),
  role('ipsm_board_city', 'Pengurus IPSM kabupaten/kota', 'Regency IPSM board', 'regency', ['P', 'N'], { watches: true, keeps: boardActs }),
  role('dinsos_verifier', 'Verifikator Dinas Sosial', 'Social office verifier', 'regency', ['P', 'N', 'R']),
  role('pekerja_sosial', 'Pekerja sosial', 'Certified social worker', 'regency', ['P', 'N', 'R']),
  role('duty_officer', 'Petugas jalur terbatas (UPTD PPA / Dinsos)', 'Restricted-lane duty officer', 'regency', ['P', 'N'], { lane: true }),
  role('urc_crew', 'Awak URC', 'Rapid response crew', 'regency', ['P', 'N']),
  role('dinsos_head', 'Kepala Dinas Sosial', 'Head of the social office', 'regency', ['P', 'N', 'R']),
  role('kepala_daerah', 'Bupati / Wali Kota', 'Head of region', 'regency', ['P', 'N'], { watches: true }),
  role('opd_owner', 'Pemilik program OPD', 'Agency programme owner', 'regency', ['P', 'N']),
  role('donor', 'Donatur / dunia usaha', 'Donor', 'regency', ['P'], { watches: true }),
  role('auditor', 'Auditor / Inspektorat', 'Auditor', 'regency', ['P', 'N'], { watches: true }),
  role('dpo', 'Pejabat pelindungan data', 'Data-protection officer', 'regency', ['P', 'N'], { watches: true }),
  role('ipsm_board_province', 'Pengurus IPSM provinsi', 'Provincial IPSM board', 'province', ['P'], { watches: true, own: true, keeps: boardActs }),
  role('province_office', 'Dinas Sosial provinsi', 'Provincial social office', 'province', ['P'], { watches: true, own: true, keeps: provinceActs }),
  role('admin', 'Admin sistem', 'System administrator', 'regency', ['P', 'N']),
]

export const roleLabel = (code: string): RoleRule['label'] => roles.find((r) => r.code === code)?.label ?? { id: code, en: code }

/** Who handles reporters' identities: the desk of the village, and the verifiers of the regency. */
export const intakeRoles: readonly string[] = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'dinsos_verifier']

/** Who reads what a member keeps private (NIK, address, papers): who answers for the decree. Sealed to the team `roll:<place>`. */
export const rollRoles: readonly string[] = ['village_head', 'dinsos_verifier', 'dinsos_head']
