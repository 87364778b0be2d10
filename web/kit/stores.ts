import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call, type Answer } from './api.ts'
import { useMay } from './session.ts'
import { named, useLanguage } from './texts.ts'

export type ListedStore = Answer<'/v1/stores'>['items'][number]

const A_PAGE = 200
/** Beyond these, a store is found by its key alone. */
const MOST = 2000
const FRESH_MS = 300_000

/** The stores as they are today. */
export function useStores(): readonly ListedStore[] {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['/v1/stores', 'all'],
    queryFn: ({ signal }) => allStores(signal),
    staleTime: FRESH_MS,
    enabled: may('balances:read'),
  })
  return data ?? NONE
}

const NONE: readonly ListedStore[] = []

async function allStores(signal: AbortSignal): Promise<ListedStore[]> {
  const stores: ListedStore[] = []
  for (let cursor: string | null | undefined; cursor !== null && stores.length < MOST;) {
    const page: Answer<'/v1/stores'> = await call('get', '/v1/stores', { query: { limit: A_PAGE, ...(cursor && { cursor }) }, signal })
    stores.push(...page.items)
    cursor = page.next
  }
  return stores
}

/** What people call a store; its key where it is not known. */
export function useStoreName(): (key: string) => string {
  const stores = useStores()
  const language = useLanguage()
  return useCallback((key: string) => named(stores.find((store) => store.key === key)?.names, language, key), [stores, language])
}

/** To choose from: by name and key. */
export function useStoreOptions(): { value: string; label: string }[] {
  const stores = useStores()
  const language = useLanguage()
  return useMemo(
    () =>
      stores.map(({ key, names }) => {
        const name = named(names, language, key)
        return { value: key, label: name === key ? key : `${name} (${key})` }
      }),
    [stores, language],
  )
}
