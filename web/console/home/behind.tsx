import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useNames, usePoints } from '#kit/program.ts'
import { useMay, useProgram } from '#kit/session.ts'
import { shortId } from '#kit/short-id.ts'
import { useStoreName, useStoreOptions } from '#kit/stores.ts'
import { useTexts } from '#kit/texts.ts'
import { List, type Column } from '#ui/list/list.tsx'
import { FirstUse } from '#ui/states.tsx'
import { Change, Money, State, When } from '#ui/values.tsx'

type Order = Answer<'/v1/orders'>['items'][number]
type Movement = Answer<'/v1/programs/{program}/movements'>['items'][number]
type Ending = Answer<'/v1/programs/{program}/outstanding'>['items'][number]
type Query = Record<string, string>

/** Who may not see decisions is told so in place of the list. */
function NotForRole() {
  const say = useTexts('home')
  return <FirstUse title={say('not_for_role')} text={say('not_for_role_about')} />
}

/** Orders, the latest first; or sales that are no member's. */
export function OrderList({ query }: { query: Query }) {
  const say = useTexts('home')
  const may = useMay()
  const storeName = useStoreName()
  const stores = useStoreOptions()
  const columns = useMemo<readonly Column<Order>[]>(
    () => [
      { key: 'reference', title: say('order.reference'), render: ({ reference }) => reference },
      { key: 'at', title: say('order.at'), render: ({ at }) => <When at={at} exact />, csv: ({ at }) => at },
      {
        key: 'member',
        title: say('order.member'),
        render: ({ member, source }) =>
          member === null ? (
            <span className="soft">{say(`source.${source}`)}</span>
          ) : (
            <Link to={`/members/${member}` as never} className="mono">
              {shortId(member)}
            </Link>
          ),
        csv: ({ member }) => member,
      },
      { key: 'store', title: say('order.store'), render: ({ store }) => (store ? storeName(store) : '–') },
      { key: 'channel', title: say('order.channel'), render: ({ channel }) => channel || '–' },
      {
        key: 'total',
        title: say('order.total'),
        align: 'right',
        render: ({ total }) => <Money minor={total} />,
        csv: ({ total }) => total,
      },
      {
        key: 'spent',
        title: say('order.spent'),
        align: 'right',
        render: ({ spent }) => <Money minor={spent} />,
        csv: ({ spent }) => spent,
      },
      {
        key: 'state',
        title: say('order.state'),
        render: ({ returned }) => (returned ? <State mood="over">{say('came_back')}</State> : <State mood="good">{say('stands')}</State>),
        csv: ({ returned }) => (returned ? 'returned' : 'stands'),
      },
    ],
    [say, storeName],
  )
  const filters = useMemo(
    () => [
      { key: 'store', label: say('order.store'), kind: 'choice' as const, options: stores },
      { key: 'channel', label: say('order.channel'), kind: 'text' as const },
    ],
    [say, stores],
  )
  if (!may('decisions:read')) return <NotForRole />
  return (
    <List<Order>
      name={say('orders')}
      path="/v1/orders"
      query={query}
      rowKey={({ reference, member }) => `${member} ${reference}`}
      columns={columns}
      filters={filters}
      empty={{ title: say('no_orders'), text: say('no_orders_about') }}
    />
  )
}

/** Points issued, redeemed or expired, movement by movement. */
export function Movements({ query }: { query: Query }) {
  const say = useTexts('home')
  const { key: program } = useProgram()
  const may = useMay()
  const points = usePoints()
  const columns = useMemo<readonly Column<Movement>[]>(
    () => [
      { key: 'at', title: say('movement.at'), render: ({ at }) => <When at={at} exact />, csv: ({ at }) => at },
      {
        key: 'member',
        title: say('order.member'),
        render: ({ member }) => (
          <Link to={`/members/${member}` as never} className="mono">
            {shortId(member)}
          </Link>
        ),
        csv: ({ member }) => member,
      },
      {
        key: 'points',
        title: say('movement.points'),
        align: 'right',
        render: ({ currency, points: amount }) => <Change value={amount} text={points(currency, amount)} />,
        csv: ({ points: amount }) => amount,
      },
      {
        key: 'decision',
        title: say('movement.decision'),
        render: ({ decision }) => <span className="mono">{shortId(decision)}</span>,
        csv: ({ decision }) => decision,
      },
    ],
    // The names of points come with the document.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [say],
  )
  if (!may('decisions:read')) return <NotForRole />
  return (
    <List<Movement>
      name={say('movements')}
      path="/v1/programs/{program}/movements"
      in={{ program }}
      query={query}
      rowKey={({ decision, currency, points: amount }) => `${decision} ${currency} ${amount}`}
      columns={columns}
      empty={{ title: say('no_movements'), text: say('no_movements_about') }}
    />
  )
}

/** Points outstanding, by the last day on which they can be used; each day opens whose they are. */
export function Outstanding({ query }: { query: Query }) {
  const say = useTexts('home')
  const { key: program } = useProgram()
  const format = useFormat()
  const name = useNames()
  const points = usePoints()
  const columns = useMemo<readonly Column<Ending>[]>(
    () => [
      {
        key: 'currency',
        title: say('ending.currency'),
        render: ({ currency }) => name('currencies', currency),
      },
      {
        key: 'last_day',
        title: say('ending.last_day'),
        render: ({ last_day: day, currency }) =>
          day === null ? (
            say('ending.never')
          ) : (
            <Link
              to="/figures"
              search={
                {
                  of: `/v1/programs/${program}/outstanding/members?currency=${currency}&from=${day}&until=${day}`,
                  name: format.day(day),
                } as never
              }
            >
              {format.day(day)}
            </Link>
          ),
        csv: ({ last_day: day }) => day,
      },
      {
        key: 'points',
        title: say('movement.points'),
        align: 'right',
        render: ({ currency, points: amount }) => points(currency, amount),
        csv: ({ points: amount }) => amount,
      },
      {
        key: 'worth',
        title: say('ending.worth'),
        align: 'right',
        render: ({ worth }) => <Money minor={worth} />,
        csv: ({ worth }) => worth,
      },
    ],
    // The names of currencies come with the document.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [say, format, program],
  )
  return (
    <List<Ending>
      name={say('outstanding')}
      path="/v1/programs/{program}/outstanding"
      in={{ program }}
      query={query}
      rowKey={({ currency, last_day: day }) => `${currency} ${day}`}
      columns={columns}
      empty={{ title: say('no_points'), text: say('no_points_about') }}
    />
  )
}
