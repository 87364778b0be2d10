import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lapseCoupons } from '../../src/coupons/lapse-coupons.ts'
import { makeBatches } from '../../src/coupons/make-batches.ts'
import { submissionOf } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId } from '../../src/kit/ids.ts'
import { openApi, type Answer, type Api, type Tenant } from './open-api.ts'
import { accepted, basket, enrol, malformed, refused } from './requests.ts'

const DAY_MS = 86_400_000
const NAMES = { en: 'A coupon', zh: '一张券' }

let api: Api
let stranger: Tenant
beforeAll(async () => {
  api = await openApi((d) => {
    d['coupons'] = {
      ...d['coupons'],
      autumn: { names: NAMES, valid_days: 30, prefix: 'FALL', transferable: true },
      steady: { names: NAMES },
      bound: { names: NAMES, personal: true, from: '2026-06-10', to: '2026-06-20' },
      mug: { names: NAMES, kind: 'gift', activate: true },
      pass: { names: NAMES, activate: true, transferable: true },
      over: { names: NAMES, to: '2026-06-01' },
      summer: { names: NAMES, codes: 'shared', code: 'SUMMER25', from: '2026-06-01', to: '2026-06-30' },
    }
    d['campaigns'].thanks = {
      names: NAMES,
      trigger: 'order',
      rules: { coupon: { when: 'order.net >= 5000', then: [{ coupon: { coupon: 'autumn' } }] } },
    }
  })
  stranger = await api.tenant('elsewhere', 'cafe')
})
afterAll(() => api.close())

const issue = (member: string, coupon = 'autumn', more: object = {}, key?: string): Promise<Answer> =>
  api.service.post(`/v1/members/${member}/coupons`, { coupon, ...more }, key === undefined ? {} : { key })
const lookup = (code: string): Promise<Answer> => api.store.post('/v1/coupons/lookup', { code }, { key: null })
const coupon = async (id: string): Promise<any> => accepted(await api.service.get(`/v1/coupons/${id}`), 200)
const mine = async (member: string): Promise<any[]> => accepted(await api.service.get(`/v1/members/${member}/coupons`), 200).items
const make = async (): Promise<number> => makeBatches(api.ctx, new AbortController().signal)
const batch = (body: object, key?: string): Promise<Answer> =>
  api.owner.post('/v1/coupons/batches', { coupon: 'autumn', count: 25, ...body }, key === undefined ? {} : { key })
/** Puts a coupon into a state that only a decision leads to. */
const put = (id: string, set: string): Promise<unknown> =>
  api.ctx.pool.query(`update coupons set ${set} where encode(uuid_send(code_hash), 'hex') = $1`, [hexOf(id)])

function hexOf(id: string): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  let value = 0n
  for (const c of id.slice(4)) value = (value << 5n) | BigInt(alphabet.indexOf(c))
  return value.toString(16).padStart(32, '0')
}

