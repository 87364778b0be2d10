import { Link } from '@tanstack/react-router'
import { Collapse } from 'antd'
import { useFormat } from '#kit/format.ts'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Change } from '#ui/values.tsx'
import type { BacktestReport } from './backtest-report.tsx'

/** The orders that come out most otherwise, with what either version says of them. */
export function ChangedOrders({ orders }: { orders: BacktestReport['changed_orders'] }) {
  const say = useTexts('studies')
  const format = useFormat()
  const language = useLanguage()
  if (orders.length === 0) return null
  return (
    <Section title={say('changed_orders')}>
      <Collapse
        size="small"
        items={orders.map(({ decision, reference, at, total, difference, live, draft, member }) => ({
          key: decision,
          label: (
            <span>
              <span className="mono">{reference}</span> · {format.moment(at)} · {format.money(total)}{' '}
              <Change value={difference} text={format.money(difference)} />
            </span>
          ),
          children: (
            <div className="grid wide">
              <Words title={say('live')} words={live.words[language]} />
              <Words title={say('draft')} words={draft.words[language]} />
              <p>
                <Link to={`/members/${member}`}>{say('to_member')}</Link>
              </p>
            </div>
          ),
        }))}
      />
    </Section>
  )
}

function Words({ title, words }: { title: string; words: readonly string[] }) {
  return (
    <div>
      <strong>{title}</strong>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
        {words.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
