import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealBatches } from '../../src/seals/seal-batches.ts'
import { openApi, type Api } from './open-api.ts'
import { rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const CSP = "default-src 'self'"
const page = async (url: string, headers: Record<string, string> = {}) => {
  const { status, headers: given, text } = await api.nobody.get(url, headers)
  return { status, type: given['content-type'], csp: given['content-security-policy'] ?? '', text }
}

describe('GET /', () => {
  it('shows what runs here, in the language of the reader', async () => {
    const english = await page('/', { 'accept-language': 'fr, en;q=0.5' })
    expect([english.status, english.type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(english.text).toContain('<html lang="en">')
    expect(english.text).toContain('<h2>Shanshui Coffee Club</h2>')
    const chinese = await page('/', { 'accept-language': 'zh-CN' })
    expect(chinese.text).toContain('<html lang="zh">')
    expect(chinese.text).toContain('<h2>山水咖啡会员俱乐部</h2>')
    expect((await page('/?lang=en', { 'accept-language': 'zh-CN' })).text).toContain('<html lang="en">')
  })

  it('shows the sums of the books, folded or not yet', async () => {
    for (const beans of [1200, 34]) await rich(api.service, beans)
    expect(await figures()).toEqual({ Members: '2', 'Beans available': '1,234', 'Growth value available': '0', 'Stars available': '0' })
    await sealBatches(api.ctx)
    await rich(api.service, 1)
    expect(await figures()).toEqual({ Members: '3', 'Beans available': '1,235', 'Growth value available': '0', 'Stars available': '0' })
  })

  it('believes nothing that it is told', async () => {
    const { text } = await page('/', { host: '"><script>alert(1)</script>' })
    expect(text).not.toContain('<script')
  })

  it('loads nothing from elsewhere and runs no script', async () => {
    const { text, csp } = await page('/')
    expect(text).not.toMatch(/<script|(src|href)="(https?:)?\/\//)
    expect(csp).toContain(CSP)
  })

  it('says how to begin where nothing is published', async () => {
    await api.ctx.pool.query('update programs set latest_version = 0')
    api.clock.time += 60_000
    expect((await page('/?lang=en')).text).toContain('npx perennial program apply FILE')
    await api.ctx.pool.query('update programs set latest_version = 1')
  })
})

/** The figures of the page, a minute later than the last time. */
async function figures(): Promise<Record<string, string>> {
  api.clock.time += 60_000
  const { text } = await page('/?lang=en')
  return Object.fromEntries([...text.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, term, value]) => [term!, value!]))
}

describe('GET /docs', () => {
  it('has all its parts, from this server, under a policy that works without https', async () => {
    const { status, text, csp } = await page('/docs')
    expect(status).toBe(200)
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!)
    expect(parts.length).toBeGreaterThan(4)
    for (const url of parts) expect([url, (await page(url)).status]).toEqual([url, 200])
    expect(csp).toContain(CSP)
    // The bundle writes a style element; and a page reached by plain http must not ask for its parts by https.
    expect(csp).toContain("style-src 'self' 'unsafe-inline'")
    expect(csp).not.toContain('upgrade-insecure-requests')
  })

  it('shows the description that clients are made from', async () => {
    expect((await page('/docs/json')).text).toBe((await page('/openapi.json')).text)
  })
})