describe('a member’s coupon', () => {
  it('is given by hand, once for a key, and shown with its code to those who see people', async () => {
    const member = await enrol(api.service)
    const first = await issue(member, 'autumn', {}, 'give once')
    const given = accepted(first)
    expect((await issue(member, 'autumn', {}, 'give once')).json).toEqual(given)
    expect(given).toEqual({
      id: expect.stringMatching(/^cpn_\w{26}$/) as unknown,
      coupon: 'autumn',
      names: NAMES,
      kind: 'discount',
      state: 'issued',
      usable: true,
      personal: false,
      usable_from: null,
      expires_on: '2026-07-02',
      issued_at: new Date(api.clock.time).toISOString(),
      used_at: null,
      source: 'hand',
      batch: null,
      member,
      code: expect.stringMatching(/^FALL(-\w{4}){3}-\w{5}$/) as unknown,
    })
    expect(await mine(member)).toEqual([given])
    const seen = accepted(await api.store.get(`/v1/members/${member}/coupons`), 200).items
    expect(seen).toEqual([{ ...given, code: null, member: null }])
    const { code: _, ...withoutCode } = given
    expect(await coupon(given.id)).toEqual(withoutCode)
  })

  it('ends on the earliest of its days, and cannot be given where that is over', async () => {
    const member = await enrol(api.service)
    expect(accepted(await issue(member, 'autumn', { expires_on: '2026-06-05' })).expires_on).toBe('2026-06-05')
    expect(accepted(await issue(member, 'autumn', { expires_on: '2027-06-05' })).expires_on).toBe('2026-07-02')
    expect(accepted(await issue(member, 'bound'))).toMatchObject({ usable: false, usable_from: '2026-06-10', expires_on: '2026-06-21' })
    expect(accepted(await issue(member, 'steady'))).toMatchObject({ usable_from: null, expires_on: null })
    refused(await issue(member, 'over'), 422, 'coupon_over')
    expect(refused(await issue(member, 'autumn', { expires_on: '2026-06-02' }), 422, 'coupon_over').facts.expires_on).toBe('2026-06-02')
    refused(await issue(member, 'winter'), 422, 'unknown_coupon')
    refused(await issue(member, 'summer'), 422, 'coupon_is_shared')
    malformed(await issue(member, 'autumn', { expires_on: '2026-02-30' }), 'body.expires_on')
    malformed(await issue(member, 'autumn', { colour: 'red' }), 'body')
    expect(await mine(member)).toHaveLength(4)
  })

  it('is usable only once it was activated, where its kind says so', async () => {
    const { id } = accepted(await issue(await enrol(api.service), 'mug'))
    expect(await coupon(id)).toMatchObject({ state: 'issued', usable: false })
    await put(id, `state = 'active'`)
    expect(await coupon(id)).toMatchObject({ state: 'active', usable: true })
  })

  it('goes to members of the program who are active, and to nobody else', async () => {
    const member = await enrol(api.service)
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }))
    refused(await issue(member), 422, 'member_not_active')
    refused(await issue(await enrol(stranger.service)), 404, 'not_found')
    refused(await issue('mem_nonsense'), 404, 'not_found')
  })

  it('is listed page by page, the newest first', async () => {
    const member = await enrol(api.service)
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.push(accepted(await issue(member)).id)
    const found: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: any = accepted(await api.service.get(`/v1/members/${member}/coupons?limit=2${next === '' ? '' : `&cursor=${next}`}`), 200)
      found.push(...page.items.map((item: { id: string }) => item.id))
      next = page.next
    }
    expect(found.toSorted()).toEqual(ids.toSorted())
  })
})

describe('a coupon that a rule gives', () => {
  it('comes once, however often it is announced', async () => {
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 4, 6000]]) }))
    const { rows } = await api.ctx.pool.query("select * from outbox where type = 'coupon.wanted'")
    expect(rows).toHaveLength(1)
    await api.settle()
    await api.ctx.pool.query(
      `insert into outbox (bucket, holder_id, seq, n, program_id, type, data, at)
       select $1, $2, $3, $4, $5, $6, $7, $8`,
      [rows[0].bucket, rows[0].holder_id, rows[0].seq, rows[0].n, rows[0].program_id, rows[0].type, rows[0].data, rows[0].at],
    )
    await api.settle()
    expect(await mine(member)).toMatchObject([{ coupon: 'autumn', source: 'rule', state: 'issued', member }])
    accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 4, 6000]]) }))
    await api.settle()
    expect(await mine(member)).toHaveLength(2)
  })
})

