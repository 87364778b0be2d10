import i18next, { type i18n } from 'i18next'
import en from '../../../messages/en.json' with { type: 'json' }
import zh from '../../../messages/zh.json' with { type: 'json' }

export type Language = 'en' | 'zh'

const catalogue: i18n = i18next.createInstance()
void catalogue.init({
  resources: { en: { translation: en }, zh: { translation: zh } },
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  keySeparator: '.',
  showSupportNotice: false,
} as never)

/** A text of the catalogue with its values filled in. A missing key is a bug that a test finds. */
export function message(language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  return catalogue.t(key, { lng: language, ...values })
}

export const hasMessage = (language: Language, key: string): boolean => catalogue.exists(key, { lng: language, fallbackLng: [] })

/** The language a request asks for; English when it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', q = 'q=1'] = part.trim().split(';')
    return { tag: tag.toLowerCase(), weight: Number(q.replace('q=', '')) || 0 }
  })
  const known = wanted.filter(({ tag, weight }) => weight > 0 && /^(zh|en)\b/.test(tag)).toSorted((a, b) => b.weight - a.weight)
  return known[0]?.tag.startsWith('zh') ? 'zh' : 'en'
}
