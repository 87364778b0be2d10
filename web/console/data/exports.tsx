import { Alert, Progress } from 'antd'
import { useMemo, useState } from 'react'
import { act, useAct } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat, type Format } from '#kit/format.ts'
import { useLanguage, useTexts, type Say } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { State, When, type Mood } from '#ui/values.tsx'
import { AskExport } from './ask-export.tsx'
import { bytesText } from './bytes.ts'
import { ClientName } from './client-name.tsx'
import { downloadFrom } from './download-from.ts'

type Export = Answer<'/v1/exports'>['items'][number]

const MOODS: Record<Export['state'], Mood> = { queued: 'wait', running: 'busy', done: 'good', cancelled: 'over', failed: 'bad' }

/** Files that go out: what is in them, and until when they can be fetched. */
export default function Exports() {
  const say = useTexts('data')
  const format = useFormat()
  const language = useLanguage()
  const [url, setUrl] = useUrlState()
  const [error, setError] = useState<Error | null>(null)
  const columns = useMemo<readonly Column<Export>[]>(
    () => [
      { key: 'kind', title: say('what'), render: ({ kind }) => say(`export_kind.${kind}`) },
      { key: 'days', title: say('days'), render: ({ from, to }) => spanText(say, format, from, to) },
      { key: 'people', title: say('people'), render: ({ kind, people }) => (kind === 'members' ? say(`people_of.${people}`) : '–') },
      { key: 'state', title: say('state'), render: (row) => <ExportState of={row} />, csv: ({ state }) => state },
      {
        key: 'rows',
        title: say('rows'),
        align: 'right',
        render: ({ rows }) => (rows === null ? '–' : format.count(rows)),
        csv: ({ rows }) => rows,
      },
      {
        key: 'size',
        title: say('size'),
        align: 'right',
        render: ({ bytes }) => (bytes === null ? '–' : bytesText(bytes, language)),
        csv: ({ bytes }) => bytes,
      },
      { key: 'by', title: say('asked_by'), render: ({ asked_by: by }) => <ClientName client={by} />, csv: ({ asked_by: by }) => by },
      { key: 'at', title: say('asked_at'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
      {
        key: 'until',
        title: say('kept_until'),
        extra: true,
        render: ({ expires_at: at }) => <When at={at} exact />,
        csv: ({ expires_at: at }) => at,
      },
      { key: 'id', title: say('id'), extra: true, render: ({ id }) => <Id value={id} short />, csv: ({ id }) => id },
      { key: 'acts', title: say('acts'), render: (row) => <ExportActs of={row} failed={setError} />, csv: () => null },
    ],
    [say, format, language],
  )
  const ask = (
    <ActButton type="primary" needs="reports:read" onClick={() => setUrl({ do: 'ask' })}>
      {say('ask_export')}
    </ActButton>
  )
  return (
    <Page title={say('exports')} lead={say('exports_about')} acts={ask}>
      {error && <Refused error={error} />}
      <List<Export>
        name={say('exports')}
        path="/v1/exports"
        rowKey={({ id }) => id}
        columns={columns}
        everyMs={2000}
        empty={{ title: say('no_exports'), text: say('no_exports_about'), act: ask }}
      />
      <AskExport open={url['do'] === 'ask'} close={() => setUrl({ do: undefined })} />
    </Page>
  )
}

function spanText(say: Say, format: Pick<Format, 'day'>, from: string | null, to: string | null): string {
  if (from === null && to === null) return say('all_days')
  if (from === null) return say('until_day', { to: format.day(to!) })
  return to === null ? say('since_day', { from: format.day(from) }) : `${format.day(from)} – ${format.day(to)}`
}

function ExportState({ of: { state, progress, error, available } }: { of: Export }) {
  const say = useTexts('data')
  if (state === 'running')
    return <Progress percent={Math.floor(progress * 100)} size="small" style={{ width: 120 }} aria-label={say('study_state.running')} />
  if (state === 'failed') return <Alert type="error" title={error ?? say('study_state.failed')} style={{ maxWidth: 260 }} />
  const gone = state === 'done' && !available
  return <State mood={gone ? 'over' : MOODS[state]}>{say(gone ? 'study_state.gone' : `study_state.${state}`)}</State>
}

function ExportActs({ of, failed }: { of: Export; failed: (error: Error | null) => void }) {
  const say = useTexts('data')
  const cancel = useAct()
  const [busy, setBusy] = useState(false)
  const { id, kind, state, available, created_at: at } = of
  const fetchFile = async (): Promise<void> => {
    setBusy(true)
    failed(null)
    await downloadFrom(`/v1/exports/${id}/file`, `${kind}-${at.slice(0, 10)}.csv`).catch((error: Error) => failed(error))
    setBusy(false)
  }
  if (state === 'queued' || state === 'running')
    return (
      <ActButton
        size="small"
        needs="reports:read"
        loading={cancel.isPending}
        onClick={() => cancel.mutate(act({ method: 'post', path: '/v1/exports/{id}/cancel', in: { id } }))}
      >
        {say('shell:cancel')}
      </ActButton>
    )
  return (
    <ActButton size="small" loading={busy} why={available ? null : say('file_is_gone')} onClick={() => void fetchFile()}>
      {say('download')}
    </ActButton>
  )
}
