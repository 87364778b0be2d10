import { Button, Popconfirm } from 'antd'
import { act, useAct } from '#kit/acts.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { Read } from '#ui/states.tsx'
import { useTell } from '#ui/tell.tsx'
import { State, When } from '#ui/values.tsx'

/** Where somebody is signed in: oneself, or for owners everybody. Any of them can be ended. */
export function Sessions({ all }: { all: boolean }) {
  const say = useTexts('staff')
  const tell = useTell()
  const colleagues = useRead('/v1/session/colleagues', { when: all })
  const nameOf = (id: string): string => colleagues.data?.items.find((one) => one.id === id)?.name ?? id
  const sessions = useRead('/v1/sessions', { query: { all: all ? 'true' : 'false' } })
  const end = useAct<unknown>()
  const run = (id: string): void =>
    void end.mutateAsync(act({ method: 'delete', path: '/v1/sessions/{id}', in: { id } })).then(
      () => tell(say('session_ended')),
      () => undefined,
    )
  return (
    <Read of={sessions} rows={2}>
      {({ items }) => (
        <div style={{ overflowX: 'auto' }} role="region" aria-label={say('sessions')} tabIndex={0}>
          {end.error && <Refused error={end.error} />}
          <table className="figures plain">
            <thead>
              <tr>
                {all && <th scope="col">{say('who')}</th>}
                <th scope="col">{say('browser')}</th>
                <th scope="col">{say('network')}</th>
                <th scope="col">{say('means')}</th>
                <th scope="col">{say('since')}</th>
                <th scope="col">{say('last_seen')}</th>
                <th scope="col">{say('acts')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((session) => (
                <tr key={session.id}>
                  {all && <th scope="row">{nameOf(session.staff)}</th>}
                  <td>{session.browser ? session.browser : '–'}</td>
                  <td>{session.address}</td>
                  <td>{say(`means_of.${session.means}`, { defaultValue: session.means })}</td>
                  <td>
                    <When at={session.created_at} />
                  </td>
                  <td>
                    <When at={session.seen_at} />
                  </td>
                  <td>
                    {session.current ? (
                      <State mood="good">{say('this_one')}</State>
                    ) : (
                      <Popconfirm
                        title={say('end_session_about')}
                        okText={say('end_session')}
                        cancelText={say('shell:cancel')}
                        onConfirm={() => run(session.id)}
                      >
                        <Button
                          size="small"
                          aria-label={say('end_session_of', {
                            browser: [...(all ? [nameOf(session.staff)] : []), session.browser || session.address].join(', '),
                          })}
                        >
                          {say('end_session')}
                        </Button>
                      </Popconfirm>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Read>
  )
}
