// Which lists of reports somebody is shown, by the post they work under; and the hook that asks for all of them at once.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Text } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { type Me, useWork, type ViewState } from '../../../kit/work.web.tsx'
import { puskesosRoles, supervisorRoles } from '../judging.ts'
import { stages } from '../views.ts'

/** Everybody who has something to do with reports, or follows them. */
export const listRoles = ['psm', ...puskesosRoles, 'dinsos_verifier', 'village_operator', 'village_head', ...supervisorRoles, 'pekerja_sosial', 'duty_officer', 'opd_owner', 'urc_crew'] as const

export interface List {
  id: string
  label: Text
  view: string
  params: { readonly [name: string]: unknown }
  /** Part of what the view answers; several lists may share one answer. */
  keep?: (r: ViewRow, now: string) => boolean
  /** Said when it is empty: what that means. */
  empty: Text
  /** These wait on the person who looks. */
  waiting?: boolean
  /** A stage the server can narrow down to when a territory holds more than one answer carries. */
  stage?: string
  /** Searched by the server as well. */
  searched?: boolean
}

const t = (id: string, en: string): Text => ({ id, en })

const mine: List = { id: 'saya', label: t('Tugas saya', 'My work'), view: 'reports.mine', params: {}, waiting: true, empty: t('Tidak ada laporan yang ditugaskan kepada Anda.', 'No report is assigned to you.') }
const settled: List = { id: 'selesai-saya', label: t('Saya selesaikan', 'Settled by me'), view: 'reports.settledByMe', params: {}, empty: t('Laporan yang Anda selesaikan akan tampil di sini.', 'Reports you settle will be listed here.') }
const written: List = { id: 'tulisan-saya', label: t('Saya tulis', 'Written by me'), view: 'reports.written', params: { show: 'semua' }, empty: t('Laporan yang Anda tulis akan tampil di sini.', 'Reports you write will be listed here.') }
const lane: List = { id: 'jalur', label: t('Jalur terbatas', 'Restricted lane'), view: 'reports.lane', params: {}, waiting: true, empty: t('Tidak ada laporan terbuka di jalur terbatas.', 'No open report in the restricted lane.') }

const inPlace = (place: string): List => ({ id: 'semua', label: t('Semua yang terbuka', 'All open ones'), view: 'reports.ofPlace', params: { place }, searched: true, empty: t('Tidak ada laporan terbuka di wilayah ini.', 'No open report in this area.') })
const ended = (place: string): List => ({ id: 'arsip', label: t('Dengan yang sudah ditutup', 'With closed ones'), view: 'reports.ofPlace', params: { place, show: 'semua' }, searched: true, empty: t('Belum ada laporan di wilayah ini.', 'No report in this area yet.') })
const toCheck = (place: string): List => ({ id: 'periksa', label: t('Menunggu pemeriksaan', 'To be checked'), view: 'reports.toCheck', params: { place }, waiting: true, empty: t('Tidak ada penyelesaian yang menunggu diperiksa.', 'No settlement waits for a check.') })
const contested = (place: string): List => ({ id: 'keberatan', label: t('Keberatan pelapor', 'Contested'), view: 'reports.contested', params: { place }, waiting: true, empty: t('Tidak ada keberatan yang menunggu keputusan.', 'No objection awaits a decision.') })
const stuck = (place: string): List => ({ id: 'mandek', label: t('Mandek', 'Standing still'), view: 'reports.stuck', params: { place }, empty: t('Tidak ada laporan yang lewat batas.', 'No report is past its clock.') })
const toKnow = (place: string): List => ({ id: 'ketahui', label: t('Perlu Anda ketahui', 'To acknowledge'), view: 'reports.awaitingHead', params: { place }, waiting: true, empty: t('Semua laporan mendesak sudah Anda ketahui.', 'You have acknowledged every urgent report.') })

/** Past its clock at this moment, not only at midnight. */
export const isLate = (row: ViewRow['row'], now: string): boolean =>
  row.state !== 'perlu_dilengkapi' && (typeof row.stuckAt === 'string' || (typeof row.dueAt === 'string' && row.dueAt < now))

