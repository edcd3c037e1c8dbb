// Two records laid beside each other, field by field: what agrees, what differs, and which value is kept where one chooses.
import { Fragment, type ReactNode, useId } from 'react'
import './side-by-side.css'
import { StatusTag } from './tags.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface SideField {
  id: string
  label: Say
  left: ReactNode
  right: ReactNode
  /** `one`: only one of them says anything. */
  agree: 'same' | 'differs' | 'one' | 'none'
}

export interface SideBySideProps {
  label: Say
  heads: readonly [ReactNode, ReactNode]
  fields: readonly SideField[]
  /** Present where one chooses: which side each differing field is taken from. */
  chosen?: { [id: string]: 'left' | 'right' }
  onChoose?: (id: string, side: 'left' | 'right') => void
}

const said: { [A in SideField['agree']]: { label: Say; tone: 'good' | 'caution' | 'neutral' } | null } = {
  same: { label: { id: 'Sama', en: 'Same' }, tone: 'good' },
  differs: { label: { id: 'Berbeda', en: 'Different' }, tone: 'caution' },
  one: { label: { id: 'Satu terisi', en: 'One says so' }, tone: 'neutral' },
  none: null,
}

export function SideBySide({ label, heads, fields, chosen, onChoose }: SideBySideProps) {
  const { t } = useWords()
  const group = useId()
  const empty = <i>{t({ id: 'belum diisi', en: 'not filled in' })}</i>
  const shown = (v: ReactNode): ReactNode => (v === null || v === undefined || v === '' ? empty : v)
  return (
    <section className="k-beside" aria-label={t(label)}>
      <div className="k-beside-row k-beside-head">
        <p className="k-beside-label">{t(label)}</p>
        <p>{heads[0]}</p>
        <p>{heads[1]}</p>
      </div>
      {fields.filter((f) => f.agree !== 'none').map((f) => {
        const tag = said[f.agree]
        const choosing = chosen && onChoose && f.agree !== 'same'
        return (
          <div key={f.id} className={`k-beside-row ${f.agree === 'differs' ? 'k-beside-differs' : ''}`}>
            <p className="k-beside-label">
              <span id={`${group}${f.id}`}>{t(f.label)}</span>
              {tag ? <StatusTag tone={tag.tone} label={tag.label} /> : null}
            </p>
            {(['left', 'right'] as const).map((side) => (
              <Fragment key={side}>
                {choosing ? (
                  <label className="k-beside-value">
                    <input type="radio" name={`${group}${f.id}`} aria-describedby={`${group}${f.id}`} checked={chosen[f.id] === side} onChange={() => onChoose(f.id, side)} />
                    <span>{shown(f[side])}</span>
                  </label>
                ) : (
                  <p className="k-beside-value">{shown(f[side])}</p>
                )}
              </Fragment>
            ))}
          </div>
        )
      })}
    </section>
  )
}
