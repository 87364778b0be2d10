import { Table, type TableColumnType } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTexts } from '#kit/texts.ts'
import { focusScrolling } from '../focus-scrolling.ts'
import { Failed, FirstUse, Loading, NoneMatch } from '../states.tsx'
import { BulkBar, type BulkAct } from './bulk-bar.tsx'
import { cellOf } from './csv.ts'
import { ListBar } from './list-bar.tsx'
import { Pager } from './pager.tsx'
import { useListPage, type ListPath } from './use-list-page.ts'
import { useListState, type Filter } from './use-list-state.ts'

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** As a cell of the CSV file; what `render` shows as text, if that is a text. */
  csv?: (row: Row) => string | number | null
  /** Orders the rows by this, where all of them are on the page. */
  sort?: (row: Row) => string | number
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

/** Rows above this are drawn only as they come into view: a thousand at once took the browser two seconds. */
const VIRTUAL_ROWS = 100
const ROW_HEIGHT = 44

/**
 * A list of the API: filters, order, columns, page and saved views stand in the address; four states; CSV; acts on many
 * rows. The path answers `{items, next}`.
 */
export function List<Row extends object>(props: ListProps<Row>) {
  const { name, path, rowKey, columns, filters = [], empty, bulk = [], everyMs, prefix = '', onOpen } = props
  const say = useTexts('shell')
  const state = useListState(prefix, filters, columns)
  const page = useListPage<Row>({
    path,
    in: props.in ?? {},
    query: { ...props.query, ...state.query },
    size: state.size,
    cursor: state.cursor,
    everyMs,
  })
  const [chosen, setChosen] = useState<readonly Row[]>([])
  const complete = !state.cursor && page.data !== undefined && page.data.next === null
  const finds = filters.length === 0 && complete
  const found = (all: readonly Row[]): readonly Row[] => (finds && state.find ? all.filter((row) => says(columns, row, state.find)) : all)
  const rows = found(page.data?.items ?? [])
  const shown = columns.filter(({ key }) => state.columns.includes(key))
  const bar = (
    <ListBar state={state} filters={filters} finds={finds} columns={columns} name={name} all={async () => found(await page.all())} />
  )
  if (page.error && !page.data)
    return (
      <>
        {bar}
        <Failed error={page.error} again={page.again} />
      </>
    )
  if (!page.data)
    return (
      <>
        {bar}
        <Loading rows={8} />
      </>
    )
  if (rows.length === 0 && !state.filtered && !state.cursor) return <FirstUse {...empty} />
  const virtual = rows.length > VIRTUAL_ROWS
  return (
    <div aria-busy={page.busy} ref={(box) => focusScrolling(box)}>
      {bar}
      {bulk.length > 0 && chosen.length > 0 && <BulkBar acts={bulk} rows={chosen} clear={() => setChosen([])} />}
      {rows.length === 0 ? (
        <NoneMatch clear={state.clear} />
      ) : (
        <Table<Row>
          aria-label={name}
          size="middle"
          rowKey={rowKey}
          dataSource={rows as Row[]}
          columns={shown.map((column) => tableColumn(column, complete, state.order))}
          pagination={false}
          virtual={virtual}
          scroll={virtual ? { x: shown.length * 160, y: Math.min(rows.length * ROW_HEIGHT, 640) } : { x: 'max-content' }}
          onChange={(_, __, sorter) => state.orderBy(sorter as { columnKey?: string; order?: string })}
          {...(bulk.length > 0 && {
            rowSelection: {
              selectedRowKeys: chosen.map(rowKey),
              onChange: (_: unknown, picked: Row[]) => setChosen(picked),
              getCheckboxProps: (row: Row) => ({ 'aria-label': say('choose_row', { row: rowKey(row) }) }) as object,
            },
          })}
          {...(onOpen && { onRow: (row: Row) => ({ onDoubleClick: () => onOpen(row) }) })}
        />
      )}
      <Pager state={state} next={page.data.next} count={rows.length} />
    </div>
  )
}

function tableColumn<Row extends object>(
  column: Column<Row>,
  sortable: boolean,
  order: { key: string; down: boolean } | null,
): TableColumnType<Row> {
  const { key, title, render, sort, align, width } = column
  return {
    key,
    title,
    render: (_, row) => render(row),
    ...(align && { align }),
    ...(width && { width }),
    ...(sort &&
      sortable && {
        sorter: (a: Row, b: Row) => compare(sort(a), sort(b)),
        sortOrder: order?.key === key ? (order.down ? 'descend' : 'ascend') : null,
      }),
  }
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

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
