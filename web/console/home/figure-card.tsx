import InfoCircleOutlined from '@ant-design/icons/InfoCircleOutlined'
import { Link } from '@tanstack/react-router'
import { Button, Tooltip } from 'antd'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { deltaOf, useFigures, type Figure } from './figure.ts'
import { Sparkline } from './sparkline.tsx'

/** One figure: its value, how it changed, its days, what exactly it counts, and the way to what it is made of. */
export function FigureCard({ figure, chosen, choose }: { figure: Figure; chosen: boolean; choose: () => void }) {
  const say = useTexts('home')
  const write = useFigures()
  const { name, definition, value, made_of, series } = figure
  return (
    <article className={`card figure-card${chosen ? ' chosen' : ''}`} aria-label={name}>
      <div className="figure-name">
        <h3>{name}</h3>
        <Tooltip title={definition} trigger={['hover', 'focus']}>
          <Button type="text" size="small" icon={<InfoCircleOutlined />} aria-label={say('definition_of', { name, definition })} />
        </Tooltip>
      </div>
      <p className="figure" data-figure={figure.key}>
        {write(figure, value)}
      </p>
      <Change figure={figure} />
      <button type="button" className="plain" aria-pressed={chosen} aria-label={say('show_days_of', { name })} onClick={choose}>
        <Sparkline values={series.map((point) => point.value)} />
      </button>
      <Link to="/figures" search={{ of: made_of, name } as never}>
        {say('made_of')}
      </Link>
    </article>
  )
}

/** How it changed: with a sign and in words, not by colour alone. */
function Change({ figure }: { figure: Figure }) {
  const say = useTexts('home')
  const format = useFormat()
  const write = useFigures()
  const delta = deltaOf(figure)
  if (!delta)
    return (
      <p className="figure-change soft">{figure.previous === null ? '\u00a0' : say('was', { value: write(figure, figure.previous) })}</p>
    )
  const sign = delta.by > 0 ? '+' : ''
  const by = delta.unit === 'share' ? `${sign}${format.share(delta.by)}` : say('hundredths', { by: `${sign}${delta.by.toFixed(1)}` })
  return (
    <p className={`figure-change ${delta.mood}`}>
      {by} <span className="soft">{say('was', { value: write(figure, figure.previous) })}</span>
    </p>
  )
}
