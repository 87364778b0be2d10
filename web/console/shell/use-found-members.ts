import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#kit/api.ts'
import { useMay, useProgram } from '#kit/session.ts'

export interface FoundMember {
  id: string
  /** As much as tells them from others: a masked name and identities. */
  text: string
}

/** One letter fits half of all members. */
const SHORTEST = 2
const PAUSE_MS = 200
const MOST = 5
const NOBODY: readonly FoundMember[] = []

/** The first members who fit what was typed, for whoever may look members up. */
export function useFoundMembers(text: string): readonly FoundMember[] {
  const may = useMay()
  const { key } = useProgram()
  const [query, setQuery] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery({
    queryKey: ['palette', key, query],
    queryFn: ({ signal }) => call('post', '/v1/members:search', { body: { query, limit: MOST }, signal }),
    enabled: query.length >= SHORTEST && may('members:read'),
    // Whoever was found is not kept in memory for longer than the palette is open.
    gcTime: 0,
    select: ({ items }) =>
      items.flatMap(({ member, name, identities }): FoundMember[] =>
        member ? [{ id: member, text: [name, ...identities.map(({ masked }) => masked)].filter(Boolean).join(' · ') }] : [],
      ),
  })
  return text.trim() && data ? data : NOBODY
}