describe('a code at the till', () => {
  it('is looked up however it is typed, and tells nothing of people', async () => {
    const member = await enrol(api.service)
    const { id, code } = accepted(await issue(member))
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.replaceAll('-', '').replaceAll('0', 'O')]) {
      const found = accepted(await lookup(typed), 200)
      expect(found).toMatchObject({ id, coupon: 'autumn', names: NAMES, state: 'issued', usable: true, member: null })
      expect(found).not.toHaveProperty('code')
    }
  })

  it('that leads nowhere, or to another program, is not found, word for word alike', async () => {
    const { code } = accepted(await issue(await enrol(api.service)))
    const answers = [
      await stranger.store.post('/v1/coupons/lookup', { code }, { key: null }),
      await lookup('FALL-0000-0000-0000-00000'),
      await lookup('FALL-0000-0000-0000-00001'),
      await lookup('NOTHING'),
      await lookup('\u202e \u0007 !'),
    ]
    const bodies = answers.map((answer) => {
      const { instance: _, ...body } = refused(answer, 404, 'not_found')
      return body
    })
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  it('that everybody uses has its days from the program, and no member, and cannot be cancelled', async () => {
    const found = accepted(await lookup('summer25'), 200)
    expect(found).toMatchObject({ coupon: 'summer', state: 'issued', usable: true, usable_from: '2026-06-01', expires_on: '2026-07-01' })
    expect(accepted(await lookup('SUMMER25'), 200).id).toBe(found.id)
    refused(await api.service.post(`/v1/coupons/${found.id}/cancel`, undefined), 422, 'coupon_is_shared')
    const { rows } = await api.ctx.pool.query("select count(*)::int as count from coupons where coupon = 'summer'")
    expect(rows).toEqual([{ count: 1 }])
    refused(await stranger.store.post('/v1/coupons/lookup', { code: 'SUMMER25' }, { key: null }), 404, 'not_found')
  })

  it('guessed too often makes the guesser wait, and is counted; what is found costs nothing', async () => {
    const till = await api.caller('store', undefined, 'guesser')
    const { code } = accepted(await issue(await enrol(api.service)))
    const guess = (text: string): Promise<Answer> => till.post('/v1/coupons/lookup', { code: text }, { key: null })
    for (const found of await Promise.all(Array.from({ length: 200 }, () => guess(code)))) accepted(found, 200)
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, i) => guess(`GUESS${i}`)))
    const turned = guesses.filter(({ status }) => status === 429)
    expect(guesses.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(30)
    expect(turned.length).toBeGreaterThanOrEqual(30)
    expect(Number(refused(turned[0]!, 429, 'rate_limited') && turned[0]!.headers['retry-after'])).toBeGreaterThan(0)
    // Whoever has guessed that often is told nothing of true codes either.
    expect((await guess(code)).status).toBe(429)
    const { text } = await api.nobody.get('/metrics')
    expect(Number(/^perennial_coupon_misses_total (\d+)$/m.exec(text)![1])).toBeGreaterThanOrEqual(30)
    expect(Number(/^perennial_coupon_misses_refused_total (\d+)$/m.exec(text)![1])).toBeGreaterThanOrEqual(30)
    api.clock.time += 3_600_000
    accepted(await guess(code), 200)
  })
})

