import { Input, Select } from 'antd'
import { useMemo } from 'react'
import { dayIn } from '#kit/local-time.ts'
import { useProgram } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'

const LENGTHS = ['7', '30', '90', '365'] as const
const COMPARES = ['previous', 'year', 'none'] as const

export interface Period {
  from: string
  to: string
  compare: (typeof COMPARES)[number]
}

/** The days that the page is about, as they stand in the address: so many up to today, or from one to another. */
export function usePeriod(usual: (typeof LENGTHS)[number] = '30'): Period & { length: string } {
  const [url] = useUrlState()
  const { time_zone: zone } = useProgram()
  const today = dayIn(zone)
  return useMemo(() => {
    const compare = COMPARES.find((one) => one === url['compare']) ?? 'previous'
    const [from, to] = [dayOf(url['from']), dayOf(url['to'])]
    if (from && to && from <= to) return { from, to, compare, length: 'own' }
    const length = LENGTHS.find((one) => one === String(url['days'])) ?? usual
    return { from: daysBefore(today, Number(length) - 1), to: today, compare, length }
  }, [url, today, usual])
}

const daysBefore = (day: string, count: number): string => new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10)

const dayOf = (text: string | undefined): string | null => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null)

/** Chooses them. */
export function PeriodChoice({ comparing = true, usual }: { comparing?: boolean; usual?: (typeof LENGTHS)[number] }) {
  const say = useTexts('home')
  const { from, to, compare, length } = usePeriod(usual)
  const [, setUrl] = useUrlState()
  const choose = (value: string): void =>
    setUrl(value === 'own' ? { from, to, days: undefined } : { days: value, from: undefined, to: undefined }, { replace: true })
  return (
    <div role="group" aria-label={say('period')} style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Select
        aria-label={say('period')}
        value={length}
        onChange={choose}
        options={[...LENGTHS, 'own'].map((value) => ({ value, label: say(`days.${value}`) }))}
        style={{ minWidth: 150 }}
      />
      {length === 'own' && (
        <>
          <DayField label={say('from')} value={from} max={to} take={(value) => setUrl({ from: value, to }, { replace: true })} />
          <DayField label={say('to')} value={to} min={from} take={(value) => setUrl({ from, to: value }, { replace: true })} />
        </>
      )}
      {comparing && (
        <Select
          aria-label={say('compared_with')}
          value={compare}
          onChange={(value: string) => setUrl({ compare: value === 'previous' ? undefined : value }, { replace: true })}
          options={COMPARES.map((value) => ({ value, label: say(`compare.${value}`) }))}
          style={{ minWidth: 170 }}
        />
      )}
    </div>
  )
}

function DayField({
  label,
  value,
  take,
  ...bounds
}: {
  label: string
  value: string
  min?: string
  max?: string
  take: (day: string) => void
}) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value}
      {...bounds}
      style={{ width: 150 }}
      onChange={({ target }) => {
        if (target.value) take(target.value)
      }}
    />
  )
}
