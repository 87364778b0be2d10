import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetReceipts } from '../../src/receipts/forget-receipts.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { NOON } from '../world.ts'
import { openApi, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, malformed, phone, refused } from './requests.ts'

const DAY = 86_400_000
let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['settings'].late_window_days = 3))
})
afterAll(() => api.close())

const at = (time: number): string => new Date(time).toISOString()
let numbers = 0
const receiptOf = (more: object = {}) => ({
  number: `RCPT-${(numbers += 1)}`,
  amount: 6400,
  at: at(NOON - DAY),
  store: 'S1',
  lines: [{ sku: 'LATTE', quantity: 2, amount: 6400 }],
  ...more,
})
async function kept(more: object = {}): Promise<{ number: string; amount: number }> {
  const receipt = receiptOf(more)
  expect(accepted(await api.store.post('/v1/receipts', receipt))).toEqual({ number: receipt.number })
  return { number: receipt.number, amount: receipt.amount }
}
const claim = (body: object, key?: string, caller: Caller = api.store): Promise<Answer> =>
  caller.post('/v1/receipts/claim', body, key === undefined ? {} : { key })

describe('POST /v1/receipts', () => {
  it('keeps a sale without anybody, once', async () => {
    const receipt = receiptOf()
    const first = await api.store.post('/v1/receipts', receipt, { key: 'keep-1' })
    expect((await api.store.post('/v1/receipts', receipt, { key: 'keep-1' })).json).toEqual(first.json)
    accepted(await api.store.post('/v1/receipts', receipt))
    refused(await api.store.post('/v1/receipts', { ...receipt, store: 'S2' }, { key: 'keep-1' }), 422, 'idempotency_key_reused')
    refused(await api.store.post('/v1/receipts', { ...receipt, store: 'S2' }), 409, 'reference_reused')
    const { rows } = await api.ctx.pool.query('select * from receipts where number = $1', [receipt.number])
    expect(rows).toHaveLength(1)
    expect(rows[0].input).toEqual({ reference: receipt.number, store: 'S1', lines: receipt.lines })
  })

  it('refuses what could never be an order', async () => {
    malformed(await api.store.post('/v1/receipts', receiptOf({ amount: 6300 })), 'body.amount')
    malformed(await api.store.post('/v1/receipts', receiptOf({ lines: [] })), 'body.lines')
    malformed(await api.store.post('/v1/receipts', receiptOf({ at: undefined })), 'body.at')
    malformed(await api.store.post('/v1/receipts', receiptOf({ member: await enrol(api.service) })), 'body')
    malformed(await api.store.post('/v1/receipts', receiptOf({ attributes: { nonsense: 1 } })), 'body.order.attributes.nonsense')
    refused(await api.store.post('/v1/receipts', receiptOf({ at: at(NOON + DAY) })), 422, 'in_future')
    const order = basket([['LATTE', 2, 6400]])
    accepted(await api.store.post('/v1/orders', { member: await enrol(api.service), order }))
    refused(await api.store.post('/v1/receipts', receiptOf({ number: order['reference'] })), 409, 'reference_reused')
  })
})

