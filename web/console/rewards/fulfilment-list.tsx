import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { shortId } from '#kit/short-id.ts'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { State, When, type Mood } from '#ui/values.tsx'
import { useFulfilmentBulk } from './fulfilment-acts.tsx'

export type Fulfilment = Answer<'/v1/fulfilments'>['items'][number]
export const FULFILMENT_STATES = [
  'in_review',
  'reserved',
  'pending',
  'ordered',
  'unknown',
  'confirmed',
  'packed',
  'shipped',
  'delivered',
  'failed',
  'cancelled',
  'lapsed',
] as const

const MOODS: Record<Fulfilment['state'], Mood> = {
  reserved: 'wait',
  lapsed: 'over',
  pending: 'wait',
  ordered: 'busy',
  unknown: 'wait',
  confirmed: 'good',
  packed: 'busy',
  shipped: 'busy',
  delivered: 'good',
  failed: 'bad',
  cancelled: 'over',
  in_review: 'bad',
}

export function FulfilmentState({ state }: { state: Fulfilment['state'] }) {
  const say = useTexts('rewards')
  return <State mood={MOODS[state]}>{say(`state.${state}`)}</State>
}

/** Fulfilments, the newest first; of one reward or state where the query says so. */
export function FulfilmentList({ query = {} }: { query?: Record<string, string> }) {
  const say = useTexts('rewards')
  const name = useNames()
  const points = usePoints()
  const columns = useMemo<readonly Column<Fulfilment>[]>(
    () => [
      {
        key: 'id',
        title: say('fulfilment'),
        render: ({ id }) => (
          <Link to={`/fulfilments/${id}`} className="mono">
            {shortId(id)}
          </Link>
        ),
        csv: ({ id }) => id,
      },
      { key: 'reward', title: say('reward'), render: ({ reward }) => name('rewards', reward) },
      { key: 'state', title: say('state_head'), render: ({ state }) => <FulfilmentState state={state} />, csv: ({ state }) => state },
      {
        key: 'price',
        title: say('price'),
        render: ({ price }) =>
          Object.entries(price ?? {})
            .map(([currency, amount]) => points(currency, amount))
            .join(', ') || '–',
        sort: ({ price }) => Object.values(price ?? {})[0] ?? null,
      },
      { key: 'points', title: say('points_head'), render: ({ points: held }) => say(`points.${held}`) },
      { key: 'member', title: say('member'), render: ({ member }) => <Id value={member} short />, csv: ({ member }) => member },
      { key: 'supplier', title: say('supplier'), render: ({ supplier }) => supplier ?? '–', extra: true },
      { key: 'at', title: say('redeemed'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
    ],
    [say, name, points],
  )
  const fixed = query['state']
  const filters = useMemo(
    () => [
      ...(fixed
        ? []
        : [
            {
              key: 'state',
              label: say('state_head'),
              kind: 'choice' as const,
              options: FULFILMENT_STATES.map((value) => ({ value, label: say(`state.${value}`) })),
            },
          ]),
      { key: 'member', label: say('member_id'), kind: 'text' as const },
    ],
    [say, fixed],
  )
  return (
    <List<Fulfilment>
      name={say('fulfilments')}
      path="/v1/fulfilments"
      query={query}
      rowKey={({ id }) => id}
      rowName={({ id, reward }) => `${name('rewards', reward)} (${shortId(id)})`}
      bulk={useFulfilmentBulk()}
      columns={columns}
      filters={filters}
      everyMs={5000}
      empty={{ title: say('no_fulfilments'), text: say(query['state'] === 'in_review' ? 'no_reviews_about' : 'no_fulfilments_about') }}
    />
  )
}
