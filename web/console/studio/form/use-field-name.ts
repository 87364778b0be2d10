import { useTexts } from '#kit/texts.ts'

/** What a field of the document is called on the screen. A field that is new in the engine shows its own name. */
export function useFieldName(): (name: string) => string {
  const say = useTexts('studio')
  return (name) => say(`field.${name}`, { defaultValue: name.replaceAll('_', ' ') })
}
