// What one would tell Splink about each kind of file: cleaned columns, comparisons with their levels, blocking rules. Written as its guides advise.
export interface Comparison {
  column: string
  /** Levels from the strictest; none of them: the lowest. `l` and `r` are the two sides. */
  levels: readonly string[]
  /** The strictest level is weighed by how often this very value stands in the file. */
  byFrequency?: true
}

export interface DuckdbModel {
  /** What is selected from the file, beside `id`. Empty strings are nulls already. */
  columns: readonly string[]
  comparisons: readonly Comparison[]
  blocking: readonly string[]
  /** Each trains with the pairs it brings; what it holds fast (by column) is not trained by it. */
  training: readonly { rule: string; holds: readonly string[] }[]
  /** Rules that are as good as certain, for a first guess of how many pairs are one person; they are taken to find seven in ten. */
  certain: readonly string[]
}

const exact = (c: string): string => `l.${c} = r.${c}`
const jaro = (c: string, least: number): string => `jaro_winkler_similarity(l.${c}, r.${c}) >= ${least}`
const slips = (c: string, most: number): string => `levenshtein(l.${c}, r.${c}) <= ${most}`
const both = (...columns: string[]): string => columns.map(exact).join(' and ')

const named = (column: string): Comparison => ({ column, levels: [exact(column), jaro(column, 0.92), jaro(column, 0.8)], byFrequency: true })
const numbered = (column: string, most = 2): Comparison => ({ column, levels: [exact(column), ...Array.from({ length: most }, (_, k) => slips(column, k + 1))] })
const plain = (column: string, byFrequency = false): Comparison => ({ column, levels: [exact(column)], ...(byFrequency ? { byFrequency: true as const } : {}) })
const texted = (column: string, least = 0.9): Comparison => ({ column, levels: [exact(column), jaro(column, least)] })

/** Titles before and degrees after are cut, as whoever knows the country would. */
const clean = (column: string): string => `nullif(trim(regexp_replace(regexp_replace(regexp_replace(lower(${column}), ',.*$', ''), '^((h|hj|drs|ny|bpk|ibu|an|sdr|sdri)\\.? )+', ''), '[^a-z ]', '', 'g')), '')`

export const duckdbModels: { [kind in 'made' | 'febrl' | 'fake']: DuckdbModel } = {
  // Family number and telephone are left to the rules, and the address aside: compared as well, they make one person of brothers and sisters
  // (100,000 people: F1 0.48 instead of 0.73, at the best threshold 0.86 instead of 0.93).
  made: {
    columns: [
      `${clean('nama')} as name`, `split_part(${clean('nama')}, ' ', 1) as first_word`, `split_part(${clean('nama')}, ' ', -1) as last_word`, `${clean('nama_ibu')} as mother`,
      'tgl_lahir as born', 'jk as sex', 'nik', 'no_kk as kk', 'kode_desa as village', 'lower(tempat_lahir) as birthplace', "replace(telepon, '+62', '0') as phone",
    ],
    comparisons: [named('name'), named('mother'), numbered('born'), numbered('nik'), plain('sex'), plain('village', true), texted('birthplace')],
    blocking: [exact('nik'), exact('phone'), both('kk', 'first_word'), both('born', 'first_word'), both('born', 'last_word'), both('born', 'village', 'sex'), both('name', 'village'), both('mother', 'first_word', 'village')],
    training: [{ rule: both('name', 'village'), holds: ['name', 'village'] }, { rule: both('born', 'village'), holds: ['born', 'village'] }],
    certain: [both('nik', 'name'), both('name', 'born', 'mother'), both('kk', 'name', 'born')],
  },
  febrl: {
    columns: ['lower(given_name) as given', 'lower(surname) as surname', 'date_of_birth as born', 'soc_sec_id as number', 'lower(address_1) as address', 'lower(suburb) as suburb', 'postcode', 'lower(state) as state'],
    comparisons: [named('given'), named('surname'), numbered('born'), numbered('number'), texted('address'), texted('suburb'), numbered('postcode'), plain('state')],
    blocking: [exact('born'), exact('number'), both('given', 'surname'), both('given', 'postcode'), both('surname', 'postcode'), both('suburb', 'given'), both('suburb', 'surname'), exact('address')],
    training: [{ rule: both('given', 'surname'), holds: ['given', 'surname'] }, { rule: exact('born'), holds: ['born'] }],
    certain: [exact('number'), both('given', 'surname', 'born')],
  },
  fake: {
    columns: ['lower(first_name) as first', 'lower(surname) as surname', 'dob as born', 'lower(city) as city', 'lower(email) as email'],
    comparisons: [named('first'), named('surname'), numbered('born'), plain('city', true), texted('email', 0.92)],
    blocking: [exact('first'), exact('surname'), exact('born'), exact('email')],
    training: [{ rule: both('first', 'surname'), holds: ['first', 'surname'] }, { rule: exact('born'), holds: ['born'] }],
    certain: [both('first', 'surname', 'born'), exact('email')],
  },
}
