import { Progress } from 'antd'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { ImportStateView, isWorking, type Import } from './import-state.tsx'

/** How far an import is, as it comes in. */
export function ImportProgress({ of }: { of: Import }) {
  const say = useTexts('data')
  const format = useFormat()
  const { rows, progress, state } = of
  const working = isWorking(state)
  const figures = [
    ['rows_read', rows.read],
    ['rows_taken', rows.taken],
    ['rows_known', rows.known],
    ['rows_rejected', rows.rejected],
    ...(working ? [['rows_a_second', of.per_second]] : []),
  ] as [string, number][]
  return (
    <Section title={say('progress')} acts={<ImportStateView {...of} />}>
      {working && (
        <div role="status" aria-live="polite">
          <p style={{ margin: '0 0 8px' }}>{say(`import_state_about.${state}`)}</p>
          {progress !== null && <Progress percent={Math.floor(progress * 100)} aria-label={say('progress')} />}
        </div>
      )}
      <dl className="grid" style={{ margin: 0, gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))' }}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="soft">{say(name)}</dt>
            <dd className={`figure ${name === 'rows_rejected' && value > 0 ? 'bad' : ''}`} style={{ margin: 0 }}>
              {format.count(value)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
