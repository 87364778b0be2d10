import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type UrlState = Readonly<Record<string, string>>

/**
 * What a page shows beyond its path: filters, tab, the drawer that is open. It stands in the address, so that a link, a
 * reload and the back button lead to the same picture. A value that is empty is left out of the address.
 */
export function useUrlState(): [UrlState, (change: Readonly<Record<string, string | undefined>>, how?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as UrlState
  const navigate = useNavigate()
  const set = useCallback(
    (change: Readonly<Record<string, string | undefined>>, { replace = false } = {}) => {
      void navigate({
        to: '.',
        replace,
        search: ((before: UrlState) => Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value))) as never,
      })
    },
    [navigate],
  )
  return [search, set]
}
