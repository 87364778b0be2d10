import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { Tooltip } from 'antd'
import { useFormat } from '#kit/format.ts'
import { dayIn } from '#kit/local-time.ts'
import { useProgram } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'

type Campaign = ProgramDocument['campaigns'][string]

const COLOURS: Partial<Record<Campaign['state'], string>> = { live: 'var(--leaf)', approved: '#22607a', paused: '#8f5300' }

/** A row a campaign, a column a day. Days on which its hours never open, and blackout days, are left out of its bar. */
export function CalendarRows({ document, days }: { document: ProgramDocument; days: readonly string[] }) {
  const say = useTexts('studies')
  const format = useFormat()
  const language = useLanguage()
  const { time_zone: zone } = useProgram()
  const today = dayIn(zone)
  const campaigns = Object.entries(document.campaigns).filter(([, campaign]) => campaign.state !== 'ended')
  const months = [...new Set(days.map((day) => day.slice(0, 7)))]
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('calendar')}>
      <table className="calendar">
        <thead>
          <tr>
            <th scope="col">{say('campaign')}</th>
            {months.map((month) => (
              <th key={month} scope="colgroup" colSpan={days.filter((day) => day.startsWith(month)).length}>
                {new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
                  new Date(`${month}-01`),
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map(([key, campaign]) => {
            const runs = spansOf(campaign, days)
            const words = runs.map(([a, b]) => `${format.day(days[a]!)} – ${format.day(days[b]!)}`).join(', ') || say('not_then')
            return (
              <tr key={key}>
                <th scope="row">
                  {named(campaign.names, language, key)} <span className="soft">{say(`campaign_state.${campaign.state}`)}</span>
                </th>
                <td colSpan={days.length}>
                  <Tooltip title={words}>
                    <svg
                      role="img"
                      aria-label={words}
                      viewBox={`0 0 ${days.length} 10`}
                      preserveAspectRatio="none"
                      width="100%"
                      height="18"
                    >
                      {runs.map(([a, b]) => (
                        <rect
                          key={a}
                          x={a}
                          y={1}
                          width={b - a + 1}
                          height={8}
                          fill={COLOURS[campaign.state] ?? 'var(--soft)'}
                          opacity={0.85}
                        />
                      ))}
                      {days.includes(today) && <rect x={days.indexOf(today)} y={0} width={0.35} height={10} fill="var(--bad)" />}
                    </svg>
                  </Tooltip>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The runs of days on which it may fire, as places in `days`. */
export function spansOf(campaign: Pick<Campaign, 'from' | 'to' | 'hours' | 'blackout'>, days: readonly string[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [i, day] of days.entries()) {
    if (!opensOn(campaign, day)) continue
    const last = runs.at(-1)
    if (last?.[1] === i - 1) last[1] = i
    else runs.push([i, i])
  }
  return runs
}

function opensOn({ from, to, hours, blackout }: Pick<Campaign, 'from' | 'to' | 'hours' | 'blackout'>, day: string): boolean {
  if ((from !== undefined && day < from) || (to !== undefined && day > to) || blackout.includes(day)) return false
  // Monday is 1, as in the document.
  const weekday = new Date(day).getUTCDay() || 7
  return hours.length === 0 || hours.some(({ weekdays }) => !weekdays || weekdays.includes(weekday))
}
