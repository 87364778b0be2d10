import { Input } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { overTime } from '#ui/chart/picture.ts'
import { Page, Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Money } from '#ui/values.tsx'
import { FoundActs, SaveFound } from './found-group.tsx'
import { MonthsChoice, useMonths } from './months.tsx'

type Bands = Answer<'/v1/programs/{program}/bands'>
type Band = Bands['bands'][number]

/** Members by what they spent, over thresholds of one's own. */
export default function BandsPage() {
  const say = useTexts('groups')
  const { key: program } = useProgram()
  const [url] = useUrlState()
  const months = useMonths()
  const thresholds = url['thresholds']
  const bands = useRead('/v1/programs/{program}/bands', {
    path: { program },
    query: { months, ...(thresholds !== undefined && { thresholds }) },
  })
  return (
    <Page title={say('bands')} lead={say('bands_about')} trail={[{ to: '/groups', title: say('title') }]} acts={<MonthsChoice />}>
      <Read of={bands}>
        {(data) => (
          <div className="rows">
            <Thresholds bands={data} />
            <BandsOf data={data} />
          </div>
        )}
      </Read>
      <SaveFound />
    </Page>
  )
}

/** The thresholds, in whole units of the program's money. */
function Thresholds({ bands: { bands, money } }: { bands: Bands }) {
  const say = useTexts('groups')
  const [, setUrl] = useUrlState()
  const unit = 10 ** money.decimals
  const now = bands.flatMap(({ least }) => (least ? [least / unit] : [])).join(', ')
  const [text, setText] = useState(now)
  useEffect(() => setText(now), [now])
  const take = (): void => {
    const amounts = text
      .split(/[,，;\s]+/)
      .map((part) => Math.round(Number(part) * unit))
      .filter((amount) => Number.isSafeInteger(amount) && amount > 0)
    setUrl({ thresholds: amounts.join(',') || undefined }, { replace: true })
  }
  return (
    <label style={{ maxWidth: 420 }}>
      {say('thresholds', { currency: money.currency })} <span className="soft">{say('thresholds_about')}</span>
      <Input value={text} onChange={({ target }) => setText(target.value)} onBlur={take} onPressEnter={take} inputMode="decimal" />
    </label>
  )
}

function useBandName(): (band: Band) => string {
  const say = useTexts('groups')
  const format = useFormat()
  return ({ least, below }) => {
    if (least === null) return say('bought_nothing')
    if (below === null) return say('from_money', { least: format.moneyRough(least) })
    const bounds = { least: format.moneyRough(least), below: format.moneyRough(below) }
    return least === 0 ? say('below_money', bounds) : say('between_money', bounds)
  }
}

function BandsOf({ data }: { data: Bands }) {
  const say = useTexts('groups')
  const format = useFormat()
  const name = useBandName()
  const picture = useMemo(
    () =>
      overTime(
        data.bands.map(name),
        [
          { name: say('of_members'), values: data.bands.map((band) => band.share_of_members), kind: 'bar' },
          { name: say('share'), values: data.bands.map((band) => band.share_of_sales), kind: 'bar' },
        ],
        (value) => format.share(value),
        say('band'),
      ),
    // The names of bands follow from the data and the language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [data, format, say],
  )
  return (
    <>
      <Section title={say('bands_picture')}>
        <Chart title={say('bands_picture')} picture={picture} />
      </Section>
      <section className="card" aria-label={say('bands')} style={{ overflow: 'auto' }} tabIndex={0}>
        <table className="figures">
          <thead>
            <tr>
              {['band', 'size', 'of_members', 'orders', 'spent', 'share', 'average'].map((head) => (
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
            {data.bands.map((band) => (
              <tr key={name(band)}>
                <th scope="row">{name(band)}</th>
                <td className="num">{format.count(band.members)}</td>
                <td className="num">{format.share(band.share_of_members)}</td>
                <td className="num">{format.count(band.orders)}</td>
                <td>
                  <Money minor={band.spent} />
                </td>
                <td className="num">{format.share(band.share_of_sales)}</td>
                <td>
                  <Money minor={band.members === 0 ? null : Math.round(band.spent / band.members)} />
                </td>
                <td>
                  <FoundActs rule={band.rule} made_of={band.made_of} name={name(band)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
