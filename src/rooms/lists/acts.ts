// What the house writes down about a list: that it came, how far it is, how its source is read. The doors judged who asked; the families
// themselves come in by the bulk act `lists.import`, one for each file and village.
import { act, put } from '../../engine/act.ts'
import { ref } from '../../engine/field.ts'
import { isVillage, referenceSpace, villageSpace } from '../../engine/space.ts'
import { ListImport, ListSource } from './records.ts'

const N = { class: 'N' as const }
const spaceOfPlace = (place: string): string => (isVillage(place) ? villageSpace(place, 'N') : referenceSpace(place))

export const keepList = act({
  name: 'lists.keep',
  label: { id: 'Mencatat daftar yang dimasukkan', en: 'Note an imported list' },
  by: 'system',
  input: { id: ref({ ...N, label: { id: 'Daftar', en: 'List' }, record: 'listImport', required: true }), ...ListImport.columns },
  reads: (i) => [{ record: ListImport, id: i.id }],
  touches: (_i, _l, env) => [spaceOfPlace(env.place)],
  may: () => false,
  effect: ({ id, ...set }, _look, env) => [put(ListImport, { id: id as string, place: env.place, class: 'N' }, set)],
})

export const keepSource = act({
  name: 'lists.keepSource',
  label: { id: 'Mengingat cara membaca sumber daftar', en: 'Remember how a source is read' },
  by: 'system',
  input: { id: ref({ ...N, label: { id: 'Sumber', en: 'Source' }, record: 'listSource', required: true }), ...ListSource.columns },
  reads: (i) => [{ record: ListSource, id: i.id }],
  touches: (_i, _l, env) => [spaceOfPlace(env.place)],
  may: () => false,
  effect: ({ id, ...set }, _look, env) => [put(ListSource, { id: id as string, place: env.place, class: 'N' }, set)],
})

export const acts = [keepList, keepSource]
