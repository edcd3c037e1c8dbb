// The language a person reads in, and every number, date and age written in it. Indonesian first, English second.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Text } from '../engine/field.ts'
import {
  formatAgo,
  formatBytes,
  formatDate,
  formatDue,
  formatMoment,
  formatNumber,
  formatPercent,
  formatRupiah,
  formatTime,
  type Lang,
} from '../engine/values/format.ts'
import type { PlaceClock } from '../engine/values/place-code.ts'
import { keep, kept } from './keep.web.ts'

/** Words a part can show: a pair, or a text that is the same in both languages (a name, a code). */
export type Say = Text | string

export interface Words {
  lang: Lang
  setLang: (lang: Lang) => void
  /** Picks the language and fills `{name}` places: `t({ id: '{n} laporan', en: '{n} reports' }, { n: 5 })`. */
  t: (say: Say, fill?: Readonly<Record<string, string | number>>) => string
  zone: PlaceClock
  number: (value: number, digits?: number) => string
  /** A share between 0 and 1. */
  percent: (share: number, digits?: number) => string
  rupiah: (value: number) => string
  bytes: (value: number) => string
  date: (date: string) => string
  dateShort: (date: string) => string
  weekday: (date: string) => string
  time: (instant: string | number) => string
  moment: (instant: string | number) => string
  ago: (instant: string | number, now?: number) => string
  due: (instant: string | number, now?: number) => string
}

const key = 'guyub.lang'

function wordsIn(lang: Lang, setLang: (lang: Lang) => void, zone: PlaceClock): Words {
  return {
    lang,
    setLang,
    zone,
    t: (say, fill) => {
      const text = typeof say === 'string' ? say : say[lang] || say.id
      return fill ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole)) : text
    },
    number: (value, digits) => formatNumber(value, lang, digits),
    percent: (share, digits) => formatPercent(share, lang, digits),
    rupiah: value => formatRupiah(value, lang),
    bytes: value => formatBytes(value, lang),
    date: date => formatDate(date, lang),
    dateShort: date => formatDate(date, lang, 'short'),
    weekday: date => formatDate(date, lang, 'weekday'),
    time: instant => formatTime(instant, zone, lang),
    moment: instant => formatMoment(instant, zone, lang),
    ago: (instant, now = Date.now()) => formatAgo(instant, now, lang),
    due: (instant, now = Date.now()) => formatDue(instant, now, lang),
  }
}

const WordsContext = createContext<Words>(wordsIn('id', () => undefined, 'WIB'))

export function WordsProvider({ zone = 'WIB', children }: { zone?: PlaceClock; children: ReactNode }) {
  const [lang, choose] = useState<Lang>(() => (kept(key) === 'en' ? 'en' : 'id'))
  const setLang = useCallback((next: Lang) => {
    keep(key, next)
    choose(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const words = useMemo(() => wordsIn(lang, setLang, zone), [lang, setLang, zone])
  return <WordsContext value={words}>{children}</WordsContext>
}

/** The words of the person looking. Works without a provider too (Indonesian, WIB). */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** The present moment, renewed every half minute, for clocks and ages that must not stand still. */
export function useNow(every = 30_000): number {
  const [now, tick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
