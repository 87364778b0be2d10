import { Alert, Form, Input } from 'antd'
import { act } from '#kit/acts.ts'
import { dayIn } from '#kit/local-time.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'

interface Asked {
  from: string
  to: string
  population?: string
}

/** Asks what the stored draft would have made of a stretch of the past. */
export function AskBacktest({ open, close, asked }: { open: boolean; close: () => void; asked: (id: string) => void }) {
  const say = useTexts('studies')
  const { key, time_zone: zone } = useProgram()
  const draft = useRead('/v1/programs/{program}/draft', { path: { program: key }, when: open })
  return (
    <ActDrawer<Asked>
      title={say('ask_backtest')}
      open={open}
      close={close}
      verb={say('run')}
      done={say('backtest_runs')}
      initial={{ from: dayIn(zone, -90), to: dayIn(zone, -1) }}
      act={({ from, to, population }) =>
        act({ method: 'post', path: '/v1/backtests', body: { draft: null, from, to, population: population?.trim() || null } })
      }
      onDone={(answer: { id: string }) => asked(answer.id)}
    >
      {draft.data?.document === null && <Alert type="info" role="note" showIcon title={say('no_draft')} style={{ marginBottom: 16 }} />}
      <Form.Item name="from" label={say('from')} rules={[{ required: true, message: say('day_needed') }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="to"
        label={say('to')}
        dependencies={['from']}
        rules={[
          { required: true, message: say('day_needed') },
          ({ getFieldValue }) => ({
            validator: (_, to: string) =>
              !to || to >= (getFieldValue('from') as string) ? Promise.resolve() : Promise.reject(new Error(say('to_before_from'))),
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="population" label={say('population')} extra={say('population_about')}>
        <Input.TextArea rows={2} className="mono" placeholder="member.tier.status == 'gold'" />
      </Form.Item>
      <p className="soft">{say('backtest_caveat')}</p>
    </ActDrawer>
  )
}
