import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { State, When, type Mood } from '#ui/values.tsx'
import type { Member } from './member.tsx'

type Fulfilment = Answer<'/v1/fulfilments'>['items'][number]

const MOODS: Partial<Record<Fulfilment['state'], Mood>> = {
  confirmed: 'good',
  delivered: 'good',
  failed: 'bad',
  in_review: 'bad',
  cancelled: 'over',
  lapsed: 'over',
}

/** What the member has redeemed, and how far it is. */
export function Rewards({ member: { id } }: { member: Member }) {
  const say = useTexts('members')
  const may = useMay()
  const query = useMemo(() => ({ member: id }), [id])
  const columns = useColumns()
  if (!may('decisions:read')) return <p>{say('shell:role_may_not')}</p>
  return (
    <List<Fulfilment>
      name={say('tab.rewards')}
      path="/v1/fulfilments"
      query={query}
      rowKey={(row) => row.id}
      columns={columns}
      empty={{ title: say('no_rewards'), text: say('no_rewards_about') }}
    />
  )
}

function useColumns(): readonly Column<Fulfilment>[] {
  const say = useTexts('members')
  const name = useNames()
  const points = usePoints()
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<Fulfilment>[]>(
    () => [
      {
        key: 'reward',
        title: say('reward'),
        render: ({ id, reward, quantity }) => (
          <Link to={`/fulfilments/${id}`}>
            {quantity > 1 && `${quantity} × `}
            {name('rewards', reward)}
          </Link>
        ),
        csv: ({ reward }) => reward,
      },
      {
        key: 'state',
        title: say('status_head'),
        render: ({ state }) => <State mood={MOODS[state] ?? 'busy'}>{say(`fulfilment_state.${state}`)}</State>,
        csv: ({ state }) => state,
      },
      {
        key: 'price',
        title: say('price'),
        render: ({ price }) =>
          Object.entries(price ?? {})
            .map(([currency, amount]) => points(currency, amount))
            .join(', ') || '–',
        sort: ({ price }) => Object.values(price ?? {})[0] ?? null,
      },
      { key: 'tracking', title: say('tracking'), render: ({ tracking }) => tracking ?? '–' },
      { key: 'at', title: say('when'), render: ({ created_at: at }) => <When at={at} />, csv: ({ created_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: ({ id }) => (
          <ActButton size="small" needs="members:write" onClick={() => setUrl({ do: 'resend', of: id })}>
            {say('resend')}
          </ActButton>
        ),
        csv: () => null,
      },
    ],
    [say, name, points, setUrl],
  )
}
