import { formatDay } from '@perennial/engine/time/calendar.ts'

/** How the numbers of a workbook's styles are meant, by the style's place: as days and times, or as numbers. */
export type DateStyles = readonly boolean[]

/**
 * Formats that stand for dates without being written out in a workbook. 27 to 36 and 50 to 58 are dates in Chinese and
 * Japanese workbooks, and nothing in others.
 */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows a day or a time: what is left without texts, colours and escapes has one of their letters. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')
  return /[ymdhs]/i.test(first)
}

/** A number as a spreadsheet shows it: fifteen digits, without an exponent. Telephone numbers are often kept so. */
export function plainNumber(text: string): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  const short = Number(value.toPrecision(15))
  if (Number.isSafeInteger(short)) return String(short)
  return withoutExponent(short)
}

function withoutExponent(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign, whole, fraction = '', exponent] = match as unknown as [string, string, string, string | undefined, string]
  const [digits, point] = [whole + fraction, 1 + Number(exponent)]
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

const EPOCH_1900 = -25_569
const EPOCH_1904 = -24_107

/**
 * A day as spreadsheets count it: days since the end of 1899, or since 1904. The first of the two counts a 29 February
 * 1900 that never was, so that days before it are one off. A number below one is a time of day.
 */
export function dateText(text: string, since1904: boolean): string {
  const serial = Number(text)
  if (text.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return plainNumber(text)
  // Times are kept as fractions of a day; rounded to a second, 08:26 is not 08:25:59.
  const seconds = Math.round(serial * 86_400)
  const [whole, rest] = [Math.floor(seconds / 86_400), seconds % 86_400]
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => String(part).padStart(2, '0')).join(':')
  if (whole === 0) return time
  const day = whole + (since1904 ? EPOCH_1904 : EPOCH_1900 + (whole < 60 ? 1 : 0))
  return rest === 0 ? formatDay(day) : `${formatDay(day)} ${time}`
}

/** The column of a reference, from 0: `AB12` is 27. */
export function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (letters === undefined) return null
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const withoutEscapes = (text: string): string =>
  text.includes('_x') ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
