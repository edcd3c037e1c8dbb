// An existing member list comes in: which column is what, what was understood, who seems to stand twice and why, and then village by village.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { csvOf } from '../../engine/values/csv.ts'
import { Button, ButtonLink } from '../../kit/button.web.tsx'
import { ChoiceField } from '../../kit/choice-inputs.web.tsx'
import { download } from '../../kit/csv.web.ts'
import { DropFile } from '../../kit/drop-file.web.tsx'
import { keep, kept } from '../../kit/keep.web.ts'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { Progress } from '../../kit/progress.web.tsx'
import { readSheet, sheetFiles } from '../../kit/read-sheet.web.ts'
import { Failed, Loading, Offline } from '../../kit/states.web.tsx'
import { StatusTag } from '../../kit/tags.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { OfflineError, useHolds, useMe, useView, useWork, type Work } from '../../kit/work.web.tsx'
import { knownModelText } from '../../rooms/linkage/known-model.ts'
import { modelFor, modelOfText } from '../../rooms/linkage/model-text.ts'
import { importedPsmId, psmPairId, rowsPerImport } from '../../rooms/organization/psm-acts-import.ts'
import { type Compared, doublesOf, type LikelyDouble } from '../../rooms/organization/psm-doubles.ts'
import { guessListMapping, headerRow, type ListRole, listRoleNames, listRoles, readMemberList, type ReadMember, type VillageName } from '../../rooms/organization/psm-list.ts'

interface Chosen { name: string; hash: string; rows: string[][]; head: number; mapping: ListRole[] }
type Decision = 'sama' | 'beda'
const title: Text = { id: 'Daftar anggota lama', en: 'Existing member list' }
const lineKey = (row: number): string => `baris:${row}`

export default function MemberImport() {
  const me = useMe()
  const regency = (me.post?.place ?? me.home).slice(0, 5)
  const [list, setList] = useState<Chosen | null>(null)
  const villages = useVillages(regency)
  if (regency.length < 5) return <Page title={title} back="/anggota"><Note tone="caution">Pilih penugasan pada kabupaten/kota.</Note></Page>
  if (villages === 'loading') return <Page title={title} back="/anggota"><Loading rows={3} /></Page>
  if (villages === 'offline') return <Page title={title} back="/anggota"><Offline /></Page>
  if (villages === 'failed') return <Page title={title} back="/anggota"><Failed /></Page>
  return list ? <Judge key={list.hash} list={list} regency={regency} villages={villages} remap={(mapping) => setList({ ...list, mapping })} again={() => setList(null)} /> : <Pick onPick={setList} />
}

function Pick({ onPick }: { onPick: (list: Chosen) => void }) {
  const { t } = useWords()
  const [problem, setProblem] = useState<Text | null>(null)
  const take = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const sheet = await readSheet(bytes)
    if (!sheet.ok) return setProblem(sheet.why)
    const head = headerRow(sheet.rows)
    const headers = sheet.rows[head] ?? []
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) => b.toString(16).padStart(2, '0')).join('')
    const remembered = kept(memoryOf(headers))?.split(',') as ListRole[] | undefined
    onPick({ name: file.name, hash, rows: sheet.rows, head, mapping: remembered?.length === headers.length ? remembered : guessListMapping(headers) })
  }
  return (
    <Page title={title} back="/anggota">
      <Stack gap={4}>
        <Note>{t({ id: 'XLSX atau CSV, satu baris per anggota: nama, jenis kelamin, desa/kelurahan, dan bila ada NIK, tanggal lahir, SK, KTA. Belum ada yang disimpan sebelum Anda memeriksanya.', en: 'XLSX or CSV, a row per member: name, sex, village, and NIK, birth date, decree, card where known. Nothing is kept before you have looked.' })}</Note>
        <DropFile label={{ id: 'Pilih berkas daftar anggota', en: 'Choose the member list' }} accept={sheetFiles} onFile={take} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      </Stack>
    </Page>
  )
}

/** The same headers mean the same next time. */
const memoryOf = (headers: readonly string[]): string => `guyub.memberlist.${headers.join('|').toLowerCase().slice(0, 300)}`

