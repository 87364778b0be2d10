import { usePoints } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { Refused } from '#ui/act-drawer.tsx'
import { bulkAct, type BulkAct } from '#ui/list/bulk-act.ts'
import { useMinor } from './acts/amount-field.tsx'
import { GoodwillFieldSet, useGoodwillOutlook, type GoodwillFields } from './acts/give-goodwill.tsx'
import { goodwillAct, statusAct, voidAct } from './acts/member-act.ts'
import type { Member } from './member.tsx'

/** What it takes of a row to act on the member. */
type Somebody = Pick<Member, 'id' | 'status'>

/** Acts on many members of a list, whatever else its rows tell. */
export function useMemberBulk<Row>(memberOf: (row: Row) => Somebody): readonly BulkAct<Row>[] {
  const say = useTexts('members')
  const minor = useMinor()
  const notActive = (row: Row): string | null => (memberOf(row).status === 'active' ? null : say('not_active'))
  return [
    bulkAct<Row, GoodwillFields>({
      key: 'goodwill',
      label: say('act.goodwill'),
      needs: 'points:write',
      hindrance: notActive,
      fields: () => <GoodwillFieldSet />,
      preview: (rows, { currency, amount }) => (
        <GoodwillOutlook
          first={rows[0] && memberOf(rows[0]).id}
          count={rows.length}
          currency={currency}
          amount={currency && amount ? minor(currency, amount) : 0}
        />
      ),
      act: (row, { amount, ...given }) => goodwillAct(memberOf(row).id, { ...given, amount: minor(given.currency, amount) }),
      back: (_, answer: { decision?: string }) => voidAct(answer),
      outcome: (answer: object) => say('request' in answer ? 'goodwill_asked' : 'goodwill_given'),
    }),
    bulkAct<Row, object>({
      key: 'suspend',
      label: say('suspend'),
      needs: 'members:write',
      danger: true,
      reason: true,
      hindrance: notActive,
      preview: (rows) => (
        <p>
          {say('suspend_preview', { count: rows.length })} {say('status_means.suspended')}
        </p>
      ),
      act: (row) => statusAct(memberOf(row).id, 'suspended'),
      back: (row) => statusAct(memberOf(row).id, 'active'),
    }),
  ]
}

interface OutlookProps {
  first: string | undefined
  count: number
  currency: string | undefined
  amount: number
}

/** What all of them get together, and for how many of them a colleague must agree. */
function GoodwillOutlook({ first, count, currency, amount }: OutlookProps) {
  const say = useTexts('members')
  const points = usePoints()
  if (!first || !currency || amount <= 0) return <p>{say('goodwill_preview_blank', { count })}</p>
  return (
    <>
      <p>{say('goodwill_preview', { count, each: points(currency, amount), total: points(currency, amount * count) })}</p>
      <Limit member={first} count={count} currency={currency} amount={amount} />
    </>
  )
}

function Limit({ member, count, currency, amount }: { member: string; count: number; currency: string; amount: number }) {
  const say = useTexts('members')
  const points = usePoints()
  const { data, error } = useGoodwillOutlook(member, currency, amount)
  if (error) return <Refused error={error} />
  if (!data || !('at_once' in data)) return null
  const { allowance } = data
  if (!allowance) return <p className="soft">{say('no_limit')}</p>
  const atOnce = amount > allowance.per_act ? 0 : Math.min(count, Math.max(0, Math.floor(allowance.left_today / amount)))
  return (
    <p className="soft">
      {say('allowance', { per_act: points(currency, allowance.per_act), left: points(currency, allowance.left_today) })}{' '}
      {atOnce < count && say('goodwill_asks', { at_once: atOnce, count: count - atOnce })}
    </p>
  )
}
