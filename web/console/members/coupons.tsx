import { useMemo } from 'react'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import { List, type Column } from '#ui/list/list.tsx'
import { Day, State, When, type Mood } from '#ui/values.tsx'
import { useHindrance } from './acts/member-acts.tsx'
import type { Member } from './member.tsx'

type Coupon = Answer<'/v1/members/{id}/coupons'>['items'][number]

const MOODS: Record<Coupon['state'], Mood> = {
  issued: 'good',
  active: 'good',
  returned: 'good',
  reserved: 'busy',
  used: 'over',
  expired: 'over',
  cancelled: 'over',
}
const OPEN = new Set<Coupon['state']>(['issued', 'active', 'returned'])

export function Coupons({ member }: { member: Member }) {
  const { id } = member
  const say = useTexts('members')
  const hindrance = useHindrance(member)
  const [url, setUrl] = useUrlState()
  const give = (
    <ActButton shortcut="o" why={hindrance({ name: 'coupon', needs: 'members:write' })} onClick={() => setUrl({ do: 'coupon' })}>
      {say('act.coupon')}
    </ActButton>
  )
  const cancelling = url['do'] === 'cancel_coupon' ? (url['of'] ?? '') : ''
  return (
    <>
      <List<Coupon>
        name={say('tab.coupons')}
        path="/v1/members/{id}/coupons"
        in={useMemo(() => ({ id }), [id])}
        rowKey={(coupon) => coupon.id}
        columns={useColumns()}
        empty={{ title: say('no_coupons'), text: say('no_coupons_about'), act: give }}
      />
      <ActDrawer<object>
        title={say('cancel_coupon')}
        open={cancelling !== ''}
        close={() => setUrl({ do: undefined, of: undefined })}
        verb={say('cancel_coupon')}
        done={say('coupon_cancelled')}
        danger
        reason
        act={() => act({ method: 'post', path: '/v1/coupons/{id}/cancel', in: { id: cancelling } })}
      >
        <p>{say('cancel_coupon_about')}</p>
        <Id value={cancelling} />
      </ActDrawer>
    </>
  )
}

function useColumns(): readonly Column<Coupon>[] {
  const say = useTexts('members')
  const language = useLanguage()
  const [, setUrl] = useUrlState()
  return useMemo<readonly Column<Coupon>[]>(
    () => [
      { key: 'coupon', title: say('coupon'), render: ({ coupon, names }) => named(names as Record<string, string>, language, coupon) },
      {
        key: 'state',
        title: say('status_head'),
        render: ({ state }) => <State mood={MOODS[state]}>{say(`coupon_state.${state}`)}</State>,
        csv: ({ state }) => state,
      },
      { key: 'code', title: say('coupon_code'), render: ({ code }) => (code ? <Id value={code} /> : '–'), csv: () => null },
      {
        key: 'expires',
        title: say('gone_on'),
        render: ({ expires_on: on }) => (on ? <Day at={on} /> : say('never')),
        csv: ({ expires_on: on }) => on,
      },
      { key: 'issued', title: say('issued'), render: ({ issued_at: at }) => <When at={at} />, csv: ({ issued_at: at }) => at },
      {
        key: 'acts',
        title: say('acts'),
        render: ({ id, state }) => (
          <>
            <ActButton size="small" needs="members:write" onClick={() => setUrl({ do: 'resend', of: id })}>
              {say('resend')}
            </ActButton>{' '}
            <ActButton
              size="small"
              danger
              needs="members:write"
              why={OPEN.has(state) ? null : say('coupon_not_open')}
              onClick={() => setUrl({ do: 'cancel_coupon', of: id })}
            >
              {say('cancel_coupon')}
            </ActButton>
          </>
        ),
        csv: () => null,
      },
    ],
    [say, language, setUrl],
  )
}
