import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Day, State } from '#ui/values.tsx'

const SHARES = new Set(['active_members', 'repeat_rate', 'members_share_of_sales', 'redemption_rate'])
const SHOWN = 12

/** What campaigns, plans and benefits are to change: as it was, as it is, as it is to be. */
export function Objectives() {
  const say = useTexts('home')
  const language = useLanguage()
  const { key } = useProgram()
  const objectives = useRead('/v1/programs/{program}/objectives', { path: { program: key } })
  const write = useMetrics()
  return (
    <Section title={say('objectives')}>
      <Read of={objectives} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('no_objectives')}</p>
          ) : (
            <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={say('objectives')}>
              <table className="figures">
                <thead>
                  <tr>
                    {['subject', 'metric', 'baseline', 'now', 'target', 'by'].map((head) => (
                      <th key={head} scope="col" className={head === 'metric' ? 'words' : ''}>
                        {say(`objective.${head}`)}
                      </th>
                    ))}
                    <th scope="col">{say('objective.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.slice(0, SHOWN).map((item) => (
                    <tr key={`${item.subject} ${item.metric} ${item.population}`}>
                      <th scope="row">{named(item.names, language, item.subject)}</th>
                      <td className="words">{say(`metric.${item.metric}`)}</td>
                      <td className="num">{write(item.metric, item.baseline)}</td>
                      <td className="num">{write(item.metric, item.current)}</td>
                      <td className="num">{write(item.metric, item.target)}</td>
                      <td>
                        <Day at={item.by} />
                      </td>
                      <td>
                        {item.reached ? <State mood="good">{say('reached')}</State> : <State mood="wait">{say('not_reached')}</State>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Read>
    </Section>
  )
}

function useMetrics(): (metric: string, value: number | null) => string {
  const format = useFormat()
  return (metric, value) => {
    if (value === null) return '–'
    if (SHARES.has(metric)) return format.share(value)
    if (metric === 'average_order') return format.money(Math.round(value))
    return metric === 'new_members' ? format.count(value) : value.toFixed(2)
  }
}
