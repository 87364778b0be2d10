import { Link, useParams } from '@tanstack/react-router'
import { Alert, Timeline } from 'antd'
import type { Answer } from '#kit/api.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { When } from '#ui/values.tsx'
import { canCancel, cancelAct, resolveAct, VerdictFields, type Resolved } from './fulfilment-acts.tsx'
import { FulfilmentState } from './fulfilment-list.tsx'

/** One fulfilment: what it is, how it came to where it is, and what a person may do about it. */
export default function FulfilmentPage() {
  const say = useTexts('rewards')
  const name = useNames()
  const [, setUrl] = useUrlState()
  const { id } = useParams({ strict: false }) as { id: string }
  const fulfilment = useRead('/v1/fulfilments/{id}', { path: { id }, everyMs: 4000 })
  const state = fulfilment.data?.state
  return (
    <Page
      title={name('rewards', fulfilment.data?.reward ?? '') || say('fulfilment')}
      lead={<Id value={id} />}
      trail={[{ to: '/fulfilments', title: say('fulfilments') }]}
      acts={
        <>
          <ActButton
            needs="points:write"
            type="primary"
            why={state === 'in_review' ? null : say('not_in_review')}
            onClick={() => setUrl({ do: 'resolve' })}
          >
            {say('resolve')}
          </ActButton>
          <ActButton
            needs="points:spend"
            danger
            why={canCancel(state) ? null : say('not_cancellable')}
            onClick={() => setUrl({ do: 'cancel' })}
          >
            {say('cancel_fulfilment')}
          </ActButton>
        </>
      }
    >
      <Read of={fulfilment}>
        {(data) => (
          <div className="rows">
            {data.state === 'in_review' && (
              <Alert type="warning" role="note" showIcon title={say('needs_person')} description={data.note} />
            )}
            <div className="grid wide">
              <About fulfilment={data} />
              <Section title={say('how_it_came')}>
                <Timeline
                  items={data.moves.filter(isMove).map((move) => ({
                    content: (
                      <>
                        <FulfilmentState state={move.to} /> <When at={move.at} exact />
                      </>
                    ),
                  }))}
                />
              </Section>
            </div>
          </div>
        )}
      </Read>
      <Decisions id={id} />
    </Page>
  )
}

/** What was heard and changed nothing stands in the record too. */
const isMove = ({ from, to }: { from: string | null; to: string }): boolean => from !== to

function About({ fulfilment: data }: { fulfilment: Answer<'/v1/fulfilments/{id}'> }) {
  const say = useTexts('rewards')
  const points = usePoints()
  return (
    <Section title={say('about_fulfilment')}>
      <dl className="terms">
        <dt>{say('state_head')}</dt>
        <dd>
          <FulfilmentState state={data.state} />
        </dd>
        <dt>{say('member')}</dt>
        <dd>
          <Link to={`/members/${data.member}`} className="mono">
            {data.member}
          </Link>
        </dd>
        <dt>{say('price')}</dt>
        <dd>
          {Object.entries(data.price ?? {})
            .map(([currency, amount]) => points(currency, amount))
            .join(', ') || '–'}
          , {say(`points.${data.points}`)}
        </dd>
        <dt>{say('supplier')}</dt>
        <dd>
          {data.supplier ?? '–'} {data.supplier_reference && <Id value={data.supplier_reference} />}
        </dd>
        <dt>{say('tracking')}</dt>
        <dd>{data.tracking ?? '–'}</dd>
        <dt>{say('redeemed')}</dt>
        <dd>
          <When at={data.created_at} exact />
        </dd>
        <dt>{say('cancel_until')}</dt>
        <dd>
          <When at={data.cancel_until} exact />
        </dd>
      </dl>
    </Section>
  )
}

/** What a person may decide: to settle what is in review, or to call it off. */
function Decisions({ id }: { id: string }) {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  const close = (): void => setUrl({ do: undefined })
  return (
    <>
      <ActDrawer<Resolved>
        title={say('resolve')}
        open={url['do'] === 'resolve'}
        close={close}
        verb={say('resolve')}
        done={say('resolved')}
        initial={{ verdict: 'capture' }}
        act={({ verdict, reason }) => resolveAct(id, { verdict, reason })}
      >
        <VerdictFields />
      </ActDrawer>
      <ActDrawer<object>
        title={say('cancel_fulfilment')}
        open={url['do'] === 'cancel'}
        close={close}
        verb={say('cancel_fulfilment')}
        danger
        done={say('cancelled_told')}
        act={() => cancelAct(id)}
      >
        <p>{say('cancel_about')}</p>
      </ActDrawer>
    </>
  )
}
