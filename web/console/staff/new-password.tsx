import { Form, Input } from 'antd'
import { useTexts } from '#kit/texts.ts'

const PASSWORD_MIN = 12

/** The fields of a new password; the server judges how good it is. */
export function NewPassword({ large = false }: { large?: boolean }) {
  const say = useTexts('staff')
  const size = large ? 'large' : 'middle'
  return (
    <>
      <Form.Item
        name="password"
        label={say('new_password')}
        extra={say('new_password_about', { min: PASSWORD_MIN })}
        rules={[{ required: true, min: PASSWORD_MIN, message: say('new_password_about', { min: PASSWORD_MIN }) }]}
      >
        <Input.Password autoComplete="new-password" size={size} />
      </Form.Item>
      <Form.Item
        name="again"
        label={say('password_again')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again?: string) =>
              again === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(say('passwords_differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size={size} />
      </Form.Item>
    </>
  )
}
