import type { Answer } from '#kit/api.ts'
import { useNamedPoints } from '#kit/program.ts'
import { useStoreName } from '#kit/stores.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Change, State, When } from '#ui/values.tsx'
import { useWords } from './words.ts'

export type TimelineItem = Answer<'/v1/members/{id}/timeline'>['items'][number]

/** What happened, in words. What is known of why is one press away. */
export function TimelineList({ items }: { items: readonly TimelineItem[] }) {
  const say = useTexts('members')
  if (items.length === 0) return <p className="soft">{say('nothing_happened')}</p>
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {items.map((item) => (
        <li key={item.id} style={{ padding: '8px 0', borderBottom: '1px solid var(--line)' }}>
          <Entry item={item} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ item }: { item: TimelineItem }) {
  const say = useTexts('members')
  const word = useWords()
  const storeName = useStoreName()
  const [, setUrl] = useUrlState()
  const { kind, at, text, refused, decision, channel, store, by } = item
  const where = [channel && word('channel', channel), store && storeName(store), by && say('done_by', { by })].filter(Boolean).join(' · ')
  return (
    <>
      <div style={{ display: 'flex', gap: 8, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <strong>{say(`kind.${kind}`)}</strong>
        {refused && <State mood="bad">{say('refused')}</State>}
        <span className="soft">
          <When at={at} exact /> {where && `· ${where}`}
        </span>
        <span style={{ flex: 1 }} />
        <Changes item={item} />
        {decision && (
          <ActButton size="small" type="link" needs="decisions:read" onClick={() => setUrl({ why: decision })}>
            {say('why')}
          </ActButton>
        )}
      </div>
      <div style={{ whiteSpace: kind === 'note' ? 'pre-wrap' : 'normal', overflowWrap: 'anywhere' }}>{text}</div>
    </>
  )
}

function Changes({ item: { changes } }: { item: TimelineItem }) {
  const say = useTexts('members')
  const points = useNamedPoints()
  return changes.map(({ currency, account, amount }) => (
    <span key={`${currency} ${account}`} style={{ whiteSpace: 'nowrap' }}>
      <Change value={account === 'debt' ? -amount : amount} text={points(currency, amount)} />
      {account !== 'available' && <span className="soft"> {say(`account.${account}`)}</span>}
    </span>
  ))
}
