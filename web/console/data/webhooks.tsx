import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { State, When } from '#ui/values.tsx'
import { ShownOnce } from './shown-once.tsx'
import { WebhookDrawer } from './webhook-drawer.tsx'

export type Webhook = Answer<'/v1/webhooks'>['items'][number]

/** Whether an endpoint gets what it should. */
export function WebhookState({ enabled, disabled_because: because, failing_since: failing }: Webhook) {
  const say = useTexts('data')
  if (!enabled) return <State mood="over">{say(because ? `webhook_off.${because}` : 'webhook_off.by_hand')}</State>
  return failing ? <State mood="bad">{say('webhook_failing')}</State> : <State mood="good">{say('webhook_on')}</State>
}

/** Addresses that are told of what happens. */
export default function Webhooks() {
  const say = useTexts('data')
  const [url, setUrl] = useUrlState()
  const [secret, setSecret] = useState<string | null>(null)
  const columns = useMemo<readonly Column<Webhook>[]>(
    () => [
      {
        key: 'url',
        title: say('address'),
        render: ({ id, url: to }) => <Link to={`/data/webhooks/${id}` as never}>{to}</Link>,
        csv: ({ url: to }) => to,
      },
      { key: 'description', title: say('description'), render: ({ description }) => description || '–' },
      {
        key: 'types',
        title: say('told_of'),
        render: ({ types }) => (types === null ? say('all_events') : say('events_count', { count: types.length })),
      },
      { key: 'state', title: say('state'), render: (row) => <WebhookState {...row} />, csv: ({ enabled }) => String(enabled) },
      {
        key: 'since',
        title: say('failing_since'),
        render: ({ failing_since: at }) => <When at={at} />,
        csv: ({ failing_since: at }) => at,
      },
      {
        key: 'at',
        title: say('made_at'),
        render: ({ created_at: at }) => <When at={at} />,
        csv: ({ created_at: at }) => at,
        sort: ({ created_at: at }) => at,
      },
    ],
    [say],
  )
  const add = (
    <ActButton type="primary" needs="program:write" onClick={() => setUrl({ do: 'add' })}>
      {say('add_webhook')}
    </ActButton>
  )
  return (
    <Page title={say('webhooks')} lead={say('webhooks_about')} acts={add}>
      <List<Webhook>
        name={say('webhooks')}
        path="/v1/webhooks"
        rowKey={({ id }) => id}
        columns={columns}
        everyMs={10_000}
        empty={{ title: say('no_webhooks'), text: say('no_webhooks_about'), act: add }}
      />
      <WebhookDrawer open={url['do'] === 'add'} before={null} close={() => setUrl({ do: undefined })} secret={setSecret} />
      <ShownOnce title={say('secret')} about={say('secret_about')} value={secret} close={() => setSecret(null)} />
    </Page>
  )
}
