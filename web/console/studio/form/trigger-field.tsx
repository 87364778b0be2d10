import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { triggersOf } from '@perennial/engine/program/vocabulary.ts'
import { useLanguage, useTexts } from '#kit/texts.ts'
import { useHappening } from '../happening.ts'
import { ChoiceField } from './choice-field.tsx'
import { useSurroundings } from './form-context.tsx'
import { ReferenceField } from './reference-field.tsx'
import { Labelled, type FieldProps } from './schema-field.tsx'
import { ObjectFields } from './schema-groups.tsx'
import { blank, variantsOf, type Schema } from './schema.ts'
import { useFieldName } from './use-field-name.ts'

interface HappeningProps {
  id: string
  label: string
  value: unknown
  /** Days of each member’s own, which only campaigns know. */
  others?: readonly string[]
  set: (key: string) => void
}

/** What sets something off, by what people call it; those of the program stand after those of the product. */
export function HappeningField({ id, label, value, others = [], set }: HappeningProps) {
  const { document } = useSurroundings()
  const happening = useHappening(document)
  // What is not a program yet has no vocabulary; the words that are always there will do.
  const known = triggersOf({ ...document, events: document['events'] ?? {} } as ProgramDocument)
  const keys = [...known, ...others, ...(typeof value === 'string' && value && ![...known, ...others].includes(value) ? [value] : [])]
  const options = keys.map((key) => ({ value: key, label: happening(key) }))
  return <ChoiceField id={id} label={label} value={value} options={options} set={(key) => set(key as string)} />
}

type Fields = Record<string, unknown>

/** What a campaign happens on: an event, or a day of each member’s own with what more it takes to say which. */
export function TriggerField({ variants, ...props }: FieldProps & { variants: Schema[] }) {
  const { value, set, path, name } = props
  const { document } = useSurroundings()
  const naming = useFieldName()
  const say = useTexts('studio')
  const language = useLanguage()
  const own = variants.flatMap((variant) => variantsOf(variant) ?? [])
  const at = typeof value === 'object' && value !== null ? ('anniversary' in value ? 'anniversary' : 'inactive') : null
  const schemaOf = (kind: string): Schema =>
    own.find(({ properties = {} }) => (kind === 'inactive' ? 'inactive_days' : kind) in properties)!
  const choose = (key: string): void => {
    if (key === 'anniversary') set({ ...(blank(schemaOf(key)) as Fields), anniversary: 'joined' })
    else set(key === 'inactive' ? { inactive_days: 90 } : key)
  }
  return (
    <>
      <Labelled {...props}>
        {(id) => <HappeningField id={id} label={naming(name)} value={at ?? value} others={['anniversary', 'inactive']} set={choose} />}
      </Labelled>
      {at === 'anniversary' && (
        <Labelled {...props} schema={{}} name="anniversary" path={`${path}.anniversary`}>
          {(id) => (
            <ReferenceField
              id={id}
              label={naming('anniversary')}
              things={{ joined: { names: { [language]: say('day_of_joining') } }, ...datesOf(document) }}
              value={(value as Fields)['anniversary']}
              set={(next) => set({ ...(value as Fields), anniversary: next })}
            />
          )}
        </Labelled>
      )}
      {at && <ObjectFields {...props} bare schema={withoutAnniversary(schemaOf(at))} value={value as Fields} />}
    </>
  )
}

const withoutAnniversary = (schema: Schema): Schema => {
  const { anniversary: _, ...properties } = schema.properties ?? {}
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => name !== 'anniversary') }
}

const datesOf = ({ attributes }: Pick<ProgramDocument, 'attributes'>): ProgramDocument['attributes'] =>
  Object.fromEntries(Object.entries(attributes ?? {}).filter(([, { type }]) => type === 'date'))
