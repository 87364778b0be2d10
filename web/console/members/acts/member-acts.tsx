import { Button, Dropdown } from 'antd'
import { useCallback } from 'react'
import { useMay } from '#kit/session.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import type { Member } from '../member.tsx'
import { ChangeStatus } from './change-status.tsx'
import { CorrectPoints } from './correct-points.tsx'
import { ExportMember } from './export-member.tsx'
import { GiveCoupon } from './give-coupon.tsx'
import { GiveGoodwill } from './give-goodwill.tsx'
import { Resend } from './resend.tsx'
import { RevealPerson } from './reveal-person.tsx'
import { TakeReturn } from './take-return.tsx'
import { WriteNote } from './write-note.tsx'

/** What may be done for a member, each with its letter. The drawer that is open stands in the address as `do`. */
export const MEMBER_ACTS = [
  { name: 'goodwill', key: 'p', needs: 'points:write' },
  { name: 'note', key: 'n', needs: 'members:write' },
  { name: 'correct', key: 'c', needs: 'points:write' },
  { name: 'return', key: 'r', needs: 'orders:write' },
  { name: 'coupon', key: 'o', needs: 'members:write' },
  { name: 'reveal', key: 'v', needs: 'people:reveal' },
  { name: 'status', key: 's', needs: 'members:write' },
  { name: 'export', key: 'e', needs: 'people:reveal' },
] as const

type MemberAct = (typeof MEMBER_ACTS)[number]
type ActName = MemberAct['name'] | 'resend'

/** What stands against an act for this member by this person, in words; null where nothing does. */
export function useHindrance(
  member: Pick<Member, 'status'> | undefined,
): (act: Pick<MemberAct, 'needs'> & { name: ActName }) => string | null {
  const say = useTexts('members')
  const may = useMay()
  const status = member?.status
  return useCallback(
    ({ name, needs }) => {
      // Of a return the orders are shown, to choose from.
      if (!may(needs) || (name === 'return' && !may('decisions:read'))) return say('shell:role_may_not')
      return (name === 'goodwill' || name === 'coupon') && status !== 'active' ? say('not_active') : null
    },
    [may, say, status],
  )
}

const FIRST = 4

export function MemberActButtons({ member }: { member: Member }) {
  const say = useTexts('members')
  const hindrance = useHindrance(member)
  const [, setUrl] = useUrlState()
  return (
    <>
      {MEMBER_ACTS.slice(0, FIRST).map((act, i) => (
        <ActButton
          key={act.name}
          shortcut={act.key}
          type={i === 0 ? 'primary' : 'default'}
          why={hindrance(act)}
          onClick={() => setUrl({ do: act.name })}
        >
          {say(`act.${act.name}`)}
        </ActButton>
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: MEMBER_ACTS.slice(FIRST).map((act) => ({
            key: act.name,
            disabled: hindrance(act) !== null,
            label: <MoreAct act={act} why={hindrance(act)} />,
            onClick: () => setUrl({ do: act.name }),
          })),
        }}
      >
        <Button aria-haspopup="menu">{say('more')}</Button>
      </Dropdown>
    </>
  )
}

/** An act in the menu, with its key, or with what stands against it: nobody has to point at it to read that. */
function MoreAct({ act: { name, key }, why }: { act: MemberAct; why: string | null }) {
  const say = useTexts('members')
  if (why === null)
    return (
      <>
        {say(`act.${name}`)} <kbd aria-hidden>{key}</kbd>
      </>
    )
  return (
    <span style={{ display: 'block', maxWidth: 280, whiteSpace: 'normal' }}>
      {say(`act.${name}`)}
      <br />
      <small>{why}</small>
    </span>
  )
}

/** The drawer of the act that the address names; none where something stands against it. */
export function MemberDrawers({ member }: { member: Member }) {
  const hindrance = useHindrance(member)
  const [url, setUrl] = useUrlState()
  const close = (): void => setUrl({ do: undefined, of: undefined })
  const drawer = (name: ActName): { member: Member; open: boolean; close: () => void } => {
    const needs = MEMBER_ACTS.find((act) => act.name === name)?.needs ?? 'members:write'
    return { member, open: url['do'] === name && hindrance({ name, needs }) === null, close }
  }
  return (
    <>
      <GiveGoodwill {...drawer('goodwill')} />
      <WriteNote {...drawer('note')} />
      <CorrectPoints {...drawer('correct')} />
      <TakeReturn {...drawer('return')} />
      <GiveCoupon {...drawer('coupon')} />
      <RevealPerson {...drawer('reveal')} />
      <ChangeStatus {...drawer('status')} />
      <ExportMember {...drawer('export')} />
      <Resend {...drawer('resend')} of={url['of'] ?? ''} />
    </>
  )
}
