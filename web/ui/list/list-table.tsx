import { Table, type TableColumnType } from 'antd'
import { useEffect, useRef } from 'react'
import { useTexts } from '#kit/texts.ts'
import { focusScrolling } from '../focus-scrolling.ts'
import type { Column, ListProps } from './list.tsx'
import { canOrder, compareCells, orderedBy } from './order.ts'
import type { ListState } from './use-list-state.ts'
import { asTable, CELL, rowAt } from './virtual-table.ts'

/** Rows above this are drawn only as they come into view: a thousand at once took the browser two seconds. */
const VIRTUAL_ROWS = 100
const ROW_HEIGHT = 44
const COLUMN_WIDTH = 160

interface TableProps<Row extends object> {
  list: ListProps<Row>
  state: ListState
  rows: readonly Row[]
  /** Whether these are all rows there are, and can be put into another order here. */
  complete: boolean
  /** Keys of the rows that are chosen. */
  chosen: readonly string[]
  choose: (keys: readonly string[]) => void
}

/** The rows of a list. A list that has acts on many rows lets them be chosen. */
export function ListTable<Row extends object>({ list, state, rows, complete, chosen, choose }: TableProps<Row>) {
  const { name, rowKey, rowName = rowKey, columns, bulk = [], onOpen } = list
  const say = useTexts('shell')
  const box = useRef<HTMLDivElement>(null)
  const shown = columns.filter(({ key }) => state.columns.includes(key))
  const virtual = rows.length > VIRTUAL_ROWS
  useEffect(() => (virtual ? asTable(box.current, name, rows.length) : focusScrolling(box.current)))
  return (
    <div ref={box}>
      <Table<Row>
        aria-label={name}
        size="middle"
        rowKey={rowKey}
        dataSource={rows as Row[]}
        columns={shown.map((column) => tableColumn(column, rows, complete, state.order, virtual))}
        pagination={false}
        virtual={virtual}
        scroll={virtual ? { x: shown.length * COLUMN_WIDTH, y: Math.min(rows.length * ROW_HEIGHT, 640) } : { x: 'max-content' }}
        onChange={(_, __, sorter) => state.orderBy(sorter as { columnKey?: string; order?: string })}
        onRow={(row, index = 0) => ({ ...(virtual && rowAt(index)), ...(onOpen && { onDoubleClick: () => onOpen(row) }) })}
        {...(bulk.length > 0 && {
          rowSelection: {
            selectedRowKeys: [...chosen],
            onChange: (picked) => choose(picked as string[]),
            onCell: () => (virtual ? CELL : {}),
            getTitleCheckboxProps: () => ({ 'aria-label': say('choose_all', { list: name }) }) as object,
            getCheckboxProps: (row) => ({ 'aria-label': say('choose_row', { row: rowName(row) }) }) as object,
          },
        })}
      />
    </div>
  )
}

function tableColumn<Row extends object>(
  column: Column<Row>,
  rows: readonly Row[],
  complete: boolean,
  order: ListState['order'],
  virtual: boolean,
): TableColumnType<Row> {
  const { key, title, render, align, width } = column
  return {
    key,
    title,
    render: (_, row) => render(row),
    ...(align && { align }),
    ...(width && { width }),
    ...(virtual && { onCell: () => CELL }),
    ...(complete &&
      canOrder(column, rows) && {
        sorter: (a: Row, b: Row, way) => compareCells(orderedBy(column, a), orderedBy(column, b), way === 'descend'),
        sortOrder: order?.key === key ? (order.down ? 'descend' : 'ascend') : null,
      }),
  }
}
