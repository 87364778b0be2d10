import { Form, Input } from 'antd'
import { act } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { DrawerOf } from './drawer-of.ts'

export function WriteNote({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  return (
    <ActDrawer<{ text: string }>
      title={say('act.note')}
      open={open}
      close={close}
      verb={say('write')}
      done={say('note_written')}
      act={({ text }) => act({ method: 'post', path: '/v1/members/{id}/notes', in: { id }, body: { text } })}
    >
      <Form.Item
        name="text"
        label={say('note')}
        extra={say('note_about')}
        rules={[{ required: true, whitespace: true, message: say('note_needed') }]}
      >
        <Input.TextArea rows={6} maxLength={2000} showCount autoFocus />
      </Form.Item>
    </ActDrawer>
  )
}
