import { folded, wordsOf, type Word } from './folded.ts'
import { normalIdentity } from './identity.ts'
import { askedTerms, bareNumber, exactTerm, isName, LOCAL_PART, localTerm, TAILS, tailTerm, type KnownPerson } from './person-terms.ts'

/** What somebody typed into the search, in all the ways in which it may be meant. */
export interface AskedPerson {
  /** Whole identities, folded. */
  exact: readonly string[]
  /** The end of a number, or all of one written in some other way. */
  number: string | null
  /** The beginning of an e-mail address. */
  local: string | null
  /** Names, and ends of numbers among them. */
  words: readonly Word[]
}

/** The shortest end of a number that is looked for. */
const NUMBER_MIN = 4
const WORDS_MAX = 6

/** Null where there is too little to look for: less than two letters, or less than one sign of a script without spaces. */
export function readAsked(text: string): AskedPerson | null {
  const typed = text.normalize('NFC').trim()
  const bare = bareNumber(typed)
  const words = wordsOf(typed)
    .filter(({ text: word, unspaced }) => unspaced || word.length > 1)
    .slice(0, WORDS_MAX)
  const asked = {
    exact: exactOf(typed),
    number: isNumber(bare) ? bare : null,
    local: localOf(typed),
    // A number alone is no name, nor is an address.
    words: typed.includes('@') || words.every(isTail) ? [] : words,
  }
  return asked.number === null && asked.local === null && asked.words.length === 0 ? null : asked
}

const isNumber = (bare: string): boolean => bare.length >= NUMBER_MIN && bare.length <= 40 && /\d/.test(bare)

function exactOf(typed: string): string[] {
  const values = (['phone', 'email', 'card', 'external'] as const).map((kind) => normalIdentity({ kind, value: typed })?.value)
  return [...new Set(values.flatMap((value) => (value === undefined ? [] : [folded(value)])))]
}

function localOf(typed: string): string | null {
  const [local = ''] = folded(typed).split('@')
  return /^[\p{L}\p{N}._%+-]+$/u.test(local) && local.length >= LOCAL_PART.from ? local : null
}

/** The terms of each way in which it may be meant; null where it cannot be meant so. Of `exact` any, of the others all. */
export function termsAsked({
  exact,
  number,
  local,
  words,
}: AskedPerson): Record<'exact' | 'whole' | 'tail' | 'local' | 'parts', string[] | null> {
  const all = (whole: boolean): string[] => words.flatMap((word) => (isTail(word) ? [tailOf(word.text)] : askedTerms(word, whole)))
  return {
    exact: exact.map(exactTerm),
    whole: words.some((word) => !word.unspaced && !isTail(word)) ? all(true) : null,
    tail: number === null ? null : [tailOf(number)],
    local: local === null ? null : [localTerm(local.slice(0, LOCAL_PART.to))],
    parts: words.length === 0 ? null : all(false),
  }
}

const isTail = ({ text }: Word): boolean => text.length >= NUMBER_MIN && /^\d+$/.test(text)

const tailOf = (number: string): string => tailTerm(number.slice(-TAILS.find((length) => number.length >= length)!))

/** By what of a person something matches, and how well: 3 is the whole of an identity, 2 of a name, 1 a part. */
export interface PersonMatch {
  by: string
  /** The place of the identity that matches; null where it is a name. */
  identity: number | null
  weight: number
}

/** What of this person is meant: the terms only said that they might be. The best first; none where nobody would see why. */
export function matchesOf(asked: AskedPerson, person: KnownPerson): PersonMatch[] {
  const found = [...identityMatches(asked, person), ...nameMatches(asked, person)]
  return found.toSorted((a, b) => b.weight - a.weight)
}

function* identityMatches({ exact, number, local }: AskedPerson, { identities }: KnownPerson): Generator<PersonMatch> {
  for (const [i, { kind, value }] of identities.entries()) {
    const own = folded(value)
    if (exact.includes(own)) yield { by: kind, identity: i, weight: 3 }
    else if (number !== null && endsSo(value, number)) yield { by: kind, identity: i, weight: 1 }
    else if (kind === 'email' && local !== null && own.startsWith(local)) yield { by: kind, identity: i, weight: 1 }
  }
}

/** A number may be typed with the zeros of its own country in front. */
const endsSo = (value: string, number: string): boolean => {
  const own = bareNumber(value)
  return own.endsWith(number) || (number.length > TAILS[0] && own.endsWith(number.replace(/^0+/, '')))
}

function* nameMatches({ words }: AskedPerson, { personal, identities }: KnownPerson): Generator<PersonMatch> {
  if (words.length === 0) return
  const tails = words.filter(isTail)
  if (!tails.every(({ text }) => identities.some(({ value }) => endsSo(value, text)))) return
  const wanted = words.filter((word) => !isTail(word))
  const own = Object.entries(personal).flatMap(([name, value]) => (isName(name) ? wordsOf(value) : []))
  if (!wanted.every((word) => own.some((mine) => meets(mine, word)))) return
  yield { by: 'name', identity: null, weight: wanted.every((word) => own.some(({ text }) => text === word.text)) ? 2 : 1 }
}

const meets = (own: Word, { text, unspaced }: Word): boolean => (unspaced ? own.text.includes(text) : own.text.startsWith(text))
