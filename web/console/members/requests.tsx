import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useNamedPoints } from '#kit/program.ts'
import { shortId } from '#kit/short-id.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { State, When, type Mood } from '#ui/values.tsx'
import { RequestDrawer } from './request-drawer.tsx'
import { verdictAct, type Said } from './verdict-act.ts'
import { VerdictFields } from './verdict-fields.tsx'
import { useWords } from './words.ts'

export type GoodwillRequest = Answer<'/v1/requests'>['items'][number]

const STATES = ['asked', 'given', 'declined', 'approved', 'refused'] as const
const MOODS: Record<GoodwillRequest['state'], Mood> = { asked: 'wait', approved: 'busy', given: 'good', declined: 'over', refused: 'bad' }

export function RequestState({ state }: { state: GoodwillRequest['state'] }) {
  const say = useTexts('members')
  return <State mood={MOODS[state]}>{say(`request_state.${state}`)}</State>
}

/** Goodwill beyond somebody's limit, which a second person agrees to or not. */
export default function Requests() {
  const say = useTexts('members')
  const [url, setUrl] = useUrlState()
  const filters = useMemo(
    () => [
      {
        key: 'state',
        label: say('status_head'),
        kind: 'choice' as const,
        options: STATES.map((value) => ({ value, label: say(`request_state.${value}`) })),
      },
    ],
    [say],
  )
  return (
    <Page title={say('requests')} lead={say('requests_about')}>
      <List<GoodwillRequest>
        name={say('requests')}
        path="/v1/requests"
        rowKey={({ id }) => id}
        rowName={useRequestName()}
        bulk={useVerdicts()}
        columns={useColumns()}
        filters={filters}
        everyMs={5000}
        onOpen={({ id }) => setUrl({ of: id })}
        empty={{ title: say('no_requests'), text: say('no_requests_about') }}
      />
      <RequestDrawer id={url['of'] ?? null} close={() => setUrl({ of: undefined })} />
    </Page>
  )
}

/** `500 beans, 杨静`. */
function useRequestName(): (request: GoodwillRequest) => string {
  const points = useNamedPoints()
  return ({ currency, amount, member, member_name: name }) => `${points(currency, amount)}, ${name ?? shortId(member)}`
}

/** All that are chosen are agreed to, or all are declined. */
function useVerdicts(): readonly BulkAct<GoodwillRequest>[] {
  const say = useTexts('members')
  const points = useNamedPoints()
  const total = (requests: readonly GoodwillRequest[]): string => {
    const sums = new Map<string, number>()
    for (const { currency, amount } of requests) sums.set(currency, (sums.get(currency) ?? 0) + amount)
    return [...sums].map(([currency, amount]) => points(currency, amount)).join(', ')
  }
  return (['approve', 'decline'] as const).map((verdict) =>
    bulkAct<GoodwillRequest, Said>({
      key: verdict,
      label: say(verdict),
      needs: 'goodwill:approve',
      danger: verdict === 'decline',
      hindrance: ({ mine, state }) => (mine ? say('own_request') : state === 'asked' ? null : say('decided_already')),
      fields: () => <VerdictFields mustSayWhy={verdict === 'decline'} />,
      preview: (requests) => <p>{say(`${verdict}_preview`, { count: requests.length, total: total(requests) })}</p>,
      act: (request, said) => verdictAct(request, verdict, said),
      outcome: ({ state }: GoodwillRequest) => say(`request_now.${state}`),
    }),
  )
}

function useColumns(): readonly Column<GoodwillRequest>[] {
  const say = useTexts('members')
  const points = useNamedPoints()
  const word = useWords()
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<GoodwillRequest>[]>(
    () => [
      {
        key: 'amount',
        title: say('amount'),
        render: ({ id, currency, amount }) => (
          <Button type="link" style={{ padding: 0 }} onClick={() => setUrl({ of: id })}>
            {points(currency, amount)}
          </Button>
        ),
        csv: ({ amount }) => amount,
      },
      {
        key: 'member',
        title: say('member'),
        render: ({ member, member_name: name }) => <Link to={`/members/${member}`}>{name ?? shortId(member)}</Link>,
        csv: ({ member }) => member,
        sort: ({ member, member_name: name }) => name ?? member,
      },
      { key: 'state', title: say('status_head'), render: ({ state }) => <RequestState state={state} />, csv: ({ state }) => state },
      { key: 'reason', title: say('reason_code'), render: ({ reason }) => word('code', reason), csv: ({ reason }) => reason },
      { key: 'by', title: say('asked_by'), render: ({ asked_by: by }) => by },
      { key: 'at', title: say('asked'), render: ({ asked_at: at }) => <When at={at} />, csv: ({ asked_at: at }) => at },
      { key: 'decided', title: say('decided_by'), render: ({ decided_by: by }) => by ?? '–', extra: true },
    ],
    [say, word, points, setUrl],
  )
}
