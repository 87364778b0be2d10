import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { addressOf, call, type Answer, type Body, type PathOf, type PathParameters, type QueryParameters } from './api.ts'
import { ApiProblem } from './problem.ts'

export type WriteMethod = 'post' | 'put' | 'patch' | 'delete'

/** A write as data: it can be sent, previewed, and shown as a curl line. */
export interface Act<M extends WriteMethod = WriteMethod, P extends PathOf<M> = PathOf<M>> {
  method: M
  path: P
  in?: PathParameters<P, M>
  query?: QueryParameters<P, M>
  body?: Body<P, M>
  /** The revision that was read, where the API guards against overwriting. */
  ifMatch?: string | number
  /** Why, in words: it stands in the audit log. */
  reason?: string
}

/** Lets the compiler check an act's body against its path. */
export const act = <M extends WriteMethod, P extends PathOf<M>>(given: Act<M, P>): Act => given as unknown as Act

const headersOf = ({ ifMatch, reason }: Act, key: string): Record<string, string> => ({
  'idempotency-key': key,
  ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
  ...(reason && { 'perennial-reason': encodeURIComponent(reason) }),
})

/** Idempotency keys of acts that were sent and not answered yet. */
type Unanswered = Map<string, string>

/**
 * Sends an act under the key that it has among those, or a new one. A refusal is an answer: whoever tries again after it
 * means it anew. After a fault nobody knows whether it was done, so the next try goes under the same key.
 */
export async function sendAct(given: Act, unanswered: Unanswered): Promise<unknown> {
  const text = JSON.stringify(given)
  const key = unanswered.get(text) ?? crypto.randomUUID()
  unanswered.set(text, key)
  const { method, path, in: inPath, query, body } = given
  try {
    const answer = await call(method as 'post', path as never, { path: inPath, query, body, headers: headersOf(given, key) } as never)
    unanswered.delete(text)
    return answer
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) unanswered.delete(text)
    throw error
  }
}

/**
 * Sends acts. A second try of the same act goes under the same idempotency key, so that a lost answer never does it
 * twice; once an act was answered, the next one gets a new key. What was read is asked again afterwards.
 */
export function useAct<T = Answer<never, 'post'>>(): UseMutationResult<T, Error, Act> {
  const client = useQueryClient()
  const unanswered = useRef<Unanswered>(new Map())
  return useMutation<T, Error, Act>({
    mutationFn: async (given) => {
      // Whoever does something else first has given up on the one before.
      if (!unanswered.current.has(JSON.stringify(given))) unanswered.current.clear()
      return (await sendAct(given, unanswered.current)) as T
    },
    onSettled: () => client.invalidateQueries(),
  })
}

/** The act as a line for a terminal. The key is the reader's own: a session's cookie has no place in a script. */
export function curlOf(given: Act, origin = location.origin): string {
  const { method, path, in: inPath, query, body, ifMatch } = given
  const lines = [
    `curl -X ${method.toUpperCase()} '${origin}${addressOf(path, inPath as object, query as object)}'`,
    `  -H "Authorization: Bearer $PERENNIAL_KEY"`,
    `  -H "Idempotency-Key: $(uuidgen)"`,
    ...(ifMatch === undefined ? [] : [`  -H 'If-Match: "${ifMatch}"'`]),
    ...(body === undefined ? [] : [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`]),
  ]
  return lines.join(' \\\n')
}
