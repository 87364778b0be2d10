import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { addressOf, call, type Answer, type PathOf, type PathParameters, type QueryParameters } from './api.ts'

export interface ReadOptions<P extends PathOf<'get'>> {
  path?: PathParameters<P, 'get'>
  query?: QueryParameters<P, 'get'>
  /** Not asked while false: because something it needs is not known yet, or the caller may not. */
  when?: boolean
  /** Asked again so often, for what people watch. */
  everyMs?: number | false
}

/** The key under which an answer is kept: the address, so that `forget('/v1/members/mem_1')` forgets all that lies under it. */
export const keyOf = (path: string, inPath?: object, query?: object): readonly string[] => [addressOf(path, inPath, query)]

/** Reads a path of the API. The last answer stays while the next one comes, so that nothing jumps. */
export function useRead<P extends PathOf<'get'>>(path: P, options: ReadOptions<P> = {}): UseQueryResult<Answer<P>, Error> {
  const { path: inPath, query, when = true, everyMs = false } = options
  return useQuery<Answer<P>, Error>({
    queryKey: keyOf(path, inPath as object, query as object),
    queryFn: ({ signal }) => call('get', path, { ...(inPath && { path: inPath }), ...(query && { query }), signal } as never),
    placeholderData: keepPreviousData as never,
    enabled: when,
    refetchInterval: everyMs,
  })
}
