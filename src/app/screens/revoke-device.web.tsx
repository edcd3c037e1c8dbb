// Taking a device's keys away: lost or ended, and what each means for the notes on it, said before it is done.
import { useState } from 'react'
import { choice, type Fields, instant, longText } from '../../engine/field.ts'
import { FormFromFields } from '../../kit/form.web.tsx'
import { Card, Stack } from '../../kit/page.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useWork } from '../../kit/work.web.tsx'

const N = { class: 'N' as const }
const kinds = [
  { code: 'lost', label: { id: 'Hilang atau dicuri', en: 'Lost or stolen' }, help: { id: 'Isinya dihapus saat ponsel itu tersambung lagi.', en: 'It is wiped as soon as that phone connects again.' } },
  { code: 'ended', label: { id: 'Tugas berakhir atau ganti ponsel', en: 'Post ended or phone replaced' }, help: { id: 'Catatan yang belum terkirim diserahkan dulu, lalu isinya dihapus.', en: 'Unsent notes are handed over first, then it is wiped.' } },
]
const fields: Fields = {
  kind: choice({ ...N, strict: true, label: { id: 'Mengapa dicabut', en: 'Why it is revoked' }, required: true, options: kinds }),
  lostAt: instant({ ...N, label: { id: 'Hilang sejak kapan (perkiraan)', en: 'Lost since about when' }, when: (v) => v.kind === 'lost' }),
  how: longText({ ...N, label: { id: 'Bagaimana hilangnya', en: 'How it was lost' }, required: true, min: 5, max: 2000, when: (v) => v.kind === 'lost' }),
  reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 500, when: (v) => v.kind === 'ended' }),
}

const outcome = {
  lost: [
    { id: 'Tidak bisa masuk lagi, mulai sekarang juga.', en: 'It cannot come in any more, from now on.' },
    { id: 'Saat tersambung, seluruh isinya terhapus, juga bila terkunci. Selama tanpa sinyal, isinya tetap terenkripsi dan terkunci PIN.', en: 'When it connects everything on it is wiped, locked or not. Without a signal it stays encrypted behind the PIN.' },
    { id: 'Catatan yang belum terkirim tidak kembali; yang sudah terkirim aman di server.', en: 'Unsent notes do not come back; what was sent is safe on the server.' },
    { id: 'Dibuka catatan kegagalan pelindungan data: warga dan lembaga diberi tahu paling lambat 3 × 24 jam.', en: 'A data breach record is opened: those concerned are told within 3 × 24 hours.' },
  ],
  ended: [
    { id: 'Tidak bisa masuk lagi, mulai sekarang juga.', en: 'It cannot come in any more, from now on.' },
    { id: 'Saat dibuka dengan PIN dan tersambung, catatan yang belum terkirim diserahkan kepada petugas pengganti sebagai titipan.', en: 'When opened with the PIN and connected, unsent notes are handed to the successor to be looked at.' },
    { id: 'Setelah itu isinya terhapus; paling lama 14 hari bila tidak dibuka.', en: 'Then it is wiped; within 14 days at most if nobody opens it.' },
  ],
} as const

export interface RevokeProps {
  device: { id: string; label: string }
  person: { id: string; name: string; place: string }
  onClose: () => void
  /** With the breach record's id when it was lost. */
  onDone: (breachId: string | null) => void
}

export function RevokeSheet({ device, person, onClose, onDone }: RevokeProps) {
  const { t } = useWords()
  const work = useWork()
  const [kind, setKind] = useState<'lost' | 'ended' | null>(null)
  return (
    <Sheet title={{ id: `Cabut ${device.label}`, en: `Revoke ${device.label}` }} open onClose={onClose} wide>
      <Stack>
        <p>{t({ id: 'Dipegang {name}.', en: 'Held by {name}.' }, { name: person.name })}</p>
        <FormFromFields
          fields={fields}
          initial={{}}
          submit={{ id: 'Cabut perangkat', en: 'Revoke the device' }}
          onChange={(v) => setKind(v.kind === 'lost' || v.kind === 'ended' ? v.kind : null)}
          aside={() => (kind ? (
            <Card tone="caution" icon="alert" title={{ id: 'Yang terjadi sesudahnya', en: 'What happens then' }}>
              <ul>{outcome[kind].map((line) => <li key={line.id}>{t(line)}</li>)}</ul>
            </Card>
          ) : null)}
          onSubmit={async (v) => {
            const revocationId = work.newId()
            const breachId = v.kind === 'lost' ? work.newId() : null
            const about = { revocationId, deviceId: device.id, personId: person.id }
            const done = breachId
              ? await work.act('organization.reportLostDevice', person.place, { ...about, breachId, lostAt: v.lostAt ?? null, how: v.how })
              : await work.act('organization.revokeDevice', person.place, { ...about, kind: 'ended', reason: v.reason })
            if (!done.ok) return { say: done.refusal.say }
            toast({ say: { id: 'Perangkat dicabut.', en: 'The device is revoked.' }, tone: 'good' })
            onDone(breachId)
            return undefined
          }}
        />
      </Stack>
    </Sheet>
  )
}
