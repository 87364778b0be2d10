import { folded, wordsOf, type Word } from './folded.ts'

/** Counted up whenever `termsOf` makes others of the same person: everybody is indexed anew. */
export const TERM_RULES = 1

/** Longer beginnings are as good as unique; what is typed beyond is compared with the person. */
export const BEGINNING = { from: 2, to: 8 }
export const LOCAL_PART = { from: 3, to: 8 }
/** How many last characters of a number are searched by: the most of them that were typed. */
export const TAILS = [8, 6, 4] as const
/** A name of more words is a poem, or an attack. */
const WORDS_MAX = 12

export interface KnownPerson {
  personal: Readonly<Record<string, string>>
  /** In clear. */
  identities: readonly { kind: string; value: string }[]
}

/** Everything a person may be searched by, as texts that are hashed before they are written down. */
export function termsOf({ personal, identities }: KnownPerson): Set<string> {
  const terms = new Set<string>()
  for (const { kind, value } of identities) for (const term of identityTerms(kind, value)) terms.add(term)
  for (const name of namesOf(personal))
    for (const word of wordsOf(name).slice(0, WORDS_MAX)) for (const term of wordTerms(word)) terms.add(term)
  return terms
}

/** What of the personal attributes is a name: `name`, `first_name`, `surname`, `nickname`. */
export const isName = (attribute: string): boolean => attribute.endsWith('name')

export const namesOf = (personal: Readonly<Record<string, string>>): string[] =>
  Object.entries(personal).flatMap(([attribute, value]) => (isName(attribute) ? [value] : []))

/** What somebody is called, in one line: the whole name, or its parts. Null where none is known. */
export function fullName(personal: Readonly<Record<string, string>>): string | null {
  const whole = personal['name'] ?? personal['full_name']
  if (whole !== undefined) return whole
  const [first, last] = [
    personal['first_name'] ?? personal['given_name'],
    personal['last_name'] ?? personal['family_name'] ?? personal['surname'],
  ]
  const parts = [first, last].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(' ') : (namesOf(personal)[0] ?? null)
}

export const exactTerm = (value: string): string => `=${folded(value)}`
export const tailTerm = (tail: string): string => `…${tail}`
export const localTerm = (beginning: string): string => `@${beginning}`
const partTerm = (part: string): string => `~${part}`
const wordTerm = (word: string): string => `w${word}`

/** Kinds that people read out by their end. */
const READ_OUT: ReadonlySet<string> = new Set(['phone', 'card', 'external'])

function* identityTerms(kind: string, value: string): Generator<string> {
  yield exactTerm(value)
  if (kind === 'email') {
    const local = folded(value.slice(0, value.lastIndexOf('@')))
    for (let end = LOCAL_PART.from; end <= Math.min(local.length, LOCAL_PART.to); end++) yield localTerm(local.slice(0, end))
  }
  if (!READ_OUT.has(kind)) return
  const signs = bareNumber(value)
  for (const length of TAILS) if (signs.length >= length) yield tailTerm(signs.slice(-length))
}

/** A number without what it is written apart with. */
export const bareNumber = (value: string): string => folded(value).replace(/[^\p{L}\p{N}]/gu, '')

function* wordTerms({ text, unspaced }: Word): Generator<string> {
  if (unspaced) return yield* partTerms(text)
  yield wordTerm(text)
  const letters = signsOf(text)
  for (let end = Math.min(BEGINNING.from, letters.length); end <= Math.min(letters.length, BEGINNING.to); end++)
    yield partTerm(letters.slice(0, end).join(''))
}

/** Each sign, and each two beside one another. */
function* partTerms(text: string): Generator<string> {
  const signs = signsOf(text)
  for (const [i, sign] of signs.entries()) {
    yield partTerm(sign)
    if (i > 0) yield partTerm(signs[i - 1]! + sign)
  }
}

/**
 * The terms of a word that is looked for, all of which a person must have. `whole` asks for this word and no longer one;
 * where words have no ends, two signs beside one another say more than each of them.
 */
export function askedTerms({ text, unspaced }: Word, whole: boolean): string[] {
  const signs = signsOf(text)
  if (!unspaced) return whole ? [wordTerm(text)] : [partTerm(signs.slice(0, BEGINNING.to).join(''))]
  return signs.length === 1 ? [partTerm(text)] : signs.slice(1).map((sign, i) => partTerm(signs[i]! + sign))
}

/** A sign beyond the first 65,536 is one as well: rare characters of names are. */
const signsOf = (text: string): string[] => Array.from(text)
