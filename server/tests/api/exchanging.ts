import { decodeId, uuidText } from '../../src/kit/ids.ts'
import type { Mutation } from '../world.ts'
import { openApi, type Answer, type Api, type Caller, type Sending } from './open-api.ts'
import { accepted, basket } from './requests.ts'

type Lines = Parameters<typeof basket>[0]

/** A tenth off for a coupon, a hundred beans for the first mug of all members together, and ten beans that pay for a yuan. */
const change: Mutation = (d) => {
  d['currencies'].beans.pay = { points: 10, amount: 100 }
  d['coupons'] = { ...d['coupons'], tenth: { names: { en: 'A tenth off', zh: '九折' } } }
  d['campaigns'].tenth_off = {
    names: { en: 'A tenth off', zh: '九折' },
    trigger: 'order',
    coupon: 'tenth',
    rules: { off: { then: [{ discount: { percent: 10 } }] } },
  }
  d['campaigns'].first_mug = {
    names: { en: 'The first mug', zh: '第一只杯子' },
    trigger: 'order',
    when: 'order.lines.exists(l, l.sku == "MUG")',
    limits: [{ max: 1, per: 'all' }],
    rules: { r: { then: [{ grant: { currency: 'beans', amount: '100', bonus: true } }] } },
  }
}

/** A till that exchanges. */
export interface Exchanging {
  api: Api
  exchange(body: object, sending?: Sending, caller?: Caller): Promise<Answer>
  dryRun(body: object, sending?: Sending): Promise<Answer>
  sell(member: string, lines: Lines, more?: object, at?: string): Promise<{ id: string; reference: string }>
  /** All that could be seen of a member and the program: what was decided, what they have, and what came back of orders. */
  seen(member: string): Promise<unknown>
  /** What was decided of a member, in that order. */
  kindsOf(member: string): Promise<string[]>
}

export async function openExchanging(): Promise<Exchanging> {
  const api = await openApi(change)
  const { pool } = api.ctx
  return {
    api,
    exchange: (body, sending, caller = api.store) => caller.post('/v1/exchanges', body, sending),
    dryRun: (body, sending) => api.store.post('/v1/exchanges?dry_run=true', body, { key: null, ...sending }),
    sell: async (member, lines, more = {}, at) => {
      const order = basket(lines, more as never)
      const { order: id } = accepted(await api.store.post('/v1/orders', { member, order, ...(at && { at }) }))
      return { id, reference: order['reference'] as string }
    },
    seen: async (member) => {
      const { balances } = accepted(await api.service.get(`/v1/members/${member}/balances`), 200)
      const { rows } = await pool.query(
        `select c.holder_id, c.seq, c.kind, c.refused, r.returned from commands c
         left join order_returns r on r.bucket = c.bucket and r.holder_id = c.holder_id and r.order_seq = c.seq
         where c.program_id = $1 order by c.holder_id, c.seq`,
        [api.programId],
      )
      return { balances, rows: rows.map((row: object) => JSON.stringify(row)) }
    },
    kindsOf: async (member) => {
      const { rows } = await pool.query<{ kind: string }>('select kind::text from commands where holder_id = $1 order by seq', [
        uuidText(decodeId('mem', member)!),
      ])
      return rows.map(({ kind }) => kind)
    },
  }
}

/** A latte of 30 comes back for a mocha of 36. */
export const swap = (reference: string, more: Record<string, unknown> = {}, lines: Lines = [['MOC', 1, 3600]]): Record<string, any> => ({
  returned: { order: { reference }, lines: [{ sku: 'LAT', quantity: 1 }] },
  order: basket(lines, more),
})
