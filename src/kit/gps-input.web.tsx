// Where it is, by the phone's own satellite fix. Works without a signal; may always be left out.
import { useState } from 'react'
import type { Gps } from '../engine/field.ts'
import { Button } from './button.web.tsx'
import { GroupFrame, type InputProps } from './field-frame.web.tsx'
import { findHere } from './here.web.ts'
import { useWords } from './words.web.tsx'
import type { Say } from './words.web.tsx'

export function GpsField(props: InputProps<Gps>) {
  const { value, onChange, disabled } = props
  const { t, number } = useWords()
  const [problem, setProblem] = useState<Say | null>(null)
  const take = () =>
    findHere().then(
      gps => {
        setProblem(null)
        onChange(gps)
      },
      (reason: unknown) => setProblem(sentenceFor(reason)),
    )
  return (
    <GroupFrame {...props} error={problem ?? props.error}>
      {() => (
        <div className="k-gps">
          {value ? (
            <span>
              <strong>
                {value.lat.toFixed(5)}, {value.lon.toFixed(5)}
              </strong>{' '}
              <span className="k-unit">± {number(Math.round(value.accuracy))} m</span>
            </span>
          ) : null}
          {disabled ? null : (
            <>
              <Button icon="gps" onClick={take}>
                {value
                  ? t({ id: 'Ambil ulang', en: 'Take again' })
                  : t({ id: 'Ambil titik lokasi', en: 'Take the location' })}
              </Button>
              {value ? (
                <Button tone="quiet" onClick={() => onChange(null)}>
                  {t({ id: 'Hapus titik', en: 'Remove' })}
                </Button>
              ) : null}
            </>
          )}
        </div>
      )}
    </GroupFrame>
  )
}

function sentenceFor(reason: unknown): Say {
  const denied = reason instanceof GeolocationPositionError && reason.code === reason.PERMISSION_DENIED
  return denied
    ? {
        id: 'Ponsel belum mengizinkan lokasi. Tidak apa-apa: tulis alamat dan patokannya saja.',
        en: 'The phone does not allow location. That is fine: write the address and a landmark.',
      }
    : {
        id: 'Titik lokasi belum didapat. Coba di tempat terbuka, atau lanjutkan tanpa titik.',
        en: 'No location yet. Try in the open, or go on without it.',
      }
}
