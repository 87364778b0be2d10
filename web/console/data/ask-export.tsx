import { Form, Input, Radio, Select } from 'antd'
import { act } from '#kit/acts.ts'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'

const KINDS = ['members', 'orders', 'transfers', 'lots', 'coupons', 'fulfilments'] as const
const PEOPLE = ['none', 'masked', 'clear'] as const
const NEEDS = { none: 'reports:read', masked: 'members:read', clear: 'people:reveal' } as const

interface Asked {
  kind: (typeof KINDS)[number]
  from?: string
  to?: string
  people?: (typeof PEOPLE)[number]
  why?: string
}

/** Asks for a file: of what, of which days, and with how much of people. */
export function AskExport({ open, close }: { open: boolean; close: () => void }) {
  const say = useTexts('data')
  const may = useMay()
  return (
    <ActDrawer<Asked>
      title={say('ask_export')}
      open={open}
      close={close}
      verb={say('export')}
      done={say('export_runs')}
      initial={{ kind: 'orders', people: 'none' }}
      act={({ kind, from, to, people = 'none', why }) => {
        const shown = kind === 'members' ? people : 'none'
        const body = { kind, from: from || null, to: to || null, people: shown, ...(shown === 'clear' && { reason: why ?? '' }) }
        return act({ method: 'post', path: '/v1/exports', body })
      }}
    >
      {({ kind, people }) => (
        <>
          <Form.Item name="kind" label={say('what')} extra={kind && say(`export_kind_about.${kind}`)}>
            <Select options={KINDS.map((value) => ({ value, label: say(`export_kind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="from" label={say('first_day')} extra={say('days_about')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item
            name="to"
            label={say('last_day')}
            dependencies={['from']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, to?: string) =>
                  !to || !getFieldValue('from') || to >= (getFieldValue('from') as string)
                    ? Promise.resolve()
                    : Promise.reject(new Error(say('to_before_from'))),
              }),
            ]}
          >
            <Input type="date" />
          </Form.Item>
          {kind === 'members' && (
            <Form.Item name="people" label={say('people')} extra={say('people_about')}>
              <Radio.Group
                style={{ display: 'flex', flexDirection: 'column', gap: 4 }}
                options={PEOPLE.map((value) => ({
                  value,
                  disabled: !may(NEEDS[value]),
                  label: may(NEEDS[value]) ? say(`people_of.${value}`) : `${say(`people_of.${value}`)} – ${say('shell:role_may_not')}`,
                }))}
              />
            </Form.Item>
          )}
          {kind === 'members' && people === 'clear' && (
            <Form.Item
              name="why"
              label={say('shell:reason')}
              extra={say('shell:reason_about')}
              rules={[{ required: true, whitespace: true, min: 3, message: say('shell:reason_needed') }]}
            >
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
          )}
        </>
      )}
    </ActDrawer>
  )
}
