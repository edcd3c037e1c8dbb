// Two people's words for one field beside each other, with what stood there before: one tap takes one.
import type { ReactNode } from 'react'
import { Button } from './button.web.tsx'
import './choose-between.css'
import { type Say, useWords } from './words.web.tsx'

export interface Version {
  /** `kept`: stands in the record now. */
  take: 'kept' | 'offered'
  value: ReactNode
  who: string
  /** When it was written, by the writer's own clock. */
  at: string | null
  /** Written by the person who looks. */
  own: boolean
}

export interface ChooseBetweenProps {
  before: ReactNode
  versions: readonly [Version, Version]
  /** Absent where this person may look but not choose. */
  onTake?: (take: Version['take']) => Promise<void>
}

const empty: Say = { id: 'dikosongkan', en: 'left empty' }

export function ChooseBetween({ before, versions, onTake }: ChooseBetweenProps) {
  const { t, moment } = useWords()
  const read = (value: ReactNode): ReactNode => (value === null || value === undefined || value === '' ? <i>{t(empty)}</i> : value)
  return (
    <>
      <p className="k-versus-before">
        {t({ id: 'Sebelumnya:', en: 'Before:' })} <b>{before === null || before === undefined || before === '' ? t({ id: 'belum diisi', en: 'not filled in' }) : before}</b>
      </p>
      <div className="k-versus">
        {versions.map((v) => (
          <div className="k-versus-one" key={v.take}>
            <p className="k-versus-what">{read(v.value)}</p>
            <p className="k-versus-who">
              {[v.own ? t({ id: 'Tulisan Anda', en: 'Your words' }) : v.who, v.at ? moment(v.at) : null].filter(Boolean).join(' · ')}
              {v.take === 'kept' ? ` · ${t({ id: 'sekarang tersimpan', en: 'stored now' })}` : ''}
            </p>
            {onTake ? (
              <Button wide onClick={() => onTake(v.take)}>
                {t({ id: 'Pakai yang ini', en: 'Take this one' })}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
    </>
  )
}
