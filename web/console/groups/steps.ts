import { useMemo } from 'react'
import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'

interface Step {
  from: number
  to: number | null
}

/** Says what the steps of the scales are. */
export function useSteps(): Record<'ago' | 'times' | 'money', (step: Step) => string> {
  const say = useTexts('groups')
  const format = useFormat()
  return useMemo(() => {
    const range =
      (name: 'days_ago' | 'times') =>
      ({ from, to }: Step): string =>
        say(to === null ? `${name}_more` : from === to ? `${name}_one` : name, { from, to })
    return {
      ago: range('days_ago'),
      times: range('times'),
      money: ({ from, to }) =>
        to === null
          ? say('from_money', { least: format.moneyRough(from) })
          : say('between_money', { least: format.moneyRough(from), below: format.moneyRough(to + 1) }),
    }
  }, [say, format])
}
