import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { act, curlOf, useAct } from '#kit/acts.ts'
import { call, type Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { Failed, Loading } from '#ui/states.tsx'
import { FileOptions } from './file-options.tsx'
import type { Import } from './import-state.tsx'
import { MappingTable } from './mapping-table.tsx'
import { PreviewTable } from './preview-table.tsx'

export type Preview = Answer<'/v1/imports/{id}/preview', 'post'>
export type Mapping = Preview['mapping']

/** Which column is what: guessed, corrected by hand, tried on the first rows, and then started. */
export function MappingStep({ of }: { of: Import }) {
  const say = useTexts('data')
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const preview = useQuery<Preview, Error>({
    queryKey: ['import preview', of.id, mapping],
    queryFn: ({ signal }) => call('post', '/v1/imports/{id}/preview', { path: { id: of.id }, body: { mapping } as never, signal } as never),
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (mapping === null && preview.data) setMapping(preview.data.mapping)
  }, [mapping, preview.data])
  const change = (part: Partial<Mapping>): void => setMapping({ ...(mapping ?? preview.data!.mapping), ...part })
  if (!preview.data) return preview.error ? <Failed error={preview.error} again={() => void preview.refetch()} /> : <Loading rows={8} />
  const { data } = preview
  const shown = mapping ?? data.mapping
  return (
    <>
      {preview.error && <Refused error={preview.error} />}
      {data.same_as && (
        <Alert
          type="warning"
          role="note"
          showIcon
          title={say('same_file')}
          description={<Link to={`/data/imports/${data.same_as}` as never}>{say('same_file_about')}</Link>}
        />
      )}
      <FileOptions preview={data} kind={of.kind} mapping={shown} change={change} />
      <Section title={say('columns')}>
        <MappingTable preview={data} mapping={shown} change={change} />
      </Section>
      <Section title={say('first_rows')}>
        <PreviewTable preview={data} />
      </Section>
      <StartBar of={of} preview={data} mapping={shown} busy={preview.isFetching} />
    </>
  )
}

/** What is missing before it can be started; then checking all of it, and importing. */
function StartBar({ of, preview, mapping, busy }: { of: Import; preview: Preview; mapping: Mapping; busy: boolean }) {
  const say = useTexts('data')
  const format = useFormat()
  const start = useAct()
  const ready = preview.reasons.length === 0
  const starting = (dry: boolean) =>
    act({ method: 'post', path: '/v1/imports/{id}/start', in: { id: of.id }, body: { mapping, dry_run: dry } as never })
  const why = ready ? null : preview.reasons.map(({ message }) => message).join(' ')
  const bad = preview.rows.filter(({ fault }) => fault).length
  return (
    <Section title={say('start')}>
      {!ready && (
        <Alert
          type="info"
          role="note"
          showIcon
          title={say('not_ready')}
          style={{ marginBottom: 12 }}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {preview.reasons.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {ready && <p>{say(bad > 0 ? 'ready_with_faults' : 'ready', { count: bad, rows: preview.rows.length })}</p>}
      {of.checked && (
        <Alert
          role="note"
          type={of.checked.bad > 0 ? 'warning' : 'success'}
          showIcon
          style={{ marginBottom: 12 }}
          title={say('checked', {
            rows: format.count(of.checked.rows),
            readable: format.count(of.checked.readable),
            bad: format.count(of.checked.bad),
          })}
          description={say(of.checked.bad > 0 ? 'checked_bad_about' : 'checked_good_about')}
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <ActButton
          needs="imports:write"
          why={why}
          type="primary"
          loading={start.isPending || busy}
          onClick={() => start.mutate(starting(false))}
        >
          {say('start_import')}
        </ActButton>
        <ActButton needs="imports:write" why={why} loading={start.isPending} onClick={() => start.mutate(starting(true))}>
          {say('check_all')}
        </ActButton>
        <CopyCurl text={curlOf(starting(false))} />
      </div>
      {start.error && <Refused error={start.error} />}
    </Section>
  )
}
