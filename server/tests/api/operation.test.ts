import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '../../src/app.ts'
import { openContext } from '../../src/open-context.ts'
import { callerAt, openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('the server', () => {
  it('says that it runs, and whether it can take requests, to anybody', async () => {
    expect(accepted(await api.nobody.get('/health'), 200)).toEqual({ status: 'ok' })
    expect(accepted(await api.nobody.get('/ready'), 200)).toEqual({ ready: true })
  })

  it('without its database is alive, but not ready', async () => {
    const ctx = openContext(api.ctx.config, 'postgres://nobody@127.0.0.1:1/none')
    const app = await openApp(ctx)
    const [health, ready] = await Promise.all(['/health', '/ready'].map((url) => app.inject(url)))
    expect([health!.statusCode, ready!.statusCode, ready!.json()]).toEqual([200, 503, { ready: false }])
    const refusal = await app.inject({ url: '/v1/members', headers: { authorization: `Bearer ${api.owner.token}` } })
    expect([refusal.statusCode, refusal.headers['retry-after'], refusal.json().code]).toEqual([503, '1', 'overloaded'])
    await app.close()
    await ctx.close()
  })

  it('counts what it does, for Prometheus', async () => {
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 100]]) }))
    refused(await api.store.get(`/v1/members/${member}`), 403, 'forbidden')
    const { text, headers } = await api.nobody.get('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(text).toMatch(/^perennial_commands_total 2$/m)
    expect(text).toMatch(/^perennial_lane_waiting 0$/m)
    expect(text).toMatch(/^perennial_http_request_seconds_count\{method="POST",route="\/v1\/orders",status="201"\} 1$/m)
    expect(text).toMatch(/^perennial_http_request_seconds_count\{method="GET",route="\/v1\/members\/:id",status="403"\} 1$/m)
    expect(text).not.toContain(member)
  })

  it('shows a page in the language of the reader, with sums and nobody’s data', async () => {
    const en = await api.nobody.get('/')
    expect([en.status, en.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(en.text).toContain('Shanshui Coffee Club')
    expect((await api.nobody.get('/?lang=zh')).text).toContain('山水咖啡会员俱乐部')
    expect((await api.nobody.get('/', { 'accept-language': 'zh-TW' })).text).toContain('<html lang="zh">')
  })

  it('describes its API by the schemas that validate, and shows it as a page', async () => {
    const { json } = await api.nobody.get('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    for (const [path, operations] of Object.entries<Record<string, any>>(json.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const name = `${method} ${path}`
        expect(operation.summary, name).toMatch(/\S/)
        expect(
          json.tags.map((t: { name: string }) => t.name),
          name,
        ).toContain(operation.tags[0])
        expect(
          Object.keys(operation.responses).some((status) => status.startsWith('2')),
          name,
        ).toBe(true)
        for (const parameter of path.matchAll(/\{(\w+)\}/g))
          expect(operation.parameters, name).toContainEqual(expect.objectContaining({ in: 'path', name: parameter[1], required: true }))
      }
    }
    const docs = await api.nobody.get('/docs')
    expect([docs.status, docs.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const scripts = [...docs.text.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((m) => m[1]!)
    expect(scripts.length).toBeGreaterThan(2)
    for (const url of scripts) expect((await api.nobody.get(url)).status, url).toBe(200)
  })
})

describe('security headers', () => {
  it.each(['/', '/health', '/docs', '/openapi.json', '/nowhere'])('stand on %s', async (url) => {
    const { headers } = await api.nobody.get(url)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age=') as unknown,
    })
    const policy = headers['content-security-policy']!
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("object-src 'none'")
    // A program document takes pictures by https alone.
    expect(policy).toMatch(/img-src 'self' data: https:(;|$)/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    // The server speaks plain HTTP: asking browsers for HTTPS would leave its pages without their scripts.
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('of the API let a browser do nothing with its answers', async () => {
    for (const url of ['/v1/members', '/v1/nowhere']) {
      expect((await api.nobody.get(url)).headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age=') as unknown,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cache-control': 'no-store',
      })
    }
  })

  it('stand on a real connection too', async () => {
    const { headers, status } = await callerAt(await api.listen(), null).get('/health')
    expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff'])
  })
})
