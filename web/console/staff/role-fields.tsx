import { Button, Form, InputNumber, Select } from 'antd'
import { useLiveDocument } from '#kit/program.ts'
import { useSession } from '#kit/session.ts'
import { useStoreOptions, useStores } from '#kit/stores.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import type { Person } from './staff.tsx'

type Role = Person['roles'][number]

interface RoleValue {
  /** Empty for all programs. */
  program: string
  role: Role['role']
  within: Role['within']['kind']
  keys?: string[]
  goodwill?: { currency: string; per_act: number; per_day: number }[]
}

export interface RoleFieldsValue {
  roles: RoleValue[]
}

const ROLES: readonly Role['role'][] = ['owner', 'manager', 'analyst', 'finance', 'agent', 'associate', 'partner', 'auditor']

export const rolesOf = (roles: readonly Role[]): RoleValue[] =>
  roles.map(({ program, role, within, goodwill }) => ({
    program: program ?? '',
    role,
    within: within.kind,
    keys: [...within.keys],
    goodwill: Object.entries(goodwill ?? {}).map(([currency, limit]) => ({ currency, ...limit })),
  }))

/** The roles as the API takes them. */
export const rolesFrom = (roles: readonly RoleValue[]): object[] =>
  roles.map(({ program, role, within, keys = [], goodwill = [] }) => ({
    program: program || null,
    role,
    within: { kind: within, keys: within === 'organization' ? [] : keys },
    goodwill:
      goodwill.length === 0
        ? null
        : Object.fromEntries(
            goodwill.map(({ currency, per_act, per_day }) => [currency, { per_act: per_act ?? 0, per_day: per_day ?? 0 }]),
          ),
  }))

/** What somebody may do: one role for each program, or one for all that have none of their own. */
export function RoleFields() {
  const say = useTexts('staff')
  return (
    <Form.List name="roles">
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend style={{ padding: 0, marginBottom: 8 }}>{say('roles')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="card" style={{ marginBottom: 12, padding: 12 }}>
              <OneRole name={name} />
              {fields.length > 1 && (
                <Button size="small" onClick={() => remove(name)}>
                  {say('take_role')}
                </Button>
              )}
            </div>
          ))}
          <Button onClick={() => add({ program: '', role: 'agent', within: 'organization', keys: [], goodwill: [] })}>
            {say('add_role')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function OneRole({ name }: { name: number }) {
  const say = useTexts('staff')
  const language = useLanguage()
  const { programs } = useSession()
  const stores = useStoreOptions()
  const regions = [...new Set(useStores().map(({ region }) => region))].filter(Boolean).map((region) => ({ value: region, label: region }))
  const form = Form.useFormInstance()
  const value = Form.useWatch(['roles', name]) as RoleValue | undefined
  return (
    <>
      <Form.Item name={[name, 'role']} label={say('role')} extra={value && say(`role_about.${value.role}`)}>
        <Select options={ROLES.map((role) => ({ value: role, label: say(`shell:role.${role}`) }))} />
      </Form.Item>
      <Form.Item name={[name, 'program']} label={say('in_program')}>
        <Select
          options={[
            { value: '', label: say('all_programs') },
            ...programs.map((program) => ({ value: program.key, label: named(program.name, language, program.key) })),
          ]}
        />
      </Form.Item>
      <Form.Item name={[name, 'within']} label={say('where')}>
        <Select
          options={(['organization', 'region', 'store'] as const).map((kind) => ({ value: kind, label: say(`within.${kind}`) }))}
          onChange={() => form.setFieldValue(['roles', name, 'keys'], [])}
        />
      </Form.Item>
      {value && value.within !== 'organization' && (
        <Form.Item name={[name, 'keys']} label={say(`keys_of.${value.within}`)} rules={[{ required: true, message: say('keys_needed') }]}>
          <Select mode="multiple" optionFilterProp="label" options={value.within === 'store' ? stores : regions} />
        </Form.Item>
      )}
      {value?.role === 'agent' && <Goodwill name={name} />}
    </>
  )
}

/** How many points an agent may give by hand, by currency. What is not named they may not. */
function Goodwill({ name }: { name: number }) {
  const say = useTexts('staff')
  const language = useLanguage()
  const live = useLiveDocument()
  const currencies = Object.entries(live.data?.document.currencies ?? {})
  return (
    <Form.List name={[name, 'goodwill']}>
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 12px' }}>
          <legend style={{ padding: 0, marginBottom: 8 }}>{say('goodwill')}</legend>
          {fields.map(({ key, name: at }) => (
            <div key={key} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'end' }}>
              <Form.Item name={[at, 'currency']} label={say('currency')} rules={[{ required: true, message: say('currency_needed') }]}>
                <Select
                  style={{ width: 140 }}
                  options={currencies.map(([currency, { names }]) => ({
                    value: currency,
                    label: named(names as Record<string, string>, language, currency),
                  }))}
                />
              </Form.Item>
              <Form.Item name={[at, 'per_act']} label={say('per_act')}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
              <Form.Item name={[at, 'per_day']} label={say('per_day')}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
              <Form.Item>
                <Button onClick={() => remove(at)}>{say('take_limit')}</Button>
              </Form.Item>
            </div>
          ))}
          <Button size="small" onClick={() => add({ currency: undefined, per_act: 0, per_day: 0 })}>
            {say('add_limit')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
