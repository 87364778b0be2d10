import { Select } from 'antd'
import { named, useLanguage } from '#kit/texts.ts'
import { ChoiceField, type ChoiceProps } from './choice-field.tsx'
import { useSurroundings } from './form-context.tsx'
import type { Things } from './references.ts'

type ReferenceProps = ChoiceProps & { things: Things }

/** Another thing of the document, found by its name or its key. */
export function ReferenceField({ things, ...props }: ReferenceProps) {
  const options = useOptions(things, typeof props.value === 'string' ? [props.value] : [])
  return <ChoiceField {...props} options={options} />
}

/** Several of them. */
export function ReferencesField({ id, label, things, value, set }: ReferenceProps) {
  const { readOnly } = useSurroundings()
  const keys = value as string[]
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      mode="multiple"
      optionFilterProp="label"
      value={keys}
      disabled={readOnly}
      style={{ width: '100%', maxWidth: 560 }}
      options={useOptions(things, keys)}
      onChange={(next) => set(next)}
    />
  )
}

/** What is chosen stays to be read, also when there is no such thing any more. */
function useOptions(things: Things, chosen: readonly string[]): { value: string; label: string }[] {
  const title = useThingTitle()
  const lost = chosen.filter((key) => key && !(key in things))
  return [...Object.keys(things), ...lost].map((key) => ({ value: key, label: title(things[key]?.names, key) }))
}

/** `Double beans (double_weekend)`: by its name to people, by its key in an expression. */
export function useThingTitle(): (names: Record<string, string> | undefined, key: string) => string {
  const language = useLanguage()
  return (names, key) => {
    const name = named(names, language, key)
    return name === key ? key : `${name} (${key})`
  }
}
