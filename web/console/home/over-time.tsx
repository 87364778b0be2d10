import { useMemo } from 'react'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { overTime } from '#ui/chart/picture.ts'
import { Section } from '#ui/page.tsx'
import { useFigures, type Figure } from './figure.ts'

/** The days of a figure, drawn and as a table. */
export function OverTime({ figure }: { figure: Figure }) {
  const say = useTexts('home')
  const format = useFormat()
  const write = useFigures()
  const picture = useMemo(
    () =>
      overTime(
        figure.series.map(({ day }) => format.day(day)),
        [{ name: figure.name, values: figure.series.map(({ value }) => value), kind: figure.series_of === 'each_day' ? 'bar' : 'area' }],
        (value) => write(figure, value),
        say('day'),
      ),
    // What is written of a figure follows from it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [figure, format],
  )
  return (
    <Section title={figure.name}>
      <p className="soft" style={{ marginTop: 0 }}>
        {figure.definition} {say(`series.${figure.series_of}`)}
      </p>
      <Chart title={say('days_of', { name: figure.name })} picture={picture} />
    </Section>
  )
}
