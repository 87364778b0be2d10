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

/**
 * Sends acts. A second try of the same act goes under the same idempotency key, so that a lost answer never does it
 * twice; once an act was answered, the next one gets a new key. What was read is asked again afterwards.
 */
export function useAct<T = Answer<never, 'post'>>(): UseMutationResult<T, Error, Act> {
  const client = useQueryClient()
  const sent = useRef<{ text: string; key: string } | null>(null)
  return useMutation<T, Error, Act>({
    mutationFn: async (given) => {
      const text = JSON.stringify(given)
      if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() }
      const { method, path, in: inPath, query, body } = given
      const answer = await call(
        method as 'post',
        path as never,
        { path: inPath, query, body, headers: headersOf(given, sent.current.key) } as never,
      )
      sent.current = null
      return answer as T
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) sent.current = null
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
