import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useLevelNames, usePoints } from '#kit/program.ts'
import { shortId } from '#kit/short-id.ts'
import { needArea, useTexts } from '#kit/texts.ts'
import { List, type Column } from '#ui/list/list.tsx'
import type { ListPath } from '#ui/list/use-list-page.ts'
import { Day, Money, When } from '#ui/values.tsx'
import { useMemberBulk } from '../members/bulk-acts.tsx'

/** A member with what they bought; of some lists with points as well. */
type Person = Answer<'/v1/programs/{program}/buyers'>['items'][number] & { points?: number }

interface PeopleProps {
  /** What the list is called, for a screen reader and the CSV file. */
  name: string
  path: ListPath
  in: Record<string, string>
  query?: Record<string, string>
  /** The currency of the points that the list tells. */
  currency?: string
  empty: { title: string; text: string }
  prefix?: string
}

/** The people behind a figure. Nothing of the person is shown but what everybody may know of a member. */
export function PeopleList(props: PeopleProps) {
  const [ready, setReady] = useState(false)
  useEffect(() => void Promise.all([needArea('people'), needArea('members')]).then(() => setReady(true)), [])
  return ready ? <People {...props} /> : null
}

function People({ name, path, in: inPath, query = {}, currency, empty, prefix = '' }: PeopleProps) {
  const columns = useColumns(currency)
  const bulk = useMemberBulk<Person>(({ member }) => member)
  return (
    <List<Person>
      name={name}
      path={path}
      in={inPath}
      query={query}
      rowKey={({ member }) => member.id}
      rowName={calledBy}
      bulk={bulk}
      columns={columns}
      empty={empty}
      prefix={prefix}
    />
  )
}

/** As the row tells it: an identity by its mask, and the id that no two have. */
const calledBy = ({ member: { id, identities } }: Person): string => [identities[0]?.masked ?? [], shortId(id)].flat().join(', ')

function useColumns(currency: string | undefined): readonly Column<Person>[] {
  const say = useTexts('people')
  const format = useFormat()
  const level = useLevelNames()
  const points = usePoints()
  return useMemo<readonly Column<Person>[]>(
    () => [
      {
        key: 'member',
        title: say('member'),
        render: ({ member }) => (
          <Link to={`/members/${member.id}` as never} className="mono">
            {shortId(member.id)}
          </Link>
        ),
        csv: ({ member }) => member.id,
      },
      { key: 'known_by', title: say('known_by'), render: ({ member }) => member.identities[0]?.masked ?? '–' },
      { key: 'joined', title: say('joined'), render: ({ member }) => <Day at={member.joined_at} />, csv: ({ member }) => member.joined_at },
      {
        key: 'levels',
        title: say('levels'),
        render: ({ member }) =>
          Object.entries(member.tiers)
            .map(([set, standing]) => level(set, standing.level))
            .join(', ') || '–',
      },
      { key: 'orders', title: say('orders'), align: 'right', render: ({ orders }) => format.count(orders), csv: ({ orders }) => orders },
      { key: 'spent', title: say('spent'), align: 'right', render: ({ spent }) => <Money minor={spent} />, csv: ({ spent }) => spent },
      {
        key: 'last_order',
        title: say('last_order'),
        render: ({ last_order_at: at }) => <When at={at} />,
        csv: ({ last_order_at: at }) => at,
      },
      ...(currency === undefined
        ? []
        : [
            {
              key: 'points',
              title: say('points'),
              align: 'right' as const,
              render: ({ points: amount }: Person) => points(currency, amount ?? 0),
              csv: ({ points: amount }: Person) => amount ?? null,
            },
          ]),
    ],
    [say, format, level, points, currency],
  )
}
