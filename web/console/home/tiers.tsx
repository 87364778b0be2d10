import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { ranked } from '#ui/chart/picture.ts'
import { Section } from '#ui/page.tsx'
import type { Pulse } from './figure.ts'

type TierSet = Pulse['tiers'][number]

/** Members by level, as they are now. */
export function Tiers({ tiers }: { tiers: Pulse['tiers'] }) {
  return (
    <div className="grid wide">
      {tiers.map((set) => (
        <TierMix key={set.set} set={set} />
      ))}
    </div>
  )
}

function TierMix({ set }: { set: TierSet }) {
  const say = useTexts('home')
  const format = useFormat()
  const all = set.levels.reduce((sum, { members }) => sum + members, 0)
  const picture = useMemo(
    () =>
      ranked(
        set.levels.map(({ name, members }) => ({ name, value: members })),
        (value) => format.count(value),
        [say('level'), say('members')],
      ),
    [set, format, say],
  )
  return (
    <Section title={say('tiers_of', { set: set.name })}>
      <Chart title={say('tiers_of', { set: set.name })} picture={picture} height={Math.max(120, set.levels.length * 40)} />
      <ul className="things" style={{ padding: 0 }}>
        {set.levels.map(({ level, name, members, made_of }) => (
          <li key={level}>
            <Link to="/figures" search={{ of: made_of, name } as never}>
              {name}
            </Link>
            <span className="grow" />
            <span className="num">{format.count(members)}</span>
            <span className="num soft">{format.share(all === 0 ? 0 : members / all)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
