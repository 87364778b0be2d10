import DownloadOutlined from '@ant-design/icons/DownloadOutlined'
import SettingOutlined from '@ant-design/icons/SettingOutlined'
import { Button, Checkbox, Input, Popover, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTexts } from '#kit/texts.ts'
import { useTell } from '../tell.tsx'
import { downloadCsv } from './csv.ts'
import type { Column } from './list.tsx'
import { SavedViews } from './saved-views.tsx'
import type { Filter, ListState } from './use-list-state.ts'

interface ListBarProps<Row> {
  state: ListState
  filters: readonly Filter[]
  /** Whether a field looks through what is here, for want of filters. */
  finds: boolean
  columns: readonly Column<Row>[]
  name: string
  all: () => Promise<readonly Row[]>
}

/** Above a list: its filters, saved views, columns, and the way out as a file. */
export function ListBar<Row>({ state, filters, finds, columns, name, all }: ListBarProps<Row>) {
  const say = useTexts('shell')
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const download = async (): Promise<void> => {
    setBusy(true)
    const shown = columns.filter(({ key }) => state.columns.includes(key))
    const rows = await all().finally(() => setBusy(false))
    downloadCsv(name, shown, rows)
    tell(say('downloaded', { count: rows.length }))
  }
  return (
    <div className="list-bar" role="search" aria-label={say('filters_of', { list: name })}>
      {filters.map((filter) => (
        <FilterField key={filter.key} filter={filter} value={state.filters[filter.key]} set={(value) => state.set(filter.key, value)} />
      ))}
      {finds && (
        <FilterField filter={{ key: 'find', label: say('find_here'), kind: 'text' }} value={state.find || undefined} set={state.look} />
      )}
      {state.filtered && (
        <Button type="text" onClick={state.clear}>
          {say('clear_filters')}
        </Button>
      )}
      <span className="grow" />
      <SavedViews list={name} />
      <Popover trigger="click" placement="bottomRight" content={<ColumnChoice state={state} columns={columns} />}>
        <Button icon={<SettingOutlined aria-hidden />}>{say('columns')}</Button>
      </Popover>
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void download()}>
        CSV
      </Button>
    </div>
  )
}

function ColumnChoice<Row>({ state, columns }: { state: ListState; columns: readonly Column<Row>[] }) {
  return (
    <Checkbox.Group
      style={{ display: 'flex', flexDirection: 'column', gap: 6 }}
      value={[...state.columns]}
      options={columns.map(({ key, title }) => ({ value: key, label: title }))}
      onChange={(keys) => keys.length > 0 && state.show(columns.map(({ key }) => key).filter((key) => keys.includes(key)))}
    />
  )
}

const TYPING_MS = 300

function FilterField({ filter, value, set }: { filter: Filter; value: string | undefined; set: (value: string | undefined) => void }) {
  const { label, kind, options = [] } = filter
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (kind === 'choice' || text === (value ?? '')) return
    const timer = setTimeout(() => set(text.trim() || undefined), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  if (kind === 'choice')
    return (
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        aria-label={label}
        placeholder={label}
        value={value ?? null}
        onChange={(chosen) => set(chosen ?? undefined)}
        options={[...options]}
        style={{ minWidth: 140 }}
      />
    )
  return (
    <label style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      {kind === 'day' && <span className="soft">{label}</span>}
      <Input
        aria-label={label}
        placeholder={kind === 'day' ? '' : label}
        type={kind === 'day' ? 'date' : 'search'}
        value={text}
        onChange={(event) => setText(event.target.value)}
        style={{ width: kind === 'day' ? 150 : 200 }}
      />
    </label>
  )
}
