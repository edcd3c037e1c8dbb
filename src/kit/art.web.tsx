// The house's own drawings: the kawung motif of the bars, the mark, and one small scene per state. Inline, so nothing is fetched.
import { type ReactNode, useId } from 'react'
import './brand.css'

/** Four seeds around a centre, as in kawung cloth: many hands, one middle. */
const seed = 'M0 -2.2C5.2 -6 5.2 -13 0 -17.6C-5.2 -13 -5.2 -6 0 -2.2Z'

export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className="k-mark" width={size} height={size} viewBox="-20 -20 40 40" aria-hidden="true">
      {[45, 135, 225].map(turn => (
        <path key={turn} d={seed} transform={`rotate(${turn})`} fill="currentColor" />
      ))}
      <path d={seed} transform="rotate(315)" fill="var(--mark-warm, #e58a55)" />
    </svg>
  )
}

/** The motif as a ground, very quiet; it takes the colour of the text around it. */
export function Motif({ className = '' }: { className?: string }) {
  const id = useId()
  return (
    <svg className={`k-motif ${className}`} aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id={id} width="36" height="36" patternUnits="userSpaceOnUse">
          {[45, 135, 225, 315].map(turn => (
            <path
              key={turn}
              d={seed}
              transform={`translate(18 18) rotate(${turn}) scale(0.92)`}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.1"
            />
          ))}
          <circle cx="18" cy="18" r="1.3" fill="currentColor" />
          <circle cx="0" cy="0" r="1.3" fill="currentColor" />
          <circle cx="36" cy="0" r="1.3" fill="currentColor" />
          <circle cx="0" cy="36" r="1.3" fill="currentColor" />
          <circle cx="36" cy="36" r="1.3" fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

export type Scene = 'empty' | 'done' | 'offline' | 'refused' | 'failed' | 'search'

const line = {
  fill: 'none',
  stroke: 'var(--ink-2)',
  strokeWidth: 2.2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A veranda, a lamp, a road: where the work happens, in the mood of the state. */
export function SceneArt({ scene }: { scene: Scene }) {
  return (
    <svg className="k-scene" viewBox="0 0 160 104" aria-hidden="true">
      <ellipse cx="80" cy="92" rx="66" ry="7" fill="var(--sunken)" />
      {scenes[scene]}
    </svg>
  )
}

const house = (
  <g>
    <path d="M42 90V56h52v34z" fill="var(--surface)" />
    <path d="M34 58 52 34h32l18 24z" fill="var(--accent-soft)" />
    <g {...line}>
      <path d="M42 60v30M94 60v30M34 58 52 34h32l18 24zM62 90V70h14v20" />
    </g>
  </g>
)

const scenes: Record<Scene, ReactNode> = {
  empty: (
    <>
      {house}
      <circle cx="122" cy="32" r="10" fill="var(--clay-soft)" stroke="var(--clay)" strokeWidth="2.2" />
      <path {...line} d="M112 90c0-14 4-22 12-26M124 90c-2-10 0-16 6-20" stroke="var(--accent)" />
      <path
        d="M124 64c8-6 14-4 16-2-4 6-10 7-16 2zM112 78c-8-5-13-3-15 0 5 5 10 5 15 0z"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
        strokeWidth="2"
      />
    </>
  ),
  done: (
    <>
      {house}
      <circle cx="116" cy="52" r="20" fill="var(--good-soft)" stroke="var(--good)" strokeWidth="2.4" />
      <path
        d="m107 53 6 6 12-13"
        fill="none"
        stroke="var(--good)"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  offline: (
    <>
      <path d="M60 90 74 34h12l14 56z" fill="var(--surface)" />
      <g {...line}>
        <path d="M60 90 80 26l20 64M66 70h28M71 54h18M66 70l23-16M94 70 71 54" />
        <path d="M58 30c-6-7-6-17 0-24M102 30c6-7 6-17 0-24" stroke="var(--line)" />
      </g>
      <circle cx="80" cy="22" r="4.5" fill="var(--clay)" />
      <path d="M52 8 108 46" stroke="var(--clay)" strokeWidth="3" strokeLinecap="round" />
    </>
  ),
  refused: (
    <>
      <rect x="46" y="40" width="68" height="50" rx="7" fill="var(--surface)" />
      <g {...line}>
        <rect x="46" y="40" width="68" height="50" rx="7" />
        <path d="M60 40V29a20 20 0 0 1 40 0v11" />
      </g>
      <circle cx="80" cy="62" r="6" fill="var(--clay)" />
      <path d="M80 66v11" stroke="var(--clay)" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  failed: (
    <>
      <path d="M20 78c16-22 30 10 46-6" {...line} />
      <path d="M94 70c16-16 30 16 46-6" {...line} />
      <path
        d="m70 60 6 12 8-14 6 12"
        fill="none"
        stroke="var(--clay)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="80" cy="32" r="16" fill="var(--clay-soft)" stroke="var(--clay)" strokeWidth="2.4" />
      <path d="M80 24v9" stroke="var(--clay-ink)" strokeWidth="3" strokeLinecap="round" />
      <circle cx="80" cy="39.5" r="1.9" fill="var(--clay-ink)" />
    </>
  ),
  search: (
    <>
      {house}
      <circle cx="112" cy="46" r="19" fill="var(--surface)" stroke="var(--accent)" strokeWidth="2.6" />
      <path d="m126 60 13 13" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
    </>
  ),
}
