import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Failed, FirstUse, Loading, NoneMatch } from '../states.tsx'
import type { BulkAct } from './bulk-act.ts'
import { BulkBar } from './bulk-bar.tsx'
import { cellOf } from './csv.ts'
import { ListBar } from './list-bar.tsx'
import { ListTable } from './list-table.tsx'
import { Pager } from './pager.tsx'
import { useListPage, type ListPath } from './use-list-page.ts'
import { useListState, type Filter } from './use-list-state.ts'

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** As a cell of the CSV file; what `render` shows as text, if that is a text. */
  csv?: (row: Row) => string | number | null
  /** Where all rows are on the page, they can be ordered by what the column says; by this, if it says it otherwise than it is ordered. */
  sort?: (row: Row) => string | number | null
  /** Not shown until chosen. */
  extra?: boolean
  align?: 'right'
  width?: number
}

export interface ListProps<Row extends object> {
  /** What is listed, for a screen reader and the CSV file's name. */
  name: string
  path: ListPath
  /** Of the path, such as `{id}`. */
  in?: Record<string, string>
  /** What the query always has, besides the filters. */
  query?: Record<string, string>
  rowKey: (row: Row) => string
  /** What people call a row; its key where nothing else is known of it. */
  rowName?: (row: Row) => string
  columns: readonly Column<Row>[]
  filters?: readonly Filter[]
  /** What to say, and to do first, where there is nothing yet. */
  empty: { title: string; text: string; act?: ReactNode }
  bulk?: readonly BulkAct<Row>[]
  /** Asked again so often. */
  everyMs?: number
  /** Names of the state in the address begin with this, where a page has two lists. */
  prefix?: string
  onOpen?: (row: Row) => void
}

/**
 * A list of the API: filters, order, columns, page and saved views stand in the address; four states; CSV; acts on many
 * rows. The path answers `{items, next}`.
 */
export function List<Row extends object>(props: ListProps<Row>) {
  const { name, path, rowKey, rowName = rowKey, columns, filters = [], empty, bulk = [], everyMs, prefix = '' } = props
  const state = useListState(prefix, filters, columns)
  const page = useListPage<Row>({
    path,
    in: props.in ?? {},
    query: { ...props.query, ...state.query },
    size: state.size,
    cursor: state.cursor,
    everyMs,
  })
  const box = useRef<HTMLDivElement>(null)
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const complete = !state.cursor && page.data !== undefined && page.data.next === null
  const finds = filters.length === 0 && complete
  const found = (all: readonly Row[]): readonly Row[] => (finds && state.find ? all.filter((row) => says(columns, row, state.find)) : all)
  const rows = found(page.data?.items ?? [])
  const first = page.data !== undefined && rows.length === 0 && !state.filtered && !state.cursor
  const chosen = rows.filter((row) => keys.has(rowKey(row)))
  const choose = (next: readonly string[]): void => setKeys(new Set(next))
  // What is chosen is of the rows that were looked at.
  useEffect(() => choose([]), [state.cursor, state.find, JSON.stringify(state.query)])
  const clear = (): void => {
    choose([])
    box.current?.focus()
  }
  return (
    <div ref={box} tabIndex={-1} className="list" aria-busy={page.busy}>
      {!first && (
        <ListBar state={state} filters={filters} finds={finds} columns={columns} name={name} all={async () => found(await page.all())} />
      )}
      {page.data === undefined ? (
        page.error ? (
          <Failed error={page.error} again={page.again} />
        ) : (
          <Loading rows={8} />
        )
      ) : first ? (
        <FirstUse {...empty} />
      ) : rows.length === 0 ? (
        <NoneMatch clear={state.clear} />
      ) : (
        <ListTable list={props} state={state} rows={rows} complete={complete} chosen={chosen.map(rowKey)} choose={choose} />
      )}
      <BulkBar acts={bulk} rows={chosen} rowName={rowName} clear={clear} />
      {page.data && !first && <Pager state={state} next={page.data.next} count={rows.length} />}
    </div>
  )
}

/** Whether a text stands in a row, as its cells would be in a file or are ordered by. */
const says = <Row extends object>(columns: readonly Column<Row>[], row: Row, text: string): boolean =>
  columns.some((column) =>
    [cellOf(column, row), column.sort?.(row)].some((cell) =>
      String(cell ?? '')
        .toLowerCase()
        .includes(text),
    ),
  )
