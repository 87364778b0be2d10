import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyWebhook, WebhookNotVerified } from '../src/client.ts'

const NOW = 1_780_000_000_000
const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const OTHER = `whsec_${Buffer.alloc(32, 6).toString('base64')}`
const BODY = JSON.stringify({ id: 'evt_1', type: 'tier.changed', data: { to: '金卡' } })

const sign = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`

/** The headers of a good request, or of one that is otherwise in something. */
function headers(more: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const timestamp = String(NOW / 1000)
  return { 'webhook-id': 'evt_1', 'webhook-timestamp': timestamp, 'webhook-signature': sign(SECRET, 'evt_1', timestamp, BODY), ...more }
}
const refusal = (of: Record<string, string | undefined>, body = BODY, now = NOW): Promise<unknown> =>
  verifyWebhook(body, of, SECRET, { now }).catch((error: unknown) => error)

describe('verifyWebhook', () => {
  it('gives the event of a good request, whatever its headers and body come as', async () => {
    const event = JSON.parse(BODY) as unknown
    expect(await verifyWebhook(BODY, headers(), SECRET, { now: NOW })).toEqual(event)
    expect(await verifyWebhook(Buffer.from(BODY), new Headers(headers() as Record<string, string>), SECRET, { now: NOW })).toEqual(event)
  })

  it('agrees with the example of the specification', async () => {
    const of = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    expect(await verifyWebhook('{"test": 2432232314}', of, secret, { now: 1_614_265_330_000 })).toEqual({ test: 2432232314 })
  })

  it('takes one good signature among others, as while a secret is changed', async () => {
    const timestamp = String(NOW / 1000)
    const [old, good] = [sign(OTHER, 'evt_1', timestamp, BODY), sign(SECRET, 'evt_1', timestamp, BODY)]
    for (const both of [`${old} ${good}`, `${good} ${old}`, `v1a,xx ${good}`, `v1,%%% ${good}`])
      expect(await refusal(headers({ 'webhook-signature': both }))).toMatchObject({ id: 'evt_1' })
  })

  it.each([
    ['another body', {}, `${BODY} `],
    ['another id', { 'webhook-id': 'evt_2' }],
    ['another time', { 'webhook-timestamp': String(NOW / 1000 + 1) }],
    ['another secret', { 'webhook-signature': sign(OTHER, 'evt_1', String(NOW / 1000), BODY) }],
    ['another version', { 'webhook-signature': sign(SECRET, 'evt_1', String(NOW / 1000), BODY).replace('v1', 'v2') }],
    ['no signature', { 'webhook-signature': undefined }],
    ['an empty one', { 'webhook-signature': '' }],
    ['half of one', { 'webhook-signature': sign(SECRET, 'evt_1', String(NOW / 1000), BODY).slice(0, 20) }],
    ['no id', { 'webhook-id': undefined }],
    ['no time', { 'webhook-timestamp': undefined }],
    ['a time that is none', { 'webhook-timestamp': 'now' }],
  ])('refuses %s', async (_, more, body = BODY) => {
    expect(await refusal(headers(more), body)).toBeInstanceOf(WebhookNotVerified)
  })

  it('refuses what was sent long ago, or is to be sent yet', async () => {
    for (const seconds of [-300, 300]) expect(await refusal(headers(), BODY, NOW + seconds * 1000)).toMatchObject({ id: 'evt_1' })
    for (const seconds of [-301, 301]) expect(await refusal(headers(), BODY, NOW + seconds * 1000)).toBeInstanceOf(WebhookNotVerified)
    expect(await verifyWebhook(BODY, headers(), SECRET, { now: NOW + 900_000, toleranceSeconds: 900 })).toMatchObject({ id: 'evt_1' })
  })

  it('does not take an empty secret, with which anybody could sign', async () => {
    for (const secret of ['', 'whsec_', 'whsec_%%', 'undefined'])
      await expect(verifyWebhook(BODY, headers(), secret, { now: NOW })).rejects.toBeInstanceOf(TypeError)
  })
})
