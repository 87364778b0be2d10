import { Alert } from 'antd'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'

/** What a quote says: what each rule gives, what that is of the price, and why the others gave nothing. */
export function QuoteView({ quote }: { quote: Answer<'/v1/quotes', 'post'> }) {
  const say = useTexts('simulator')
  const format = useFormat()
  const name = useNames()
  const points = usePoints()
  const { answer, refusal, return_rate: rate, not_fired: silent } = quote
  return (
    <div className="rows">
      {refusal && <Alert type="warning" role="note" showIcon title={say('refused', { code: refusal.code })} />}
      <p style={{ margin: 0 }}>
        <span className="figure">{format.share(rate)}</span> <span className="soft">{say('return_rate')}</span>
      </p>
      {answer.effects.length === 0 ? (
        <p className="soft">{say('gives_nothing')}</p>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {answer.effects.map(({ campaign, rule, index, currency, granted, wanted, kind, cut }) => (
            <li key={`${campaign} ${rule} ${index}`}>
              <strong>{name('campaigns', campaign)}</strong>{' '}
              {kind && kind !== 'points'
                ? say('effect', { kind, amount: granted ? format.money(granted) : '' })
                : points(currency, granted)}
              {cut && <span className="soft"> {say('cut', { wanted: points(currency, wanted), cut })}</span>}
            </li>
          ))}
        </ul>
      )}
      {silent.length > 0 && (
        <details>
          <summary>{say('not_fired', { count: silent.length })}</summary>
          <ul style={{ margin: '8px 0 0', paddingInlineStart: 18 }}>
            {silent.map(({ campaign, rule, text }) => (
              <li key={`${campaign} ${rule}`}>
                <strong>{name('campaigns', campaign)}</strong> {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