const deskWaits = new Set(['verifikasi', 'disposisi'])

/** The desk's lists are one answer, sorted by stage. */
function desk(place: string, mayAssign: boolean): List[] {
  const open = inPlace(place)
  return [
    ...stages.map((s): List => ({
      ...open, id: s.code, label: s.label, stage: s.code, keep: (r) => s.states.includes(String(r.row.state)), waiting: s.code === 'verifikasi' || (mayAssign && deskWaits.has(s.code)),
      empty: t('Tidak ada laporan pada tahap ini.', 'No report at this stage.'),
    })),
    { ...open, id: 'lewat', label: t('Lewat batas', 'Past its clock'), stage: 'lewat', keep: (r, now) => isLate(r.row, now), empty: t('Tidak ada laporan yang lewat batas.', 'No report is past its clock.') },
  ]
}

/** PSM: whatever is verified, and what they wrote down themselves, may be taken up without waiting. */
const takeable = (place: string, person: string): List => ({
  ...inPlace(place), id: 'tangani', label: t('Bisa Anda tangani', 'You can take up'),
  keep: (r) => r.row.state === 'terverifikasi' || (r.row.state === 'terkirim' && r.row.createdBy === person),
  empty: t('Belum ada laporan terverifikasi yang menunggu.', 'No verified report is waiting.'),
})

export function listsFor(me: Me): List[] {
  const place = me.post?.place ?? me.home
  const inLane = me.who.teams.some((x) => x.startsWith('lane:'))
  const own = (): List[] => {
    switch (me.post?.role) {
      case 'psm': return [mine, takeable(place, me.person), inPlace(place), written, settled]
      case 'puskesos_fo': case 'puskesos_bo': return [...desk(place, false), mine]
      case 'puskesos_koord': return [...desk(place, true), toCheck(place), mine]
      case 'dinsos_verifier': return [...desk(place, true), toCheck(place)]
      case 'village_head': return [toKnow(place), inPlace(place), toCheck(place), stuck(place), ended(place)]
      case 'district_supervisor': case 'dinsos_head': return [stuck(place), contested(place), toCheck(place), inPlace(place)]
      case 'village_operator': return [inPlace(place), ended(place)]
      case 'pekerja_sosial': return [mine, inPlace(place), settled]
      case 'opd_owner': case 'urc_crew': return [mine, settled]
      default: return []
    }
  }
  const lists = own()
  if (!inLane) return lists
  return me.post?.role === 'duty_officer' ? [lane, { ...lane, id: 'jalur-semua', label: t('Dengan yang sudah ditutup', 'With closed ones'), params: { show: 'semua' }, waiting: false }, mine] : [...lists, lane]
}

/** Live answers of several lists; a view asked by two of them is asked once. */
export function useLists(lists: readonly List[], q = ''): { states: ViewState[]; again: () => void } {
  const work = useWork()
  const version = useSyncExternalStore(work.subscribe, () => work.version())
  const [round, setRound] = useState(0)
  const asked = useMemo(() => lists.map((l) => `${l.view}?${JSON.stringify(l.searched && q ? { ...l.params, q } : l.params)}`), [lists, q])
  const key = asked.join('\n')
  const [answers, setAnswers] = useState<ReadonlyMap<string, ViewState>>(new Map())
  const now = useRef(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and round are what makes it ask again
  useEffect(() => {
    now.current = key
    for (const question of new Set(key.split('\n').filter(Boolean))) {
      const cut = question.indexOf('?')
      void work.view(question.slice(0, cut), JSON.parse(question.slice(cut + 1)) as { [k: string]: unknown }).then((state) => {
        if (now.current === key) setAnswers((had) => new Map(had).set(question, state))
      })
    }
  }, [work, key, version, round])
  return { states: asked.map((question) => answers.get(question) ?? { status: 'loading' }), again: () => setRound((r) => r + 1) }
}
