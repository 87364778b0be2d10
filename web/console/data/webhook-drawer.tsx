import { Form, Input, Radio, Select, Switch } from 'antd'
import { act, type Act } from '#kit/acts.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { Webhook } from './webhooks.tsx'

interface Fields {
  url: string
  description: string
  which: 'all' | 'some'
  types?: string[]
  enabled: boolean
}

interface WebhookDrawerProps {
  open: boolean
  /** The endpoint to change; null for a new one. */
  before: Webhook | null
  close: () => void
  /** Given the secret of a new one. */
  secret?: (secret: string) => void
}

const patchAct = (id: string, body: object): Act => act({ method: 'patch', path: '/v1/webhooks/{id}', in: { id }, body: body as never })

/** Registers an endpoint, or changes one. */
export function WebhookDrawer({ open, before, close, secret }: WebhookDrawerProps) {
  const say = useTexts('data')
  const types = useRead('/v1/webhooks/types', { when: open })
  return (
    <ActDrawer<Fields>
      title={say(before ? 'change_webhook' : 'add_webhook')}
      open={open}
      close={close}
      verb={say(before ? 'shell:save' : 'add_webhook')}
      done={say(before ? 'webhook_changed' : 'webhook_added')}
      initial={{
        url: before?.url ?? '',
        description: before?.description ?? '',
        which: before?.types ? 'some' : 'all',
        types: before?.types ?? [],
        enabled: before?.enabled ?? true,
      }}
      act={({ url, description, which, types: chosen = [], enabled }) => {
        if (!url || (which === 'some' && chosen.length === 0)) return null
        const body = { url: url.trim(), description, types: which === 'all' ? null : chosen, enabled } as never
        return before ? patchAct(before.id, body) : act({ method: 'post', path: '/v1/webhooks', body })
      }}
      back={() =>
        before && patchAct(before.id, { url: before.url, description: before.description, types: before.types, enabled: before.enabled })
      }
      onDone={(answer: { secret?: string }) => answer.secret && secret?.(answer.secret)}
    >
      {({ which }) => (
        <>
          <Form.Item
            name="url"
            label={say('address')}
            extra={say('address_about')}
            rules={[{ required: true, message: say('address_needed') }]}
          >
            <Input type="url" placeholder="https://hooks.example.com/perennial" />
          </Form.Item>
          <Form.Item name="description" label={say('description')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="which" label={say('told_of')}>
            <Radio.Group
              options={[
                { value: 'all', label: say('all_events_later') },
                { value: 'some', label: say('some_events') },
              ]}
            />
          </Form.Item>
          {which === 'some' && (
            <Form.Item name="types" label={say('events')} rules={[{ required: true, message: say('events_needed') }]}>
              <Select
                mode="multiple"
                options={(types.data?.items ?? []).map(({ type, about }) => ({ value: type, label: type, title: about }))}
              />
            </Form.Item>
          )}
          <Form.Item name="enabled" label={say('enabled')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </>
      )}
    </ActDrawer>
  )
}
