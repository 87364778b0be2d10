import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submissionOf, type Draft } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, decodeRowId } from '../../src/kit/ids.ts'
import { openApi, type Answer, type Api } from '../api/open-api.ts'
import { accepted, enrol } from '../api/requests.ts'

let api: Api
beforeAll(async () => {
  const off = (coupon: string): object => ({
    names: { en: 'Off', zh: '减' },
    trigger: 'order',
    coupon,
    rules: { off: { then: [{ discount: { percent: 10 } }] } },
  })
  api = await openApi((d) => {
    d['coupons'] = {
      ...d['coupons'],
      tenth: { names: { en: 'A tenth off', zh: '九折' } },
      summer: { names: { en: 'Summer', zh: '夏' }, codes: 'shared', code: 'SUMMER26' },
    }
    d['campaigns'] = { ...d['campaigns'], tenth_off: off('tenth'), summer_off: off('summer') }
  })
})
afterAll(() => api.close())

const LINES = [{ sku: 'CAKE', quantity: 1, amount: 10_000 }]
const buy = async (member: string, reference: string, coupon: string): Promise<Answer> =>
  api.store.post('/v1/orders', { member, order: { reference, lines: LINES, gross: true, coupons: [coupon] } })
const stateOf = async (id: string): Promise<string> => accepted(await api.service.get(`/v1/coupons/${id}`), 200).state

describe('a coupon that a return gives back', () => {
  it('can be used by the next order, decided in one batch with the return', async () => {
    const member = await enrol(api.service)
    const { id } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'tenth' }))
    const { decision } = accepted(await buy(member, 'R-1', id))
    expect(await stateOf(id)).toBe('used')
    const lines = LINES.map((line) => ({ ...line, tags: [], category: '', brand: '' }))
    const order = { reference: 'R-2', total: 10_000, net: 10_000, gross: true, lines, channel: '', store: '', payment: '', coupons: [id] }
    const drafts: Draft[] = [
      { kind: 'return', order: decodeRowId('dec', decision, 1)!.place[0]!, lines: null, at: null },
      { kind: 'order', order, at: null },
    ]
    const holder = holderKey(decodeId('mem', member)!)
    const decided = await Promise.all(
      drafts.map((draft) =>
        api.ctx.intake.submit(
          submissionOf({ programId: api.programId, holder, draft, key: keyHash('one batch', draft.kind), client: null }),
        ),
      ),
    )
    expect(decided.map(({ outcome }) => outcome.refusal ?? outcome.coupons)).toEqual([
      [{ id, coupon: 'tenth', to: 'returned' }],
      [{ id, coupon: 'tenth', to: 'used' }],
    ])
    expect(await stateOf(id)).toBe('used')
    const { rows } = await api.ctx.pool.query(
      'select count(distinct batch_id)::int as batches from commands where holder_id = $1 and seq > 2',
      [holder.text],
    )
    // Else it would not have been read after it was changed.
    expect(rows).toEqual([{ batches: 1 }])
  })

  it('stays as it is where everybody types it in', async () => {
    const [one, two] = [await enrol(api.service), await enrol(api.service)]
    accepted(await buy(one, 'S-1', 'SUMMER26'))
    const known = async (): Promise<unknown[]> =>
      (await api.ctx.pool.query("select state, used_holder, used_seq, used_at, reserved_until from coupons where coupon = 'summer'")).rows
    const before = await known()
    expect(before).toEqual([{ state: 'issued', used_holder: null, used_seq: null, used_at: null, reserved_until: null }])
    const back = accepted(await api.store.post('/v1/returns', { member: one, order: { reference: 'S-1' } }))
    expect(back.coupons).toMatchObject([{ coupon: 'summer', to: 'returned' }])
    expect(await known()).toEqual(before)
    expect(accepted(await buy(two, 'S-2', 'summer26')).coupons).toMatchObject([{ coupon: 'summer', to: 'used' }])
  })
})
