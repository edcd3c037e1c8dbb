// Reads of the catalogue and of who receives what.
import { place, ref, text } from '../../engine/field.ts'
import { view } from '../../engine/view.ts'
import { covers } from '../../engine/who.ts'
import type { Who } from '../../engine/who.ts'
import { Household, Person } from '../registry/door.ts'
import { Decile, Enrolment, EnrolmentCheck, Programme } from './records.ts'

const P = { class: 'P' as const }
const R = { class: 'R' as const }
const within = place({ ...P, label: { id: 'Wilayah', en: 'Territory' } })
const household = ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true })

/** Posts that read families of a village: their lists carry names. */
const familyRoles = [
  'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'village_head', 'district_supervisor', 'dinsos_verifier', 'pekerja_sosial', 'dinsos_head',
]
const readsFamilies = (who: Who): boolean => who.posts.some((p) => familyRoles.includes(p.role))

/** The whole catalogue that reaches a device: the nation's, the province's, the regency's. Ended ones too; the rules say what holds today. */
export const allProgrammes = view({
  name: 'programs.catalogue',
  label: { id: 'Katalog program', en: 'Catalogue of programmes' },
  record: Programme,
  params: { words: text({ ...P, label: { id: 'Cari', en: 'Search' }, max: 80 }) },
  may: (who) => who.posts.length > 0,
  where: (p) => (p.words ? { all: [['state', 'set'], ['name', 'has', p.words]] } : ['state', 'set']),
  order: [['name', 'asc'], ['edition', 'desc']],
  limit: 2000,
})

export const oneProgramme = view({
  name: 'programs.one',
  label: { id: 'Satu program', en: 'One programme' },
  record: Programme,
  params: { programmeId: ref({ ...P, label: { id: 'Program', en: 'Programme' }, record: 'programme', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['id', '=', p.programmeId],
  joins: { editions: { record: Programme, from: 'code', to: 'code', many: true } },
  limit: 1,
})

export const agencyProgrammes = view({
  name: 'programs.ofAgency',
  label: { id: 'Program instansi', en: "An agency's programmes" },
  record: Programme,
  params: { agencyId: ref({ ...P, label: { id: 'Instansi', en: 'Agency' }, record: 'agency', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['agencyId', '=', p.agencyId],
  order: [['name', 'asc'], ['edition', 'desc']],
})

export const householdEnrolments = view({
  name: 'programs.enrolmentsOfHousehold',
  label: { id: 'Kepesertaan keluarga', en: "A household's enrolments" },
  record: Enrolment,
  params: { householdId: household },
  may: readsFamilies,
  where: (p) => ['householdId', '=', p.householdId],
  order: [['state', 'asc'], ['since', 'desc']],
  joins: { person: { record: Person, from: 'personId' } },
})

export const personEnrolments = view({
  name: 'programs.enrolmentsOfPerson',
  label: { id: 'Kepesertaan seseorang', en: "A person's enrolments" },
  record: Enrolment,
  params: { personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person', required: true }) },
  may: readsFamilies,
  where: (p) => ['personId', '=', p.personId],
  order: [['state', 'asc'], ['since', 'desc']],
})

/** Who receives a programme in a territory: what its companion visits. */
export const recipients = view({
  name: 'programs.recipients',
  label: { id: 'Penerima program', en: 'Recipients of a programme' },
  record: Enrolment,
  params: { place: within, programmeCode: text({ ...P, label: { id: 'Program', en: 'Programme' }, required: true, max: 40 }) },
  may: (who, p) => who.posts.some((x) => familyRoles.includes(x.role) && covers(x.place, p.place ?? '')),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['programmeCode', '=', p.programmeCode], ['state', '=', 'aktif']] }),
  order: [['place', 'asc'], ['since', 'asc']],
  joins: { household: { record: Household, from: 'householdId' }, person: { record: Person, from: 'personId' } },
  limit: 2000,
})

export const householdDecile = view({
  name: 'programs.decile',
  label: { id: 'Desil keluarga', en: "A household's decile" },
  record: Decile,
  params: { householdId: household },
  may: readsFamilies,
  where: (p) => ['id', '=', p.householdId],
  limit: 1,
})

/** `subjectId` is the household's id, or the person's who has none. */
export const enrolmentCheck = view({
  name: 'programs.check',
  label: { id: 'Kapan kepesertaan ditanyakan', en: 'When enrolments were asked' },
  record: EnrolmentCheck,
  params: { subjectId: ref({ ...R, label: { id: 'Keluarga atau orang', en: 'Household or person' }, record: '*', required: true }) },
  may: readsFamilies,
  where: (p) => ['id', '=', p.subjectId],
  limit: 1,
})

export const programsViews = [allProgrammes, oneProgramme, agencyProgrammes, householdEnrolments, personEnrolments, recipients, householdDecile, enrolmentCheck]
