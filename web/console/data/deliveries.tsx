import { Button, Drawer, Form, Input, Select } from 'antd'
import { useMemo } from 'react'
import { act, curlOf, useAct, type Act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { instantOf, localOf } from '#kit/local-time.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer, Refused } from '#ui/act-drawer.tsx'
import { CopyCurl, Id } from '#ui/copy.tsx'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import { List, type Column } from '#ui/list/list.tsx'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { State, When, type Mood } from '#ui/values.tsx'

type Delivery = Answer<'/v1/webhooks/{id}/deliveries'>['items'][number]

const MOODS: Record<Delivery['state'], Mood> = { waiting: 'wait', delivered: 'good', dead: 'bad' }

const replayAct = (webhook: string, delivery: string): Act =>
  act({ method: 'post', path: '/v1/webhooks/{id}/replay', in: { id: webhook }, body: { delivery } as never })

/** What was, is or will be sent to an endpoint; what did not arrive can be sent again. */
export function Deliveries({ id }: { id: string }) {
  const say = useTexts('data')
  const format = useFormat()
  const [url, setUrl] = useUrlState()
  const columns = useMemo<readonly Column<Delivery>[]>(
    () => [
      {
        key: 'type',
        title: say('event'),
        render: (row) => (
          <Button type="link" style={{ padding: 0 }} onClick={() => setUrl({ delivery: row.id })}>
            {row.type}
          </Button>
        ),
        csv: ({ type }) => type,
      },
      {
        key: 'state',
        title: say('state'),
        render: ({ state }) => <State mood={MOODS[state]}>{say(`delivery_state.${state}`)}</State>,
        csv: ({ state }) => state,
      },
      { key: 'attempts', title: say('tries'), align: 'right', render: ({ attempts }) => attempts },
      { key: 'answer', title: say('last_answer'), render: ({ status, error }) => error ?? (status === null ? '–' : String(status)) },
      { key: 'at', title: say('happened_at'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
      { key: 'tried', title: say('tried_at'), render: ({ tried_at: at }) => <When at={at} />, csv: ({ tried_at: at }) => at },
      {
        key: 'next',
        title: say('next_try'),
        extra: true,
        render: ({ next_try_at: at }) => <When at={at} />,
        csv: ({ next_try_at: at }) => at,
      },
      { key: 'event', title: say('event_id'), extra: true, render: ({ event }) => <Id value={event} short />, csv: ({ event }) => event },
    ],
    [say, setUrl],
  )
  const filters = useMemo(
    () =>
      [
        {
          key: 'state',
          label: say('state'),
          kind: 'choice',
          options: (['waiting', 'delivered', 'dead'] as const).map((value) => ({ value, label: say(`delivery_state.${value}`) })),
        },
      ] as const,
    [say],
  )
  return (
    <Section
      title={say('deliveries')}
      acts={
        <ActButton needs="program:write" onClick={() => setUrl({ do: 'replay' })}>
          {say('replay_many')}
        </ActButton>
      }
    >
      <List<Delivery>
        name={say('deliveries')}
        path="/v1/webhooks/{id}/deliveries"
        in={{ id }}
        rowKey={({ id: delivery }) => delivery}
        rowName={({ type, created_at: at }) => `${type}, ${format.moment(at)}`}
        bulk={useReplayingMany(id)}
        columns={columns}
        filters={filters}
        everyMs={5000}
        empty={{ title: say('no_deliveries'), text: say('no_deliveries_about') }}
      />
      <DeliveryDrawer webhook={id} delivery={url['delivery']} close={() => setUrl({ delivery: undefined })} />
      <ReplayMany id={id} open={url['do'] === 'replay'} close={() => setUrl({ do: undefined })} />
    </Section>
  )
}

function useReplayingMany(webhook: string): readonly BulkAct<Delivery>[] {
  const say = useTexts('data')
  return [
    bulkAct<Delivery, object>({
      key: 'replay',
      label: say('send_again'),
      needs: 'program:write',
      hindrance: ({ state }) => (state === 'waiting' ? say('still_waiting') : null),
      preview: (deliveries) => <p>{say('replay_preview', { count: deliveries.length })}</p>,
      act: ({ id }) => replayAct(webhook, id),
    }),
  ]
}

/** What is sent, and sending it once more. */
function DeliveryDrawer({ webhook, delivery, close }: { webhook: string; delivery: string | undefined; close: () => void }) {
  const say = useTexts('data')
  const tell = useTell()
  const read = useRead('/v1/deliveries/{id}', { path: { id: delivery ?? '' }, when: delivery !== undefined })
  const replay = useAct()
  const replaying = replayAct(webhook, delivery ?? '')
  const again = async (): Promise<void> => {
    const done = await replay.mutateAsync(replaying).catch(() => null)
    if (done) tell(say('sent_again', { count: 1 }))
  }
  return (
    <Drawer title={read.data?.type ?? say('delivery')} open={delivery !== undefined} onClose={close} size={560}>
      {delivery !== undefined && (
        <Read of={read}>
          {(data) => (
            <div className="rows">
              <dl className="terms">
                <dt>{say('state')}</dt>
                <dd>
                  <State mood={MOODS[data.state]}>{say(`delivery_state.${data.state}`)}</State>
                </dd>
                <dt>{say('event_id')}</dt>
                <dd>
                  <Id value={data.event} />
                </dd>
                <dt>{say('last_answer')}</dt>
                <dd>{data.error ?? data.status ?? '–'}</dd>
                <dt>{say('tries')}</dt>
                <dd>{data.attempts}</dd>
                <dt>{say('next_try')}</dt>
                <dd>
                  <When at={data.next_try_at} exact />
                </dd>
              </dl>
              <pre className="code" aria-label={say('payload')}>
                {JSON.stringify(data.payload, null, 2)}
              </pre>
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
                <ActButton
                  needs="program:write"
                  why={data.state === 'waiting' ? say('still_waiting') : null}
                  loading={replay.isPending}
                  onClick={() => void again()}
                >
                  {say('send_again')}
                </ActButton>
                <CopyCurl text={curlOf(replaying)} />
              </div>
              {replay.error && <Refused error={replay.error} />}
            </div>
          )}
        </Read>
      )}
    </Drawer>
  )
}

interface Replaying {
  from: string
  to: string
  states: ('delivered' | 'dead')[]
}

function ReplayMany({ id, open, close }: { id: string; open: boolean; close: () => void }) {
  const say = useTexts('data')
  const { time_zone: zone } = useProgram()
  const now = Date.now()
  return (
    <ActDrawer<Replaying>
      title={say('replay_many')}
      open={open}
      close={close}
      verb={say('send_again')}
      done={(answer) => say('sent_again', { count: (answer as { replayed: number }).replayed })}
      initial={{ from: localOf(now - 86_400_000, zone), to: localOf(now, zone), states: ['dead'] }}
      act={({ from, to, states }) =>
        act({
          method: 'post',
          path: '/v1/webhooks/{id}/replay',
          in: { id },
          body: { from: instantOf(from, zone), to: instantOf(to, zone), states } as never,
        })
      }
    >
      <p className="soft">{say('replay_about')}</p>
      <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('time_needed') }]}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item
        name="to"
        label={say('to')}
        extra={say('shell:by_clock_of', { zone })}
        rules={[{ required: true, message: say('time_needed') }]}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="states" label={say('which_deliveries')} rules={[{ required: true, message: say('state_needed') }]}>
        <Select
          mode="multiple"
          options={(['dead', 'delivered'] as const).map((value) => ({ value, label: say(`delivery_state.${value}`) }))}
        />
      </Form.Item>
    </ActDrawer>
  )
}
