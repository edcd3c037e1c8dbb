// What the entries of lists tell afterwards: which list brought a family, and which families of a list were not written anew, and why.
import type { Choice, Text } from '../../engine/field.ts'
import type { Tx } from '../../engine/store.server/database.server.ts'
import { csvCell } from './reading.server.ts'
import { entryOutcomes, type EntryLine, foundBy } from './records.ts'

export interface Brought {
  /** A sentence of its own: an import is one act for a whole village. */
  label: Text
  person: string | null
  at: string
  place: string
}

/** The lists a household or person came with or stood in, newest first; under the reader's own scopes. */
export async function broughtBy(tx: Tx, regency: string, id: string): Promise<Brought[]> {
  const rows = await tx.query<{ outcome: string; source: string | null; file: string | null; by: string | null; at: string; place: string }>(
    // Which families of lists are this household, or name this person?
    `select e.outcome, i.source, i.file_name as file, i.by, e.changed_at as at, e.place_code as place
     from list_entry e left join list_import i on i.regency_code = e.regency_code and i.id = e.list_id
     where e.regency_code = $1 and (e.household_id = $2 or (
       e.household_id in (select household_id from person where regency_code = $1 and id = $2)
       and e.lines @> jsonb_build_array(jsonb_build_object('person', $2::text))))
     order by e.changed_at desc, e.id limit 50`, [regency, id])
  return rows.map((r) => {
    const of = r.source || r.file
    const list = of ? ` “${of}”` : ''
    return {
      label: r.outcome === 'baru' ? { id: `Diimpor dari daftar${list}`, en: `Imported from the list${list}` } : { id: `Ada dalam daftar${list}; tidak ada yang ditimpa`, en: `Stands in the list${list}; nothing was overwritten` },
      person: r.by, at: r.at, place: r.place,
    }
  })
}

const page = 2_000
const said = (options: readonly Choice[], code: string | null | undefined): string => options.find((o) => o.code === code)?.label.id ?? ''
const lineOutcomes: { readonly [outcome: string]: string } = {
  sudah_ada: 'Sudah tercatat; tidak ditulis lagi', ganda: 'Orang yang sama sudah ada di baris lain berkas ini', di_tempat_lain: 'Tercatat di desa/kelurahan lain; tidak dicatat dua kali',
}

/** Lines that were not written anew, a line of CSV each, with what became of them and why. Where somebody lives elsewhere is told to nobody. */
export async function* skippedCsv(query: <T>(text: string, params: readonly unknown[]) => Promise<T[]>, list: string, regency: string, placeName: (code: string) => string): AsyncGenerator<string> {
  yield '\ufeffBaris,Lembar,Keluarga dalam daftar,Desa/kelurahan,Hasil,Sebab,Yang berbeda dari catatan\r\n'
  let after: [string, string] = ['', '']
  for (;;) {
    const rows = await query<{ id: string; place: string; name: string | null; foundBy: string | null; outcome: string; differs: { [f: string]: string } | null; lines: EntryLine[] | null }>(
      // The next families of this list with a line that is not new.
      `select id, place_code as place, name, found_by as "foundBy", outcome, differs, lines from list_entry
       where regency_code = $1 and list_id = $2 and (place_code, id) > ($3, $4) and jsonb_path_exists(lines, '$[*].outcome ? (@ != "baru" && @ != "keluarga")')
       order by place_code, id limit ${page}`, [regency, list, ...after])
    let text = ''
    for (const e of rows) {
      for (const l of e.lines ?? []) {
        const outcome = lineOutcomes[l.outcome]
        if (!outcome) continue
        const differs = Object.entries({ ...e.differs, ...l.differs }).map(([f, v]) => `${f}: ${v}`).join('; ')
        text += `${[String(l.line), l.sheet ?? '', e.name ?? '', placeName(e.place), outcome, said(foundBy, l.foundBy ?? e.foundBy) || said(entryOutcomes, e.outcome), differs].map(csvCell).join(',')}\r\n`
      }
    }
    if (text !== '') yield text
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = [last.place, last.id]
  }
}
