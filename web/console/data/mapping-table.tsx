import { Input, Select } from 'antd'
import { useTexts } from '#kit/texts.ts'
import type { Mapping, Preview } from './mapping-step.tsx'

interface MappingTableProps {
  preview: Preview
  mapping: Mapping
  change: (part: Partial<Mapping>) => void
}

/** Each column of the file with what it holds, and the fields that are the same for every row. */
export function MappingTable({ preview, mapping, change }: MappingTableProps) {
  const say = useTexts('data')
  const columns = mapping.columns ?? {}
  const options = preview.fields
    .filter(({ constant }) => !constant)
    .map(({ name, label, needed, one_of: group }) => ({
      value: name,
      label: needed ? say('needed_field', { label }) : label,
      title: group ?? name,
    }))
  const set = (column: string, field: string | undefined): void => {
    // A field is one column's: the one that had it before lets go of it.
    const others = Object.entries(columns).filter(([other, same]) => other !== column && same !== field)
    change({ columns: Object.fromEntries([...others, ...(field ? [[column, field]] : [])]) })
  }
  const samples = (i: number): string =>
    preview.rows
      .map(({ cells }) => cells[i] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, 3)
      .join(' · ')
  return (
    <>
      <div style={{ overflowX: 'auto' }}>
        <table className="figures mapping">
          <thead>
            <tr>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('examples')}</th>
              <th scope="col">{say('is_read_as')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, i) => (
              <tr key={`${i} ${column}`}>
                <th scope="row">{column || say('unnamed_column', { number: i + 1 })}</th>
                <td className="soft">{samples(i)}</td>
                <td>
                  <Select
                    aria-label={say('field_of', { column })}
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    disabled={column === ''}
                    placeholder={say('not_read')}
                    value={columns[column] ?? null}
                    options={options}
                    onChange={(field: string | undefined) => set(column, field)}
                    style={{ width: '100%', minWidth: 200 }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Constants preview={preview} mapping={mapping} change={change} />
    </>
  )
}

/** Fields that no column holds and that must, or may, be the same for every row. */
function Constants({ preview, mapping, change }: MappingTableProps) {
  const say = useTexts('data')
  const mapped = new Set(Object.values(mapping.columns ?? {}))
  const open = preview.fields.filter(({ name, constant, needed, column }) => constant || (needed && !column && !mapped.has(name)))
  if (open.length === 0) return null
  const set = (name: string, value: string | undefined): void => {
    const { [name]: _, ...rest } = mapping.values ?? {}
    change({ values: value ? { ...rest, [name]: value } : rest })
  }
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '16px 0 0' }}>
      <legend className="soft" style={{ padding: 0, marginBottom: 8 }}>
        {say('same_for_all')}
      </legend>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
        {open.map(({ name, label, values }) => (
          <label key={name} style={{ display: 'inline-flex', flexDirection: 'column', gap: 4 }}>
            {label}
            {values && values.length > 0 ? (
              <Select
                aria-label={label}
                allowClear
                style={{ minWidth: 180 }}
                value={mapping.values?.[name] ?? null}
                options={values.map((value) => ({ value, label: value }))}
                onChange={(value: string | undefined) => set(name, value)}
              />
            ) : (
              <Input
                aria-label={label}
                defaultValue={mapping.values?.[name] ?? ''}
                onBlur={({ target }) => set(name, target.value.trim())}
              />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
