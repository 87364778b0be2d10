import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, openApi, type Api } from './open-api.ts'
import { basket, beansAfter, beansOf, enrol, freshPhone, malformed, phone, redeem, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('amounts', () => {
  it.each([
    ['2147483648', 21_474_836],
    ['1000000000000', 10_000_000_000],
    ['1e3', 10],
    ['-0', 0],
    ['9007199254740991', null],
    ['9007199254740992', null],
    ['9007199254740993', null],
    ['9223372036854775807', null],
    ['1000000000001', null],
    ['1e400', null],
    ['-1', null],
    ['0.5', null],
    ['"1e3"', null],
    ['"١٢"', null],
    ['NaN', null],
    ['Infinity', null],
    ['0x10', null],
    ['null', null],
  ])('%s is counted exactly or refused', async (literal, beans) => {
    const body = `{"identity":{"kind":"phone","value":"${freshPhone()}"},"order":{"reference":"${freshKey()}","lines":[{"sku":"L","quantity":1,"amount":${literal}}]}}`
    const answer = await api.store.send('POST', '/v1/orders', body)
    if (beans === null) expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8'])
    else expect(beansAfter(answer)).toBe(beans)
  })

  it.each(['9007199254740993', '9223372036854775807', '1000000000001', '1e400', '0.5', '"1e3"', '"١٢"', 'NaN', 'null'])(
    'of points like %s are refused at every door that moves points',
    async (literal) => {
      const [member, friend] = [await rich(api.service, 50), await enrol(api.service)]
      const body = (more: object): string => JSON.stringify({ currency: 'beans', ...more, amount: 0 }).replace(/0\}$/, `${literal}}`)
      const doors: [string, string][] = [
        [`/v1/members/${member}/adjustments`, body({ reason: 'x' })],
        ['/v1/redemptions', body({ member })],
        ['/v1/holds', body({ member })],
        ['/v1/gifts', body({ from: member, to: friend })],
      ]
      for (const [url, text] of doors) expect((await api.service.send('POST', url, text)).status, `${url} ${text}`).toBe(400)
      expect(await beansOf(api.service, member)).toBe(50)
    },
  )

  it.each([
    ['2147483648', 2_147_483_648],
    ['1e3', 1000],
    ['1000000000000', 1_000_000_000_000],
  ])('of points like %s go in and out exactly', async (literal, points) => {
    const member = await enrol(api.service)
    const text = `{"currency":"beans","reason":"x","amount":${literal}}`
    expect(beansAfter(await api.service.send('POST', `/v1/members/${member}/adjustments`, text))).toBe(points)
    expect(beansAfter(await redeem(api.store, member, points - 1))).toBe(1)
    refused(await redeem(api.store, member, 2), 422, 'insufficient_points')
  })

  it('of many lines may not pass what is counted exactly', async () => {
    const order = basket([
      ['A', 1, 1_000_000_000_000],
      ['B', 1, 1],
    ])
    malformed(await api.store.post('/v1/orders', { identity: phone(), order }), 'body.order.lines')
  })
})
