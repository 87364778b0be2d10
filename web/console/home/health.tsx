import { Alert } from 'antd'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { ranked } from '#ui/chart/picture.ts'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Money, When } from '#ui/values.tsx'
import { useFigures } from './figure.ts'
import { PeriodChoice, usePeriod } from './period.tsx'

type Health = Answer<'/v1/programs/{program}/health'>
const PARTS = ['people', 'return', 'points', 'rewards', 'joining'] as const

/** A program looked over, in words and figures: who buys, who comes back, what rewards cost, what joining changed and what it did not. */
export default function HealthPage() {
  const say = useTexts('home')
  const { key } = useProgram()
  const { from, to } = usePeriod('365')
  const health = useRead('/v1/programs/{program}/health', { path: { program: key }, query: { from, to } })
  return (
    <Page title={say('health')} lead={say('health_about')} acts={<PeriodChoice comparing={false} usual="365" />}>
      <Read of={health} rows={12}>
        {(report) => (
          <div className="rows">
            {PARTS.map((part) => (
              <Part key={part} part={part} report={report} />
            ))}
          </div>
        )}
      </Read>
    </Page>
  )
}

function Part({ part, report }: { part: (typeof PARTS)[number]; report: Health }) {
  const say = useTexts('home')
  const said = report.sentences.filter(({ about }) => about === part)
  return (
    <Section title={say(`part.${part}`)}>
      {said.map(({ text, causal }) =>
        causal === false ? (
          <Alert key={text} type="info" role="note" showIcon title={text} description={say('no_effect')} />
        ) : (
          <p key={text}>{text}</p>
        ),
      )}
      {part === 'people' && <PlainFigures report={report} keys={['active_members', 'participation', 'new_members', 'members_share']} />}
      {part === 'return' && <PlainFigures report={report} keys={['repeat_rate', 'average_order', 'orders', 'sales']} />}
      {part === 'points' && <Points report={report} />}
      {part === 'rewards' && <Rewards report={report} />}
    </Section>
  )
}

function PlainFigures({ report, keys }: { report: Health; keys: readonly string[] }) {
  const write = useFigures()
  return (
    <dl className="terms">
      {report.figures
        .filter(({ key }) => keys.includes(key))
        .map((figure) => (
          <div key={`${figure.key} ${figure.currency}`} style={{ display: 'contents' }}>
            <dt title={figure.definition}>{figure.name}</dt>
            <dd className="num">{write(figure, figure.value)}</dd>
          </div>
        ))}
    </dl>
  )
}

function Points({ report }: { report: Health }) {
  const say = useTexts('home')
  const points = usePoints()
  const format = useFormat()
  return (
    <>
      <PlainFigures report={report} keys={['redemption_rate', 'liability', 'earned', 'burned', 'expired']} />
      {report.uses.length > 0 && (
        <table className="figures" aria-label={say('uses')}>
          <thead>
            <tr>
              {['use', 'times', 'points'].map((head) => (
                <th key={head} scope="col">
                  {say(`use.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.uses.map(({ kind, name, currency, times, points: amount }) => (
              <tr key={`${kind} ${name} ${currency}`}>
                <th scope="row">{name}</th>
                <td className="num">{format.count(times)}</td>
                <td className="num">{points(currency, amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Rewards({ report: { rewards } }: { report: Health }) {
  const say = useTexts('home')
  const format = useFormat()
  const points = usePoints()
  const picture = useMemo(
    () =>
      ranked(
        rewards.map(({ name, times }) => ({ name, value: times })),
        (value) => format.count(value),
        [say('reward.name'), say('reward.times')],
      ),
    [rewards, format, say],
  )
  if (rewards.length === 0) return null
  return (
    <div className="rows">
      <Chart title={say('rewards_used')} picture={picture} height={Math.max(160, rewards.length * 32)} />
      <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={say('rewards_used')}>
        <table className="figures">
          <thead>
            <tr>
              {['name', 'times', 'members', 'points', 'cost', 'last'].map((head) => (
                <th key={head} scope="col">
                  {say(`reward.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rewards.map(({ reward, name, times, members, points: spent, cost, last_at: last }) => (
              <tr key={reward}>
                <th scope="row">{name}</th>
                <td className="num">{format.count(times)}</td>
                <td className="num">{format.count(members)}</td>
                <td className="num">
                  {Object.entries(spent)
                    .map(([currency, amount]) => points(currency, amount))
                    .join(', ') || '–'}
                </td>
                <td>
                  <Money minor={cost} />
                </td>
                <td>
                  <When at={last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
