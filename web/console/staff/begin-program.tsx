import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Form, Input, Select } from 'antd'
import { act, useAct } from '#kit/acts.ts'
import { enterProgram } from '#kit/session.ts'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { EntranceFault } from './entrance.tsx'
import { decimalsOf, keyFrom, moneyHere, MONEYS, ZONES } from './program-choices.ts'

const TEMPLATES = ['points', 'cafe', 'retail', 'airline', 'beauty'] as const

const OTHER = { en: 'zh', zh: 'en' } as const

interface Entered {
  template: (typeof TEMPLATES)[number]
  name: string
  other_name?: string
  key: string
  time_zone: string
  money: string
}

/** The few things that a program cannot begin without. The rest is the studio's. */
export function BeginProgram() {
  const say = useTexts('staff')
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const begin = useAct()
  const send = ({ template, name, other_name: otherName, key, time_zone, money }: Entered): void =>
    begin.mutate(
      act<'post', '/v1/programs'>({
        method: 'post',
        path: '/v1/programs',
        body: {
          template,
          key,
          names: { [language]: name, ...(otherName?.trim() && { [OTHER[language]]: otherName }) },
          time_zone,
          money: { currency: money, decimals: decimalsOf(money) },
        },
      }),
      {
        onSuccess: () => {
          void message.success(say('program_begun'))
          void enterProgram(client, key).then(() => navigate({ to: '/program' as never }))
        },
      },
    )
  const named = ({ target }: { target: { value: string } }): void => {
    if (!form.isFieldTouched('key')) form.setFieldValue('key', keyFrom(target.value))
  }
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 8px' }}>{say('begin_program')}</h1>
      <p className="soft">{say('begin_program_about')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ template: 'points', time_zone: ZONES[0]!.value, money: moneyHere(), key: '' }}
        onFinish={send}
      >
        <Form.Item
          name="name"
          label={say('program_name')}
          rules={[{ required: true, whitespace: true, message: say('program_name_needed') }]}
        >
          <Input autoFocus maxLength={120} onChange={named} />
        </Form.Item>
        <Form.Item name="other_name" label={say(`other_name.${OTHER[language]}`)} extra={say('other_name_about')}>
          <Input maxLength={120} />
        </Form.Item>
        <Template />
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
          <Form.Item name="money" label={say('money')}>
            <Select showSearch options={MONEYS(language)} optionFilterProp="label" />
          </Form.Item>
          <Form.Item name="time_zone" label={say('time_zone')} extra={say('time_zone_about')}>
            <Select showSearch options={ZONES} optionFilterProp="label" />
          </Form.Item>
        </div>
        <Form.Item
          name="key"
          label={say('program_key')}
          extra={say('program_key_about')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('program_key_wrong') }]}
        >
          <Input className="mono" autoComplete="off" maxLength={40} />
        </Form.Item>
        <EntranceFault error={begin.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={begin.isPending}>
          {say('begin_now')}
        </Button>
      </Form>
    </>
  )
}

function Template() {
  const say = useTexts('staff')
  const chosen = Form.useWatch<Entered['template'] | undefined>('template')
  const about = chosen && [say(`templates_about.${chosen}`), ...(chosen === 'points' ? [] : [say('template_money')])].join(' ')
  return (
    <Form.Item name="template" label={say('template')} extra={about}>
      <Select options={TEMPLATES.map((key) => ({ value: key, label: say(`templates.${key}`) }))} />
    </Form.Item>
  )
}
