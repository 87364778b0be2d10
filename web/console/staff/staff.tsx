import { useMemo, useState } from 'react'
import type { Answer } from '#kit/api.ts'
import { useSession } from '#kit/session.ts'
import { useStoreName } from '#kit/stores.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Page, Section } from '#ui/page.tsx'
import { State, When, type Mood } from '#ui/values.tsx'
import { Invite, ChangePerson } from './people.tsx'
import { PersonAct, PersonActs, usePersonBulk } from './person-acts.tsx'
import { Sessions } from './sessions.tsx'
import { ShownLink } from './shown-link.tsx'

export type Person = Answer<'/v1/staff'>['items'][number]

const MOODS: Record<Person['state'], Mood> = { invited: 'wait', active: 'good', suspended: 'over' }

/** Everybody who works here, what they may do, and where they are signed in. */
export default function Staff() {
  const say = useTexts('staff')
  const [url, setUrl] = useUrlState()
  const [link, setLink] = useState<string | null>(null)
  const columns = usePersonColumns()
  const closePerson = (): void => setUrl({ do: undefined, person: undefined })
  const invite = (
    <ActButton type="primary" needs="staff:write" onClick={() => setUrl({ do: 'invite' })}>
      {say('invite')}
    </ActButton>
  )
  return (
    <Page title={say('staff')} lead={say('staff_about')} acts={invite}>
      <div className="rows">
        <List<Person>
          name={say('staff')}
          path="/v1/staff"
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          bulk={usePersonBulk()}
          columns={columns}
          empty={{ title: say('no_staff'), text: say('no_staff_about'), act: invite }}
        />
        <Section title={say('all_sessions')}>
          <Sessions all />
        </Section>
      </div>
      <Invite open={url['do'] === 'invite'} close={() => setUrl({ do: undefined })} link={setLink} />
      <ChangePerson id={url['do'] === 'change' ? url['person'] : undefined} close={closePerson} />
      <PersonAct chosen={url['do']} id={url['person']} close={closePerson} link={setLink} />
      <ShownLink link={link} close={() => setLink(null)} />
    </Page>
  )
}

function usePersonColumns(): readonly Column<Person>[] {
  const say = useTexts('staff')
  const { staff: self } = useSession()
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('name'),
        render: ({ name, email }) => (
          <>
            {name}
            <div className="soft">{email}</div>
          </>
        ),
        csv: ({ name }) => name,
        sort: ({ name }) => name,
      },
      { key: 'email', title: say('email'), extra: true, render: ({ email }) => email },
      {
        key: 'roles',
        title: say('roles'),
        render: ({ roles }) => <RolesOf roles={roles} />,
        csv: ({ roles }) => roles.map(({ role }) => role).join(' '),
      },
      {
        key: 'state',
        title: say('state'),
        render: ({ state }) => <State mood={MOODS[state]}>{say(`person_state.${state}`)}</State>,
        csv: ({ state }) => state,
      },
      {
        key: 'factor',
        title: say('second_factor'),
        render: ({ second_factor: on }) => <State mood={on ? 'good' : 'wait'}>{say(on ? 'is_on' : 'is_off')}</State>,
        csv: ({ second_factor: on }) => String(on),
      },
      { key: 'seen', title: say('last_seen'), render: ({ seen_at: at }) => <When at={at} />, csv: ({ seen_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: (person) => <PersonActs of={person} self={person.id === self.id} />,
        csv: () => null,
      },
    ],
    [say, self.id],
  )
}

/** What somebody may do where: `Manager`, `Agent (Café, North)`. */
function RolesOf({ roles }: { roles: Person['roles'] }) {
  const say = useTexts('staff')
  const language = useLanguage()
  const { programs } = useSession()
  const storeName = useStoreName()
  if (roles.length === 0) return <span className="soft">{say('no_role')}</span>
  return (
    <>
      {roles.map(({ program, role, within }) => {
        const known = programs.find(({ key }) => key === program)
        const where = [
          ...(program === null ? [] : [named(known?.name, language, program)]),
          ...(within.kind === 'organization'
            ? []
            : [within.keys.map((key) => (within.kind === 'store' ? storeName(key) : key)).join(', ')]),
        ]
        return (
          <div key={program ?? ''}>
            {say(`shell:role.${role}`)}
            {where.length > 0 && <span className="soft"> ({where.join(', ')})</span>}
          </div>
        )
      })}
    </>
  )
}