describe('POST /v1/receipts/claim', () => {
  it('makes it an order of the member, as of when it was bought', async () => {
    const identity = phone(freshPhone())
    const member = await enrol(api.service, { identities: [identity] })
    const receipt = await kept({ at: at(NOON - 20 * DAY) })
    const claimed = accepted(await claim({ identity, ...receipt }, 'claim-1'))
    expect(claimed).toMatchObject({ kind: 'order', member, at: at(NOON - 20 * DAY) })
    expect(await beansOf(api.service, member)).toBe(claimed.balances.beans.available)
    expect(accepted(await api.service.get(`/v1/orders/${claimed.order}`), 200)).toMatchObject({ reference: receipt.number, store: 'S1' })
    const again = await claim({ identity, ...receipt }, 'claim-1')
    expect([again.json, again.headers['idempotent-replayed']]).toEqual([claimed, 'true'])
    refused(await claim({ member: await enrol(api.service), ...receipt }), 409, 'receipt_claimed')
    // It is a sale like any other, with its number.
    const back = accepted(await api.store.post('/v1/returns', { order: { reference: receipt.number }, at: at(NOON - 15 * DAY) }))
    expect([back.member, await beansOf(api.service, member)]).toEqual([member, 0])
    refused(await claim({ member: await enrol(api.service), ...receipt }), 409, 'receipt_claimed')
  })

  it('answers a wrong amount as it does an unknown number, and the number of a sale that had a member', async () => {
    const member = await enrol(api.service)
    const receipt = await kept()
    const order = basket([['LATTE', 2, 6400]])
    accepted(await api.store.post('/v1/orders', { member: await enrol(api.service), order }))
    const wrong = [
      { ...receipt, amount: 6401 },
      { ...receipt, number: 'RCPT-UNKNOWN' },
      { amount: 6400, number: order['reference'] },
    ]
    const bodies = await Promise.all(wrong.map(async (body) => refused(await claim({ member, ...body }), 404, 'no_receipt')))
    for (const body of bodies) expect({ ...body, instance: '' }).toEqual({ ...bodies[0], instance: '' })
    accepted(await claim({ member, ...receipt }))
  })

  it('gives it to one of fifty at once', async () => {
    const receipt = await kept()
    const members = await Promise.all(Array.from({ length: 50 }, () => enrol(api.service)))
    const answers = await Promise.all(members.map((member) => claim({ member, ...receipt })))
    for (const answer of answers.filter(({ status }) => status !== 201)) refused(answer, 409, 'receipt_claimed')
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const beans = await Promise.all(members.map((member) => beansOf(api.service, member)))
    expect(beans.filter((amount) => amount > 0)).toHaveLength(1)
  })

  it('is too late after the days of the program, and forgets in the end', async () => {
    const member = await enrol(api.service)
    const [old, fresh] = [await kept({ at: at(NOON - 30 * DAY - 1) }), await kept({ at: at(NOON - 30 * DAY) })]
    expect(refused(await claim({ member, ...old }), 422, 'receipt_too_old').facts).toEqual({ days: 30 })
    const first = accepted(await claim({ member, ...fresh }, 'just-in-time'))
    api.clock.time = NOON + DAY
    expect((await claim({ member, ...fresh }, 'just-in-time')).json).toEqual(first)
    await kept({ at: at(NOON - 200 * DAY) })
    expect(await forgetReceipts(api.ctx)).toBe(1)
    expect(await forgetReceipts(api.ctx)).toBe(0)
    api.clock.time = NOON
  })

  it('lets whoever guesses wait, and nobody else', async () => {
    const [guesser, other] = [await enrol(api.service), await enrol(api.service)]
    const [mine, theirs] = [await kept(), await kept()]
    const till = await api.caller('store', undefined, 'guessed at')
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, i) => claim({ member: guesser, number: `GUESS-${i}`, amount: 6400 }, undefined, till)),
    )
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(30)
    for (const answer of guesses.filter(({ status }) => status !== 404)) refused(answer, 429, 'rate_limited')
    const waits = await claim({ member: guesser, ...mine }, undefined, till)
    refused(waits, 429, 'rate_limited')
    expect(Number(waits.headers['retry-after'])).toBeGreaterThan(0)
    accepted(await claim({ member: other, ...theirs }, undefined, till))
    api.clock.time += 60_000
    accepted(await claim({ member: guesser, ...mine }, undefined, till))
    api.clock.time -= 60_000
  })

  it('is of one program', async () => {
    const stranger = await api.tenant('receipts-elsewhere', 'cafe')
    const receipt = await kept()
    refused(await claim({ member: await enrol(stranger.service), ...receipt }, undefined, stranger.store), 404, 'no_receipt')
    refused(await claim({ member: await enrol(stranger.service), ...receipt }), 404, 'not_found')
    refused(await claim({ member: await enrol(api.service), ...receipt }, undefined, api.partner), 403, 'forbidden')
    const suspended = await enrol(api.service)
    accepted(await api.service.patch(`/v1/members/${suspended}`, { status: 'suspended' }))
    refused(await claim({ member: suspended, ...receipt }), 422, 'member_not_active')
    // A refusal claims nothing.
    accepted(await claim({ member: await enrol(api.service), ...receipt }))
  })

  it('leaves books that verify and replay', async () => {
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect([replayed.mismatches, (await verifyAll(api.ctx, () => undefined)).findings]).toEqual([[], []])
  })
})
