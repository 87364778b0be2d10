import { Form, Input } from 'antd'
import { act } from '#kit/acts.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { AmountField, useMinor } from './amount-field.tsx'
import type { DrawerOf } from './drawer-of.ts'
import { voidAct } from './member-act.ts'
import { ReasonCode } from './reason-code.tsx'

interface Fields {
  currency: string
  amount: number
  reason: string
  expires_on?: string
}

/** A balance that is wrong is put right, up or down. */
export function CorrectPoints({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const minor = useMinor()
  return (
    <ActDrawer<Fields>
      title={say('act.correct')}
      open={open}
      close={close}
      verb={say('correct')}
      done={say('corrected')}
      back={voidAct}
      reason
      act={({ currency, amount, reason, expires_on }) =>
        act({
          method: 'post',
          path: '/v1/members/{id}/adjustments',
          in: { id },
          body: { currency, amount: minor(currency, amount), reason, ...(expires_on && { expires_on }) },
        })
      }
    >
      <p className="soft">{say('correct_about')}</p>
      <AmountField />
      <ReasonCode />
      <Form.Item name="expires_on" label={say('expires_on')} extra={say('expires_on_about')}>
        <Input type="date" />
      </Form.Item>
    </ActDrawer>
  )
}
