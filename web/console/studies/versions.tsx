import { Button } from 'antd'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useClientNames } from '#kit/client-names.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { When } from '#ui/values.tsx'
import { Comparison } from './comparison.tsx'
import { DraftCard } from './draft-card.tsx'
import { RollBack } from './publish.tsx'

type Version = Answer<'/v1/programs/{program}/versions'>['items'][number]

/** The draft on its way to be published, and every version before it. */
export default function Versions() {
  const say = useTexts('studies')
  const { key } = useProgram()
  const [url, setUrl] = useUrlState()
  const calledBy = useClientNames()
  const columns = useMemo<readonly Column<Version>[]>(
    () => [
      { key: 'number', title: say('version'), render: ({ number }) => String(number), sort: ({ number }) => number },
      { key: 'note', title: say('note'), render: ({ note }) => note },
      {
        key: 'from',
        title: say('in_force_from'),
        render: ({ effective_from: at }) => (new Date(at).getTime() === 0 ? say('from_the_start') : <When at={at} exact />),
        csv: ({ effective_from: at }) => at,
      },
      { key: 'by', title: say('published_by'), render: ({ published_by: by }) => calledBy(by) },
      { key: 'at', title: say('published_at'), render: ({ published_at: at }) => <When at={at} />, csv: ({ published_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: ({ number }) => (
          <>
            <Button
              size="small"
              type="link"
              disabled={number === 1}
              onClick={() => setUrl({ from: String(number - 1), to: String(number) })}
            >
              {say('what_changed')}
            </Button>
            <ActButton size="small" type="link" needs="program:write" onClick={() => setUrl({ do: 'roll-back', version: String(number) })}>
              {say('roll_back')}
            </ActButton>
          </>
        ),
        csv: () => null,
      },
    ],
    [say, setUrl, calledBy],
  )
  return (
    <Page title={say('versions')} lead={say('versions_about')}>
      <div className="rows">
        <DraftCard />
        <List<Version>
          name={say('versions')}
          path="/v1/programs/{program}/versions"
          in={{ program: key }}
          rowKey={({ number }) => String(number)}
          columns={columns}
          empty={{ title: say('no_versions'), text: say('no_versions_about') }}
        />
      </div>
      <Comparison from={url['from']} to={url['to']} close={() => setUrl({ from: undefined, to: undefined })} />
      <RollBack
        version={url['do'] === 'roll-back' ? Number(url['version']) : null}
        close={() => setUrl({ do: undefined, version: undefined })}
      />
    </Page>
  )
}
