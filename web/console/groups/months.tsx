import { Select } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'

const MONTHS = ['1', '3', '6', '12', '24'] as const
export type Months = (typeof MONTHS)[number]

/** How many months up to today the page is about, as it stands in the address. */
export function useMonths(): Months {
  const [url] = useUrlState()
  return MONTHS.find((months) => months === String(url['months'])) ?? '12'
}

export function MonthsChoice() {
  const say = useTexts('groups')
  const months = useMonths()
  const [, setUrl] = useUrlState()
  return (
    <Select
      aria-label={say('months')}
      value={months}
      onChange={(value: Months) => setUrl({ months: value === '12' ? undefined : value }, { replace: true })}
      options={MONTHS.map((value) => ({ value, label: say(`months_of.${value}`) }))}
      style={{ minWidth: 180 }}
    />
  )
}
