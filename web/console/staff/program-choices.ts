/** What a program is asked for, with sensible values for whoever sits here. */

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

/** All time zones; the browser's own may be one by an older name. */
export const ZONES = [...new Set([here, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone }))

const BY_REGION: Record<string, string> = { CN: 'CNY', HK: 'HKD', TW: 'TWD', JP: 'JPY', KR: 'KRW', SG: 'SGD', GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', IN: 'INR', CH: 'CHF', BR: 'BRL', MX: 'MXN' } // prettier-ignore

/** The money of the place that the browser is set to; the euro where that is not said. */
export const moneyHere = (): string => BY_REGION[new Intl.Locale(navigator.language).maximize().region ?? ''] ?? 'EUR'

/** All money, by its code and its name in the reader's language. */
export function MONEYS(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

/** Decimals by ISO 4217, as the browser knows them. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** A key that follows from a name; nothing where the name has no Latin letter. */
export const keyFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
