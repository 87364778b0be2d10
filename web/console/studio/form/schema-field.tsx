import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { triggersOf } from '@perennial/engine/program/vocabulary.ts'
import { Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '#kit/texts.ts'
import { ExpressionField } from '../expression/expression-field.tsx'
import { useProblemsAt, useSurroundings } from './form-context.tsx'
import { ListFields, NamesFields, ObjectFields, OneField, RecordFields, VariantFields } from './schema-groups.tsx'
import { isDay, isExpression, isNames, isOneField, isRecord, variantsOf, type Schema } from './schema.ts'
import { useFieldName } from './use-field-name.ts'

export interface FieldProps {
  schema: Schema
  /** Where in the document: `campaigns.gold.rules.double`. Problems and expressions are found by it. */
  path: string
  name: string
  value: unknown
  set: (value: unknown) => void
  /** Takes the field away, where it need not be there. */
  remove?: () => void
}

/** One field of the document, of whatever kind its schema says. */
export function SchemaField(props: FieldProps) {
  const { schema, value } = props
  const variants = variantsOf(schema)
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
  path,
  remove,
  schema,
  children,
}: Omit<FieldProps, 'value' | 'set'> & { children: (id: string) => ReactNode }) {
  const say = useTexts('studio')
  const title = useFieldName()(name)
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

function Simple({ schema, value, set, id, name }: FieldProps & { id: string }) {
  const say = useTexts('studio')
  const { readOnly, document } = useSurroundings()
  const naming = useFieldName()
  const choices = schema.enum ?? (schema.type === 'string' ? referencesOf(document, name) : null)
  if (schema.const !== undefined) return <output id={id}>{String(schema.const)}</output>
  if (schema.type === 'boolean')
    return <Switch id={id} aria-label={naming(name)} checked={value === true} disabled={readOnly} onChange={set} />
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <InputNumber
        id={id}
        value={typeof value === 'number' ? value : null}
        disabled={readOnly}
        style={{ width: 200 }}
        {...(schema.type === 'integer' && { precision: 0 })}
        onChange={(next) => set(next ?? undefined)}
      />
    )
  if (choices)
    return (
      <Select
        id={id}
        aria-label={naming(name)}
        showSearch
        value={(value as string) || null}
        disabled={readOnly}
        style={{ minWidth: 220 }}
        options={choices.map((choice) => ({
          value: choice,
          label: schema.enum ? say(`choice.${choice}`, { defaultValue: String(choice) }) : choice,
        }))}
        onChange={(next) => set(next)}
      />
    )
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

/** Fields that name another thing of the document are chosen from what there is. */
const REFERENCES: Readonly<Record<string, string>> = {
  currency: 'currencies',
  budget: 'budgets',
  stack: 'stacking',
  coupon: 'coupons',
  badge: 'badges',
  challenge: 'challenges',
  benefit: 'benefits',
  earned: 'currencies',
}

function referencesOf(document: Record<string, unknown>, name: string): string[] | null {
  // What is not a program yet has no vocabulary; the words that are always there will do.
  if (name === 'trigger') return triggersOf({ ...document, events: document['events'] ?? {} } as ProgramDocument)
  const section = REFERENCES[name]
  return section ? Object.keys((document[section] ?? {}) as object) : null
}
