import { useCallback } from 'react'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'

/** Words for what programs, tills and colleagues may call as they like: the usual ones in the reader's language, others as they are. */
export function useWords(): (of: 'match' | 'channel' | 'code', value: string) => string {
  const say = useTexts('members')
  return useCallback((of: 'match' | 'channel' | 'code', value: string) => say(`${of}.${value}`, { defaultValue: value }), [say])
}

/** These sell and serve, and are told nothing of the person. */
const SEES_NOBODY = new Set(['associate', 'partner'])

export function useSeesPeople(): boolean {
  const { role } = useProgram()
  return !SEES_NOBODY.has(role)
}

interface Person {
  name: string | null
  identities: readonly { kind: string; masked: string }[]
}

/** What a member is called on the page: the name as far as it may be seen, else an identity by its mask, the phone first. */
export function useCalledBy(): (person: Person) => string {
  const say = useTexts('members')
  return useCallback(({ name, identities }) => name ?? mainOf(identities)?.masked ?? say('no_name'), [say])
}

const mainOf = <I extends { kind: string }>(identities: readonly I[]): I | undefined =>
  identities.find(({ kind }) => kind === 'phone') ?? identities[0]

/** The identities beside what a member is called, by their masks. */
export const beside = ({ name, identities }: Person): readonly string[] =>
  (name === null ? identities.filter((identity) => identity !== mainOf(identities)) : identities).map(({ masked }) => masked)
