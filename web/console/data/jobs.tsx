import { Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { useState } from 'react'
import { act, curlOf, useAct } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat, type Format } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts, type Say } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl } from '#ui/copy.tsx'
import { focusScrolling } from '#ui/focus-scrolling.ts'
import { Page, Section } from '#ui/page.tsx'
import { FirstUse, Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { State, When, type Mood } from '#ui/values.tsx'

type Jobs = Answer<'/v1/jobs'>
type Job = Jobs['items'][number]
type FailedJob = Answer<'/v1/jobs/failed'>['items'][number]

const MOODS: Record<Job['state'], Mood> = { running: 'busy', waiting: 'good', failing: 'bad', silent: 'over' }

/** What works in the background: the schedule, what waits, and what was given up. */
export default function JobsPage() {
  const say = useTexts('data')
  const jobs = useRead('/v1/jobs', { everyMs: 3000 })
  const failed = useRead('/v1/jobs/failed', { everyMs: 5000 })
  return (
    <Page title={say('jobs')} lead={say('jobs_about')}>
      <div className="rows">
        <Read of={jobs} rows={4}>
          {(data) => <Waiting of={data} />}
        </Read>
        <Section title={say('given_up')}>
          <Read of={failed} rows={2}>
            {({ items }) => (items.length === 0 ? <p className="soft">{say('nothing_given_up')}</p> : <GivenUp items={items} />)}
          </Read>
        </Section>
        <Section title={say('schedule')}>
          <Read of={jobs}>
            {({ items }) =>
              items.length === 0 ? <FirstUse title={say('no_worker')} text={say('no_worker_about')} /> : <Schedule items={items} />
            }
          </Read>
        </Section>
      </div>
    </Page>
  )
}

/** How far behind the outbox is, and what stands in the queues. */
function Waiting({ of: { outbox, queues } }: { of: Jobs }) {
  const say = useTexts('data')
  const format = useFormat()
  const busy = queues.filter(({ waiting, running }) => waiting + running > 0)
  return (
    <Section title={say('waiting')}>
      <dl className="grid" style={{ margin: 0 }}>
        <Figure
          name={say('outbox_waiting')}
          value={format.count(outbox.waiting)}
          about={say('outbox_lag', { seconds: format.count(Math.round(outbox.lag_seconds)) })}
        />
        <Figure name={say('outbox_retrying')} value={format.count(outbox.retrying)} bad={outbox.retrying > 0} />
        <Figure name={say('laid_aside')} value={format.count(outbox.laid_aside)} bad={outbox.laid_aside > 0} />
        <Figure
          name={say('queued')}
          value={format.count(queues.reduce((sum, { waiting }) => sum + waiting, 0))}
          about={busy
            .map(({ name, waiting, running }) => say('queue_of', { name: say(`failed_kind.${name}`), waiting, running }))
            .join(' · ')}
        />
      </dl>
    </Section>
  )
}

function Figure({ name, value, about, bad = false }: { name: string; value: string; about?: string; bad?: boolean }) {
  return (
    <div>
      <dt className="soft">{name}</dt>
      <dd className={`figure ${bad ? 'bad' : ''}`} style={{ margin: 0 }}>
        {value}
      </dd>
      {about && (
        <dd className="soft" style={{ margin: 0 }}>
          {about}
        </dd>
      )}
    </div>
  )
}

function GivenUp({ items }: { items: readonly FailedJob[] }) {
  const say = useTexts('data')
  const tell = useTell()
  const retry = useAct()
  const [busy, setBusy] = useState<string | null>(null)
  const retryOf = (id: string) => act({ method: 'post', path: '/v1/jobs/failed/{id}/retry', in: { id } })
  const run = async (id: string): Promise<void> => {
    setBusy(id)
    if (await retry.mutateAsync(retryOf(id)).catch(() => null)) tell(say('queued_again'))
    setBusy(null)
  }
  return (
    <>
      {retry.error && <Refused error={retry.error} />}
      <div ref={(box) => focusScrolling(box)}>
        <Table<FailedJob>
          aria-label={say('given_up')}
          size="middle"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...items]}
          columns={[
            { key: 'kind', title: say('kind'), render: (_, { kind }) => say(`failed_kind.${kind}`) },
            { key: 'what', title: say('what'), render: (_, row) => <What of={row} /> },
            { key: 'error', title: say('error'), render: (_, { error }) => <span className="bad">{error}</span> },
            { key: 'at', title: say('given_up_at'), render: (_, { at }) => <When at={at} /> },
            {
              key: 'acts',
              title: say('acts'),
              render: (_, { id }) => (
                <>
                  <ActButton size="small" needs="program:write" loading={busy === id} onClick={() => void run(id)}>
                    {say('try_again')}
                  </ActButton>
                  <CopyCurl text={curlOf(retryOf(id))} />
                </>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}

function What({ of: { id, kind, what, member } }: { of: FailedJob }) {
  if (kind === 'import') return <Link to={`/data/imports/${id}` as never}>{what || id}</Link>
  if (kind === 'announcement')
    return (
      <>
        {what} {member && <Link to={`/members/${member}` as never}>{member}</Link>}
      </>
    )
  return <span className="mono">{id}</span>
}

function Schedule({ items }: { items: readonly Job[] }) {
  const say = useTexts('data')
  const format = useFormat()
  const heads = ['job', 'state', 'every', 'last_run', 'took_ms', 'last_worked', 'next_run', 'failures', 'last_error']
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={say('schedule')} tabIndex={0}>
      <table className="figures plain">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((job) => (
            <tr key={job.name}>
              <th scope="row">{say(`job_name.${job.name}`, { defaultValue: job.name })}</th>
              <td>
                <State mood={MOODS[job.state]}>{say(`job_state.${job.state}`)}</State>
              </td>
              <td>{everyText(say, format, job.every_seconds)}</td>
              <td>
                <When at={job.last_run_at} />
              </td>
              <td className="num">{job.last_ms === null ? '–' : say('milliseconds', { ms: format.count(job.last_ms) })}</td>
              <td>
                <When at={job.last_worked_at} />
              </td>
              <td>
                <When at={job.next_run_at} />
              </td>
              <td className={`num ${job.failures > 0 ? 'bad' : ''}`}>{format.count(job.failures)}</td>
              <td>{job.last_error ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function everyText(say: Say, format: Pick<Format, 'count'>, seconds: number): string {
  if (seconds >= 3600) return say('every_hours', { count: seconds / 3600 })
  return seconds >= 60
    ? say('every_minutes', { count: seconds / 60 })
    : say('every_seconds', { count: seconds, shown: format.count(seconds) })
}
