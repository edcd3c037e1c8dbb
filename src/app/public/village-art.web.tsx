// The drawing of the first page: a lane at dusk, one lamp lit, somebody coming to the door. Inline, so nothing is fetched.

/** A gabled house standing on the ground line; `lit` windows are the ones where somebody waits. */
function House({
  x,
  width,
  height,
  lit = false,
}: {
  x: number
  width: number
  height: number
  lit?: boolean
}) {
  const ground = 138
  const eaves = ground - height
  const middle = x + width / 2
  const windowFill = lit ? 'var(--p-lamp)' : 'var(--p-pane)'
  return (
    <g>
      <path d={`M${x} ${ground}V${eaves}h${width}V${ground}z`} fill="var(--p-wall)" />
      <path
        d={`M${x - 9} ${eaves + 3} ${middle} ${eaves - height * 0.55} ${x + width + 9} ${eaves + 3}z`}
        fill="var(--p-roof)"
      />
      <rect
        x={x + width * 0.14}
        y={eaves + height * 0.24}
        width={width * 0.24}
        height={height * 0.34}
        rx="2"
        fill={windowFill}
      />
      <path
        d={`M${x + width * 0.56} ${ground}v${-height * 0.66}h${width * 0.26}v${height * 0.66}z`}
        fill={lit ? 'var(--p-lamp)' : 'var(--p-pane)'}
      />
    </g>
  )
}

function Person({ x, size = 1, fill }: { x: number; size?: number; fill: string }) {
  return (
    <g transform={`translate(${x} 138) scale(${size})`} fill={fill}>
      <circle cy="-31" r="6" />
      <path d="M-8 0v-13a8 9 0 0 1 16 0V0z" />
    </g>
  )
}

function Palm({ x, height }: { x: number; height: number }) {
  const top = 138 - height
  return (
    <g fill="none" stroke="var(--p-leaf)" strokeWidth="4.5" strokeLinecap="round">
      <path d={`M${x} 138q-5 ${-height / 2} 3 ${-height}`} />
      <path
        d={`M${x + 3} ${top}q-13 -11 -25 1M${x + 3} ${top}q-9 -17 -21 -17M${x + 3} ${top}q2 -16 14 -20M${x + 3} ${top}q12 -11 25 -2M${x + 3} ${top}q13 0 18 13`}
      />
    </g>
  )
}

/** Drawn wider than its box: a phone sees the middle, a projector the whole lane. */
export function VillageArt() {
  return (
    <svg className="p-village" viewBox="0 0 720 150" aria-hidden="true">
      <circle cx="492" cy="56" r="29" fill="var(--p-sun)" />
      <path
        d="M-1400 100C-1160 70-980 116-720 96S-380 64-180 104S90 84 190 108 420 78 540 84 700 116 860 96 1180 60 1400 98 1820 90 2120 104V150H-1400z"
        fill="var(--p-hill)"
      />
      {palms.map(([x, height]) => (
        <Palm key={x} x={x} height={height} />
      ))}
      {houses.map(([x, width, height]) => (
        <House key={x} x={x} width={width} height={height} lit={x === 312} />
      ))}
      <path d="M-1400 141Q360 134 2120 141V152H-1400z" fill="var(--page)" />
      <Person x={377} fill="var(--p-elder)" />
      <Person x={407} size={0.66} fill="var(--p-child)" />
      <Person x={428} size={1.1} fill="var(--p-visitor)" />
      <path d="M437 117.500l10-1v14l-10 1z" fill="var(--p-child)" />
    </svg>
  )
}

const houses: readonly (readonly [x: number, width: number, height: number])[] = [
  [-560, 72, 42],
  [-420, 84, 50],
  [-250, 66, 38],
  [-110, 78, 46],
  [44, 66, 40],
  [192, 74, 46],
  [312, 92, 56],
  [462, 70, 42],
  [638, 64, 38],
  [770, 82, 48],
  [930, 68, 40],
  [1080, 90, 52],
  [1240, 70, 42],
]
const palms: readonly (readonly [x: number, height: number])[] = [
  [-480, 80],
  [-300, 66],
  [-150, 88],
  [146, 74],
  [572, 88],
  [608, 62],
  [880, 84],
  [1035, 66],
  [1200, 82],
]
