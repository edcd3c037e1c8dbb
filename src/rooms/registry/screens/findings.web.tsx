// What the rules say of a house, its water, latrine and light, at once and with the reason: the verdict, what it stands on, what is still open.
import type { Text, Values } from '../../../engine/field.ts'
import { Card, Row, Stack } from '../../../kit/page.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { HouseholdStatus, houseTests } from '../records.ts'
import { type Finding, type HouseFacts, type HouseTest, judgeHouse } from '../rules.ts'
import type { Inventory } from '../questions.ts'
import { rtlhTags, verdictTags } from './words.web.ts'

const testLabel = (test: HouseTest): Text => houseTests.find((t) => t.code === test)?.label ?? { id: test, en: test }
const c = HouseholdStatus.columns
const defecationTones: { readonly [v: string]: Tone } = { terbuka: 'bad', tertutup: 'caution', tidak: 'good', tidak_diketahui: 'neutral' }
const lightTones: { readonly [v: string]: Tone } = { ada: 'good', ditandai: 'caution', tidak_memadai: 'bad', tidak_diketahui: 'neutral' }

interface Line {
  id: string
  label: Text
  tag: { label: Text; tone: Tone }
  finding: Finding<string>
}

/** The findings one inventory decides. */
export function findingsOf(inventory: Inventory['code'], answers: Values, facts: HouseFacts): Line[] {
  const j = judgeHouse(answers, facts)
  const test = (name: HouseTest): Line => ({ id: name, label: testLabel(name), tag: verdictTags[j.tests[name].verdict] ?? { label: { id: '—', en: '—' }, tone: 'neutral' }, finding: j.tests[name] })
  const named = (id: 'openDefecation' | 'electricity' | 'cleanWater', tones: { readonly [v: string]: Tone }): Line => ({
    id, label: c[id].label, tag: { label: c[id].options?.find((o) => o.code === j[id].verdict)?.label ?? { id: '—', en: '—' }, tone: tones[j[id].verdict] ?? 'neutral' }, finding: j[id],
  })
  switch (inventory) {
    case 'house': return [test('density'), test('structure')]
    case 'water': return [test('water'), named('cleanWater', { lolos: 'good', gagal: 'caution', tidak_diketahui: 'neutral' })]
    case 'latrine': return [test('sanitation'), named('openDefecation', defecationTones)]
    case 'electricity': return [named('electricity', lightTones)]
  }
}

export function FindingLines({ lines, threshold = false }: { lines: readonly Line[]; threshold?: boolean }) {
  const { t } = useWords()
  return (
    <Stack gap={3}>
      {lines.map((line) => (
        <div key={line.id}>
          <Row spread>
            <strong>{t(line.label)}</strong>
            <StatusTag {...line.tag} />
          </Row>
          <p>{t(line.finding.why)}</p>
          {threshold ? <p className="k-hint">{t({ id: 'Syarat: {s}', en: 'Rule: {s}' }, { s: t(line.finding.threshold) })}</p> : null}
        </div>
      ))}
    </Stack>
  )
}

/** The verdict over all four tests. */
export function RtlhCard({ answers, facts }: { answers: Values; facts: HouseFacts }) {
  const { t } = useWords()
  const j = judgeHouse(answers, facts)
  const tag = rtlhTags[j.rtlh.verdict]
  const tone = j.rtlh.verdict === 'ya' ? 'bad' : j.rtlh.verdict === 'tidak' ? 'good' : 'sunken'
  return (
    <Card tone={tone} title={{ id: 'Rumah layak huni?', en: 'Fit to live in?' }} icon="house">
      <p>{t(j.rtlh.why)}</p>
      <div className="k-tags">
        {tag ? <StatusTag {...tag} /> : null}
        {(['density', 'structure', 'water', 'sanitation'] as const).map((name) => {
          const verdict = verdictTags[j.tests[name].verdict]
          return <StatusTag key={name} label={`${t(testLabel(name))}: ${t(verdict?.label ?? '—')}`} tone={verdict?.tone ?? 'neutral'} />
        })}
      </div>
    </Card>
  )
}
