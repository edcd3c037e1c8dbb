// The way into `lists`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { acts } from './acts.ts'
import { ListEntry, ListImport, ListSource } from './records.ts'
import { views } from './views.ts'

export { entryOutcomes, foundBy, ListEntry, ListImport, listStates, ListSource } from './records.ts'
export type { EntryLine } from './records.ts'
export { importers, listReaders } from './views.ts'

export const lists: RoomParts = {
  name: 'lists',
  records: [ListImport, ListEntry, ListSource],
  acts,
  views,
}
