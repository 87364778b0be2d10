import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redeemReward } from '../../src/fulfilments/redeem-reward.ts'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId } from '../../src/kit/ids.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted, beansOf, rich } from '../api/requests.ts'
import { openSupplier, withGadget } from './storm.ts'
import type { Stub } from './stub.ts'
import { Victims } from './victims.ts'

/** How often a process is killed at each point. KILL_ROUNDS=50 kills 600 of them. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 1)
const TIMEOUT = 20_000 + ROUNDS * 10_000
/** So many of the gadget there are. */
const STOCK = 100 + 20 * ROUNDS

const GOOD = { timeouts: 0, losses: 0, refusals: 0, duplicates: 0, contradictions: 0, atOnce: 1 }
const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }

let api: Api
let stub: Stub
const victims = new Victims()
const manners = { ...GOOD }
beforeAll(async () => {
  api = await openApi(withGadget, { webhooksPrivate: true })
  stub = await openSupplier(api, manners)
  accepted(await api.service.put('/v1/stock/gadget', { total: STOCK }), 200)
})
afterAll(async () => {
  victims.close()
  await stub.close()
  await api.close()
})

const killedAt = (point: string, redeem?: { member: string; key: number }): Promise<void> =>
  victims.killedAt({
    url: api.ctx.databaseUrl,
    time: api.clock.time,
    point,
    ...(redeem && { redeem: { ...redeem, programId: api.programId } }),
  })

/** Somebody who can pay for one. The clock moves on, so that a key's limit of requests a second does. */
const somebody = (): Promise<string> => {
  api.clock.time += 1000
  return rich(api.service, 15)
}

const rounds = async (round: () => Promise<void>): Promise<void> => {
  for (let i = 0; i < ROUNDS; i++) await round()
}

/** Whoever runs next goes on; leases run out first. */
async function goOn(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    api.clock.time += 90_001
    await api.settle()
    await workFulfilments(api.ctx)
    await stub.flush()
  }
}

const stateOf = async (member: string): Promise<unknown[]> => {
  const { items } = accepted(await api.service.get(`/v1/fulfilments?member=${member}`), 200)
  return items.map(({ state, points }: { state: string; points: string }) => [state, points])
}
const left = async (): Promise<number> => {
  const { items } = accepted(await api.service.get('/v1/stock'), 200)
  return items[0].total - items[0].taken
}

describe('a worker that is killed', () => {
  const points = [
    'claimed, not ordered',
    'ordered, not sent',
    'answered, not noted',
    'before capture',
    'after capture',
    'captured, not noted',
    'noted, claim not given back',
  ]
  it.each(points)('when it had %s leaves an order that is made once, delivered and paid for once', { timeout: TIMEOUT }, (point) =>
    rounds(async () => {
      const member = await somebody()
      accepted(await api.store.post('/v1/rewards/gadget/redemptions', { member, address }))
      const made = stub.made
      await killedAt(point)
      await goOn()
      expect([await stateOf(member), stub.made - made, await beansOf(api.service, member)]).toEqual([[['delivered', 'captured']], 1, 5])
    }),
  )

  it.each(['before release', 'after release'])('%s leaves points that are let go once', { timeout: TIMEOUT }, (point) =>
    rounds(async () => {
      manners.refusals = 1
      const member = await somebody()
      const before = await left()
      accepted(await api.store.post('/v1/rewards/gadget/redemptions', { member, address }))
      await killedAt(point)
      await goOn()
      manners.refusals = 0
      expect([await stateOf(member), await beansOf(api.service, member), await left()]).toEqual([[['failed', 'released']], 15, before])
    }),
  )
})

describe('a server that is killed', { timeout: TIMEOUT }, () => {
  const again = async (member: string, key: number): Promise<string> => {
    const holder = holderKey(decodeId('mem', member)!)
    const asked = { key: keyHash('victim', String(key)), holder, reward: 'gadget', quantity: 1, slot: '', address: { city: '上海' } }
    const caller = { keyId: '', client: 'victim', programId: api.programId, role: 'store' as const, scopes: [] }
    return (await redeemReward(api.ctx, caller, asked)).row.state
  }
  let keys = 0

  it('before it held the points gives the stock back in time, and the same request goes on', () =>
    rounds(async () => {
      const [member, key] = [await somebody(), (keys += 1)]
      const before = await left()
      await killedAt('before hold', { member, key })
      expect([await stateOf(member), await left()]).toEqual([[['reserved', 'none']], before - 1])
      api.clock.time += 600_001
      await workFulfilments(api.ctx)
      expect([await stateOf(member), await left(), await beansOf(api.service, member)]).toEqual([[['lapsed', 'none']], before, 15])
      expect(await again(member, key)).toBe('pending')
      await goOn()
      expect([await stateOf(member), await left(), await beansOf(api.service, member)]).toEqual([
        [['delivered', 'captured']],
        before - 1,
        5,
      ])
    }))

  it('after it held the points goes on by itself: the announcement was written with the hold', () =>
    rounds(async () => {
      const [member, key] = [await somebody(), (keys += 1)]
      await killedAt('after hold', { member, key })
      expect([await stateOf(member), await beansOf(api.service, member)]).toEqual([[['reserved', 'none']], 5])
      await goOn()
      expect([await stateOf(member), await beansOf(api.service, member)]).toEqual([[['delivered', 'captured']], 5])
      expect(await again(member, key)).toBe('delivered')
    }))

  it('after it held the points, and found by nobody before its stock went to others, lets them go', () =>
    rounds(async () => {
      const [member, key] = [await somebody(), (keys += 1)]
      await killedAt('after hold', { member, key })
      api.clock.time += 600_001
      await workFulfilments(api.ctx)
      const { items } = accepted(await api.service.get('/v1/stock'), 200)
      accepted(await api.service.put('/v1/stock/gadget', { total: items[0].taken }), 200)
      await goOn()
      accepted(await api.service.put('/v1/stock/gadget', { total: STOCK }), 200)
      expect([await stateOf(member), await beansOf(api.service, member)]).toEqual([[['cancelled', 'released']], 15])
    }))
})

describe('after all of it', () => {
  it('the books are sound, and nothing was made twice', async () => {
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
    expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
    expect(stub.made).toBe(stub.orders.size)
  })
})
