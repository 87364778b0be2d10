import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useLevelNames } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { When } from '#ui/values.tsx'
import { useMemberBulk } from './bulk-acts.tsx'
import { MemberState } from './member-state.tsx'
import { useCalledBy, useWords } from './words.ts'

type Member = Answer<'/v1/members'>['items'][number]
const QUERY = { order: 'newest' }

export function NewestMembers() {
  const say = useTexts('members')
  const level = useLevelNames()
  const word = useWords()
  const calledBy = useCalledBy()
  const bulk = useMemberBulk<Member>((member) => member)
  const columns = useMemo<readonly Column<Member>[]>(
    () => [
      {
        key: 'name',
        title: say('name'),
        render: (member) => <Link to={`/members/${member.id}`}>{calledBy(member)}</Link>,
        csv: calledBy,
        sort: calledBy,
      },
      { key: 'identities', title: say('identities'), render: ({ identities }) => identities.map(({ masked }) => masked).join(' · ') },
      { key: 'status', title: say('status_head'), render: ({ status }) => <MemberState status={status} />, csv: ({ status }) => status },
      {
        key: 'level',
        title: say('level'),
        render: ({ tiers }) =>
          Object.entries(tiers)
            .map(([set, { level: key }]) => level(set, key))
            .join(' · ') || '–',
      },
      { key: 'joined', title: say('joined'), render: ({ joined_at: at }) => <When at={at} />, csv: ({ joined_at: at }) => at },
      { key: 'source', title: say('source'), render: ({ source }) => word('channel', source), csv: ({ source }) => source },
      { key: 'id', title: say('member_id'), render: ({ id }) => <Id value={id} short />, csv: ({ id }) => id, extra: true },
    ],
    [say, level, word, calledBy],
  )
  return (
    <List<Member>
      name={say('newest')}
      path="/v1/members"
      query={QUERY}
      rowKey={({ id }) => id}
      rowName={calledBy}
      bulk={bulk}
      columns={columns}
      empty={{ title: say('no_members'), text: say('no_members_about') }}
    />
  )
}
