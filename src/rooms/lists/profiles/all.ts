// The ready profiles, in the order they are offered when two fit equally well.
import type { Profile } from '../profile.ts'
import { bdt2015File } from './bdt2015.ts'
import { opensidBantuan, opensidPenduduk } from './opensid-penduduk.ts'
import { plainPsm } from './plain-psm.ts'
import { regsosekWorkbook } from './regsosek-workbook.ts'
import { siksNg } from './siks-ng.ts'

export const profiles: readonly Profile[] = [regsosekWorkbook, opensidPenduduk, bdt2015File, siksNg, opensidBantuan, plainPsm]
