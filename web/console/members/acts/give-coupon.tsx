import { Form, Input, Select } from 'antd'
import { act } from '#kit/acts.ts'
import { useLiveDocument, useNames } from '#kit/program.ts'
import { useTexts } from '#kit/texts.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import type { DrawerOf } from './drawer-of.ts'

interface Fields {
  coupon: string
  expires_on?: string
}

export function GiveCoupon({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const name = useNames()
  const { data } = useLiveDocument()
  // One that everybody types in is nobody's.
  const own = Object.entries(data?.document.coupons ?? {}).filter(([, { code }]) => code === undefined)
  return (
    <ActDrawer<Fields>
      title={say('act.coupon')}
      open={open}
      close={close}
      verb={say('give')}
      done={say('coupon_given')}
      reason
      act={({ coupon, expires_on }) =>
        act({ method: 'post', path: '/v1/members/{id}/coupons', in: { id }, body: { coupon, ...(expires_on && { expires_on }) } })
      }
    >
      <Form.Item name="coupon" label={say('coupon')} rules={[{ required: true, message: say('coupon_needed') }]}>
        <Select options={own.map(([key]) => ({ value: key, label: name('coupons', key) }))} notFoundContent={say('no_coupon_kinds')} />
      </Form.Item>
      <Form.Item name="expires_on" label={say('expires_on')} extra={say('coupon_expires_about')}>
        <Input type="date" />
      </Form.Item>
    </ActDrawer>
  )
}
