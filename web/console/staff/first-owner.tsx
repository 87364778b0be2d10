import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { enterBy } from './entering.ts'
import { EntranceFault } from './entrance.tsx'
import { NewPassword } from './new-password.tsx'

interface Entered {
  code: string
  name: string
  email: string
  password: string
}

/** The very first person: whoever can read the terminal of the server. */
export function FirstOwner() {
  const say = useTexts('staff')
  const language = useLanguage()
  const client = useQueryClient()
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async ({ code, name, email, password }: Entered): Promise<void> => {
    setBusy(true)
    setError(null)
    await enterBy(client, '/v1/first-owner', { code, name, email, password, language }).catch(setError)
    setBusy(false)
  }
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 8px' }}>{say('first_owner')}</h1>
      <p className="soft">{say('first_owner_about')}</p>
      <Form layout="vertical" requiredMark={false} onFinish={(entered: Entered) => void enter(entered)}>
        <Form.Item
          name="code"
          label={say('set_up_code')}
          extra={say('set_up_code_about')}
          rules={[{ required: true, message: say('code_needed') }]}
        >
          <Input autoComplete="off" size="large" className="mono" />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true, message: say('name_needed') }]}>
          <Input autoComplete="name" size="large" />
        </Form.Item>
        <Form.Item name="email" label={say('email')} rules={[{ required: true, type: 'email', message: say('email_needed') }]}>
          <Input type="email" autoComplete="username" size="large" />
        </Form.Item>
        <NewPassword large />
        <EntranceFault error={error} />
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {say('make_first_owner')}
        </Button>
      </Form>
    </>
  )
}
