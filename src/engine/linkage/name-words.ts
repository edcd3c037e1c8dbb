// Words around and inside Indonesian names that say nothing of who somebody is, or are written in many ways.
// Facts of spelling reform (EYD 1972) and of common abbreviations; whoever knows one more adds it here.

/** Before the name: pilgrims, scholars, degrees, nobility, courtesy. Dropped while something else is left. */
export const honorifics: ReadonlySet<string> = new Set(
  'h hj haji hajjah hajah hjh kh kyai kiai tgh ust ustad ustadz ustaz ustazah ustadzah habib drs dra dr drg drh ir prof rr rd raden tn tuan ny nyonya sdr sdri bpk bapak bp ibu alm almh almarhum almarhumah mr mrs ms'.split(
    ' ',
  ),
)

/** After the name, also where no comma sets them apart. */
export const degrees: ReadonlySet<string> = new Set(
  'se sh spd spdi ssos skom sag skm skep skeb sip sp sthi sei si spsi amd amdkeb amkeb amk mm msi mpd mpdi mh mkes mkn mag ma msc mkom mt phd bsc ba'.split(' '),
)

/** What follows is the father's name. */
export const sonOf: ReadonlySet<string> = new Set(['bin', 'binti', 'binte', 'bint', 'bt', 'bte', 'bti', 'ibnu'])

const families: readonly [string, string][] = [
  ['muhamad', 'muhammad mohammad mohamad mohamed muhamed muhammed mochammad mochamad muchamad muchammad mokhamad mukhamad muhamat mohamat moh muh moch much mhd muhd mohd mhmd md'],
  ['ahmad', 'achmad akhmad ahmed achmed ahmat achmat akhmat amad'],
  ['siti', 'st sitti sity stti'],
  ['nur', 'noor noer nuur'],
  ['abdul', 'abd abdl abdoel abdu'],
  ['rahman', 'rohman rachman rochman rakhman rokhman'],
  ['rahmat', 'rohmat rachmat rakhmat rochmat'],
  ['fatimah', 'patimah fatima patima'],
  ['khadijah', 'hadijah chadidjah kadijah'],
  ['yusuf', 'jusuf yusup jusup yoesoef'],
]

/** Written form → the form that stands for its family. */
export const familyOf: ReadonlyMap<string, string> = new Map(
  families.flatMap(([one, many]) => many.split(' ').map((w): [string, string] => [w, one])),
)

/** Abdul- is written together with what follows, or apart. */
export const servantOf = /^abd(?:ul|oel|ur|us|un|ud|u|o)l?(?=[a-z]{3})/
