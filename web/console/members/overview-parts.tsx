import { Button } from 'antd'
import { useRead } from '#kit/reads.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { Section } from '#ui/page.tsx'
import { Read } from '#ui/states.tsx'
import { Day, When } from '#ui/values.tsx'

const OPEN = new Set(['issued', 'active', 'returned', 'reserved'])
const NOTES = 3

/** The coupons that are not over. */
export function OpenCoupons({ id }: { id: string }) {
  const say = useTexts('members')
  const language = useLanguage()
  const [, setUrl] = useUrlState()
  const coupons = useRead('/v1/members/{id}/coupons', { path: { id }, query: { limit: 50 } })
  return (
    <Section
      title={say('open_coupons')}
      acts={
        <Button size="small" type="link" onClick={() => setUrl({ tab: 'coupons' })}>
          {say('all_coupons')}
        </Button>
      }
    >
      <Read of={coupons} rows={2}>
        {({ items }) => {
          const open = items.filter(({ state }) => OPEN.has(state))
          if (open.length === 0) return <p className="soft">{say('no_open_coupons')}</p>
          return (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {open.map(({ id: coupon, coupon: key, names, state, expires_on: on }) => (
                <li key={coupon}>
                  {named(names as Record<string, string>, language, key)}{' '}
                  <span className="soft">
                    · {say(`coupon_state.${state}`)}
                    {on && (
                      <>
                        {' · '}
                        {say('gone_on')} <Day at={on} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </Read>
    </Section>
  )
}

/** What colleagues wrote down last. */
export function Notes({ id }: { id: string }) {
  const say = useTexts('members')
  const [, setUrl] = useUrlState()
  const notes = useRead('/v1/members/{id}/notes', { path: { id }, query: { limit: NOTES } })
  return (
    <Section
      title={say('notes')}
      acts={
        <ActButton size="small" type="link" needs="members:write" onClick={() => setUrl({ do: 'note' })}>
          {say('act.note')}
        </ActButton>
      }
    >
      <Read of={notes} rows={2}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className="soft">{say('no_notes')}</p>
          ) : (
            <>
              {items.map(({ id: note, text, by, at }) => (
                <div key={note} style={{ marginBottom: 8 }}>
                  <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</div>
                  <span className="soft">
                    {by} · <When at={at} />
                  </span>
                </div>
              ))}
              {next && (
                <Button size="small" type="link" style={{ padding: 0 }} onClick={() => setUrl({ tab: 'timeline', kind: 'note' })}>
                  {say('all_notes')}
                </Button>
              )}
            </>
          )
        }
      </Read>
    </Section>
  )
}
