import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { act, type Act } from '#kit/acts.ts'
import { call, type Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { Segment } from './groups.tsx'

interface Values {
  key: string
  en?: string
  zh?: string
  kind: 'rule' | 'list'
  rule?: string
  every: Segment['every']
}

/** Rules that are often begun with; whoever has taken one sees how they are written. */
const BEGINNINGS = {
  often: 'member.last_12_months.orders >= 6',
  asleep: 'member.ever.orders > 0 && member.days_since_last_order > 90',
  new: 'member.days_since_joining < 30',
  never: 'member.ever.orders == 0',
  spender: 'member.last_12_months.spent >= 100000',
} as const

const EVERY = ['hand', 'hour', 'day', 'week'] as const

interface FormProps {
  open: boolean
  close: () => void
  /** The group that is changed; a new one, if left out. */
  segment?: Segment
  /** The rule of one that was found. */
  rule?: string
  onSaved?: (key: string) => void
}

/** The group as it is, but for whether it is put away. */
export const segmentAct = ({ key, names, rule, every }: Segment, archived: boolean): Act =>
  act({ method: 'put', path: '/v1/segments/{key}', in: { key }, body: { names, rule, every, archived } })

/** A group by a rule or by a list: made, or changed. */
export function GroupForm({ open, close, segment, rule, onSaved }: FormProps) {
  const say = useTexts('groups')
  return (
    <ActDrawer<Values>
      title={say(segment ? 'edit' : 'add')}
      open={open}
      close={close}
      width={640}
      verb={say('save')}
      done={say('saved')}
      initial={initial(segment, rule)}
      back={() => (segment ? segmentAct(segment, segment.archived) : null)}
      onDone={(saved: Segment) => onSaved?.(saved.key)}
      act={({ key, en, zh, kind, rule: text, every }) =>
        key && (en || zh) && (kind === 'list' || text)
          ? act({
              method: 'put',
              path: '/v1/segments/{key}',
              in: { key },
              body: {
                names: { ...(en && { en }), ...(zh && { zh }) },
                rule: kind === 'rule' ? text!.trim() : null,
                every: kind === 'rule' ? every : 'hand',
                archived: segment?.archived ?? false,
              },
            })
          : null
      }
    >
      {(values, form) => (
        <>
          <Form.Item
            name="key"
            label={say('key')}
            extra={say('key_about')}
            rules={[
              { required: true, message: say('key_needed') },
              { pattern: /^[a-z][a-z0-9_]{0,39}$/, message: say('key_bad') },
            ]}
          >
            <Input className="mono" disabled={segment !== undefined} maxLength={40} />
          </Form.Item>
          <Form.Item
            name="en"
            label={say('name_en')}
            dependencies={['zh']}
            rules={[{ validator: () => named(values, say('name_needed')) }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="zh" label={say('name_zh')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="kind" label={say('by')}>
            <Radio.Group
              options={(['rule', 'list'] as const).map((value) => ({ value, label: say(`kind.${value}`) }))}
              optionType="button"
            />
          </Form.Item>
          {values.kind === 'rule' && (
            <>
              <Form.Item
                name="rule"
                label={say('rule')}
                extra={say('rule_about')}
                rules={[{ required: true, whitespace: true, message: say('rule_needed') }]}
              >
                <Input.TextArea rows={4} className="mono" maxLength={4000} spellCheck={false} />
              </Form.Item>
              <p>
                <span className="soft">{say('begin_with')}: </span>
                {Object.entries(BEGINNINGS).map(([name, text]) => (
                  <Button key={name} size="small" style={{ marginInlineEnd: 6 }} onClick={() => form.setFieldsValue({ rule: text })}>
                    {say(`start.${name}`)}
                  </Button>
                ))}
              </p>
              <Estimate rule={values.rule ?? ''} />
              <Form.Item name="every" label={say('every')}>
                <Select options={EVERY.map((value) => ({ value, label: say(`every_of.${value}`) }))} style={{ maxWidth: 240 }} />
              </Form.Item>
            </>
          )}
        </>
      )}
    </ActDrawer>
  )
}

const named = ({ en, zh }: Partial<Values>, message: string): Promise<void> =>
  en?.trim() || zh?.trim() ? Promise.resolve() : Promise.reject(new Error(message))

function initial(segment: Segment | undefined, rule: string | undefined): Partial<Values> {
  if (!segment) return { kind: 'rule', every: 'day', ...(rule !== undefined && { rule }) }
  const { key, names, kind, every } = segment
  return {
    key,
    kind,
    every: kind === 'rule' ? every : 'day',
    ...(names.en !== undefined && { en: names.en }),
    ...(names.zh !== undefined && { zh: names.zh }),
    ...(segment.rule !== null && { rule: segment.rule }),
  }
}

/** How many a rule is true of, before it is saved; or what is wrong with it. */
function Estimate({ rule }: { rule: string }) {
  const say = useTexts('groups')
  const format = useFormat()
  const [asked, setAsked] = useState<{ rule: string; told: string | null } | null>(null)
  const ask = async (): Promise<void> => {
    setAsked({ rule, told: null })
    const told = await call('post', '/v1/segments:estimate', { body: { rule } })
      .then((answer) => words(answer))
      .catch((error: Error) => say('rule_wrong', { why: whyOf(error) }))
    setAsked({ rule, told })
  }
  const words = ({ size, members, exact }: Answer<'/v1/segments:estimate', 'post'>): string => {
    const share = format.share(members === 0 ? 0 : size / members)
    const counted = say('estimated', { size: format.count(size), members: format.count(members), share })
    return exact ? counted : `${say('about_so_many')} ${counted}`
  }
  return (
    <p>
      <Button onClick={() => void ask()} disabled={rule.trim() === ''} loading={asked !== null && asked.told === null}>
        {say('estimate')}
      </Button>{' '}
      <span role="status" aria-live="polite" aria-label={say('estimate')}>
        {asked && asked.rule === rule ? (asked.told ?? say('estimating')) : ''}
      </span>
    </p>
  )
}

function whyOf(error: Error): string {
  const { body } = error as Error & { body?: { reasons?: { message?: string }[] } }
  return body?.reasons?.[0]?.message ?? error.message
}
