import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { act, curlOf, useAct } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer, Refused } from '#ui/act-drawer.tsx'
import { CopyCurl, Id } from '#ui/copy.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { Deliveries } from './deliveries.tsx'
import { ShownOnce } from './shown-once.tsx'
import { WebhookDrawer } from './webhook-drawer.tsx'
import { WebhookState, type Webhook } from './webhooks.tsx'

type Tested = Answer<'/v1/webhooks/{id}/test', 'post'>

/** One endpoint: whether it answers, what was sent to it, and sending it again. */
export default function WebhookPage() {
  const say = useTexts('data')
  const { id } = useParams({ strict: false }) as { id: string }
  const [url, setUrl] = useUrlState()
  const read = useRead('/v1/webhooks/{id}', { path: { id }, everyMs: 10_000 })
  const [secret, setSecret] = useState<string | null>(null)
  const test = useAct<Tested>()
  const testing = act({ method: 'post', path: '/v1/webhooks/{id}/test', in: { id } })
  return (
    <Page
      title={read.data?.url ?? say('webhook')}
      trail={[{ to: '/data/webhooks', title: say('webhooks') }]}
      lead={read.data?.description}
      acts={
        <>
          <ActButton type="primary" needs="program:write" loading={test.isPending} onClick={() => test.mutate(testing)}>
            {say('test_webhook')}
          </ActButton>
          <ActButton needs="program:write" onClick={() => setUrl({ do: 'change' })}>
            {say('change_webhook')}
          </ActButton>
          <ActButton needs="program:write" onClick={() => setUrl({ do: 'rotate' })}>
            {say('rotate_secret')}
          </ActButton>
          <ActButton danger needs="program:write" onClick={() => setUrl({ do: 'remove' })}>
            {say('remove_webhook')}
          </ActButton>
          <CopyCurl text={curlOf(testing)} />
        </>
      }
    >
      <Read of={read}>
        {(data) => (
          <div className="rows">
            {test.error && <Refused error={test.error} />}
            {test.data && <TestResult of={test.data} />}
            <About of={data} />
            <Deliveries id={id} />
            <WebhookDrawer open={url['do'] === 'change'} before={data} close={() => setUrl({ do: undefined })} />
            <Rotate id={id} open={url['do'] === 'rotate'} close={() => setUrl({ do: undefined })} secret={setSecret} />
            <Remove of={data} open={url['do'] === 'remove'} close={() => setUrl({ do: undefined })} />
          </div>
        )}
      </Read>
      <ShownOnce title={say('secret')} about={say('secret_about')} value={secret} close={() => setSecret(null)} />
    </Page>
  )
}

function TestResult({ of }: { of: Tested }) {
  const say = useTexts('data')
  return (
    <Alert
      type={of.delivered ? 'success' : 'error'}
      showIcon
      role="status"
      title={
        of.delivered
          ? say('test_arrived', { status: of.status })
          : say('test_failed', { why: of.error ?? say('answered_with', { status: of.status }) })
      }
      description={of.response ? <pre className="code">{of.response}</pre> : undefined}
    />
  )
}

function About({ of }: { of: Webhook }) {
  const say = useTexts('data')
  return (
    <Section title={say('endpoint')} acts={<WebhookState {...of} />}>
      <dl className="terms">
        <dt>{say('id')}</dt>
        <dd>
          <Id value={of.id} />
        </dd>
        <dt>{say('told_of')}</dt>
        <dd>{of.types === null ? say('all_events') : of.types.join(', ')}</dd>
        <dt>{say('made_at')}</dt>
        <dd>
          <When at={of.created_at} exact />
        </dd>
        {of.failing_since && (
          <>
            <dt>{say('failing_since')}</dt>
            <dd>
              <When at={of.failing_since} exact />
            </dd>
          </>
        )}
        {of.previous_secret_until && (
          <>
            <dt>{say('old_secret_until')}</dt>
            <dd>
              <When at={of.previous_secret_until} exact />
            </dd>
          </>
        )}
      </dl>
    </Section>
  )
}

function Rotate({ id, open, close, secret }: { id: string; open: boolean; close: () => void; secret: (secret: string) => void }) {
  const say = useTexts('data')
  return (
    <ActDrawer<object>
      title={say('rotate_secret')}
      open={open}
      close={close}
      verb={say('rotate_secret')}
      done={say('webhook_changed')}
      reason
      act={() => act({ method: 'post', path: '/v1/webhooks/{id}/rotate', in: { id } })}
      onDone={(answer: { secret: string }) => secret(answer.secret)}
    >
      <p>{say('rotate_secret_about')}</p>
    </ActDrawer>
  )
}

function Remove({ of, open, close }: { of: Webhook; open: boolean; close: () => void }) {
  const say = useTexts('data')
  const navigate = useNavigate()
  return (
    <ActDrawer<object>
      title={say('remove_webhook')}
      open={open}
      close={close}
      verb={say('remove_webhook')}
      done={say('webhook_removed')}
      danger
      reason
      act={() => act({ method: 'delete', path: '/v1/webhooks/{id}', in: { id: of.id } })}
      onDone={() => void navigate({ to: '/data/webhooks' as never })}
    >
      <p>{say('remove_webhook_about', { url: of.url })}</p>
    </ActDrawer>
  )
}
