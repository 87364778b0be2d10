import { Input, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '#kit/texts.ts'
import { ExpressionField } from '../expression/expression-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { useProblemsAt, useSurroundings } from './form-context.tsx'
import { NumberField } from './number-field.tsx'
import { ReferenceField } from './reference-field.tsx'
import { referencesOf } from './references.ts'
import { ListFields, NamesFields, ObjectFields, OneField, RecordFields, VariantFields } from './schema-groups.tsx'
import { isDay, isExpression, isNames, isOneField, isRecord, variantsOf, type Schema } from './schema.ts'
import { HappeningField, TriggerField } from './trigger-field.tsx'
import { useFieldName } from './use-field-name.ts'

export interface FieldProps {
  schema: Schema
  /** Where in the document: `campaigns.gold.rules.double`. Problems and expressions are found by it. */
  path: string
  name: string
  /** What it is called where that is not the name of a field: things of a record have names of their own. */
  title?: string
  value: unknown
  set: (value: unknown) => void
  /** Takes the field away, where it need not be there. */
  remove?: () => void
}

/** One field of the document, of whatever kind its schema says. */
export function SchemaField(props: FieldProps) {
  const { schema, value } = props
  const variants = variantsOf(schema)
  if (variants && props.name === 'trigger') return <TriggerField {...props} variants={variants} />
  if (variants) return <VariantFields {...props} variants={variants} />
  if (isNames(schema)) return <NamesFields {...props} />
  if (isOneField(schema)) return <OneField {...props} />
  if (isRecord(schema)) return <RecordFields {...props} value={(value ?? {}) as Record<string, unknown>} />
  if (schema.type === 'object') return <ObjectFields {...props} value={(value ?? {}) as Record<string, unknown>} />
  if (schema.type === 'array') return <ListFields {...props} value={(value ?? []) as unknown[]} />
  if (isExpression(schema)) return <ExpressionField {...props} value={(value ?? '') as string} />
  return <Labelled {...props}>{(id) => <Simple {...props} id={id} />}</Labelled>
}

/** A field with its name, what is wrong with it, and a way to take it off. */
export function Labelled({
  name,
  title: own,
  path,
  remove,
  schema,
  children,
}: Omit<FieldProps, 'value' | 'set'> & { children: (id: string) => ReactNode }) {
  const say = useTexts('studio')
  const naming = useFieldName()
  const title = own ?? naming(name)
  const faults = useProblemsAt(path)
  const { readOnly } = useSurroundings()
  const id = `field-${path.replaceAll('.', '-')}`
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{title}</label>
        {remove && !readOnly && (
          <button type="button" className="link" onClick={remove} aria-label={say('take_off', { field: title })}>
            ×
          </button>
        )}
      </div>
      {children(id)}
      {schema.description && <FieldHint name={name} />}
      {faults.map((fault) => (
        <div key={fault} className="bad" role="alert">
          {fault}
        </div>
      ))}
    </div>
  )
}

/** What a field means, where the catalogue has words for it in the reader's language. */
function FieldHint({ name }: { name: string }) {
  const say = useTexts('studio')
  const key = `hint.${name}`
  const hint = say(key, { defaultValue: '' })
  return hint && hint !== key ? <div className="soft hint">{hint}</div> : null
}

/** Fields that tell what sets something off. */
const HAPPENINGS = /(?:\.trigger|\.metric\.events)$/

function Simple(props: FieldProps & { id: string }) {
  const { schema, path, value, set, id, name, title } = props
  const say = useTexts('studio')
  const { readOnly, document } = useSurroundings()
  const naming = useFieldName()
  const label = title ?? naming(name)
  if (schema.const !== undefined) return <output id={id}>{String(schema.const)}</output>
  if (schema.type === 'boolean') return <Switch id={id} aria-label={label} checked={value === true} disabled={readOnly} onChange={set} />
  if (schema.type === 'integer' || schema.type === 'number') return <NumberField {...props} />
  if (schema.enum) {
    const options = schema.enum.map((choice) => ({ value: choice, label: say(`choice.${choice}`, { defaultValue: String(choice) }) }))
    return <ChoiceField id={id} label={label} value={value} options={options} set={set} />
  }
  if (HAPPENINGS.test(path)) return <HappeningField id={id} label={label} value={value} set={set} />
  const things = referencesOf(document, path)
  if (things) return <ReferenceField id={id} label={label} things={things} value={value} set={set} />
  return (
    <Input
      id={id}
      type={isDay(schema) ? 'date' : 'text'}
      value={(value ?? '') as string}
      disabled={readOnly}
      style={{ maxWidth: isDay(schema) ? 200 : 480 }}
      onChange={(event) => set(event.target.value)}
    />
  )
}
