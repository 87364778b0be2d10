import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { faultOfUrl, isPublic } from '../../src/webhooks/public-address.ts'
import { NotPosted, safePost, type Posting } from '../../src/webhooks/safe-post.ts'
import { openReceiver } from './receiver.ts'

const PUBLIC = '93.184.215.14'

/** Every connection that anybody tries to open, to whatever address: none leaves this machine. */
let tried: { host: string; port: number }[]
beforeEach(() => {
  tried = []
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...given: unknown[]) {
    const [options] = given.flat() as { host: string; port: number }[]
    tried.push({ host: options!.host, port: options!.port })
    queueMicrotask(() => this.destroy(new Error('caught')))
    return this
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const post = (url: string, more: Partial<Posting> = {}): Promise<unknown> =>
  safePost({ url, headers: {}, body: '{}', privateToo: false, resolve: async () => [PUBLIC], ...more }).catch((error: unknown) => error)

/** Literal forms of addresses that are not on the internet, as people have tried them elsewhere. */
const LITERALS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '0177.0.0.1',
  '017700000001',
  '127.255.255.254',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.257',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '169.254.43518',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:93.184.215.14]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::a00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  '[100::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[4000::1]',
  'localhost',
  'localhost.',
  'LOCALHOST',
  'a.localhost',
  '%6c%6f%63%61%6c%68%6f%73%74',
]

describe('no connection is opened to', () => {
  it.each(LITERALS)('https://%s', async (host) => {
    expect(faultOfUrl(`https://${host}/hook`, false)).toMatch(/\S/)
    expect(await post(`https://${host}:8443/hook`)).toBeInstanceOf(NotPosted)
    expect(tried).toEqual([])
  })

  it.each([
    'http://example.com/',
    'https://example.com:80/',
    'https://example.com:22/',
    'https://example.com:5432/',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'https://example.com@127.0.0.1/',
    'https://example.com/#part',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_SET',
    'javascript:alert(1)',
    'data:,x',
    '//example.com/',
    'example.com',
    '',
    'https://',
    'https://[::1',
  ])('%s', async (url) => {
    expect(faultOfUrl(url, false)).toMatch(/\S/)
    expect(await post(url)).toBeInstanceOf(NotPosted)
    expect(tried).toEqual([])
  })

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['169.254.169.254']],
    [['10.1.2.3']],
    [['fd00::1']],
    [['::ffff:10.0.0.1']],
    [['fe80::1%eth0']],
    // One address of several is enough: which one a connection would take is chance.
    [[PUBLIC, '10.0.0.1']],
    [['10.0.0.1', PUBLIC]],
    [['nonsense']],
    [[]],
  ])('a name that leads to %j', async (addresses) => {
    expect(await post('https://hooks.example.com/', { resolve: async () => addresses })).toBeInstanceOf(NotPosted)
    expect(tried).toEqual([])
  })
})

describe('a name that is looked at', () => {
  it('is connected to at the address that was looked at, whatever it means a moment later', async () => {
    const answers = [[PUBLIC], ['127.0.0.1'], ['127.0.0.1']]
    const resolve = vi.fn(async () => answers.shift()!)
    const error = await post('https://hooks.example.com:8443/', { resolve })
    expect([error, resolve.mock.calls.length]).toEqual([new NotPosted('caught'), 1])
    expect(tried).toEqual([{ host: PUBLIC, port: 8443 }])
  })

  it.each([PUBLIC, '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('may lead to %s', async (address) => {
    expect(isPublic(address)).toBe(true)
    await post('https://hooks.example.com/', { resolve: async () => [address] })
    expect(tried).toEqual([{ host: address, port: 443 }])
  })

  it('that cannot be resolved, or not in time, is said so', async () => {
    const nobody = Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' })
    expect(await post('https://hooks.example.com/', { resolve: () => Promise.reject(nobody) })).toEqual(
      new NotPosted('There is no such name.'),
    )
    const never = { resolve: () => new Promise<string[]>(() => undefined), timeoutMs: 50 }
    expect(await post('https://hooks.example.com/', never)).toEqual(new NotPosted('No answer within 0.05 seconds.'))
    expect(tried).toEqual([])
  })
})

describe('for development', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
  })

  it('http and private addresses may be posted to, and the same without is not', async () => {
    const receiver = await openReceiver()
    expect(await post(receiver.url, { privateToo: true })).toEqual({ status: 204, text: '' })
    const named = receiver.url.replace('127.0.0.1', 'localhost')
    expect(await post(named, { privateToo: true, resolve: async () => ['127.0.0.1'] })).toEqual({ status: 204, text: '' })
    expect(receiver.requests.map(({ headers }) => headers['host'])).toEqual([new URL(receiver.url).host, new URL(named).host])
    for (const url of [receiver.url, named]) expect(await post(url)).toBeInstanceOf(NotPosted)
    expect(receiver.requests).toHaveLength(2)
    await receiver.close()
  })

  it('an endpoint that does not answer, or breaks off, or is not there, is said so', async () => {
    const receiver = await openReceiver()
    receiver.answer = () => undefined
    expect(await post(receiver.url, { privateToo: true, timeoutMs: 100 })).toEqual(new NotPosted('No answer within 0.1 seconds.'))
    receiver.answer = (_, response) => response.writeHead(200, { 'content-length': '10' }).flushHeaders()
    expect(await post(receiver.url, { privateToo: true, timeoutMs: 100 })).toEqual(new NotPosted('No answer within 0.1 seconds.'))
    receiver.answer = (_, response) => void response.destroy()
    expect(await post(receiver.url, { privateToo: true })).toBeInstanceOf(NotPosted)
    await receiver.close()
    expect(await post(receiver.url, { privateToo: true })).toEqual(new NotPosted('The connection was refused.'))
  })
})