function Judge({ list, regency, villages, remap, again }: { list: Chosen; regency: string; villages: readonly VillageName[]; remap: (mapping: ListRole[]) => void; again: () => void }) {
  const { t, number } = useWords()
  const work = useWork()
  const mayPrivate = useHolds(['dinsos_verifier', 'dinsos_head'])
  const members = useView('organization.members', { place: regency })
  const secret = useView('organization.membersPrivate', mayPrivate ? { place: regency } : null)
  const pairsKept = useView('organization.psmPairs', { place: regency })
  const [decisions, setDecisions] = useState<{ readonly [pair: string]: Decision }>({})
  const headers = list.rows[list.head] ?? []
  const read = useMemo(() => readMemberList(list.rows, list.head, list.mapping, villages, mayPrivate), [list, villages, mayPrivate])
  const known = useMemo((): Compared[] | null => {
    if (members.status !== 'ready' || (mayPrivate && secret.status === 'loading')) return null
    const sealed = new Map(secret.status === 'ready' ? secret.rows.map((r) => [r.row.id, r.row]) : [])
    const own = new Set(read.members.map((m) => importedPsmId(list.hash, m.row)))
    return members.rows.filter((r) => !own.has(r.row.id)).map(({ row }) => {
      const s = sealed.get(row.id)
      return { key: row.id, name: String(row.name ?? ''), sex: row.sex as string, birthDate: s?.birthDate as string | null, nik: s?.nik as string | null, address: s?.address as string | null, phone: (s?.phone ?? row.workPhone) as string | null, birthPlace: s?.birthPlace as string | null, place: row.place }
    })
  }, [members, secret, mayPrivate, read, list.hash])
  const doubles = useMemo((): LikelyDouble[] => {
    if (!known) return []
    const people: Compared[] = [...read.members.map((m) => ({ ...m, key: lineKey(m.row) })), ...known]
    const model = modelOfText(knownModelText)
    return doublesOf(people, model ? modelFor(model, people.length) : undefined).filter((d) => d.a.startsWith('baris:') || d.b.startsWith('baris:'))
  }, [read, known])
  const idOf = (key: string): string => (key.startsWith('baris:') ? importedPsmId(list.hash, Number(key.slice(6))) : key)
  const decided = new Set(pairsKept.status === 'ready' ? pairsKept.rows.map((r) => r.row.id) : [])
  const asked = doubles.filter((d) => !decided.has(psmPairId(idOf(d.a), idOf(d.b))))
  const open = asked.filter((d) => !decisions[`${d.a} ${d.b}`])
  const byKey = useMemo(() => new Map<string, Compared>([...read.members.map((m): [string, Compared] => [lineKey(m.row), { ...m, key: lineKey(m.row) }]), ...(known ?? []).map((k): [string, Compared] => [k.key, k])]), [read, known])
  /** Of two rows that are one person the later one stays out; of a row and a member on record, the row. */
  const out = new Map(asked.filter((d) => decisions[`${d.a} ${d.b}`] === 'sama').map((d) => {
    const rows = [d.a, d.b].filter((k) => k.startsWith('baris:')).map((k) => Number(k.slice(6)))
    const other = [d.a, d.b].find((k) => !k.startsWith('baris:'))
    return [Math.max(...rows), other ? { id: `Orang yang sama dengan anggota ${byKey.get(other)?.name ?? ''}`, en: `The same person as member ${byKey.get(other)?.name ?? ''}` } : { id: `Orang yang sama dengan baris ${Math.min(...rows)}`, en: `The same person as row ${Math.min(...rows)}` }] as const
  }))
  const taken = read.members.filter((m) => !out.has(m.row))
  if (members.status === 'offline') return <Page title={title} back="/anggota"><Offline /></Page>
  return (
    <Page title={title} subtitle={list.name} back="/anggota" width="wide" tools={<Button tone="quiet" icon="undo" onClick={again}>{t({ id: 'Berkas lain', en: 'Another file' })}</Button>}>
      <Stack gap={5}>
        <Fold title={{ id: 'Arti tiap kolom', en: 'What each column is' }} open={!list.mapping.includes('name') || !(list.mapping.includes('village') || list.mapping.includes('code'))}>
          <Stack gap={3}>
            {headers.map((h, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one header, and columns do not move.
              <ChoiceField key={`${h} ${i}`}
                label={h || t({ id: 'Kolom {n}', en: 'Column {n}' }, { n: i + 1 })}
                help={(list.rows[list.head + 1]?.[i] ?? '').slice(0, 40)}
                required
                options={listRoles.map((code) => ({ code, label: listRoleNames[code] }))}
                value={list.mapping[i] ?? 'skip'}
                onChange={(code) => {
                  const mapping = list.mapping.map((r, at) => (at === i ? ((code ?? 'skip') as ListRole) : r === code && code !== 'skip' ? 'skip' : r))
                  keep(memoryOf(headers), mapping.join(','))
                  remap(mapping)
                }}
              />
            ))}
          </Stack>
        </Fold>
        <Section title={{ id: 'Yang terbaca', en: 'What was read' }}>
          <Card>
            <KeyValue
              items={[
                { label: { id: 'Baris', en: 'Rows' }, value: number(read.rows) },
                { label: { id: 'Dapat dimasukkan', en: 'Can be taken in' }, value: `${number(read.members.length)} · ${t({ id: '{n} desa/kelurahan', en: '{n} villages' }, { n: number(new Set(read.members.map((m) => m.place)).size) })}` },
                { label: { id: 'Ditolak', en: 'Refused' }, value: number(read.refused.length) },
                { label: { id: 'Dugaan ganda', en: 'Likely doubles' }, value: known ? number(asked.length) : t({ id: 'sedang dibandingkan…', en: 'being compared…' }) },
              ]}
            />
          </Card>
          {mayPrivate ? null : <Note tone="caution">{t({ id: 'Sebagai admin Anda memasukkan daftar tanpa NIK, tanggal lahir, alamat, dan telepon: kolom itu tidak dibaca.', en: 'As an administrator you take in a list without NIK, birth date, address and phone: those columns are not read.' })}</Note>}
          {read.noted.length > 0 ? <Fold title={t({ id: '{n} catatan', en: '{n} remarks' }, { n: number(read.noted.length) })}><ul>{read.noted.slice(0, 200).map((n) => <li key={`${n.row} ${n.say.id}`}>{t({ id: 'Baris {n}: ', en: 'Row {n}: ' }, { n: n.row })}{t(n.say)}</li>)}</ul></Fold> : null}
          {read.refused.length > 0 ? <Refused list={list} refused={read.refused} /> : null}
        </Section>
        {asked.length > 0 ? (
          <Section title={{ id: 'Orang yang sama?', en: 'The same person?' }} hint={{ id: 'Putuskan satu per satu. Yang sama tidak dimasukkan dua kali.', en: 'Decide one by one. Who is the same is not taken in twice.' }}>
            {open.length > 0 ? <Note tone="waiting">{t({ id: '{n} pasangan belum diputus', en: '{n} pairs are not decided yet' }, { n: number(open.length) })}</Note> : null}
            {asked.map((d) => <Pair key={`${d.a} ${d.b}`} pair={d} a={byKey.get(d.a)} b={byKey.get(d.b)} work={work} decision={decisions[`${d.a} ${d.b}`]} decide={(x) => setDecisions((had) => ({ ...had, [`${d.a} ${d.b}`]: x }))} />)}
          </Section>
        ) : null}
        <Bring
          list={list}
          members={taken}
          ready={known !== null && open.length === 0}
          refused={[...read.refused, ...[...out].map(([row, why]) => ({ row, why, cells: list.rows[row - 1] ?? [] }))]}
          apart={asked.filter((d) => decisions[`${d.a} ${d.b}`] === 'beda').map((d) => [idOf(d.a), idOf(d.b)] as const)}
          regency={regency}
        />
      </Stack>
    </Page>
  )
}

