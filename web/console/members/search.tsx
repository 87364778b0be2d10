import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Answer } from '#kit/api.ts'
import { useProgram } from '#kit/session.ts'

export type FoundPerson = Answer<'/v1/members:search', 'post'>['items'][number]

/** Typing at a good pace asks once a word and not once a letter. */
const PAUSE_MS = 150

/** People by what was typed, once it was typed. By body: nothing of it stands in an address. */
export function useSearch(text: string): UseQueryResult<Answer<'/v1/members:search', 'post'>, Error> & { asked: string } {
  const { key } = useProgram()
  const asked = usePaused(text.trim())
  const result = useQuery({
    queryKey: ['search', key, asked],
    queryFn: ({ signal }) => call('post', '/v1/members:search', { body: { query: asked, limit: 20 }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Whom one just saw is not forgotten on the way back, nor kept when one has gone.
    gcTime: 60_000,
  })
  return { ...result, asked }
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
