import { Select } from 'antd'
import { useSurroundings } from './form-context.tsx'

export interface ChoiceProps {
  id?: string
  label: string
  value: unknown
  set: (value: unknown) => void
  placeholder?: string
  small?: boolean
}

/** One of what is given, found by what people call it. */
export function ChoiceField({
  id,
  label,
  value,
  set,
  placeholder,
  small = false,
  options,
}: ChoiceProps & { options: { value: unknown; label: string }[] }) {
  const { readOnly } = useSurroundings()
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      {...(placeholder && { placeholder })}
      {...(small && { size: 'small' })}
      showSearch
      optionFilterProp="label"
      value={(value as string) || null}
      disabled={readOnly}
      style={{ minWidth: small ? 180 : 220 }}
      options={options as { value: string; label: string }[]}
      onChange={set}
    />
  )
}
