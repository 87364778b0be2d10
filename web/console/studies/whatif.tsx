import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { act, useAct } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useLevelNames, useNames } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Chart } from '#ui/chart/chart.tsx'
import { flows, overTime } from '#ui/chart/picture.ts'
import { Page, Section } from '#ui/page.tsx'
import { Failed, Read } from '#ui/states.tsx'
import { Change } from '#ui/values.tsx'
import { isOver, StudyStateView } from './study-state.tsx'

type Report = NonNullable<Answer<'/v1/whatifs/{id}'>['report']>

/** A what-if: how far it is, and then before and after. */
export default function Whatif() {
  const say = useTexts('studies')
  const { id } = useParams({ strict: false }) as { id: string }
  const study = useRead('/v1/whatifs/{id}', { path: { id } })
  const cancel = useAct()
  const running = study.data !== undefined && !isOver(study.data.state)
  useRead('/v1/whatifs/{id}', { path: { id }, everyMs: running ? 700 : false })
  const change = Object.entries(study.data?.change ?? {})
  return (
    <Page
      title={say('whatif')}
      trail={[{ to: '/program/whatifs', title: say('whatifs') }]}
      lead={change.map(([path, value]) => (
        <code key={path} className="mono">
          {path} = {JSON.stringify(value)}
        </code>
      ))}
      acts={
        running && (
          <ActButton
            needs="studies:write"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(act({ method: 'post', path: '/v1/whatifs/{id}/cancel', in: { id } }))}
          >
            {say('cancel_study')}
          </ActButton>
        )
      }
    >
      <Read of={study}>
        {(data) =>
          data.report ? (
            <WhatifReportView report={data.report} />
          ) : data.error ? (
            <Failed error={new Error(data.error)} />
          ) : (
            <div className="card state" role="status">
              <StudyStateView state={data.state} progress={data.progress} />
              <p>{say(`state_about.${data.state}`)}</p>
            </div>
          )
        }
      </Read>
    </Page>
  )
}

function WhatifReportView({ report }: { report: Report }) {
  const say = useTexts('studies')
  const format = useFormat()
  const { expiry, tiers, earning, assumptions } = report
  return (
    <div className="rows">
      {earning && (
        <div className="grid">
          <Figure name={say('cost_a_month')} value={earning.per_month.difference} text={format.money(earning.per_month.difference)} />
          <Figure name={say('cost')} value={earning.cost.difference} text={format.money(earning.cost.difference)} />
        </div>
      )}
      <div className="grid wide">
        {expiry?.map((one) => (
          <Expiry key={one.currency} expiry={one} />
        ))}
        {tiers?.map((one) => (
          <Tiers key={one.set} tiers={one} />
        ))}
        {earning && (
          <Section title={say('cost_by_month')}>
            <Chart
              title={say('cost_by_month')}
              picture={overTime(
                earning.months.map(({ month }) => month),
                [
                  { name: say('before'), values: earning.months.map(({ cost }) => cost.live), kind: 'bar' },
                  { name: say('after'), values: earning.months.map(({ cost }) => cost.changed), kind: 'bar' },
                ],
                format.moneyRough,
                say('month'),
              )}
            />
          </Section>
        )}
      </div>
      <Alert
        type="info"
        role="note"
        title={say('assumptions')}
        description={
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {assumptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        }
      />
    </div>
  )
}

function Figure({ name, value, text }: { name: string; value: number; text: string }) {
  return (
    <div className="card">
      <div className="soft">{name}</div>
      <div className="figure">
        <Change value={value} text={text} />
      </div>
    </div>
  )
}

function Expiry({ expiry: { currency, months } }: { expiry: NonNullable<Report['expiry']>[number] }) {
  const say = useTexts('studies')
  const format = useFormat()
  const name = useNames()
  const places = months.map(({ month }) => month)
  const expires = say('expires_by_month', { currency: name('currencies', currency) })
  const owed = say('liability_by_month', { currency: name('currencies', currency) })
  return (
    <>
      <Section title={expires}>
        <Chart
          title={expires}
          picture={overTime(
            places,
            [
              { name: say('before'), values: months.map(({ points }) => points.live), kind: 'bar' },
              { name: say('after'), values: months.map(({ points }) => points.changed), kind: 'bar' },
            ],
            format.count,
            say('month'),
          )}
        />
      </Section>
      <Section title={owed}>
        <Chart
          title={owed}
          picture={overTime(
            places,
            [
              { name: say('before'), values: months.map(({ liability }) => liability.live), dashed: true },
              { name: say('after'), values: months.map(({ liability }) => liability.changed), kind: 'area' },
            ],
            format.moneyRough,
            say('month'),
          )}
        />
      </Section>
    </>
  )
}

function Tiers({ tiers: { set, now, reviewed } }: { tiers: NonNullable<Report['tiers']>[number] }) {
  const say = useTexts('studies')
  const format = useFormat()
  const level = useLevelNames()
  const drawn = [
    ['tiers_now', now],
    ['tiers_reviewed', reviewed],
  ] as const
  return drawn.map(([key, { moved, cells }]) => {
    const title = say(key, { members: format.count(moved) })
    return (
      <Section key={key} title={title}>
        <Chart
          title={title}
          picture={flows(
            cells.map(({ live, changed, members }) => ({ from: level(set, live), to: level(set, changed), value: members })),
            [say('before'), say('after')],
            format.count,
          )}
        />
      </Section>
    )
  })
}
