import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useFormat } from '#kit/format.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'

/** What campaigns have spent of what they may. */
export function Budgets() {
  const say = useTexts('home')
  const { key } = useProgram()
  const name = useNames()
  const format = useFormat()
  const points = usePoints()
  const budgets = useRead('/v1/programs/{program}/budgets', { path: { program: key }, everyMs: 15_000 })
  return (
    <Section title={say('budgets')}>
      <Read of={budgets} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              {say('no_budgets')} <Link to={'/program/parts/budgets' as never}>{say('to_budgets')}</Link>
            </p>
          ) : (
            <ul className="things" style={{ padding: 0 }}>
              {items.map(({ budget, of, currency, amount, used }) => {
                const write = (value: number): string =>
                  of === 'money' ? format.money(value) : currency === undefined ? format.count(value) : points(currency, value)
                return (
                  <li key={budget} style={{ flexWrap: 'wrap' }}>
                    <strong>{name('budgets', budget)}</strong>
                    <span className="grow" />
                    <span className="num">{say('used_of', { used: write(used), amount: write(amount) })}</span>
                    <Progress
                      aria-label={say('used_of', { used: write(used), amount: write(amount) })}
                      percent={Math.round((100 * used) / amount)}
                      {...(used >= amount && { status: 'exception' })}
                    />
                  </li>
                )
              })}
            </ul>
          )
        }
      </Read>
    </Section>
  )
}
