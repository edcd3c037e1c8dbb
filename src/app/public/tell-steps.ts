// The order in which a citizen is asked, one thought per screen: the reports room's own fields, cut for a small phone.
import { type Fields, problemsOf, type Text, type Values } from '../../engine/field.ts'
import { formSteps } from '../../rooms/reports/public.ts'

export const fields: Fields = Object.assign({}, ...formSteps.map(step => step.fields))

export interface Step {
  code: 'cerita' | 'masalah' | 'keselamatan' | 'tempat' | 'pelapor' | 'periksa'
  title: Text
  names: readonly string[]
}

export const steps: readonly Step[] = [
  {
    code: 'cerita',
    title: { id: 'Apa yang terjadi?', en: 'What is wrong?' },
    names: ['what', 'about', 'subjectName', 'photos'],
  },
  {
    code: 'masalah',
    title: { id: 'Ini tentang apa?', en: 'What is it about?' },
    names: ['problem', 'urgency'],
  },
  {
    code: 'keselamatan',
    title: { id: 'Apakah ada yang terancam?', en: 'Is anyone unsafe?' },
    names: ['aboutViolence', 'aboutChild'],
  },
  { code: 'tempat', title: { id: 'Di mana?', en: 'Where?' }, names: ['place', 'address', 'rt', 'rw', 'gps'] },
  {
    code: 'pelapor',
    title: { id: 'Dengan nama, atau tanpa?', en: 'With your name, or without?' },
    names: ['anonymous', 'name', 'phone', 'relation'],
  },
  { code: 'periksa', title: { id: 'Periksa, lalu kirim', en: 'Check, then send' }, names: [] },
]

/** What still has to be put right on one step; empty when one may go on. */
export function problemsAt(step: Step, values: Values): Record<string, Text> {
  const asked = Object.fromEntries(step.names.flatMap(name => (fields[name] ? [[name, fields[name]]] : [])))
  const found = problemsOf(asked, values)
  if (step.code === 'pelapor' && typeof values.anonymous !== 'boolean') {
    return {
      anonymous: {
        id: 'Pilih salah satu: dengan nama, atau tanpa nama.',
        en: 'Choose one: with your name, or without.',
      },
    }
  }
  return found
}

/** The first step that is not complete: where somebody is led who wants to skip ahead. */
export const firstOpen = (values: Values): number => {
  const at = steps.findIndex(step => Object.keys(problemsAt(step, values)).length > 0)
  return at < 0 ? steps.length - 1 : at
}
