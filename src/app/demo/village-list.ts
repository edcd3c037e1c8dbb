// A list as the operator of Cipondoh brought it in last week: most of its families stand in the registry already, a few are new, two rows came back.
import type { Said } from '../../rooms/lists/judge.ts'
import { derivedId } from '../../engine/values/id.ts'
import type { Cast } from './cast.ts'
import { type DemoHousehold, demoPeople } from './people.ts'
import { cipondoh } from './places.ts'
import { headOf, type Pool } from './pool.ts'
import { type Script, theHouseItself } from './script.ts'

/** A list's families for one village, brought in by the bulk act as any import's are. */
export interface ListLoad {
  at: string
  listId: string
  fileHash: string
  fileName: string
  source: string
  by: string
  village: string
  said: readonly Said[]
}

const families = { known: 9, fresh: 6 }

export function villageList(script: Script, cast: Cast, pool: Pool, seed: string): void {
  const { time } = script
  const at = time.workday(5, '08:15')
  const operator = cast.one('village_operator', cipondoh)
  const listId = derivedId(`${seed}/list`, cipondoh)
  const known = pool.all.filter((f) => f.village === cipondoh && f.registeredAgo > 40 && f.kk !== null && headOf(f).nik !== null).slice(0, families.known)
  const taken = new Set(pool.all.flatMap((f) => f.members.map((m) => m.nik)))
  const fresh = demoPeople({ seed: `${seed}/daftar`, villages: [cipondoh], households: 40, today: time.today })
    .filter((f) => f.kk !== null && f.members.every((m) => m.nik === null || !taken.has(m.nik))).slice(0, families.fresh)
  const said: Said[] = []
  // The first line holds the headers.
  for (const [n, f] of [...known, ...fresh].entries()) for (const row of rowsOf(f, said.length + 2)) said.push(n === 1 ? { ...row, address: 'Jl. KH Hasyim Ashari No. 12' } : row)
  const rows = said.length + 2
  // Two lines of a list drawn by hand: no name, and a village of another city.
  const already = known.reduce((n, f) => n + f.members.length, 0)
  script.lists.push({ at, listId, fileHash: hashLike(listId), fileName: 'siks-ng-cipondoh.csv', source: 'SIKS-NG Kelurahan Cipondoh', by: operator, village: cipondoh, said })
  script.add(new Date(Date.parse(at) + 60_000).toISOString(), theHouseItself, 'lists.keep', cipondoh, {
    id: listId, source: 'SIKS-NG Kelurahan Cipondoh', profile: 'siks-ng', fileName: 'siks-ng-cipondoh.csv', fileHash: hashLike(listId), fileBytes: rows * 148, state: 'selesai',
    rows, accepted: said.length, refused: rows - said.length, already, newHouseholds: fresh.length, newPersons: said.length - already, villages: 1, villagesDone: 1, by: operator, at, endedAt: new Date(Date.parse(at) + 41_000).toISOString(), why: null,
  })
}

/** A row for each member, as a download writes them. */
function rowsOf(f: DemoHousehold, from: number): Said[] {
  const head = headOf(f as Parameters<typeof headOf>[0])
  return f.members.map((m, i): Said => ({
    n: from + i, s: 0, name: m.name, sex: m.sex, born: m.birthDate, relation: m.relation, kk: f.kk as string, head: head.name, address: f.address, rt: f.rt, rw: f.rw,
    ...(m.nik ? { nik: m.nik } : { nikReason: 'tidak_di_daftar' }),
  }))
}

const hashLike = (id: string): string => `${derivedId(id, 'file')}${derivedId(id, 'berkas')}`.replaceAll('-', '').slice(0, 64)
