// “Is this person written down already?” asked of the whole village while one types, without a signal; what is answered no is remembered.
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Values } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Card, Row, Stack } from '../../../kit/page.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork, type Work } from '../../../kit/work.web.tsx'
import { ageOn, type AskedBeforeSaving } from '../../registry/door.ts'
import { type AlikePerson, factsOf, type VillageIndex, villageIndex } from '../village-index.ts'
import { chanceTag } from './words.web.ts'

/** The village last asked about, and the version of the device's rows it was read from. */
let kept: { place: string; version: number; work: Work; index: Promise<VillageIndex | null> } | null = null

const drawn = (): Promise<void> => new Promise((go) => setTimeout(go, 0))

function indexOf(work: Work, place: string): Promise<VillageIndex | null> {
  const version = work.version()
  if (kept && kept.work === work && kept.place === place && kept.version === version) return kept.index
  const people = work.carried('person', place)
  const homes = work.carried('household', place)
  const index = people && homes ? villageIndex(people, homes, drawn) : Promise.resolve(null)
  kept = { place, version, work, index }
  return index
}

export default function Alike({ place, values, id, home, after }: AskedBeforeSaving) {
  const { t, date } = useWords()
  const work = useWork()
  const version = useSyncExternalStore(work.subscribe, () => work.version())
  const [index, setIndex] = useState<VillageIndex | null>(null)
  const [apart, setApart] = useState<readonly AlikePerson[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows' version is what makes it read anew
  useEffect(() => {
    let current = true
    void indexOf(work, place).then((read) => current && setIndex(read))
    return () => {
      current = false
    }
  }, [work, place, version])
  const late = useDeferredValue(values)
  const alike = useMemo(() => (index && String(late.name ?? '').trim().length > 2 ? index.ask(factsOf({ ...(home ?? {}), ...typed(late), place } as AnyRow, home ?? undefined), id) : []), [index, late, place, home, id])
  // After saving, what was answered no goes with the new person; asked by the form, which knows when that is.
  useEffect(() => {
    if (!after) return
    if (apart.length === 0) after.current.delete(id)
    else after.current.set(id, async () => {
      for (const a of apart) await work.act('linkage.decideApart', place, { aId: id, bId: a.id, state: 'berbeda', pattern: a.pattern, p: a.p })
    })
  }, [after, apart, id, place, work])
  const unanswered = alike.some((a) => a.p >= 0.5 && !apart.some((x) => x.id === a.id))
  useEffect(() => {
    if (unanswered) after?.unanswered.add(id)
    else after?.unanswered.delete(id)
  }, [after, id, unanswered])
  if (alike.length === 0) return null
  return (
    <Card tone="caution" icon="duplicate" title={{ id: 'Mungkin sudah tercatat', en: 'Maybe written down already' }}>
      <Stack gap={4}>
        {alike.map((a) => {
          const { person } = a
          const age = ageOn({ birthDate: person.birthDate ?? null }, dayAt(work.now(), place))
          const said = apart.some((x) => x.id === a.id)
          return (
            <Stack gap={2} key={a.id}>
              <Row>
                <b>{person.name}</b>
                <StatusTag {...chanceTag(a.p)} />
              </Row>
              <span>{[person.birthDate ? date(person.birthDate) : '', age === null ? '' : t({ id: '{n} tahun', en: '{n} years' }, { n: age }), person.address ?? ''].filter(Boolean).join(' · ')}</span>
              <span>{t(a.say)}.</span>
              {said ? (
                <Row>
                  <span className="k-hint">{t({ id: 'Akan diingat: bukan orang yang sama.', en: 'It will be remembered: not the same.' })}</span>
                  <Button tone="quiet" icon="undo" onClick={() => setApart(apart.filter((x) => x.id !== a.id))}>{t({ id: 'Batal', en: 'Undo' })}</Button>
                </Row>
              ) : (
                <Row>
                  <LinkTo href={`/orang/${a.id}`}>{t({ id: 'Orang yang sama: buka', en: 'The same person: open' })}</LinkTo>
                  {after ? <Button tone="quiet" icon="cross" onClick={() => setApart([...apart, a])}>{t({ id: 'Bukan, simpan sebagai orang baru', en: 'No, save as a new person' })}</Button> : null}
                </Row>
              )}
            </Stack>
          )
        })}
      </Stack>
    </Card>
  )
}

/** A form's values as a row would hold them. */
const typed = (v: Values): { [c: string]: unknown } => ({ name: v.name, nik: v.nik, birthDate: v.birthDate, birthPlace: v.birthPlace, sex: v.sex, phone: v.phone, address: v.address, rt: v.rt, rw: v.rw })
