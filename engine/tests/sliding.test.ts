import { describe, expect, it } from 'vitest'
import type { Accepted } from '../src/decide/decision.ts'
import { hold, lot, member, movesSince, sale, wait } from './beans.ts'
import { timed, type Mutation } from './runner.ts'

const sliding =
  (months: number, more: object = {}): Mutation =>
  (d) =>
    Object.assign(d['currencies'].beans, { expiry: { policy: 'sliding', months }, ...more })

describe('a sliding wallet', () => {
  it('goes whole but for what is held, and that goes when it is let go of', () => {
    const runner = member(sliding(1))
    sale(runner, 50)
    lot(runner, 20)
    hold(runner, 30)
    const mark = runner.log.length
    wait(runner, '2026-07-02T04:00:00Z')
    expect(movesSince(runner, mark)).toEqual(['available>expired 20 @2.0', 'available>expired 20 @3.0'])
    expect(runner.wallet()).toMatchObject({ available: 0, held: 30 })
    runner.ok({ kind: 'release', hold: 4, ...timed('2026-07-03T04:00:00Z') })
    wait(runner, '2026-07-03T04:00:01Z')
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    expect(runner.state.dueAt).toBeNull()
  })

  it('says once what it lost, and nothing when a later tick finds it empty', () => {
    const runner = member((d) => {
      sliding(1)(d)
      d['currencies'].growth.expiry = { policy: 'span', days: 45 }
    })
    sale(runner, 50)
    wait(runner, '2026-08-01T04:00:00Z')
    const lost = runner.log.flatMap(({ decision }) => (decision as Accepted).announcements.filter((a) => a.type === 'points.expired'))
    expect(lost.map((a) => a.data)).toEqual([
      { currency: 'beans', amount: 50 },
      { currency: 'growth', amount: 50 },
    ])
  })

  it('lets points wait longer than it lives: they mature, then they are gone', () => {
    const runner = member(sliding(1, { pending: { policy: 'days', days: 60 } }))
    sale(runner, 50)
    const mark = runner.log.length
    wait(runner, '2026-07-20T04:00:00Z')
    expect(runner.wallet()).toMatchObject({ available: 0, pending: 50 })
    expect(movesSince(runner, mark)).toEqual([])
    wait(runner, '2026-08-20T04:00:00Z')
    expect(movesSince(runner, mark)).toEqual(['pending>available 50 @2.0', 'available>expired 50 @2.0'])
  })

  it('begins anew with what arrives after it ran out: a goodwill is not gone the next moment', () => {
    const runner = member(sliding(6))
    sale(runner, 50, '2026-01-02T04:00:00Z')
    lot(runner, 500, null, '2026-08-01T04:00:00Z')
    wait(runner, '2027-01-31T04:00:00Z')
    expect(runner.wallet().available).toBe(500)
    wait(runner, '2027-02-01T04:00:00Z')
    expect(runner.wallet().available).toBe(0)
  })

  it('is not prolonged by a correction by hand while it runs', () => {
    const runner = member(sliding(6))
    sale(runner, 50, '2026-01-02T04:00:00Z')
    lot(runner, 500, null, '2026-05-01T04:00:00Z')
    wait(runner, '2026-07-02T04:00:00Z')
    expect(runner.wallet().available).toBe(0)
  })
})
