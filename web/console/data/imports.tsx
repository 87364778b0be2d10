import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { When } from '#ui/values.tsx'
import { ClientName } from './client-name.tsx'
import { ImportStateView } from './import-state.tsx'
import { IMPORT_KINDS, UploadDrawer } from './upload.tsx'

type Import = Answer<'/v1/imports'>['items'][number]

const STATES = ['uploaded', 'waiting', 'checking', 'staging', 'deciding', 'done', 'failed', 'cancelled'] as const

/** Files that came in: what was taken of them, and what is still to be mended. */
export default function Imports() {
  const say = useTexts('data')
  const format = useFormat()
  const [url, setUrl] = useUrlState()
  const navigate = useNavigate()
  const columns = useMemo<readonly Column<Import>[]>(
    () => [
      {
        key: 'file',
        title: say('file'),
        render: (row) => <Link to={`/data/imports/${row.id}` as never}>{row.file?.name || say('unnamed_file')}</Link>,
        csv: ({ file }) => file?.name ?? '',
      },
      { key: 'kind', title: say('kind'), render: ({ kind }) => say(`import_kind.${kind}`) },
      { key: 'state', title: say('state'), render: (row) => <ImportStateView {...row} />, csv: ({ state }) => state },
      {
        key: 'read',
        title: say('rows_read'),
        align: 'right',
        render: ({ rows }) => format.count(rows.read),
        sort: ({ rows }) => rows.read,
      },
      {
        key: 'taken',
        title: say('rows_taken'),
        align: 'right',
        render: ({ rows }) => format.count(rows.taken),
        sort: ({ rows }) => rows.taken,
      },
      {
        key: 'rejected',
        title: say('rows_rejected'),
        align: 'right',
        render: ({ rows }) => <span className={rows.rejected > 0 ? 'bad num' : 'num'}>{format.count(rows.rejected)}</span>,
        csv: ({ rows }) => rows.rejected,
        sort: ({ rows }) => rows.rejected,
      },
      { key: 'by', title: say('asked_by'), render: ({ asked_by: by }) => <ClientName client={by} />, csv: ({ asked_by: by }) => by },
      { key: 'at', title: say('came_at'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
      { key: 'id', title: say('id'), extra: true, render: ({ id }) => <Id value={id} short />, csv: ({ id }) => id },
    ],
    [say, format],
  )
  const filters = useMemo(
    () =>
      [
        {
          key: 'kind',
          label: say('kind'),
          kind: 'choice',
          options: IMPORT_KINDS.map((value) => ({ value, label: say(`import_kind.${value}`) })),
        },
        {
          key: 'state',
          label: say('state'),
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: say(`import_state.${value}`) })),
        },
      ] as const,
    [say],
  )
  const upload = (
    <ActButton type="primary" needs="imports:write" onClick={() => setUrl({ do: 'upload' })}>
      {say('import_file')}
    </ActButton>
  )
  return (
    <Page title={say('imports')} lead={say('imports_about')} acts={upload}>
      <List<Import>
        name={say('imports')}
        path="/v1/imports"
        rowKey={({ id }) => id}
        columns={columns}
        filters={filters}
        everyMs={3000}
        empty={{ title: say('no_imports'), text: say('no_imports_about'), act: upload }}
      />
      <UploadDrawer
        open={url['do'] === 'upload'}
        kind={url['kind_of_file']}
        close={() => setUrl({ do: undefined, kind_of_file: undefined })}
        uploaded={(id) => void navigate({ to: `/data/imports/${id}` as never })}
      />
    </Page>
  )
}
