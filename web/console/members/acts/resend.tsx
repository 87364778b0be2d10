import { act } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Id } from '#ui/copy.tsx'
import type { DrawerOf } from './drawer-of.ts'

/** Has the member told again of a coupon, a reward or a decision, by whoever sends the program's messages. */
export function Resend({ member: { id }, open, close, of }: DrawerOf & { of: string }) {
  const say = useTexts('members')
  return (
    <ActDrawer<object>
      title={say('act.resend')}
      open={open && of !== ''}
      close={close}
      verb={say('resend')}
      done={say('resent')}
      act={() => act({ method: 'post', path: '/v1/members/{id}/resend', in: { id }, body: bodyOf(of) })}
    >
      <p>{say('resend_about')}</p>
      <Id value={of} />
    </ActDrawer>
  )
}

function bodyOf(of: string): { coupon: string } | { fulfilment: string } | { decision: string } {
  if (of.startsWith('cpn_')) return { coupon: of }
  return of.startsWith('ful_') ? { fulfilment: of } : { decision: of }
}
