// For the profile: language, and light or dark.
import { ChoiceField } from './choice-inputs.web.tsx'
import { useScheme } from './theme.web.ts'
import { useWords } from './words.web.tsx'

const langs = [
  { code: 'id', label: { id: 'Bahasa Indonesia', en: 'Bahasa Indonesia' } },
  { code: 'en', label: { id: 'English', en: 'English' } },
] as const
const schemes = [
  { code: 'auto', label: { id: 'Ikut ponsel', en: 'Follow the device' } },
  { code: 'light', label: { id: 'Terang', en: 'Light' } },
  { code: 'dark', label: { id: 'Gelap', en: 'Dark' } },
] as const

export function LangSwitch() {
  const { lang, setLang } = useWords()
  return (
    <ChoiceField
      label={{ id: 'Bahasa', en: 'Language' }}
      options={langs}
      required
      value={lang}
      onChange={code => setLang(code === 'en' ? 'en' : 'id')}
    />
  )
}

export function SchemeSwitch() {
  const [scheme, setScheme] = useScheme()
  return (
    <ChoiceField
      label={{ id: 'Tampilan', en: 'Appearance' }}
      options={schemes}
      required
      value={scheme}
      onChange={code => setScheme(schemes.find(one => one.code === code)?.code ?? 'auto')}
    />
  )
}
