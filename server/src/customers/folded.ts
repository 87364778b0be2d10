/** Letters that take a sign or stand for two, as people type them who have not got them on their keyboard. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A text as it is searched: lower-case, without accents, full-width forms like any others. */
export function folded(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter]!)
}

/** Scripts without spaces between words: any part of a name may be what is typed. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export interface Word {
  text: string
  /** Of a script without spaces: found by any part of it, and not by its beginning alone. */
  unspaced: boolean
}

/** The words of a name. `O'Brien` is one, `Al-Farsi` are two, and of `李Anna` each script is its own. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const [run] of folded(text)
    .replace(/['’`´]/g, '')
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    let last: Word | undefined
    for (const letter of run) {
      const unspaced = UNSPACED.test(letter)
      if (last?.unspaced === unspaced) last.text += letter
      else words.push((last = { text: letter, unspaced }))
    }
  }
  return words
}
