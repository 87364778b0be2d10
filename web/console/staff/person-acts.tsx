import { Dropdown } from 'antd'
import { act, type Act } from '#kit/acts.ts'
import { useRead } from '#kit/reads.ts'
import { useSession } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import type { Person } from './staff.tsx'

const CHOICES = ['link', 'totp', 'suspend', 'bring_back'] as const
type Choice = (typeof CHOICES)[number]

/** What an owner does about somebody. Nobody does it to themselves. */
export function PersonActs({ of, self }: { of: Person; self: boolean }) {
  const say = useTexts('staff')
  const [, setUrl] = useUrlState()
  const suspended = of.state === 'suspended'
  const choices: Choice[] = [
    ...(suspended ? [] : (['link'] as const)),
    ...(of.second_factor ? (['totp'] as const) : []),
    suspended ? 'bring_back' : 'suspend',
  ]
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <ActButton
        size="small"
        needs="staff:write"
        why={self ? say('not_oneself') : null}
        aria-label={say('change_person', { name: of.name })}
        onClick={() => setUrl({ do: 'change', person: of.id })}
      >
        {say('change')}
      </ActButton>
      {!self && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: choices.map((key) => ({ key, label: say(`do.${key}`), danger: key === 'suspend' })),
            onClick: ({ key }) => setUrl({ do: key, person: of.id }),
          }}
        >
          <ActButton size="small" needs="staff:write" aria-haspopup="menu" aria-label={say('more_of', { name: of.name })}>
            …
          </ActButton>
        </Dropdown>
      )}
    </div>
  )
}

interface PersonActProps {
  chosen: string | undefined
  id: string | undefined
  close: () => void
  link: (link: string) => void
}

/** Says what will happen to somebody, asks why, and does it. */
export function PersonAct({ chosen, id, close, link }: PersonActProps) {
  const say = useTexts('staff')
  const choice = CHOICES.find((one) => one === chosen)
  const person = useRead('/v1/staff/{id}', { path: { id: id ?? '' }, when: choice !== undefined && id !== undefined })
  if (!choice || !id || person.data?.id !== id) return null
  const { name } = person.data
  return (
    <ActDrawer<object>
      key={`${choice} ${id}`}
      title={`${say(`do.${choice}`)}: ${name}`}
      open
      close={close}
      verb={say(`do.${choice}`)}
      done={say(`did.${choice}`, { name })}
      danger={choice === 'suspend' || choice === 'totp'}
      reason
      act={() => personAct(choice, id)}
      back={() => personUndo(choice, id)}
      onDone={(answer: { link?: string }) => answer.link && link(answer.link)}
    >
      <p>{say(`ask.${choice}`, { name })}</p>
    </ActDrawer>
  )
}

const personUndo = (choice: Choice, id: string): Act | null =>
  choice === 'suspend' ? personAct('bring_back', id) : choice === 'bring_back' ? personAct('suspend', id) : null

/** What may be done to many at once: a link is for one person alone. */
const FOR_MANY = ['suspend', 'bring_back'] as const

export function usePersonBulk(): readonly BulkAct<Person>[] {
  const say = useTexts('staff')
  const { staff: self } = useSession()
  return FOR_MANY.map((choice) =>
    bulkAct<Person, object>({
      key: choice,
      label: say(`do.${choice}`),
      needs: 'staff:write',
      danger: choice === 'suspend',
      reason: true,
      hindrance: ({ id, state }) => {
        if (id === self.id) return say('not_oneself')
        return (state === 'suspended') === (choice === 'bring_back') ? null : say(`cannot.${choice}`)
      },
      preview: (people) => <p>{say(`ask_many.${choice}`, { count: people.length })}</p>,
      act: ({ id }) => personAct(choice, id),
      back: ({ id }) => personUndo(choice, id),
    }),
  )
}

function personAct(choice: Choice, id: string): Act {
  switch (choice) {
    case 'link':
      return act({ method: 'post', path: '/v1/staff/{id}/link', in: { id } })
    case 'totp':
      return act({ method: 'delete', path: '/v1/staff/{id}/totp', in: { id } })
    case 'suspend':
      return act({ method: 'patch', path: '/v1/staff/{id}', in: { id }, body: { state: 'suspended' } })
    case 'bring_back':
      return act({ method: 'patch', path: '/v1/staff/{id}', in: { id }, body: { state: 'active' } })
  }
}
