import { useMemo, useState } from 'react'
import { act, type Act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import { List, type Column } from '#ui/list/list.tsx'
import { Page } from '#ui/page.tsx'
import { State, When } from '#ui/values.tsx'
import { MakeKey, RotateKey } from './make-key.tsx'
import { ShownOnce } from './shown-once.tsx'

export type Key = Answer<'/v1/keys'>['items'][number]

const endKeyAct = (id: string): Act => act({ method: 'delete', path: '/v1/keys/{id}', in: { id } })

export const hasEnded = ({ ends_at: at }: Key): boolean => at !== null && Date.parse(at) <= Date.now()

/** What machines call with. A key is shown once, and its client's idempotency keys outlive it. */
export default function Keys() {
  const say = useTexts('data')
  const [url, setUrl] = useUrlState()
  const [shown, setShown] = useState<string | null>(null)
  const columns = useKeyColumns()
  const make = (
    <ActButton type="primary" needs="keys:write" onClick={() => setUrl({ do: 'make' })}>
      {say('make_key')}
    </ActButton>
  )
  const close = (): void => setUrl({ do: undefined, key: undefined })
  return (
    <Page title={say('keys')} lead={say('keys_about')} acts={make}>
      <List<Key>
        name={say('keys')}
        path="/v1/keys"
        rowKey={({ id }) => id}
        rowName={({ name, prefix }) => `${name} (${prefix}…)`}
        bulk={useEndingMany()}
        columns={columns}
        empty={{ title: say('no_keys'), text: say('no_keys_about'), act: make }}
      />
      <MakeKey open={url['do'] === 'make'} close={close} made={setShown} />
      <RotateKey id={url['do'] === 'rotate' ? url['key'] : undefined} close={close} made={setShown} />
      <EndKey id={url['do'] === 'end' ? url['key'] : undefined} close={close} />
      <ShownOnce title={say('new_key')} about={say('new_key_about')} value={shown} close={() => setShown(null)} />
    </Page>
  )
}

function useEndingMany(): readonly BulkAct<Key>[] {
  const say = useTexts('data')
  return [
    bulkAct<Key, object>({
      key: 'end',
      label: say('end_keys'),
      needs: 'keys:write',
      danger: true,
      reason: true,
      hindrance: (key) => (hasEnded(key) ? say('key_has_ended') : null),
      preview: (keys) => <p>{say('end_keys_preview', { count: keys.length })}</p>,
      act: ({ id }) => endKeyAct(id),
    }),
  ]
}

function useKeyColumns(): readonly Column<Key>[] {
  const say = useTexts('data')
  const [, setUrl] = useUrlState()
  return useMemo(
    () => [
      { key: 'name', title: say('client'), render: ({ name }) => name, sort: ({ name }) => name },
      { key: 'role', title: say('role'), render: ({ role }) => say(`key_role.${role}`) },
      {
        key: 'prefix',
        title: say('begins_with'),
        render: ({ prefix }) => <span className="mono">{prefix}</span>,
        csv: ({ prefix }) => prefix,
      },
      { key: 'scopes', title: say('scopes'), extra: true, render: ({ scopes }) => scopes.join(' ') },
      { key: 'state', title: say('state'), render: (row) => <KeyState of={row} />, csv: (row) => (hasEnded(row) ? 'ended' : 'works') },
      {
        key: 'at',
        title: say('made_at'),
        render: ({ created_at: at }) => <When at={at} />,
        csv: ({ created_at: at }) => at,
        sort: ({ created_at: at }) => at,
      },
      { key: 'ends', title: say('ends_at'), render: ({ ends_at: at }) => <When at={at} exact />, csv: ({ ends_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: (row) => {
          const why = hasEnded(row) ? say('key_has_ended') : null
          return (
            <div style={{ display: 'flex', gap: 8 }}>
              <ActButton size="small" needs="keys:write" why={why} onClick={() => setUrl({ do: 'rotate', key: row.id })}>
                {say('rotate_key')}
              </ActButton>
              <ActButton size="small" danger needs="keys:write" why={why} onClick={() => setUrl({ do: 'end', key: row.id })}>
                {say('end_key')}
              </ActButton>
            </div>
          )
        },
        csv: () => null,
      },
    ],
    [say, setUrl],
  )
}

function KeyState({ of }: { of: Key }) {
  const say = useTexts('data')
  if (hasEnded(of)) return <State mood="over">{say('key_ended')}</State>
  return of.ends_at === null ? <State mood="good">{say('key_works')}</State> : <State mood="wait">{say('key_ends')}</State>
}

function EndKey({ id, close }: { id: string | undefined; close: () => void }) {
  const say = useTexts('data')
  return (
    <ActDrawer<object>
      title={say('end_key')}
      open={id !== undefined}
      close={close}
      verb={say('end_key')}
      done={say('key_was_ended')}
      danger
      reason
      act={() => endKeyAct(id!)}
    >
      <p>{say('end_key_about')}</p>
    </ActDrawer>
  )
}
