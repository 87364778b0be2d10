import { useCallback } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useLevelNames, useLiveDocument, useNamedPoints, useNames } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'

type Projection = Answer<'/v1/members/{id}/tiers'>['items'][number]

/** Where the member stands, and what would have to happen, or happens by itself. */
export function Tiers({ id }: { id: string }) {
  const say = useTexts('members')
  const name = useNames()
  const level = useLevelNames()
  const tiers = useRead('/v1/members/{id}/tiers', { path: { id } })
  return (
    <Section title={say('tiers')}>
      <Read of={tiers} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('no_tiers')}</p>
          ) : (
            <dl className="terms">
              {items.map((tier) => (
                <div key={tier.set} style={{ display: 'contents' }}>
                  <dt>{name('tiers', tier.set)}</dt>
                  <dd>
                    <strong>{level(tier.set, tier.level)}</strong> <Outlook tier={tier} />
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Read>
    </Section>
  )
}

function Outlook({ tier }: { tier: Projection }) {
  const said = useOutlook(tier)
  const say = useTexts('members')
  const { counted, next } = tier
  return (
    <>
      {next && (
        <progress
          aria-label={say('way_to_next')}
          value={counted}
          max={counted + next.missing}
          style={{ display: 'block', width: '100%', maxWidth: 360, margin: '6px 0', accentColor: 'var(--leaf)' }}
        />
      )}
      <ul className="soft" style={{ margin: '2px 0 0', paddingInlineStart: 18 }}>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** The sentences: what counts so far, what is missing for more, what keeps it, and what happens by itself. */
function useOutlook({ set, level: now, counted, next, keep, otherwise, until }: Projection): readonly string[] {
  const say = useTexts('members')
  const format = useFormat()
  const level = useLevelNames()
  const amount = useMetric(set)
  const day = (at: string | null): string => (at ? format.day(at) : '')
  const to = next && { missing: amount(next.missing), level: level(set, next.level), day: day(next.by) }
  const stays = otherwise?.level === now
  return [
    say('counted', { amount: amount(counted) }),
    ...(until && !otherwise ? [say('level_until', { day: day(until) })] : []),
    ...(to ? [say(next.by ? 'to_next_by' : 'to_next', to)] : []),
    ...(keep && keep.missing > 0 ? [say('to_keep', { missing: amount(keep.missing), day: day(keep.by) })] : []),
    ...(otherwise ? [say(stays ? 'otherwise_stays' : 'otherwise', { level: level(set, otherwise.level), day: day(otherwise.on) })] : []),
  ]
}

/** What the levels of a set are earned by, as an amount: points, money, or a number of times. */
function useMetric(set: string): (value: number) => string {
  const format = useFormat()
  const points = useNamedPoints()
  const { data } = useLiveDocument()
  const metric = data?.document.tiers[set]?.metric
  return useCallback(
    (value: number) => {
      if (metric && 'earned' in metric) return points(metric.earned, value)
      return metric && 'spent' in metric ? format.money(value) : format.count(value)
    },
    [metric, format, points],
  )
}
