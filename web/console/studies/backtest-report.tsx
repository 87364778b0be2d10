import { Alert } from 'antd'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useLevelNames, usePoints, useNames } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { flows, overTime, ranked } from '#ui/chart/picture.ts'
import { Section } from '#ui/page.tsx'
import { Change } from '#ui/values.tsx'
import { ChangedOrders } from './changed-orders.tsx'
import { MemberChanges } from './member-changes.tsx'

export type BacktestReport = NonNullable<Answer<'/v1/backtests/{id}'>['report']>

/** What a draft would have made of the past: what it costs, for whom, when, and who would stand elsewhere. */
export function BacktestReportView({ report }: { report: BacktestReport }) {
  const say = useTexts('studies')
  return (
    <div className="rows">
      <Headline report={report} />
      <Pictures report={report} />
      <Points report={report} />
      <div className="grid wide">
        <MemberChanges title={say('winners')} members={report.winners} />
        <MemberChanges title={say('losers')} members={report.losers} />
      </div>
      <ChangedOrders orders={report.changed_orders} />
      <Alert
        type="info"
        role="note"
        title={say('caveats')}
        description={
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {report.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        }
      />
    </div>
  )
}

function Pictures({ report }: { report: BacktestReport }) {
  const say = useTexts('studies')
  const format = useFormat()
  const level = useLevelNames()
  const { days, tiers, campaigns, limits } = report
  const called = useNames()
  // What is new in the draft is called as the report does, which knows one language.
  const nameOf = (key: string, name: string): string => (called('campaigns', key) === key ? name || key : called('campaigns', key))
  return (
    <div className="grid wide">
      <Section title={say('cost_by_day')}>
        <Chart
          title={say('cost_by_day')}
          picture={overTime(
            days.map(({ day }) => format.day(day)),
            [
              { name: say('live'), values: days.map(({ cost }) => cost.live), dashed: true },
              { name: say('draft'), values: days.map(({ cost }) => cost.draft), kind: 'area' },
            ],
            format.moneyRough,
            say('day'),
          )}
        />
      </Section>
      {campaigns.length > 0 && (
        <Section title={say('cost_by_campaign')}>
          <Chart
            title={say('cost_by_campaign')}
            picture={ranked(
              campaigns.map(({ name, campaign, cost }) => ({ name: nameOf(campaign, name), value: cost.difference })),
              format.moneyRough,
              [say('campaign'), say('difference')],
            )}
          />
        </Section>
      )}
      {tiers.map(({ set, matrix, moved }) => (
        <Section key={set} title={say('tier_moves', { count: moved, members: format.count(moved) })}>
          <Chart
            title={say('tier_moves', { count: moved, members: format.count(moved) })}
            picture={flows(
              matrix.map(({ live, draft, members }) => ({ from: level(set, live), to: level(set, draft), value: members })),
              [say('live'), say('draft')],
              format.count,
            )}
          />
        </Section>
      ))}
      {limits.map(({ limit, days: used, max }) => (
        <Section key={limit} title={say('budget_use', { limit })}>
          <Chart
            title={say('budget_use', { limit })}
            picture={overTime(
              used.map(({ day }) => format.day(day)),
              [
                { name: say('live'), values: running(used.map(({ live }) => live)), dashed: true },
                { name: say('draft'), values: running(used.map(({ draft }) => draft)) },
                ...(max.draft === null ? [] : [{ name: say('limit'), values: used.map(() => max.draft), dashed: true }]),
              ],
              format.count,
              say('day'),
            )}
          />
        </Section>
      ))}
    </div>
  )
}

const running = (values: readonly number[]): number[] => {
  let sum = 0
  return values.map((value) => (sum += value))
}

/** The figures one looks for first. */
function Headline({ report }: { report: BacktestReport }) {
  const say = useTexts('studies')
  const format = useFormat()
  const { cost, members, orders, liability } = report
  const { low, high } = cost.interval.difference
  const figures = [
    {
      name: say('cost'),
      value: <Change value={cost.difference} text={format.money(cost.difference)} />,
      about: say('between', { low: format.money(low), high: format.money(high) }),
    },
    {
      name: say('per_member'),
      value: <Change value={cost.per_member.difference} text={format.money(cost.per_member.difference)} />,
      about: say('of_members', { count: members.population, members: format.count(members.population) }),
    },
    {
      name: say('touched'),
      value: format.count(members.touched),
      about: say('of_active', { count: members.active, members: format.count(members.active) }),
    },
    {
      name: say('liability_change'),
      value: <Change value={liability.change.difference} text={format.money(liability.change.difference)} />,
      about: say('of_orders', { count: orders, orders: format.count(orders) }),
    },
  ]
  return (
    <div className="grid">
      {figures.map(({ name, value, about }) => (
        <div key={name} className="card">
          <div className="soft">{name}</div>
          <div className="figure">{value}</div>
          <div className="soft">{about}</div>
        </div>
      ))}
    </div>
  )
}

/** Points by currency, live and with the draft. */
function Points({ report }: { report: BacktestReport }) {
  const say = useTexts('studies')
  const points = usePoints()
  const name = useNames()
  const rows = report.currencies.flatMap(({ currency, granted, clawed_back: back, expired, redeemed, end }) =>
    (
      [
        ['granted', granted],
        ['clawed_back', back],
        ['redeemed', redeemed],
        ['expired', expired],
        ['available', end.available],
      ] as const
    )
      .filter(([, { live, draft }]) => live !== 0 || draft !== 0)
      .map(([what, figure]) => ({ currency, what, ...figure })),
  )
  return (
    <Section title={say('points_by_currency')}>
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('points_by_currency')}>
        <table className="figures">
          <thead>
            <tr>
              {['currency', 'what', 'live', 'draft', 'difference'].map((head) => (
                <th key={head} scope="col" className={head === 'what' ? 'words' : ''}>
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ currency, what, live, draft, difference }) => (
              <tr key={`${currency} ${what}`}>
                <th scope="row">{name('currencies', currency)}</th>
                <th scope="row">{say(`points.${what}`)}</th>
                <td className="num">{points(currency, live)}</td>
                <td className="num">{points(currency, draft)}</td>
                <td>
                  <Change value={difference} text={points(currency, difference)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
