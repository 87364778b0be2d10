import { Segmented } from 'antd'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { grid } from '#ui/chart/picture.ts'
import { Page, Section } from '#ui/page.tsx'
import { FirstUse, Read } from '#ui/states.tsx'
import { Money } from '#ui/values.tsx'
import { FoundActs, SaveFound } from './found-group.tsx'
import { MonthsChoice, useMonths } from './months.tsx'
import { useSteps } from './steps.ts'

type Rfm = Answer<'/v1/programs/{program}/rfm'>
type Cell = Rfm['cells'][number]
const SHADES = ['members', 'spent', 'money'] as const
type Shade = (typeof SHADES)[number]

/** The grid of recency and frequency; a field of it is a group, with its people, to be saved. */
export default function RfmPage() {
  const say = useTexts('groups')
  const { key: program } = useProgram()
  const months = useMonths()
  const rfm = useRead('/v1/programs/{program}/rfm', { path: { program }, query: { months } })
  return (
    <Page title={say('rfm')} lead={say('rfm_about')} trail={[{ to: '/groups', title: say('title') }]} acts={<MonthsChoice />}>
      <Read of={rfm}>
        {(data) => (data.buyers === 0 ? <FirstUse title={say('nobody')} text={say('cell_none')} /> : <Grid rfm={data} />)}
      </Read>
      <SaveFound />
    </Page>
  )
}

function Grid({ rfm }: { rfm: Rfm }) {
  const say = useTexts('groups')
  const format = useFormat()
  const steps = useSteps()
  const [url, setUrl] = useUrlState()
  const shade = SHADES.find((one) => one === url['shade']) ?? 'members'
  const chosen = rfm.cells.find((cell) => placeOf(cell) === url['cell'])
  const { recency, frequency } = rfm.scales
  const write = (value: number): string =>
    shade === 'spent' ? format.moneyRough(value) : shade === 'money' ? value.toFixed(1) : format.count(value)
  const picture = useMemo(
    () =>
      grid(
        frequency.map(steps.times),
        recency.map(steps.ago),
        recency.map((r) => frequency.map((f) => cellAt(rfm, r.score, f.score)?.[shade] ?? 0)),
        write,
      ),
    // What is written follows from the shade.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [rfm, shade, format],
  )
  return (
    <div className="rows">
      <p className="soft" style={{ margin: 0 }}>
        {say('buyers', { buyers: format.count(rfm.buyers), members: format.count(rfm.members) })}
      </p>
      <Section
        title={say('grid')}
        acts={
          <Segmented
            aria-label={say('shade_by')}
            value={shade}
            onChange={(value) => setUrl({ shade: value === 'members' ? undefined : value }, { replace: true })}
            options={SHADES.map((value: Shade) => ({ value, label: say(`shade.${value}`) }))}
          />
        }
      >
        <Chart title={say('grid')} picture={picture} height={recency.length * 56 + 40} />
        <Fields
          rfm={rfm}
          chosen={chosen}
          choose={(cell) => setUrl({ cell: cell === chosen ? undefined : placeOf(cell) }, { replace: true })}
        />
      </Section>
      <Section title={say('cell')}>{chosen ? <CellOf rfm={rfm} cell={chosen} /> : <p className="soft">{say('cell_none')}</p>}</Section>
      <Section title={say('by_money')}>
        <MoneySteps rfm={rfm} />
      </Section>
    </div>
  )
}

const placeOf = ({ recency, frequency }: Cell): string => `${recency}-${frequency}`
const cellAt = ({ cells }: Rfm, recency: number, frequency: number): Cell | undefined =>
  cells.find((cell) => cell.recency === recency && cell.frequency === frequency)

/** The fields as buttons: the picture alone could not be reached by keyboard. */
function Fields({ rfm, chosen, choose }: { rfm: Rfm; chosen: Cell | undefined; choose: (cell: Cell) => void }) {
  const say = useTexts('groups')
  const format = useFormat()
  const steps = useSteps()
  const { recency, frequency } = rfm.scales
  return (
    <div style={{ overflow: 'auto', marginTop: 12 }} tabIndex={0} role="region" aria-label={say('fields')}>
      <table className="figures fields">
        <thead>
          <tr>
            <td />
            {frequency.map((f) => (
              <th key={f.score} scope="col">
                {steps.times(f)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {recency.map((r) => (
            <tr key={r.score}>
              <th scope="row">{steps.ago(r)}</th>
              {frequency.map((f) => {
                const cell = cellAt(rfm, r.score, f.score)
                if (!cell) return <td key={f.score} />
                const named = { recency: steps.ago(r), frequency: steps.times(f), members: format.count(cell.members) }
                return (
                  <td key={f.score}>
                    <button
                      type="button"
                      className="plain"
                      aria-pressed={cell === chosen}
                      aria-label={say('choose_cell', named)}
                      onClick={() => choose(cell)}
                    >
                      {format.count(cell.members)}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellOf({ rfm, cell }: { rfm: Rfm; cell: Cell }) {
  const say = useTexts('groups')
  const format = useFormat()
  const steps = useSteps()
  const [r, f] = [
    rfm.scales.recency.find(({ score }) => score === cell.recency),
    rfm.scales.frequency.find(({ score }) => score === cell.frequency),
  ]
  const name = [r && steps.ago(r), f && steps.times(f)].join(', ')
  return (
    <>
      <dl className="terms">
        <dt>{say('recency')}</dt>
        <dd>{r && steps.ago(r)}</dd>
        <dt>{say('frequency')}</dt>
        <dd>{f && steps.times(f)}</dd>
        <dt>{say('size')}</dt>
        <dd className="num">
          {format.count(cell.members)} ({format.share(cell.share_of_members)})
        </dd>
        <dt>{say('spent')}</dt>
        <dd>
          <Money minor={cell.spent} /> ({format.share(cell.share_of_sales)})
        </dd>
        <dt>{say('average')}</dt>
        <dd>
          <Money minor={cell.members === 0 ? null : Math.round(cell.spent / cell.members)} />
        </dd>
        <dt>{say('rule')}</dt>
        <dd>
          <pre className="code">{cell.rule}</pre>
        </dd>
      </dl>
      <FoundActs rule={cell.rule} made_of={cell.made_of} name={name} />
    </>
  )
}

function MoneySteps({ rfm }: { rfm: Rfm }) {
  const say = useTexts('groups')
  const format = useFormat()
  const steps = useSteps()
  return (
    <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={say('by_money')}>
      <table className="figures">
        <thead>
          <tr>
            {['money', 'size', 'of_members', 'spent', 'share'].map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{say('find')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rfm.scales.money.toReversed().map((step) => (
            <tr key={step.score}>
              <th scope="row">{steps.money(step)}</th>
              <td className="num">{format.count(step.members)}</td>
              <td className="num">{format.share(step.share_of_members)}</td>
              <td>
                <Money minor={step.spent} />
              </td>
              <td className="num">{format.share(step.share_of_sales)}</td>
              <td>
                <FoundActs rule={step.rule} made_of={step.made_of} name={steps.money(step)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
