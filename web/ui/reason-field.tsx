import { Form, Input } from 'antd'
import { useTexts } from '#kit/texts.ts'

/** The name of the field among those of a form. */
export const REASON = 'perennial_reason'

/** Why something is done, in words: it must be said, and is recorded. */
export function ReasonField() {
  const say = useTexts('shell')
  return (
    <Form.Item
      name={REASON}
      label={say('reason')}
      extra={say('reason_about')}
      rules={[{ required: true, whitespace: true, message: say('reason_needed') }]}
    >
      <Input.TextArea rows={2} maxLength={300} showCount />
    </Form.Item>
  )
}

/** What these fields make; null while they are not filled in yet. */
export function tryMake<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}
