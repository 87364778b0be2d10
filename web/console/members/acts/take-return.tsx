import { Form, InputNumber, Select } from 'antd'
import { act } from '#kit/acts.ts'
import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { useRead } from '#kit/reads.ts'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActDrawer } from '#ui/act-drawer.tsx'
import { Money } from '#ui/values.tsx'
import type { DrawerOf } from './drawer-of.ts'

type Order = Answer<'/v1/members/{id}/orders'>['items'][number]

interface Fields {
  order: string
  /** How many of each line came back. */
  lines?: Record<string, number | null>
}

const isOpen = ({ lines }: Order): boolean => lines.some(({ quantity, returned }) => returned < quantity)

/** Goods that come back: of which order, and how many of each line. */
export function TakeReturn({ member: { id }, open, close }: DrawerOf) {
  const say = useTexts('members')
  const format = useFormat()
  const [url] = useUrlState()
  const orders = useRead('/v1/members/{id}/orders', { path: { id }, query: { limit: 100 }, when: open })
  const items = (orders.data?.items ?? []).filter(isOpen)
  const asked = items.find((order) => order.id === url['of'])?.id ?? items[0]?.id
  return (
    <ActDrawer<Fields>
      title={say('act.return')}
      open={open}
      close={close}
      verb={say('take_back')}
      done={say('returned')}
      act={({ order, lines }) =>
        act({ method: 'post', path: '/v1/returns', body: { order: { id: order }, ...linesOf(items, order, lines) } })
      }
    >
      {(fields) => (
        <>
          <Form.Item
            key={asked}
            name="order"
            label={say('order')}
            initialValue={asked}
            rules={[{ required: true, message: say('order_needed') }]}
          >
            <Select
              loading={orders.isFetching}
              notFoundContent={say('no_orders')}
              options={items.map((order) => ({
                value: order.id,
                label: `${order.reference} · ${format.day(order.at)} · ${format.money(order.total)}`,
              }))}
            />
          </Form.Item>
          <Lines order={items.find((order) => order.id === (fields.order ?? asked))} />
        </>
      )}
    </ActDrawer>
  )
}

function Lines({ order }: { order: Order | undefined }) {
  const say = useTexts('members')
  if (!order) return null
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ padding: 0 }}>{say('came_back')}</legend>
      {order.lines.map(({ sku, quantity, amount, returned }, i) => (
        <div key={`${order.id} ${i}`} style={{ display: 'flex', gap: 12, alignItems: 'center', margin: '6px 0' }}>
          <span style={{ flex: 1 }}>
            {sku} <span className="soft">× {quantity - returned}</span>
          </span>
          <Money minor={amount} />
          <Form.Item name={['lines', `${order.id} ${i}`]} noStyle>
            <InputNumber
              min={0}
              max={quantity - returned}
              precision={0}
              disabled={returned >= quantity}
              aria-label={say('pieces_of', { sku })}
            />
          </Form.Item>
        </div>
      ))}
      <p className="soft">{say('came_back_about')}</p>
    </fieldset>
  )
}

/** Without a number at any line, all of it came back. */
function linesOf(
  orders: readonly Order[],
  id: string,
  given: Fields['lines'] = {},
): { lines?: { sku: string; quantity: number; amount: number }[] } {
  const order = orders.find((one) => one.id === id)
  const lines = (order?.lines ?? []).flatMap(({ sku, quantity, amount }, i) => {
    const pieces = given[`${id} ${i}`] ?? 0
    return pieces > 0 ? [{ sku, quantity: pieces, amount: Math.round((amount * pieces) / quantity) }] : []
  })
  return lines.length > 0 ? { lines } : {}
}
