import { useMemo } from 'react'
import { startOfDay } from '#kit/local-time.ts'
import { useProgram } from '#kit/session.ts'
import { useUrlState } from '#kit/url-state.ts'

export interface Filter {
  /** The name in the API's query, and in the address. */
  key: string
  label: string
  kind: 'text' | 'choice' | 'day'
  options?: readonly { value: string; label: string }[]
}

export const SIZES = [50, 200, 1000] as const

export interface ListState {
  filters: Readonly<Record<string, string>>
  /** The filters as the API takes them. */
  query: Readonly<Record<string, string>>
  /** Looked for in rows that are all here, where the API has no filter. */
  find: string
  filtered: boolean
  columns: readonly string[]
  order: { key: string; down: boolean } | null
  size: number
  cursor: string | null
  look(text: string | undefined): void
  set(filter: string, value: string | undefined): void
  clear(): void
  show(columns: readonly string[]): void
  orderBy(given: { columnKey?: string; order?: string }): void
  resize(size: number): void
  turn(cursor: string | null): void
}

/** What of a list stands in the address. Whoever filters anew begins on the first page. */
export function useListState(prefix: string, filters: readonly Filter[], columns: readonly { key: string; extra?: boolean }[]): ListState {
  const [url, setUrl] = useUrlState()
  const { time_zone: zone } = useProgram()
  return useMemo(() => {
    const at = (key: string): string => `${prefix}${key}`
    const given = Object.fromEntries(filters.flatMap(({ key }) => (url[at(key)] ? [[key, String(url[at(key)])]] : [])))
    const usual = columns.filter(({ extra }) => !extra).map(({ key }) => key)
    const shown = (url[at('columns')] ?? '').split('.').filter((key) => columns.some((column) => column.key === key))
    const order = url[at('order')]
    const onFirstPage = { [at('after')]: undefined }
    return {
      filters: given,
      query: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, asQuery(filters, key, value, zone)])),
      find: String(url[at('find')] ?? '').toLowerCase(),
      filtered: Object.keys(given).length > 0 || Boolean(url[at('find')]),
      columns: shown.length > 0 ? shown : usual,
      order: order ? { key: order.replace(/^-/, ''), down: order.startsWith('-') } : null,
      size: SIZES.find((size) => String(size) === String(url[at('size')])) ?? SIZES[0],
      cursor: url[at('after')] ?? null,
      look: (text) => setUrl({ [at('find')]: text }, { replace: true }),
      set: (key, value) => setUrl({ [at(key)]: value, ...onFirstPage }, { replace: true }),
      clear: () =>
        setUrl({ ...Object.fromEntries(filters.map(({ key }) => [at(key), undefined])), [at('find')]: undefined, ...onFirstPage }),
      show: (keys) => setUrl({ [at('columns')]: keys.join('.') === usual.join('.') ? undefined : keys.join('.') }, { replace: true }),
      orderBy: ({ columnKey, order: way }) =>
        setUrl({ [at('order')]: way ? `${way === 'descend' ? '-' : ''}${columnKey}` : undefined }, { replace: true }),
      resize: (size) => setUrl({ [at('size')]: size === SIZES[0] ? undefined : String(size), ...onFirstPage }),
      turn: (cursor) => setUrl({ [at('after')]: cursor ?? undefined }),
    }
  }, [url, setUrl, prefix, filters, columns, zone])
}

/** A day is asked for from where it begins for the program; one that no calendar has is refused by the API, in words. */
export const asQuery = (filters: readonly Filter[], key: string, value: string, zone: string): string =>
  filters.find((filter) => filter.key === key)?.kind === 'day' && isDay(value) ? startOfDay(value, zone) : value

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)
