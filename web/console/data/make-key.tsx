import { Form, Input, InputNumber, Select } from 'antd'
import { act } from '#kit/acts.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'

const ROLES = ['service', 'store', 'partner', 'owner'] as const

interface Made {
  name: string
  role: (typeof ROLES)[number]
  scopes?: string[]
}

/** Makes a key for a machine; it is shown once. */
export function MakeKey({ open, close, made }: { open: boolean; close: () => void; made: (key: string) => void }) {
  const say = useTexts('data')
  const { scopes } = useProgram()
  return (
    <ActDrawer<Made>
      title={say('make_key')}
      open={open}
      close={close}
      verb={say('make_key')}
      done={say('key_was_made')}
      initial={{ role: 'service', scopes: [] }}
      act={({ name, role, scopes: fewer = [] }) =>
        act({ method: 'post', path: '/v1/keys', body: { name: name.trim(), role, ...(fewer.length > 0 && { scopes: fewer }) } as never })
      }
      onDone={(answer: { key: string }) => made(answer.key)}
    >
      {({ role }) => (
        <>
          <Form.Item
            name="name"
            label={say('client')}
            extra={say('client_about')}
            rules={[{ required: true, whitespace: true, message: say('client_needed') }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="role" label={say('role')} extra={role && say(`key_role_about.${role}`)}>
            <Select options={ROLES.map((value) => ({ value, label: say(`key_role.${value}`) }))} />
          </Form.Item>
          <Form.Item name="scopes" label={say('fewer_scopes')} extra={say('fewer_scopes_about')}>
            <Select mode="multiple" allowClear options={scopes.map((value) => ({ value, label: value }))} />
          </Form.Item>
        </>
      )}
    </ActDrawer>
  )
}

/** Makes another key for the same client; the one before goes on for a while. */
export function RotateKey({ id, close, made }: { id: string | undefined; close: () => void; made: (key: string) => void }) {
  const say = useTexts('data')
  return (
    <ActDrawer<{ keep_hours: number }>
      title={say('rotate_key')}
      open={id !== undefined}
      close={close}
      verb={say('rotate_key')}
      done={say('key_was_made')}
      reason
      initial={{ keep_hours: 24 }}
      act={({ keep_hours }) => act({ method: 'post', path: '/v1/keys/{id}/rotate', in: { id: id! }, body: { keep_hours } })}
      onDone={(answer: { key: string }) => made(answer.key)}
    >
      <p className="soft">{say('rotate_key_about')}</p>
      <Form.Item name="keep_hours" label={say('keep_hours')} rules={[{ required: true, message: say('keep_hours_needed') }]}>
        <InputNumber min={0} max={720} precision={0} />
      </Form.Item>
    </ActDrawer>
  )
}
