import { Alert, Progress } from 'antd'
import { ApiProblem } from '#kit/problem.ts'
import { useTexts } from '#kit/texts.ts'
import type { BulkAct } from './bulk-act.ts'
import { isDone, type Step } from './use-bulk-run.ts'

/** How many of what came of it: `2 × given.` */
export function outcomesOf<Row>({ outcome }: BulkAct<Row>, steps: readonly Step[]): string[] {
  if (!outcome) return []
  const words = steps.flatMap(({ came }) => (came && 'answer' in came ? [outcome(came.answer as never)] : []))
  return [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} × ${word}.`)
}

interface BulkProgressProps {
  label: string
  steps: readonly Step[]
  busy: boolean
  outcomes: readonly string[]
}

/** How far it is; when it is over, what could not be done and why. */
export function BulkProgress({ label, steps, busy, outcomes }: BulkProgressProps) {
  const say = useTexts('shell')
  const sent = steps.filter(({ came }) => came !== null).length
  const done = steps.filter(isDone).length
  const faults = steps.flatMap(({ name, came }) => (came && 'error' in came ? [{ name, error: came.error }] : []))
  return (
    <>
      <Progress percent={Math.round((sent / steps.length) * 100)} status={faults.length > 0 ? 'exception' : 'normal'} aria-label={label} />
      <p role="status">
        {say('bulk_so_far', { done, count: steps.length })} {outcomes.join(' ')}
      </p>
      {!busy && sent < steps.length && <p className="soft">{say('bulk_stopped', { count: steps.length - sent })}</p>}
      {!busy && faults.length > 0 && (
        <Alert
          type="warning"
          role="alert"
          title={say('bulk_faults', { count: faults.length })}
          description={
            <ul className="bulk-names">
              {faults.map(({ name, error }, i) => (
                <li key={i}>
                  <strong>{name}</strong>: {error instanceof ApiProblem ? error.message : say('no_answer')}
                  {error instanceof ApiProblem && error.request && (
                    <div className="mono soft">{say('request_id', { id: error.request })}</div>
                  )}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
