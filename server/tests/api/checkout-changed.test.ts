import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { KeptCheckouts } from '../../src/checkouts/kept-checkouts.ts'
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

/** As another server over the same database would: this one learns nothing of it. */
async function elsewhere<T>(act: () => Promise<T>): Promise<T> {
  const { keptCheckouts } = api.ctx
  api.ctx.keptCheckouts = new KeptCheckouts()
  try {
    return await act()
  } finally {
    api.ctx.keptCheckouts = keptCheckouts
  }
}
const letGo = (id: string): Promise<Answer> => api.store.post(`/v1/checkouts/${id}/void`)
const confirm = (id: string, reference: string): Promise<Answer> => api.store.post(`/v1/checkouts/${id}/confirm`, { reference })

it('is set aside as another server has left it', async () => {
  const id = await begin()
  accepted(await elsewhere(() => change(id, 1)), 200)
  const held = await hold(id)
  expect(accepted(held).bill.total).toBe(7000)
  expect(held.headers['idempotent-replayed']).toBeUndefined()
})

it('what another server made payable is not refused for what it was before', async () => {
  const points = { payments: [{ currency: 'beans', points: 100_000 }] }
  const begun = accepted(await api.store.post('/v1/checkouts', { ...basket(1000), ...points }))
  expect(begun.evaluation.refusal).toBeDefined()
  accepted(await elsewhere(() => change(begun.id, 1)), 200)
  expect(accepted(await hold(begun.id)).bill.total).toBe(7000)
})

it('is paid as another server has set it aside anew', async () => {
  const id = await begin()
  accepted(await hold(id))
  await elsewhere(async () => {
    accepted(await letGo(id))
    accepted(await change(id, 3), 200)
    accepted(await hold(id))
  })
  expect(accepted(await confirm(id, 'ELSEWHERE-ANEW')).bill.total).toBe(7000)
  expect((await api.store.get(`/v1/checkouts/${id}`)).json).toMatchObject({ state: 'confirmed' })
})

it('what another server let go of is neither paid nor let go of again', async () => {
  const id = await begin()
  accepted(await hold(id))
  accepted(await elsewhere(() => letGo(id)))
  const paid = await confirm(id, 'ELSEWHERE-GONE')
  const there = await elsewhere(() => confirm(id, 'ELSEWHERE-GONE-TOO'))
  expect([paid.status, paid.json.code]).toEqual([there.status, there.json.code])
  expect(paid.status).toBeGreaterThanOrEqual(400)
  expect((await api.store.get(`/v1/checkouts/${id}`)).json).toMatchObject({ state: 'voided' })
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
})
