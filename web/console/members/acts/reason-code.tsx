import { AutoComplete, Form } from 'antd'
import { useTexts } from '#kit/texts.ts'

const CODES = ['service_failure', 'quality', 'delay', 'gesture', 'missed_points', 'wrong_member'] as const

/** Why points are moved by hand: a code, so that it can be counted; one of the usual ones or one's own. */
export function ReasonCode() {
  const say = useTexts('members')
  return (
    <Form.Item
      name="reason"
      label={say('reason_code')}
      extra={say('reason_code_about')}
      rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('reason_code_needed') }]}
    >
      <AutoComplete
        options={CODES.map((value) => ({ value, label: `${say(`code.${value}`)} (${value})` }))}
        showSearch={{
          filterOption: (text, option) =>
            String(option?.label ?? '')
              .toLowerCase()
              .includes(text.toLowerCase()),
        }}
      />
    </Form.Item>
  )
}
