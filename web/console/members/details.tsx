import { Tag } from 'antd'
import { useLiveDocument } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Id } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { State, When } from '#ui/values.tsx'
import type { Member } from './member.tsx'
import { useWords } from './words.ts'

/** What is known of the person: identities by their masks, attributes, consents. */
export function Details({ member }: { member: Member }) {
  const say = useTexts('members')
  const word = useWords()
  const [, setUrl] = useUrlState()
  const { identities, joined_at: joined, source, customer, tags } = member
  return (
    <div className="grid wide">
      <Section
        title={say('identities')}
        acts={
          <ActButton size="small" needs="people:reveal" shortcut="v" onClick={() => setUrl({ do: 'reveal' })}>
            {say('act.reveal')}
          </ActButton>
        }
      >
        {identities.length === 0 && <p className="soft">{say('no_identities')}</p>}
        <dl className="terms">
          {identities.map(({ kind, channel, masked, verified }) => (
            <div key={`${kind} ${channel} ${masked}`} style={{ display: 'contents' }}>
              <dt>{[word('match', kind), channel].filter(Boolean).join(' · ')}</dt>
              <dd>
                <span className="mono">{masked}</span> {verified && <State mood="good">{say('verified')}</State>}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={say('about')}>
        <dl className="terms">
          <dt>{say('joined')}</dt>
          <dd>
            <When at={joined} exact />
          </dd>
          <dt>{say('source')}</dt>
          <dd>{word('channel', source)}</dd>
          <dt>{say('customer')}</dt>
          <dd>
            <Id value={customer} short />
          </dd>
          <dt>{say('tags')}</dt>
          <dd>{tags.length === 0 ? '–' : tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</dd>
        </dl>
      </Section>
      <Attributes member={member} />
      <Consents id={member.id} />
    </div>
  )
}

function Attributes({ member: { attributes, personal } }: { member: Member }) {
  const say = useTexts('members')
  const language = useLanguage()
  const { data } = useLiveDocument()
  const nameOf = (key: string): string => named(data?.document.attributes[key]?.names as Record<string, string> | undefined, language, key)
  const known = [...Object.entries(personal), ...Object.entries(attributes)]
  return (
    <Section title={say('attributes')}>
      {known.length === 0 && <p className="soft">{say('no_attributes')}</p>}
      <dl className="terms">
        {known.map(([key, value]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{nameOf(key)}</dt>
            <dd>{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Consents({ id }: { id: string }) {
  const say = useTexts('members')
  const consents = useRead('/v1/members/{id}/consents', { path: { id } })
  return (
    <Section title={say('consents')}>
      <Read of={consents} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('no_consents')}</p>
          ) : (
            <dl className="terms">
              {items.toReversed().map(({ purpose, channel, granted, at, text }, i) => (
                <div key={i} style={{ display: 'contents' }}>
                  <dt>{[purpose, channel].filter(Boolean).join(' · ')}</dt>
                  <dd>
                    <State mood={granted ? 'good' : 'over'}>{say(granted ? 'granted' : 'withdrawn')}</State>{' '}
                    <span className="soft">{text}</span> <When at={at} exact />
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
