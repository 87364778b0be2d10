import { Button, Dropdown, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTexts, type Say } from '#kit/texts.ts'
import { useProblemsAt, useSurroundings } from './form-context.tsx'
import { ReferenceField, ReferencesField, useThingTitle } from './reference-field.tsx'
import { keyReferencesOf, referencesOf, type Things } from './references.ts'
import { Labelled, SchemaField, type FieldProps } from './schema-field.tsx'
import { blank, fits, isDefault, type Schema } from './schema.ts'
import { useFieldName } from './use-field-name.ts'

type Fields = Record<string, unknown>

/** Fields that belong together, with a name. */
function Group({
  path,
  name,
  title: own,
  remove,
  children,
}: Pick<FieldProps, 'path' | 'name' | 'title' | 'remove'> & { children: ReactNode }) {
  const say = useTexts('studio')
  const naming = useFieldName()
  const title = own ?? naming(name)
  const faults = useProblemsAt(path)
  const { readOnly } = useSurroundings()
  return (
    <fieldset className="group">
      <legend>
        {title}
        {remove && !readOnly && (
          <button type="button" className="link" onClick={remove} aria-label={say('take_off', { field: title })}>
            ×
          </button>
        )}
      </legend>
      {faults.map((fault) => (
        <div key={fault} className="bad" role="alert">
          {fault}
        </div>
      ))}
      {children}
    </fieldset>
  )
}

/** The fields of an object: those that must be there and those that are, and the others to be added. */
export function ObjectFields({ bare = false, ...props }: Omit<FieldProps, 'value'> & { value: Fields; bare?: boolean }) {
  const { schema, path, value, set } = props
  const say = useTexts('studio')
  const naming = useFieldName()
  const { readOnly } = useSurroundings()
  const { required = [] } = schema
  // What is fixed was chosen with the variant.
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([, field]) => field.const === undefined))
  const [opened, setOpened] = useState<readonly string[]>([])
  const shown = Object.keys(properties).filter(
    (name) => required.includes(name) || opened.includes(name) || (value[name] !== undefined && !isDefault(properties[name]!, value[name])),
  )
  const more = Object.keys(properties).filter((name) => !shown.includes(name))
  const fields = (
    <>
      {shown.map((name) => (
        <SchemaField
          key={name}
          schema={properties[name]!}
          path={`${path}.${name}`}
          name={name}
          value={value[name]}
          set={(next) => set({ ...value, [name]: next })}
          {...(!required.includes(name) && {
            remove: () => {
              setOpened(opened.filter((one) => one !== name))
              set(without(value, name))
            },
          })}
        />
      ))}
      {more.length > 0 && !readOnly && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((name) => ({ key: name, label: naming(name) })),
            style: { maxHeight: 360, overflow: 'auto' },
            onClick: ({ key }) => {
              setOpened([...opened, key])
              set({ ...value, [key]: value[key] ?? blank(properties[key]!) })
            },
          }}
        >
          <Button size="small" type="dashed">
            {say('add_setting')}
          </Button>
        </Dropdown>
      )}
    </>
  )
  return bare ? <div className="fields">{fields}</div> : <Group {...props}>{fields}</Group>
}

export const without = (value: Fields, name: string): Fields => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))

/** Things by key: a key, once given, is permanent, because the ledger names it. */
export function RecordFields(props: Omit<FieldProps, 'value'> & { value: Fields }) {
  const { schema, path, value, set } = props
  const { readOnly, document } = useSurroundings()
  const title = useThingTitle()
  const things = keyReferencesOf(document, path)
  const item = schema.additionalProperties as Schema
  const add = (key: string): void => set({ ...value, [key]: blank(item) })
  return (
    <Group {...props}>
      {Object.entries(value).map(([name, one]) => (
        <SchemaField
          key={name}
          schema={item}
          path={`${path}.${name}`}
          name={name}
          title={title((things?.[name] ?? (one as { names?: Record<string, string> } | null))?.names, name)}
          value={one}
          set={(next) => set({ ...value, [name]: next })}
          remove={() => set(without(value, name))}
        />
      ))}
      {!readOnly && (things ? <KnownKey things={things} taken={value} add={add} /> : <OwnKey taken={value} add={add} />)}
    </Group>
  )
}

interface AddProps {
  taken: Fields
  add: (key: string) => void
}

/** One more of what there is, chosen by its name. */
function KnownKey({ things, taken, add }: AddProps & { things: Things }) {
  const say = useTexts('studio')
  const left = Object.fromEntries(Object.entries(things).filter(([key]) => !(key in taken)))
  if (Object.keys(left).length === 0) return null
  return <ReferenceField label={say('add')} things={left} value={null} set={(key) => add(key as string)} placeholder={say('add')} />
}

/** One more, under a key of its own. */
function OwnKey({ taken, add }: AddProps) {
  const say = useTexts('studio')
  const [key, setKey] = useState('')
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Input
        size="small"
        style={{ width: 200 }}
        className="mono"
        aria-label={say('new_key')}
        placeholder={say('new_key')}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <Button
        size="small"
        type="dashed"
        disabled={!KEY.test(key) || key in taken}
        onClick={() => {
          add(key)
          setKey('')
        }}
      >
        {say('add')}
      </Button>
    </div>
  )
}
export const KEY = /^[a-z][a-z0-9_]{0,39}$/

