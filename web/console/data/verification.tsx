import { Alert, Progress } from 'antd'
import { act, curlOf, useAct } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Refused } from '#ui/act-drawer.tsx'
import { CopyCurl, Id } from '#ui/copy.tsx'
import { Page, Section } from '#ui/page.tsx'
import { FirstUse, Read } from '#ui/states.tsx'
import { State, When } from '#ui/values.tsx'
import { ClientName } from './client-name.tsx'

type Books = Answer<'/v1/verification'>
type Verification = NonNullable<Books['last']>

/** Whether the books are sound: what was checked, what was found, and how far they are sealed. */
export default function VerificationPage() {
  const say = useTexts('data')
  const books = useRead('/v1/verification', { everyMs: 15_000 })
  const open = books.data?.open ?? null
  useRead('/v1/verification', { everyMs: open ? 1000 : false })
  const verify = useAct()
  const verifying = act({ method: 'post', path: '/v1/verification' })
  return (
    <Page
      title={say('verification')}
      lead={say('verification_about')}
      acts={
        <>
          <ActButton
            type="primary"
            needs="program:write"
            why={open ? say('verifying_already') : null}
            loading={verify.isPending}
            onClick={() => verify.mutate(verifying)}
          >
            {say('verify_now')}
          </ActButton>
          <CopyCurl text={curlOf(verifying)} />
        </>
      }
    >
      <Read of={books}>
        {(data) => (
          <div className="rows">
            {verify.error && <Refused error={verify.error} />}
            {data.open && <Running of={data.open} />}
            {data.last ? (
              <Result of={data.last} />
            ) : (
              !data.open && <FirstUse title={say('not_verified')} text={say('not_verified_about')} />
            )}
            <Seals of={data} />
            {data.earlier.length > 0 && <Earlier items={data.earlier} />}
          </div>
        )}
      </Read>
    </Page>
  )
}

function Running({ of }: { of: Verification }) {
  const say = useTexts('data')
  return (
    <Section title={say(of.state === 'queued' ? 'verification_queued' : 'verification_runs')}>
      <div role="status" aria-live="polite">
        <Progress percent={Math.floor(of.progress * 100)} aria-label={say('verification_runs')} />
      </div>
    </Section>
  )
}

function Result({ of }: { of: Verification }) {
  const say = useTexts('data')
  const format = useFormat()
  const title = of.state === 'failed' ? say('verification_failed') : say(of.ok ? 'books_sound' : 'books_not_sound')
  return (
    <Section title={say('last_verification')} acts={<When at={of.finished_at} />}>
      <Alert
        type={of.state === 'done' && of.ok ? 'success' : 'error'}
        role={of.ok ? 'status' : 'alert'}
        showIcon
        title={title}
        description={
          of.error ??
          say('was_checked', {
            checks: format.count(of.checks ?? 0),
            commands: format.count(of.commands ?? 0),
            batches: format.count(of.batches ?? 0),
            seconds: (of.seconds ?? 0).toFixed(1),
          })
        }
      />
      {of.findings.map(({ check, breaches, elsewhere }) => (
        <div key={check} style={{ marginTop: 16 }}>
          <h3 className="bad" style={{ fontSize: 14, margin: '0 0 4px' }}>
            {say('broken', { check })}
          </h3>
          <ul style={{ margin: 0 }}>
            {breaches.map((breach) => (
              <li key={breach} className="mono">
                {breach}
              </li>
            ))}
            {elsewhere > 0 && <li className="soft">{say('breaches_elsewhere', { count: elsewhere })}</li>}
          </ul>
        </div>
      ))}
      <p className="soft" style={{ margin: '12px 0 0' }}>
        <AskedBy of={of} /> {(of.dead_letters ?? 0) > 0 && say('dead_letters', { count: of.dead_letters })}
      </p>
    </Section>
  )
}

function AskedBy({ of }: { of: Verification }) {
  const say = useTexts('data')
  if (of.asked_by === 'schedule') return <>{say('by_schedule')}</>
  return (
    <>
      {say('asked_by')}: <ClientName client={of.asked_by} />
    </>
  )
}

function Seals({ of: { seals, next_at: next } }: { of: Books }) {
  const say = useTexts('data')
  const format = useFormat()
  return (
    <Section title={say('seals')}>
      <p className="soft">{say('seals_about')}</p>
      <dl className="terms">
        <dt>{say('last_seal')}</dt>
        <dd>
          {seals.last ? (
            <>
              {say('seal_number', { number: format.count(seals.last.number), batches: format.count(seals.last.batches) })} ·{' '}
              <When at={seals.last.sealed_at} exact />
            </>
          ) : (
            '–'
          )}
        </dd>
        {seals.last && (
          <>
            <dt>{say('seal_hash')}</dt>
            <dd>
              <Id value={seals.last.hash} short />
            </dd>
          </>
        )}
        <dt>{say('not_sealed')}</dt>
        <dd>{format.count(seals.waiting)}</dd>
        <dt>{say('next_verification')}</dt>
        <dd>
          <When at={next} exact />
        </dd>
      </dl>
    </Section>
  )
}

function Earlier({ items }: { items: readonly Verification[] }) {
  const say = useTexts('data')
  return (
    <Section title={say('earlier')}>
      <table className="figures plain">
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('asked_by')}</th>
            <th scope="col">{say('took_seconds')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <When at={one.finished_at} exact />
              </th>
              <td>
                <State mood={one.state === 'done' && one.ok ? 'good' : 'bad'}>
                  {say(one.state === 'failed' ? 'verification_failed' : one.ok ? 'books_sound' : 'books_not_sound')}
                </State>
              </td>
              <td>
                <AskedBy of={one} />
              </td>
              <td className="num">{one.seconds?.toFixed(1) ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
