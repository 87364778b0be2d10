import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useFormat } from '#kit/format.ts'
import { useCalled, useNames, useNamedPoints, usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { overTime } from '#ui/chart/picture.ts'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Day, When } from '#ui/values.tsx'
import type { Member } from './member.tsx'
import { Notes, OpenCoupons } from './overview-parts.tsx'
import { Tiers } from './tiers.tsx'
import { TimelineList } from './timeline-list.tsx'
import { useSeesPeople } from './words.ts'

/** What an agent needs at once: what there is, what ends when, the level, what is held, what was last. */
export function Overview({ member }: { member: Member }) {
  const say = useTexts('members')
  const [, setUrl] = useUrlState()
  const seesPeople = useSeesPeople()
  const { id } = member
  const recent = useRead('/v1/members/{id}/timeline', { path: { id }, query: { limit: 6 } })
  return (
    <div className="rows">
      <Balances id={id} />
      <div className="grid wide">
        <div className="rows">
          <Tiers id={id} />
          <Section
            title={say('latest')}
            acts={
              <Button size="small" type="link" onClick={() => setUrl({ tab: 'timeline' })}>
                {say('whole_timeline')}
              </Button>
            }
          >
            <Read of={recent}>{({ items }) => <TimelineList items={items} />}</Read>
          </Section>
        </div>
        <div className="rows">
          <Ends id={id} />
          <Holds id={id} />
          <OpenCoupons id={id} />
          {seesPeople && <Notes id={id} />}
        </div>
      </div>
    </div>
  )
}

function Balances({ id }: { id: string }) {
  const say = useTexts('members')
  const name = useNames()
  const points = usePoints()
  const called = useCalled()
  const balances = useRead('/v1/members/{id}/balances', { path: { id } })
  return (
    <Read of={balances} rows={3}>
      {({ balances: rows }) =>
        rows.length === 0 ? (
          <p className="card soft">{say('no_points')}</p>
        ) : (
          <div className="grid">
            {rows.map(({ currency, available, pending = 0, held = 0, debt = 0 }) => (
              <Section key={currency} title={name('currencies', currency)}>
                <p className="figure" style={{ margin: 0 }}>
                  {points(currency, debt > 0 ? -debt : available)}
                </p>
                <p className="soft" style={{ margin: '4px 0 0' }}>
                  {[
                    say(debt > 0 ? 'owes' : called?.currencies?.[currency]?.spendable === false ? 'collected' : 'available'),
                    ...(pending > 0 ? [say('and_pending', { points: points(currency, pending) })] : []),
                    ...(held > 0 ? [say('and_held', { points: points(currency, held) })] : []),
                  ].join(' · ')}
                </p>
              </Section>
            ))}
          </div>
        )
      }
    </Read>
  )
}

/** The curve of what ends when. */
function Ends({ id }: { id: string }) {
  const say = useTexts('members')
  const name = useNames()
  const format = useFormat()
  const expiries = useRead('/v1/members/{id}/expiries', { path: { id } })
  const picture = useMemo(() => {
    const items = (expiries.data?.items ?? []).filter(({ dates }) => dates.length > 0)
    const days = [...new Set(items.flatMap(({ dates }) => dates.map((date) => date.expires_on)))].toSorted((a, b) => (a < b ? -1 : 1))
    if (days.length === 0) return null
    const series = items.map(({ currency, dates }) => ({
      name: name('currencies', currency),
      kind: 'bar' as const,
      stack: 'ends',
      values: days.map((day) => dates.find((date) => date.expires_on === day)?.amount ?? 0),
    }))
    return overTime(
      days.map((day) => format.day(day)),
      series,
      format.count,
      say('gone_on'),
    )
  }, [expiries.data, name, format, say])
  return (
    <Section title={say('ends')}>
      <Read of={expiries}>
        {() =>
          picture ? <Chart title={say('ends_about')} picture={picture} height={200} /> : <p className="soft">{say('nothing_ends')}</p>
        }
      </Read>
    </Section>
  )
}

function Holds({ id }: { id: string }) {
  const say = useTexts('members')
  const name = useNames()
  const points = useNamedPoints()
  const may = useMay()
  const holds = useRead('/v1/members/{id}/holds', { path: { id } })
  return (
    <Section title={say('holds')}>
      <Read of={holds} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('no_holds')}</p>
          ) : (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {items.map((hold) => (
                <li key={hold.id}>
                  {hold.amounts.map(({ currency, amount }) => points(currency, amount)).join(', ')}{' '}
                  {hold.reward &&
                    (may('decisions:read') && hold.fulfilment ? (
                      <Link to={`/fulfilments/${hold.fulfilment}`}>{name('rewards', hold.reward)}</Link>
                    ) : (
                      name('rewards', hold.reward)
                    ))}
                  {hold.checkout && say('of_checkout')} <span className="soft">{say('held_until')}</span>{' '}
                  <When at={hold.expires_at} exact />{' '}
                  <span className="soft">
                    (<Day at={hold.at} />)
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Section>
  )
}