/** A list, in an order that can be changed. Short words stand in one field. */
export function ListFields(props: Omit<FieldProps, 'value'> & { value: unknown[] }) {
  const { schema, path, value, set } = props
  const say = useTexts('studio')
  const naming = useFieldName()
  const { readOnly, document } = useSurroundings()
  const item = schema.items!
  const label = props.title ?? naming(props.name)
  const things = item.type === 'string' ? referencesOf(document, path) : null
  if (things)
    return <Labelled {...props}>{(id) => <ReferencesField id={id} label={label} things={things} value={value} set={set} />}</Labelled>
  if (item.type === 'string' || item.enum)
    return (
      <Labelled {...props}>
        {(id) => (
          <Select
            id={id}
            aria-label={label}
            mode={item.enum ? 'multiple' : 'tags'}
            disabled={readOnly}
            value={value as string[]}
            onChange={set}
            tokenSeparators={[',', ' ', '\n']}
            style={{ width: '100%', maxWidth: 560 }}
            options={(item.enum ?? []).map((choice) => ({
              value: choice,
              label: say(`choice.${choice}`, { defaultValue: String(choice) }),
            }))}
          />
        )}
      </Labelled>
    )
  const change = (i: number, next: unknown): void => set(value.map((one, j) => (i === j ? next : one)))
  return (
    <Group {...props}>
      {value.map((one, i) => (
        <SchemaField
          key={i}
          schema={item}
          path={`${path}.${i}`}
          name={props.name}
          title={nameOfItem(one, i)}
          value={one}
          set={(next) => change(i, next)}
          remove={() => set(value.filter((_, j) => j !== i))}
        />
      ))}
      {!readOnly && (
        <Button size="small" type="dashed" onClick={() => set([...value, blank(item)])}>
          {say('add')}
        </Button>
      )}
    </Group>
  )
}

const nameOfItem = (value: unknown, place: number): string =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && value.key
    ? value.key
    : String(place + 1)

/** One of several forms: which one is chosen first. */
export function VariantFields({ variants, ...props }: FieldProps & { variants: Schema[] }) {
  const { value, set, name } = props
  const say = useTexts('studio')
  const naming = useFieldName()
  const { readOnly } = useSurroundings()
  const at = Math.max(
    0,
    variants.findIndex((variant) => fits(variant, value)),
  )
  const variant = variants[at]!
  return (
    <Group {...props}>
      <Select
        size="small"
        aria-label={say('kind_of', { field: props.title ?? naming(name) })}
        value={at}
        disabled={readOnly}
        style={{ minWidth: 200 }}
        options={variants.map((one, i) => ({ value: i, label: variantName(one, naming, say) }))}
        onChange={(next) => set(blank(variants[next]!))}
      />
      {variant.type === 'object' && variant.properties ? (
        <ObjectFields {...props} bare schema={variant} value={(value ?? {}) as Fields} />
      ) : (
        variant.const === undefined && <SchemaField schema={variant} path={props.path} name={name} value={value} set={set} />
      )}
    </Group>
  )
}

function variantName(schema: Schema, naming: (name: string) => string, say: Say): string {
  const fixed = Object.values(schema.properties ?? {}).find((field) => field.const !== undefined)?.const ?? schema.const
  if (fixed !== undefined) return say(`choice.${fixed}`, { defaultValue: String(fixed) })
  if (schema.properties) return Object.keys(schema.properties).map(naming).slice(0, 2).join(', ')
  return say(`form.${schema.enum ? 'choice' : (schema.type ?? 'text')}`)
}

/** An effect: what it does, and its fields. */
export function OneField(props: FieldProps) {
  const { schema, path, set, name } = props
  const value = (props.value ?? {}) as Fields
  const say = useTexts('studio')
  const naming = useFieldName()
  const { readOnly } = useSurroundings()
  const [chosen = 'grant'] = Object.keys(value)
  const inner = schema.properties![chosen]!
  return (
    <Group {...props} name={name}>
      <Select
        size="small"
        aria-label={say('kind_of', { field: props.title ?? naming(name) })}
        value={chosen}
        disabled={readOnly}
        style={{ minWidth: 200 }}
        options={Object.keys(schema.properties!).map((key) => ({ value: key, label: say(`effect.${key}`, { defaultValue: naming(key) }) }))}
        onChange={(next) => set({ [next]: blank(schema.properties![next]!) })}
      />
      <ObjectFields
        {...props}
        bare
        schema={inner}
        path={`${path}.${chosen}`}
        value={(value[chosen] ?? {}) as Fields}
        set={(next) => set({ [chosen]: next })}
      />
    </Group>
  )
}

/** A text in each language of the program. */
export function NamesFields(props: FieldProps) {
  const { value, set, path } = props
  const say = useTexts('studio')
  const naming = useFieldName()
  const { readOnly } = useSurroundings()
  const names = (value ?? {}) as Record<string, string>
  return (
    <Labelled {...props}>
      {(id) => (
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          {(['en', 'zh'] as const).map((language, i) => (
            <Input
              key={language}
              {...(i === 0 && { id })}
              lang={language}
              aria-label={say('in_language', { field: props.title ?? naming(props.name), language: say(`language.${language}`) })}
              prefix={<span className="soft">{say(`language.${language}`)}</span>}
              data-path={`${path}.${language}`}
              disabled={readOnly}
              style={{ maxWidth: 360, flex: '1 1 220px' }}
              value={names[language] ?? ''}
              onChange={(event) => set(event.target.value ? { ...names, [language]: event.target.value } : without(names, language))}
            />
          ))}
        </div>
      )}
    </Labelled>
  )
}
