// One step of a board as a form on a page of its own.
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Values } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import type { Source } from '../../../kit/sources.web.ts'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useWork } from '../../../kit/work.web.tsx'
import { servingPsmStates } from '../psm-flow.ts'
import { WithBoard } from './board-sight.web.tsx'
import { type BoardSight, type BoardStep, boardSteps, openSteps } from './board-steps.web.ts'
import { aliasOf, formAnswer, placeFrom, saved } from './board-words.web.ts'

export default function BoardStepPage({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const me = useMe()
  const place = placeFrom(params.place)
  const back = `/ipsm/${aliasOf(place)}`
  const spec = boardSteps.find((s) => s.path === params.langkah)
  return (
    <WithBoard place={place} back={back}>
      {(sight) => (
        <Page title={spec?.title ?? { id: 'Langkah', en: 'Step' }} subtitle={sight.board?.name ?? sight.placeName} back={back}>
          {spec && openSteps(sight, me.who, me.person).includes(spec) ? <StepForm spec={spec} sight={sight} back={back} /> : <Note tone="caution">{t({ id: 'Langkah ini tidak bisa Anda lakukan sekarang.', en: 'You cannot take this step now.' })}</Note>}
        </Page>
      )}
    </WithBoard>
  )
}

function StepForm({ spec, sight, back }: { spec: BoardStep; sight: BoardSight; back: string }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const members = useMembers(sight.place)
  const draft = useDraft<Values>(`board.${aliasOf(sight.place)}.${spec.path}`)
  return (
    <Stack gap={4}>
      {spec.help ? <Note tone={spec.danger ? 'caution' : 'info'}>{t(spec.help)}</Note> : null}
      <FormFromFields
        fields={spec.fields(sight)}
        initial={{ ...spec.initial?.(sight), ...draft.begun }}
        onDraft={draft.keep}
        sources={{ refs: { psm: members.source } }}
        submit={spec.submit ?? { id: 'Simpan', en: 'Save' }}
        extra={<Button onClick={() => go(back)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
        onSubmit={async (values) => {
          const input = { ...values, ...(await members.named(values.psmId)), ...spec.carried(sight, values), ...(spec.mint ? { [spec.mint]: work.newId() } : {}) }
          const result = await work.act(spec.act.name, sight.place, input)
          if (result.ok) {
            draft.done()
            toast({ say: saved, tone: 'good' })
            go(back, { replace: true })
          }
          return formAnswer(result)
        }}
      />
    </Stack>
  )
}

/** Members of the territory, found by their names; who is chosen brings name and account along. */
function useMembers(place: string): { source: Source; named: (id: unknown) => Promise<Values> } {
  const work = useWork()
  return useMemo(() => {
    const asked = async (words: string): Promise<AnyRow[]> => {
      const found = await work.view('organization.members', { place, ...(words ? { words } : {}) })
      return found.status === 'ready' ? found.rows.map((r) => r.row).filter((m) => servingPsmStates.some((s) => s === m.state)) : []
    }
    const option = (m: AnyRow) => ({ value: m.id, label: String(m.name ?? ''), note: work.placeName(m.place) })
    const known = async (id: unknown): Promise<AnyRow | undefined> => (typeof id === 'string' ? (await asked('')).find((m) => m.id === id) : undefined)
    return {
      source: {
        search: async (words) => (await asked(words)).slice(0, 50).map(option),
        find: async (id) => {
          const m = await known(id)
          return m ? option(m) : null
        },
      },
      named: async (id) => {
        const m = await known(id)
        return m ? { name: m.name, personId: m.personId ?? null } : {}
      },
    }
  }, [work, place])
}