describe('cancelling and giving away', () => {
  it('ends a coupon, and says of one that is not free what it is', async () => {
    const member = await enrol(api.service)
    const { id } = accepted(await issue(member))
    const first = await api.service.post(`/v1/coupons/${id}/cancel`, undefined, { key: 'end' })
    expect(accepted(first, 200)).toMatchObject({ state: 'cancelled', usable: false })
    expect((await api.service.post(`/v1/coupons/${id}/cancel`, undefined, { key: 'end' })).json).toEqual(first.json)
    expect(refused(await api.service.post(`/v1/coupons/${id}/cancel`), 409, 'coupon_not_free').facts).toEqual({ state: 'cancelled' })
    for (const [set, state] of [
      [`state = 'used', used_at = now(), used_holder = holder_id, used_seq = 1`, 'used'],
      [`state = 'reserved', used_at = null, reserved_until = '2099-01-01'`, 'reserved'],
      [`state = 'issued', reserved_until = null, expires_on = '2026-06-01'`, 'expired'],
    ]) {
      const other = accepted(await issue(member)).id
      await put(other, set!)
      for (const act of ['cancel', 'transfer']) {
        const body = act === 'cancel' ? undefined : { to: await enrol(api.service) }
        expect(refused(await api.service.post(`/v1/coupons/${other}/${act}`, body), 409, 'coupon_not_free').facts).toEqual({ state })
      }
    }
  })

  it('leaves a coupon to the basket that has it until a decision lets go of it', async () => {
    const { id } = accepted(await issue(await enrol(api.service)))
    await put(id, `state = 'reserved', reserved_until = '2026-06-02T03:59:59Z'`)
    expect(await coupon(id)).toMatchObject({ state: 'issued', usable: true })
    expect(refused(await api.service.post(`/v1/coupons/${id}/cancel`), 409, 'coupon_not_free').facts).toEqual({ state: 'reserved' })
  })

  it('takes an active coupon out of its member’s orders first', async () => {
    const [member, friend] = [await enrol(api.service), await enrol(api.service)]
    const [mug, pass] = [accepted(await issue(member, 'mug')).id, accepted(await issue(member, 'pass')).id]
    const holder = holderKey(decodeId('mem', member)!)
    for (const id of [mug, pass]) {
      const draft = { kind: 'coupon' as const, act: 'activate' as const, coupon: id, at: null }
      const key = keyHash('switch on', id)
      const { outcome } = await api.ctx.intake.submit(submissionOf({ programId: api.programId, holder, draft, key, client: null }))
      expect(outcome.refusal ?? null).toBe(null)
    }
    const inOrders = async (): Promise<string[]> => {
      const { rows } = await api.ctx.pool.query<{ coupons: object | null }>(
        `select progress::json->'coupons' as coupons from holder_states where holder_id = $1`,
        [holder.text],
      )
      return Object.keys(rows[0]!.coupons ?? {})
    }
    expect(new Set(await inOrders())).toEqual(new Set([mug, pass]))
    expect(accepted(await api.service.post(`/v1/coupons/${mug}/cancel`), 200).state).toBe('cancelled')
    expect(await inOrders()).toEqual([pass])
    accepted(await api.store.post(`/v1/coupons/${pass}/transfer`, { to: friend }))
    expect(await inOrders()).toEqual([])
    expect(await mine(friend)).toMatchObject([{ coupon: 'pass', state: 'issued', usable: false }])
  })

  it('gives it to another member under a new code, with its days; the code before is dead', async () => {
    const [giver, friend] = [await enrol(api.service), await enrol(api.service)]
    const given = accepted(await issue(giver, 'autumn', { expires_on: '2026-06-09' }))
    const moved = accepted(await api.store.post(`/v1/coupons/${given.id}/transfer`, { to: friend }, { key: 'move' }))
    expect(accepted(await api.store.post(`/v1/coupons/${given.id}/transfer`, { to: friend }, { key: 'move' })).id).toBe(moved.id)
    expect(moved.id).not.toBe(given.id)
    const [theirs] = await mine(friend)
    expect(theirs).toMatchObject({ id: moved.id, source: 'transfer', expires_on: '2026-06-09', state: 'issued', member: friend })
    expect(theirs.code).not.toBe(given.code)
    expect(await mine(giver)).toMatchObject([{ id: given.id, state: 'cancelled', usable: false }])
    expect(accepted(await lookup(given.code), 200).state).toBe('cancelled')
    expect(accepted(await lookup(theirs.code), 200).state).toBe('issued')
  })

  it('gives nothing that may not be given, and to nobody who may not have it', async () => {
    const [giver, friend] = [await enrol(api.service), await enrol(api.service)]
    const give = (id: string, to: string): Promise<Answer> => api.service.post(`/v1/coupons/${id}/transfer`, { to })
    const steady = accepted(await issue(giver, 'steady')).id
    refused(await give(steady, friend), 422, 'coupon_not_transferable')
    const autumn = accepted(await issue(giver)).id
    malformed(await give(autumn, giver), 'body.to')
    refused(await give(autumn, await enrol(stranger.service)), 404, 'not_found')
    accepted(await api.service.patch(`/v1/members/${friend}`, { status: 'closed' }))
    refused(await give(autumn, friend), 422, 'member_not_active')
    expect(await coupon(autumn)).toMatchObject({ state: 'issued', member: giver })
  })
})

