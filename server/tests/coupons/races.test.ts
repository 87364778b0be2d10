import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '../../src/app.ts'
import type { Doors } from '../../src/kit/doors.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted, enrol } from '../api/requests.ts'

let api: Api
/** A second process over the same database. */
let other: { ctx: OpenContext; doors: Doors }
beforeAll(async () => {
  api = await openApi((d) => (d['coupons'] = { ...d['coupons'], autumn: { names: { en: 'A', zh: '券' }, transferable: true } }))
  const ctx = openContext(api.ctx.config, api.ctx.databaseUrl, api.clock)
  other = { ctx, doors: await openApp(ctx) }
})
afterAll(async () => {
  await other.doors.close()
  await other.ctx.close()
  await api.close()
})

const give = async (member: string): Promise<string> =>
  accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'autumn' })).id

/** Sends a request under a key, to one process or the other in turns. */
async function ask(i: number, url: string, body: object | null, key = `race ${i}`): Promise<{ status: number; json: any }> {
  const doors = i % 2 === 0 ? api.doors : other.doors
  const reply = await doors.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${api.service.token}`,
      'idempotency-key': key,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { payload: JSON.stringify(body) }),
  })
  return { status: reply.statusCode, json: reply.json() }
}

const times = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)))
const countOf = (answers: readonly { status: number }[], status: number): number => answers.filter((a) => a.status === status).length
const states = async (): Promise<Record<string, number>> => {
  const { rows } = await api.ctx.pool.query<{ state: string; count: number }>(
    'select state, count(*)::int as count from coupons group by state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

describe('two hundred at once', () => {
  it('cancel one coupon once', async () => {
    const id = await give(await enrol(api.service))
    const answers = await times(200, (i) => ask(i, `/v1/coupons/${id}/cancel`, null, `cancel ${i}`))
    expect([countOf(answers, 200), countOf(answers, 409)]).toEqual([1, 199])
    expect(await states()).toEqual({ cancelled: 1 })
  })

  it('give one coupon to one member', async () => {
    const id = await give(await enrol(api.service))
    const friends = await times(20, () => enrol(api.service))
    const before = await states()
    const answers = await times(200, (i) => ask(i, `/v1/coupons/${id}/transfer`, { to: friends[i % 20] }, `transfer ${i}`))
    expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([1, 199])
    expect(await states()).toEqual({ cancelled: before['cancelled']! + 1, issued: 1 })
    const lists = await times(20, async (i) => accepted(await api.service.get(`/v1/members/${friends[i]}/coupons`), 200).items)
    expect(lists.flat()).toMatchObject([{ state: 'issued', id: answers.find(({ status }) => status === 201)!.json.id }])
  })

  it('cancel and give away: one of the two happens', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await give(await enrol(api.service))
      const friend = await enrol(api.service)
      const answers = await times(200, (i) =>
        i % 4 < 2
          ? ask(i, `/v1/coupons/${id}/cancel`, null, `either ${round} ${i}`)
          : ask(i, `/v1/coupons/${id}/transfer`, { to: friend }, `either ${round} ${i}`),
      )
      expect(countOf(answers, 200) + countOf(answers, 201)).toBe(1)
      const theirs = accepted(await api.service.get(`/v1/members/${friend}/coupons`), 200).items
      expect(theirs).toHaveLength(countOf(answers, 201))
    }
  })

  it('ask for a coupon under one key and get one', async () => {
    const member = await enrol(api.service)
    const answers = await times(200, (i) => ask(i, `/v1/members/${member}/coupons`, { coupon: 'autumn' }, 'the same'))
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.id)).size).toBe(1)
    expect(countOf(answers, 201)).toBe(200)
    expect(accepted(await api.service.get(`/v1/members/${member}/coupons`), 200).items).toHaveLength(1)
  })
})
