import { Input, Select } from 'antd'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import type { Mapping, Preview } from './mapping-step.tsx'

interface FileOptionsProps {
  preview: Preview
  kind: string
  mapping: Mapping
  change: (part: Partial<Mapping>) => void
}

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le'] as const
const DELIMITERS = [',', ';', '\t', '|'] as const
const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** How the file is written, as it was recognised, to be corrected where that is wrong. */
export function FileOptions({ preview, kind, mapping, change }: FileOptionsProps) {
  const say = useTexts('data')
  const { time_zone: zone } = useProgram()
  const { format, sheets } = preview
  return (
    <Section title={say('how_written')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
        {format.format === 'xlsx' ? (
          <Choice
            label={say('sheet')}
            value={format.sheet ?? sheets[0] ?? ''}
            options={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            set={(sheet) => change({ sheet, columns: {} })}
          />
        ) : (
          <>
            <Choice
              label={say('encoding')}
              value={format.encoding}
              options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
              set={(encoding) => change({ encoding: encoding as 'utf-8' })}
            />
            <Choice
              label={say('delimiter')}
              value={format.delimiter}
              options={DELIMITERS.map((value) => ({ value, label: say(`delimiters.${DELIMITER_NAMES[value]!}`) }))}
              set={(delimiter) => change({ delimiter })}
            />
          </>
        )}
        {(kind === 'orders' || kind === 'members') && (
          <label style={{ display: 'inline-flex', flexDirection: 'column', gap: 4 }}>
            {say('time_zone')}
            <Input
              aria-label={say('time_zone')}
              placeholder={zone}
              defaultValue={mapping.time_zone ?? ''}
              onBlur={({ target }) => change({ time_zone: target.value.trim() || undefined } as Partial<Mapping>)}
            />
          </label>
        )}
        {kind === 'orders' && <Returns preview={preview} mapping={mapping} change={change} />}
      </div>
    </Section>
  )
}

/** Which rows of a file of orders are returns. */
function Returns({ preview, mapping, change }: Omit<FileOptionsProps, 'kind'>) {
  const say = useTexts('data')
  const { returns } = mapping
  return (
    <>
      <Choice
        label={say('returns_column')}
        value={returns?.column ?? ''}
        options={[{ value: '', label: say('no_returns') }, ...preview.columns.filter(Boolean).map((value) => ({ value, label: value }))]}
        set={(column) =>
          change({ returns: column ? { column, starts_with: returns?.starts_with || '退' } : undefined } as Partial<Mapping>)
        }
      />
      {returns && (
        <label style={{ display: 'inline-flex', flexDirection: 'column', gap: 4 }}>
          {say('returns_start')}
          <Input
            key={returns.column}
            aria-label={say('returns_start')}
            defaultValue={returns.starts_with}
            onBlur={({ target }) => target.value && change({ returns: { ...returns, starts_with: target.value } })}
          />
        </label>
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  set: (value: string) => void
}

function Choice({ label, value, options, set }: ChoiceProps) {
  return (
    <label style={{ display: 'inline-flex', flexDirection: 'column', gap: 4 }}>
      {label}
      <Select aria-label={label} value={value} options={options} onChange={set} style={{ minWidth: 160 }} />
    </label>
  )
}
