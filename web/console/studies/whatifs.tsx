import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useClientNames } from '#kit/client-names.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { When } from '#ui/values.tsx'
import { AskWhatif } from './ask-whatif.tsx'
import { StudyStateView } from './study-state.tsx'

type Head = Answer<'/v1/whatifs'>['items'][number]

/** What another expiry, other thresholds or other rates would bring about. */
export default function Whatifs() {
  const say = useTexts('studies')
  const [url, setUrl] = useUrlState()
  const navigate = useNavigate()
  const calledBy = useClientNames()
  const columns = useMemo<readonly Column<Head>[]>(
    () => [
      {
        key: 'id',
        title: say('whatif'),
        render: (row) => (
          <>
            <Link to={`/program/whatifs/${row.id}`}>{say('report')}</Link> <Id value={row.id} short />
          </>
        ),
        csv: ({ id }) => id,
      },
      { key: 'state', title: say('state_head'), render: (row) => <StudyStateView {...row} />, csv: ({ state }) => state },
      { key: 'asked', title: say('asked'), render: ({ created_at: at }) => <When at={at} />, sort: ({ created_at: at }) => at },
      { key: 'by', title: say('asked_by'), render: ({ asked_by: by }) => calledBy(by) },
    ],
    [say, calledBy],
  )
  const ask = (
    <ActButton type="primary" needs="studies:write" onClick={() => setUrl({ do: 'ask' })}>
      {say('ask_whatif')}
    </ActButton>
  )
  return (
    <Page title={say('whatifs')} lead={say('whatifs_about')} acts={ask}>
      <List<Head>
        name={say('whatifs')}
        path="/v1/whatifs"
        rowKey={({ id }) => id}
        columns={columns}
        everyMs={3000}
        empty={{ title: say('no_whatifs'), text: say('no_whatifs_about'), act: ask }}
      />
      <AskWhatif
        open={url['do'] === 'ask'}
        close={() => setUrl({ do: undefined })}
        asked={(id) => void navigate({ to: `/program/whatifs/${id}` })}
      />
    </Page>
  )
}
