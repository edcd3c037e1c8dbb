// Photos: from the camera or the gallery, made small on the phone, shown at once, removable. The field keeps names (hashes);
// the bytes go to the `PhotoDrawer` the app gives to KitProvider. Photos that prove something keep when and where beside the name.
import { createContext, useContext, useEffect, useState } from 'react'
import type { PhotoRef } from '../engine/field.ts'
import { Button } from './button.web.tsx'
import { GroupFrame, type InputProps } from './field-frame.web.tsx'
import { findHere } from './here.web.ts'
import { Icon } from './icon.web.tsx'
import { NotAPhoto, shrinkPhoto, type Taken, takenOf } from './photo.web.ts'
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

/** How long a photo waits for the satellites: without a fix it is kept all the same. */
const fixMs = 8_000

/** What is kept beside a photo that proves something; where it is not known, nothing is made up. */
async function factsOf(taken: Taken): Promise<Partial<PhotoRef>> {
  const { at, lat, lon, accuracy, fresh } = taken
  if (lat !== undefined && lon !== undefined) return { takenAt: at, lat, lon, ...(accuracy === undefined ? {} : { accuracy }) }
  if (!fresh) return { takenAt: at }
  const asking = findHere(fixMs).then(
    here => ({ takenAt: at, ...here }),
    // Not allowed, or no fix: the photo counts without a place, and says so.
    () => ({ takenAt: at }),
  )
  // A question of the browser that nobody answers must not hold the photo.
  const waited = new Promise<{ takenAt: string }>(done => setTimeout(done, 2 * fixMs, { takenAt: at }))
  return Promise.race([asking, waited])
}

const withoutPlace = ({ lat: _lat, lon: _lon, accuracy: _accuracy, ...photo }: PhotoRef): PhotoRef => photo

export function PhotoField(
  props: InputProps<PhotoRef[]> & { max?: number; about?: string; evidence?: boolean },
) {
  const { value, onChange, max = 3, about, disabled, evidence = false } = props
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
        const facts = evidence
          ? takenOf(file).then(factsOf)
          : Promise.resolve({ takenAt: new Date().toISOString() })
        const { blob, hash } = await shrinkPhoto(file)
        if (added.some(photo => photo.hash === hash)) continue
        await drawer.keep(hash, blob)
        added.push({ hash, ...(await facts), ...(about ? { about } : {}) })
      }
      if (added.length > photos.length) onChange(added)
    } catch (error) {
      if (error instanceof NotAPhoto)
        setProblem({
          id: 'Berkas ini bukan foto. Pilih foto dari kamera atau galeri.',
          en: 'This file is not a photo. Choose one from the camera or gallery.',
        })
      else if (error instanceof Error && error.name === 'DiskFull')
        setProblem({
          id: 'Ruang simpan ponsel penuh, foto ini belum tersimpan. Hapus beberapa foto atau video lain, lalu ambil lagi.',
          en: 'This phone has no room left; the photo was not kept. Remove some other photos or videos and take it again.',
        })
      else throw error
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
          {evidence && photos.length > 0 ? (
            <PlaceKept
              photos={photos}
              onForget={disabled ? undefined : () => onChange(photos.map(withoutPlace))}
            />
          ) : null}
        </div>
      )}
    </GroupFrame>
  )
}

/** Says of photos that prove something what is kept beside them, and lets the place be left out. */
function PlaceKept({
  photos,
  onForget,
}: {
  photos: readonly PhotoRef[]
  onForget?: (() => void) | undefined
}) {
  const { t } = useWords()
  const placed = photos.filter(photo => photo.lat !== undefined).length
  return (
    <p className="k-help k-photo-facts">
      {placed === 0
        ? t({
            id: 'Waktu foto ikut dicatat sebagai bukti; titik lokasi tidak.',
            en: 'When it was taken is kept as proof; where is not.',
          })
        : t(
            {
              id: 'Waktu ikut dicatat sebagai bukti, dan titik lokasi untuk {n} dari {all} foto. Berkas fotonya sendiri tanpa lokasi.',
              en: 'When is kept as proof, and where for {n} of {all} photos. The file itself carries no location.',
            },
            { n: placed, all: photos.length },
          )}
      {placed > 0 && onForget ? (
        <Button tone="quiet" onClick={onForget}>
          {t({ id: 'Jangan catat titik', en: 'Do not keep where' })}
        </Button>
      ) : null}
    </p>
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