function Pair({ pair, a, b, work, decision, decide }: { pair: LikelyDouble; a: Compared | undefined; b: Compared | undefined; work: Work; decision: Decision | undefined; decide: (d: Decision) => void }) {
  const { t, date, percent } = useWords()
  const one = (c: Compared | undefined) => (
    <KeyValue
      items={[
        { label: c?.key.startsWith('baris:') ? t({ id: 'Baris {n}', en: 'Row {n}' }, { n: c.key.slice(6) }) : { id: 'Anggota tercatat', en: 'Member on record' }, value: <b>{c?.name}</b>, note: c ? work.placeName(c.place) : undefined },
        { label: { id: 'Lahir', en: 'Born' }, value: c?.birthDate ? date(c.birthDate) : null },
        { label: { id: 'NIK', en: 'NIK' }, value: c?.nik ?? null },
      ]}
    />
  )
  return (
    <Card tone={decision ? 'sunken' : 'waiting'} title={capital(t(pair.say))} tools={<StatusTag label={percent(pair.p)} tone={pair.p > 0.9 ? 'caution' : 'neutral'} />}>
      <Stack gap={3}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(12rem, 1fr))', gap: '1rem' }}>{one(a)}{one(b)}</div>
        <Row>
          <Button icon="merge" tone={decision === 'sama' ? 'main' : 'plain'} onClick={() => decide('sama')}>{t({ id: 'Orang yang sama', en: 'The same person' })}</Button>
          <Button icon="people" tone={decision === 'beda' ? 'main' : 'plain'} onClick={() => decide('beda')}>{t({ id: 'Dua orang', en: 'Two people' })}</Button>
        </Row>
      </Stack>
    </Card>
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

function Refused({ list, refused }: { list: Chosen; refused: readonly { row: number; why: Text; cells: readonly string[] }[] }) {
  const { t, number, lang } = useWords()
  const save = (): void => download('baris-ditolak.csv', csvOf(['baris', 'alasan', ...(list.rows[list.head] ?? [])], refused.map((r) => [r.row, r.why[lang], ...r.cells])))
  return (
    <Card tone="caution" icon="alert" title={t({ id: '{n} baris tidak dimasukkan', en: '{n} rows are not taken in' }, { n: number(refused.length) })}>
      <Stack gap={2}>
        <ul>{refused.slice(0, 8).map((r) => <li key={r.row}>{t({ id: 'Baris {n}: ', en: 'Row {n}: ' }, { n: r.row })}{t(r.why)}</li>)}</ul>
        <Row><Button icon="download" onClick={save}>{t({ id: 'Unduh baris dan alasannya', en: 'Download the rows and reasons' })}</Button></Row>
      </Stack>
    </Card>
  )
}

/** Village by village: what was sent once is not sent twice, so that a broken line goes on where it broke. */
function Bring({ list, members, ready, refused, apart, regency }: { list: Chosen; members: readonly ReadMember[]; ready: boolean; refused: readonly { row: number; why: Text; cells: readonly string[] }[]; apart: readonly (readonly [string, string])[]; regency: string }) {
  const { t, number } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const [at, setAt] = useState<{ done: number; of: number } | null>(null)
  const [failed, setFailed] = useState<{ place: string; why: Text }[]>([])
  const [done, setDone] = useState<number | null>(null)
  const bring = async (): Promise<void> => {
    const villages = new Map<string, ReadMember[]>()
    for (const m of members) villages.set(m.place, [...(villages.get(m.place) ?? []), m])
    const no: { place: string; why: Text }[] = []
    let taken = 0
    let n = 0
    for (const [place, rows] of villages) {
      setAt({ done: n++, of: villages.size })
      for (let i = 0; i < rows.length; i += rowsPerImport) {
        const some = rows.slice(i, i + rowsPerImport)
        const result = await work.act('organization.importPsm', place, { place, fileHash: list.hash, members: some.map(({ place: _, ...m }) => m) })
        if (result.ok || result.refusal.code === 'SUDAH_MASUK') taken += some.length
        else no.push({ place, why: result.refusal.say })
      }
    }
    for (const [left, right] of apart) {
      const result = await work.act('organization.decidePsmPair', regency, { left, right, decision: 'beda' })
      if (!result.ok && result.refusal.code !== 'SUDAH_DIPUTUS') no.push({ place: regency, why: result.refusal.say })
    }
    setAt(null)
    setFailed(no)
    setDone(taken)
  }
  if (done !== null) {
    return (
      <Card tone={failed.length > 0 ? 'caution' : 'good'} icon="checkCircle" title={t({ id: '{n} anggota dimasukkan', en: '{n} members were taken in' }, { n: number(done) })}>
        <Stack gap={3}>
          {failed.map((f) => <Note key={`${f.place} ${f.why.id}`} tone="bad">{work.placeName(f.place)}: {t(f.why)}</Note>)}
          <p>{t({ id: 'Akses aplikasi dibuka per anggota pada halamannya, sesuai SK yang tercatat.', en: 'Access is opened on each member’s page, by the decree on record.' })}</p>
          {refused.length > 0 ? <Refused list={list} refused={refused} /> : null}
          <Row><ButtonLink tone="main" icon="people" href="/anggota?daftar=anggota">{t({ id: 'Lihat anggota', en: 'See the members' })}</ButtonLink></Row>
        </Stack>
      </Card>
    )
  }
  return (
    <Stack gap={3}>
      {at ? <Progress label={{ id: 'Memasukkan anggota', en: 'Taking members in' }} done={at.done} total={at.of} /> : null}
      <Row>
        <Button tone="main" icon="check" busy={at !== null} disabled={!ready || members.length === 0} onClick={bring}>{t({ id: 'Masukkan {n} anggota', en: 'Take in {n} members' }, { n: number(members.length) })}</Button>
        <Button tone="quiet" onClick={() => go('/anggota')}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
      </Row>
    </Stack>
  )
}

type Villages = readonly VillageName[] | 'loading' | 'offline' | 'failed'
/** Every village of the regency, by its own name and its kecamatan's. */
function useVillages(regency: string): Villages {
  const work = useWork()
  const [found, setFound] = useState<Villages>('loading')
  const [asked, ask] = useState('')
  if (asked !== regency && regency.length === 5) {
    ask(regency)
    const children = (code: string) => work.ask<{ places: { code: string; name: string }[] }>(`/api/places/${code}/children`).then((a) => a.places)
    children(regency)
      .then((districts) => Promise.all(districts.map(async (d) => (await children(d.code)).map((v) => ({ code: v.code, name: v.name, district: d.name })))))
      .then((all) => setFound(all.flat()), (error: unknown) => setFound(error instanceof OfflineError ? 'offline' : 'failed'))
  }
  return found
}
