import { InputNumber } from 'antd'
import { useLanguage } from '#kit/texts.ts'
import { useSurroundings } from './form-context.tsx'
import type { FieldProps } from './schema-field.tsx'
import { keptOf, scaleOf, shownOf, unitOf } from './units.ts'

/** A number, in the unit that people think in: `¥12.50`, `5 %`. */
export function NumberField({ schema, path, value, set, id }: FieldProps & { id: string }) {
  const language = useLanguage()
  const { readOnly, document } = useSurroundings()
  const { currency, decimals } = document.settings.money
  const unit = unitOf(document, path, schema)
  const scale = scaleOf(unit, decimals)
  const whole = schema.type === 'integer'
  return (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? shownOf(value, scale) : null}
      disabled={readOnly}
      style={{ width: 200 }}
      {...(unit === 'money' && { prefix: symbolOf(currency, language) })}
      {...(unit === 'share' && { suffix: '%' })}
      {...(whole && { precision: unit === 'money' ? decimals : 0 })}
      onChange={(next) => set(next === null ? undefined : keptOf(next, scale, whole))}
    />
  )
}

function symbolOf(currency: string, language: string): string {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}
