import { useParams } from '@tanstack/react-router'
import { act, useAct } from '#kit/acts.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Page } from '#ui/page.tsx'
import { Failed, Read } from '#ui/states.tsx'
import { BacktestReportView } from './backtest-report.tsx'
import { isOver, StudyStateView } from './study-state.tsx'

/** A backtest: how far it is, and then its report in pictures. */
export default function Backtest() {
  const say = useTexts('studies')
  const format = useFormat()
  const { id } = useParams({ strict: false }) as { id: string }
  const study = useRead('/v1/backtests/{id}', { path: { id } })
  const running = study.data !== undefined && !isOver(study.data.state)
  useRead('/v1/backtests/{id}', { path: { id }, everyMs: running ? 700 : false })
  const cancel = useAct()
  return (
    <Page
      title={say('backtest')}
      trail={[{ to: '/program/backtests', title: say('backtests') }]}
      lead={study.data && say('backtest_lead', { from: format.day(study.data.from), to: format.day(study.data.to) })}
      acts={
        running && (
          <ActButton
            needs="studies:write"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(act({ method: 'post', path: '/v1/backtests/{id}/cancel', in: { id } }))}
          >
            {say('cancel_study')}
          </ActButton>
        )
      }
    >
      <Read of={study}>
        {(data) =>
          data.report ? (
            <BacktestReportView report={data.report} />
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
