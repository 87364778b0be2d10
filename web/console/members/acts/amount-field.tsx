import { Form, InputNumber, Select } from 'antd'
import { useEffect } from 'react'
import { useLiveDocument } from '#kit/program.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'

interface Currency {
  key: string
  name: string
  decimals: number
}

/** The currencies of the program, those that can be spent first. */
export function useCurrencies(): readonly Currency[] {
  const language = useLanguage()
  const { data } = useLiveDocument()
  return Object.entries(data?.document.currencies ?? {})
    .toSorted(([, a], [, b]) => Number(b.spendable) - Number(a.spendable))
    .map(([key, { names, decimals }]) => ({ key, name: named(names as Record<string, string>, language, key), decimals: decimals ?? 0 }))
}

/** An amount as people write it, as the API takes it. */
export function useMinor(): (currency: string, amount: number) => number {
  const currencies = useCurrencies()
  return (currency, amount) => Math.round(amount * 10 ** (currencies.find(({ key }) => key === currency)?.decimals ?? 0))
}

/** How much, and of which currency. */
export function AmountField({ least }: { least?: number }) {
  const say = useTexts('members')
  const currencies = useCurrencies()
  const form = Form.useFormInstance()
  const first = currencies[0]?.key
  // On a page that was opened with this drawer, the fields are there before the program is known.
  useEffect(() => {
    if (first && !form.getFieldValue('currency')) form.setFieldValue('currency', first)
  }, [first, form])
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
      <Form.Item name="amount" label={say('amount')} rules={[{ required: true, message: say('amount_needed') }]}>
        <InputNumber style={{ width: '100%' }} autoFocus {...(least !== undefined && { min: least })} />
      </Form.Item>
      <Form.Item name="currency" label={say('currency')} rules={[{ required: true }]} initialValue={first}>
        <Select options={currencies.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
    </div>
  )
}
