import { Drawer } from 'antd'
import { useNames } from '#kit/program.ts'
import { useRead } from '#kit/reads.ts'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { Id } from '#ui/copy.tsx'
import { Read } from '#ui/states.tsx'
import { State, When } from '#ui/values.tsx'

/** Why a decision came out as it did, in sentences that can be read to the member, proved by deciding it again. */
export function Explanation({ id, close }: { id: string | null; close: () => void }) {
  const say = useTexts('members')
  const may = useMay()
  const name = useNames()
  const explained = useRead('/v1/decisions/{id}', { path: { id: id ?? '' }, when: id !== null && may('decisions:read') })
  return (
    <Drawer title={say('explanation')} open={id !== null} onClose={close} size={560} destroyOnHidden>
      {!may('decisions:read') ? (
        <p>{say('shell:role_may_not')}</p>
      ) : (
        <Read of={explained}>
          {({ words, answer, proved, not_fired: notFired }) => (
            <div className="rows">
              <p style={{ margin: 0 }}>
                <Id value={answer.decision} short /> <When at={answer.at} exact />{' '}
                <State mood={proved ? 'good' : 'bad'}>{say(proved ? 'proved' : 'not_proved')}</State>
              </p>
              <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                {words.map((sentence, i) => (
                  <li key={i}>{sentence}</li>
                ))}
              </ul>
              {notFired.length > 0 && (
                <details>
                  <summary>{say('not_fired', { count: notFired.length })}</summary>
                  <dl className="terms" style={{ marginTop: 8 }}>
                    {notFired.map(({ campaign, rule, text }) => (
                      <div key={`${campaign} ${rule}`} style={{ display: 'contents' }}>
                        <dt>{rule ? `${name('campaigns', campaign)} · ${rule}` : name('campaigns', campaign)}</dt>
                        <dd>{text}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </div>
          )}
        </Read>
      )}
    </Drawer>
  )
}
