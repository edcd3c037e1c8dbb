// Which form an act was written in, so that a refused one can be opened again with its own words.
import { stepSpecs } from '../../rooms/cases/screens/steps.web.ts'

type Input = { readonly [name: string]: unknown }
const at = (base: string, id: unknown, rest = ''): string | null => (typeof id === 'string' && id !== '' ? `${base}/${id}${rest}` : null)

const forms: { readonly [act: string]: (input: Input) => string | null } = {
  'registry.recordVisit': (i) => at('/keluarga', i.householdId, '/kunjungan') ?? at('/orang', i.personId, '/kunjungan'),
  'registry.editHousehold': (i) => at('/keluarga', i.id, '/ubah'),
  'registry.recordHouse': (i) => at('/keluarga', i.householdId, '/rumah'),
  'registry.recordWater': (i) => at('/keluarga', i.householdId, '/air'),
  'registry.recordLatrine': (i) => at('/keluarga', i.householdId, '/jamban'),
  'registry.recordElectricity': (i) => at('/keluarga', i.householdId, '/listrik'),
  'registry.recordWelfare': (i) => at('/keluarga', i.householdId, '/kesejahteraan'),
  'registry.moveHousehold': (i) => at('/keluarga', i.id, '/pindah'),
  'registry.addPerson': (i) => at('/keluarga', i.householdId, '/anggota'),
  'registry.editPerson': (i) => at('/orang', i.id, '/ubah'),
  'registry.recordMember': (i) => at('/orang', i.personId, '/keterangan'),
  'registry.registerCommunity': () => '/kelompok/baru',
  'reports.send': () => '/laporan/baru',
  'cases.open': () => '/kasus/baru',
}

/** The page whose form made this act; null where it was a tap or a page of several steps. */
export function formOf(act: string, input: Input): string | null {
  const known = forms[act]?.(input)
  if (known) return known
  const step = stepSpecs.find((s) => s.act.name === act)
  return step ? at('/kasus', input.caseId, `/${step.path}`) : null
}
