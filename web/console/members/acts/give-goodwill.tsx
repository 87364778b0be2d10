import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Form, Input } from 'antd'
import { call } from '#kit/api.ts'
import { usePoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer, Refused } from '#ui/act-drawer.tsx'
import { AmountField, useMinor } from './amount-field.tsx'
import type { DrawerOf } from './drawer-of.ts'
import { goodwillAct, voidAct } from './member-act.ts'
import { ReasonCode } from './reason-code.tsx'

export interface GoodwillFields {
  currency: string
  amount: number
  reason: string
  note?: string
}

/** Points to put a wrong right: at once within one's limit, else a colleague is asked. Which, is said before. */
export function GiveGoodwill({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const minor = useMinor()
  return (
    <ActDrawer<GoodwillFields>
      title={say('act.goodwill')}
      open={open}
      close={close}
      verb={say('give')}
      done={(answer) => say('request' in (answer as object) ? 'goodwill_asked' : 'goodwill_given')}
      back={voidAct}
      act={({ amount, ...given }) => goodwillAct(id, { ...given, amount: minor(given.currency, amount) })}
      preview={({ currency, amount }) =>
        currency && amount ? <Outlook id={id} currency={currency} amount={minor(currency, amount)} /> : null
      }
    >
      <GoodwillFieldSet />
    </ActDrawer>
  )
}

/** How much, why by a code, and why in words. */
export function GoodwillFieldSet() {
  const say = useTexts('members')
  return (
    <>
      <AmountField least={1} />
      <ReasonCode />
      <Form.Item name="note" label={say('in_words')} extra={say('in_words_about')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </>
  )
}

/** What would come of it, decided by the API on a copy. */
export const useGoodwillOutlook = (id: string, currency: string, amount: number) =>
  useQuery({
    queryKey: ['goodwill', id, currency, amount],
    queryFn: ({ signal }) =>
      call('post', '/v1/members/{id}/goodwill', {
        path: { id },
        query: { dry_run: 'true' },
        body: { currency, amount, reason: 'preview' },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  })

function Outlook({ id, currency, amount }: { id: string; currency: string; amount: number }) {
  const say = useTexts('members')
  const points = usePoints()
  const { data, error } = useGoodwillOutlook(id, currency, amount)
  if (error) return <Refused error={error} />
  if (!data || !('at_once' in data)) return null
  const { at_once: atOnce, allowance, available } = data
  const limit = allowance
    ? say('allowance', { per_act: points(currency, allowance.per_act), left: points(currency, allowance.left_today) })
    : say('no_limit')
  return (
    <Alert
      role="note"
      type={atOnce ? 'info' : 'warning'}
      showIcon
      title={
        atOnce
          ? say('at_once', { before: points(currency, available.before), after: points(currency, available.after) })
          : say('asks_colleague')
      }
      description={limit}
    />
  )
}
