import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ApiProblem } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'
import { enterBy } from './entering.ts'
import { Entrance, EntranceFault } from './entrance.tsx'
import { FirstOwner } from './first-owner.tsx'

export interface Offer {
  first_run: boolean
  oidc: { key: string; name: string }[]
  demo_logins?: { role: string; email: string; password: string }[]
}

interface Entered {
  email: string
  password: string
  code?: string
}

/** Signing in: by password and, where it is set up, a code; by the house's own sign-on; in the demo by one press. */
export function SignIn() {
  return (
    <Entrance>
      <Ways />
    </Entrance>
  )
}

/** Where nobody can sign in yet, the first owner is made instead. */
function Ways() {
  const offer = useQuery({ queryKey: ['sign-in'], queryFn: async () => (await (await fetch('/v1/sign-in')).json()) as Offer })
  return offer.data?.first_run ? <FirstOwner /> : <SignInForm offer={offer.data} />
}

function SignInForm({ offer }: { offer: Offer | undefined }) {
  const say = useTexts('staff')
  const client = useQueryClient()
  const [form] = Form.useForm<Entered>()
  const [second, setSecond] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (entered: Entered): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await enterBy(client, '/v1/sessions', entered)
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'second_factor_needed') setSecond(true)
      else setError(problem as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 16px' }}>{say('sign_in')}</h1>
      <TurnedAway />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered) => void enter(entered)}>
        <Form.Item name="email" label={say('email')} rules={[{ required: true, message: say('email_needed') }]}>
          <Input type="email" autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('password_needed') }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {second && (
          <Form.Item name="code" label={say('code')} extra={say('code_about')} rules={[{ required: true, message: say('code_needed') }]}>
            <Input autoFocus autoComplete="one-time-code" size="large" />
          </Form.Item>
        )}
        <EntranceFault error={error} />
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {say('sign_in')}
        </Button>
      </Form>
      {offer && <OtherWays offer={offer} busy={busy} enter={enter} />}
    </>
  )
}

const REASONS: ReadonlySet<string> = new Set(['unverified', 'unknown', 'another_person', 'failed'])

/** Whoever came back from the house's own sign-on and was not let in is told why. */
function TurnedAway() {
  const say = useTexts('staff')
  const asked = new URLSearchParams(location.search)
  if (!asked.has('problem')) return null
  const why = asked.get('why') ?? ''
  const text = say(`turned_away.${REASONS.has(why) ? why : 'other'}`, { name: say('identity_provider') })
  return <Alert type="warning" role="alert" showIcon style={{ marginBottom: 16 }} title={text} />
}

/** The house's own sign-on, and in the demo one press for each role. */
function OtherWays({ offer, busy, enter }: { offer: Offer; busy: boolean; enter: (entered: Entered) => Promise<void> }) {
  const say = useTexts('staff')
  return (
    <>
      {offer.oidc.map(({ key, name }) => (
        <Button key={key} block size="large" style={{ marginTop: 12 }} href={`/v1/sign-in/oidc/${key}`}>
          {say('sign_in_by', { name })}
        </Button>
      ))}
      {offer.demo_logins && (
        <section aria-label={say('demo_logins')} style={{ marginTop: 24 }}>
          <p className="soft" style={{ margin: '0 0 8px' }}>
            {say('demo_logins_about')}
          </p>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            {offer.demo_logins.map(({ role, email, password }) => (
              <Button key={email} size="small" disabled={busy} onClick={() => void enter({ email, password })}>
                {say(`shell:role.${role}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </>
  )
}
