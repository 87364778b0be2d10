import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Tooltip } from 'antd'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useMay } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { When } from '#ui/values.tsx'
import { GroupForm } from './group-form.tsx'
import { GroupState } from './group-state.tsx'

export type Segment = Answer<'/v1/segments'>['items'][number]

/** A refresh of a small program takes a second; whoever waits for it sees it come. */
const EVERY_MS = 3000

/** The groups of the program: who is in each, what they pay, which campaigns ask for them. */
export default function GroupsPage() {
  const say = useTexts('groups')
  const [url, setUrl] = useUrlState()
  const navigate = useNavigate()
  const may = useMay()
  const columns = useColumns()
  const add = (
    <ActButton type="primary" needs="program:write" onClick={() => setUrl({ do: 'add' })}>
      {say('add')}
    </ActButton>
  )
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      acts={
        <>
          {add}
          {may('reports:read') && (
            <>
              <Button
                href="/console/groups/bands"
                onClick={(event) => (event.preventDefault(), void navigate({ to: '/groups/bands' as never }))}
              >
                {say('bands')}
              </Button>
              <Button
                href="/console/groups/rfm"
                onClick={(event) => (event.preventDefault(), void navigate({ to: '/groups/rfm' as never }))}
              >
                {say('rfm')}
              </Button>
            </>
          )}
        </>
      }
    >
      <section className="card" aria-label={say('title')}>
        <List<Segment>
          name={say('title')}
          path="/v1/segments"
          rowKey={({ key }) => key}
          columns={columns}
          everyMs={EVERY_MS}
          empty={{ title: say('none'), text: say('none_about'), act: add }}
          onOpen={({ key }) => void navigate({ to: `/groups/${key}` as never })}
        />
      </section>
      <GroupForm
        open={url['do'] === 'add'}
        {...(url['rule'] !== undefined && { rule: url['rule'] })}
        close={() => setUrl({ do: undefined, rule: undefined })}
        onSaved={(key) => void navigate({ to: `/groups/${key}` as never })}
      />
    </Page>
  )
}

function useColumns(): readonly Column<Segment>[] {
  const say = useTexts('groups')
  const language = useLanguage()
  const format = useFormat()
  return useMemo<readonly Column<Segment>[]>(
    () => [
      {
        key: 'group',
        title: say('group'),
        render: ({ key, names }) => <Link to={`/groups/${key}` as never}>{named(names, language, key)}</Link>,
        csv: ({ key }) => key,
        sort: ({ key, names }) => named(names, language, key),
      },
      { key: 'kind', title: say('kind_head'), render: ({ kind }) => say(`kind.${kind}`) },
      {
        key: 'size',
        title: say('size'),
        align: 'right',
        render: ({ snapshot }) => (snapshot ? format.count(snapshot.size) : '–'),
        csv: ({ snapshot }) => snapshot?.size ?? null,
      },
      {
        key: 'share',
        title: say('share'),
        align: 'right',
        render: ({ share_of_sales: share }) => (
          <Tooltip title={say('share_about')}>
            <span className="num">{share === null ? '–' : format.share(share)}</span>
          </Tooltip>
        ),
        csv: ({ share_of_sales: share }) => share,
      },
      { key: 'looked', title: say('looked'), render: ({ looked_at: at }) => <When at={at} />, csv: ({ looked_at: at }) => at },
      { key: 'used_by', title: say('used_by'), render: ({ used_by: campaigns }) => campaigns.join(', ') || '–' },
      { key: 'state', title: say('state_head'), render: (segment) => <GroupState segment={segment} />, csv: ({ error }) => error ?? 'ok' },
    ],
    [say, language, format],
  )
}
