import { useMemo } from 'react'
import type { Answer } from '#kit/api.ts'
import { useNamedPoints, useNames, usePoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Section } from '#ui/page.tsx'
import { Change, Day, When } from '#ui/values.tsx'
import type { Member } from './member.tsx'

type Entry = Answer<'/v1/members/{id}/statement'>['items'][number]
type Lot = Answer<'/v1/members/{id}/lots'>['items'][number]

/** Where the points came from and went: the statement, and the lots that there are. */
export function Points({ member: { id } }: { member: Member }) {
  const say = useTexts('members')
  const inPath = useMemo(() => ({ id }), [id])
  return (
    <div className="rows">
      <Section title={say('statement')}>
        <List<Entry>
          name={say('statement')}
          path="/v1/members/{id}/statement"
          in={inPath}
          prefix="s_"
          rowKey={({ decision }) => decision}
          columns={useStatementColumns()}
          empty={{ title: say('no_points'), text: say('no_statement_about') }}
        />
      </Section>
      <Section title={say('lots')}>
        <List<Lot>
          name={say('lots')}
          path="/v1/members/{id}/lots"
          in={inPath}
          prefix="l_"
          rowKey={({ id: lot }) => lot}
          columns={useLotColumns()}
          empty={{ title: say('no_points'), text: say('no_lots_about') }}
        />
      </Section>
    </div>
  )
}

function useStatementColumns(): readonly Column<Entry>[] {
  const say = useTexts('members')
  const points = useNamedPoints()
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<Entry>[]>(
    () => [
      { key: 'at', title: say('when'), render: ({ at }) => <When at={at} exact />, csv: ({ at }) => at },
      { key: 'kind', title: say('what'), render: ({ kind }) => say(`command.${kind}`), csv: ({ kind }) => kind },
      {
        key: 'changes',
        title: say('moved'),
        render: ({ changes }) =>
          changes.map(({ currency, account, amount }) => (
            <div key={`${currency} ${account}`}>
              <Change value={account === 'debt' ? -amount : amount} text={points(currency, amount)} />{' '}
              <span className="soft">{say(`account.${account}`)}</span>
            </div>
          )),
        csv: ({ changes }) => changes.map(({ currency, account, amount }) => `${amount} ${currency} ${account}`).join('; '),
      },
      {
        key: 'available',
        title: say('available_after'),
        render: ({ available }) =>
          Object.entries(available)
            .map(([currency, amount]) => points(currency, amount))
            .join(' · '),
        sort: ({ available }) => Object.values(available)[0] ?? null,
      },
      {
        key: 'why',
        title: say('explanation'),
        render: ({ decision }) => (
          <ActButton size="small" type="link" needs="decisions:read" onClick={() => setUrl({ why: decision })}>
            {say('why')}
          </ActButton>
        ),
        csv: ({ decision }) => decision,
      },
    ],
    [say, points, setUrl],
  )
}

function useLotColumns(): readonly Column<Lot>[] {
  const say = useTexts('members')
  const name = useNames()
  const points = usePoints()
  return useMemo<readonly Column<Lot>[]>(
    () => [
      { key: 'currency', title: say('currency'), render: ({ currency }) => name('currencies', currency) },
      {
        key: 'remaining',
        title: say('remaining'),
        align: 'right',
        render: ({ currency, remaining }) => points(currency, remaining),
        csv: ({ remaining }) => remaining,
      },
      {
        key: 'amount',
        title: say('amount'),
        align: 'right',
        render: ({ currency, amount }) => points(currency, amount),
        csv: ({ amount }) => amount,
      },
      { key: 'usable', title: say('usable_on'), render: ({ usable_on: on }) => <Day at={on} />, csv: ({ usable_on: on }) => on },
      {
        key: 'expires',
        title: say('gone_on'),
        render: ({ expires_on: on }) => (on ? <Day at={on} /> : say('never')),
        csv: ({ expires_on: on }) => on,
      },
      { key: 'campaign', title: say('campaign'), render: ({ campaign }) => (campaign ? name('campaigns', campaign) : '–') },
    ],
    [say, name, points],
  )
}
