import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { call } from '#kit/api.ts'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { NoneMatch, Read } from '#ui/states.tsx'
import type { Member } from './member.tsx'
import { TimelineList } from './timeline-list.tsx'

const KINDS = [
  'order',
  'return',
  'points',
  'reward',
  'coupon',
  'tier',
  'benefit',
  'checkout',
  'event',
  'time',
  'consent',
  'membership',
  'note',
] as const
const PAGE = 50

/** Everything that happened to a member, over all channels, the latest first. */
export function Timeline({ member: { id } }: { member: Member }) {
  const say = useTexts('members')
  const language = useLanguage()
  const [url, setUrl] = useUrlState()
  const kind = url['kind'] ?? ''
  const pages = useInfiniteQuery({
    queryKey: [`/v1/members/${id}/timeline`, kind, language],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/v1/members/{id}/timeline', {
        path: { id },
        query: { limit: PAGE, ...(kind && { kind }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  return (
    <div className="rows">
      <div className="list-bar">
        <Select
          mode="multiple"
          allowClear
          aria-label={say('kinds')}
          placeholder={say('kinds')}
          style={{ minWidth: 280 }}
          value={kind === '' ? [] : kind.split(',')}
          onChange={(chosen: string[]) => setUrl({ kind: chosen.join(',') || undefined }, { replace: true })}
          options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
        <span className="grow" />
        <ActButton needs="members:write" shortcut="n" onClick={() => setUrl({ do: 'note' })}>
          {say('act.note')}
        </ActButton>
      </div>
      <div className="card">
        <Read of={pages}>
          {({ pages: read }) => {
            const items = read.flatMap((page) => page.items)
            return items.length === 0 && kind ? <NoneMatch clear={() => setUrl({ kind: undefined })} /> : <TimelineList items={items} />
          }}
        </Read>
        {pages.hasNextPage && (
          <Button style={{ marginTop: 12 }} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('earlier')}
          </Button>
        )}
      </div>
    </div>
  )
}
