import { Form, Radio } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { Member } from '../member.tsx'
import type { DrawerOf } from './drawer-of.ts'
import { statusAct } from './member-act.ts'

/** A membership is suspended, taken up again or closed. */
export function ChangeStatus({ member: { id, status }, open, close }: DrawerOf) {
  const say = useTexts('members')
  return (
    <ActDrawer<{ status: Member['status'] }>
      title={say('act.status')}
      open={open}
      close={close}
      verb={say('change')}
      danger
      reason
      done={say('status_changed')}
      initial={{ status: status === 'active' ? 'suspended' : 'active' }}
      act={(fields) => statusAct(id, fields.status)}
      back={(_, fields) => (fields.status === 'closed' ? null : statusAct(id, status))}
      preview={(fields) => (fields.status ? <p className="soft">{say(`status_means.${fields.status}`)}</p> : null)}
    >
      <Form.Item name="status" label={say('status_head')} rules={[{ required: true }]}>
        <Radio.Group
          style={{ display: 'flex', flexDirection: 'column', gap: 8 }}
          options={(['active', 'suspended', 'closed'] as const).map((value) => ({
            value,
            label: say(`status.${value}`),
            disabled: value === status,
          }))}
        />
      </Form.Item>
    </ActDrawer>
  )
}
