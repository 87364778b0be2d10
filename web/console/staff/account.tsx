import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Segmented } from 'antd'
import { act, useAct } from '#kit/acts.ts'
import { useRead } from '#kit/reads.ts'
import { SESSION_KEY } from '#kit/session.ts'
import { chooseLanguage, useLanguage, useTexts, type Language } from '#kit/texts.ts'
import { chooseShade, useShadeChoice, type ShadeChoice } from '#kit/theme.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { NewPassword } from './new-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** What one does about one's own sign-in, and how one likes the console. */
export default function Account() {
  const say = useTexts('staff')
  const session = useRead('/v1/session')
  return (
    <Page title={say('account')} lead={say('account_about')}>
      <Read of={session}>
        {({ staff }) => (
          <div className="rows">
            <div className="grid wide">
              <Self name={staff.name} email={staff.email} language={staff.language} />
              <Look />
            </div>
            <div className="grid wide">
              <OwnPassword has={staff.has_password} />
              <SecondFactor on={staff.second_factor} codesLeft={staff.recovery_codes_left} />
            </div>
            <Section title={say('sessions')}>
              <p className="soft">{say('sessions_about')}</p>
              <Sessions all={false} />
            </Section>
          </div>
        )}
      </Read>
    </Page>
  )
}

interface SelfFields {
  name: string
  language: Language | 'none'
}

function Self({ name, email, language }: { name: string; email: string; language: Language | null }) {
  const say = useTexts('staff')
  const tell = useTell()
  const client = useQueryClient()
  const change = useAct()
  const save = async ({ name: next, language: spoken }: SelfFields): Promise<void> => {
    const body = { name: next, language: spoken === 'none' ? null : spoken }
    if (!(await change.mutateAsync(act({ method: 'patch', path: '/v1/session', body })).catch(() => null))) return
    await client.invalidateQueries({ queryKey: SESSION_KEY })
    tell(say('saved'))
  }
  return (
    <Section title={say('about_you')}>
      <Form layout="vertical" initialValues={{ name, language: language ?? 'none' }} onFinish={(fields: SelfFields) => void save(fields)}>
        <Form.Item label={say('email')}>
          <span>{email}</span>
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true, message: say('name_needed') }]}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <Form.Item name="language" label={say('written_to_in')}>
          <Segmented options={languageOptions(say('no_language'))} />
        </Form.Item>
        {change.error && <Refused error={change.error} />}
        <Button htmlType="submit" loading={change.isPending}>
          {say('shell:save')}
        </Button>
      </Form>
    </Section>
  )
}

/** Each language is called by its own name. */
const languageOptions = (none: string): { value: string; label: string }[] => [
  { value: 'none', label: none },
  { value: 'en', label: 'English' },
  { value: 'zh', label: '简体中文' },
]

function Look() {
  const say = useTexts('staff')
  const language = useLanguage()
  const shade = useShadeChoice()
  return (
    <Section title={say('this_browser')}>
      <Form layout="vertical" component="div">
        <Form.Item label={say('shell:language')}>
          <Segmented
            aria-label={say('shell:language')}
            value={language}
            options={languageOptions('').slice(1)}
            onChange={(chosen) => void chooseLanguage(chosen as Language)}
          />
        </Form.Item>
        <Form.Item label={say('shell:shade.title')}>
          <Segmented
            aria-label={say('shell:shade.title')}
            value={shade}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(`shell:shade.${value}`) }))}
            onChange={(chosen) => chooseShade(chosen as ShadeChoice)}
          />
        </Form.Item>
      </Form>
    </Section>
  )
}

interface PasswordFields {
  current?: string
  password: string
}

function OwnPassword({ has }: { has: boolean }) {
  const say = useTexts('staff')
  const tell = useTell()
  const [form] = Form.useForm<PasswordFields>()
  const change = useAct<unknown>()
  const save = async ({ current, password }: PasswordFields): Promise<void> => {
    const body = { password, ...(current && { current }) }
    const done = await change.mutateAsync(act({ method: 'post', path: '/v1/session/password', body })).then(
      () => true,
      () => false,
    )
    if (!done) return
    form.resetFields()
    tell(say('password_changed'))
  }
  return (
    <Section title={say(has ? 'change_password' : 'set_password')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields)}>
        {has && (
          <Form.Item name="current" label={say('current_password')} rules={[{ required: true, message: say('password_needed') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <NewPassword />
        {change.error && <Refused error={change.error} />}
        <Button htmlType="submit" loading={change.isPending}>
          {say(has ? 'change_password' : 'set_password')}
        </Button>
        <p className="soft">{say('password_ends_sessions')}</p>
      </Form>
    </Section>
  )
}
