// One step of a membership, in a sheet: the form its act declares; ids and codes are minted here, the regency's issuer is filled in.
import { choice, type Fields, type Text, type Values } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { FormFromFields, type FormResult } from '../../../kit/form.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import type { PsmRuleSet } from '../psm-records.ts'
import { defaultPsmRules, type PsmRow } from '../psm-rules.ts'
import { answered, kept } from './psm-words.web.ts'
import type { Offer } from './psm-steps.web.ts'

/** Not asked: minted, or taken from the row. */
const minted = ['psmId', 'accountId', 'appointmentId', 'certificateId', 'newPsmId', 'ktaToken', 'replaces', 'was']
const words: { readonly [act: string]: Text } = {
  recommendByBoard: { id: 'Anda menyatakan mengenal calon ini dan menganggapnya layak menjadi PSM.', en: 'You say that you know this applicant and think them fit.' },
  recommendByHead: { id: 'Rekomendasi Anda diteruskan ke Dinas Sosial.', en: 'Your recommendation goes to the social office.' },
  verifyPsm: { id: 'Cocokkan data pribadi di bawah dengan KTP-nya. Bimtek boleh menyusul bila kabupaten/kota mengizinkan.', en: 'Compare the private data with the KTP. Guidance may follow where the regency allows it.' },
  appointPsm: { id: 'Dengan langkah ini akun dan penugasannya dibuat. Aksesnya mengikuti masa berlaku SK.', en: 'This makes the account and the post. Access follows the decree.' },
  renewSk: { id: 'Aksesnya diteruskan selama SK yang baru berlaku.', en: 'Access goes on as long as the new decree holds.' },
  issueCard: { id: 'Kode pada kartu dibuat sekarang. Kartu lama dengan kode lama tidak dikenal lagi.', en: 'The code is made now. An older card’s code is no longer known.' },
  deactivatePsm: { id: 'Akses aplikasinya tetap mengikuti SK. Pengurus dapat mengaktifkannya lagi.', en: 'Access still follows the decree. The board may wake it up again.' },
  proposeDismissal: { id: 'Uraian Anda hanya dibaca Lurah/Kepala Desa dan Dinas Sosial. PSM berhak menjawab sebelum diputus orang lain.', en: 'Your account is read by the village head and the social office alone. The member may reply before somebody else decides.' },
  replyDismissal: { id: 'Jawaban disimpan tertutup, hanya untuk yang memutus.', en: 'The reply is sealed, for those who decide.' },
  endPsm: { id: 'Akses ditutup saat itu juga. Riwayatnya tetap tersimpan.', en: 'Access closes at once. The history stays.' },
  dismissPsm: { id: 'Akses ditutup saat itu juga. Riwayatnya tetap tersimpan.', en: 'Access closes at once. The history stays.' },
  transferPsm: { id: 'Keanggotaan di sini ditutup. Di tempat baru ia meminta rekomendasi dan SK baru; sertifikatnya ikut.', en: 'The membership here is closed. At the new place it asks for new recommendations and a new decree; certificates travel along.' },
  openPsmAccess: { id: 'Membuat akun dan penugasan sesuai SK yang tercatat.', en: 'Makes an account and a post from the decree on record.' },
  handedOverPsm: { id: 'Pastikan semua pekerjaannya sudah diserahkan.', en: 'Make sure that all their work was given on.' },
}

export function PsmStepSheet({ row, offer, onClose }: { row: PsmRow; offer: Offer | null; onClose: () => void }) {
  return offer ? <Open key={offer.act.name} row={row} offer={offer} onClose={onClose} /> : null
}

