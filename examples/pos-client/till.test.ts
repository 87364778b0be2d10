import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from '../../server/tests/api/open-api.ts'
import { accepted, adjust, beansOf, enrol, freshPhone, phone } from '../../server/tests/api/requests.ts'
import { unfinished } from './journal.ts'

const TILL = fileURLToPath(new URL('till.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'till-'))
let api: Api
let url: string
let key: string
beforeAll(async () => {
  api = await openApi()
  url = await api.listen()
  key = (await api.caller('service', ['orders:write', 'members:write', 'balances:read'], 'till')).token!
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

/** Runs the till until it ends. @returns what it printed */
function till(journal: string, more: readonly string[], { typed = '', at = url } = {}): Promise<{ code: number | null; said: string }> {
  const flags = ['--url', at, '--key', key, '--journal', join(folder, journal)]
  const child = spawn(process.execPath, ['--import', 'tsx', TILL, ...flags, ...more], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(typed)
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

const referenceIn = (said: string): string => /TILL-\w+/.exec(said)![0]

describe('the example till', () => {
  it('sells with points and takes back, by itself', async () => {
    const identity = phone()
    const member = await enrol(api.service, { identities: [identity] })
    await adjust(api.service, member, 300)
    const { code, said } = await till('demo', ['--demo', '--phone', identity.value])
    expect(code, said).toBe(0)
    // 72 yuan, of which 300 beans pay 15; the other 57 earn.
    expect(said).toMatch(/Pay with points\? y\/n: y[^]*300 beans +¥-15\.00[^]*to pay +¥57\.00/)
    expect(said).toMatch(/Receipt TILL-\w+[^]*paid +¥57\.00[^]*saved +¥15\.00/)
    expect(said).toMatch(/Returned TILL-\w+\. Balance: .*300 beans/)
    expect(await beansOf(api.service, member)).toBe(300)
    expect(unfinished(join(folder, 'demo'))).toEqual([])
  })

  it('asks whoever stands at it, enrols newcomers, and takes a line back by reference', async () => {
    const value = freshPhone()
    const sold = await till('asked', ['--phone', value], { typed: 'LAT-R 2\nBAK-CRO\n\ny\n' })
    expect(sold.said).toMatch(/Receipt TILL-/)
    const { member } = accepted(await api.service.post('/v1/members:find', { identity: { kind: 'phone', value } }), 200)
    const earned = await beansOf(api.service, member)
    const back = await till('asked', [], { typed: `return ${referenceIn(sold.said)} LAT-R 1\n` })
    expect(back.said).toMatch(/Returned TILL-/)
    const left = await beansOf(api.service, member)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(earned)
  })

  it('finishes what was not answered, once', async () => {
    const identity = phone()
    const member = await enrol(api.service, { identities: [identity] })
    const [demo, lossy] = [['--demo', '--phone', identity.value], await cutOff(url, '/confirm')]
    const first = await till('cut', demo, { at: lossy.url })
    expect([first.code, lossy.cut], first.said).toEqual([1, 4])
    expect(first.said).toMatch(/finished on the next start/)
    // The server has done it, and the till does not know.
    const earned = await beansOf(api.service, member)
    expect(earned).toBeGreaterThan(0)
    const reference = referenceIn(readFileSync(join(folder, 'cut'), 'utf8'))
    const again = await till('cut', ['--phone', identity.value], { typed: '\n' })
    expect(again.said).toContain(`Unfinished from before: ${reference}, paid.`)
    expect(again.said).toContain(`Receipt ${reference}`)
    expect(await beansOf(api.service, member)).toBe(earned)
    expect(unfinished(join(folder, 'cut'))).toEqual([])
    await lossy.close()
  })

  it('lets go of what was set aside and not paid, and bears a journal that breaks off', async () => {
    const identity = phone()
    const member = await enrol(api.service, { identities: [identity] })
    await adjust(api.service, member, 300)
    const lossy = await cutOff(url, '/hold')
    expect((await till('held', ['--demo', '--phone', identity.value], { at: lossy.url })).code).toBe(1)
    await lossy.close()
    expect(await beansOf(api.service, member)).toBe(0)
    const journal = readFileSync(join(folder, 'held'), 'utf8')
    writeFileSync(join(folder, 'held'), `${journal}\n["k",{"kind":"return","lines":[{"sku":"A"}]`)
    expect((await till('held', ['--phone', identity.value], { typed: '\n' })).said).toMatch(/was let go/)
    expect(await beansOf(api.service, member)).toBe(300)
    expect(unfinished(join(folder, 'held'))).toEqual([])
  })
})

/** Stands before the server and loses every answer to addresses that end so. */
async function cutOff(target: string, end: string) {
  const lost = { cut: 0 }
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = request.headers
    const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {}
    const answer = await fetch(target + request.url, { method: request.method!, headers: headers as Record<string, string>, ...body })
    const text = await answer.text()
    if (request.url!.endsWith(end)) {
      lost.cut += 1
      return response.destroy()
    }
    return response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! }).end(text)
  }
  const server = createServer((request, response) => void pass(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(lost, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  })
}
