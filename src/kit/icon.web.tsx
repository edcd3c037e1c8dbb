// A small drawing beside a word. It never stands alone: without `label` it is decoration and screen readers skip it.
import { type IconName, iconPaths } from './icon-paths.web.ts'

export type { IconName } from './icon-paths.web.ts'

export function Icon({
  name,
  label,
  className = '',
}: {
  name: IconName
  label?: string
  className?: string
}) {
  const meaning = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden; a <title> would add a tooltip to every icon.
    <svg className={`k-icon ${className}`} viewBox="0 0 24 24" {...meaning}>
      <path d={iconPaths[name]} />
    </svg>
  )
}
