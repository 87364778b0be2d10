import { Form, Input } from 'antd'
import { useTexts } from '#kit/texts.ts'

/** Why it was decided so, for the record; and a word to whoever asked. */
export function VerdictFields({ mustSayWhy = false }: { mustSayWhy?: boolean }) {
  const say = useTexts('members')
  return (
    <>
      <Form.Item
        name="reason"
        label={say('shell:reason')}
        extra={say(mustSayWhy ? 'shell:reason_about' : 'verdict_reason_about')}
        rules={mustSayWhy ? [{ required: true, whitespace: true, message: say('decline_reason_needed') }] : []}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="note" label={say('word_to_asker')} extra={say('word_to_asker_about')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  )
}
