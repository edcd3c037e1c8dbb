// The ready profiles, in the order they are offered when two fit equally well.
import type { Profile } from '../profile.ts'
import { plainPsm } from './plain-psm.ts'

export const profiles: readonly Profile[] = [plainPsm]
