// True progress of long work: how much of how much, never a guess.
import { useId } from 'react'
import './charts.css'
import { type Say, useWords } from './words.web.tsx'

export function Progress({
  label,
  done,
  total,
  note,
}: {
  label: Say
  done: number
  total: number
  note?: Say
}) {
  const { t, number } = useWords()
  const id = useId()
  return (
    <div className="k-progress">
      <div className="k-progress-head">
        <span id={id}>{t(label)}</span>
        <strong>
          {number(done)} / {number(total)}
        </strong>
      </div>
      <progress aria-labelledby={id} value={done} max={Math.max(total, 1)} />
      {note ? <p className="k-help">{t(note)}</p> : null}
    </div>
  )
}
