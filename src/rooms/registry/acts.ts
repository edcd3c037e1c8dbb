// Every change the registry knows, in the order a volunteer meets them.
import { followChoice } from './acts-house.ts'
import { recordElectricity, recordHouse, recordLatrine, recordMember, recordWater, recordWelfare } from './acts-inventory.ts'
import { moveHousehold } from './acts-move.ts'
import { addPerson, editCommunity, editHousehold, editPerson, flagSameNik, registerCommunity, registerHousehold, settleDoubts } from './acts-register.ts'
import { joinHouseholds, undoJoin } from './acts-join.ts'
import { moveMember, splitHousehold } from './acts-split.ts'
import { endPpks, recordConsent, tagPpks, withdrawConsent } from './acts-tag.ts'
import { recordVisit } from './acts-visit.ts'

export const acts = [
  registerHousehold, editHousehold, addPerson, editPerson, settleDoubts, flagSameNik,
  registerCommunity, editCommunity,
  recordHouse, recordWater, recordLatrine, recordElectricity, recordWelfare, recordMember,
  tagPpks, endPpks, recordConsent, withdrawConsent,
  recordVisit, moveHousehold, splitHousehold, joinHouseholds, undoJoin, moveMember, followChoice,
]
