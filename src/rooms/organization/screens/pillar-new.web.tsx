// Writing down a pillar: where, of which kind, who leads it, and its decree.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choice, type Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { covers } from '../../../engine/who.ts'
import { addPillar, pillarKeepers } from '../pillar-acts.ts'
import { kindsFor, type OwnKind } from '../pillar-kinds.ts'
import { asked, formAnswer, savedHere } from './pillar-form.web.ts'

const i = addPillar.input

export default function PillarNew() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const posts = me.posts.filter((p) => pillarKeepers.includes(p.role))
  const wanted = asked('di')
  const place = wanted && posts.some((p) => covers(p.place, wanted)) ? wanted : (posts[0]?.place ?? me.home)
  const [pillarId] = useState(() => work.newId())
  const draft = useDraft<{ [k: string]: unknown }>(`pilar.${place}`)
  const kinds = useView('organization.pillarKinds', { place })
  const own = (kinds.status === 'ready' ? kinds.rows.map((r) => r.row) : []) as OwnKind[]
  const fields: Fields = {
    kind: choice({ class: 'N', label: i.kind.label, required: true, options: kindsFor(own, dayAt(work.now(), place)).map((k) => ({ code: k.code, label: k.label, ...(k.help ? { help: k.help } : {}) })) }),
    name: i.name, leader: i.leader, membersCount: i.membersCount, since: i.since, legalStatus: i.legalStatus, legalNo: i.legalNo, legalUntil: i.legalUntil,
    contact: { ...i.contact, help: { id: 'Hanya bila yang bersangkutan setuju.', en: 'Only where they agreed.' } }, contactAgreed: { ...i.contactAgreed, when: (v) => !!v.contact }, note: i.note,
  }
  return (
    <Page title={{ id: 'Catat pilar', en: 'Record a pillar' }} subtitle={work.placeName(place)} back={`/pilar?di=${place}`}>
      <Stack>
        <Note>{t({ id: 'PSM tidak dicatat di sini: mereka dihitung dari daftar anggota.', en: 'PSM are not recorded here: they are counted from the roll of members.' })}</Note>
        <FormFromFields
          key={kinds.status}
          fields={fields} initial={draft.begun ?? {}} onDraft={draft.keep} submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={async (values) => {
            const result = await work.act('organization.addPillar', place, { ...values, pillarId })
            if (result.ok) {
              draft.done()
              toast({ say: savedHere, tone: 'good' })
              go(`/pilar?di=${place}`)
            }
            return formAnswer(result)
          }}
        />
      </Stack>
    </Page>
  )
}
