/** A spreadsheet would run a cell that begins like this; an apostrophe in front makes it text (OWASP ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

export const guarded = (cell: string): string => (FORMULA.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell)