function Open({ row, offer, onClose }: { row: PsmRow; offer: Offer; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const name = offer.act.name.replace('organization.', '')
  const decree = name === 'appointPsm' || name === 'renewSk'
  const rulesSeen = useView('organization.psmRules', decree ? { place: row.place } : null)
  const village = useView('organization.members', name === 'issueCard' || name === 'openPsmAccess' ? { place: row.place } : null)
  const posts = useView('organization.posts', name === 'openPsmAccess' ? { place: row.place } : null)
  const today = dayAt(work.now(), row.place)
  if ((decree && rulesSeen.status === 'loading') || ((name === 'issueCard' || name === 'openPsmAccess') && village.status === 'loading') || (name === 'openPsmAccess' && posts.status === 'loading')) return null
  const rules = (rulesSeen.status === 'ready' ? (rulesSeen.rows[0]?.row.rules as PsmRuleSet | undefined) : undefined) ?? defaultPsmRules
  const tied = new Set(village.status === 'ready' ? village.rows.map((r) => String(r.row.personId ?? '')) : [])
  const free = name === 'openPsmAccess' && posts.status === 'ready' ? posts.rows.filter((p) => p.row.role === 'psm' && p.row.place === row.place && !tied.has(String(p.row.personId))) : []
  const fields: Fields = name === 'openPsmAccess' && free.length > 0 ? { post: choice({ class: 'N', label: { id: 'Akun yang sudah ada (kosongkan untuk membuat baru)', en: 'Account there already (empty makes a new one)' }, options: free.map((p) => ({ code: p.row.id, label: nameOfPost(p) })) }) } : Object.fromEntries(Object.entries(offer.act.input).filter(([n]) => !minted.includes(n) && !(n === 'interviewScore' && name === 'appointPsm' && row.interviewScore !== null && row.interviewScore !== undefined)))
  const perform = async (values: Values, changed: Values): Promise<FormResult> => {
    const given = name === 'editPsm' ? { ...changed, was: Object.fromEntries(Object.keys(changed).map((k) => [k, (row as unknown as Values)[k] ?? null])) } : values
    const mint = { psmId: row.id, accountId: work.newId(), appointmentId: work.newId(), certificateId: work.newId(), newPsmId: work.newId(), ktaToken: work.newId().replaceAll('-', ''), replaces: row.ktaNo ?? null }
    const own = free.find((p) => p.row.id === values.post)
    const result = await work.act(offer.act.name, row.place, { ...given, ...Object.fromEntries(Object.entries(mint).filter(([n]) => n in offer.act.input)), ...(own ? { accountId: own.row.personId, appointmentId: own.row.id } : {}) })
    if (result.ok) {
      toast({ say: kept, tone: 'good' })
      onClose()
    }
    return answered(result)
  }
  const numbers = village.status === 'ready' ? village.rows.map((r) => String(r.row.ktaNo ?? '')) : []
  const said = words[name]
  return (
    <Sheet title={offer.label} open onClose={onClose} wide={decree || name === 'verifyPsm'}>
      <Stack gap={3}>
        {said ? <Note>{t(said)}</Note> : null}
        <FormFromFields
          fields={fields}
          initial={{
            ...(decree ? { skIssuer: rules.issuer, skTitle: rules.issuerTitle, skDate: today, skFrom: today } : {}),
            ...(name === 'appointPsm' ? { functions: row.functions ?? [] } : {}),
            ...(name === 'issueCard' ? { ktaKind: row.ktaKind === 'sementara' || row.ktaKind === 'nasional' ? 'nasional' : 'sementara', ktaNo: row.ktaToken || !row.ktaNo ? nextNumber(row, numbers) : row.ktaNo } : {}),
            ...(name === 'leavePsm' ? { leaveFrom: today } : {}),
            ...(name === 'noteBimtek' ? { doneOn: today } : {}),
            ...(name === 'editPsm' ? Object.fromEntries(Object.keys(fields).map((k) => [k, (row as unknown as Values)[k]])) : {}),
          }}
          submit={offer.label}
          onSubmit={perform}
        />
      </Stack>
    </Sheet>
  )
}

const nameOfPost = (p: ViewRow): Text => {
  const name = String(joinOf(p, 'person')?.name ?? p.row.personId ?? '')
  return { id: name, en: name }
}

/** The next number of the village; anybody may write another. */
function nextNumber(row: PsmRow, used: readonly string[]): string {
  const head = `${row.ktaKind === 'sementara' ? 'N' : 'S'}-${row.place.replaceAll('.', '')}-`
  const most = Math.max(0, ...used.filter((n) => n.startsWith(head)).map((n) => Number(n.slice(head.length)) || 0))
  return `${head}${String(most + 1).padStart(3, '0')}`
}
