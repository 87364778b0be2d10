import i18next, { type FormatterModule, type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { requestsAre } from './api.ts'

export type Language = 'en' | 'zh'
export const LANGUAGES: readonly Language[] = ['en', 'zh']
const CHOSEN = 'perennial.language'

type Catalogue = Record<string, unknown>
/** One file an area and language, so that a page brings its own texts in the reader's language and no others. */
const FILES = import.meta.glob<Catalogue>('../../messages/console/*.json', { import: 'default' })

const areas = new Set<string>()
export const texts: i18n = i18next.createInstance()

/** The language chosen before, else the browser's. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const chosen = asked ?? localStorage.getItem(CHOSEN) ?? navigator.language
  return chosen.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export async function openTexts(): Promise<void> {
  const lng = firstLanguage()
  await texts
    .use(initReactI18next)
    .use(FIGURES)
    .init({
      lng,
      fallbackLng: 'en',
      ns: [],
      defaultNS: 'shell',
      resources: {},
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
      showSupportNotice: false,
    } as never)
  await needArea('shell')
  speak(lng)
}

/** How many there are is written as figures beside it are: `1,234`. Other numbers may be years or versions. */
const FIGURES: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _, language, options) =>
    typeof value === 'number' && options?.['interpolationkey'] === 'count'
      ? value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
      : (value as string),
}

/** Brings the texts of an area, before its page is shown. */
export async function needArea(area: string, language = texts.language): Promise<void> {
  areas.add(area)
  if (texts.hasResourceBundle(language, area)) return
  const load = FILES[`../../messages/console/${area}.${language}.json`]
  if (!load) throw new Error(`There are no texts messages/console/${area}.${language}.json`)
  texts.addResourceBundle(language, area, await load())
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language)
  await Promise.all([...areas].map((area) => needArea(area, language)))
  await texts.changeLanguage(language)
  speak(language)
}

function speak(language: string): void {
  requestsAre({ language })
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** The texts of an area: `say('title')`; those of the shell by `say('shell:save')`. */
export function useTexts(area: string): Say {
  const { t } = useTranslation(area)
  return t as unknown as Say
}

export const useLanguage = (): Language => (useTranslation().i18n.language === 'zh' ? 'zh' : 'en')

/** What a document calls something, in the reader's language. */
export const named = (names: Record<string, string> | string | undefined, language: Language, key = ''): string =>
  typeof names === 'string' ? names : (names?.[language] ?? names?.['en'] ?? Object.values(names ?? {})[0] ?? key)
