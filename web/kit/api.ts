import createClient from 'openapi-fetch'
import type { paths } from '../../sdk/src/api.ts'
import { ApiProblem, NoAnswer, type ProblemBody } from './problem.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** The paths of the API that have this method. */
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths] &
  string
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never

type Json<C> = C extends { content: { 'application/json': infer D } } ? D : never
type Ok<R> = R extends object ? { [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never }[keyof R] : never
/** What the API answers at a path. */
export type Answer<P extends keyof paths, M extends Method = 'get'> = Operation<P, M> extends { responses: infer R } ? Ok<R> : never
type Parameters<P extends keyof paths, M extends Method> = Operation<P, M> extends { parameters: infer A } ? A : never
export type PathParameters<P extends keyof paths, M extends Method> = Parameters<P, M> extends { path: infer A } ? A : Record<string, never>
export type QueryParameters<P extends keyof paths, M extends Method> =
  Parameters<P, M> extends { query?: infer A } ? NonNullable<A> : Record<string, never>
export type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody?: infer B }
    ? NonNullable<B> extends { content: { 'application/json': infer D } }
      ? D
      : never
    : never

/** What of a request is not in its address and body. */
const circumstances = { program: '', store: '', language: 'en' }

/** From now on, requests are for this program, come from this store, and have their texts in this language. */
export const requestsAre = (given: Partial<typeof circumstances>): void => void Object.assign(circumstances, given)

export const headers = (): Record<string, string> => ({
  'accept-language': circumstances.language,
  ...(circumstances.program && { 'perennial-program': circumstances.program }),
  ...(circumstances.store && { 'perennial-store': encodeURIComponent(circumstances.store) }),
})

const client = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' })
client.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(headers())) request.headers.set(name, value)
    return request
  },
})

export interface Given<P extends keyof paths, M extends Method> {
  path?: PathParameters<P, M>
  query?: QueryParameters<P, M>
  body?: Body<P, M>
  headers?: Record<string, string>
  signal?: AbortSignal
}

/**
 * One request to the API.
 * @throws ApiProblem when it was refused, NoAnswer when nothing came back
 */
export async function call<M extends Method, P extends PathOf<M>>(method: M, path: P, given: Given<P, M> = {}): Promise<Answer<P, M>> {
  const { path: inPath, query, ...rest } = given
  const send = client[method.toUpperCase() as 'GET'] as unknown as (path: string, init: object) => Promise<Received>
  const { data, error, response } = await send(path, { params: { path: inPath, query }, ...rest }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new NoAnswer()
  })
  if (!response.ok) throw new ApiProblem(response.status, error, response.headers.get('x-request-id'))
  return data as Answer<P, M>
}

interface Received {
  data?: unknown
  error?: ProblemBody
  response: Response
}

/** A path with its parameters filled in, and its query. */
export function addressOf(path: string, inPath: object = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((inPath as Record<string, string | number | undefined>)[name] ?? '')),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text ? `${filled}?${text}` : filled
}
