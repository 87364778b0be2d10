import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, enrol } from './requests.ts'

let api: Api
let who: string
beforeAll(async () => {
  api = await openApi()
  who = await enrol(api.service)
})
afterAll(() => api.close())

const basket = (amount: number): object => ({ member: who, basket: { lines: [{ sku: 'LAT-R', quantity: 1, amount }] } })
const begin = async (): Promise<string> => accepted(await api.store.post('/v1/checkouts', basket(1000))).id
const change = (id: string, revision: number): Promise<Answer> =>
  api.service.put(`/v1/checkouts/${id}`, basket(7000), { 'if-match': `"${revision}"` })
const hold = (id: string, sending = {}): Promise<Answer> => api.store.post(`/v1/checkouts/${id}/hold`, {}, sending)

const after = (ms: number, work: () => Promise<Answer>): Promise<Answer> => new Promise((resolve) => setTimeout(resolve, ms)).then(work)

it('what is set aside is what the basket says, however near to it somebody changes it', async () => {
  const outcomes = new Set<string>()
  for (let round = 0; round < 60; round++) {
    const id = await begin()
    // Rounds differ in which of the two is ahead, and how far.
    const [put, held] = await Promise.all([after(round % 8, () => change(id, 1)), after(8 - (round % 8), () => hold(id))])
    const { bill, checkout } = accepted(held)
    const shown = (await api.store.get(`/v1/checkouts/${id}`)).json
    expect(checkout).toBe(id)
    expect(bill.total).toBe(put.status === 200 ? 7000 : 1000)
    expect(shown).toMatchObject({ state: 'held', basket: { lines: [{ amount: bill.total }] } })
    outcomes.add(put.status === 200 ? 'changed' : put.json.code)
  }
  expect([...outcomes].toSorted()).toEqual(['changed', 'checkout_not_open'])
})

it('a till that has only what it has shown set aside is told of a change', async () => {
  const id = await begin()
  accepted(await change(id, 1), 200)
  const old = await hold(id, { key: 'seen-1', headers: { 'if-match': '"1"' } })
  expect([old.status, old.json.code, old.json.facts]).toEqual([412, 'precondition_failed', { revision: 2 }])
  expect((await api.store.get(`/v1/checkouts/${id}`)).json).toMatchObject({ state: 'evaluated', revision: 2 })
  const held = await hold(id, { key: 'seen-2', headers: { 'if-match': '"2"' } })
  expect(accepted(held).bill.total).toBe(7000)
  // The answer was lost: its revision is another by now, and it is the same hold.
  const again = await hold(id, { key: 'seen-2', headers: { 'if-match': '"2"' } })
  expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([201, held.text, 'true'])
  expect((await hold(id, { headers: { 'if-match': 'two' } })).status).toBe(428)
})

/** Does something between a checkout's being read and its being decided. */
async function meanwhile(act: (turn: number) => Promise<unknown>, work: () => Promise<Answer>): Promise<Answer> {
  const { intake } = api.ctx
  const submit = intake.submit.bind(intake)
  let turn = 0
  const spy = vi.spyOn(intake, 'submit').mockImplementation(async (submission) => {
    await act(++turn)
    return submit(submission)
  })
  try {
    return await work()
  } finally {
    spy.mockRestore()
  }
}

it('one that is changed again and again is not set aside, and the caller is told', async () => {
  const id = await begin()
  const held = await meanwhile(
    (turn) => change(id, turn),
    () => hold(id, { key: 'restless' }),
  )
  expect([held.status, held.json.code]).toEqual([412, 'precondition_failed'])
  expect((await api.store.get(`/v1/checkouts/${id}`)).json).toMatchObject({ state: 'evaluated', expires_at: null })
  // Nothing has come of that key.
  expect(accepted(await hold(id, { key: 'restless' })).bill.total).toBe(7000)
})

it('one that is forgotten while it is being set aside is not there, and nothing is held', async () => {
  const id = await begin()
  const held = await meanwhile(
    () => api.ctx.pool.query(`delete from checkouts where program_id = $1 and state = 'evaluated'`, [api.programId]),
    () => hold(id),
  )
  expect([held.status, held.json.code]).toEqual([404, 'not_found'])
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
})
