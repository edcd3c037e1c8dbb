// A signature drawn with a thumb, a pen or a mouse. What is kept are its strokes; whoever cannot draw here signs on paper.
import { type PointerEvent, useRef, useState } from 'react'
import { Button } from './button.web.tsx'
import { GroupFrame, type InputProps } from './field-frame.web.tsx'
import { Icon } from './icon.web.tsx'
import './signature.css'
import { lighter, mostStrokes, pathOf, signatureBox, type Strokes } from './strokes.ts'
import { type Say, useWords } from './words.web.tsx'

export function SignatureField(props: InputProps<Strokes>) {
  const { value, onChange, disabled } = props
  const { t } = useWords()
  const pad = useRef<SVGSVGElement>(null)
  const [drawing, setDrawing] = useState<number[] | null>(null)
  const strokes = value ?? []

  /** Where the tip is, in the box of a signature; a little outside still counts. */
  const at = (x: number, y: number): [number, number] => {
    const box = pad.current?.getBoundingClientRect()
    if (!box || box.width === 0) return [0, 0]
    const inside = (v: number, most: number): number => Math.min(most + 40, Math.max(-40, v))
    return [inside(((x - box.left) / box.width) * signatureBox.width, signatureBox.width), inside(((y - box.top) / box.height) * signatureBox.height, signatureBox.height)]
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (disabled || drawing || strokes.length >= mostStrokes || (event.pointerType === 'mouse' && event.button !== 0)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrawing(at(event.clientX, event.clientY))
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing) return
    // A fast hand passes many points between two frames: all of them belong to the line.
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? []
    const points = (passed.length > 0 ? passed : [event.nativeEvent]).flatMap(e => at(e.clientX, e.clientY))
    setDrawing([...drawing, ...points])
  }
  const up = () => {
    if (!drawing) return
    setDrawing(null)
    onChange([...strokes, lighter(drawing)])
  }
  const empty = strokes.length === 0 && !drawing
  return (
    <GroupFrame {...props}>
      {() => (
        <div className="k-sign">
          <div className="k-sign-pad">
            <svg
              ref={pad}
              role="img"
              aria-label={t(empty ? { id: 'Bidang tanda tangan, masih kosong', en: 'Signature pad, still empty' } : { id: 'Tanda tangan', en: 'Signature' })}
              viewBox={`0 0 ${signatureBox.width} ${signatureBox.height}`}
              preserveAspectRatio="none"
              onPointerDown={down}
              onPointerMove={move}
              onPointerUp={up}
              onPointerCancel={up}
            >
              <line x1="60" y1="320" x2="940" y2="320" />
              <path d={pathOf(drawing ? [...strokes, drawing] : strokes)} />
            </svg>
            {empty ? (
              <span className="k-sign-hint" aria-hidden="true">
                <Icon name="edit" />
                {t({ id: 'Tanda tangan di sini', en: 'Sign here' })}
              </span>
            ) : null}
          </div>
          {disabled || strokes.length === 0 ? null : (
            <div className="k-sign-tools">
              <Button icon="undo" onClick={() => onChange(strokes.length > 1 ? strokes.slice(0, -1) : null)}>
                {t({ id: 'Hapus goresan terakhir', en: 'Undo the last stroke' })}
              </Button>
              <Button tone="quiet" onClick={() => onChange(null)}>
                {t({ id: 'Ulangi', en: 'Start again' })}
              </Button>
            </div>
          )}
        </div>
      )}
    </GroupFrame>
  )
}

/** A signature to look at. */
export function Signature({ strokes, label }: { strokes: Strokes | null | undefined; label: Say }) {
  const { t } = useWords()
  if (!strokes?.length) return null
  return (
    <svg className="k-sign-shown" role="img" aria-label={t(label)} viewBox={`0 0 ${signatureBox.width} ${signatureBox.height}`}>
      <path d={pathOf(strokes)} />
    </svg>
  )
}
