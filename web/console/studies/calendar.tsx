import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useFormat } from '#kit/format.ts'
import { dayIn } from '#kit/local-time.ts'
import { useLiveDocument } from '#kit/program.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { CalendarRows } from './calendar-rows.tsx'

const MONTHS_SHOWN = 3

/** Which campaign runs when. Three months at a time; the address says from which. */
export default function Calendar() {
  const say = useTexts('studies')
  const format = useFormat()
  const live = useLiveDocument()
  const [url, setUrl] = useUrlState()
  const { time_zone: zone } = useProgram()
  const first = /^\d{4}-\d\d$/.test(url['from'] ?? '') ? url['from']! : dayIn(zone).slice(0, 7)
  const days = daysOf(first)
  return (
    <Page
      title={say('calendar')}
      lead={say('calendar_about')}
      acts={
        <>
          <Button onClick={() => setUrl({ from: monthsFrom(first, -1) })}>{say('earlier')}</Button>
          <Button onClick={() => setUrl({ from: undefined })}>{say('today')}</Button>
          <Button onClick={() => setUrl({ from: monthsFrom(first, 1) })}>{say('later')}</Button>
        </>
      }
    >
      <Read of={live}>
        {({ document, number }) => (
          <section className="card" aria-label={say('calendar')}>
            <p className="soft" style={{ marginTop: 0 }}>
              {say('calendar_of', { version: number, from: format.day(days[0]!), to: format.day(days.at(-1)!) })}{' '}
              <Link to="/program/parts/campaigns">{say('to_campaigns')}</Link>
            </p>
            <CalendarRows document={document} days={days} />
          </section>
        )}
      </Read>
    </Page>
  )
}

const monthsFrom = (month: string, count: number): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

function daysOf(first: string): string[] {
  const [begin, end] = [Date.parse(`${first}-01`), Date.parse(`${monthsFrom(first, MONTHS_SHOWN)}-01`)]
  return Array.from({ length: (end - begin) / 86_400_000 }, (_, i) => new Date(begin + i * 86_400_000).toISOString().slice(0, 10))
}
