// Where something stands on its road: steps done, the one it is at, those to come.
import { useEffect, useRef } from 'react'
import type { Flow } from '../engine/flow.ts'
import { Icon } from './icon.web.tsx'
import './lists.css'
import { StatusTag } from './tags.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface StepperProps {
  label?: Say
  steps: readonly { label: Say; note?: Say | undefined }[]
  /** Index of the present step; `steps.length` when all is done. */
  at: number
  /** It left this road: steps before `at` are done, none is the present one. */
  left?: boolean
}

export function Stepper({ label = { id: 'Tahapan', en: 'Steps' }, steps, at, left = false }: StepperProps) {
  const { t } = useWords()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // On a phone the road is longer than the screen: the present step is brought into sight, sideways only.
    const box = list.current
    const here = box?.children[at]
    if (box && here instanceof HTMLElement)
      box.scrollLeft = here.offsetLeft - box.offsetLeft - (box.clientWidth - here.clientWidth) / 2
  }, [at])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a stop for the keyboard.
    <ol ref={list} className="k-flow" aria-label={t(label)} tabIndex={0}>
      {steps.map((step, index) => (
        <li
          key={t(step.label)}
          data-step={index < at ? 'done' : index === at && !left ? 'here' : 'ahead'}
          aria-current={index === at && !left ? 'step' : undefined}
        >
          <span className="k-flow-dot" aria-hidden="true">
            {index < at ? <Icon name="check" /> : index + 1}
          </span>
          <span>
            {t(step.label)}
            {index < at ? <span className="k-hidden">, {t({ id: 'sudah', en: 'done' })}</span> : null}
          </span>
          {step.note ? <small>{t(step.note)}</small> : null}
        </li>
      ))}
    </ol>
  )
}

/** The road of a flow. A state beside the main road (returned, refused, suspended) is said as a tag above it. */
export function FlowBar({
  flow,
  state,
  path = mainRoad(flow),
  at = {},
}: {
  flow: Flow
  state: string
  /** Codes of the main road, in order. */
  path?: readonly string[]
  /** When each state was reached, as shown text is made from instants. */
  at?: Readonly<Record<string, string | undefined>>
}) {
  const { t, dateShort } = useWords()
  const here = path.indexOf(state)
  const last = path.findLastIndex(code => at[code] !== undefined)
  const beside = flow.states[state]
  return (
    <div className="k-stack k-gap-2">
      {here < 0 && beside ? (
        <div>
          <StatusTag {...beside} />
        </div>
      ) : null}
      <Stepper
        label={flow.label}
        steps={path.map(code => ({
          label: flow.states[code]?.label ?? code,
          note: at[code] ? dateShort(at[code]) : undefined,
        }))}
        left={here < 0}
        at={here < 0 ? last + 1 : here === path.length - 1 && flow.states[state]?.end ? path.length : here}
      />
      <span className="k-hidden">
        {t({ id: 'Keadaan sekarang:', en: 'Present state:' })} {t(beside?.label ?? state)}
      </span>
    </div>
  )
}

/** First step's state, then each time the first new state one can reach: the road as it is told when all goes well. */
export function mainRoad(flow: Flow): string[] {
  const start = flow.steps[0]
  const road: string[] = []
  let now: string | undefined =
    start?.from[0] ?? (Array.isArray(start?.to) ? start?.to[0] : (start?.to as string | undefined))
  while (now && !road.includes(now)) {
    road.push(now)
    const next: string[] = flow.steps
      .filter(step => step.from.includes(now as string))
      .flatMap(step => step.to)
    now = next.find(state => !road.includes(state) && flow.states[state]?.tone !== 'bad')
  }
  return road
}
