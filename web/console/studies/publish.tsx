import { Link } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { act } from '#kit/acts.ts'
import { useFormat } from '#kit/format.ts'
import { instantOf } from '#kit/local-time.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'

interface Shown {
  open: boolean
  close: () => void
}

function Note({ label }: { label: string }) {
  const say = useTexts('studies')
  return (
    <Form.Item name="note" label={label} rules={[{ required: true, whitespace: true, message: say('note_needed') }]}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

/** Lays the draft before those who may approve it, with a backtest that speaks for it. */
export function AskApproval({ open, close, revision }: Shown & { revision: number }) {
  const say = useTexts('studies')
  const format = useFormat()
  const { key } = useProgram()
  const tests = useRead('/v1/backtests', { query: { limit: 20 }, when: open })
  const done = tests.data?.items.filter(({ state }) => state === 'done') ?? []
  return (
    <ActDrawer<{ note: string; study?: string }>
      title={say('ask_approval')}
      open={open}
      close={close}
      verb={say('ask_approval')}
      done={say('approval_asked')}
      act={({ note, study }) =>
        act({
          method: 'post',
          path: '/v1/programs/{program}/draft/ask-approval',
          in: { program: key },
          body: { revision, note, study: study ?? null },
        })
      }
    >
      <Note label={say('why_approve')} />
      <Form.Item name="study" label={say('attach_backtest')} extra={say('attach_about')}>
        <Select
          allowClear
          placeholder={say('none')}
          options={done.map(({ id, finished_at: at }) => ({ value: id, label: `${say('backtest')} · ${at ? format.moment(at) : id}` }))}
        />
      </Form.Item>
    </ActDrawer>
  )
}

export function Approve({ open, close, revision, study }: Shown & { revision: number; study: string | null }) {
  const say = useTexts('studies')
  const { key } = useProgram()
  return (
    <ActDrawer<{ note: string }>
      title={say('approve_revision', { revision })}
      open={open}
      close={close}
      verb={say('approve')}
      done={say('approved')}
      act={({ note }) =>
        act({ method: 'post', path: '/v1/programs/{program}/draft/approve', in: { program: key }, body: { revision, note } })
      }
    >
      {study && (
        <p>
          <Link to={`/program/${study.startsWith('bkt') ? 'backtests' : 'whatifs'}/${study}`}>{say('see_study')}</Link>
        </p>
      )}
      <Note label={say('note')} />
    </ActDrawer>
  )
}

/** Publishes the draft, now or from a moment on. */
export function Publish({ open, close }: Shown) {
  const say = useTexts('studies')
  const { key, time_zone: zone } = useProgram()
  return (
    <ActDrawer<{ note: string; from?: string }>
      title={say('publish_draft')}
      open={open}
      close={close}
      verb={say('publish')}
      done={(answer) => say('published', { version: (answer as { number: number }).number })}
      act={({ note, from }) =>
        act({
          method: 'post',
          path: '/v1/programs/{program}/publish',
          in: { program: key },
          body: { note, ...(from && { effective_from: instantOf(from, zone) }) },
        })
      }
    >
      <Note label={say('note')} />
      <Form.Item name="from" label={say('in_force_from')} extra={say('from_about', { zone })}>
        <Input type="datetime-local" />
      </Form.Item>
    </ActDrawer>
  )
}

/** Publishes an earlier version again. */
export function RollBack({ version, close }: { version: number | null; close: () => void }) {
  const say = useTexts('studies')
  const { key } = useProgram()
  return (
    <ActDrawer<{ note: string }>
      title={say('roll_back_to', { version: version ?? '' })}
      open={version !== null}
      close={close}
      verb={say('roll_back')}
      danger
      done={(answer) => say('published', { version: (answer as { number: number }).number })}
      act={({ note }) =>
        version === null
          ? null
          : act({
              method: 'post',
              path: '/v1/programs/{program}/versions/{number}/roll-back',
              in: { program: key, number: version },
              body: { note },
            })
      }
    >
      <p>{say('roll_back_about')}</p>
      <Note label={say('note')} />
    </ActDrawer>
  )
}