describe('a batch', () => {
  it('is made afterwards, exactly once for a key, and its codes are a CSV for owners', async () => {
    const asked = await batch({ expires_on: '2026-06-20' }, 'twenty-five')
    const { id } = accepted(asked, 202)
    expect(asked.json).toMatchObject({ state: 'working', count: 25, made: 0, source: 'generated', by: 'owner', expires_on: '2026-06-20' })
    expect((await batch({ expires_on: '2026-06-20' }, 'twenty-five')).json).toEqual(asked.json)
    expect(refused(await api.owner.get(`/v1/coupons/batches/${id}/codes`), 409, 'batch_not_done').facts).toEqual({ made: 0, count: 25 })
    expect(await make()).toBe(1)
    expect(await make()).toBe(0)
    expect(accepted(await api.service.get(`/v1/coupons/batches/${id}`), 200)).toMatchObject({ state: 'done', made: 25 })
    const csv = await api.owner.get(`/v1/coupons/batches/${id}/codes`)
    expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    const [head, ...lines] = csv.text.trim().split('\r\n')
    expect(head).toBe('code,id,state')
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(25)
    for (const line of lines) {
      const [code, named] = line.split(',')
      expect(accepted(await api.store.post('/v1/coupons/lookup', { code }, { key: null }), 200)).toMatchObject({
        id: named,
        batch: id,
        source: 'batch',
        state: 'issued',
      })
    }
    refused(await api.service.get(`/v1/coupons/batches/${id}/codes`), 403, 'forbidden')
    refused(await stranger.owner.get(`/v1/coupons/batches/${id}/codes`), 404, 'not_found')
  })

  it('keeps no code readable in the database', async () => {
    const { id } = accepted(await batch({ count: 3 }), 202)
    await make()
    const csv = (await api.owner.get(`/v1/coupons/batches/${id}/codes`)).text
    const codes = csv
      .split('\r\n')
      .slice(1, 4)
      .map((line) => line.split(',')[0]!)
    const { rows } = await api.ctx.pool.query<{ text: string }>('select c::text as text from coupons c')
    const stored = rows.map(({ text }) => text).join()
    expect(codes).toHaveLength(3)
    for (const code of codes)
      for (const form of [code, code.replaceAll('-', '')])
        for (const text of [form, Buffer.from(form).toString('hex')]) expect(stored.includes(text)).toBe(false)
  })

  it('is refused where it cannot be meant', async () => {
    malformed(await batch({ count: 0 }), 'body.count')
    malformed(await batch({ count: 1_000_001 }), 'body.count')
    malformed(await batch({ count: 1.5 }), 'body.count')
    refused(await batch({ coupon: 'winter' }), 422, 'unknown_coupon')
    refused(await batch({ coupon: 'summer' }), 422, 'coupon_is_shared')
    refused(await batch({ coupon: 'over' }), 422, 'coupon_over')
    refused(await api.owner.get('/v1/coupons/batches/cpb_nonsense'), 404, 'not_found')
    expect(await make()).toBe(0)
  })
})

describe('the picture of a code', () => {
  it('is an SVG, for those who see people', async () => {
    const { id } = accepted(await issue(await enrol(api.service)))
    for (const as of ['qr', 'code128']) {
      const image = await api.service.get(`/v1/coupons/${id}/image.svg?as=${as}`)
      expect([image.status, image.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
      expect(image.text).toMatch(/^<svg .*<path d="M.*z"\/><\/svg>$/)
    }
    refused(await api.store.get(`/v1/coupons/${id}/image.svg`), 403, 'forbidden')
    malformed(await api.service.get(`/v1/coupons/${id}/image.svg?as=png`), 'querystring.as')
  })
})

describe('time', () => {
  it('ends coupons by their dates, whether the job has run or not; the job writes it down', async () => {
    const member = await enrol(api.service)
    const ids = [accepted(await issue(member)).id, accepted(await issue(member, 'mug')).id, accepted(await issue(member, 'steady')).id]
    await put(ids[1], `state = 'reserved', reserved_until = '2026-06-02T05:00:00Z'`)
    const shared = accepted(await lookup('SUMMER25'), 200).id
    api.clock.time += 30 * DAY_MS
    const shown = Object.fromEntries((await mine(member)).map(({ coupon: key, state, usable }) => [key, [state, usable]]))
    expect(shown).toEqual({ autumn: ['expired', false], mug: ['issued', false], steady: ['issued', true] })
    expect(await coupon(shared)).toMatchObject({ state: 'expired', usable: false })
    const stored = async (): Promise<string[]> => {
      const { rows } = await api.ctx.pool.query<{ state: string }>(
        `select state from coupons where encode(uuid_send(code_hash), 'hex') = any($1::text[]) order by state`,
        [[...ids, shared].map(hexOf)],
      )
      return rows.map(({ state }) => state)
    }
    expect(await stored()).toEqual(['issued', 'issued', 'issued', 'reserved'])
    expect(await lapseCoupons(api.ctx)).toBeGreaterThanOrEqual(2)
    // The code that everybody uses has its days from the program, which may yet be given later ones.
    expect(await stored()).toEqual(['expired', 'issued', 'issued', 'issued'])
    expect(await lapseCoupons(api.ctx)).toBe(0)
  })
})
