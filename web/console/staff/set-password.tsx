import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ApiProblem } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'
import { enterBy } from './entering.ts'
import { Entrance, EntranceFault } from './entrance.tsx'
import { NewPassword } from './new-password.tsx'

interface Entered {
  password: string
  code?: string
}

/** Whoever was invited, or forgot their password, sets one by the link they were given. What proves it stands behind `#`. */
export function SetPassword() {
  return (
    <Entrance>
      <SetPasswordForm />
    </Entrance>
  )
}

function SetPasswordForm() {
  const say = useTexts('staff')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [token] = useState(() => location.hash.slice(1))
  const [second, setSecond] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const set = async ({ password, code }: Entered): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await enterBy(client, '/v1/sign-in/password', { token, password, ...(code && { code }) })
      void navigate({ to: '/', replace: true })
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'second_factor_needed') setSecond(true)
      else setError(problem as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 16px' }}>{say('set_password')}</h1>
      <Form layout="vertical" requiredMark={false} onFinish={(entered: Entered) => void set(entered)}>
        <NewPassword large />
        {second && (
          <Form.Item name="code" label={say('code')} extra={say('code_about')} rules={[{ required: true, message: say('code_needed') }]}>
            <Input autoFocus autoComplete="one-time-code" size="large" />
          </Form.Item>
        )}
        <EntranceFault error={error} />
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {say('set_password')}
        </Button>
      </Form>
    </>
  )
}
