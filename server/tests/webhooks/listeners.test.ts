import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Listeners } from '../../src/webhooks/listeners.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'

let api: Api
let listeners: Listeners
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
beforeEach(() => {
  listeners = new Listeners(api.ctx)
})

const register = async (types: string[] | null): Promise<void> => {
  accepted(await api.owner.post('/v1/webhooks', { url: 'https://hooks.invalid/', types }))
}

describe('what is listened to', () => {
  it('is waited for at first and after ten seconds, and read beside the work after five', async () => {
    const waited = (): boolean => listeners.refresh() !== null
    expect([waited(), listeners.reads]).toEqual([true, 1])
    await listeners.refresh()
    for (const [pass, mustWait, reads] of [
      [5000, false, 1],
      [1, false, 2],
      [10_001, true, 3],
    ] as const) {
      api.clock.time += pass
      expect([waited(), waited(), listeners.reads]).toEqual([mustWait, mustWait, reads])
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(waited()).toBe(false)
    }
    listeners.forget()
    expect(waited()).toBe(true)
  })

  it('is what all endpoints of a program want together', async () => {
    await register(['tier.changed'])
    await register(['points.earned'])
    await listeners.refresh()
    const wanted = (type: string): boolean[] => [api.programId, api.programId + 1].map((id) => listeners.listen(id, type))
    expect([wanted('tier.changed'), wanted('points.earned'), wanted('badge.earned')]).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ])
    await register(null)
    listeners.forget()
    await listeners.refresh()
    expect(wanted('badge.earned')).toEqual([true, false])
  })

  it('that changed while it was read is read again', async () => {
    const reading = listeners.refresh()
    listeners.forget()
    expect(listeners.refresh()).toBe(reading)
    await reading
    expect([listeners.reads, listeners.refresh()]).toEqual([2, null])
  })

  it('cannot be told when the database is away, and a batch is told so', async () => {
    const away = new Listeners({ ...api.ctx, pool: { query: () => Promise.reject(new Error('gone')) } as never })
    await expect(away.refresh()).rejects.toThrow('gone')
    await expect(away.refresh()).rejects.toThrow('gone')
    expect(away.reads).toBe(2)
  })
})
