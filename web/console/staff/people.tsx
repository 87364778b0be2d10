import { Form, Input, Segmented } from 'antd'
import { act, type Act } from '#kit/acts.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { RoleFields, rolesFrom, rolesOf, type RoleFieldsValue } from './role-fields.tsx'

interface InviteFields extends RoleFieldsValue {
  email: string
  name: string
  language: 'none' | 'en' | 'zh'
}

/** Invites somebody: the answer is a link, which is shown once. */
export function Invite({ open, close, link }: { open: boolean; close: () => void; link: (link: string) => void }) {
  const say = useTexts('staff')
  return (
    <ActDrawer<InviteFields>
      title={say('invite')}
      open={open}
      close={close}
      verb={say('invite')}
      done={say('was_invited')}
      initial={{ language: 'none', roles: [{ program: '', role: 'agent', within: 'organization', keys: [], goodwill: [] }] }}
      act={({ email, name, language, roles }) =>
        act({
          method: 'post',
          path: '/v1/staff',
          body: {
            email: email.trim(),
            name: name.trim(),
            language: language === 'none' ? null : language,
            roles: rolesFrom(roles),
          } as never,
        })
      }
      onDone={(answer: { link: string }) => link(answer.link)}
    >
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true, message: say('name_needed') }]}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="email" label={say('email')} rules={[{ required: true, type: 'email', message: say('email_needed') }]}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="language" label={say('written_to_in')}>
        <Segmented
          options={[
            { value: 'none', label: say('no_language') },
            { value: 'en', label: 'English' },
            { value: 'zh', label: '简体中文' },
          ]}
        />
      </Form.Item>
      <RoleFields />
    </ActDrawer>
  )
}

const patchAct = (id: string, name: string, roles: RoleFieldsValue['roles']): Act =>
  act({ method: 'patch', path: '/v1/staff/{id}', in: { id }, body: { name: name.trim(), roles: rolesFrom(roles) } as never })

interface ChangeFields extends RoleFieldsValue {
  name: string
}

/** Changes what somebody is called and what they may do. */
export function ChangePerson({ id, close }: { id: string | undefined; close: () => void }) {
  const say = useTexts('staff')
  const person = useRead('/v1/staff/{id}', { path: { id: id ?? '' }, when: id !== undefined })
  const known = id !== undefined && person.data?.id === id ? person.data : null
  if (!known) return null
  return (
    <ActDrawer<ChangeFields>
      key={known.id}
      title={say('change_person', { name: known.name })}
      open
      close={close}
      verb={say('shell:save')}
      done={say('saved')}
      reason
      initial={{ name: known.name, roles: rolesOf(known.roles) }}
      back={() => patchAct(known.id, known.name, rolesOf(known.roles))}
      act={({ name, roles }) => patchAct(known.id, name, roles)}
    >
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true, message: say('name_needed') }]}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <RoleFields />
    </ActDrawer>
  )
}
