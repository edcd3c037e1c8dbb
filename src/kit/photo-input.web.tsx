// Photos: from the camera or the gallery, made small on the phone, shown at once, removable. The field keeps names (hashes);
// the bytes go to the `PhotoDrawer` the app gives to KitProvider.
import { createContext, useContext, useEffect, useState } from 'react'
import type { PhotoRef } from '../engine/field.ts'
import { GroupFrame, type InputProps } from './field-frame.web.tsx'
import { Icon } from './icon.web.tsx'
import { NotAPhoto, shrinkPhoto } from './photo.web.ts'
import { type Say, useWords } from './words.web.tsx'

/** Where photo bytes lie: the outbox of a device, or the memory of a public page. */
export interface PhotoDrawer {
  keep: (hash: string, bytes: Blob) => Promise<void>
  /** The bytes, or null when they have not arrived yet (*foto menyusul*). */
  find: (hash: string) => Promise<Blob | null>
}

export const PhotoDrawerContext = createContext<PhotoDrawer>(memoryDrawer())

/** Keeps photos only while the page is open. */
export function memoryDrawer(): PhotoDrawer {
  const bytes = new Map<string, Blob>()
  return {
    keep: async (hash, blob) => void bytes.set(hash, blob),
    find: async hash => bytes.get(hash) ?? null,
  }
}

export function PhotoField(props: InputProps<PhotoRef[]> & { max?: number; about?: string }) {
  const { value, onChange, max = 3, about, disabled } = props
  const { t } = useWords()
  const drawer = useContext(PhotoDrawerContext)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Say | null>(null)
  const photos = value ?? []

  const add = async (files: FileList | null) => {
    setProblem(null)
    setBusy(true)
    try {
      const added = [...photos]
      for (const file of [...(files ?? [])].slice(0, max - photos.length)) {
        const { blob, hash } = await shrinkPhoto(file)
        if (added.some(photo => photo.hash === hash)) continue
        await drawer.keep(hash, blob)
        added.push({ hash, takenAt: new Date().toISOString(), ...(about ? { about } : {}) })
      }
      if (added.length > photos.length) onChange(added)
    } catch (error) {
      if (!(error instanceof NotAPhoto)) throw error
      setProblem({
        id: 'Berkas ini bukan foto. Pilih foto dari kamera atau galeri.',
        en: 'This file is not a photo. Choose one from the camera or gallery.',
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <GroupFrame {...props} error={problem ?? props.error}>
      {wired => (
        <div className="k-photos">
          {photos.map((photo, at) => (
            <Photo
              key={photo.hash}
              hash={photo.hash}
              alt={t({ id: 'Foto {n}', en: 'Photo {n}' }, { n: at + 1 })}
              onRemove={
                disabled
                  ? undefined
                  : () =>
                      onChange(photos.length > 1 ? photos.filter(other => other.hash !== photo.hash) : null)
              }
            />
          ))}
          {photos.length < max && !disabled ? (
            <label className="k-photo-add">
              {busy ? <span className="k-spin" aria-hidden="true" /> : <Icon name="camera" />}
              {busy
                ? t({ id: 'Memperkecil…', en: 'Shrinking…' })
                : t({ id: 'Tambah foto', en: 'Add a photo' })}
              <input
                className="k-hidden"
                type="file"
                accept="image/*"
                multiple={max - photos.length > 1}
                disabled={busy}
                aria-describedby={wired['aria-describedby']}
                onChange={event => {
                  void add(event.target.files)
                  event.target.value = ''
                }}
              />
            </label>
          ) : null}
        </div>
      )}
    </GroupFrame>
  )
}

/** One photo by its name; says so when its bytes have not arrived. */
export function Photo({
  hash,
  alt,
  onRemove,
}: {
  hash: string
  alt: string
  onRemove?: (() => void) | undefined
}) {
  const { t } = useWords()
  const drawer = useContext(PhotoDrawerContext)
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    void drawer.find(hash).then(bytes => {
      if (!bytes || gone) return
      made = URL.createObjectURL(bytes)
      setUrl(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [drawer, hash])
  return (
    <div className="k-photo">
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={alt} />
        </a>
      ) : (
        <span className="k-photo-wait">
          <span>
            {alt} · {t({ id: 'foto menyusul', en: 'photo to follow' })}
          </span>
        </span>
      )}
      {onRemove ? (
        <button
          type="button"
          className="k-icon-button"
          aria-label={`${t({ id: 'Hapus', en: 'Remove' })} ${alt}`}
          onClick={onRemove}
        >
          <Icon name="cross" />
        </button>
      ) : null}
    </div>
  )
}

/** Photos to look at. */
export function PhotoRow({ photos }: { photos: readonly PhotoRef[] | null | undefined }) {
  const { t } = useWords()
  if (!photos?.length) return <span className="k-unknown">{t({ id: 'tanpa foto', en: 'no photos' })}</span>
  return (
    <div className="k-photos">
      {photos.map((photo, at) => (
        <Photo
          key={photo.hash}
          hash={photo.hash}
          alt={t({ id: 'Foto {n}', en: 'Photo {n}' }, { n: at + 1 })}
        />
      ))}
    </div>
  )
}
