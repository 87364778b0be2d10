import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call, type PathOf } from '#kit/api.ts'
import { keyOf } from '#kit/reads.ts'

/** Paths that answer with a list. */
export type ListPath = PathOf<'get'>

interface Slice<Row> {
  items: readonly Row[]
  next: string | null
}

interface Asked {
  path: ListPath
  in: Record<string, string>
  query: Record<string, string>
  size: number
  cursor: string | null
  everyMs: number | undefined
}

/** The API gives so many at the most. */
const SLICE = 200
const CSV_ROWS_MAX = 50_000

/** A page of a list, put together from as many slices as its size takes. */
export function useListPage<Row>({ path, in: inPath, query, size, cursor, everyMs }: Asked) {
  const read = (limit: number, after: string | null, signal?: AbortSignal): Promise<Slice<Row>> =>
    call('get', path, {
      path: inPath,
      query: { ...query, limit, ...(after && { cursor: after }) },
      ...(signal && { signal }),
    } as never).then((answer) => ({ next: null, ...(answer as object) }) as Slice<Row>)
  const gather = async (count: number, after: string | null, signal?: AbortSignal): Promise<Slice<Row>> => {
    const items: Row[] = []
    let next: string | null = after
    do {
      const slice: Slice<Row> = await read(Math.min(SLICE, count - items.length), next, signal)
      items.push(...slice.items)
      next = slice.next ?? null
    } while (next && items.length < count)
    return { items, next }
  }
  const asked = useQuery<Slice<Row>, Error>({
    queryKey: [...keyOf(path, inPath, query), 'list', size, cursor],
    queryFn: ({ signal }) => gather(size, cursor, signal),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs ?? false,
  })
  return {
    data: asked.data,
    error: asked.error,
    busy: asked.isFetching,
    again: () => void asked.refetch(),
    all: async (): Promise<readonly Row[]> => (await gather(CSV_ROWS_MAX, null)).items,
  }
}
